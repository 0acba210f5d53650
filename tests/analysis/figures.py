"""Made-up figures, files of them, and what each question about them should answer."""

from collections import defaultdict
from dataclasses import astuple
from datetime import date
from pathlib import Path
from uuid import UUID

import duckdb
import numpy as np

from frankpledge.analysis.contracts import FIGURES, FigureArea, FigureState
from frankpledge.analysis.figures import FigureRow
from frankpledge.analysis.periods import months_from

AREAS = (("E07000115", "Northbridge"), ("E07000112", "Southmere"), (None, "Kestrel"))
CATEGORIES = (("Burglary", ("Theft",)), ("Bicycle theft", ("Theft",)), ("Arson", ()))
QUARTERS = tuple(date(2014, month, 1) for month in (1, 4, 7, 10))
SHOWN = {
    FigureState.GIVEN: ("7", 7.0, None, None),
    FigureState.PROVISIONAL: ("9p", 9.0, None, None),
    FigureState.SUPPRESSED: ("1 to 4", None, 1.0, 4.0),
    FigureState.NOT_AVAILABLE: (":", None, None, None),
}


def cell(state=FigureState.GIVEN, **changes) -> FigureRow:
    """Return one cell: 7 burglaries of Northbridge in January 2014 unless told."""
    printed, value, at_least, at_most = SHOWN[state]
    usual = {
        "version": str(UUID(int=1)),
        "row_number": 2,
        "sheet": None,
        "source": "recorded-crime",
        "supplier": "home-office",
        "period_start": date(2014, 1, 1),
        "period_end": date(2014, 2, 1),
        "area_kind": FigureArea.DISTRICT.value,
        "area_code": "E07000115",
        "area_name": "Northbridge",
        "wider_area": None,
        "category": "Burglary",
        "groups": ("Theft",),
        "measure": "offences",
        "unit": "count",
        "value": value,
        "state": state.value,
        "at_least": at_least,
        "at_most": at_most,
        "printed": printed,
    }
    return FigureRow(**(usual | changes))


def of(period, **changes) -> FigureRow:
    """Return one cell of a period."""
    return cell(period_start=period.start, period_end=period.end, **changes)


def some_figures(seed: int, count: int) -> list[FigureRow]:
    """Return cells of every state, area, category and of quarters and years."""
    chance = np.random.default_rng(seed)

    def one_of(choices):
        return choices[chance.integers(len(choices))]

    made = []
    for number in range(count):
        code, name = one_of(AREAS)
        category, groups = one_of(CATEGORIES)
        period = months_from(one_of(QUARTERS), one_of((3, 3, 12)))
        made.append(
            of(
                period,
                state=one_of(tuple(SHOWN)),
                version=str(UUID(int=period.start.month)),
                row_number=number + 2,
                sheet=one_of((None, "2014")),
                area_kind=one_of(("district", "other")),
                area_code=code,
                area_name=name,
                category=category,
                groups=groups,
            )
        )
    return made


def write(path: Path, rows: list[FigureRow]) -> Path:
    """Write figures to one file of evidence."""
    columns = ", ".join(
        f"unnest(CAST(${column.name} AS {column.kind}[])) AS {column.name}"
        for column in FIGURES
    )
    values = {
        column.name: [getattr(row, column.name) for row in rows] for column in FIGURES
    }
    values["groups"] = [list(row.groups) for row in rows]
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE made AS SELECT " + columns, values)
        connection.table("made").write_parquet(str(path), compression="zstd")
    return path


def _wanted(figures, asked):
    return [
        row
        for row in figures
        if asked["start"] <= row.period_start
        and row.period_end <= asked["until"]
        and (
            asked["areas"] is None or {row.area_code, row.area_name} & {*asked["areas"]}
        )
        and asked["area_kind"] in (None, row.area_kind)
        and asked["category"] in (None, row.category, *row.groups)
        and asked["measure"] in (None, row.measure)
    ]


def _grouped(rows, key):
    groups = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return sorted(groups.items())


def _total(values):
    known = [value for value in values if value is not None]
    return len(known), sum(known) if known else None


def _or(value, bound):
    return bound if value is None else value


def figures_series(figures, asked):
    def key(row):
        area = row.area_code or row.area_name
        period = (row.period_start, row.period_end)
        kind = (row.measure, row.unit, row.area_kind)
        return (*period, *kind, area, row.category, row.version)

    return [
        (
            *named,
            len(rows),
            *_total([row.value for row in rows]),
            *_total([_or(row.value, row.at_least) for row in rows]),
            *_total([_or(row.value, row.at_most) for row in rows]),
            *(
                sum(row.state == state for row in rows)
                for state in ("suppressed", "not available", "provisional")
            ),
        )
        for named, rows in _grouped(_wanted(figures, asked), key)
    ]


def figures_rows(figures, asked):
    rows = sorted(
        _wanted(figures, asked),
        key=lambda row: (
            *(row.period_start, row.period_end, row.version),
            *(row.sheet is None, row.sheet, row.row_number),
        ),
    )
    page = rows[asked["offset"] : asked["offset"] + asked["limit"]]
    listed = list(FigureRow.__dataclass_fields__).index("groups")
    return [
        tuple(list(one) if at == listed else one for at, one in enumerate(astuple(row)))
        for row in page
    ]


def figures_held(figures, _asked):
    def key(row):
        return (
            *(row.source, row.supplier, row.measure, row.unit),
            *(row.category, row.area_kind),
        )

    return [
        (
            *named,
            min(row.period_start for row in rows),
            max(row.period_end for row in rows),
            len(rows),
            sum(row.value is not None for row in rows),
            sum(row.state == "suppressed" for row in rows),
        )
        for named, rows in _grouped(figures, key)
    ]


def figures_area_codes(figures, asked):
    codes = {row.area_code for row in figures if row.area_name == asked["area"]}
    return [(code,) for code in sorted(filter(None, codes))]


def figures_smallest(figures, _asked):
    above_nought = [row.value for row in figures if row.value]
    return [(min(above_nought, default=None),)]


FIGURE_ORACLES = {
    oracle.__name__: oracle
    for oracle in (
        figures_series,
        figures_rows,
        figures_held,
        figures_area_codes,
        figures_smallest,
    )
}
