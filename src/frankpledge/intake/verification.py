"""Comparing the evidence store with its catalogue: every file there, and unaltered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from frankpledge.intake.models import ReturnVersion

CHUNK = 1 << 20


def verify_store() -> Iterator[str]:
    """Hash every file the catalogue names; yield a sentence for each that is wrong."""
    versions = ReturnVersion.objects.select_related("of_return__partnership")
    for version in versions.iterator(chunk_size=500):
        if fault := fault_of(version):
            again = ", or add the return again" if version.is_current else ""
            yield (
                f"{version.of_return.partnership.slug}, {version.of_return}: the file of "
                f"version {version.number} {fault}. Restore it from a backup{again}."
            )


def fault_of(version: ReturnVersion) -> str:
    """Return what is wrong with a version's file; empty when it is as it was kept."""
    path = settings.EVIDENCE_STORE / version.parquet_path
    if not path.is_file():
        return "is gone"
    if _sha256(path) != version.parquet_sha256:
        return "was altered after it was kept"
    return ""


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
