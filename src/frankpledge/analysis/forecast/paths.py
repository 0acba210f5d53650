"""Ways the rest of a year may go, month by month, and their sums."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.forecast.filtering import Outlook
from frankpledge.analysis.forecast.replays import LEVELS, NORMAL, half_deviation

Floats = npt.NDArray[np.float64]

AT_ONCE = 256  # series, so that memory does not grow with their number
LARGEST_STEP = 0.5  # variance of a month's move of the level, on a log scale


def sums(
    outlook: Outlook,
    widths: Floats,
    *,
    held: Floats,
    paths: int,
    generator: np.random.Generator,
) -> Floats:
    """Return sums over the months left, (S, paths), each row in rising order.

    They are not whole: round a bound, and count a path as N where it is below N + 0.5.

    `held` is (S, H): what is already counted in each of those months, 0 for one still
    to come; no path goes below it. `widths` is (S, levels), from `replays.widths`.
    """
    count = len(outlook.total)
    drawn = np.empty((count, paths))
    for start in range(0, count, AT_ONCE):
        part = slice(start, start + AT_ONCE)
        drawn[part] = _drawn(outlook, part, held[part], paths, generator)
    drawn.sort(axis=1)
    return _widened(drawn, outlook, widths, held.sum(axis=1))


def _drawn(
    outlook: Outlook,
    part: slice,
    held: Floats,
    paths: int,
    generator: np.random.Generator,
) -> Floats:
    """Draw a setting, a level and every month for each path, and sum inside it.

    The level moves from month to month within a path; that is why its months rise and
    fall together, and why their bounds must not be added. Each whole sum is spread over
    the unit about it, so that a level can fall within a count and small counts do not
    cover more than is claimed.
    """
    weights = outlook.weights[part].cumsum(axis=1)
    chance = generator.random((len(weights), paths)) * weights[:, -1:]
    setting = np.array(
        [
            np.searchsorted(row, point)
            for row, point in zip(weights, chance, strict=True)
        ]
    )

    def taken(values: Floats) -> Floats:
        return np.take_along_axis(values[part], setting, axis=1)

    level, spread = taken(outlook.levels), taken(outlook.dispersions)
    learns = 1 - outlook.kept[setting]
    itself = spread * (1 - learns)
    level = _gamma(level, learns * itself / np.maximum(level, 1e-9), generator)
    step = np.minimum(learns**2 * spread / np.maximum(level, 1e-9), LARGEST_STEP)
    total = np.zeros_like(level)
    for month in range(outlook.months_left):
        if month >= outlook.gaps:
            moved = generator.standard_normal(level.shape)
            level = level * np.exp(np.sqrt(step) * moved - step / 2)
        season = taken(outlook.seasons[month])
        mean = level * season
        behind = taken(outlook.season_weights[month])
        varies = itself / np.maximum(season * behind, 1e-9)
        varies += np.maximum(itself - 1, 0) / np.maximum(mean, 1e-9)
        came = generator.poisson(_gamma(mean, varies, generator))
        total += np.maximum(came, held[:, month, None])
    return total + generator.random(total.shape) - 0.5


def _gamma(mean: Floats, variance: Floats, generator: np.random.Generator) -> Floats:
    """Draw about a mean; the variance is relative to its square."""
    shape = 1 / np.maximum(variance, 1e-9)
    drawn: Floats = mean * generator.standard_gamma(shape) / shape
    return drawn


def _widened(drawn: Floats, outlook: Outlook, widths: Floats, floor: Floats) -> Floats:
    """Stretch sums about their median so that they spread as the past says they do.

    On the scale of square roots, so that nothing falls below zero by it; between the
    levels calibrated, the stretch is drawn through.
    """
    root = np.sqrt(drawn + 0.5)  # sums are spread from -0.5
    middle = np.median(root, axis=1, keepdims=True)
    half = half_deviation(outlook.total, outlook.deviation)
    wanted = widths * NORMAL * half[:, None]
    ends = [0.5 - level / 200 for level in LEVELS]
    lower = np.quantile(root, ends, axis=1).T
    upper = np.quantile(root, [1 - end for end in ends], axis=1).T
    reached = np.maximum((upper - lower) / 2, 1e-9)
    away = root - middle
    stretched = np.empty_like(root)
    for row in range(len(root)):
        stretch = np.minimum(wanted[row] / reached[row], 4)
        factor = np.interp(np.abs(away[row]), reached[row], stretch)
        stretched[row] = middle[row] + factor * away[row]
    totals: Floats = np.maximum(np.maximum(stretched, 0) ** 2 - 0.5, floor[:, None])
    totals.sort(axis=1)
    return totals
