"""Events that cluster in space and partly follow one another, from a seed."""

from __future__ import annotations

from pathlib import Path

import numpy as np

DISTANCE = (0.1, 100, 200, 300, 400)
DAYS = (1, 8, 15, 29)
SIDE = 20_000  # metres


def write(folder: Path, *, events: int, clusters: int, spread: float) -> None:
    """Write x, y and day: a quarter of them soon after another and close to it."""
    rng = np.random.default_rng(20)
    centres = rng.uniform(0, SIDE, (clusters, 2))
    place = centres[rng.integers(0, clusters, events)]
    place += rng.normal(0, spread, (events, 2))
    day = rng.integers(0, 365, events)
    follows = rng.random(events) < 0.25
    earlier = rng.integers(0, events, events)[follows]
    place[follows] = place[earlier] + rng.normal(0, 60, (follows.sum(), 2))
    day[follows] = day[earlier] + rng.exponential(7, follows.sum()).astype(int)
    np.savez(folder / "events.npz", x=place[:, 0], y=place[:, 1], day=day)
