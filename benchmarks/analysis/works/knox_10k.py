"""Near repeats among 10,000 events, 999 shuffles."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.analysis.work import Disagreement, Told, Work
from benchmarks.analysis.works.clustered import DAYS, DISTANCE, write

SHUFFLES = 999
PEERS_SHUFFLES = 99  # its time grows with them; the page gives ours at 999 as well


def prepare(folder: Path, shared: Path | None) -> None:
    """Make the events: some 230,000 pairs within the widest band."""
    write(folder, events=10_000, clusters=60, spread=430)


def ours(folder: Path, *, shuffles: int = PEERS_SHUFFLES) -> Told:
    """Count at the peer's number of shuffles, and at the whole number as well."""
    from frankpledge.analysis.nearrepeat.near_repeat import Asked, near_repeat

    events = np.load(folder / "events.npz")
    x, y, day = events["x"], events["y"], events["day"]
    near_repeat(x[:99], y[:99], day[:99], Asked(distance=[1], days=[1]), rng=_rng())
    taken = {}
    for many in (shuffles, SHUFFLES):
        asked = Asked(distance=DISTANCE, days=DAYS, permutations=many)
        began = time.perf_counter()
        found = near_repeat(x, y, day, asked, rng=_rng())
        taken[many] = time.perf_counter() - began
        table = [[one.observed for one in row[:-1]] for row in found.table[:-1]]
        means = [[one.expected for one in row[:-1]] for row in found.table[:-1]]
        pairs = found.pairs
    return {
        "seconds": taken[shuffles],
        "seconds_whole": taken[SHUFFLES],
        "observed": table,
        "expected": means,
        "pairs": pairs,
    }


def peer(folder: Path, *, shuffles: int = PEERS_SHUFFLES) -> Told:
    """Do it the plain way with sparse matrices, as the best of pure Python does.

    Both kinds of closeness become a sparse matrix once; every shuffle permutes one and
    multiplies it by the other, cell by cell.
    """
    events = np.load(folder / "events.npz")
    began = time.perf_counter()
    near, soon = _closeness(events["x"], events["y"], events["day"])
    rng = _rng()
    observed = _table(near, soon)
    tables = []
    for _ in range(shuffles):
        order = rng.permutation(near.shape[0])
        tables.append(_table(near[order][:, order], soon))
    return {
        "seconds": time.perf_counter() - began,
        "observed": observed.tolist(),
        "expected": np.mean(tables, axis=0).tolist(),
    }


def _closeness(x: Any, y: Any, day: Any) -> tuple[Any, Any]:
    """Return, for pairs that are close, the number of their band from 1."""
    from sklearn.neighbors import radius_neighbors_graph

    near = radius_neighbors_graph(
        np.column_stack((x, y)), DISTANCE[-1], mode="distance"
    )
    near.data = np.searchsorted(DISTANCE, near.data, side="right") + 1.0
    soon = radius_neighbors_graph(day[:, None], DAYS[-1] - 1, mode="distance")
    soon.data = np.searchsorted(DAYS, soon.data, side="right") + 1.0
    near.data[near.data > len(DISTANCE)] = 0
    near.eliminate_zeros()
    return near, soon


def _table(near: Any, soon: Any) -> Any:
    """Count the pairs of each band of distance and of days, each once."""
    both = near.multiply(soon.sign()).tocoo()
    days = np.asarray(soon[both.row, both.col]).ravel()
    cell = (both.data.astype(int) - 1) * len(DAYS) + days.astype(int) - 1
    counts = np.bincount(cell, minlength=len(DISTANCE) * len(DAYS)) // 2
    return counts.reshape(len(DISTANCE), len(DAYS))


def _rng() -> np.random.Generator:
    return np.random.default_rng(1)


def agree(folder: Path, mine: Told, theirs: Told) -> str:
    """Hold the tables equal, and the means alike within what chance gives."""
    if mine["observed"] != theirs["observed"]:
        raise Disagreement("the observed pairs differ")
    large = np.array(theirs["expected"]) > 100
    ratio = np.array(mine["expected"])[large] / np.array(theirs["expected"])[large]
    if (np.abs(ratio - 1) > 0.05).any():
        raise Disagreement("the expected pairs differ by more than 5%")
    whole = float(str(mine["seconds_whole"]))
    grown = float(str(theirs["seconds"])) / PEERS_SHUFFLES * SHUFFLES / whole
    return (
        f"The same {mine['pairs']:,} pairs in the same 20 cells; means within "
        f"{np.abs(ratio - 1).max():.1%}. Both at {PEERS_SHUFFLES} shuffles. At "
        f"{SHUFFLES} ours takes {whole:.2f} s; the peer's time grows with the shuffles, "
        f"which gives a ratio of {grown:,.0f}."
    )


WORK = Work(
    name="knox_10k",
    title="Near repeats, 10,000 events, 20 cells, 99 permutations",
    peer_name="the plain way, scipy sparse",
    goal="at least 1,000 times at 999 permutations, the same table",
    prepare=prepare,
    ours=ours,
    peer=peer,
    agree=agree,
)
