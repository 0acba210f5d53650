"""Holding the files a picture of the database names, so that none can go away."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from frankpledge.config.backup.databases import Snapshot
from frankpledge.intake import queries, store
from frankpledge.intake.rules import KEPT_UNTIL_READ


@dataclass(frozen=True)
class Held:
    """A file of a backup: its name there, where its bytes are, the hash it should have.

    The hash is "" where the catalogue holds none.
    """

    name: str
    path: Path
    sha256: str = ""


def hold(snapshot: Snapshot, folder: Path) -> tuple[tuple[Held, ...], tuple[str, ...]]:
    """Give every file a second name in `folder`; return them, and the names of the lost.

    Where a file system knows no second names, the first is used: nothing but the
    withdrawal of a return takes a file of evidence away.
    """
    held: list[Held] = []
    gone: list[str] = []
    for number, one in enumerate(_named(snapshot)):
        link = folder / f"{number:08d}"
        try:
            os.link(one.path, link)
        except FileNotFoundError:
            gone.append(one.name)
            continue
        except OSError:
            if not one.path.is_file():
                gone.append(one.name)
                continue
            link = one.path
        held.append(Held(one.name, link, one.sha256))
    gone += _deliveries_without_files(snapshot, held)
    return tuple(held), tuple(gone)


def _named(snapshot: Snapshot) -> Iterator[Held]:
    # What can be taken away soonest comes first: files waiting to be read.
    for folder in _folders_at_work(snapshot):
        root = settings.INCOMING / folder
        with suppress(FileNotFoundError):  # told by their number, below
            for path in store.files_brought(root):
                place = path.relative_to(settings.INCOMING).as_posix()
                yield Held(f"incoming/{place}", path)
    root = settings.EVIDENCE_STORE
    for rows, sha256, aside, aside_sha256 in snapshot.answer(queries.evidence_named()):
        yield Held(f"evidence/{rows}", root / rows, sha256)
        if aside:
            yield Held(f"evidence/{aside}", root / aside, aside_sha256)
    yield from _uploads(Path(settings.MEDIA_ROOT))


def _folders_at_work(snapshot: Snapshot) -> dict[str, int]:
    """Return the folders of deliveries still to be read, with how many files each had."""
    found = {}
    for folder, status, names in snapshot.answer(queries.deliveries_named()):
        if status in KEPT_UNTIL_READ:
            listed = json.loads(names) if isinstance(names, str) else names
            found[folder] = len(listed)
    return found


def _deliveries_without_files(snapshot: Snapshot, held: list[Held]) -> Iterator[str]:
    for folder, files in _folders_at_work(snapshot).items():
        within = f"incoming/{folder}/"
        if sum(one.name.startswith(within) for one in held) < files:
            yield within


def _uploads(root: Path) -> Iterator[Held]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield Held(f"uploads/{path.relative_to(root).as_posix()}", path)
