"""Words and tables for the pages of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.urls import reverse
from django.utils import timezone

from frankpledge.analysis.contracts import Shape
from frankpledge.analysis.periods import MONTH_NAMES
from frankpledge.intake.models import Delivery, Return, ReturnVersion
from frankpledge.intake.presenters.told import months_told, rows_told, sentences_told
from frankpledge.intake.queries import Coverage, MonthHeld, Telling, source_title
from frankpledge.intake.readers.registry import reader_of
from frankpledge.intake.readers.words import lines_named
from frankpledge.intake.remarks import WITHOUT_LOCATION
from frankpledge.intake.retention import REMOVAL_WORDS, Removal
from frankpledge.intake.rules import (
    DELIVERY_WORDS,
    MAY_BE_REPEATED,
    OUTCOME_WORDS,
    DeliveryStatus,
    Outcome,
    is_stalled,
    month_label,
    month_words,
)
from frankpledge.intake.telling import says_small
from frankpledge.partnership.models import PlanYear
from frankpledge.partnership.rules import plan_year_label, plan_year_of
from frankpledge.ui.tables import Cell, Column, Table, table

MOST_DELIVERIES = 10  # shown on the first page
STATUS_COLOURS = {
    DeliveryStatus.WAITING: "grey",
    DeliveryStatus.RUNNING: "blue",
    DeliveryStatus.DONE: "green",
    DeliveryStatus.REFUSED: "orange",
    DeliveryStatus.CANCELLED: "grey",
    DeliveryStatus.FAILED: "red",
}
ROWS_OF_A_RETURN = ("read", "kept", "set_aside", "without_location")
MONTHS_OF_PLAN_YEAR = [*range(4, 13), *range(1, 4)]


def home(
    coverages: Sequence[Coverage],
    deliveries: Iterable[Delivery],
    *,
    year: PlanYear,
    may_add: bool,
    telling: Telling,
) -> dict[str, Any]:
    """Return the first page: a calendar for each supplier, and recent deliveries."""
    recent = list(deliveries)
    add = {"label": "Add returns", "url": reverse("intake:add", args=_scope(year))}
    return {
        "actions": [add] if may_add else [],
        "under_way": [
            {
                "delivery": one,
                "progress": _progress(one),
                "title": _names(one.file_names),
                "url": one.address(year.label),
            }
            for one in recent
            if one.is_under_way
        ],
        "calendars": [
            {
                "table": _calendar(coverage, year, least),
                "id": f"held-{coverage.source}-{coverage.supplier}",
                "partial": [
                    f"{month_words(month.month)} looks partial."
                    if says_small(month.why_partial, least)
                    else month.why_partial
                    for month in coverage.partial
                ],
            }
            for coverage in coverages
            for least in [telling.least_of(coverage.source, coverage.supplier)]
        ],
        "deliveries": _deliveries(recent, year) if recent else None,
    }


def delivery(
    found: Delivery, *, year: PlanYear, at: datetime, telling: Telling
) -> dict[str, Any]:
    """Return a delivery's page: how far it is, or what became of each file."""
    report = found.report or {}
    status = DeliveryStatus(found.status)
    stalled = is_stalled(found.status, found.heard_at, at=at)
    return {
        "delivery": found,
        "title": _names(found.file_names),
        "status": DELIVERY_WORDS[status],
        "colour": STATUS_COLOURS[status],
        "received": _moment(found.received_at),
        "is_stalled": stalled,
        "progress": _progress(found),
        "may_be_repeated": stalled or status in MAY_BE_REPEATED,
        "repeat_label": "Go on reading"
        if status is DeliveryStatus.CANCELLED
        else "Try again",
        "returns": _returns(report["returns"], year, telling)
        if report.get("returns")
        else None,
        "warned": _warned(report.get("returns", ()), telling),
        "refused": report.get("refused", ()),
        "passed_over": report.get("passed_over", ()),
    }


def _progress(found: Delivery) -> dict[str, Any]:
    """Return a bar of the bytes read, and the files in words."""
    return {
        "value": found.bytes_done,
        "max": max(found.bytes_in_all, 1),
        "text": f"{found.files_done} of {found.files_in_all} files, "
        f"{_megabytes(found.bytes_done)} of {_megabytes(found.bytes_in_all)} MB",
    }


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f}"


def _warned(
    returns: Sequence[dict[str, Any]], telling: Telling
) -> list[dict[str, Any]]:
    """Return what to know of each month, less what its row of the table says already."""
    told = (
        (
            f"{one['period']}: {source_title(one['source'])}, {one['supplier']}",
            [
                text
                for text in sentences_told(
                    one["warnings"], telling.least_of(one["source"], one["supplier"])
                )
                if WITHOUT_LOCATION not in text
            ],
        )
        for one in returns
    )
    return [
        {"title": title, "warnings": warnings} for title, warnings in told if warnings
    ]


def return_report(
    held: Return, coverage: Coverage, *, year: PlanYear
) -> dict[str, Any]:
    """Return the page of one month of a supplier."""
    versions = list(held.versions.all())
    current = next(version for version in versions if version.is_current)
    month = next((one for one in coverage.months if one.month == held.month), None)
    return {
        "held": held,
        "current": current,
        "title": f"{held.supplier}, {held.period_words}",
        "source_title": reader_of(held.source).title,
        "why_partial": month.why_partial if month else "",
        "facts": _facts(current, month),
        "reasons": reasons_of(current) if current.reasons else None,
        "warnings": current.warnings,
        "set_aside_url": reverse("intake:set-aside", args=[*_scope(year), current.uuid])
        if current.set_aside_path
        else "",
        "quality_url": _quality_url(held, year)
        if current.shape == Shape.INCIDENTS
        else "",
        "history": history_of(held),
    }


def _quality_url(held: Return, year: PlanYear) -> str:
    args = [*_scope(year), held.source, held.supplier, held.period]
    return reverse("intake:quality", args=args)


def _calendar(coverage: Coverage, year: PlanYear, least: int | None) -> Table:
    is_told = months_told(coverage, least)
    held = {month.month: month for month in coverage.months}
    return table(
        f"{reader_of(coverage.source).title}: rows of {coverage.supplier} by month",
        [
            Column("Year from April"),
            *(Column(MONTH_NAMES[number - 1][:3]) for number in MONTHS_OF_PLAN_YEAR),
        ],
        [
            [
                _years(first, last),
                *(
                    _month_cell(
                        coverage,
                        held.get(_month_in(first, number)),
                        year,
                        is_told=is_told,
                    )
                    for number in MONTHS_OF_PLAN_YEAR
                ),
            ]
            for first, last in _runs_of_years({plan_year_of(day).year for day in held})
        ],
    )


def _runs_of_years(held: set[int]) -> list[tuple[int, int]]:
    """Return each year held, and the years between in one go, latest first."""
    years = sorted(held, reverse=True)
    runs = [(years[0], years[0])]
    for later, year in pairwise(years):
        if later - year > 1:
            runs.append((year + 1, later - 1))
        runs.append((year, year))
    return runs


def _years(first: int, last: int) -> str:
    labels = [plan_year_label(date(start, 4, 1)) for start in (first, last)]
    return labels[0] if first == last else " to ".join(labels)


def _month_in(start: int, number: int) -> date:
    """Return a month of the plan year that starts in April of `start`."""
    return date(start if number >= MONTHS_OF_PLAN_YEAR[0] else start + 1, number, 1)


def _month_cell(
    coverage: Coverage, held: MonthHeld | None, year: PlanYear, *, is_told: bool
) -> Cell:
    if held is None:
        return Cell("None")
    return Cell(
        "Partial" if held.is_partial else "Held",
        href=_return_url(
            coverage.source, coverage.supplier, month_label(held.month), year
        ),
        about=f"{month_words(held.month)}, {coverage.supplier}",
        note=f"{held.rows:,}" if is_told else "",
    )


def _deliveries(recent: Sequence[Delivery], year: PlanYear) -> Table:
    return table(
        "Latest deliveries",
        ["Files", "Brought", "By", "State", "What became of it"],
        [
            [
                Cell(
                    _names(one.file_names),
                    href=one.address(year.label),
                    about=f"of {_moment(one.received_at)}",
                ),
                _moment(one.received_at),
                one.received_by.name,
                Cell(
                    DELIVERY_WORDS[DeliveryStatus(one.status)],
                    tag=STATUS_COLOURS[DeliveryStatus(one.status)],
                ),
                one.message or "Not known yet",
            ]
            for one in recent
        ],
    )


def _names(names: Sequence[str]) -> str:
    more = len(names) - 1
    return f"{names[0]} and {more:,} more" if more else names[0]


def _returns(
    returns: Sequence[dict[str, Any]], year: PlanYear, telling: Telling
) -> Table:
    return table(
        "Returns",
        [
            "Month",
            "Source",
            "Supplier",
            "Outcome",
            Column("Rows read", is_numeric=True),
            Column("Kept", is_numeric=True),
            Column("Set aside", is_numeric=True),
            Column("Without location", is_numeric=True),
            "LSOA boundaries",
        ],
        [
            [
                Cell(
                    one["period"],
                    href=_return_url(
                        one["source"], one["supplier"], one["period"], year
                    ),
                    about=f"of {one['supplier']}, {source_title(one['source'])}",
                ),
                source_title(one["source"]),
                one["supplier"],
                OUTCOME_WORDS[Outcome(one["outcome"])],
                *rows_told(
                    [one[f"rows_{which}"] for which in ROWS_OF_A_RETURN],
                    # A report is of its moment: beside what is held now it would tell
                    # what came between.
                    is_told=telling.least_of(one["source"], one["supplier"]) is None,
                ),
                one["lsoa_vintage"],
            ]
            for one in returns
        ],
    )


def _facts(version: ReturnVersion, month: MonthHeld | None) -> list[dict[str, Any]]:
    compared = month is not None and month.is_compared
    whole = "Looks whole" if compared else "Too few months near it are held to say"
    state = "Looks partial" if month and month.is_partial else whole
    return [
        {"key": "Rows read", "value": f"{version.rows_read:,}"},
        {"key": "Rows kept", "value": f"{version.rows_kept:,}"},
        {"key": "Rows set aside", "value": f"{version.rows_set_aside:,}"},
        {
            "key": "Rows without a location",
            "value": f"{version.rows_without_location:,}",
        },
        {"key": "Is the month whole?", "value": state},
        {"key": "LSOA boundaries", "value": version.lsoa_sentence},
        {"key": "File", "value": version.file_name},
        {"key": "Content", "value": f"SHA-256 {version.content_sha256}"},
    ]


def reasons_of(version: ReturnVersion) -> Table:
    """Return why rows of a version were set aside."""
    return table(
        "Rows set aside, by reason",
        ["Reason", Column("Rows", is_numeric=True), "Where in the file"],
        [
            [
                f"Rows {reason['words']}",
                reason["rows"],
                lines_named(reason["lines"], reason["rows"]).capitalize(),
            ]
            for reason in version.reasons
        ],
    )


def history_of(held: Return) -> list[dict[str, str]]:
    """Return the versions of a return, newest first, for a timeline."""
    return [_history(version) for version in held.versions.all()]


def _history(version: ReturnVersion) -> dict[str, str]:
    state = "current" if version.is_current else "replaced"
    if version.removed_as:
        state = REMOVAL_WORDS[Removal(version.removed_as)]
    return {
        "title": f"Version {version.number}, {state}: {version.rows_kept:,} rows kept",
        "by": version.received_by.name,
        "at": _moment(version.received_at),
        "text": version.file_name,
    }


def _return_url(source: str, supplier: str, period: str, year: PlanYear) -> str:
    return reverse("intake:return", args=[*_scope(year), source, supplier, period])


def _scope(year: PlanYear) -> tuple[str, str]:
    return year.partnership.slug, year.label


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{local.day} {month_words(local.date())}, {local:%H:%M}"
