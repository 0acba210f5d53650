"""The record of who did what in this partnership."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.audit import queries as audit
from frankpledge.partnership import forms, presenters
from frankpledge.partnership.requests import PartnershipRequest

RECORDS_A_PAGE = 50


@requires(Permission.AUDIT_VIEW)
def record(request: PartnershipRequest) -> HttpResponse:
    """Show what was done here, latest first, all of it or one kind of act."""
    slug = request.partnership.slug
    form = forms.RecordFilterForm(request.GET, events=audit.events_of(slug))
    event = form.cleaned_data["event"] if form.is_valid() else ""
    records = audit.records_of(slug, event=event)
    page = Paginator(records, RECORDS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "query": urlencode({"event": event}) if event else "",
        "clear_url": request.path if event else "",
        "count_text": presenters.counted(page.paginator.count),
        "records": presenters.record_table(page.object_list),
    }
    return render(request, "partnership/record.html", context)
