"""Publishing's pages, and the public's."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frankpledge.access.decorators import public, requires
from frankpledge.access.rules import Permission
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan import queries as plan_queries
from frankpledge.publishing import (
    differing,
    operations,
    permissions,
    presenters,
    queries,
)
from frankpledge.publishing.models import Publication
from frankpledge.publishing.uses import what_is_gone, with_what_is_gone


@requires(Permission.PLAN_VIEW)
def home(request: PartnershipRequest) -> HttpResponse:
    """Show what was published, and publish what is agreed."""
    plan = plan_queries.plan_for(request.year)
    latest = queries.publications_of(request.year).first()
    context = {
        "plan": plan,
        "replaced": differing.replaced_since(latest) if latest else 0,
        "publications": with_what_is_gone(
            request.partnership, queries.publications_of(request.year)
        ),
        "can_publish": plan is not None and permissions.can_publish(plan),
        "may_publish": Permission.PUBLISH in request.permissions,
    }
    return render(request, "publishing/home.html", context)


@requires(Permission.REVIEW_VIEW)
def differences(request: PartnershipRequest) -> HttpResponse:
    """Show what the newest publication would say otherwise today, and why."""
    found = queries.latest_of(request.year)
    if found is None:
        raise Http404(f"Nothing has been published for {request.year} yet.")
    context = presenters.differences_page(found, differing.differences(found))
    return render(request, "publishing/differences.html", context)


@requires(Permission.PUBLISH)
@require_POST
def publish(request: PartnershipRequest) -> HttpResponse:
    """Freeze the plan and its review."""
    plan = plan_queries.plan_for(request.year)
    if plan is None:
        raise Http404(f"There is no plan for {request.year} to publish.")
    made = operations.publish(plan=plan, by=request.user, at=request.received_at)
    messages.success(request, f"Published: {made}. Anyone can read it now.")
    return redirect("publishing:home", request.partnership.slug, request.year.label)


@public
def publication(request: HttpRequest, partnership: str, year: str) -> HttpResponse:
    """Show the newest publication to anyone."""
    found = _found(partnership, year)
    context = {
        "publication": found,
        "gone": what_is_gone(found),
        "partnership": found.year.partnership,
        "year": found.year,
    }
    return render(request, "publishing/publication.html", context)


@public
def pdf(request: HttpRequest, partnership: str, year: str) -> HttpResponse:  # noqa: ARG001
    """Give the newest publication as a tagged PDF."""
    found = _found(partnership, year)
    response = HttpResponse(bytes(found.pdf), content_type="application/pdf")
    name = f"{partnership}-{year}-{found.number}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _found(partnership: str, year: str) -> Publication:
    found = queries.public_publication(slug=partnership, label=year)
    if found is None:
        raise Http404("Nothing has been published here yet.")
    return found
