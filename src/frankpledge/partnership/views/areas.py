"""Layers of areas: what is held, each as a map and a table, adding one from a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.partnership import forms, operations, presenters, queries
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.partnership.views.answers import done, may, stamp


@requires(Permission.DIRECTORY_VIEW)
def areas(request: PartnershipRequest) -> HttpResponse:
    """Show the layers held, and the one most useful to see first."""
    layers = queries.area_layers_of(request.partnership)
    return _areas_page(request, layers, presenters.first_to_see(layers))


@requires(Permission.DIRECTORY_VIEW)
def layer(request: PartnershipRequest, kind: str, vintage: int) -> HttpResponse:
    """Show one layer as a map and a table."""
    layers = queries.area_layers_of(request.partnership)
    for held in layers:
        if (held.kind, held.vintage) == (kind, vintage):
            return _areas_page(request, layers, held)
    raise Http404(f"{request.partnership} holds no areas of this kind and year.")


@requires(Permission.DIRECTORY_EDIT)
def add_areas(request: PartnershipRequest) -> HttpResponse:
    """Add a layer from a file of boundaries or of codes."""
    is_sent = request.method == "POST"
    form = forms.AreasForm(*((request.POST, request.FILES) if is_sent else ()))
    if form.is_valid():
        number = operations.add_areas(
            partnership=request.partnership, **form.layer, **stamp(request)
        )
        return done(request, presenters.added(number), "layer", *form.address)
    return render(request, "partnership/add_areas.html", {"form": form})


@requires(Permission.DIRECTORY_EDIT)
def add_lookup(request: PartnershipRequest) -> HttpResponse:
    """Add a lookup: which ward or district each small area belongs to."""
    is_sent = request.method == "POST"
    form = forms.LookupForm(*((request.POST, request.FILES) if is_sent else ()))
    if form.is_valid():
        rows = form.cleaned_data["rows"]
        number = operations.add_lookup(
            partnership=request.partnership, rows=rows, **stamp(request)
        )
        return done(request, f"{number:,} rows of the lookup are kept.", "areas")
    return render(request, "partnership/add_lookup.html", {"form": form})


def _areas_page(
    request: PartnershipRequest,
    layers: list[queries.AreaLayer],
    shown: queries.AreaLayer | None,
) -> HttpResponse:
    areas = queries.areas_in(request.partnership, shown) if shown else ()
    context = {
        "layers": presenters.layers_table(layers, slug=request.partnership.slug),
        "shown": presenters.layer_page(shown, areas) if shown else None,
        "may_edit": may(request, Permission.DIRECTORY_EDIT),
    }
    return render(request, "partnership/areas.html", context)
