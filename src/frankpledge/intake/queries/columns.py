"""Kinds of file a person has explained, and what was read with which version."""

from __future__ import annotations

from django.db import models

from frankpledge.intake.models import ColumnMapping, ReturnVersion
from frankpledge.intake.queries.returns import current_versions
from frankpledge.intake.readers.mapped.definition import Definition
from frankpledge.intake.readers.mapped.reading import Mapped, version_said
from frankpledge.partnership.models import Partnership


def column_mappings_of(partnership: Partnership) -> models.QuerySet[ColumnMapping]:
    """Return what is said of each kind of file now, by title."""
    mappings = ColumnMapping.objects.filter(partnership=partnership, is_current=True)
    return mappings.select_related("said_by", "partnership").order_by("title")


def column_mapping_of(partnership: Partnership, *, source: str) -> ColumnMapping | None:
    """Return what is said of one kind of file now, or None."""
    return column_mappings_of(partnership).filter(source=source).first()


def versions_of_mapping(mapping: ColumnMapping) -> models.QuerySet[ColumnMapping]:
    """Return all that was ever said of a kind of file, newest first."""
    return (
        ColumnMapping.objects.filter(
            partnership=mapping.partnership, source=mapping.source
        )
        .select_related("said_by")
        .order_by("-number")
    )


def mapped_of(partnership: Partnership) -> tuple[Mapped, ...]:
    """Return each kind of file as readers ask."""
    return tuple(as_mapped(mapping) for mapping in column_mappings_of(partnership))


def as_mapped(mapping: ColumnMapping) -> Mapped:
    """Return a kind of file as readers ask."""
    return Mapped(
        source=mapping.source,
        title=mapping.title,
        supplier=mapping.supplier,
        number=mapping.number,
        fingerprint=mapping.fingerprint,
        definition=Definition.model_validate(mapping.definition),
    )


def read_with_older(mapping: ColumnMapping) -> tuple[ReturnVersion, ...]:
    """Return the returns still held as an earlier version of a mapping read them."""
    now = version_said(mapping.number)
    held = current_versions(mapping.partnership, source=mapping.source)
    return tuple(v for v in held if v.read_with.split(" key ")[0] != now)
