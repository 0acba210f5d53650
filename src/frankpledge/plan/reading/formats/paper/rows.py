"""Lines of a table without lines between its rows: which belong to one row."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from frankpledge.plan.reading.addresses import POSTCODE, contact_in
from frankpledge.plan.reading.formats.paper.paragraphs import CUT_ADDRESS
from frankpledge.plan.reading.formats.paper.sheet import MARKS, Edge, TextLine, Word
from frankpledge.plan.reading.formats.paper.strips import crosses
from frankpledge.plan.reading.vocabulary import label_of

FIGURE: Final = re.compile(
    r"^(?:[-+–£(]*[0-9][0-9,.]*[%)]*|[-+–*]|TBC|n/a)$", re.IGNORECASE
)
NEXT_ROW: Final = 1.2  # times the distance of lines in a cell: a row begins
PADDED: Final = (
    0.8  # share of lines that begin a row with room before: then room parts the rows
)
UNBOUNDED: Final = 1e9
ROOM: Final = 0.5  # times the size: a space and a little more
LEAST_ANEW: Final = 3  # columns beside the first, blank one
LOOSE: Final = 1.75  # times its size: lines of one cell stand closer


def rows_of(
    lines: Sequence[TextLine], xs: Sequence[float], lying: Sequence[Edge] = ()
) -> list[list[list[Word]]]:
    """Return the words of each row by column; `xs` part the columns."""
    cells = [_by_column(line, xs) for line in lines]
    across = [crosses(line, xs) for line in lines]
    begins = (
        _begins_by_rule(lines, cells, lying)
        or _begins_by_contact(cells)
        or _begins(lines, cells, across)
    )
    rows: list[list[list[Word]]] = []
    for place, cell in enumerate(cells):
        if begins[place]:
            rows.append([[] for _ in range(len(xs) + 1)])
        for column, words in enumerate(cell):
            rows[-1][column].extend(words)
    return rows


def _by_column(line: TextLine, xs: Sequence[float]) -> list[list[Word]]:
    cells: list[list[Word]] = [[] for _ in range(len(xs) + 1)]
    for word in line.words:
        column = sum(1 for x in xs if x <= word.middle)
        cells[column].append(word)
    filled = [column for column, words in enumerate(cells) if words]
    if crosses(line, xs) and filled[0] == 0 and len(filled) > 1:
        return [list(line.words), *([] for _ in xs)]
    return cells


def _begins_by_rule(
    lines: Sequence[TextLine],
    cells: Sequence[Sequence[Sequence[Word]]],
    lying: Sequence[Edge],
) -> list[bool] | None:
    """Return where rows begin by the lines drawn under them, None when they do not.

    Lines under a header and over a total only part nothing else.
    """
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    across = [
        edge.at
        for edge in lying
        if min(edge.end, right) - max(edge.start, left) > 0.6 * (right - left)
    ]
    begins = [True]
    for before, line in itertools.pairwise(lines):
        is_ruled = any(before.base - 1 < at < line.base for at in across)
        begins.append(is_ruled or (before.is_bold and not line.is_bold))
    if sum(begins) < 3 or not across:
        return None
    figures = 0
    for is_begun, cell in zip(begins, cells, strict=True):
        figures = (0 if is_begun else figures) + has_figures(cell)
        if figures > 1:
            return None
    return begins


def _begins_by_contact(cells: Sequence[Sequence[Sequence[Word]]]) -> list[bool] | None:
    """Return where organisations begin that stand side by side, each with its address.

    None when no telephones or websites end them, and no line is of postcodes; of each
    line all cells are of a kind.
    """
    ends: list[bool] = []
    of_postcodes = any(
        all(POSTCODE.fullmatch(" ".join(w.text for w in words)) for words in held)
        for held in ([words for words in cell if words] for cell in cells)
    )
    texts = [""] * len(cells[0])  # the last of each column
    for cell in cells:
        said = set()
        for column, words in enumerate(cell):
            goes_on = CUT_ADDRESS.search(texts[column])
            before = texts[column] if goes_on else ""
            texts[column] = before + " ".join(word.text for word in words)
            said |= {_is_contact(texts[column])} if words else set()
        if len(said) > 1:
            return None
        ends.append(said == {True})
    begins = [True, *(a and not b for a, b in itertools.pairwise(ends))]
    return begins if of_postcodes or sum(ends) > 1 else None


def _is_contact(text: str) -> bool:
    """Return whether a line says how to reach somebody, and nothing else."""
    found = contact_in(text)
    return bool(found.kinds and not found.postcode and not found.before)


def has_figures(cells: Sequence[Sequence[Word]]) -> bool:
    """Return whether a line has words first and figures in half its other columns."""
    figures = sum(
        bool(words) and all(FIGURE.match(word.text) for word in words)
        for words in cells[1:]
    )
    return bool(cells[0]) and figures >= max(1, (len(cells) - 1) // 2)


def _begins(
    lines: Sequence[TextLine],
    cells: Sequence[Sequence[Sequence[Word]]],
    across: Sequence[bool],
) -> list[bool]:
    gaps = [b.base - a.base for a, b in itertools.pairwise(lines)]
    if not gaps:
        return [True]
    size = max(line.size for line in lines)
    leading = _leading(lines, cells, size)
    if leading > LOOSE * size:
        return _with_lists(cells, [True] * len(lines))
    spaced = [gap > NEXT_ROW * leading for gap in gaps]
    telling = [place for place in range(1, len(lines)) if _is_telling(cells[place])]
    padded = sum(spaced[place - 1] for place in telling) >= PADDED * len(telling)
    padded = padded and (bool(telling) or any(spaced))
    if padded:
        return _with_lists(cells, [True, *spaced])
    second = (word.x0 for cell in cells for word in cell[1])
    reach = min(second, default=0.0) - ROOM * size  # the first column ends before it
    begins = [True] + [
        spaced[place - 1]
        or _is_row_start(cells, place)
        or _is_section(cells, place, UNBOUNDED if across[place] else reach)
        for place in range(1, len(lines))
    ]
    named = any(
        begun and cell[0] and not any(cell[1:])
        for begun, cell in zip(begins[1:], cells[1:], strict=True)
    )
    # Where some rows are named, a name too long for the line before is one as well.
    return [
        begun or (named and place > 0 and _is_section(cells, place, UNBOUNDED))
        for place, begun in enumerate(begins)
    ]


def _is_telling(cell: Sequence[Sequence[Word]]) -> bool:
    """Return whether a line begins a row for sure: figures, or a label and its content."""
    if len(cell) != 2:
        return has_figures(cell)
    said = " ".join(word.text for word in cell[0])
    return has_figures(cell) or (bool(cell[1]) and label_of(said) is not None)


def _with_lists(
    cells: Sequence[Sequence[Sequence[Word]]], begins: Sequence[bool]
) -> list[bool]:
    """Return where rows begin: what a label announces goes on under it, with room.

    So does a list in one cell: an item alone on its line, under an item of that column.
    """
    kept: list[bool] = []
    said = ""
    listing: set[int] = set()  # columns of the row so far that hold items
    for cell, begun in zip(cells, begins, strict=True):
        items = {column for column, words in enumerate(cell) if _is_item(words)}
        alone = len(items) == sum(map(bool, cell)) == 1
        if alone and not cell[0] and items <= listing:
            kept.append(False)
            continue
        listing = items if begun else listing | items
        if cell[0]:
            said = " ".join(word.text for word in cell[0])
        under_label = len(cell) == 2 and not cell[0] and label_of(said) is not None
        kept.append(begun and not under_label)
    return kept


def _is_item(words: Sequence[Word]) -> bool:
    return len(words) > 1 and words[0].text in MARKS


def _leading(
    lines: Sequence[TextLine],
    cells: Sequence[Sequence[Sequence[Word]]],
    size: float,
) -> float:
    """Return the least distance between two lines with words in one column."""
    least = 1e9
    for column in range(len(cells[0])):
        bases = [
            line.base for line, cell in zip(lines, cells, strict=True) if cell[column]
        ]
        for before, after in itertools.pairwise(bases):
            least = min(least, after - before)
    return max(least, size) if least < 1e9 else 1.3 * size


def _is_row_start(cells: Sequence[Sequence[Sequence[Word]]], place: int) -> bool:
    """Return whether a line set as close as the lines of a cell begins a row.

    It does when words stand in its first column beside figures in others, or it is
    as bold as no line of the row before.
    """
    now, before = cells[place], cells[place - 1]
    others = [words for words in now[1:] if words]
    if not now[0]:
        # Every other column beginning anew at once is no accident of wrapping.
        is_full = len(others) == len(now) - 1 >= LEAST_ANEW
        return is_full and all(_begins_anew(words[0].text) for words in others)
    if others:
        if has_figures(now) and has_figures(before):
            return True  # however its words begin
        starts_mid = now[0][0].text[:1].islower()
        if len(now) == 2:
            return not starts_mid  # a label and what it says
        header = not any(c.isdigit() for w in _flat(before) for c in w.text)
        has_digits = any(c.isdigit() for words in others for w in words for c in w.text)
        return not starts_mid and (has_digits or not header)
    return now[0][0].is_bold and before[0][:1] != [] and not before[0][0].is_bold


def _is_section(
    cells: Sequence[Sequence[Sequence[Word]]], place: int, reach: float
) -> bool:
    """Return whether a line names the rows after it: words in the first column only.

    They begin anew, there was room for the first of them on the line before, and that
    line was a whole row: figures, or words in every column.
    """
    now, before = cells[place], cells[place - 1]
    if not now[0] or any(now[1:]) or not now[0][0].text[:1].isupper():
        return False
    if not before[0]:
        # The first cell had ended: it began on the line that began the row.
        above = next((cell for cell in reversed(cells[:place]) if cell[0]), before)
        return bool(above[0]) and any(above[1:])
    first, last = now[0][0], before[0][-1]
    fits = last.x1 + first.x1 - first.x0 + ROOM * first.size < reach
    return fits and all(before)


def _begins_anew(text: str) -> bool:
    return text[:1].isupper() or text[:1].isdigit() or bool(FIGURE.match(text))


def _flat(cells: Sequence[Sequence[Word]]) -> list[Word]:
    return [word for cell in cells for word in cell]
