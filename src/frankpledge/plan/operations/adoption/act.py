"""Whose adoption it is, and the agencies met on the way."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from frankpledge.access.models import User
from frankpledge.analysis.periods import Period, financial_year
from frankpledge.partnership import operations as partnership_operations
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Agency, Partnership
from frankpledge.partnership.operations import Contact
from frankpledge.partnership.rules import guess_agency_kind
from frankpledge.plan.elements import from_json
from frankpledge.plan.models import DraftElement, PlanDocument
from frankpledge.plan.reading.addresses import ORGANISATIONS
from frankpledge.plan.reading.draft import AgencyEntry
from frankpledge.plan.reading.text import words_of
from frankpledge.plan.rules import ElementKind

LONGEST_NAME = 200  # of an agency, as partnership keeps it
DETAILS = {"address": 2000, "postcode": 10, "telephone": 40, "email": 254}
DETAILS |= {"website": 200}


@dataclass(frozen=True)
class Act:
    """One adoption: of which document, by whom, when."""

    document: PlanDocument
    by: User
    at: datetime

    @property
    def partnership(self) -> Partnership:
        """Return the partnership whose plan is being made."""
        return self.document.partnership

    @property
    def year(self) -> Period | None:
        """Return the year planned, in which "March" and "Q3" lie."""
        label = self.document.year_label
        return financial_year(label) if label else None

    @property
    def stamp(self) -> dict[str, Any]:
        """Return by whom and when, as every operation takes them."""
        return {"by": self.by, "at": self.at}

    def decided(self, kind: ElementKind) -> list[tuple[DraftElement, Any]]:
        """Return the elements of a kind that go into the plan, with their content."""
        elements = self.document.elements.filter(kind=kind.value)
        return [
            (element, from_json(kind, element.understood))
            for element in elements
            if element.counts
        ]


@dataclass
class Agencies:
    """The agencies a document names, each found or added once."""

    act: Act
    known: dict[str, Agency] = field(default_factory=dict)

    def add_member(self, entry: AgencyEntry) -> Agency:
        """Make an agency a member, with what the document says of it."""
        agency = self._find_or_add(entry.name, is_member=True)
        details = {
            name: getattr(entry, name)[:longest]
            for name, longest in DETAILS.items()
            if getattr(entry, name)
        }
        self.known[entry.name] = partnership_operations.change_agency(
            agency=agency,
            changes={"is_member": True, **details},
            version=agency.version,
            **self.act.stamp,
        )
        return self.known[entry.name]

    def meant_by(self, name: str) -> Agency | None:
        """Return the agency a theme names; those that are no members are added."""
        if not name.strip():
            return None
        if name not in self.known:
            self.known[name] = self._find_or_add(name, is_member=False)
        return self.known[name]

    def answering(self, name: str) -> Agency | None:
        """Return the agency named as owner of an action, or None for a post or person.

        "Licensing Service" is an agency, "A Reed" and "Sergeant, Mill ward" are not.
        """
        if name in self.known:
            return self.known[name]
        found = partnership_queries.agency_meant(self.act.partnership, name)
        if found is None and ORGANISATIONS.isdisjoint(words_of(name)):
            return None
        return found or self.meant_by(name)

    def set_contact(self) -> None:
        """Set how the partnership itself is reached, where the document says."""
        if not self.act.document.contact:
            return
        entry = from_json(ElementKind.AGENCY, self.act.document.contact)
        held = self.act.partnership
        partnership_operations.set_contact(
            partnership=held,
            contact=Contact(
                telephone=entry.telephone[:40] or held.telephone,
                email=entry.email[:254] or held.email,
                website=entry.website[:200] or held.website,
            ),
            **self.act.stamp,
        )

    def _find_or_add(self, name: str, *, is_member: bool) -> Agency:
        found = partnership_queries.agency_meant(self.act.partnership, name)
        return found or partnership_operations.add_agency(
            partnership=self.act.partnership,
            name=name[:LONGEST_NAME],
            kind=guess_agency_kind(name),
            is_member=is_member,
            **self.act.stamp,
        )
