"""A plan document somebody brought, and what was read from it."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from frankpledge.plan.answers import ANSWER_NAMES, Answer
from frankpledge.plan.reading.reader import READER_VERSION
from frankpledge.plan.readings import (
    READING_NAMES,
    UNDER_WAY,
    ReadingStatus,
    is_stalled,
)
from frankpledge.plan.rules import (
    COUNTING,
    SURE,
    Decision,
    ElementKind,
)
from frankpledge.plan.unplaced import MARK_NAMES, Mark

# Decisions of an earlier document that a person must look at again.
DECIDED_OTHERWISE = frozenset({Decision.CORRECTED.value, Decision.REFUSED.value})


class PlanDocument(models.Model):
    """A document as it was brought, byte for byte, with what reading it gave."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset(
        {"content", "opened", "draft", "read_by"}
    )
    RETENTION = "while the plan it became is kept: it is the plan's source"

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.CASCADE, related_name="documents"
    )
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    title = models.CharField(max_length=300, blank=True)
    year_label = models.CharField(max_length=7, blank=True)
    results_year_label = models.CharField(max_length=7, blank=True)
    introduction = models.TextField(blank=True)
    contact = models.JSONField(null=True, blank=True)  # the partnership's own
    warnings = models.JSONField(default=list)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    read_at = models.DateTimeField()
    # How far reading has come, and what it kept so that no page opens the file again.
    status = models.CharField(
        max_length=10,
        choices=[(s.value, READING_NAMES[s]) for s in ReadingStatus],
        default=ReadingStatus.READ.value,
    )
    message = models.TextField(blank=True)  # why it was refused, or what was lost
    steps_done = models.PositiveIntegerField(default=0)
    heard_at = models.DateTimeField(null=True)  # when the worker last said how far
    attempt = models.PositiveIntegerField(default=0)
    reader_version = models.PositiveIntegerField(default=0)
    opened = models.JSONField(null=True)  # its lines, as `plan.kept` writes them
    draft = models.JSONField(null=True)
    plan = models.ForeignKey(
        "plan.Plan", on_delete=models.SET_NULL, null=True, related_name="documents"
    )

    class Meta:
        ordering = ["-read_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "sha256"], name="one_reading_a_document"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_read(self) -> bool:
        """Return whether there is a draft of it to be decided on."""
        return self.status == ReadingStatus.READ.value

    @property
    def is_under_way(self) -> bool:
        """Return whether its reading is still to come."""
        return self.status in UNDER_WAY

    def may_be_read_again(self, *, at: datetime) -> bool:
        """Return whether reading failed or stopped, or could do better by now."""
        if self.plan_id is not None:
            return False
        is_older = self.is_read and self.reader_version < READER_VERSION
        has_failed = self.status == ReadingStatus.FAILED.value
        return is_older or has_failed or is_stalled(self.status, self.heard_at, at=at)


class DraftElement(models.Model):
    """One row, theme, agency or topic read from a document, and what was decided."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset(
        {"payload", "corrected", "decided_by"}
    )
    RETENTION = "as the document"

    document = models.ForeignKey(
        PlanDocument, on_delete=models.CASCADE, related_name="elements"
    )
    kind = models.CharField(
        max_length=20, choices=[(k.value, k.value) for k in ElementKind]
    )
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=500)
    payload = models.JSONField()  # as read, never changed
    corrected = models.JSONField(null=True, blank=True)  # as a person corrected it
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    confidence = models.FloatField()
    decision = models.CharField(
        max_length=12,
        choices=[(d.value, d.value) for d in Decision],
        default=Decision.PENDING.value,
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["document", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "position"], name="one_element_a_position"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def memory(self) -> "Remembered | None":
        """Return what was decided about the same words in an earlier document."""
        return getattr(self, "remembered", None)

    @property
    def filled_in(self) -> dict[str, Any] | None:
        """Return the correction remembered of an earlier document, until one decides."""
        if self.is_decided or self.memory is None:
            return None
        correction: dict[str, Any] | None = self.memory.correction
        return correction

    @property
    def understood(self) -> dict[str, Any]:
        """Return what counts: the correction where there is one, else what was read."""
        content: dict[str, Any] = self.corrected or self.filled_in or self.payload
        return content

    @property
    def is_sure(self) -> bool:
        """Return whether it may be accepted unseen.

        Neither what was read with doubts may, nor what somebody decided otherwise before.
        """
        before = self.memory.decision if self.memory else ""
        return self.confidence >= SURE and before not in DECIDED_OTHERWISE

    @property
    def is_decided(self) -> bool:
        """Return whether the officer has said anything about it."""
        return self.decision != Decision.PENDING.value

    @property
    def counts(self) -> bool:
        """Return whether it goes into the plan."""
        return Decision(self.decision) in COUNTING


class Remembered(models.Model):
    """What was decided about an element's very words in an earlier document."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"correction", "by"})
    RETENTION = "as the document"

    element = models.OneToOneField(
        DraftElement, on_delete=models.CASCADE, related_name="remembered"
    )
    decision = models.CharField(
        max_length=12, choices=[(d.value, d.value) for d in Decision]
    )
    correction = models.JSONField(null=True)  # with the places of the new document
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    document = models.ForeignKey(
        PlanDocument, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "remembered decisions"

    def __str__(self) -> str:
        return f"{self.element}: {self.decision}"


class FindingAnswer(models.Model):
    """What a person answered to something the checks found in a document.

    It is kept under the finding's key and is not removed when the finding is gone.
    """

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"sentence", "words", "answered_by"})
    RETENTION = "as the document"

    document = models.ForeignKey(
        PlanDocument, on_delete=models.CASCADE, related_name="answers"
    )
    key = models.CharField(max_length=16)
    # As the finding stood when it was answered: it may not be found again.
    rule = models.CharField(max_length=100)
    severity = models.CharField(max_length=20)
    sentence = models.TextField()
    element = models.CharField(max_length=500, blank=True)
    answer = models.CharField(
        max_length=10, choices=[(a.value, ANSWER_NAMES[a]) for a in Answer]
    )
    words = models.TextField(blank=True)  # the reason, or who puts it right and when
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    answered_at = models.DateTimeField()
    carried_from = models.ForeignKey(
        PlanDocument, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["document", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "key"], name="one_answer_a_finding"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {ANSWER_NAMES[Answer(self.answer)]}"

    @property
    def stands(self) -> bool:
        """Return whether it has been answered and not taken back."""
        return self.answer != Answer.OPEN.value


class Unplaced(models.Model):
    """Words of a document that the reader could not place, and what became of them."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"text", "marked_by"})
    RETENTION = "as the document"

    document = models.ForeignKey(
        PlanDocument, on_delete=models.CASCADE, related_name="unplaced"
    )
    position = models.PositiveIntegerField()
    text = models.TextField()
    reason = models.CharField(max_length=300)
    first_line = models.PositiveIntegerField()
    mark = models.CharField(
        max_length=10,
        choices=[(m.value, MARK_NAMES[m]) for m in Mark],
        default=Mark.OPEN.value,
    )
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True
    )
    marked_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["document", "position"]
        verbose_name_plural = "unplaced words"
        constraints = [
            models.UniqueConstraint(
                fields=["document", "position"], name="one_unplaced_a_position"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:200]

    @property
    def is_seen(self) -> bool:
        """Return whether somebody has said what became of it."""
        return self.mark != Mark.OPEN.value
