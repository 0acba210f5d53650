"""The evidence store: immutable files in folders a person can find their way in.

`<partnership>/<source>/<supplier>/<period>/<version>.parquet`, beside it
`<version>.set-aside.csv`. Files are written in a working folder of the same file system,
synced to disk and renamed into place; only then may the catalogue name them. A crash
leaves at most files nothing refers to, which `sweep` removes.
"""

from __future__ import annotations

import hashlib
import math
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

WORKING = ".working"
LEFT_ALONE = timedelta(hours=1)  # younger files may still be on their way


@dataclass(frozen=True)
class Place:
    """Where the files of one version stand, from the store's folder."""

    partnership: str
    source: str
    supplier: str
    period: str  # "2014-06", "2024-25-q1"
    version: str

    def file(self, ending: str) -> str:
        """Return the path of the version's file, with forward slashes."""
        folder = PurePosixPath(self.partnership, self.source, self.supplier)
        return str(folder / self.period / f"{self.version}{ending}")

    @property
    def parquet(self) -> str:
        """Return the path of the rows kept."""
        return self.file(".parquet")

    @property
    def set_aside(self) -> str:
        """Return the path of the rows set aside."""
        return self.file(".set-aside.csv")


def make_private(folder: Path) -> None:
    """Make a folder and those missing above it, each for its owner alone."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


@contextmanager
def working_folder(store: Path) -> Iterator[Path]:
    """Give a folder to write in, of the store's own file system; gone afterwards."""
    working = store / WORKING
    make_private(working)
    with tempfile.TemporaryDirectory(dir=working) as folder:
        yield Path(folder)


def keep(store: Path, written: Path, place: str) -> str:
    """Move a finished file to its place for good; returns its SHA-256.

    When this returns, the file and its name are on disk.
    """
    target = store / place
    make_private(target.parent)
    with written.open("r+b") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    written.rename(target)
    for folder in target.parents:
        sync_names(folder)
        if folder == store:
            break
    return digest


def discard(store: Path, place: str) -> None:
    """Remove a file nothing refers to."""
    (store / place).unlink(missing_ok=True)


def sweep(store: Path, referred_to: Collection[str], *, at: datetime) -> int:
    """Remove what crashes left: old files nothing refers to; returns how many.

    `referred_to` holds every path the catalogue names. Files of the last hour stay:
    their import may not have come to the catalogue yet.
    """
    if not store.is_dir():
        return 0
    before = (at - LEFT_ALONE).timestamp()
    removed = 0
    for path in (store / WORKING).glob("*"):
        if _last_touched(path) < before:
            shutil.rmtree(path, ignore_errors=True)
            removed += 1
    for place in strays(store, referred_to):
        path = store / place
        if _last_touched(path) < before:
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def strays(store: Path, referred_to: Collection[str]) -> Iterator[str]:
    """Yield the place of every finished file that nothing refers to."""
    for path in sorted(store.glob("*/*/*/*/*")):
        place = path.relative_to(store).as_posix()
        if place not in referred_to:
            yield place


def incoming_folders(incoming: Path) -> list[Path]:
    """Return the folders of what was brought, a delivery each."""
    return sorted(incoming.glob("*/*"))


def files_brought(folder: Path) -> list[Path]:
    """Return the files of one delivery, in the order they were brought."""
    return sorted(folder.glob("*/*"))


def _last_touched(folder: Path) -> float:
    try:
        return max(path.stat().st_mtime for path in (folder, *folder.rglob("*")))
    except FileNotFoundError:  # its import has just finished with it
        return math.inf


def sync_names(folder: Path) -> None:
    """Put a folder's list of names on disk, where the system lets us."""
    if os.name == "nt":  # Windows opens no folders, and writes names at once
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep_incoming(
    incoming: Path, referred_to: Collection[str], *, at: datetime
) -> int:
    """Remove folders of uploads whose delivery was never entered; returns how many."""
    before = (at - LEFT_ALONE).timestamp()
    removed = 0
    for folder in incoming_folders(incoming):
        place = folder.relative_to(incoming).as_posix()
        if place not in referred_to and _last_touched(folder) < before:
            shutil.rmtree(folder, ignore_errors=True)
            removed += 1
    return removed
