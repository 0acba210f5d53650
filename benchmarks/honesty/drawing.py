"""Monthly counts whose truth is known: their dispersion, their season, their change."""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.monthly.series import months_from

Floats = npt.NDArray[np.float64]

FIRST = date(2015, 4, 1)
YEAR = 12
SWING = 0.2  # of the season, either way


def drawn(
    rng: np.random.Generator,
    mean: float | Floats,
    dispersion: float,
    size: object = None,
) -> Floats:
    """Draw counts whose variance is the dispersion times their mean."""
    if dispersion == 1:
        return rng.poisson(mean, size).astype(np.float64)
    shape = np.asarray(mean) / (dispersion - 1)
    return rng.negative_binomial(shape, 1 / dispersion, size).astype(np.float64)


def season(months: int, swing: float = SWING) -> Floats:
    """Return a season that goes up and down once a year."""
    factors: Floats = 1 + swing * np.sin(2 * np.pi * np.arange(months) / YEAR)
    return factors


def history(values: Floats) -> dict[date, float | None]:
    """Put values under their months."""
    return months_from(FIRST, values.tolist())
