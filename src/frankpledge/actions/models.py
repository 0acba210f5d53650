"""Actions, the reminders sent about them, and the keys of calendar feeds."""

from datetime import date
from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.urls import NoReverseMatch, reverse

from frankpledge.actions.rules import (
    ACTION_PRIORITY_NAMES,
    ACTION_STATE_NAMES,
    ORIGIN_NAMES,
    ActionPriority,
    ActionState,
    Band,
    OriginKind,
    band_of,
)


class Action(models.Model):
    """Something one person or agency must do by a day, and what came of it."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset(
        {"owner", "assigned_by", "closed_by", "title", "detail", "result"}
    )
    RETENTION = "while the partnership exists"

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.CASCADE, related_name="actions"
    )
    uuid = models.UUIDField(unique=True, default=uuid4)  # its name in calendars
    title = models.CharField(max_length=200)
    detail = models.TextField(blank=True)
    # Absent where only an agency is known, and once its owner has left the partnership.
    owner = models.ForeignKey(
        "partnership.Membership",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="actions",
    )
    agency = models.ForeignKey(
        "partnership.Agency",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="actions",
    )
    due_on = models.DateField()
    priority = models.CharField(
        max_length=10,
        choices=[(p.value, ACTION_PRIORITY_NAMES[p]) for p in ActionPriority],
        default=ActionPriority.NORMAL.value,
    )

    origin_kind = models.CharField(
        max_length=20, choices=[(kind.value, ORIGIN_NAMES[kind]) for kind in OriginKind]
    )
    origin_label = models.CharField(max_length=200, blank=True)
    origin_url_name = models.CharField(max_length=80, blank=True)
    origin_url_args = models.JSONField(default=list)
    key = models.CharField(max_length=200, blank=True)  # the origin's own

    state = models.CharField(
        max_length=10,
        choices=[(state.value, ACTION_STATE_NAMES[state]) for state in ActionState],
        default=ActionState.OPEN.value,
    )
    result = models.TextField(blank=True)  # in words, once closed
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    assigned_at = models.DateTimeField()
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["partnership", "state", "due_on"], name="action_log")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "key"],
                condition=~models.Q(key=""),
                name="one_action_a_key",
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", closed_at=None, closed_by=None)
                | (
                    ~models.Q(state="open")
                    & models.Q(closed_at__isnull=False, closed_by__isnull=False)
                ),
                name="closed_means_by_whom_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Return whether it is still to be done."""
        return self.state == ActionState.OPEN

    @property
    def whose(self) -> str:
        """Return who must do it: a name, an agency, or nobody any more."""
        if self.owner is not None:
            return self.owner.user.name
        return self.agency.name if self.agency is not None else "Nobody any more"

    @property
    def origin_url(self) -> str:
        """Return the page of the thing it came from; "" where there is none."""
        if not self.origin_url_name:
            return ""
        try:
            return reverse(self.origin_url_name, args=self.origin_url_args)
        except NoReverseMatch:  # a page that was renamed since
            return ""

    def band(self, today: date) -> Band | None:
        """Return how near its day is; None once it is closed."""
        return band_of(self.due_on, today=today) if self.is_open else None

    def address(self, year: str) -> str:
        """Return its page, in a year's pages."""
        return reverse("actions:action", args=[self.partnership.slug, year, self.pk])


class Reminder(models.Model):
    """A reminder to one person on one day; kept so that there is never a second."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"membership"})
    RETENTION = "until the person leaves the role"

    membership = models.ForeignKey(
        "partnership.Membership", on_delete=models.CASCADE, related_name="reminders"
    )
    day = models.DateField()
    actions = models.PositiveIntegerField()  # how many it named
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "day"], name="one_reminder_a_person_and_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} on {self.day}"


class CalendarKey(models.Model):
    """What opens one person's calendar feed: only its hash is kept."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"membership"})
    RETENTION = "until it is withdrawn or the person leaves the role"

    membership = models.OneToOneField(
        "partnership.Membership", on_delete=models.CASCADE, related_name="calendar_key"
    )
    sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar of {self.membership_id}"
