"""The small parts of a plan: added, changed and taken out the same way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan import forms, operations, queries
from frankpledge.plan.models import Plan, Theme
from frankpledge.plan.operations.plans import TopicText
from frankpledge.plan.operations.themes import ActivityGiven
from frankpledge.plan.reading.draft import Part
from frankpledge.plan.views.editing import Edit, answer_edit
from frankpledge.plan.views.loading import found, open_plan, url

Stamp = Mapping[str, Any]


@dataclass(frozen=True)
class PartKind:
    """A kind of part: what it is called, where it stands on the page, how it is added.

    `add` takes the plan (or, for parts of a sheet, the theme), what was typed, and by
    whom and when.
    """

    name: str
    anchor: str
    add: Callable[[Any, dict[str, Any], Stamp], object]
    is_of_theme: bool = False


KINDS = {
    "priority": PartKind(
        "priority",
        "priorities",
        lambda plan, given, stamp: operations.add_priority(plan=plan, **given, **stamp),
    ),
    "topic": PartKind(
        "passage",
        "passages",
        lambda plan, given, stamp: operations.add_narrative_topic(
            plan=plan,
            text=TopicText(given["title"], given["text"], Part(given["part"])),
            **stamp,
        ),
    ),
    "funding": PartKind(
        "funding pot",
        "funding",
        lambda plan, given, stamp: operations.add_funding_pot(
            plan=plan, **given, **stamp
        ),
    ),
    "activity": PartKind(
        "activity",
        "activities",
        lambda theme, given, stamp: operations.add_activity(
            theme=theme, given=ActivityGiven(**given), **stamp
        ),
        is_of_theme=True,
    ),
    "outcome": PartKind(
        "intended outcome",
        "outcomes",
        lambda theme, given, stamp: operations.add_outcome(
            theme=theme, **given, **stamp
        ),
        is_of_theme=True,
    ),
}
# A theme has pages of its own; only taking it out is done here.
NAMES = {"theme": "theme", **{kind: part.name for kind, part in KINDS.items()}}


@requires(Permission.PLAN_EDIT)
def add_part(request: PartnershipRequest, kind: str) -> HttpResponse:
    """Add a priority, a passage or a funding pot to the plan."""
    plan = open_plan(request)
    part = found(KINDS.get(kind), "part of that kind")
    if part.is_of_theme:
        return redirect(url(request, "plan") + "#priorities")
    return answer_edit(request, _adding(request, plan, kind, plan))


@requires(Permission.PLAN_EDIT)
def add_to_theme(request: PartnershipRequest, slug: str, kind: str) -> HttpResponse:
    """Add an activity or an intended outcome to a theme sheet."""
    plan = open_plan(request)
    theme = found(queries.theme_of(request.year, slug=slug), "theme")
    if not found(KINDS.get(kind), "part of that kind").is_of_theme:
        return redirect(theme)
    return answer_edit(request, _adding(request, plan, kind, theme))


@requires(Permission.PLAN_EDIT)
def change_part(request: PartnershipRequest, kind: str, pk: int) -> HttpResponse:
    """Change a part of the plan."""
    plan, item = open_plan(request), _item(request, kind, pk)
    part = found(KINDS.get(kind), "part of that kind")
    edit = Edit(
        title=f"Change the {part.name}",
        build=lambda data: forms.FORM_OF[kind](plan, item, data),
        write=lambda form: _change(request, item, form),
        back=_back(request, kind, item),
        item=item,
        more={"remove_url": url(request, "remove-part", kind, pk)},
    )
    return answer_edit(request, edit)


@requires(Permission.PLAN_EDIT)
def remove_part(request: PartnershipRequest, kind: str, pk: int) -> HttpResponse:
    """Take a part out of the plan, after asking."""
    open_plan(request)
    item = _item(request, kind, pk)
    back = _back(request, kind, item)
    if request.method == "POST":
        operations.remove_item(item=item, by=request.user, at=request.received_at)
        messages.success(request, f"The {NAMES[kind]} is taken out of the plan.")
        return redirect(back)
    context = {"item": item, "name": NAMES[kind], "back": back}
    context["goes_too"] = queries.goes_with(item)
    return render(request, "plan/remove.html", context)


def _item(request: PartnershipRequest, kind: str, pk: int) -> Any:
    return found(queries.item_of(request.year, kind=kind, pk=pk), "part of the plan")


def _back(request: PartnershipRequest, kind: str, item: Any) -> str:
    part = KINDS.get(kind, KINDS["priority"])  # themes stand under their priority
    page = item.theme.get_absolute_url() if part.is_of_theme else url(request, "plan")
    return f"{page}#{part.anchor}"


def _adding(
    request: PartnershipRequest, plan: Plan, kind: str, whole: Plan | Theme
) -> Edit:
    part = KINDS[kind]
    stamp = {"by": request.user, "at": request.received_at}
    article = "an" if part.name[0] in "aeiou" else "a"
    return Edit(
        title=f"Add {article} {part.name}",
        caption=str(whole) if part.is_of_theme else "",
        build=lambda data: forms.FORM_OF[kind](plan, None, data),
        write=lambda form: part.add(whole, form.changes, stamp),
        back=f"{whole.get_absolute_url()}#{part.anchor}",
        button="Add",
        done=f"The {part.name} is added.",
    )


def _change(request: PartnershipRequest, item: Any, form: forms.VersionedForm) -> None:
    operations.change_item(
        item=item,
        changes=form.changes,
        version=form.opened_version,
        by=request.user,
        at=request.received_at,
    )
