"""Opening a plan year."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.partnership import forms, operations, queries
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.partnership.rules import next_plan_year
from frankpledge.partnership.views.answers import posted, stamp


@requires(Permission.DIRECTORY_EDIT)
def open_year(request: PartnershipRequest) -> HttpResponse:
    """Open a plan year; one that is open already is simply shown."""
    years = queries.years_of(request.partnership)
    latest = years.first()
    suggested = next_plan_year(
        latest=latest.starts_on if latest else None,
        today=localdate(request.received_at),
    )
    form = forms.YearForm(posted(request), initial={"label": suggested})
    if form.is_valid():
        label = form.cleaned_data["label"]
        return redirect(
            operations.open_year(
                partnership=request.partnership, label=label, **stamp(request)
            )
        )
    context = {"form": form, "years": years}
    return render(request, "partnership/open_year.html", context)
