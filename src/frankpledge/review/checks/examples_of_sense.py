"""More small drafts: action plans set out as tables, with owners, dates and periods."""

from dataclasses import replace

from frankpledge.plan.reading.draft import (
    Activity,
    Draft,
    Line,
    Particulars,
    Source,
    TargetRow,
    ThemeMeasure,
    ThemeSheet,
)
from frankpledge.plan.reading.instruments import instruments_in
from frankpledge.review.checks.examples import (
    Example,
    cell,
    draft,
    fall,
    measure,
    result,
    target,
    theme,
)

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


def measured(baseline: str, actual: str, title: str = "Reduce robbery") -> Draft:
    """Return a result whose two figures are headed with these periods."""
    row = result(title, "600 | 540 | 510 | -15%", None)
    return draft(
        replace(
            row,
            baseline=replace(row.baseline, period=baseline),
            actual=replace(row.actual, period=actual),
        )
    )


def aimed(baseline: str, goal: str, head: str = "", title: str = "A plan") -> Draft:
    """Return a target headed with these periods, under a head and in a titled plan."""
    row = target("Reduce robbery", "600 | 540", None)
    plan = draft(
        replace(
            row,
            baseline=replace(row.baseline, period=baseline),
            target=replace(row.target, period=goal),
        )
    )
    heads = (Line(head, Source(19, 19)),) if head else ()
    return replace(plan, title=title, headings=heads)


def opinions(*rows: tuple[str, str], prose: str = "") -> Draft:
    """Return targets of opinion, each with what its column of sources says."""
    return draft(
        *(
            replace(
                target(title, "40% | 45%", None, 20 + place),
                instruments=instruments_in(f"{title} {source}"),
                particulars=Particulars(evidence=source),
            )
            for place, (title, source) in enumerate(rows)
        ),
        prose=prose,
    )


def titled(title: str, year: str, given: Draft) -> Draft:
    """Return a draft under another title and for another year."""
    return replace(given, title=title, year_label=year)


def pointing_to(code: str) -> Draft:
    """Return a target of robbery beside a code."""
    return draft(target("Reduce robbery", "90,000 | 80,000", None, codes=code))


def promised_code(code: str, words: str) -> Example:
    """Give a theme's measure under a code in the year 2010-11."""
    given = draft(theme(measure(f"{code} - {words}", None, code)))
    return lambda: titled("A plan", "2010-11", given)


def twice(first: str, second: str) -> Example:
    """Give a table of two targets, each from 90,000 down by the share it says."""
    return lambda: draft(
        *(_by_share(text, 20 + at) for at, text in enumerate((first, second)))
    )


def _by_share(text: str, line: int) -> TargetRow:
    size = text.rpartition(" by ")[2]
    share = cell(size).value or 0
    goal = 90_000 - 900 * share
    return target(text, f"90,000 | {goal:,}", fall(size), line)
