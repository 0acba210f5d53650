"""Looking at rows one by one, which is recorded."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.intake.models import ReturnVersion


@transaction.atomic
def open_set_aside(*, version: ReturnVersion, by: User, at: datetime) -> Path:
    """Return the CSV of a version's rows set aside, and record who looked."""
    audit.record(
        Event.RECORDS_VIEWED,
        subject=version,
        by=by,
        at=at,
        partnership=version.of_return.partnership.slug,
        detail={"rows_set_aside": version.rows_set_aside},
    )
    return Path(settings.EVIDENCE_STORE) / version.set_aside_path
