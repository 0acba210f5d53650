"""What a measure may be bound to: the evidence the partnership holds."""

from dataclasses import dataclass

from frankpledge.intake import queries as intake
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.rules import AreaKind
from frankpledge.review.sources.incidents import PARTNERSHIP, WHOLE_RETURN


@dataclass(frozen=True)
class EvidenceChoices:
    """Suppliers, categories and areas as (value, words) pairs."""

    suppliers: tuple[tuple[str, str], ...]  # "police-uk/kent"
    categories: tuple[str, ...]
    areas: tuple[tuple[str, str], ...]


def evidence_choices(partnership: Partnership) -> EvidenceChoices:
    """Return what is there to be bound to."""
    held = intake.suppliers_held(partnership)
    categories = {
        category
        for source, supplier in held
        for category in intake.categories_held(
            partnership, source=source, supplier=supplier
        )
    }
    lsoas = partnership_queries.areas_of(partnership, kind=AreaKind.LSOA)
    return EvidenceChoices(
        suppliers=tuple(
            (f"{source}/{s}", f"{intake.source_title(source)}: {s}")
            for source, s in held
        ),
        categories=tuple(sorted(categories)),
        areas=(
            (PARTNERSHIP, "The partnership's own LSOAs"),
            (WHOLE_RETURN, "The supplier's whole area"),
            *((area.code, f"LSOA {area.name}") for area in lsoas),
        ),
    )
