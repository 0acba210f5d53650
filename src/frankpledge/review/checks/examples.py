"""Small drafts, one that trips each check and one it must leave alone.

The table of checks points here, the generated page prints from here, and the tests run
every pair. The figures are invented.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from frankpledge.plan.reading.draft import (
    Draft,
    Figure,
    FigureState,
    Line,
    NarrativeTopic,
    ResultRow,
    RuleKind,
    Source,
    TargetRow,
    TargetRule,
    ThemeMeasure,
    ThemeSheet,
    Unit,
)

_STATES = {
    "": FigureState.BLANK,
    "TBC": FigureState.TBC,
    "n/a": FigureState.NOT_APPLICABLE,
    "*": FigureState.WITHHELD,
}
_NUMBER = re.compile(r"([-+−–]?)\s*([\d,]+(?:\.\d+)?)\s*(%?)")


def cell(printed: str) -> Figure:
    """Return a cell as the reader gives it: "1,193", "- 7%", "TBC", "Target met"."""
    number = _NUMBER.fullmatch(printed.strip())
    if number is None:
        return Figure(printed, _STATES.get(printed, FigureState.WORDS))
    sign = -1 if number[1] in {"-", "−", "–"} else 1
    value = sign * Decimal(number[2].replace(",", ""))
    unit = Unit.PERCENT if number[3] else Unit.COUNT
    return Figure(printed, FigureState.KNOWN, value, unit)


def rule(kind: RuleKind, amount: str = "") -> TargetRule:
    """Return a rule; its amount is written as in the words: "5%", "57"."""
    if not amount:
        return TargetRule(kind)
    figure = cell(amount)
    return TargetRule(kind, figure.value, figure.unit)


def fall(amount: str) -> TargetRule:
    """Return the rule "reduce by `amount`"."""
    return rule(RuleKind.REDUCE_BY_SHARE, amount)


def rise(amount: str) -> TargetRule:
    """Return the rule "increase by `amount`"."""
    return rule(RuleKind.INCREASE_BY_SHARE, amount)


MAINTAIN = rule(RuleKind.MAINTAIN_OR_IMPROVE)


def result(title: str, cells: str, aim: TargetRule | None, line: int = 10) -> ResultRow:
    """Return a row of last year's table; cells are written `a | b | c | d`."""
    baseline, target, actual, change = (part.strip() for part in cells.split("|"))
    return ResultRow(
        title=title,
        rule=aim,
        baseline=cell(baseline),
        target=cell(target),
        actual=cell(actual),
        change=cell(change),
        source=Source(line, line),
        confidence=1.0,
    )


def target(
    title: str, cells: str, aim: TargetRule | None, line: int = 20, codes: str = ""
) -> TargetRow:
    """Return a row of the targets table; cells are written `baseline | target`."""
    baseline, goal = (part.strip() for part in cells.split("|"))
    return TargetRow(
        title=title,
        section="",
        rule=aim,
        links=codes,
        indicator_codes=tuple(codes.split()),
        instruments=(),
        baseline=cell(baseline),
        target=cell(goal),
        source=Source(line, line),
        confidence=1.0,
    )


def measure(text: str, aim: TargetRule | None, codes: str = "") -> ThemeMeasure:
    """Return a measure of a theme."""
    return ThemeMeasure(text, aim, tuple(codes.split()), Source(42, 42))


def theme(
    *measures: ThemeMeasure, outcomes: tuple[str, ...] = (), overview: str = ""
) -> ThemeSheet:
    """Return a theme sheet with what a check looks at."""
    return ThemeSheet(
        title="A theme",
        priority="",
        lead_agency="",
        overview=overview,
        activities=(),
        measures=measures,
        outcomes=tuple(Line(text, Source(44, 44)) for text in outcomes),
        key_partners=(),
        source=Source(40, 45),
        confidence=1.0,
    )


def draft(
    *rows: ResultRow | TargetRow | ThemeSheet, prose: str = "", line: int = 30
) -> Draft:
    """Return a draft of these rows and sheets, with one paragraph of prose."""
    told: tuple[NarrativeTopic, ...] = ()
    if prose:
        paragraph = Line(prose, Source(line, line))
        told = (NarrativeTopic("A topic", (paragraph,), paragraph.source, 1.0),)
    return Draft(
        title="An annual plan",
        year_label="2021-22",
        results_year_label="2020-21",
        partnership_name="",
        partnership_contact=None,
        introduction=(),
        results=tuple(row for row in rows if isinstance(row, ResultRow)),
        targets=tuple(row for row in rows if isinstance(row, TargetRow)),
        themes=tuple(row for row in rows if isinstance(row, ThemeSheet)),
        narrative=told,
    )


Example = Callable[[], Draft]


def robbery(cells: str) -> Example:
    """Give a draft of one result: robbery, to fall by 10%."""
    return lambda: draft(result("Reduce robbery by 10%", cells, fall("10%")))


def two_results(first: str, second: str) -> Example:
    """Give a draft of two results, robbery and arson, each to fall by 10%."""
    return lambda: draft(
        result("Reduce robbery by 10%", first, fall("10%"), 10),
        result("Reduce arson by 10%", second, fall("10%"), 11),
    )


def two_targets(first: str, second: str) -> Example:
    """Give a draft of two targets, robbery and arson, each to fall by 10%."""
    return lambda: draft(
        target("Reduce robbery by 10%", first, fall("10%"), 20),
        target("Reduce arson by 10%", second, fall("10%"), 21),
    )


def next_year(cells: str, prose: str = "") -> Example:
    """Give a draft of one target: robbery, to fall by 10%."""
    row = target("Reduce robbery by 10%", cells, fall("10%"))
    return lambda: draft(row, prose=prose)


def carried_over(baseline: str) -> Example:
    """Give last year's robbery, 540, beside this year's baseline for it."""
    return lambda: draft(
        result("Reduce robbery by 10%", "600 | 540 | 540 | -10%", fall("10%")),
        target("Reduce the number of robberies", f"{baseline} | 500", None),
    )


def surveyed(*rows: tuple[str, str]) -> Example:
    """Give results about rowdiness and drugs, to be kept level, with their verdicts."""
    titles = (
        "Maintain the share of people who see rowdiness as a problem",
        "Maintain the share of people who see drug dealing as a problem",
    )
    return lambda: draft(
        *(
            result(title, f"{cells} | {verdict}", MAINTAIN, line)
            for line, (title, (cells, verdict)) in enumerate(
                zip(titles, rows, strict=False), start=10
            )
        )
    )


def told(prose: str) -> Example:
    """Give a draft of nothing but a paragraph."""
    return lambda: draft(prose=prose)


def promised(text: str, aim: TargetRule, prose: str = "") -> Example:
    """Give a theme with one measure, and what the prose says of last year."""
    return lambda: draft(theme(measure(text, aim)), prose=prose)


def hoped(*outcomes: str, prose: str = "") -> Example:
    """Give a theme with these outcomes."""
    return lambda: draft(theme(outcomes=outcomes), prose=prose)


def coded(code: str, title: str, prose: str = "") -> Example:
    """Give a target and a theme's measure under a national indicator's code."""
    aim = rule(RuleKind.REDUCE_TO, "18%")
    given = draft(
        target(title, "20% | 18%", aim, codes=code),
        theme(measure(f"{code} - {title}", aim, code)),
        prose=prose,
    )
    return lambda: replace(given, year_label="2010-11", results_year_label="2009-10")
