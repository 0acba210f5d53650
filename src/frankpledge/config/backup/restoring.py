"""Putting a backup into an empty home: all of it, or nothing.

Everything is unpacked beside its place and its hash compared before anything is given
its name; the database, without which no file is seen, comes last. What an interruption
leaves is cleared away by the next try.
"""

import hashlib
import lzma
import os
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from frankpledge.config.backup import migrations
from frankpledge.config.backup.databases import Database
from frankpledge.config.backup.manifest import (
    DATABASES,
    FOLDERS,
    MOST_BYTES,
    NAME,
    Entry,
    Manifest,
    check_migrations,
    check_names,
)
from frankpledge.config.backup.manifest import read as manifest_read
from frankpledge.config.refusing import Refused
from frankpledge.intake import store

CHUNK = 1 << 20
ROOM_TO_SPARE = 64 << 20
ASIDE = ".restoring"  # in the home: what is unpacked and not yet in its place
MOVING = "moving"  # stands in it while files are given their places
# What zipfile raises for bytes changed, packed in a way unknown, or locked.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, lzma.LZMAError)
Say = Callable[[int, int], object]  # bytes unpacked, bytes in all


@dataclass(frozen=True)
class Restored:
    """What a restore brought back."""

    manifest: Manifest

    def files_in(self, folder: str) -> int:
        """Return how many files came back into a folder of the home."""
        names = (entry.name for entry in self.manifest.files)
        return sum(name.startswith(f"{folder}/") for name in names)


def restore_backup(file: Path, *, home: Path, database: Database, say: Say) -> Restored:
    """Unpack a backup into an empty home; raises Refused in words.

    The caller records it, once the tables are those of this version.
    """
    _clear_interrupted(home, database)
    _check_empty(home, database)
    with _opened(file) as archive:
        manifest = _manifest(archive)
        _check(manifest, archive, database, home)
        aside = home / ASIDE
        try:
            _unpack(archive, manifest, aside, say)
            _put_in_place(aside, home, manifest, database)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return Restored(manifest)


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise Refused(
            f"{file.name} is no backup of Frankpledge, or it is cut off; use another."
        ) from error
    with archive:
        yield archive


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    try:
        info = archive.getinfo(NAME)
    except KeyError as error:
        raise Refused(
            f"The file is a zip without {NAME}, so no backup of Frankpledge."
        ) from error
    if info.file_size > MOST_BYTES:
        raise Refused(f"Its {NAME} is larger than any backup's: it was altered.")
    try:
        with archive.open(info) as member:
            return manifest_read(member.read(info.file_size))
    except DAMAGE as error:
        raise Refused(_damaged(str(error))) from error


def _check(
    manifest: Manifest, archive: zipfile.ZipFile, database: Database, home: Path
) -> None:
    check_names(manifest, archive.namelist())
    check_migrations(manifest, migrations.known())
    if manifest.database != database.kind:
        raise Refused(
            f"The backup is of a {manifest.database} database and this installation "
            f"uses {database.kind}: set or unset DATABASE_URL to match."
        )
    free = shutil.disk_usage(home).free
    if manifest.bytes + ROOM_TO_SPARE > free:
        raise Refused(
            f"Restoring takes {manifest.bytes >> 20:,} MB and {home} has room for "
            f"{free >> 20:,}. Make room, or set FRANKPLEDGE_HOME elsewhere."
        )


def _unpack(
    archive: zipfile.ZipFile, manifest: Manifest, aside: Path, say: Say
) -> None:
    done = 0
    for entry in manifest.files:
        target = aside / entry.name
        store.make_private(target.parent)
        try:
            _unpack_one(archive, entry, target)
        except DAMAGE as error:
            raise Refused(_damaged(str(error))) from error
        done += entry.bytes
        say(done, manifest.bytes)
    for folder in (aside, *(path for path in aside.rglob("*") if path.is_dir())):
        store.sync_names(folder)


def _unpack_one(archive: zipfile.ZipFile, entry: Entry, target: Path) -> None:
    digest, size = hashlib.sha256(), 0
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file, archive.open(entry.name) as member:
        # Never a byte more than it says, whatever it would swell to.
        while size <= entry.bytes and (chunk := member.read(CHUNK)):
            size += len(chunk)
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    if size != entry.bytes or digest.hexdigest() != entry.sha256:
        raise Refused(_damaged(f"{entry.name} is not what was backed up"))


def _put_in_place(
    aside: Path, home: Path, manifest: Manifest, database: Database
) -> None:
    (aside / MOVING).touch()
    try:
        for name in FOLDERS:
            if (aside / name).exists():
                shutil.rmtree(
                    home / name, ignore_errors=True
                )  # empty: it was looked at
                (aside / name).rename(home / name)
        store.sync_names(home)
        database.put_back(aside / DATABASES[manifest.database])
        store.sync_names(home)
    except BaseException:
        _take_out(home)
        raise


def _check_empty(home: Path, database: Database) -> None:
    held = [name for name in FOLDERS if _has_files(home / name)]
    if not database.is_empty():
        held.insert(0, "a database")
    if held:
        raise Refused(
            f"{home} is in use: it holds {', '.join(held)}. A backup is restored into an "
            "empty home only: set FRANKPLEDGE_HOME to a new folder (and DATABASE_URL, "
            "where you use it, to an empty database)."
        )


def _clear_interrupted(home: Path, database: Database) -> None:
    """Remove what a restore left that was stopped before the database was there."""
    if (home / ASIDE / MOVING).exists() and database.is_empty():
        _take_out(home)
    shutil.rmtree(home / ASIDE, ignore_errors=True)


def _take_out(home: Path) -> None:
    for name in FOLDERS:
        shutil.rmtree(home / name, ignore_errors=True)


def _has_files(folder: Path) -> bool:
    return any(not path.is_dir() or path.is_symlink() for path in folder.rglob("*"))


def _damaged(what: str) -> str:
    return (
        f"The backup is damaged ({what}). Nothing was restored; use another, or fetch "
        "this one again."
    )
