"""The same by Frankpledge: `python -m benchmarks.intake.ours HOME WARDS FILE...`.

The home has its tables and its partnership already, as the peer's has its libraries.
`--rows OUT` then writes each row with its category and ward, for comparing; that is not
part of what is measured.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from benchmarks.intake.meanings import MEANINGS

AT = datetime(2026, 1, 1, tzinfo=UTC)
SLUG = "kent"
CODE, NAME = "ward22_code", "ward22_name"  # as the file of wards says
ROWS = """
SELECT
    strftime(month, '%Y-%m') AS period, row_number AS line, reference,
    category_mapping.code AS category, incidents.longitude, incidents.latitude,
    incidents.lsoa_code, min(area_code) AS ward
FROM incidents
LEFT JOIN category_mapping USING (source, supplier, category)
LEFT JOIN placed
    ON incidents.longitude IS NOT DISTINCT FROM placed.longitude
    AND incidents.latitude IS NOT DISTINCT FROM placed.latitude
    AND incidents.lsoa_code IS NOT DISTINCT FROM placed.lsoa_code
GROUP BY ALL
ORDER BY period, line
"""


def main(home: str, wards: str, *rest: str) -> None:
    """Add the files and report; or write the rows of what was added."""
    _set_up(home)
    if rest == ("--prepare",):
        _prepare()
    elif rest[:1] == ("--rows",):
        _write_rows(Path(wards), Path(rest[1]))
    else:
        print(json.dumps(_report(Path(wards), [Path(file) for file in rest])))


def _set_up(home: str) -> None:
    os.environ["FRANKPLEDGE_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "frankpledge.config.settings"
    os.environ.pop("DATABASE_URL", None)
    import django  # noqa: PLC0415

    django.setup()


def _prepare() -> None:
    from django.core.management import call_command  # noqa: PLC0415

    from frankpledge.access import operations as access  # noqa: PLC0415
    from frankpledge.partnership import operations  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    by = access.command_line_user()
    operations.create_partnership(slug=SLUG, name="Kent", by=by, at=AT)


def _report(wards: Path, files: list[Path]) -> list[dict[str, Any]]:
    from frankpledge.access import operations as access  # noqa: PLC0415
    from frankpledge.intake import operations  # noqa: PLC0415
    from frankpledge.partnership import queries  # noqa: PLC0415

    report = operations.add_paths(
        partnership=queries.partnership_by_slug(SLUG),
        paths=files,
        source="police-uk",
        by=access.command_line_user(),
        at=AT,
    )
    assert not report.refused, report.refused
    categories, in_wards = _counts(wards)
    return [
        {
            "period": one.period,
            "rows_read": one.rows_read,
            "rows_kept": one.rows_kept,
            "set_aside": one.rows_set_aside,
            "without_location": one.rows_without_location,
            "categories": categories[one.period],
            "wards": in_wards[one.period],
        }
        for one in report.returns
    ]


def _counts(wards: Path) -> tuple[dict[str, dict], dict[str, dict]]:
    """Count every month by our categories and by ward."""
    from frankpledge.analysis.categories import taxonomy_counts  # noqa: PLC0415
    from frankpledge.analysis.counts import IncidentFilter  # noqa: PLC0415
    from frankpledge.analysis.periods import Period  # noqa: PLC0415
    from frankpledge.analysis.periods import month as month_of  # noqa: PLC0415

    categories: dict[str, dict] = {}
    in_wards: dict[str, dict] = {}
    with _placed(wards) as (placed, months):
        first, *_, last = [month_of(month.year, month.month) for month in months]
        whole = IncidentFilter(Period(first.start, last.end))
        found = taxonomy_counts(placed.evidence, whole, _taxonomy())
        for month in months:
            period = f"{month:%Y-%m}"
            categories[period] = {
                one.category: count.count
                for one in found.categories
                for count in one.months
                if count.month == month and count.count
            }
            wanted = IncidentFilter(month_of(month.year, month.month))
            areas = placed.counts(wanted).areas
            in_wards[period] = {code: count for code, count in areas.items() if count}
    return categories, in_wards


@contextmanager
def _placed(wards: Path) -> Iterator[tuple[Any, list[date]]]:
    from frankpledge.analysis.evidence import open_evidence  # noqa: PLC0415
    from frankpledge.analysis.places.placing import (  # noqa: PLC0415
        Layer,
        PlaceArea,
        place,
    )
    from frankpledge.intake import queries  # noqa: PLC0415
    from frankpledge.partnership.queries import partnership_by_slug  # noqa: PLC0415

    features = json.loads(wards.read_text(encoding="utf-8"))["features"]
    areas = tuple(
        PlaceArea(one["properties"][CODE], one["properties"][NAME], one["geometry"])
        for one in features
    )
    files = queries.evidence_files(
        partnership_by_slug(SLUG), source="police-uk", supplier="kent"
    )
    with (
        open_evidence([file.path for file in files], memory="256MB") as evidence,
        place(evidence, Layer("Wards", areas)) as placed,
    ):
        yield placed, [file.month for file in files]


def _taxonomy() -> Any:
    from frankpledge.analysis.categories import (  # noqa: PLC0415
        MappedCategory,
        Taxonomy,
    )

    mapped = tuple(
        MappedCategory("police-uk", "kent", words, None, None, code)
        for words, code in MEANINGS.items()
    )
    return Taxonomy(dict.fromkeys(MEANINGS.values()), mapped)


def _write_rows(wards: Path, out: Path) -> None:
    from frankpledge.analysis.categories import taxonomy_counts  # noqa: PLC0415
    from frankpledge.analysis.counts import IncidentFilter  # noqa: PLC0415
    from frankpledge.analysis.periods import month  # noqa: PLC0415

    with _placed(wards) as (placed, _), out.open("w", newline="") as file:
        wanted = IncidentFilter(month(2000, 1))
        taxonomy_counts(placed.evidence, wanted, _taxonomy())  # puts it beside the rows
        rows = placed.evidence.connection.execute(ROWS)
        writer = csv.writer(file)
        while some := rows.fetchmany(10_000):
            writer.writerows(some)


if __name__ == "__main__":
    main(*sys.argv[1:])
