"""Poisson regression on the log scale, as small as the analysis needs it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

ROUNDS = 60
FURTHEST = 30.0  # of a linear predictor: e to the 30 is past any count
CLOSE_ENOUGH = 1e-10  # relative change of the deviance


@dataclass(frozen=True)
class PoissonFit:
    """Coefficients, what they lead to expect, and how far the counts lie from it."""

    coefficients: Floats
    expected: Floats
    deviance: float
    pearson: float  # the sum of squared differences over what was expected
    freedom: int  # rows less coefficients


def fit_poisson(
    design: Floats, counts: Floats, offset: Floats | None = None
) -> PoissonFit:
    """Fit a log-linear model by iterated weighted least squares.

    `design` is rows by coefficients; `offset` is added to the linear predictor.
    McCullagh and Nelder (1989), chapter 2.5; columns that depend on one another share
    their effect (the least of the solutions).
    """
    shift = np.zeros(len(counts)) if offset is None else offset
    predictor = np.log(counts + 0.5)
    before = np.inf
    coefficients = np.zeros(design.shape[1])
    for _ in range(ROUNDS):
        expected = np.exp(np.clip(predictor, -FURTHEST, FURTHEST))
        working = predictor - shift + (counts - expected) / expected
        root = np.sqrt(expected)
        coefficients = np.linalg.lstsq(
            design * root[:, None], working * root, rcond=None
        )[0]
        predictor = np.clip(design @ coefficients + shift, -FURTHEST, FURTHEST)
        now = deviance(counts, np.exp(predictor))
        if abs(before - now) <= CLOSE_ENOUGH * (abs(now) + 0.1):
            break
        before = now
    expected = np.exp(predictor)
    return PoissonFit(
        coefficients=coefficients,
        expected=expected,
        deviance=deviance(counts, expected),
        pearson=float(((counts - expected) ** 2 / expected).sum()),
        freedom=len(counts) - design.shape[1],
    )


def deviance(counts: Floats, expected: Floats) -> float:
    """Return twice the log-likelihood lost against a model that fits every count."""
    ratio = np.where(counts > 0, counts / expected, 1.0)
    return float(2 * (counts * np.log(ratio) - (counts - expected)).sum())
