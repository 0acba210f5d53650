"""Density over a county at 200 m from ten million events, in fine bins."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from benchmarks.analysis.work import Disagreement, Told, Work
from benchmarks.analysis.works.kde_exact import (
    BANDWIDTH,
    CELL,
    SIDE,
    errors,
    make,
    ours,
    peer,
)

TENTH = 0.1


def prepare(folder: Path, shared: Path | None) -> None:
    """Make ten million events, and the exact surface to know both sides' errors."""
    from frankpledge.analysis.surface.kde import Asked, Way, kernel_density

    make(folder, 10_000_000)
    held, box = np.load(folder / "events.npz"), (0, 0, SIDE, SIDE)
    asked = Asked(cell=CELL, bandwidth=BANDWIDTH, box=box, way=Way.EXACT)
    np.save(folder / "exact.npy", kernel_density(held["x"], held["y"], asked).values)


def agree(folder: Path, mine: Told, theirs: Told) -> str:
    """Hold our error below a tenth of the peer's."""
    own, other = errors(folder, "exact.npy")
    if own > TENTH * other:
        raise Disagreement(
            f"our error is {own:.2%} of the peak, the peer's {other:.2%}"
        )
    return (
        f"The largest error over the peak of the exact surface: ours {own:.3%}, the "
        f"peer's {other:.2%}."
    )


WORK = Work(
    name="kde_tens_of_millions",
    title="KDE, a county at 200 m, 10 million points",
    peer_name="KDEpy 1.1 FFT",
    goal="at least 8 times at a tenth of the error",
    prepare=prepare,
    ours=ours,
    peer=peer,
    agree=agree,
)
