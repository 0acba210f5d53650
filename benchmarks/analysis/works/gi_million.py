"""Gi* on a million cells, a band of 300 m, from the normal distribution."""

from __future__ import annotations

from pathlib import Path

from benchmarks.analysis.work import Told, Work
from benchmarks.analysis.works.gi_permuted import equal_scores, make, ours_at, peer_at


def prepare(folder: Path, shared: Path | None) -> None:
    """Make three million events on 1,000 by 1,000 cells."""
    make(folder, 1000, 3_000_000)


def ours(folder: Path) -> Told:
    """Do it."""
    return ours_at(folder, 300, 0)


def peer(folder: Path) -> Told:
    """Do it with esda."""
    return peer_at(folder, 300, 0)


def agree(folder: Path, mine: Told, theirs: Told) -> str:
    """Hold z equal."""
    joined = (
        f"The peer spent {theirs['joining']:.0f} s of its time on finding neighbours"
    )
    return f"{equal_scores(folder)[2]}. {joined}."


WORK = Work(
    name="gi_million",
    title="Gi*, 1,000,000 cells, 300 m, analytic",
    peer_name="esda 2.9",
    goal="at least 1,000 times",
    prepare=prepare,
    ours=ours,
    peer=peer,
    agree=agree,
)
