"""Numbered rows with names for their columns, as the engine loads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.intake.readers.lines import NumberedRows

# Every text a row may carry, whatever its file calls it.
CELLS = (
    "reference",
    "day_text",
    "month_text",
    "time_text",
    "longitude_text",
    "latitude_text",
    "place",
    "lsoa_text",
    "lsoa_name",
    "category",
    "outcome",
    "flags_text",
    "sender",  # who the row says it comes from
    "ended_day_text",  # the end of a range that began on the day above
    "ended_time_text",
    "easting_text",  # metres on the British National Grid, where there are no degrees
    "northing_text",
    "postcode_text",  # its outward part is kept
    "victim_key",  # keyed hashes already: `personal` sees that nothing else gets here
    "offender_key",
    "premises_key",
    "uprn_key",
)


@dataclass(frozen=True)
class Loadable:
    """Numbered rows with a name for each column: its cell's, where it is one of `CELLS`."""

    rows: NumberedRows
    names: tuple[str, ...]

    @property
    def cells(self) -> dict[str, str]:
        """Return the columns of the file's own as DuckDB reads them."""
        return dict.fromkeys(self.names, "VARCHAR")

    @property
    def columns(self) -> dict[str, str]:
        """Return the columns of numbered rows."""
        return {"line": "INTEGER", "torn": "VARCHAR"} | self.cells

    @property
    def path(self) -> str:
        """Return where the rows stand."""
        return str(self.rows.path.resolve())

    @property
    def filled(self) -> dict[str, int]:
        """Return how many rows have a text in each cell; nothing where nobody counted."""
        if self.rows.plain_rows != self.rows.rows:
            return {}
        counted = zip(self.names, self.rows.filled, strict=True)
        return {name: count for name, count in counted if name in CELLS}

    @property
    def only(self) -> str:
        """Return what the watched cell says in every row; "" where they differ."""
        is_known = self.rows.plain_rows == self.rows.rows
        return self.rows.only.decode().strip() if is_known else ""


def own_names(cells: Sequence[str], derived: Sequence[str]) -> tuple[str, ...]:
    """Return a name for each column, its cell's where it is one that is kept.

    Those `derived` from the columns come after them and take their cells.
    """
    taken = {"", *derived}
    names = []
    for place, cell in enumerate(cells):
        names.append(f"unkept_{place}" if cell in taken else cell)
        taken.add(cell)
    return (*names, *derived)
