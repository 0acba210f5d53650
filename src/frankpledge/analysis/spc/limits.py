"""Control limits of a series: what its own month-to-month variation would give."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Caveat

# Wheeler's constants for moving ranges of two: 3 / 1.128, and the upper limit of a
# range. Both are rounded as the published charts round them, so that limits agree.
LIMITS_PER_RANGE = 2.66
LARGEST_RANGE = 3.267
ENOUGH_POINTS = 12  # fewer give trial limits (Making Data Count, NHS England)
SMALLEST_MEAN = 3  # below it counts are too few for these limits (analysis 4.5)

Floats = npt.NDArray[np.float64]


class SeriesError(ValueError):
    """A series no limits can be drawn from. The text says what is missing."""


@dataclass(frozen=True)
class XmrLimits:
    """The centre and natural limits of a series, and the points beyond them."""

    mean: float
    moving_range: float  # the mean of the ranges kept
    lower: float
    upper: float
    points: int  # with a value
    ranges_left_out: int  # screened as outliers
    beyond: tuple[int, ...]  # positions in the series given, from 0
    caveats: tuple[Caveat, ...]
    method: str = "XmR chart"

    @property
    def trial(self) -> bool:
        """Whether too few points stand behind the limits to rely on them."""
        return self.points < ENOUGH_POINTS


def xmr_limits(values: Sequence[float | None], *, screen: bool = True) -> XmrLimits:
    """Find the mean and natural process limits of a series of single values.

    Question:
        Which months lie outside what this series' own ordinary variation would give?

    Data needed:
        One value a period, in order of time, at equal spacing; None where the period
        has none. At least two neighbouring values; twelve or more to rely on.

    Method:
        XmR: the mean, plus and minus 2.66 times the mean moving range. A moving range
        is the step between neighbouring values; none is taken across a gap. With
        `screen`, ranges of 3.267 times their mean or more are left out once and the
        mean range taken again, as NHS England's charts do; without, limits agree with
        the Making Data Count workbook. The mean is of all values either way.

    Reading the result:
        A point beyond a limit is worth asking about: something other than the usual
        causes is likely. Points within are best read as one system; explaining their
        ups and downs one by one misleads. About one stable chart in five shows a
        point or run worth asking about in two years, though nothing happened.

    When not to use it:
        On a series with a season left in (nine of ten stable charts then give a
        signal), with a trend, across a change of recording, or with a mean below 3 a
        period. The lower limit of a count may come out below zero: then no fall can
        show.

    References:
        Wheeler (1993), Understanding Variation. NHS England, Making Data Count.
        Reading and Wixted (2021), NHSRplotthedots.

    Example:
        >>> limits = xmr_limits([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1])
        >>> round(limits.mean, 3), round(limits.lower, 3), round(limits.upper, 3)
        (1.944, -0.716, 4.604)
        >>> limits.beyond
        (4,)

    Raises `SeriesError` where no two neighbouring values exist or one is not finite.
    """
    series = _as_series(values)
    known = series[~np.isnan(series)]
    ranges = np.abs(np.diff(series))
    ranges = ranges[~np.isnan(ranges)]
    if not ranges.size:
        raise SeriesError(
            "Limits need two values in neighbouring periods, and better twelve; the "
            f"series has {known.size} with none beside another."
        )
    kept = ranges[~_outlying(ranges)] if screen else ranges
    mean, moving_range = float(known.mean()), float(kept.mean())
    reach = LIMITS_PER_RANGE * moving_range
    lower, upper = mean - reach, mean + reach
    slack = 1e-12 * float(np.abs(known).max())  # a level series is not beyond itself
    return XmrLimits(
        mean=mean,
        moving_range=moving_range,
        lower=lower,
        upper=upper,
        points=int(known.size),
        ranges_left_out=int(ranges.size - kept.size),
        beyond=_beyond(series, lower - slack, upper + slack),
        caveats=_caveats(known),
    )


def _as_series(values: Sequence[float | None]) -> Floats:
    if any(value is not None and not math.isfinite(value) for value in values):
        raise SeriesError(
            "The series holds a value that is not a finite number. Give None where a "
            "period has no value."
        )
    return np.array(
        [math.nan if value is None else value for value in values], dtype=np.float64
    )


def _outlying(ranges: Floats) -> npt.NDArray[np.bool_]:
    """Mark the ranges of LARGEST_RANGE times their mean or more; none of all zeros."""
    marked: npt.NDArray[np.bool_] = ranges >= LARGEST_RANGE * ranges.mean()
    return marked & (ranges > 0)


def _beyond(series: Floats, lower: float, upper: float) -> tuple[int, ...]:
    return tuple(np.flatnonzero((series < lower) | (series > upper)).tolist())


def _caveats(known: Floats) -> tuple[Caveat, ...]:
    found, points = [], known.size
    if points < ENOUGH_POINTS:
        found.append(
            Caveat(
                "trial-limits",
                f"Trial limits: they rest on {points} points. Draw them again when "
                f"there are {ENOUGH_POINTS}.",
            )
        )
    counts = bool((known >= 0).all() and (known == np.floor(known)).all())
    if counts and known.mean() < SMALLEST_MEAN:
        found.append(
            Caveat(
                "small-mean",
                f"The mean is below {SMALLEST_MEAN} a period, where these limits give "
                "many false signals. Use a longer period.",
            )
        )
    return tuple(found)
