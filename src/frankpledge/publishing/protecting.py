"""Which counts of a publication may be seen: one table, protected as a whole.

A count stands in more places than one (a result is next year's baseline), so what is
hidden is a count of an indicator in a period, wherever it stands.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from frankpledge.analysis.disclosure import (
    CellState,
    CountTable,
    DisclosureError,
    Policy,
    ProtectedTable,
    protect,
)
from frankpledge.analysis.periods import Period
from frankpledge.plan.rules import MeasureUnit
from frankpledge.review.queries import MeasureReview
from frankpledge.review.rules import Observation

SAME_MONTHS = "the same months"


@dataclass(frozen=True, order=True)
class Figure:
    """A count somewhere in a publication: of which indicator, for when, how many."""

    indicator: int
    period: str
    count: int


@dataclass(frozen=True)
class SafeFigures:
    """What may be shown of the figures of a publication, told by a protected table."""

    table: ProtectedTable | None  # None where there is no count at all

    def __post_init__(self) -> None:
        if not isinstance(self.table, ProtectedTable | None):
            raise DisclosureError(
                "Only figures of a protected table are published. Use "
                "protected_figures(reviews, policy)."
            )

    def hides_value(self, review: MeasureReview) -> bool:
        """Return whether the value of a measure's own year is hidden."""
        return self._hides(_values(review))

    def hides_baseline(self, review: MeasureReview) -> bool:
        """Return whether the baseline is hidden, or what the evidence has beside it."""
        return self._hides(_baselines(review))

    def hides_comparison(self, review: MeasureReview) -> bool:
        """Return whether anything is hidden that a change or verdict would tell."""
        return self._hides(figures_of(review))

    def _hides(self, figures: Iterable[Figure]) -> bool:
        hidden = self._hidden
        return any(_key(figure) in hidden for figure in figures)

    @property
    def _hidden(self) -> frozenset[str]:
        if self.table is None:
            return frozenset()
        return frozenset(
            name.rpartition("=")[0]
            for name, (cell,) in zip(self.table.rows, self.table.cells, strict=True)
            if cell.state is CellState.SUPPRESSED
        )


def protected_figures(reviews: Iterable[MeasureReview], policy: Policy) -> SafeFigures:
    """Protect every count the measures of a publication would show."""
    figures = sorted({figure for review in reviews for figure in figures_of(review)})
    if not figures:
        return SafeFigures(None)
    table = CountTable(
        title="Figures",
        rows=tuple(f"{_key(figure)}={figure.count}" for figure in figures),
        columns=("Count",),
        counts=tuple((figure.count,) for figure in figures),
    )
    return SafeFigures(protect(table, policy))


def figures_of(review: MeasureReview) -> Iterator[Figure]:
    """Yield each count that a page would show of a measure, or let be worked out."""
    yield from _values(review)
    yield from _baselines(review)
    change, indicator = review.change, review.measure.indicator_id
    if change is not None and not review.observation.is_whole:
        label = f"{SAME_MONTHS} before {review.period.label}"
        yield Figure(indicator, label, change.earlier)


def _values(review: MeasureReview) -> Iterator[Figure]:
    printed = getattr(review.measure, "printed_result", None)
    if printed is not None:
        yield from _figure(review, review.period, _if_count(review, printed.actual))
    yield from _figure(review, review.period, _events(review, review.observation))


def _baselines(review: MeasureReview) -> Iterator[Figure]:
    period = review.period.year_before()
    yield from _figure(review, period, _if_count(review, review.baseline))
    if review.before is not None:
        yield from _figure(review, period, _events(review, review.before))


def _figure(
    review: MeasureReview, period: Period, value: Decimal | None
) -> Iterator[Figure]:
    if value is not None:
        count = max(0, int(value))
        yield Figure(review.measure.indicator_id, period.label, count)


def _events(review: MeasureReview, observation: Observation) -> Decimal | None:
    """Return how many events stand behind a value; of a share, those it counts."""
    counted = _if_count(review, observation.value)
    return observation.numerator if counted is None else counted


def _if_count(review: MeasureReview, value: Decimal | None) -> Decimal | None:
    is_count = review.measure.indicator.unit == MeasureUnit.COUNT.value
    return value if is_count else None


def _key(figure: Figure) -> str:
    return f"{figure.indicator} {figure.period}"
