"""Many pairs of Poisson counts at once: the E-tests and the exact intervals."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.kernels import available
from frankpledge.analysis.poisson_pair import e_test

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

WORTH_COMPILED = 200  # pairs; fewer are tested sooner than numba loads
LONGEST_EXPOSURE = 2**40  # as a whole number; above it 64 bits hold no comparison


def e_tests(
    earlier: Whole, later: Whole, earlier_exposure: Floats, later_exposure: Floats
) -> Floats:
    """Return the p-values of `poisson_pair.e_test`, pair by pair."""
    relative = _relative(earlier_exposure, later_exposure)
    p_values = np.full(len(earlier), np.nan)
    if available() and len(earlier) >= WORTH_COMPILED:
        from frankpledge.analysis.kernels.poisson_pairs import e_tests as compiled

        whole = np.array(
            [
                (one.numerator, one.denominator)
                if max(one.numerator, one.denominator) < LONGEST_EXPOSURE
                else (0, 0)
                for one in relative
            ],
            dtype=np.int64,
        )
        fits = whole[:, 0] > 0
        found = np.empty(int(fits.sum()))
        compiled(earlier[fits], later[fits], whole[fits, 0], whole[fits, 1], found)
        p_values[fits] = found
    for index in np.flatnonzero(np.isnan(p_values)).tolist():
        p_values[index] = e_test(
            int(earlier[index]), int(later[index]), relative[index]
        )
    return p_values


def ratio_intervals(
    earlier: Whole, later: Whole, relative: Floats, *, outside: float
) -> tuple[Floats, Floats]:
    """Return the intervals of `poisson_pair.ratio_interval`, pair by pair."""
    from scipy.special import betaincinv

    tail = outside / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        low = betaincinv(np.maximum(later, 1), earlier + 1, tail)
        high = betaincinv(later + 1, np.maximum(earlier, 1), 1 - tail)
        lower = np.where(later > 0, relative * low / (1 - low), 0.0)
        upper = np.where(earlier > 0, relative * high / (1 - high), np.inf)
    return lower, upper


def _relative(earlier: Floats, later: Floats) -> list[Fraction]:
    """Return the earlier exposures over the later, each pair of them worked out once."""
    both = np.column_stack([earlier, later])
    seen, which = np.unique(both, axis=0, return_inverse=True)
    fractions = [Fraction(before) / Fraction(after) for before, after in seen.tolist()]
    return [fractions[index] for index in which.ravel().tolist()]
