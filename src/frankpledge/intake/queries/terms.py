"""On which terms evidence is shared: recorded, or what holds where none are."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from frankpledge.access.rules import ROLE_BY_CODE, Permission
from frankpledge.intake.models import Return, SharingTerms
from frankpledge.intake.readers.registry import READERS
from frankpledge.intake.sharing import (
    Basis,
    Named,
    RetentionFrom,
    Supply,
    Terms,
    terms_unrecorded,
    why_no_records,
)
from frankpledge.intake.telling import first_told
from frankpledge.partnership.models import Membership, Partnership


@dataclass(frozen=True)
class TermsOf:
    """A source and supplier with the terms that hold of them."""

    source: str
    supplier: str
    terms: Terms

    @property
    def of(self) -> Supply:
        """Return what the terms are agreed for."""
        return Supply(self.source, self.supplier)


def recorded_terms(partnership: Partnership) -> models.QuerySet[SharingTerms]:
    """Return the terms recorded, with the agencies they name."""
    return SharingTerms.objects.filter(partnership=partnership).prefetch_related(
        "agencies"
    )


def recorded_terms_of(
    partnership: Partnership, *, source: str, supplier: str
) -> SharingTerms | None:
    """Return the terms recorded of a source and supplier, or None."""
    terms = recorded_terms(partnership)
    return terms.filter(source=source, supplier=supplier).first()


def terms_of(partnership: Partnership, *, source: str, supplier: str) -> Terms:
    """Return the terms that hold of a source and supplier."""
    held = recorded_terms_of(partnership, source=source, supplier=supplier)
    return as_terms(held) if held else terms_unrecorded(source)


def all_terms(partnership: Partnership) -> tuple[TermsOf, ...]:
    """Return every source and supplier anything came of or is agreed for, with terms."""
    recorded = {
        (held.source, held.supplier): as_terms(held)
        for held in recorded_terms(partnership)
    }
    returns = Return.objects.filter(partnership=partnership).order_by()
    brought = returns.values_list("source", "supplier").distinct()
    return tuple(
        TermsOf(source, supplier, recorded.get((source, supplier)) or default)
        for source, supplier in sorted({*recorded, *brought})
        for default in [terms_unrecorded(source)]
    )


def terms_missing(partnership: Partnership) -> int:
    """Return how many suppliers should have terms recorded and have none."""
    return sum(one.terms.is_warning for one in all_terms(partnership))


def small_numbers(partnership: Partnership) -> dict[tuple[str, str], int]:
    """Return the first count that may be told to those who only count, by supplier.

    By source and supplier; of what is not named every count may be told.
    """
    firsts = ((one, first_told(one.terms)) for one in all_terms(partnership))
    return {
        (one.source, one.supplier): first for one, first in firsts if first is not None
    }


@dataclass(frozen=True)
class Telling:
    """From which count on one person is told counts of each supplier's rows."""

    least: dict[tuple[str, str], int]

    def least_of(self, source: str, supplier: str) -> int | None:
        """Return the first count they are told; None: every count."""
        return self.least.get((source, supplier))


def telling_to(membership: Membership) -> Telling:
    """Return what a person is told: everything of what they may see records of."""
    may = Permission.RECORDS_VIEW in membership.permissions
    firsts = (
        (one, first_told(one.terms))
        for one in all_terms(membership.partnership)
        if not may or _why_only_counts(one.terms, membership)
    )
    return Telling(
        {
            (one.source, one.supplier): first
            for one, first in firsts
            if first is not None
        }
    )


def can_have_terms(partnership: Partnership, source: str) -> bool:
    """Say whether there is such a source, so that terms may be recorded of it.

    Its own, or of a kind of file whose columns were explained here.
    """
    held = Return.objects.filter(partnership=partnership, source=source)
    return source in READERS or held.exists()


def records_refused(membership: Membership, *, source: str, supplier: str) -> str:
    """Return why the terms let a person only count; "" where they may see records."""
    terms = terms_of(membership.partnership, source=source, supplier=supplier)
    return _why_only_counts(terms, membership)


def _why_only_counts(terms: Terms, membership: Membership) -> str:
    role, agency = membership.role, membership.agency
    return why_no_records(
        terms,
        role=Named(role.code, role.name),
        agency=Named(agency.pk, agency.name) if agency else None,
    )


def as_terms(held: SharingTerms) -> Terms:
    """Return recorded terms as the rules read them."""
    return Terms(
        bases=tuple(Basis(basis) for basis in held.bases),
        purpose=held.purpose,
        agreement=held.agreement,
        signed_on=held.signed_on,
        roles=tuple(Named(code, ROLE_BY_CODE[code].name) for code in held.roles),
        agencies=tuple(Named(one.pk, one.name) for one in held.agencies.all()),
        small_number=held.small_number,
        retention_months=held.retention_months,
        retention_from=RetentionFrom(held.retention_from),
        contact=held.contact,
        is_recorded=True,
    )
