"""Theme sheets."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan import forms, operations, queries
from frankpledge.plan.models import Theme
from frankpledge.plan.operations.themes import ThemeText
from frankpledge.plan.presenters.themes import theme_page
from frankpledge.plan.views.editing import Edit, answer_edit
from frankpledge.plan.views.loading import found, open_plan, url


@requires(Permission.PLAN_VIEW)
def theme(request: PartnershipRequest, slug: str) -> HttpResponse:
    """Show a theme sheet as the document lays it out."""
    held = _theme(request, slug)
    page = theme_page(held, request.year, permitted=request.permissions)
    return render(request, "plan/theme.html", {"page": page, "theme": held})


@requires(Permission.PLAN_EDIT)
def add_theme(request: PartnershipRequest) -> HttpResponse:
    """Add a theme under a priority."""
    plan = open_plan(request)
    if not plan.priorities.exists():
        return redirect(url(request, "add-part", "priority"))
    edit = Edit(
        title="Add a theme",
        build=lambda data: forms.ThemeForm(plan, None, data),
        write=lambda form: _add(request, form),
        back=url(request, "plan") + "#priorities",
        next_page=lambda made: made.get_absolute_url(),
        button="Add the theme",
        done="The theme is added.",
    )
    return answer_edit(request, edit)


@requires(Permission.PLAN_EDIT)
def change_theme(request: PartnershipRequest, slug: str) -> HttpResponse:
    """Change the head of a theme sheet."""
    plan, held = open_plan(request), _theme(request, slug)
    edit = Edit(
        title="Title, lead and overview",
        caption=held.title,
        build=lambda data: forms.ThemeForm(plan, held, data),
        write=lambda form: _change(request, held, form),
        back=held.get_absolute_url(),
        item=held,
    )
    return answer_edit(request, edit)


@requires(Permission.PLAN_EDIT)
def set_partners(request: PartnershipRequest, slug: str) -> HttpResponse:
    """Say which agencies take part in a theme."""
    open_plan(request)
    held = _theme(request, slug)
    edit = Edit(
        title="Key partners",
        caption=held.title,
        build=lambda data: forms.PartnersForm(held, data),
        write=lambda form: _set_partners(request, held, form),
        back=held.get_absolute_url(),
        item=held,
    )
    return answer_edit(request, edit)


def _theme(request: PartnershipRequest, slug: str) -> Theme:
    return found(queries.theme_of(request.year, slug=slug), "theme")


def _add(request: PartnershipRequest, form: forms.ThemeForm) -> Theme:
    given = form.changes
    return operations.add_theme(
        priority=given["priority"],
        text=ThemeText(
            given["title"], given["lead"], given["overview"], given["answered_by"]
        ),
        by=request.user,
        at=request.received_at,
    )


def _change(
    request: PartnershipRequest, held: Theme, form: forms.VersionedForm
) -> None:
    operations.change_item(
        item=held,
        changes=form.changes,
        version=form.opened_version,
        by=request.user,
        at=request.received_at,
    )


def _set_partners(
    request: PartnershipRequest, held: Theme, form: forms.PartnersForm
) -> None:
    operations.set_key_partners(
        theme=held,
        agencies=list(form.cleaned_data["agencies"]),
        version=form.opened_version,
        by=request.user,
        at=request.received_at,
    )
