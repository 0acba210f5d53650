"""Comparing the evidence store with its catalogue: every file there, and unaltered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from frankpledge.intake import queries, store
from frankpledge.intake.models import Delivery, ReturnVersion
from frankpledge.intake.rules import KEPT_UNTIL_READ

GONE = "is gone"
ALTERED = "was altered after it was kept"


@dataclass(frozen=True)
class StoreFault:
    """A file that is not as the catalogue says, and the sentence that says what to do."""

    file: str  # from the folder of the evidence store, or of incoming files
    partnership: str
    subject: str  # the return and version, or the delivery, it belongs to
    sentence: str


@dataclass(frozen=True)
class Verification:
    """What comparing the store with the catalogue found.

    `strays` are files nothing refers to: what a crash left, or what is on its way. They
    are no fault; the sweep of the next import removes them once they are an hour old.
    """

    files: int  # those the catalogue names
    bytes: int
    faults: tuple[StoreFault, ...]
    strays: tuple[str, ...]


@dataclass(frozen=True)
class _Named:
    """A file the catalogue names, with the hash it should have; "" where none is held."""

    place: str
    sha256: str
    what: str


def verify_evidence() -> Verification:
    """Hash every file the catalogue names, and look for files it does not name."""
    files = size = 0
    faults: list[StoreFault] = []
    held = ReturnVersion.objects.filter(removed_at=None)
    versions = held.select_related("of_return__partnership")
    for version in versions.iterator(chunk_size=500):
        for named in _named(version):
            files += 1
            size += _weight(named)
            if found := _fault(named):
                faults.append(_told(version, named, found))
    faults += _deliveries_without_files()
    return Verification(files, size, tuple(faults), tuple(strays()))


def fault_of(version: ReturnVersion) -> str:
    """Return what is wrong with a version's file; empty when it is as it was kept."""
    return _fault(_named(version)[0])


def strays() -> Iterator[str]:
    """Yield the files of store and incoming that nothing refers to."""
    root: Path = settings.EVIDENCE_STORE
    yield from store.strays(root, queries.places_referred_to())
    folders = queries.folders_referred_to()
    for path in store.incoming_folders(settings.INCOMING):
        place = path.relative_to(settings.INCOMING).as_posix()
        if place not in folders:
            yield f"incoming/{place}"


def _named(version: ReturnVersion) -> list[_Named]:
    rows = _Named(version.parquet_path, version.parquet_sha256, "the file")
    if not version.set_aside_path:
        return [rows]
    what = "the list of rows set aside"
    return [rows, _Named(version.set_aside_path, version.set_aside_sha256, what)]


def _weight(named: _Named) -> int:
    path = settings.EVIDENCE_STORE / named.place
    return path.stat().st_size if path.is_file() else 0


def _fault(named: _Named) -> str:
    path = settings.EVIDENCE_STORE / named.place
    if not path.is_file():
        return GONE
    if not named.sha256:  # kept before their hashes were
        return ""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return "" if digest == named.sha256 else ALTERED


def _told(version: ReturnVersion, named: _Named, fault: str) -> StoreFault:
    partnership = version.of_return.partnership.slug
    again = ", or add the return again" if version.is_current else ""
    return StoreFault(
        file=named.place,
        partnership=partnership,
        subject=str(version),
        sentence=f"{partnership}, {version.of_return}: {named.what} of version "
        f"{version.number} {fault}. Restore it from a backup{again}.",
    )


def _deliveries_without_files() -> Iterator[StoreFault]:
    """Yield the deliveries still to be read whose files are not all there."""
    waiting = Delivery.objects.filter(status__in=KEPT_UNTIL_READ)
    for delivery in waiting.select_related("partnership"):
        files = store.files_brought(settings.INCOMING / delivery.folder)
        if len(files) < len(delivery.file_names):
            slug = delivery.partnership.slug
            yield StoreFault(
                file=f"incoming/{delivery.folder}",
                partnership=slug,
                subject=f"delivery {delivery.pk}",
                sentence=f"{slug}, delivery {delivery.pk} ({delivery}): "
                f"{len(files)} of its {len(delivery.file_names)} files are there, and it "
                "has not been read. Bring its files again.",
            )
