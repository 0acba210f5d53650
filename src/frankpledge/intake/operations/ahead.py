"""Reading the files of a batch ahead of the one being entered, several at once.

What is read ahead touches no table of ours: files are entered one after the other, in
their order, by whoever asked. So what a reader sees is what it would be else.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from frankpledge.intake.operations.progress import Watch
from frankpledge.intake.readers.database import KeptOpen
from frankpledge.intake.readers.parcels import Member, ReadTo

AT_ONCE = 2  # files; each takes the memory of one
LEAST_BYTES = 1 << 18  # of all files: fewer are read as quickly one by one
SECONDS_BETWEEN = 0.25  # looks at how far the present file is

Read = TypeVar("Read")
ReadOne = Callable[[Member, ReadTo], Read]


@contextmanager
def read_ahead(
    read: ReadOne[Read], members: Sequence[Member], folder: Path, watch: Watch
) -> Iterator[Iterator[Read]]:
    """Give what `read` makes of each file, in order; it runs in threads of its own.

    `folder` is where it works: one database a thread serves all files below it. `watch`
    is told in the thread that takes what was read, never in another.
    """
    with KeptOpen(folder) as databases:
        if _at_once(members) < 2:
            databases.use()
            yield _one_by_one(read, members, watch)
            return
        pool = ThreadPoolExecutor(_at_once(members), initializer=databases.use)
        try:
            yield _taken(pool, read, members, watch)
        finally:
            watch.is_stopped = True
            pool.shutdown(cancel_futures=True)


def _at_once(members: Sequence[Member]) -> int:
    if sum(member.weight for member in members) < LEAST_BYTES:
        return 1
    return min(AT_ONCE, len(members), os.cpu_count() or 1)


def _one_by_one(
    read: ReadOne[Read], members: Sequence[Member], watch: Watch
) -> Iterator[Read]:
    for place, member in enumerate(members):
        watch.file_begins(place)
        yield read(member, watch.read_to)
    watch.file_begins(len(members))


def _taken(
    pool: ThreadPoolExecutor,
    read: ReadOne[Read],
    members: Sequence[Member],
    watch: Watch,
) -> Iterator[Read]:
    begun: list[Future[Read]] = []
    for place in range(len(members)):
        watch.file_begins(place)
        # No further ahead: what is read waits on disk until it is entered.
        for later in range(len(begun), min(place + AT_ONCE + 1, len(members))):
            begun.append(pool.submit(read, members[later], watch.noted(later)))
        while not wait([begun[place]], SECONDS_BETWEEN).done:
            watch.look()
        watch.look()
        yield begun[place].result()
    watch.file_begins(len(members))
