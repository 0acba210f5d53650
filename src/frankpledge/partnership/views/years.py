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
    today = localdate(request.received_at)
    suggested = next_plan_year([year.starts_on for year in years], today=today)
    form = forms.YearForm(posted(request), initial={"label": suggested})
    if form.is_valid():
        opened = operations.open_year(
            partnership=request.partnership, **form.cleaned_data, **stamp(request)
        )
        return redirect(opened)
    context = {"form": form, "years": years}
    return render(request, "partnership/open_year.html", context)
