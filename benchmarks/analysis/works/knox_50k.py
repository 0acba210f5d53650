"""Near repeats among 50,000 events, 5.6 million pairs."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from benchmarks.analysis.work import Disagreement, Told, Work
from benchmarks.analysis.works import knox_10k
from benchmarks.analysis.works.clustered import write

PEERS_SHUFFLES = 2  # each takes the peer a quarter of a minute and much memory


def prepare(folder: Path, shared: Path | None) -> None:
    """Make the events."""
    write(folder, events=50_000, clusters=60, spread=430)


def ours(folder: Path) -> Told:
    """Count at the peer's number of shuffles, and at 999."""
    return knox_10k.ours(folder, shuffles=PEERS_SHUFFLES)


def peer(folder: Path) -> Told:
    """Count the plain way."""
    return knox_10k.peer(folder, shuffles=PEERS_SHUFFLES)


def agree(folder: Path, mine: Told, theirs: Told) -> str:
    """Hold the tables equal; two shuffles are too few to compare means closely."""
    if mine["observed"] != theirs["observed"]:
        raise Disagreement("the observed pairs differ")
    ratio = np.array(mine["expected"]).sum() / np.array(theirs["expected"]).sum()
    return (
        f"The same {mine['pairs']:,} pairs in the same 20 cells; all expected pairs "
        f"together {ratio:.3f} of the peer's. Both at {PEERS_SHUFFLES} shuffles, more "
        f"being out of the peer's reach here. Ours takes {mine['seconds_whole']:.2f} s "
        f"at 999."
    )


WORK = Work(
    name="knox_50k",
    title="Near repeats, 50,000 events, 20 cells, 2 permutations",
    peer_name="the plain way, scipy sparse",
    goal="999 permutations under 3 s and 1 GB",
    prepare=prepare,
    ours=ours,
    peer=peer,
    agree=agree,
)
