"""The record itself: one row an act, each chained to the one before."""

from typing import Any, ClassVar

from django.db import models

from frankpledge.audit.rules import GENESIS


class AppendOnlyError(Exception):
    """Somebody tried to change or remove a record."""


class RecordQuerySet(models.QuerySet["Record"]):
    """Records can be read and added, nothing else."""

    def update(self, **kwargs: Any) -> int:  # noqa: ARG002
        """Refuse: a record is never changed."""
        raise AppendOnlyError("The audit record is append-only; it cannot be changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse: a record is never removed."""
        raise AppendOnlyError("The audit record is append-only; nothing is removed.")


class Record(models.Model):
    """An act: what, on what, by whom, when. No foreign keys: it outlives its subject."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by_name"})
    RETENTION = "kept whole; the chain cannot be shortened"

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    event = models.CharField(max_length=60)
    partnership = models.CharField(max_length=60, blank=True)  # slug
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    subject = models.CharField(max_length=300)
    # Text, not JSON: a database may reorder or rewrite JSON, and the hash is of these
    # very characters.
    detail = models.TextField(blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["partnership", "number"], name="audit_scope")]

    def __str__(self) -> str:
        return f"{self.number}: {self.event} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; refuse to write a record a second time."""
        if not self._state.adding:
            raise AppendOnlyError("The audit record is append-only; add a new record.")
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:  # noqa: ARG002
        """Refuse: a record is never removed."""
        raise AppendOnlyError("The audit record is append-only; nothing is removed.")

    def fields_hashed(self) -> dict[str, object]:
        """Return what the hash covers: everything but the hashes themselves."""
        return {
            "number": self.number,
            "at": self.at.isoformat(),
            "by_id": self.by_id,
            "by_name": self.by_name,
            "event": self.event,
            "partnership": self.partnership,
            "subject_type": self.subject_type,
            "subject_id": self.subject_id,
            "subject": self.subject,
            "detail": self.detail,
        }


class ChainHead(models.Model):
    """The end of the chain: one row, locked while a record is added."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    RETENTION = "as the record itself"

    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:12]}"
