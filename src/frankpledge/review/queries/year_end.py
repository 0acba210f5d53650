"""The year-end table: each measure's claim in the document beside what follows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal

import numpy as np

from frankpledge.analysis.change.many import FALSE_DISCOVERIES, benjamini_hochberg
from frankpledge.analysis.change.pair import CountChange
from frankpledge.analysis.rounding import half_up
from frankpledge.plan.models import Plan
from frankpledge.plan.rules import MeasureUnit, printed_number
from frankpledge.review.queries.measures import MeasureReview, reviews_of
from frankpledge.review.rules import HELD_WORDS, Held, YearRow, change_of


@dataclass(frozen=True)
class TableRow:
    """A row as it is printed, in a page, a CSV or a PDF. Every cell is text."""

    code: str
    measure: str
    baseline: str
    target: str
    actual: str
    actual_printed: str  # as the document prints it, where it prints one
    change: str
    change_printed: str
    document_verdict: str
    verdict: str
    sentence: str
    is_change_real: str
    method: str
    line: str
    actual_held: str  # "so far", "months missing": what the actual stands for


COLUMNS = tuple(field.name for field in fields(TableRow))


def table_rows(plan: Plan) -> tuple[TableRow, ...]:
    """Return the year-end table as text, one row a target, in the document's order."""
    return rows_of(reviews_of(plan))


def rows_of(reviews: Iterable[MeasureReview]) -> tuple[TableRow, ...]:
    """Return the year-end rows of what the partnership answers for.

    Their changes stand together in one table, so each is also held against their
    number: what is beyond chance by itself may not be among so many.
    """
    own = answered_for(reviews)
    among = among_many(own)
    return tuple(
        _as_text(_row(review, said)) for review, said in zip(own, among, strict=True)
    )


def among_many(reviews: Sequence[MeasureReview]) -> tuple[str, ...]:
    """Return, for each measure, what its number among the changes tested takes away.

    "" where nothing is: it was not tested, is within chance alone, or holds among all.
    """
    tested = [review.change for review in reviews if review.change is not None]
    if not tested:
        return ("",) * len(reviews)
    rates = iter(benjamini_hochberg(np.array([one.p_value for one in tested])).tolist())
    return tuple(
        "" if review.change is None else _among(review.change, next(rates), len(tested))
        for review in reviews
    )


def _among(change: CountChange, rate: float, tested: int) -> str:
    if not change.distinguishable or rate <= FALSE_DISCOVERIES:
        return ""
    return (
        f" Among the {tested} changes tested together here it may still be chance: it "
        f"would be called a change only where {rate:.0%} of such findings may be false."
    )


def answered_for(reviews: Iterable[MeasureReview]) -> tuple[MeasureReview, ...]:
    """Return what the partnership answers for: its own targets.

    Where every target stands under a theme, those are its own.
    """
    known = tuple(reviews)
    own = tuple(review for review in known if review.measure.theme_id is None)
    return own or known


def _row(review: MeasureReview, among: str) -> YearRow:
    measure = review.measure
    unit = MeasureUnit(measure.indicator.unit)
    printed = getattr(measure, "printed_result", None)
    target = measure.target
    change_printed = printed.change_printed if printed else ""
    change = review.change
    return YearRow(
        code=measure.code,
        title=measure.title,
        unit=unit,
        baseline=review.baseline,
        baseline_printed=measure.baseline_printed,
        target_printed=target.printed_text if target else "",
        observation=review.observation,
        change=change_of(
            review.observation.value if review.observation.is_whole else None,
            review.baseline,
            unit,
        ),
        change_printed=change_printed,
        document_verdict=_label(change_printed),
        judgement=review.judgement,
        chance=f"{change.sentence}{among}" if change else "",
        chance_method=change.method if change else "",
        goal_by_rule=review.goal_by_rule,
        printed_actual=printed.actual_printed if printed else "",
        line=measure.line,
        caveats=tuple(caveat.text for caveat in change.caveats) if change else (),
    )


def _label(change_printed: str) -> str:
    """Return the document's verdict where the cell holds words, not a figure."""
    has_figure = any(character.isdigit() for character in change_printed)
    return "" if has_figure else change_printed


def _as_text(row: YearRow) -> TableRow:
    return TableRow(
        code=row.code,
        measure=row.title,
        baseline=row.baseline_printed,
        target=row.target_printed or _by_rule(row),
        actual=_actual(row),
        actual_printed=row.printed_actual,
        change=_change(row),
        change_printed=row.change_printed,
        document_verdict=row.document_verdict,
        verdict=row.judgement.words,
        sentence=row.judgement.sentence,
        is_change_real=row.chance,
        method=row.chance_method,
        line="" if row.line is None else str(row.line),
        actual_held=HELD_WORDS[row.observation.held],
    )


def _actual(row: YearRow) -> str:
    """Return the value; where the document gives none, what it prints instead: "TBC".

    A printed figure never stands in for evidence that is bound and not there.
    """
    value = row.observation.value
    if value is not None:
        return printed_number(value, row.unit)
    return row.printed_actual if row.observation.held is Held.NOT_GIVEN else ""


def _by_rule(row: YearRow) -> str:
    """Return the number the rule gives, for a target nobody printed."""
    if row.goal_by_rule is None:
        return ""
    return printed_number(row.goal_by_rule, row.unit)


def _change(row: YearRow) -> str:
    if row.change is None:
        return ""
    shown = half_up(row.change, 1)
    suffix = " points" if row.unit is MeasureUnit.PERCENT else "%"
    sign = "+" if shown > 0 else "−" if shown < 0 else ""
    return f"{sign}{abs(Decimal(shown))}{suffix}"
