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
        path = settings.EVIDENCE_STORE / version.parquet_path
        if not path.is_file():
            yield f"{version.of_return}: the file of version {version.number} is gone."
        elif _sha256(path) != version.parquet_sha256:
            yield (
                f"{version.of_return}: the file of version {version.number} was altered "
                "after it was kept. Restore it, or add the return again."
            )


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
