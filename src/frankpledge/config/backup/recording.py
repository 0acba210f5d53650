"""What the record says of a restore: it is written into what was restored."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.config.backup.restoring import Restored


@transaction.atomic
def record_restored(*, file: Path, restored: Restored, by: User, at: datetime) -> None:
    """Record that everything before is of a backup, and of which."""
    audit.record(
        Event.BACKUP_RESTORED,
        subject=by,
        by=by,
        at=at,
        detail={"file": file.name, "made_at": restored.manifest.made_at},
    )
