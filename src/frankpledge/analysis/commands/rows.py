"""The basis of a result, completed with what reading its file found."""

from __future__ import annotations

from dataclasses import replace

from frankpledge.analysis.columns import Columns
from frankpledge.analysis.results import Basis


def of_rows(basis: Basis, rows: Columns, **parameters: object) -> Basis:
    """Return a basis with the rows read and left out, and more parameters (a seed)."""
    return replace(
        basis,
        rows_used=rows.rows,
        dropped=(*rows.dropped, *basis.dropped),
        parameters={**basis.parameters, **parameters},
    )
