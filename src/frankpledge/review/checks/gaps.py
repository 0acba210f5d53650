"""Checks for targets nobody will be able to judge: no figure, or no baseline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from frankpledge.analysis.rounding import half_up
from frankpledge.plan.reading.draft import (
    Draft,
    Figure,
    FigureState,
    ResultRow,
    RuleKind,
    TargetRow,
    ThemeMeasure,
    ThemeSheet,
    Unit,
)
from frankpledge.plan.reading.figure_tables import NAMED
from frankpledge.plan.reading.figures import parse_figure
from frankpledge.plan.reading.meaning import subject_of, words_of
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.gathering import FEW, first_few, through
from frankpledge.review.checks.prose import counted_things, sentences
from frankpledge.review.checks.rows import (
    BY_SHARE,
    Row,
    exact_goals,
    is_absent,
    known,
    own_name,
)
from frankpledge.review.checks.wording import (
    aim,
    listed,
    name_of,
    number,
    printed,
    where,
    within_sentence,
)

_QUARTER = re.compile(r"\bQ[1-4]$")
_ALL = 4  # quarters of a year
_STANDS_ALONE = frozenset(
    {
        RuleKind.REDUCE_TO,
        RuleKind.INCREASE_TO,
        RuleKind.AT_LEAST,
        RuleKind.AT_MOST,
    }
)


def not_measurable(draft: Draft) -> Iterator[Remark]:
    """Find rows whose missing figures leave nothing to judge; missing is never zero."""
    rows: tuple[Row, ...] = (*draft.results, *draft.targets)
    found: dict[tuple[type[Row], str], list[Row]] = {}
    elsewhere = _lines_with_unknown_figures(draft)
    for row in rows:
        missing = _missing(row)
        if missing and row.source.first_line not in elsewhere:
            found.setdefault((type(row), missing), []).append(row)
    for (_, missing), same in found.items():
        if len(same) > FEW + 1:
            yield _many_not_measurable(same, missing)
        else:
            yield from (_one_not_measurable(row, missing) for row in same)


def _lines_with_unknown_figures(draft: Draft) -> frozenset[int]:
    """Return the lines with a figure under a head nobody knows: it may be the missing one.

    What numbers the rows has no head.
    """
    return frozenset(
        left.source.first_line
        for left in draft.not_understood
        if left.reason.startswith(NAMED)
        and parse_figure(left.text).state is FigureState.KNOWN
    )


def _missing(row: Row) -> str:
    """Return which figures are missing, in words; "" when the row can be judged."""
    cells = {"baseline": row.baseline, "target": row.target}
    if isinstance(row, TargetRow):
        return "" if _has_a_goal(row) else _gaps(cells)
    if _has_an_actual(row) and _has_a_goal(row):
        return ""
    return _gaps({**cells, "actual": row.actual})


def _has_an_actual(row: ResultRow) -> bool:
    """Say whether the year's figure is printed, or every quarter of a count is."""
    quarters = [one for one in row.quarters if _QUARTER.search(one.period)]
    all_in = len(quarters) >= _ALL and all(known(one) is not None for one in quarters)
    counts = {one.unit for one in quarters} == {Unit.COUNT}
    return not is_absent(row.actual) or (all_in and counts)


def _one_not_measurable(row: Row, missing: str) -> Remark:
    if isinstance(row, TargetRow):
        why = (
            "Not measurable until a figure is given: there is nothing to hold a result "
            "against, and a figure still missing is not zero."
        )
    else:
        why = (
            f"Not measurable: the target{_of_what(row.target)} is neither met nor "
            f"missed{_so_far(row)}, and a figure still missing is not zero."
        )
    return Remark(f"{name_of(row.title)}: {missing}. {why}", row.source, row.title)


def _many_not_measurable(rows: list[Row], missing: str) -> Remark:
    names = first_few([within_sentence(name_of(row.title)) for row in rows])
    return Remark(
        f"{len(rows)} rows are not measurable: {missing} in each of {names}. What is "
        f"still missing is not zero, and no target without a figure is met or missed.",
        through([row.source for row in rows]),
    )


def _so_far(row: ResultRow) -> str:
    """Return what the quarters say already: ` (so far Q1 12 and Q2 14)`."""
    told = [
        f"{one.period} {printed(one)}"
        for one in row.quarters
        if one.period and known(one) is not None
    ]
    return f" (so far {listed(told)})" if told else ""


def _has_a_goal(row: Row) -> bool:
    if not is_absent(row.target):
        return True
    if row.rule is None:  # an empty row may be a heading; "TBC" is a promise
        return row.target.state is FigureState.BLANK
    if row.rule.kind in _STANDS_ALONE and row.rule.amount is not None:
        return True
    return not is_absent(row.baseline)


def _of_what(target: Figure) -> str:
    return "" if is_absent(target) else f" of {printed(target)}"


def _gaps(cells: dict[str, Figure]) -> str:
    """Return the missing cells in words: `the baseline and the actual are TBC`."""
    by_words: dict[str, list[str]] = {}
    for name, cell in cells.items():
        if is_absent(cell):
            by_words.setdefault(_as_printed(cell), []).append(f"the {name}")
    return listed(
        [
            f"{listed(names)} {'is' if len(names) == 1 else 'are'} {words}"
            for words, names in by_words.items()
        ]
    )


def _as_printed(cell: Figure) -> str:
    if cell.state is FigureState.BLANK:
        return "blank"
    return f"printed {printed(cell)}"


@dataclass(frozen=True)
class NamedElsewhere:
    """A count in the document's prose that may be the baseline wanted."""

    value: Decimal
    words: str
    where: str


def share_target_has_no_baseline(draft: Draft) -> Iterator[Remark]:
    """Find "by 15%" of a figure the document does not give."""
    rows: tuple[Row, ...] = (*draft.results, *draft.targets)
    for row in rows:
        by_share = row.rule is not None and row.rule.kind in BY_SHARE
        if by_share and is_absent(row.baseline) and known(row.target) is not None:
            yield Remark(
                f"{name_of(row.title)}: {_asks(row)}, but "
                f"{_gaps({'baseline': row.baseline})}, so the target of "
                f"{printed(row.target)} cannot be checked nor the change judged.",
                row.source,
                row.title,
            )
    wanting = [
        (theme, measure)
        for theme in draft.themes
        for measure in theme.measures
        if _wants_a_baseline(draft, measure)
    ]
    if len(wanting) > FEW + 1:
        yield _many_without_baseline([measure for _, measure in wanting])
    else:
        yield from (_without_baseline(draft, *one) for one in wanting)


def _wants_a_baseline(draft: Draft, measure: ThemeMeasure) -> bool:
    by_share = measure.rule is not None and measure.rule.kind in BY_SHARE
    says_its_own = any(not one.is_share for one in counted_things(measure.text))
    return by_share and not says_its_own and not _has_a_row(draft, measure)


def _asks(stated: Row | ThemeMeasure) -> str:
    return f"{aim(stated.rule)} is asked for" if stated.rule else ""


def _has_a_row(draft: Draft, measure: ThemeMeasure) -> bool:
    """Say whether either table gives a figure to start this measure from.

    The same rule on a wider or narrower subject counts too: the words of a theme are
    looser than those of a table.
    """
    ignoring = own_name(draft)
    about = subject_of(measure.text, ignoring)
    rows: tuple[Row, ...] = (*draft.targets, *draft.results)
    for row in rows:
        subject = subject_of(row.title, ignoring)
        same = bool(about) and subject == about
        near = row.rule == measure.rule and (subject < about or about < subject)
        if (same or near or _one_code(row, measure)) and _has_a_figure(row):
            return True
    return False


def _one_code(row: Row, measure: ThemeMeasure) -> bool:
    codes = row.indicator_codes if isinstance(row, TargetRow) else ()
    return bool(set(codes) & set(measure.indicator_codes))


def _has_a_figure(row: Row) -> bool:
    start = row.actual if isinstance(row, ResultRow) else row.baseline
    return not is_absent(start)


def _without_baseline(draft: Draft, theme: ThemeSheet, measure: ThemeMeasure) -> Remark:
    elsewhere = _named_elsewhere(draft, measure)
    sentence = (
        f"{name_of(measure.text)}: {_asks(measure)} and no baseline is given, so "
        f"nobody can judge when it is reached. "
    )
    goals: tuple[Decimal, ...] = ()
    if elsewhere and measure.rule:
        goals = exact_goals(measure.rule, elsewhere.value, Unit.COUNT)
    if elsewhere and goals:
        sentence += (
            f"{number(elsewhere.value)} {elsewhere.words} are named "
            f"{elsewhere.where}; if that is the baseline, the target is "
            f"{number(half_up(goals[0]))}. Print both."
        )
    else:
        sentence += "Print last year's count beside it."
    return Remark(sentence, measure.source, theme.title, measure.text)


def _many_without_baseline(measures: list[ThemeMeasure]) -> Remark:
    said = [
        f"{within_sentence(name_of(one.text))} ({aim(one.rule)})"
        for one in measures
        if one.rule
    ]
    return Remark(
        f"{len(measures)} measures ask for a share of a figure the document does not "
        f"give, so nobody can judge when they are reached: {first_few(said)}. Print "
        f"last year's count beside each.",
        through([one.source for one in measures]),
    )


def _named_elsewhere(draft: Draft, measure: ThemeMeasure) -> NamedElsewhere | None:
    """Return the count in prose that names what the measure counts, in its setting."""
    about = words_of(f"{measure.subject} {measure.text}")
    for sentence in sentences(draft):
        for thing in sentence.counts:
            setting = (sentence.words & about) - thing.noun
            if thing.noun and thing.noun <= about and setting:
                return NamedElsewhere(thing.value, thing.words, where(sentence.source))
    return None
