"""Monthly histories made up from a seed."""

from datetime import date

import numpy as np

from frankpledge.analysis.monthly.series import months_from

FIRST = date(2018, 4, 1)


def drawn(rng, mean, dispersion, size=None):
    """Draw counts whose variance is the dispersion times their mean."""
    if dispersion == 1:
        return rng.poisson(mean, size)
    return rng.negative_binomial(
        np.asarray(mean) / (dispersion - 1), 1 / dispersion, size
    )


def swing(months, by=0.2):
    """Return the factors of a season that goes up and down once a year."""
    return 1 + by * np.sin(2 * np.pi * np.arange(months) / 12)


def history(values, first=FIRST):
    """Put values under their months."""
    return months_from(first, [None if v is None else float(v) for v in values])
