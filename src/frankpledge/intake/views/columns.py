"""Kinds of file a person explains once: a sample, what its columns are, its versions."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from frankpledge.access.decorators import requires
from frankpledge.access.refusals import Refusal
from frankpledge.access.rules import Permission
from frankpledge.intake import forms, operations, presenters, queries, samples
from frankpledge.intake.models import ColumnMapping
from frankpledge.intake.readers.reader import FileRefused
from frankpledge.intake.views.answers import done, posted, stamp
from frankpledge.partnership.requests import PartnershipRequest


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def columns(request: PartnershipRequest) -> HttpResponse:
    """Show the kinds of file that were explained."""
    mappings = queries.column_mappings_of(request.partnership)
    may_map = Permission.EVIDENCE_MAP in request.permissions
    context = presenters.kinds(mappings, year=request.year, may_map=may_map)
    return render(request, "intake/columns.html", context)


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def kind(request: PartnershipRequest, source: str) -> HttpResponse:
    """Show one kind of file: its columns, its versions, what each has read."""
    mapping = _mapping(request, source)
    context = presenters.kind(
        mapping,
        list(queries.versions_of_mapping(mapping)),
        queries.read_with_older(mapping),
        year=request.year,
        may_map=Permission.EVIDENCE_MAP in request.permissions,
    )
    return render(request, "intake/kind.html", context)


@requires(Permission.EVIDENCE_MAP)
def explain(request: PartnershipRequest) -> HttpResponse:
    """Take a sample of a new kind of file, and ask what its columns are."""
    return _take_sample(request, None)


@requires(Permission.EVIDENCE_MAP)
def explain_again(request: PartnershipRequest, source: str) -> HttpResponse:
    """Take a sample of a known kind of file, and ask anew."""
    return _take_sample(request, _mapping(request, source))


@requires(Permission.EVIDENCE_MAP)
@require_POST
def choose(request: PartnershipRequest) -> HttpResponse:
    """Show what would be kept, or save what was said."""
    sample = request.POST.get("sample", "")
    brought = samples.opened(
        sample, partnership=request.partnership.slug, person=request.user.pk
    )
    if brought is None:
        return redirect("intake:explain", request.partnership.slug, request.year.label)
    mapping = _mapping(request, brought.source) if brought.source else None
    if request.POST.get("action") != "save":
        form = forms.ColumnsForm(brought=brought, mapping=mapping, shown=request.POST)
        return _choosing(request, form)
    form = forms.ColumnsForm(request.POST, brought=brought, mapping=mapping)
    if form.is_valid() and (saved := _saved(request, form, mapping)):
        return done(request, "Files of this kind are known now.", "kind", saved.source)
    return _choosing(request, form)


def _take_sample(
    request: PartnershipRequest, mapping: ColumnMapping | None
) -> HttpResponse:
    form = forms.SampleForm(posted(request), request.FILES or None)
    if form.is_valid():
        try:
            brought = samples.bring(
                form.cleaned_data["sample"],
                partnership=request.partnership.slug,
                person=request.user.pk,
                source=mapping.source if mapping else "",
                known=queries.as_mapped(mapping).definition if mapping else None,
            )
            columns_form = forms.ColumnsForm(brought=brought, mapping=mapping)
            return _choosing(request, columns_form)
        except FileRefused as refusal:
            form.add_error("sample", f"The file {refusal.sentence}")
    return render(request, "intake/explain.html", {"form": form, "mapping": mapping})


def _choosing(request: PartnershipRequest, form: forms.ColumnsForm) -> HttpResponse:
    context = presenters.choosing(form.brought, form.definition, form.faults)
    return render(request, "intake/choose.html", {"form": form, **context})


def _saved(
    request: PartnershipRequest,
    form: forms.ColumnsForm,
    mapping: ColumnMapping | None,
) -> ColumnMapping | None:
    try:
        if mapping is not None:
            return operations.explain_again(
                mapping=mapping, said=form.said, **stamp(request)
            )
        return operations.explain_columns(
            partnership=request.partnership, said=form.said, **stamp(request)
        )
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
    return None


def _mapping(request: PartnershipRequest, source: str) -> ColumnMapping:
    mapping = queries.column_mapping_of(request.partnership, source=source)
    if mapping is None:
        raise Http404(f"No kind of file {source} was explained.")
    return mapping
