"""The partnership's categories, and what partners' words mean in them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from frankpledge.access.decorators import requires
from frankpledge.access.refusals import Refusal
from frankpledge.access.rules import Permission
from frankpledge.intake import forms, operations, presenters, queries
from frankpledge.intake.models import CategoryMapping
from frankpledge.intake.views.answers import done, posted, stamp
from frankpledge.partnership.requests import PartnershipRequest


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def categories(request: PartnershipRequest) -> HttpResponse:
    """Show the categories, what is counted in each, and what is not known."""
    context = presenters.categories(
        queries.taxonomy_of(request.partnership),
        queries.mappings_of(request.partnership),
        queries.unmapped_categories(request.partnership),
        year=request.year,
        telling=queries.telling_to(request.membership),
        may_map=Permission.EVIDENCE_MAP in request.permissions,
    )
    return render(request, "intake/categories.html", context)


@requires(Permission.EVIDENCE_MAP)
def map_categories(request: PartnershipRequest) -> HttpResponse:
    """Ask what each unknown word means, many at once."""
    unmapped = queries.unmapped_categories(request.partnership)
    form = forms.MapForm(
        posted(request),
        unmapped=unmapped,
        near=queries.nearest_categories(request.partnership, unmapped),
        taxonomy=queries.taxonomy_of(request.partnership),
    )
    if form.is_valid():
        operations.map_categories(
            partnership=request.partnership, meanings=form.meanings, **stamp(request)
        )
        return done(request, "What you said was saved.", "categories")
    more = presenters.asked_in_all(len(form.unmapped), unmapped)
    return render(request, "intake/map_categories.html", {"form": form, "more": more})


@requires(Permission.EVIDENCE_MAP)
@require_POST
def use_ready_made(request: PartnershipRequest) -> HttpResponse:
    """Take over the ready-made categories, and what known sources' words mean."""
    operations.use_ready_made(partnership=request.partnership, **stamp(request))
    return done(request, "The ready-made categories were added.", "categories")


@requires(Permission.EVIDENCE_MAP)
def add_category(request: PartnershipRequest) -> HttpResponse:
    """Add a category."""
    taxonomy = queries.taxonomy_of(request.partnership)
    form = forms.CategoryForm(posted(request), taxonomy=taxonomy)
    if form.is_valid():
        operations.add_category(
            partnership=request.partnership, **form.said, **stamp(request)
        )
        return done(request, "The category was added.", "categories")
    return render(request, "intake/category.html", {"form": form})


@requires(Permission.EVIDENCE_MAP)
def change_category(request: PartnershipRequest, code: str) -> HttpResponse:
    """Rename a category, or move it."""
    category = queries.category_of(request.partnership, code=code)
    if category is None:
        raise Http404(f"There is no category {code}.")
    taxonomy = queries.taxonomy_of(request.partnership)
    form = forms.CategoryForm(posted(request), taxonomy=taxonomy, category=category)
    if form.is_valid():
        try:
            operations.change_category(category=category, **form.said, **stamp(request))
            return done(request, "The category was saved.", "categories")
        except Refusal as refusal:
            form.add_error("parent", refusal.sentence)
    return render(request, "intake/category.html", {"form": form, "category": category})


@requires(Permission.EVIDENCE_MAP)
def change_mapping(request: PartnershipRequest, number: int) -> HttpResponse:
    """Change what a word means, and when."""
    mapping = _mapping(request, number)
    taxonomy = queries.taxonomy_of(request.partnership)
    form = forms.MappingForm(posted(request), mapping=mapping, taxonomy=taxonomy)
    if form.is_valid():
        try:
            operations.change_mapping(mapping=mapping, **form.said, **stamp(request))
            return done(request, "What the word means was saved.", "categories")
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
    return render(request, "intake/mapping.html", {"form": form, "mapping": mapping})


@requires(Permission.EVIDENCE_MAP)
@require_POST
def remove_mapping(request: PartnershipRequest, number: int) -> HttpResponse:
    """Take back what a word was said to mean."""
    operations.remove_mapping(mapping=_mapping(request, number), **stamp(request))
    return done(
        request, "The word is not mapped any more in those months.", "categories"
    )


def _mapping(request: PartnershipRequest, number: int) -> CategoryMapping:
    mapping = queries.mapping_of(request.partnership, number=number)
    if mapping is None:
        raise Http404(f"There is no mapping {number}.")
    return mapping
