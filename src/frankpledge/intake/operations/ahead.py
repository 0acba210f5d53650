"""Reading the files of a batch ahead of the one being entered, several at once.

What is read ahead touches no table of ours: files are entered one after the other, in
their order, by whoever asked. So what a reader sees is what it would be else.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Generic, Self, TypeVar

from frankpledge.intake.operations.progress import Watch
from frankpledge.intake.readers.database import KeptOpen
from frankpledge.intake.readers.parcels import Member, ReadTo

AT_ONCE = 2  # files; each takes the memory of one
LEAST_BYTES = 1 << 18  # of all files: fewer are read as quickly one by one
SECONDS_BETWEEN = 0.25  # looks at how far the present file is

Read = TypeVar("Read")
ReadOne = Callable[[Member, ReadTo], Read]


class Ahead(Generic[Read]):
    """What `read` makes of each file, in order; it runs in threads of its own.

    `folder` is where it works: one database a thread serves all files below it. `watch`
    is told in the thread that takes what was read, never in another.
    """

    def __init__(
        self,
        read: ReadOne[Read],
        members: Sequence[Member],
        folder: Path,
        watch: Watch,
    ) -> None:
        self.read, self.members, self.watch = read, members, watch
        self.databases = KeptOpen(folder)
        self.pool: ThreadPoolExecutor | None = None

    def __enter__(self) -> Self:
        at_once = _at_once(self.members)
        if at_once > 1:
            self.pool = ThreadPoolExecutor(at_once, initializer=self.databases.use)
        else:
            self.databases.use()
        return self

    def __exit__(self, *_: object) -> None:
        self.watch.is_stopped = True
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)
        self.databases.close()

    def __iter__(self) -> Iterator[Read]:
        if self.pool is None:
            yield from self._one_by_one()
        else:
            yield from self._beside(self.pool)
        self.watch.file_begins(len(self.members))

    def _one_by_one(self) -> Iterator[Read]:
        for place, member in enumerate(self.members):
            self.watch.file_begins(place)
            yield self.read(member, self.watch.read_to)

    def _beside(self, pool: ThreadPoolExecutor) -> Iterator[Read]:
        begun: list[Future[Read]] = []
        for place in range(len(self.members)):
            self.watch.file_begins(place)
            # No further ahead: what is read waits on disk until it is entered.
            for later in self.members[len(begun) : place + AT_ONCE + 1]:
                noted = self.watch.noted(len(begun))
                begun.append(pool.submit(self.read, later, noted))
            while not wait([begun[place]], SECONDS_BETWEEN).done:
                self.watch.look()
            self.watch.look()
            yield begun[place].result()


def _at_once(members: Sequence[Member]) -> int:
    if sum(member.weight for member in members) < LEAST_BYTES:
        return 1
    return min(AT_ONCE, len(members), os.cpu_count() or 1)
