"""Checks between the parts of a document: one figure, printed in two places."""

import re
from collections.abc import Iterator
from decimal import Decimal

from frankpledge.plan.reading.draft import (
    Draft,
    ResultRow,
    RuleKind,
    TargetRow,
    ThemeMeasure,
)
from frankpledge.plan.reading.meaning import subject_of
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.polarity import Good, good_direction
from frankpledge.review.checks.rows import (
    BY_SHARE,
    DOWNWARD,
    TO_A_FIGURE,
    UPWARD,
    Row,
    known,
    matched,
    own_name,
)
from frankpledge.review.checks.wording import (
    aim,
    figure,
    lines,
    name_of,
    printed,
)

_FROM_TO = re.compile(r"\bfrom\s+(\d[\d,]*(?:\.\d+)?)\s*%?\s+to\s+\d", re.IGNORECASE)
_YEAR = re.compile(r"(19|20)\d\d")


def baseline_is_not_last_years_actual(draft: Draft) -> Iterator[Remark]:
    """Find targets whose baseline differs from the result printed for last year."""
    pairs = list(matched(draft))
    if _starts_from_a_fixed_year(pairs):
        return
    for target, result in pairs:
        baseline, actual = known(target.baseline), known(result.actual)
        if baseline is None or actual is None or baseline == actual:
            continue
        last_year = draft.results_year_label or "last year"
        yield Remark(
            f"{name_of(target.title)}: the baseline is "
            f"{figure(baseline, target.baseline.unit)}, but the actual printed for "
            f"{last_year} is {figure(actual, result.actual.unit)} "
            f"({lines(result.source)}). If the figure was revised or covers another "
            f"period the document should say so; otherwise the baseline is "
            f"{figure(actual, result.actual.unit)}.",
            target.source,
            target.title,
        )


def _starts_from_a_fixed_year(pairs: list[tuple[TargetRow, ResultRow]]) -> bool:
    """Say whether every target keeps the baseline that last year's table had."""
    same = [
        known(target.baseline) == known(result.baseline)
        for target, result in pairs
        if known(target.baseline) is not None
    ]
    return len(same) > 1 and all(same)


def title_and_baseline_disagree(draft: Draft) -> Iterator[Remark]:
    """Find "from 61 to 57" printed beside a baseline that is not 61."""
    rows: tuple[Row, ...] = (*draft.results, *draft.targets)
    for row in rows:
        said, baseline = _FROM_TO.search(row.title), known(row.baseline)
        if said is None or baseline is None:
            continue
        start = Decimal(said[1].replace(",", ""))
        if start != baseline and not _YEAR.fullmatch(said[1]):
            yield Remark(
                f"{name_of(row.title)}: the words start from "
                f"{figure(start, row.baseline.unit)}, but the baseline printed beside "
                f"them is {figure(baseline, row.baseline.unit)}.",
                row.source,
                row.title,
            )


def target_points_the_wrong_way(draft: Draft) -> Iterator[Remark]:
    """Find targets that would let the figure go the way the words forbid."""
    rows: tuple[Row, ...] = (*draft.results, *draft.targets)
    for row in rows:
        baseline, target = known(row.baseline), known(row.target)
        if baseline is None or target is None or row.baseline.unit != row.target.unit:
            continue
        wanted = _way_the_words_point(row)
        if wanted is None or (target - baseline) * wanted > 0:
            continue
        maintains = row.rule and row.rule.kind is RuleKind.MAINTAIN_OR_IMPROVE
        if maintains and target == baseline:
            continue
        verb = "below" if target < baseline else "above"
        if target == baseline:
            verb = "the same as"
        yield Remark(
            f"{name_of(row.title)}: the words ask for {_wish(row, wanted)}, but the "
            f"target of {printed(row.target)} is {verb} the baseline of "
            f"{printed(row.baseline)}.",
            row.source,
            row.title,
        )


def _way_the_words_point(row: Row) -> Good | None:
    if row.rule is None or row.rule.kind in BY_SHARE:
        return None  # a share that comes out the wrong way does not follow, see there
    if row.rule.kind in DOWNWARD | UPWARD:
        return Good.DOWN if row.rule.kind in DOWNWARD else Good.UP
    if row.rule.kind is RuleKind.MAINTAIN_OR_IMPROVE:
        return good_direction(row.title, row.rule)
    return None


def _wish(row: Row, wanted: Good) -> str:
    if row.rule and row.rule.kind is RuleKind.MAINTAIN_OR_IMPROVE:
        return "no worse than now"
    return "a fall" if wanted is Good.DOWN else "a rise"


def measure_and_target_disagree(draft: Draft) -> Iterator[Remark]:
    """Find a theme's measure that asks for another size than the table of targets."""
    ignoring = own_name(draft)
    subjects = [(subject_of(row.title, ignoring), row) for row in draft.targets]
    for theme in draft.themes:
        for measure in theme.measures:
            about = subject_of(measure.text, ignoring)
            same = [row for subject, row in subjects if about and subject == about]
            if len(same) == 1 and _sizes_differ(measure, same[0]):
                yield Remark(
                    f"{name_of(measure.text)}: the theme asks for "
                    f"{_aim(measure)}, the table of targets for {_aim(same[0])} "
                    f"({lines(same[0].source)}).",
                    measure.source,
                    theme.title,
                    measure.text,
                )


def _sizes_differ(measure: ThemeMeasure, row: TargetRow) -> bool:
    one, other = measure.rule, row.rule
    if one is None or other is None or one.amount is None or other.amount is None:
        return False
    comparable = one.kind in BY_SHARE | TO_A_FIGURE and one.unit is other.unit
    return comparable and one.kind is other.kind and one.amount != other.amount


def _aim(stated: ThemeMeasure | TargetRow) -> str:
    return aim(stated.rule) if stated.rule else ""
