"""Two counts that scatter more than Poisson: a test and the interval that agrees.

Given their total, the later count's share varies as a binomial share does, its variance
times the dispersion (quasi-likelihood). Arrays or single numbers; `relative` is the
earlier exposure over the later.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Numbers = float | Floats


def scaled_test(
    earlier: Numbers,
    later: Numbers,
    relative: Numbers,
    dispersion: Numbers,
    freedom: Numbers,
) -> Floats:
    """Return the two-sided p-values of the score test of equal rates.

    Student's t with the degrees of freedom the dispersion was estimated from, infinite
    where it is known. Two counts of nought are no evidence: 1.
    """
    from scipy.special import stdtr

    distance = np.abs(np.subtract(earlier, np.multiply(relative, later)))
    variance = np.multiply(dispersion, np.multiply(relative, np.add(earlier, later)))
    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.where(variance > 0, distance / np.sqrt(variance), 0.0)
    p_values: Floats = np.minimum(1.0, 2 * stdtr(freedom, -z))
    return p_values


def scaled_interval(
    earlier: Numbers,
    later: Numbers,
    relative: Numbers,
    dispersion: Numbers,
    freedom: Numbers,
    *,
    outside: float,
) -> tuple[Floats, Floats]:
    """Return the intervals for the ratio of the later rate to the earlier.

    Every ratio that `scaled_test` would not reject at `outside`: Wilson's interval for
    the share, with the dispersion, turned into a ratio. Nought to infinite where there
    are no events.
    """
    from scipy.special import stdtrit

    total = np.add(earlier, later).astype(np.float64)
    quantile = stdtrit(freedom, 1 - outside / 2)
    with np.errstate(invalid="ignore", divide="ignore"):
        widening = np.multiply(dispersion, quantile**2) / total
        share = later / total
        centre = (share + widening / 2) / (1 + widening)
        half = np.sqrt(widening * share * (1 - share) + widening**2 / 4) / (
            1 + widening
        )
        low = np.where(np.asarray(later) > 0, np.maximum(centre - half, 0.0), 0.0)
        high = np.where(np.asarray(earlier) > 0, np.minimum(centre + half, 1.0), 1.0)
        lower = np.where(total > 0, relative * low / (1 - low), 0.0)
        upper = np.where((total > 0) & (high < 1), relative * high / (1 - high), np.inf)
    return lower, upper
