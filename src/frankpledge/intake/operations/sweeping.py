"""Removing what crashes left behind."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from frankpledge.access.models import User
from frankpledge.intake import queries, store


def sweep_store(*, by: User, at: datetime) -> int:  # noqa: ARG001
    """Remove files of the last crash that nothing refers to; returns how many.

    Not recorded: no return changes, and every import does it.
    """
    return store.sweep(
        settings.EVIDENCE_STORE, queries.places_referred_to(), at=at
    ) + store.sweep_incoming(settings.INCOMING, queries.folders_referred_to(), at=at)
