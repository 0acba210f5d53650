"""Partnerships and what they are made of."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from frankpledge.access.rules import ROLE_BY_CODE, ROLES, Permission, Role
from frankpledge.partnership.rules import (
    AGENCY_KIND_NAMES,
    AREA_KIND_NAMES,
    GROUP_KIND_NAMES,
    AgencyKind,
    AreaKind,
    GroupKind,
    plan_year_label,
)

NOBODY: frozenset[str] = frozenset()


class Partnership(models.Model):
    """The statutory partnership of one district (or of several that joined)."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "while the partnership exists"

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    website = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PlanYear(models.Model):
    """A year from 1 April in which a plan is carried out and answered for."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "while the partnership exists"

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="years"
    )
    starts_on = models.DateField()

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "starts_on"], name="one_plan_year_a_start"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        """Return the home page of this year."""
        return reverse("year", args=[self.partnership.slug, self.label])

    @property
    def label(self) -> str:
        """Return "2010-11"."""
        return plan_year_label(self.starts_on)

    @property
    def ends_before(self) -> date:
        """Return the day after the last: years are half-open."""
        return self.starts_on.replace(year=self.starts_on.year + 1)


class Agency(models.Model):
    """A body the partnership works with, member or not."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "while the partnership exists"

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="agencies"
    )
    name = models.CharField(max_length=200)
    # Spellings met in documents, one a line: "Kent Probation" beside the full name.
    also_known_as = models.TextField(blank=True)
    kind = models.CharField(
        max_length=30,
        choices=[(kind.value, AGENCY_KIND_NAMES[kind]) for kind in AgencyKind],
        default=AgencyKind.CO_OPERATING_BODY.value,
    )
    is_member = models.BooleanField(default=False)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    website = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"], name="one_agency_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return every name this agency is known by, its own first."""
        return (self.name, *filter(None, self.also_known_as.splitlines()))


class Membership(models.Model):
    """A person's role in a partnership, and the agency they work for."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"user", "job_title"})
    RETENTION = "until the person leaves the role; who acted stays in the audit record"

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role_code = models.CharField(
        max_length=30, choices=[(role.code, role.name) for role in ROLES]
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.SET_NULL, null=True, blank=True, related_name="people"
    )
    job_title = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["user__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "user"], name="one_role_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role.name}"

    @property
    def role(self) -> Role:
        """Return the role as access describes it."""
        return ROLE_BY_CODE[self.role_code]

    @property
    def permissions(self) -> frozenset[Permission]:
        """Return what this person may do in this partnership."""
        return self.role.permissions


class Group(models.Model):
    """A standing group: the strategy group, the tasking group, a task group."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "while the partnership exists"

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="groups"
    )
    name = models.CharField(max_length=200)
    kind = models.CharField(
        max_length=30,
        choices=[(kind.value, GROUP_KIND_NAMES[kind]) for kind in GroupKind],
    )
    purpose = models.TextField(blank=True)
    meets = models.CharField(max_length=120, blank=True)  # "monthly", "each morning"
    chair = models.ForeignKey(
        Agency, on_delete=models.SET_NULL, null=True, blank=True, related_name="chairs"
    )
    agencies = models.ManyToManyField(Agency, related_name="groups", blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"], name="one_group_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """A district, ward or LSOA. Codes change with their vintage, so both are kept."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "while the partnership exists"

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="areas"
    )
    kind = models.CharField(
        max_length=20,
        choices=[(kind.value, AREA_KIND_NAMES[kind]) for kind in AreaKind],
    )
    vintage = models.PositiveSmallIntegerField()  # the year of the boundaries
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    # GeoJSON Polygon or MultiPolygon, longitude first; null where only the code is
    # known.
    boundary = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "vintage", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "vintage", "code"],
                name="one_area_a_code_and_vintage",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code}, {self.vintage})"


class AreaLookup(models.Model):
    """A small area (LSOA) and one larger area it belongs to, best fit.

    Where a row of evidence carries the small area's code, this says its ward, its
    district, or which small areas of another census it became.
    """

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "while the partnership exists"

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="lookups"
    )
    lsoa_vintage = models.PositiveSmallIntegerField()
    lsoa_code = models.CharField(max_length=20)
    kind = models.CharField(
        max_length=20,
        choices=[(kind.value, AREA_KIND_NAMES[kind]) for kind in AreaKind],
    )
    vintage = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["kind", "vintage", "lsoa_vintage", "lsoa_code", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    *("partnership", "lsoa_vintage", "lsoa_code"),
                    *("kind", "vintage", "code"),
                ],
                name="one_lookup_row_a_pair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lsoa_code} in {self.name} ({self.code})"
