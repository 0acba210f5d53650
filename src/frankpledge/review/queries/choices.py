"""What a measure may be bound to: the evidence the partnership holds."""

from dataclasses import dataclass

from frankpledge.intake import queries as intake
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Area, Partnership
from frankpledge.partnership.rules import AreaKind
from frankpledge.review.sources.holdings import PlaceNamed
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
    areas = list(partnership_queries.areas_of(partnership))
    return EvidenceChoices(
        suppliers=tuple(
            (f"{source}/{s}", f"{intake.source_title(source)}: {s}")
            for source, s in held
        ),
        categories=tuple(sorted(categories)),
        areas=(
            (PARTNERSHIP, "The partnership's own LSOAs"),
            (WHOLE_RETURN, "The supplier's whole area"),
            *(
                (str(PlaceNamed(AreaKind(area.kind), area.vintage, area.code)), words)
                for area in areas
                if (words := _words(area))
            ),
            *(
                (area.code, f"LSOA {area.name}")
                for area in areas
                if area.kind == AreaKind.LSOA.value
            ),
        ),
    )


def _words(area: Area) -> str:
    """Return "Ward Trench, 2013"; "" for an LSOA, which its code alone names."""
    if area.kind == AreaKind.LSOA.value:
        return ""
    kind = "Area of our own" if area.kind == AreaKind.OWN.value else area.kind.title()
    return f"{kind}: {area.name}, {area.vintage}"
