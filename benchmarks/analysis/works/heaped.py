"""Points as crime has them: heaped in towns, and again and again at the same places."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
TOWNS = 300
SPREAD = 800  # metres about a town's middle
SCATTERED = 0.3  # of the places, anywhere


def places(many: int, side: float, rng: np.random.Generator) -> Floats:
    """Return places in a square of that side: many x 2, metres."""
    middles = rng.uniform(0, side, (TOWNS, 2))
    heaped = middles[rng.integers(0, TOWNS, many)] + rng.normal(0, SPREAD, (many, 2))
    anywhere = rng.random(many) < SCATTERED
    heaped[anywhere] = rng.uniform(0, side, (int(anywhere.sum()), 2))
    return np.clip(heaped, 1, side - 1)


def events(
    many: int, side: float, seed: int, *, at: int | None = None
) -> tuple[Floats, Floats]:
    """Return events, at so many places or at one each; a few places have most."""
    rng = np.random.default_rng(seed)
    if at is None:
        found = places(many, side, rng)
    else:
        busy = np.cumsum(1 / np.arange(1, at + 1) ** 0.7)  # Zipf's law, softened
        which = np.searchsorted(busy, rng.random(many) * busy[-1])
        found = places(at, side, rng)[which]
    return np.ascontiguousarray(found[:, 0]), np.ascontiguousarray(found[:, 1])
