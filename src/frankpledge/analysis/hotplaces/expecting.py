"""How many events to expect in each cell next month, learned from the past alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.hotplaces.past import Flags, Floats, Grid, Past
from frankpledge.analysis.results import Refusal

# Chosen on Kent 2018-19 and 2025 and on New York 2015, before the data that the
# benchmark judges by were looked at.
FADING = (2.0, 8.0, np.inf)  # months after which an event weighs 1/e
WIDTHS = (1.5, 3.0, 8.0)  # radii of the neighbourhoods, in cells
LEARNED_FROM = 6  # the last months, each foretold from those before it
FEWEST_BEFORE = 2  # months known before the first of those
STEPS = 200  # of learning; stopping early keeps like sources alike
RECORD = 24.0  # months over which a cell's own record fades
FIRMNESS = (*np.geomspace(0.05, 200, 25), 1e9)
LEAST = 1e-12  # stands for a rate of nought in logarithms
SPREADS = np.geomspace(0.02, 500, 60)


@dataclass(frozen=True)
class Expected:
    """What to expect in each cell next month.

    The rate of a cell is taken as gamma distributed with the mean `rate` and the
    variance `rate` / `precision`.
    """

    rate: Floats
    study: Flags
    precision: float
    own: float  # the share of what is expected that its own past says
    nearby: float  # the share that its neighbours' past says
    anywhere: float  # the share that is the same for every cell


@dataclass(frozen=True)
class _Lesson:
    """Months that came, each cell of each, and what was known before."""

    sources: Floats  # a row a source
    events: Floats  # that came
    before: Floats  # events before, fading over RECORD months
    months: Floats  # months before, fading likewise


def expect(past: Past) -> Expected:
    """Learn from the last months what foretells the next, and foretell it.

    Each of the last months is set against what was known before it. First every cell's
    own rate and those of its neighbourhoods, at three speeds of forgetting, and one
    rate for all are summed with weights that are never negative: those under which the
    months that came were likeliest (Poisson, by the EM rule). Then each cell's sum is
    held against the cell's own record. It is multiplied by the posterior mean of a
    gamma factor with the mean 1, so that a quiet cell beside a hot one is not taken
    for hot, and again the firmness of 1 is the one that foretold best.
    """
    targets = [
        month
        for month in range(past.months - LEARNED_FROM, past.months)
        if month >= FEWEST_BEFORE
        and past.returned[month]
        and past.returned[:month].sum() >= FEWEST_BEFORE
    ]
    if not targets:
        raise Refusal(
            f"Only {int(past.returned.sum())} months hold events, too few to learn what "
            f"foretells the next. Give at least {FEWEST_BEFORE + 1}, better 12 or more."
        )
    smoother = _smoother(past.grid)
    lesson = _together([_lesson(past, month, smoother) for month in targets])
    weights = _weights(lesson)
    summed = weights @ lesson.sources
    firm = _firmness(summed, lesson)
    learned = _corrected(summed, lesson.before, lesson.months, firm)
    level = lesson.events.sum() / learned.sum()
    now = _sources(past, smoother)
    record, months = _record(past)
    rate = level * _corrected(weights @ now, record, months, firm)
    parts = weights * now[:, past.study].sum(axis=1)
    parts = parts / parts.sum()
    own = np.arange(len(parts) - 1) % (1 + len(WIDTHS)) == 0
    return Expected(
        rate=np.where(past.study, rate, 0.0),
        study=past.study,
        precision=_precision(level * learned, lesson.events),
        own=float(parts[:-1][own].sum()),
        nearby=float(parts[:-1][~own].sum()),
        anywhere=float(parts[-1]),
    )


def _lesson(past: Past, month: int, smoother: _Smoother) -> _Lesson:
    known = past.before(month)
    record, months = _record(known)
    return _Lesson(
        sources=_sources(known, smoother)[:, known.study],
        events=past.counts_of(month)[known.study],
        before=record[known.study],
        months=np.full(int(known.study.sum()), months),
    )


def _together(lessons: Sequence[_Lesson]) -> _Lesson:
    return _Lesson(
        sources=np.concatenate([one.sources for one in lessons], axis=1),
        events=np.concatenate([one.events for one in lessons]),
        before=np.concatenate([one.before for one in lessons]),
        months=np.concatenate([one.months for one in lessons]),
    )


def _record(past: Past) -> tuple[Floats, float]:
    """Return each cell's events, fading over RECORD months, and the months so weighed."""
    ages = np.arange(past.months)[::-1]
    weights = np.exp(-ages / RECORD) * past.returned
    return past.counts(weights), float(weights.sum())


def _sources(past: Past, smoother: _Smoother) -> Floats:
    """Return what may foretell: a row a source, a column a cell, events a month."""
    ages = np.arange(past.months)[::-1]
    rows = []
    for months in FADING:
        weights = np.exp(-ages / months) * past.returned
        own = past.counts(weights) / weights.sum()
        rows += [own, *smoother.nearby(own)]
    rows.append(np.full(past.grid.cells, rows[-len(WIDTHS) - 1].mean()))
    return np.array(rows)


@dataclass(frozen=True)
class _Smoother:
    """Weighted means of neighbourhoods, by Fourier transforms of a padded grid."""

    grid: Grid
    shape: tuple[int, int]
    kernels: tuple[tuple[int, npt.NDArray[np.complex128]], ...]  # reach; transform

    def nearby(self, own: Floats) -> list[Floats]:
        """Return the mean of each cell's neighbourhood, for each width."""
        grid = self.grid
        field = np.fft.rfft2(own.reshape(grid.across, grid.up), self.shape)
        smooth = []
        for reach, kernel in self.kernels:
            spread = np.fft.irfft2(field * kernel, self.shape)
            cut = spread[reach : reach + grid.across, reach : reach + grid.up]
            smooth.append(np.maximum(cut, 0.0).ravel())
        return smooth


def _smoother(grid: Grid) -> _Smoother:
    from scipy.fft import next_fast_len

    kernels = [_kernel(width) for width in WIDTHS]
    margin = max(len(kernel) for kernel in kernels)
    shape = (next_fast_len(grid.across + margin), next_fast_len(grid.up + margin))
    return _Smoother(
        grid,
        shape,
        tuple((len(one) // 2, np.fft.rfft2(one, shape)) for one in kernels),
    )


def _kernel(width: float) -> Floats:
    """Return quartic weights of the cells within a radius in cells; they sum to 1."""
    reach = int(width) + 1
    apart = np.arange(-reach, reach + 1)
    near = 1 - (apart[:, None] ** 2 + apart**2) / width**2
    weights = np.where(near > 0, near, 0) ** 2
    return np.asarray(weights / weights.sum())


def _weights(lesson: _Lesson) -> Floats:
    """Return the weights of the sources under which the events were likeliest.

    Cells without events count by the sums of the sources alone.
    """
    sums = np.maximum(lesson.sources.sum(axis=1), LEAST)
    some = lesson.events > 0
    sources, events = lesson.sources[:, some], lesson.events[some]
    weights = events.sum() / sums / len(sums)
    for _ in range(STEPS):
        expected = np.maximum(weights @ sources, LEAST)
        weights = weights * (sources @ (events / expected)) / sums
    return np.asarray(weights)


def _corrected(
    summed: Floats, record: Floats, months: Floats | float, firm: float
) -> Floats:
    """Return rates held against each cell's own record; the firmer 1, the less."""
    return summed * (firm + record) / (firm + months * summed)


def _firmness(summed: Floats, lesson: _Lesson) -> float:
    """Return how firm the factor 1 is under which the events were likeliest."""
    best, found = -np.inf, FIRMNESS[-1]
    some = lesson.events > 0
    for firm in FIRMNESS:
        rate = _corrected(summed, lesson.before, lesson.months, firm)
        shares = np.maximum(rate[some], LEAST) / rate.sum()
        likely = float(lesson.events[some] @ np.log(shares))
        if likely > best:
            best, found = likely, firm
    return float(found)


def _precision(expected: Floats, events: Floats) -> float:
    """Return how firmly the rates are known: the likeliest under a negative binomial.

    Cells without events count by the total expected, which is of all cells.
    """
    from scipy.special import gammaln

    total, some = float(expected.sum()), events > 0
    mean, count = np.maximum(expected[some], LEAST), events[some]
    best, found = -np.inf, SPREADS[0]
    for spread in SPREADS:
        shape = spread * mean
        likely = (
            spread * total * np.log(spread / (1 + spread))
            + (gammaln(count + shape) - gammaln(shape)).sum()
            - count.sum() * np.log1p(spread)
        )
        if likely > best:
            best, found = float(likely), spread
    return float(found)
