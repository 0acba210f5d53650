"""What a measure may be bound to: the evidence the partnership holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.analysis.contracts import Shape
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
    tables: tuple[tuple[str, str], ...] = ()  # of figures, "ons-table-c2/ons"
    taxonomy: tuple[tuple[str, str], ...] = ()  # our own categories, as a tree is read


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
        suppliers=_named(held),
        tables=_named(intake.suppliers_held(partnership, shape=Shape.FIGURES)),
        categories=tuple(sorted(categories)),
        taxonomy=tuple(
            (branch.category.code, " > ".join((*branch.above, branch.category.name)))
            for branch in intake.taxonomy_of(partnership)
        ),
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


def _named(held: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"{source}/{supplier}", f"{intake.source_title(source)}: {supplier}")
        for source, supplier in held
    )


def _words(area: Area) -> str:
    """Return "Ward Trench, 2013"; "" for an LSOA, which its code alone names."""
    if area.kind == AreaKind.LSOA.value:
        return ""
    kind = "Area of our own" if area.kind == AreaKind.OWN.value else area.kind.title()
    return f"{kind}: {area.name}, {area.vintage}"
