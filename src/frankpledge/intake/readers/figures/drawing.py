"""What a source makes of a row of its table: figures, or a reason it cannot be kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from frankpledge.analysis.contracts import WITH_VALUE, FigureArea, FigureState
from frankpledge.analysis.periods import Period
from frankpledge.intake.readers.figures.cells import Cell, read_cell, without_notes
from frankpledge.intake.readers.figures.tables import Header, Heads
from frankpledge.intake.readers.sheets import Row


class RowRefused(Exception):
    """A row cannot be kept; its text is the code of the reason, see `readers.words`."""

    @property
    def code(self) -> str:
        """Return the reason's code."""
        return str(self.args[0])


class Place(NamedTuple):
    """The area a figure is of."""

    kind: FigureArea
    code: str = ""
    name: str = ""
    wider: str = ""


class Drawn(NamedTuple):
    """One figure drawn from a row; its cell is not read yet."""

    period: Period
    place: Place
    category: str
    groups: tuple[str, ...]
    measure: str
    unit: str
    printed: str


@dataclass(frozen=True)
class Table:
    """How a source's table is known and drawn from.

    `draw(header, row)` yields the figures of a row, or raises RowRefused.
    """

    columns: tuple[Heads, ...]
    draw: Callable[[Header, Row], Iterable[Drawn]]


# What the first three characters of a code of the statistics offices say of an area.
KINDS = {
    **dict.fromkeys(("E01", "W01"), FigureArea.LSOA),
    **dict.fromkeys(("E05", "W05"), FigureArea.WARD),
    **dict.fromkeys(("E06", "E07", "E08", "E09", "W06"), FigureArea.DISTRICT),
    **dict.fromkeys(("E22", "W14"), FigureArea.PARTNERSHIP),
    **dict.fromkeys(("E23", "W15"), FigureArea.POLICE_FORCE),
}
_CODE = re.compile(r"[EWSNK][0-9]{8}")
_UNASSIGNED = re.compile(r"(?:un|not )(?:assigned|allocated|known)\b.*", re.IGNORECASE)


def place_of(code: str, name: str, *, wider: str = "") -> Place:
    """Return an area by its code and name; raises RowRefused where it has neither.

    A row that says it is assigned to no area keeps its words and belongs to none.
    """
    name = without_notes(name)
    if _UNASSIGNED.fullmatch(name) and not code:
        return Place(FigureArea.NONE, "", name, wider)
    if not code and not name:
        raise RowRefused("no-area")
    if code and not _CODE.fullmatch(code):
        raise RowRefused("area-unreadable")
    return Place(KINDS.get(code[:3], FigureArea.OTHER), code, name, wider)


def read_figures(drawn: Iterable[Drawn]) -> list[tuple[Drawn, Cell | None]]:
    """Return each figure with its cell read, None where it is no number and no mark.

    Raises RowRefused for a row of several columns and not one figure.
    """
    read = [(one, _read(one)) for one in drawn]
    if len(read) > 1 and not any(one.printed for one, _ in read):
        raise RowRefused("no-figures")
    return read


def _read(drawn: Drawn) -> Cell | None:
    cell = read_cell(drawn.printed)
    if cell and drawn.place.kind is FigureArea.NONE and cell.state in WITH_VALUE:
        return cell._replace(state=FigureState.UNASSIGNED)
    return cell
