"""Word documents (.docx) to lines, tracked changes accepted.

Reads the body in its order: paragraphs, lists, tables, text boxes, then footnotes and
endnotes. Headers, footers, comments and pictures are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from frankpledge.plan.reading.formats.opened import Opened, Page, Paragraph
from frankpledge.plan.reading.formats.package import (
    Package,
    attribute,
    first,
    local,
    opened_package,
    whole,
)
from frankpledge.plan.reading.formats.tables import (
    DEEPEST,
    MOST_ACROSS,
    Block,
    Cell,
    Grid,
    TooDeep,
    Writer,
)

KIND: Final = "a Word document"
MAIN: Final = "word/document.xml"
DEEPEST_LIST: Final = 8

_DROPPED = frozenset(["del", "moveFrom", "rPr", "pPr", "instrText", "delText"])
_BREAKS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEADING = re.compile(r"^(?:heading ?[1-9]|title|subtitle)\b", re.IGNORECASE)
_CONTENTS = re.compile(r"^toc ?[1-9]$", re.IGNORECASE)
_LIST = re.compile(r"^list (?:bullet|number)(?: (?P<level>[2-5]))?$", re.IGNORECASE)
_OFF = frozenset(["0", "false", "off", "none"])


@dataclass(frozen=True)
class _Style:
    """What a paragraph style says of its paragraphs."""

    name: str
    based_on: str
    is_outlined: bool
    level: int | None  # of a list


@dataclass
class _Reading:
    """What is known while a document is read."""

    styles: dict[str, _Style]
    warnings: dict[str, None] = field(default_factory=dict)  # once each, in order
    joined: str = ""  # words of a paragraph whose end was deleted
    depth: int = 0


def open_word(data: bytes, name: str) -> Opened:
    """Read a Word document; `name` is the file's, as a sentence shows it.

    Raises UnreadableDocument for a damaged, locked, hostile or too large file.
    """
    package = opened_package(data, name, f"{KIND} (.docx)")
    main = _main_part(package)
    root = package.root(main)
    body = None if root is None else first(root, "body")
    if body is None:
        raise package.damaged()
    reading = _Reading(_styles(package, main))
    page = Page(name)
    writer = Writer(page)
    writer.write(tuple(_blocks(body, reading)))
    notes = tuple(_notes(package, main, reading))
    if notes:
        writer.write((Paragraph("Footnotes", is_heading=True), *notes))
    if any(each.endswith("/comments.xml") for each in package.members()):
        reading.warnings["Comments in the margin were left out."] = None
    return page.opened(KIND, tuple(reading.warnings))


def _main_part(package: Package) -> str:
    root = package.root("_rels/.rels")
    for each in () if root is None else root:
        if attribute(each, "Type").endswith("/officeDocument"):
            return attribute(each, "Target").lstrip("/") or MAIN
    return MAIN


def _styles(package: Package, main: str) -> dict[str, _Style]:
    folder = main.rpartition("/")[0]
    root = package.root(f"{folder}/styles.xml")
    styles: dict[str, _Style] = {}
    for each in () if root is None else root:
        if local(each) == "style" and attribute(each, "type") == "paragraph":
            name = attribute(first(each, "name"), "val")
            outline = attribute(first(each, "pPr", "outlineLvl"), "val")
            styles[attribute(each, "styleId")] = _Style(
                name,
                attribute(first(each, "basedOn"), "val"),
                bool(outline) and whole(outline, 9) < 9,
                _level_of(first(each, "pPr"), name),
            )
    return styles


def _level_of(properties: Any, style_name: str = "") -> int | None:
    """Return the level of the list a paragraph is in, None outside lists."""
    named = _LIST.match(style_name)
    by_name = int(named["level"] or 1) - 1 if named else 0
    numbering = first(properties, "numPr")
    if numbering is not None:
        if attribute(first(numbering, "numId"), "val") == "0":
            return None
        level = whole(attribute(first(numbering, "ilvl"), "val"))
        return min(max(level, by_name), DEEPEST_LIST)
    return by_name if named else None


def _blocks(parent: Any, reading: _Reading) -> Iterator[Block]:
    reading.depth += 1
    if reading.depth > 4 * DEEPEST:
        raise TooDeep
    for each in parent:
        name = local(each)
        if name == "p":
            yield from _paragraph(each, reading)
        elif name == "tbl":
            yield _grid(each, reading)
        elif name and name not in _DROPPED:  # a content control, an insertion
            yield from _blocks(_one_of(each, name), reading)
    reading.depth -= 1


def _paragraph(element: Any, reading: _Reading) -> Iterator[Block]:
    properties = first(element, "pPr")
    boxes: list[Any] = []
    text = reading.joined + "".join(_text(element, reading, boxes))
    reading.joined = ""
    if first(properties, "rPr", "del") is not None:
        reading.joined = text  # its end was deleted: it goes on in the next
    elif text.strip():
        made = _styled(text, properties, reading)
        if made is not None:
            yield made
    for box in boxes:
        yield from _blocks(box, reading)


def _styled(text: str, properties: Any, reading: _Reading) -> Paragraph | None:
    style_id = attribute(first(properties, "pStyle"), "val")
    level = _level_of(properties)
    switched_off = level is None and first(properties, "numPr") is not None
    for _ in range(20):  # styles based on one another, at most
        style = reading.styles.get(style_id)
        name = style.name if style else style_id
        if _CONTENTS.match(name):
            reading.warnings["The table of contents was left out."] = None
            return None
        if _HEADING.match(name) or (style is not None and style.is_outlined):
            return Paragraph(text, is_heading=True)
        if level is None and style is not None and not switched_off:
            level = style.level
        if style is None or not style.based_on:
            break
        style_id = style.based_on
    outline = attribute(first(properties, "outlineLvl"), "val")
    if outline and whole(outline, 9) < 9:
        return Paragraph(text, is_heading=True)
    return Paragraph(text, level)


def _text(element: Any, reading: _Reading, boxes: list[Any]) -> Iterator[str]:
    """Yield the words of a paragraph; boxes drawn in it are put aside."""
    reading.depth += 1
    if reading.depth > 4 * DEEPEST:
        raise TooDeep
    for each in element:
        name = local(each)
        if name == "t":
            yield each.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name == "txbxContent":
            boxes.append(each)
        elif name == "r" and _is_hidden(each):
            reading.warnings["Hidden text was left out."] = None
        elif name and name not in _DROPPED:
            yield from _text(_one_of(each, name), reading, boxes)
    reading.depth -= 1


def _one_of(element: Any, name: str) -> Any:
    """Return the first way something is drawn, where a file gives several."""
    chosen = first(element, "Choice") if name == "AlternateContent" else None
    return element if chosen is None else chosen


def _is_hidden(run: Any) -> bool:
    hidden = first(run, "rPr", "vanish")
    return hidden is not None and attribute(hidden, "val").lower() not in _OFF


def _notes(package: Package, main: str, reading: _Reading) -> Iterator[Block]:
    folder = main.rpartition("/")[0]
    for part in ("footnotes", "endnotes"):
        root = package.root(f"{folder}/{part}.xml")
        for each in () if root is None else root:
            if local(each) in ("footnote", "endnote") and not attribute(each, "type"):
                yield from _blocks(each, reading)


def _grid(table: Any, reading: _Reading) -> Grid:
    rows = [
        (row, [cell for cell in _inside(row, "tc") if not _is_deleted(cell, "tcPr")])
        for row in _inside(table, "tr")
        if not _is_deleted(row, "trPr")
    ]
    starts = [_columns(row, cells) for row, cells in rows]
    covered: set[tuple[int, int]] = set()  # row and column reached from above
    grid: list[tuple[Cell, ...]] = []
    for place, (row, cells) in enumerate(rows):
        made = [Cell(())] * min(_before(row), MOST_ACROSS)
        for column, cell in zip(starts[place], cells, strict=True):
            if (place, column) in covered:
                continue
            down = _reach(starts, rows, place, column)
            covered.update((place + step, column) for step in range(1, down))
            blocks = tuple(_blocks(cell, reading))
            made.append(Cell(blocks, _across(cell), down))
        grid.append(tuple(made))
    return Grid(tuple(grid))


def _before(row: Any) -> int:
    return whole(attribute(first(row, "trPr", "gridBefore"), "val"))


def _across(cell: Any) -> int:
    return max(1, whole(attribute(first(cell, "tcPr", "gridSpan"), "val"), 1))


def _inside(parent: Any, name: str) -> Iterator[Any]:
    """Yield the rows of a table or cells of a row, inside content controls too."""
    waiting = list(parent)[::-1]
    while waiting:
        each = waiting.pop()
        kind = local(each)
        if kind == name:
            yield each
        elif kind in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            waiting.extend(list(each)[::-1])


def _is_deleted(element: Any, properties: str) -> bool:
    held = first(element, properties)
    return first(held, "del") is not None or first(held, "cellDel") is not None


def _columns(row: Any, cells: list[Any]) -> list[int]:
    """Return the column each cell of a row begins at."""
    column = _before(row)
    starts = []
    for cell in cells:
        starts.append(column)
        column += _across(cell)
    return starts


def _goes_on(cell: Any) -> bool:
    """Return whether a cell is part of the one above it."""
    merge = first(cell, "tcPr", "vMerge")
    return merge is not None and attribute(merge, "val") != "restart"


def _reach(
    starts: list[list[int]], rows: list[tuple[Any, list[Any]]], place: int, column: int
) -> int:
    """Return how many rows a cell covers downwards, itself included."""
    down = 1
    for below in range(place + 1, len(rows)):
        if column not in starts[below]:
            break
        if not _goes_on(rows[below][1][starts[below].index(column)]):
            break
        down += 1
    return down
