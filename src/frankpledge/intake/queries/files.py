"""The files behind the catalogue, of every partnership: for backup, check and sweep."""

from __future__ import annotations

from typing import Any

from django.db import models

from frankpledge.intake.models import Delivery, ReturnVersion


def places_referred_to() -> frozenset[str]:
    """Return every path in the evidence store the catalogue names."""
    held = ReturnVersion.objects.filter(removed_at=None)
    places = held.values_list("parquet_path", "set_aside_path")
    return frozenset(place for pair in places for place in pair if place)


def folders_referred_to() -> frozenset[str]:
    """Return the folders of incoming files that deliveries name."""
    return frozenset(Delivery.objects.values_list("folder", flat=True))


def evidence_named() -> models.QuerySet[ReturnVersion, tuple[Any, ...]]:
    """Return each version's paths and hashes: rows kept, then rows set aside or ""."""
    held = ReturnVersion.objects.filter(removed_at=None)
    return held.order_by("pk").values_list(
        "parquet_path", "parquet_sha256", "set_aside_path", "set_aside_sha256"
    )


def deliveries_named() -> models.QuerySet[Delivery, tuple[Any, ...]]:
    """Return the folder of each delivery, its status, and how many files it brought."""
    return Delivery.objects.order_by("pk").values_list("folder", "status", "file_names")
