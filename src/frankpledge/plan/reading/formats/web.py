"""Web pages (.html) to lines: headings, paragraphs, lists and tables of the body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from frankpledge.plan.reading.decoding import decode
from frankpledge.plan.reading.formats.glyphs import raised
from frankpledge.plan.reading.formats.opened import Opened, Page, Paragraph
from frankpledge.plan.reading.formats.package import whole
from frankpledge.plan.reading.formats.tables import (
    DEEPEST,
    Block,
    Cell,
    Grid,
    TooDeep,
    Writer,
)

KIND: Final = "a web page"
STARTS: Final = (b"<!doctype html", b"<html")

# What a browser shows nobody, and what stands round the page on every page of a site.
_DROPPED: Final = frozenset(
    [
        *("head", "script", "style", "noscript", "template", "nav", "svg", "iframe"),
        *("object", "select", "button", "canvas", "audio", "video", "map"),
    ]
)
_INLINE: Final = frozenset(
    [
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data"),
        *("del", "dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label"),
        *("mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub"),
        *("sup", "time", "tt", "u", "var", "wbr"),
    ]
)
_HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LISTS: Final = frozenset(["ul", "ol", "menu"])
_ROWS: Final = frozenset(["thead", "tbody", "tfoot"])


@dataclass
class _Run:
    """Words being gathered until a block begins or ends."""

    words: list[str] = field(default_factory=list)
    depth: int | None = None  # of the list item they stand in
    is_heading: bool = False

    def ended(self) -> Iterator[Paragraph]:
        text = "".join(self.words)
        self.words.clear()
        if text.strip():
            yield Paragraph(text, self.depth, self.is_heading)
            self.depth = None  # the rest of an item is a paragraph


def open_web(data: bytes, name: str) -> Opened:
    """Read a web page; `name` is the file's, as a sentence shows it.

    Raises UnreadableDocument for what is no text, or has more parts than any plan.
    """
    from lxml import etree  # noqa: PLC0415

    decoded = decode(data, filename=name.strip("“”"))
    text = "\n".join(decoded.lines)
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # else long words go missing; size and tags are bounded above
    )
    page = Page(name)
    root = etree.fromstring(text.lstrip("\ufeff").encode(errors="replace"), parser)
    if root is not None:
        Writer(page).write(tuple(_blocks(root, _Run(), 0, -1)))
    return page.opened(KIND, decoded.warnings)


def _blocks(element: Any, run: _Run, deep: int, level: int) -> Iterator[Block]:
    """Yield the blocks inside an element; `level` is the list's, -1 outside."""
    if deep > 4 * DEEPEST:
        raise TooDeep
    _say(run, element.text)
    for each in element:
        tag = each.tag if isinstance(each.tag, str) else ""
        if tag == "br":
            run.words.append("\n")
        elif tag == "sup" and not len(each):
            _say(run, raised(each.text or ""))
        elif tag in _INLINE:
            yield from _blocks(each, run, deep + 1, level)
        elif tag and tag not in _DROPPED and not _is_hidden(each):
            yield from run.ended()
            yield from _block(each, tag, deep + 1, level)
        _say(run, each.tail)
    if element.tag not in _INLINE:
        yield from run.ended()


def _block(element: Any, tag: str, deep: int, level: int) -> Iterator[Block]:
    if tag == "table":
        for each in element:
            if each.tag == "caption":
                yield from _blocks(each, _Run(), deep, -1)
        yield _grid(element, deep)
    elif tag in _HEADINGS:
        yield from _blocks(element, _Run(is_heading=True), deep, level)
    elif tag in _LISTS:
        yield from _blocks(element, _Run(), deep, level + 1)
    elif tag == "li":
        yield from _blocks(element, _Run(depth=max(level, 0)), deep, level)
    elif tag == "p" and level >= 0 and _opens_item(element):
        yield from _blocks(element, _Run(depth=level), deep, level)
    else:
        yield from _blocks(element, _Run(), deep, level)


def _opens_item(element: Any) -> bool:
    """Return whether a paragraph is the first thing of a list item."""
    parent = element.getparent()
    return (
        parent is not None
        and parent.tag == "li"
        and parent[0] is element
        and not (parent.text or "").strip()
    )


def _say(run: _Run, text: str | None) -> None:
    if text:  # a line's end in the file is no line's end on the page
        run.words.append(text.replace("\n", " ").replace("\r", " "))


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def _grid(table: Any, deep: int) -> Grid:
    rows = [
        tuple(_cell(each, deep) for each in row if each.tag in ("td", "th"))
        for row in _rows(table)
    ]
    return Grid(tuple(row for row in rows if row))


def _rows(table: Any) -> Iterator[Any]:
    for each in table:
        if each.tag == "tr":
            yield each
        elif each.tag in _ROWS:
            yield from (row for row in each if row.tag == "tr")


def _cell(element: Any, deep: int) -> Cell:
    blocks = tuple(_blocks(element, _Run(), deep + 1, -1))
    across = whole(element.get("colspan") or "", 1)
    down = whole(element.get("rowspan") or "", 1)
    return Cell(blocks, across, down)
