"""One piece of work that two sides do: what it is, how each does it, how they agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

# What a side tells: "seconds" of the call itself, start-up and reading left out where a
# person would not feel it, and plain values for `agree` (arrays go to files in FOLDER).
Told = Mapping[str, object]


@dataclass(frozen=True)
class Work:
    """A row of the page. Each side runs in a process of its own, ours first.

    A module under `works/` holds one as WORK. `prepare` makes the input in a folder,
    from a seed or from the shared data (`shared` is None where that is absent: raise
    `Skipped`). `ours` and `peer` read it there; peers are imported inside `peer` alone,
    which runs in another environment. `agree` says in a sentence how the answers agree
    and raises `Disagreement` where they should and do not. `floor`, where there is one,
    times what nobody can avoid.
    """

    name: str  # of the option --only
    title: str  # "Gi*, 160,000 cells, 1 km band, 999 permutations"
    peer_name: str  # "esda 2.9"
    goal: str  # as the issue sets it
    prepare: Callable[[Path, Path | None], None]
    ours: Callable[[Path], Told]
    peer: Callable[[Path], Told]
    agree: Callable[[Path, Told, Told], str]
    floor: Callable[[Path], Told] | None = None


class Skipped(Exception):
    """This cannot be run here; the text says why."""


class Disagreement(Exception):
    """The two sides gave different answers; the text says where."""
