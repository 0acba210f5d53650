"""The near-repeat table: how much more often events follow near one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.nearrepeat.bands import Bands, Closed
from frankpledge.analysis.nearrepeat.pairs import Metric, close_pairs
from frankpledge.analysis.nearrepeat.precision import check_precision
from frankpledge.analysis.nearrepeat.shuffling import Counts, counted, pairs_within
from frankpledge.analysis.results import Basis, Caveat, Dropped, Refusal

SIGNIFICANCE = 0.05
METHOD = "Knox test in bands, days shuffled among the events"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How near and how soon is near, and how it is worked out."""

    distance: Sequence[float]  # upper edges of the bands, in metres
    days: Sequence[float]
    metric: Metric = Metric.EUCLIDEAN
    closed: Closed = Closed.LEFT
    permutations: int = 999
    accept_precision: str | None = None  # why coarse places or dates are right


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Pairs of events in one band of distance and one of days."""

    distance: str  # as an interval: "[0, 0.1) m"
    days: str
    observed: int
    expected: float  # the mean of the shuffles
    median: float  # of the shuffles
    p_value: float  # (shuffles with as many or more + 1) / (shuffles + 1)

    @property
    def ratio(self) -> float | None:
        """Observed over the mean of the shuffles; None where that is 0."""
        return self.observed / self.expected if self.expected else None

    @property
    def ratio_of_median(self) -> float | None:
        """Observed over the median of the shuffles; None where that is 0."""
        return self.observed / self.median if self.median else None


@dataclass(frozen=True)
class NearRepeats:
    """The table, a row a band of distance; what lies beyond the bands comes last."""

    table: tuple[tuple[Cell, ...], ...]
    distance: Bands
    days: Bands
    pairs: int  # within the widest band of distance
    basis: Basis

    @property
    def strongest(self) -> Cell | None:
        """The cell with the largest ratio of those chance would seldom give."""
        found = [
            cell
            for row in self.table[: len(self.distance)]
            for cell in row[: len(self.days)]
            if cell.p_value < SIGNIFICANCE and cell.ratio is not None and cell.ratio > 1
        ]
        return max(found, key=lambda cell: cell.ratio or 0, default=None)

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        cell = self.strongest
        if cell is None or cell.ratio is None:
            return (
                "No band of distance and days holds more pairs than shuffled days "
                "would give: no near-repeat pattern is seen here."
            )
        return (
            f"Near repeats are seen: most of all within {cell.distance} and {cell.days}, "
            f"where pairs of events are {cell.ratio:.3g} times as many as with shuffled "
            f"days ({cell.observed:,} against {cell.expected:.1f}, "
            f"p = {cell.p_value:.3g})."
        )


def near_repeat(
    x: npt.NDArray[np.floating],
    y: npt.NDArray[np.floating],
    day: npt.NDArray[np.datetime64] | npt.NDArray[np.int64],
    asked: Asked,
    *,
    rng: np.random.Generator,
    dropped: tuple[Dropped, ...] = (),
) -> NearRepeats:
    """Count events that follow near one another, against days shuffled among them.

    Question:
        After an event, are others nearby more frequent for a while, and how near and
        how long?

    Data needed:
        The true place (metres, not moved to shared points) and the day of each event
        of one kind in one area and period, some hundred at least. Every record is an
        event: records of one incident entered twice are repeats to this method, so
        take them out first.

    Method:
        Each pair of events counts once, in its band of distance and its band of days
        (calendar days between the dates). `distance` and `days` are upper edges, the
        first band beginning at 0: 0.1,200,400 gives [0, 0.1) [0.1, 200) [200, 400)
        with `closed` left, [0, 0.1] (0.1, 200] (200, 400] with right. Then the days
        are shuffled among the events `permutations` times and counted anew. `expected`
        is the mean of the shuffles; the p-value is (b + 1) / (R + 1), b of R shuffles
        having as many pairs or more. A last row and column hold what lies beyond.
        The Near Repeat Calculator works with Manhattan distance, left-closed bands and
        single precision, and labels bands a unit off: its "0 to 7" days are [0, 7).

    Reading the result:
        A ratio of 2 with a small p-value: twice as many pairs lie that near as with
        the same places and days otherwise unrelated. The smallest p-value that R
        shuffles can give is 1 / (R + 1). Of twenty cells one falls below 5% by chance,
        so read neighbouring cells together.

    When not to use it:
        With places moved to shared points or dates known as months, as data.police.uk
        gives them: it is refused, for it hides true repeats and invents others. Across
        years in which the pattern of places changed, ratios rise though nothing
        repeats. Not for events found long after they happened, unless the range is
        short against the bands.

    References:
        Knox (1964), Applied Statistics 13. Johnson et al. (2007), Space-time patterns
        of risk, J. Quantitative Criminology 23. Ratcliffe, Near Repeat Calculator.
        North, Curtis and Sham (2002), American J. Human Genetics 71, on (b + 1).

    Example:
        >>> x, y = np.array([0.0, 0.0, 900.0, 900.0]), np.zeros(4)
        >>> found = near_repeat(
        ...     x, y, np.array([1, 3, 40, 80]),
        ...     Asked(distance=[0.1, 200], days=[1, 8], permutations=99),
        ...     rng=np.random.default_rng(1),
        ... )
        >>> [(cell.days, cell.observed) for cell in found.table[0]]
        [('[0, 1) days', 0), ('[1, 8) days', 1), ('[8, ...) days', 1)]

    Raises `Refusal` for coarse places or dates, bands that do not rise, fewer than two
    events, or more pairs than can be held.
    """
    space = Bands.of(asked.distance, closed=asked.closed, unit="m")
    time = Bands.of(asked.days, closed=asked.closed, unit="days")
    dates = day.astype("datetime64[D]") if day.dtype.kind == "M" else None
    caveats = [
        *_checked(x, y, dates, asked.permutations, space),
        *check_precision(x, y, dates, asked.accept_precision),
    ]
    numbered = (day if dates is None else dates).astype(np.int64)
    pairs = close_pairs(x, y, space, asked.metric)
    counts = counted(pairs, numbered, time, permutations=asked.permutations, rng=rng)
    whole = _with_beyond(counts, pairs.by_band, pairs_within(numbered, time))
    basis = Basis(
        method=METHOD,
        parameters={
            "distance": list(space.uppers),
            "days": list(time.uppers),
            "metric": str(asked.metric),
            "closed": str(asked.closed),
            "permutations": asked.permutations,
        },
        rows_used=x.size,
        dropped=dropped,
        caveats=tuple(caveats),
    )
    return NearRepeats(_table(whole, space, time), space, time, pairs.first.size, basis)


def _checked(
    x: npt.NDArray[np.floating],
    y: npt.NDArray[np.floating],
    day: npt.NDArray[np.datetime64] | None,
    permutations: int,
    space: Bands,
) -> list[Caveat]:
    if x.size < 2:
        raise Refusal(f"{x.size} event makes no pair. Give two or more.")
    if permutations < 1:
        raise Refusal(
            f"{permutations} shuffles say nothing. Ask for 99, or better 999."
        )
    reach = np.hypot(np.ptp(x), np.ptp(y))
    degrees = np.abs(x).max() <= 180 and np.abs(y).max() <= 90
    if degrees and 0 < reach <= space.uppers[0] and x.size > 9:
        raise Refusal(
            f"All events lie within {reach:.3g} of one another, less than the first "
            f"band's {space.uppers[0]:g} m: these look like longitudes and latitudes. "
            "Give metres, such as eastings and northings."
        )
    if day is not None and np.unique(day).size == 1:
        raise Refusal(
            f"All {x.size:,} events have the date {day[0]}: shuffling one date changes "
            "nothing. Give events of several days."
        )
    if permutations >= 1 / SIGNIFICANCE:
        return []
    return [
        Caveat(
            "few-shuffles",
            f"With {permutations} shuffles no p-value can be below "
            f"{1 / (permutations + 1):.2g}.",
        )
    ]


def _with_beyond(counts: Counts, by_distance: Counts, by_days: Counts) -> Counts:
    """Add what lies beyond the bands: it follows, for shuffling keeps both margins."""
    beyond_days = by_distance[None, :, None] - counts.sum(axis=2, keepdims=True)
    rows = np.concatenate((counts, beyond_days), axis=2)
    beyond_distance = by_days[None, None, :] - rows.sum(axis=1, keepdims=True)
    return np.concatenate((rows, beyond_distance), axis=1)


def _table(counts: Counts, space: Bands, time: Bands) -> tuple[tuple[Cell, ...], ...]:
    observed, shuffled = counts[0], counts[1:]
    expected, median = shuffled.mean(axis=0), np.median(shuffled, axis=0)
    as_many = (shuffled >= observed).sum(axis=0)
    return tuple(
        tuple(
            Cell(
                distance=space.interval(row),
                days=time.interval(column),
                observed=int(observed[row, column]),
                expected=float(expected[row, column]),
                median=float(median[row, column]),
                p_value=float((as_many[row, column] + 1) / (len(shuffled) + 1)),
            )
            for column in range(len(time) + 1)
        )
        for row in range(len(space) + 1)
    )
