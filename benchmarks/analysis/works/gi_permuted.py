"""Gi* on 160,000 cells, a band of 1 km, with and without 999 permutations."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.analysis.work import Disagreement, Told, Work
from benchmarks.analysis.works.heaped import events

CELL = 200.0
DECIDED = (
    0.4  # p below which a place is compared: the peer folds tails, and breaks ties
)


def make(folder: Path, side: int, many: int) -> None:
    """Make events over a square of so many cells a side."""
    x, y = events(many, side * CELL, seed=1)
    np.savez(folder / "events.npz", x=x, y=y, side=side)


def ours_at(folder: Path, band: float, permutations: int) -> Told:
    """Count by cells, then find z and p; the call begins at the counts."""
    from frankpledge.analysis.surface.getis_ord import Asked, gi_on_grid
    from frankpledge.analysis.surface.grid import grid_counts

    held = np.load(folder / "events.npz")
    width = float(held["side"]) * CELL
    cells = grid_counts(held["x"], held["y"], cell=CELL, box=(0, 0, width, width))
    np.save(folder / "counts.npy", cells.counts)
    asked = Asked(band=band, permutations=permutations)
    few = grid_counts(held["x"][:99], held["y"][:99], cell=9 * CELL)
    _ = gi_on_grid(few, Asked(band=9 * CELL)).p_hot  # loads what the first call loads
    began = time.perf_counter()
    found = gi_on_grid(cells, asked, rng=np.random.default_rng(1))
    z, hot = found.z, found.p_hot
    seconds = time.perf_counter() - began
    np.savez(folder / "ours.npz", z=z, p_hot=hot, p_cold=found.p_cold)
    return {"seconds": seconds}


def peer_at(folder: Path, band: float, permutations: int) -> Told:
    """As its manual says: neighbours by distance, then the statistic."""
    from esda import G_Local
    from libpysal.graph import Graph

    counts = np.load(folder / "counts.npy")
    rows, columns = np.indices(counts.shape)
    centres = np.column_stack((columns.ravel() * CELL, rows.ravel() * CELL))
    began = time.perf_counter()
    near = Graph.build_distance_band(centres, band, binary=True).assign_self_weight()
    joined = time.perf_counter() - began
    found = G_Local(
        counts.ravel(),
        near,
        transform="B",
        star=True,
        permutations=permutations,
        n_jobs=1,  # each process would compile anew: 18-49 s for one, 67 s for two
        seed=1,
    )
    seconds = time.perf_counter() - began
    p_sim = found.p_sim if permutations else found.p_norm
    np.savez(folder / "peer.npz", z=found.Zs, p=p_sim)
    return {"seconds": seconds, "joining": joined}


def equal_scores(folder: Path) -> tuple[Any, Any, str]:
    """Hold the scores equal; return both sides' arrays and the sentence."""
    mine, theirs = np.load(folder / "ours.npz"), np.load(folder / "peer.npz")
    apart = float(np.abs(mine["z"] - theirs["z"]).max())
    if not apart < 1e-11:
        raise Disagreement(f"z differ by up to {apart:.1e}")
    highest = float(np.abs(mine["z"]).max())
    told = (
        f"{mine['z'].size:,} scores equal to {apart:.0e} (the largest is {highest:.0f})"
    )
    return mine, theirs, told


def prepare(folder: Path, shared: Path | None) -> None:
    """Make a million events on 400 by 400 cells."""
    make(folder, 400, 1_000_000)


def ours(folder: Path) -> Told:
    """Do it."""
    return ours_at(folder, 1000, 999)


def peer(folder: Path) -> Told:
    """Do it with esda."""
    return peer_at(folder, 1000, 999)


def agree(folder: Path, mine: Told, theirs: Told) -> str:
    """Hold z equal, and p alike within what two sets of draws may differ by."""
    own, other, told = equal_scores(folder)
    folded = np.minimum(own["p_hot"], own["p_cold"])
    decided = (folded < DECIDED) & (other["p"] < DECIDED)
    decided &= own["p_hot"] + own["p_cold"] < 1.01  # no ties
    apart = np.abs(folded - other["p"])[decided]
    if apart.size and apart.max() > 0.08:
        raise Disagreement(f"p differ by up to {apart.max():.2f} where nothing is tied")
    cold = float((own["p_cold"] <= 0.01).mean())
    theirs_cold = float(((other["p"] <= 0.01) & (other["z"] < 0)).mean())
    return (
        f"{told}. Where no draw is tied, p differ by {apart.mean():.3f} on average, as two "
        f"sets of 999 draws do. Cold at p of 1% or less: ours {cold:.0%} of cells, the "
        f"peer's {theirs_cold:.0%}, which counts tied draws on one side alone. The peer "
        f"spent {theirs['joining']:.0f} s of its time on finding neighbours."
    )


WORK = Work(
    name="gi_permuted",
    title="Gi*, 160,000 cells, 1 km band, 999 permutations",
    peer_name="esda 2.9",
    goal="at least 1,000 times, equal z",
    prepare=prepare,
    ours=ours,
    peer=peer,
    agree=agree,
)
