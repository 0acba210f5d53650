"""Monthly counts with a season, a drifting level and more than Poisson variation."""

import numpy as np


def monthly_counts(seed, *, series=60, months=96, low=3, high=300):
    """Return counts (series, months) whose first month opens a year."""
    rng = np.random.default_rng(seed)
    month = np.arange(months)
    level = np.exp(rng.uniform(np.log(low), np.log(high), (series, 1)))
    drift = np.cumsum(rng.normal(0, 1, (series, months)), axis=1)
    drift *= rng.uniform(0.005, 0.05, (series, 1))
    peak = rng.uniform(0, 12, (series, 1))
    season = rng.uniform(0.02, 0.3, (series, 1))
    season = season * np.cos(2 * np.pi * (month - peak) / 12)
    mean = level * np.exp(drift + season)
    beyond = rng.uniform(0.05, 2, (series, 1))  # variance over mean, less one
    return rng.poisson(rng.gamma(mean / beyond, beyond)).astype(float)
