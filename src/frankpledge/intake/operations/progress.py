"""How far the reading of files is, told while it goes on, and its end when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from frankpledge.intake.readers.parcels import Member, ReadTo

LEAST_BYTES = 1 << 20  # of a file, between two times it is told
MOST_TIMES = 200  # it is told, of one batch


class Stopped(Exception):
    """Somebody asked for the work to end. What was added before stays."""


@dataclass(frozen=True)
class HowFar:
    """How far a batch is. Bytes are those of the files as they were brought, packed.

    `file` is the one being read, as its sender knows it; "" when all are.
    """

    files_done: int
    files_in_all: int
    bytes_done: int
    bytes_in_all: int
    file: str


Progress = Callable[[HowFar], object]  # may raise Stopped


class Watch:
    """Tells how far a batch is: at each file, and every so often inside a large one."""

    def __init__(self, members: Sequence[Member], progress: Progress | None) -> None:
        self.members = members
        self.progress = progress
        self.in_all = sum(member.weight for member in members)
        self.apart = max(LEAST_BYTES, self.in_all // MOST_TIMES)
        self.before = 0  # bytes of the files read whole
        self.told = 0
        self.place = 0
        self.positions: dict[int, int] = {}  # of files read in other threads
        self.is_stopped = False  # said to them: they end at their next step

    def file_begins(self, place: int) -> None:
        """Tell of the file at a place in the list; past its end, that all are read."""
        self.before = sum(member.weight for member in self.members[:place])
        self.place, self.told = place, self.before
        self._tell(self.before)

    def read_to(self, position: int) -> None:
        """Note how many bytes of the present file, as packed, were read."""
        now = self.before + min(position, self.members[self.place].weight)
        if now - self.told >= self.apart:
            self.told = now
            self._tell(now)

    def noted(self, place: int) -> ReadTo:
        """Return what another thread calls as it reads a file; `look` tells of it."""

        def note(position: int) -> None:
            if self.is_stopped:
                raise Stopped
            self.positions[place] = position

        return note

    def look(self) -> None:
        """Tell how far another thread is with the present file."""
        self.read_to(self.positions.get(self.place, 0))

    def _tell(self, done: int) -> None:
        if self.progress is None:
            return
        is_last = self.place == len(self.members)
        self.progress(
            HowFar(
                files_done=self.place,
                files_in_all=len(self.members),
                bytes_done=done,
                bytes_in_all=self.in_all,
                file="" if is_last else self.members[self.place].shown,
            )
        )
