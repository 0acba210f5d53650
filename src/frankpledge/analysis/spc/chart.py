"""A whole process chart: season out, limits by segment, signals, icons, cautions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Basis, Caveat, Refusal
from frankpledge.analysis.spc.false_signals import caution
from frankpledge.analysis.spc.icons import (
    ASSURANCE_IN_WORDS,
    SPECIAL,
    VARIATION_IN_WORDS,
    Assurance,
    Better,
    Variation,
    assurance_of,
)
from frankpledge.analysis.spc.limits import XmrLimits, xmr_limits
from frankpledge.analysis.spc.rules import Rule, find_signals
from frankpledge.analysis.spc.season_out import Adjusted, without_season
from frankpledge.analysis.spc.spans import Spans, longer_spans

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Settings:
    """How a chart is to be drawn; breaks are positions, each with its reason."""

    better: Better = Better.NEITHER
    target: float | None = None
    screen: bool = True
    baseline: tuple[int, int] | None = None  # first and last position, both in it
    breaks: Mapping[int, str] = field(default_factory=dict)
    keep_season: bool = False
    keep_spans: bool = False


@dataclass(frozen=True)
class ChartPoint:
    """A period on the chart; limits and value on the scale with the season out."""

    label: str
    value: float | None  # as given
    charted: float | None  # with the season out
    mean: float
    lower: float
    upper: float
    rules: tuple[Rule, ...]
    variation: Variation


@dataclass(frozen=True)
class Segment:
    """A stretch with one set of limits, and why it begins where it does."""

    first: str
    last: str
    reason: str  # "" of the first
    limits: XmrLimits


@dataclass(frozen=True)
class ProcessChart:
    """A series judged: its points, its stretches, and what they say."""

    points: tuple[ChartPoint, ...]
    segments: tuple[Segment, ...]
    variation: Variation  # of the last point
    assurance: Assurance | None
    season: str  # a sentence
    factors: tuple[float, ...]  # twelve, January first; empty where none is taken out
    with_season: tuple[XmrLimits, ...]  # of the same stretches, were it left in
    basis: Basis

    @property
    def signals(self) -> tuple[ChartPoint, ...]:
        """The points that a rule marks."""
        return tuple(point for point in self.points if point.rules)

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        said = [VARIATION_IN_WORDS[self.variation]]
        if self.assurance is not None:
            said.append(ASSURANCE_IN_WORDS[self.assurance])
        return " ".join(said)


def process_chart(spans: Spans, settings: Settings | None = None) -> ProcessChart:
    """Draw an XmR chart by the Making Data Count rules, with its season taken out.

    Question:
        Which periods differ from the rest by more than this series' own ordinary
        variation, is it getting better or worse, and can its target be relied on?

    Data needed:
        One value a period in order of time, None where there is none; 12 or more to
        rely on, 24 months before a season can be told. Where the level is known to
        have changed, `breaks` start the limits anew, each for a stated reason.

    Method:
        Months: a season is tested for (F-test of a quasi-Poisson model with a trend of
        straight pieces, 5%) and where found each month is divided by its factor.
        Counts below 3 a month on average are added up to quarters. Then XmR limits
        (`xmr_limits`) of each stretch, from its baseline where one is given. Signals:
        beyond a limit; 7 or more on one side of the mean; 7 or more rising or falling;
        2 of 3 in the outer third, all three on one side.

    Reading the result:
        The variation icon is that of the last point; the assurance icon compares the
        target with the last limits. A signal is worth asking about. The caveat says
        how many stable series of this length show one.

    When not to use it:
        Across a change of recording without a break there. To re-base because the
        chart is ugly. For events fewer than one a period: chart the times between
        them (`times_between`).

    References:
        Wheeler (1993), Understanding Variation. NHS England, Making Data Count. Reading
        and Wixted (2021), NHSRplotthedots.

    Example:
        >>> from frankpledge.analysis.spc.spans import spans_of
        >>> spans = spans_of([20, 24, 19, 22, 21, 25, 20, 23, 22, 20, 24, 48])
        >>> chart = process_chart(spans, Settings(better=Better.LOWER, target=50))
        >>> chart.variation.value, chart.assurance.value
        ('special cause concerning high', 'passes the target')

    Raises `Refusal` for a series too sparse for limits, a break without a reason and a
    baseline outside the series; `SeriesError` where limits cannot be drawn.
    """
    asked = settings or Settings()
    _check(spans, asked)
    drawn, wider = (
        (spans, ()) if asked.keep_spans else longer_spans(spans, asked.breaks)
    )
    if drawn is not spans:
        asked = _moved(asked, spans, drawn)
    adjusted = without_season(drawn, keep=asked.keep_season)
    starts = [0, *sorted(asked.breaks)]
    segments, points = [], []
    for start, end in zip(starts, [*starts[1:], len(drawn.values)], strict=True):
        limits = _limits(adjusted.values, start, end, asked)
        points += _points(drawn, adjusted.values, (start, end), limits, asked.better)
        segments.append(
            Segment(
                drawn.labels[start],
                drawn.labels[end - 1],
                asked.breaks.get(start, ""),
                limits,
            )
        )
    last = next(point for point in reversed(points) if point.value is not None)
    return ProcessChart(
        points=tuple(points),
        segments=tuple(segments),
        variation=last.variation,
        assurance=None
        if asked.target is None
        else assurance_of(asked.target, last.lower, last.upper, asked.better),
        season=adjusted.sentence,
        factors=adjusted.factors,
        with_season=tuple(
            _limits(drawn.values, start, end, asked)
            for start, end in zip(starts, [*starts[1:], len(drawn.values)], strict=True)
        ),
        basis=_basis(drawn, adjusted, asked, segments, wider),
    )


def _limits(values: Floats, start: int, end: int, asked: Settings) -> XmrLimits:
    """Return the limits of a stretch, from its baseline where that lies in it."""
    first, last = start, end
    if asked.baseline is not None and start <= asked.baseline[0] < end:
        first, last = asked.baseline[0], min(asked.baseline[1] + 1, end)
    return xmr_limits(
        [None if np.isnan(value) else float(value) for value in values[first:last]],
        screen=asked.screen,
    )


def _points(
    spans: Spans,
    values: Floats,
    stretch: tuple[int, int],
    limits: XmrLimits,
    better: Better,
) -> list[ChartPoint]:
    start, end = stretch
    known = [place for place in range(start, end) if not np.isnan(values[place])]
    three = (np.array([one]) for one in (limits.mean, limits.lower, limits.upper))
    signals = find_signals(values[known], *three)
    rules = {place: signals.of(number) for number, place in enumerate(known)}
    return [
        ChartPoint(
            label=spans.labels[place],
            value=None if np.isnan(spans.values[place]) else float(spans.values[place]),
            charted=None if np.isnan(values[place]) else float(values[place]),
            mean=limits.mean,
            lower=limits.lower,
            upper=limits.upper,
            rules=rules.get(place, ()),
            variation=SPECIAL[bool(values[place] > limits.mean), better]
            if rules.get(place)
            else Variation.COMMON_CAUSE,
        )
        for place in range(start, end)
    ]


def _check(spans: Spans, asked: Settings) -> None:
    for place, reason in asked.breaks.items():
        if not reason.strip():
            raise Refusal(
                f"The break at {spans.labels[place]} has no reason. Limits start anew "
                "only for a reason that is written down."
            )
        if not 0 < place < len(spans.values):
            raise Refusal("A break lies outside the series or at its first point.")
    if asked.baseline is not None:
        first, last = asked.baseline
        if not 0 <= first < last < len(spans.values):
            raise Refusal(
                "The baseline does not lie within the series, two points long."
            )


def _moved(asked: Settings, spans: Spans, drawn: Spans) -> Settings:
    """Return the settings with their positions among the longer spans."""

    def place(position: int) -> int:
        return drawn.holding(spans.months[position])

    breaks = {place(position): reason for position, reason in asked.breaks.items()}
    baseline = asked.baseline and (place(asked.baseline[0]), place(asked.baseline[1]))
    return replace(asked, breaks=breaks, baseline=baseline)


def _basis(
    drawn: Spans,
    adjusted: Adjusted,
    asked: Settings,
    segments: Sequence[Segment],
    wider: tuple[Caveat, ...],
) -> Basis:
    known = drawn.values[~np.isnan(drawn.values)]
    found = [*wider, *adjusted.caveats]
    found += {
        one.code: one for part in segments for one in part.limits.caveats
    }.values()
    if drawn.are_counts:
        found.append(caution(len(known), float(known.mean())))
    else:
        found.append(caution(len(known), 1e9))
    return Basis(
        method="XmR chart, Making Data Count rules",
        parameters={
            "screen": asked.screen,
            "better": str(asked.better),
            "target": asked.target,
            "baseline": None
            if asked.baseline is None
            else [drawn.labels[place] for place in asked.baseline],
            "breaks": {
                drawn.labels[place]: reason for place, reason in asked.breaks.items()
            },
            "spans": drawn.unit,
            "season": adjusted.sentence,
        },
        rows_used=len(known),
        caveats=tuple(found),
    )
