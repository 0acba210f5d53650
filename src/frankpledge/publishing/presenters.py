"""What a publication would say otherwise, in the words of a page."""

from collections.abc import Sequence
from typing import Any

from frankpledge.publishing.differing import Difference
from frankpledge.publishing.models import Publication
from frankpledge.ui.tables import Cell, Column, table


def differences_page(
    publication: Publication, found: Sequence[Difference] | None
) -> dict[str, Any]:
    """Return the cells that would be printed otherwise; `found` None: no plan is left."""
    rows: list[list[Cell | str]] = [
        [
            Cell(one.measure, note=one.part),
            one.cell,
            one.published or "Nothing",
            one.now or "Nothing",
            one.why,
        ]
        for one in found or ()
    ]
    columns: list[Column | str] = [
        "Measure",
        "What",
        "As published",
        "As it would be today",
        "Why",
    ]
    return {
        "publication": publication,
        "is_plan_gone": found is None,
        "count": len(rows),
        "table": table("Figures that would differ", columns, rows) if rows else None,
    }
