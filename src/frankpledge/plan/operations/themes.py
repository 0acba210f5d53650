"""Writing theme sheets."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Agency
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.plan import permissions
from frankpledge.plan.models import (
    Activity,
    DraftElement,
    IntendedOutcome,
    KeyPartner,
    Priority,
    Theme,
)
from frankpledge.plan.naming import RESERVED, code_for
from frankpledge.plan.rules import ActivityState


@dataclass(frozen=True)
class ThemeText:
    """What a theme sheet says at its head."""

    title: str
    lead: Agency | None
    overview: str
    answered_by: str = ""  # in words, where no agency leads it; never published


@dataclass(frozen=True)
class ActivityGiven:
    """What partners will do, who answers for it, by when; `line` of the document."""

    text: str
    owner: Agency | None = None
    answered_by: str = ""  # in words, where no one agency answers for it
    due_on: date | None = None
    timescale: str = ""  # in words, where it is no day
    cost: str = ""
    note: str = ""
    state: str = ActivityState.PLANNED.value
    line: int | None = None


@transaction.atomic
def add_theme(
    *,
    priority: Priority,
    text: ThemeText,
    drawn_from: DraftElement | None = None,
    by: User,
    at: datetime,
) -> Theme:
    """Add a theme under a priority of an open plan."""
    plan = priority.plan
    permissions.check_plan_open(plan)
    theme = Theme.objects.create(
        plan=plan,
        priority=priority,
        slug=code_for(
            text.title, taken={RESERVED, *plan.themes.values_list("slug", flat=True)}
        ),
        title=text.title,
        lead=text.lead,
        answered_by=text.answered_by,
        overview=text.overview,
        drawn_from=drawn_from,
        position=plan.themes.count() + 1,
    )
    _record(theme, theme, {"added": True}, by=by, at=at)
    return theme


@transaction.atomic
def add_activity(
    *, theme: Theme, given: ActivityGiven, by: User, at: datetime
) -> Activity:
    """Add an activity to a theme, planned unless it is said to be further on."""
    permissions.check_plan_open(theme.plan)
    activity = Activity.objects.create(
        theme=theme,
        **{field.name: getattr(given, field.name) for field in fields(given)},
        position=theme.activities.count() + 1,
    )
    _record(activity, theme, {"added": True}, by=by, at=at)
    return activity


@transaction.atomic
def add_outcome(
    *, theme: Theme, text: str, line: int | None = None, by: User, at: datetime
) -> IntendedOutcome:
    """Add an intended outcome to a theme."""
    permissions.check_plan_open(theme.plan)
    outcome = IntendedOutcome.objects.create(
        theme=theme, text=text, line=line, position=theme.outcomes.count() + 1
    )
    _record(outcome, theme, {"added": True}, by=by, at=at)
    return outcome


@transaction.atomic
def set_key_partners(
    *,
    theme: Theme,
    agencies: Sequence[Agency],
    version: int | None = None,
    by: User,
    at: datetime,
) -> list[KeyPartner]:
    """Set which agencies take part in a theme, in this order.

    `version` is the theme's that the editor opened, if it was opened on a page:
    EditedMeanwhile when somebody saved it since.
    """
    permissions.check_plan_open(theme.plan)
    if version is not None:
        held = Theme.objects.select_for_update().get(pk=theme.pk)
        if held.version != version:
            raise EditedMeanwhile(
                f"Somebody else saved {theme.title} while you were choosing its "
                "partners. Nothing was overwritten: compare their choice with yours "
                "and save again."
            )
    Theme.objects.filter(pk=theme.pk).update(version=F("version") + 1)
    theme.version += 1
    theme.partners.all().delete()
    partners = [
        KeyPartner.objects.create(theme=theme, agency=agency, position=position)
        for position, agency in enumerate(dict.fromkeys(agencies), start=1)
    ]
    _record(
        theme, theme, {"partners": [str(agency) for agency in agencies]}, by=by, at=at
    )
    return partners


def _record(
    subject: Theme | Activity | IntendedOutcome,
    theme: Theme,
    detail: dict[str, object],
    *,
    by: User,
    at: datetime,
) -> None:
    audit.record(
        Event.PLAN_CHANGED,
        subject=subject,
        by=by,
        at=at,
        partnership=theme.plan.year.partnership.slug,
        detail=detail,
    )
