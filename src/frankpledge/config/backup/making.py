"""Writing a backup while the system runs.

The database is pictured first, then every file that picture names is held by a second
name, so that nothing done meanwhile (a delivery read, a return withdrawn) can take it
away. If one was gone already, both are done again.
"""

import hashlib
import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import transaction

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.config.backup import databases, migrations
from frankpledge.config.backup.databases import Database, Snapshot
from frankpledge.config.backup.holding import Held, hold
from frankpledge.config.backup.manifest import DATABASES, FORMAT, NAME, Entry, Manifest
from frankpledge.config.backup.manifest import written as manifest_written
from frankpledge.config.refusing import Refused
from frankpledge.intake import store

CHUNK = 1 << 20
MOST_PICTURES = 5  # each is another try when files went while they were looked for
Say = Callable[[int, int], object]  # bytes written, bytes in all


@dataclass(frozen=True)
class Made:
    """A backup that was written, and a sentence for each file that was not as it was."""

    file: Path
    manifest: Manifest
    faults: tuple[str, ...]


@dataclass(frozen=True)
class _Picture:
    """The database and every file it names, as of one moment."""

    snapshot: Snapshot
    held: tuple[Held, ...]
    gone: tuple[str, ...]


def make_backup(*, file: Path, say: Say, by: User, at: datetime) -> Made:
    """Write everything but the keys into one new file, and record it.

    Raises Refused where the file is there already or the database cannot be pictured.
    Files of evidence that are lost or altered are told, and the rest is kept.
    """
    if file.exists():
        raise Refused(f"{file} is there already; a backup never replaces another.")
    database = databases.of_this_installation()
    with (
        store.working_folder(settings.EVIDENCE_STORE) as folder,
        _picture(database, folder) as picture,
    ):
        draft = file.with_name(f".{file.name}.{os.getpid()}")
        try:
            manifest, altered = _written(draft, database.kind, picture, say=say, at=at)
            draft.rename(file)
        finally:
            draft.unlink(missing_ok=True)
    gone = (f"{name} is gone; the backup is without it." for name in picture.gone)
    made = Made(file, manifest, (*gone, *altered))
    _record(made, by, at)
    return made


@contextmanager
def _picture(database: Database, folder: Path) -> Iterator[_Picture]:
    gone: tuple[str, ...] | None = None
    for number in range(MOST_PICTURES):
        place = folder / str(number)
        place.mkdir()
        with database.snapshot(place) as snapshot:
            held, missing = hold(snapshot, place)
            # What is missing twice was not taken away just now: it is lost.
            if not missing or missing == gone or number == MOST_PICTURES - 1:
                yield _Picture(snapshot, held, missing)
                return
        gone = missing


def _written(
    draft: Path, kind: str, picture: _Picture, *, say: Say, at: datetime
) -> tuple[Manifest, list[str]]:
    entries: list[Entry] = []
    altered = []
    files = (Held(DATABASES[kind], picture.snapshot.path), *picture.held)
    in_all = sum(held.path.stat().st_size for held in files)
    done = 0
    manifest = Manifest(
        format=FORMAT,
        made_at=at.isoformat(),
        frankpledge=version("frankpledge"),
        database=kind,
        migrations=tuple(sorted(migrations.applied())),
        files=(),
    )
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    with os.fdopen(descriptor, "w+b") as raw:
        with zipfile.ZipFile(raw, "w", allowZip64=True) as archive:
            for held in files:
                entry = _add(archive, held)
                entries.append(entry)
                done += entry.bytes
                say(done, in_all)
                if held.sha256 and held.sha256 != entry.sha256:
                    altered.append(
                        f"{held.name} was altered after it was kept; the backup holds it "
                        "as it is now."
                    )
                os.utime(picture.snapshot.path.parent)  # still at work: not to be swept
            manifest = replace(manifest, files=tuple(entries))
            archive.writestr(_info(NAME, deflated=True), manifest_written(manifest))
        raw.flush()
        os.fsync(raw.fileno())
    return manifest, altered


def _add(archive: zipfile.ZipFile, held: Held) -> Entry:
    """Copy a file into the archive, a chunk at a time; evidence is compressed already."""
    digest, size = hashlib.sha256(), 0
    info = _info(held.name, deflated=held.name in DATABASES.values())
    info.file_size = held.path.stat().st_size
    with (
        held.path.open("rb") as source,
        archive.open(info, "w", force_zip64=True) as target,
    ):
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
    return Entry(held.name, size, digest.hexdigest())


def _info(name: str, *, deflated: bool) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    info.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    return info


@transaction.atomic
def _record(made: Made, by: User, at: datetime) -> None:
    audit.record(
        Event.BACKUP_MADE,
        subject=by,
        by=by,
        at=at,
        detail={"file": made.file.name, "files": len(made.manifest.files)},
    )
