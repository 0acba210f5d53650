"""More small drafts: action plans set out as tables, with owners, dates and periods."""

from dataclasses import replace

from frankpledge.plan.reading.draft import (
    Activity,
    Draft,
    Particulars,
    Source,
    ThemeMeasure,
    ThemeSheet,
)
from frankpledge.review.checks.examples import Example, draft, theme

_WORK = (
    "Visit every victim of burglary",
    "Fit window locks for older people",
    "Hold a market stall in each town",
    "Train the door staff of each club",
    "Clear graffiti from the underpass",
    "Meet the landlords of the high street",
)
_FIRST_LINE = 50


def activity(text: str, line: int = _FIRST_LINE, **columns: str) -> Activity:
    """Return an activity with its further columns: `due="March 2022"`."""
    return Activity(text, Source(line, line), Particulars(**columns))


def sheet(
    *activities: Activity,
    measures: tuple[ThemeMeasure, ...] = (),
    title: str = "Burglary",
    lead: str = "",
) -> ThemeSheet:
    """Return a theme sheet with these activities."""
    lines = [one.source.first_line for one in activities] or [_FIRST_LINE]
    return replace(
        theme(*measures),
        title=title,
        lead_agency=lead,
        activities=activities,
        source=Source(min(lines), max(lines)),
    )


def rows_of(column: str, *cells: str) -> tuple[Activity, ...]:
    """Return one activity for each cell of one further column."""
    return tuple(
        activity(_WORK[place % len(_WORK)], _FIRST_LINE + place, **{column: cell})
        for place, cell in enumerate(cells)
    )


def due(*deadlines: str) -> Example:
    """Give a table of activities due at these times, in the plan of 2021-22."""
    return lambda: draft(sheet(*rows_of("due", *deadlines)))


def titled(title: str, year: str, given: Draft) -> Draft:
    """Return a draft under another title and for another year."""
    return replace(given, title=title, year_label=year)
