"""Physical lines of plain text to blocks: tables, paragraphs, lists and headings.

The front-end for text converted from a document: tab- or pipe-separated tables, HTML
left over, a sentence broken by a blank line, lists by dash and indent.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from frankpledge.analysis.periods import MONTH_NAMES
from frankpledge.plan.reading.agencies import is_contact
from frankpledge.plan.reading.blocks import (
    Block,
    Cell,
    Kind,
    Piece,
    Row,
    Table,
    Words,
    spanning,
)
from frankpledge.plan.reading.contents_list import contents_lists
from frankpledge.plan.reading.draft import NotUnderstood, Source
from frankpledge.plan.reading.formats.drawn import BARS, drawn_tables
from frankpledge.plan.reading.formats.lined_up import SpacedRow
from frankpledge.plan.reading.formats.spaced import spaced_tables
from frankpledge.plan.reading.markup import (
    HEADING_TAG,
    TABLE_START,
    html_table,
    pieces_of,
)
from frankpledge.plan.reading.strips import Strip, StripSort, with_inner_lines
from frankpledge.plan.reading.text import clean, has_words
from frankpledge.plan.reading.vocabulary import Label, line_label

LONGEST_LINE: Final = 100_000  # characters; a page of text has about 3,000
LONGEST_HEADING: Final = 100
MOST_HEADING_WORDS: Final = 14
LINES_OF_A_CONTACT: Final = 2  # and more, run together on one line with tags between
LEAST_QUOTED: Final = 3  # lines of a mail quoted in another
WRAPPED_AT: Final = 50  # a line this long goes on in the next

_BULLET_ITEM = re.compile(
    r"^(?P<indent>[ \t\u00a0]*)(?:[-\u2010-\u2015*•●▪◦‣∙\uf0b7\u00b7+]|(?<=\s)o)"
    r"[ \t\u00a0]+(?=\S)"
)
_NUMBER_ITEM = re.compile(
    r"^(?P<indent>[ \t\u00a0]*)(?P<number>\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)])"
    r"[ \t\u00a0]+(?=\S)"
)
_QUOTED = re.compile(r"^(?:> ?)+")
_QUOTED_WORD = re.compile(r"^(?:> ?)+(?:[^\W\d_]{2}|\|)")
_PIPE_RULE = re.compile(r"^[\s|:+=_-]*-[\s|:+=_-]*$")
_BARS = dict.fromkeys(map(ord, BARS), "|")
_HASHES = re.compile(r"^#{1,6}\s+(?=\S)")
LONGEST_NAMED: Final = 160  # characters of a heading that calls itself an aim
_NEVER_HEADINGS: Final = frozenset(
    {
        *(Label.LEAD, Label.PARTNERS, Label.DUE, Label.COST, Label.STATUS),
        Label.OUTCOMES,
    }
)
_NAMED_AIM = re.compile(
    r"(?:strategic |key )?(?:objective|priority|aim|theme|goal|outcome)"
    r" (?:[0-9]{1,2}(?:\.[0-9]{1,2})*|one|two|three|four|five|six)\s?[:.\-\u2013] ?\S",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?:;,…][\"'’”)\]]*$")
# "Updated May 2012", "Version 2.1": of the document, and no part of it.
_DATED = re.compile(
    r"(?:(?:last|date|next) )?(?:updated|revised|reviewed|approved|adopted|published"
    r"|printed|issued|version)\b\D{0,24}\d[\w ./-]{0,24}$"
    rf"|(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?(?:{'|'.join(MONTH_NAMES)}),? [0-9]{{4}}$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"^(?:(?:sources?|baseline|current position)\s?:|(?:tel|phone|e-?mail|web|fax)\b|(?:present|apologies|in attendance|venue) ?:)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Layout:
    """The blocks of a document, the lines too long to read, and what was odd."""

    blocks: tuple[Block, ...]
    not_understood: tuple[NotUnderstood, ...]
    warnings: tuple[str, ...]


def layout_of(lines: Sequence[str]) -> Layout:
    """Sort the physical lines into blocks, in the order they stand."""
    readable, too_long = _without_long_lines(_unquoted(lines))
    warnings = [item.reason for item in too_long]
    readable, contents = _without_contents(readable)
    strips = with_inner_lines(list(_strips(readable, warnings)))
    blocks = tuple(_joined(_grouped(strips)))
    return Layout(blocks, (*too_long, *contents), tuple(warnings))


def _unquoted(lines: Sequence[str]) -> list[str]:
    """Return the lines without the marks a mail sets before what it quotes.

    "> 30%" in a list of limits is no quotation: some line of one begins with a word.
    """
    plain: list[str] = []
    for is_quoted, run in itertools.groupby(lines, key=lambda one: one[:1] == ">"):
        held = list(run)
        worded = any(_QUOTED_WORD.match(line) for line in held)
        if is_quoted and len(held) >= LEAST_QUOTED and worded:
            held = [_QUOTED.sub("", line) for line in held]
        plain.extend(held)
    return plain


def _without_contents(
    lines: Sequence[str],
) -> tuple[list[str], tuple[NotUnderstood, ...]]:
    readable = list(lines)
    left: list[NotUnderstood] = []
    for start, end in contents_lists(lines):
        text = clean(" ".join(lines[start:end]))
        reason = "It is a list of contents, which repeats the headings."
        left.append(NotUnderstood(text, reason, Source(start + 1, end)))
        readable[start:end] = [""] * (end - start)
    return readable, tuple(left)


def _without_long_lines(
    lines: Sequence[str],
) -> tuple[list[str], tuple[NotUnderstood, ...]]:
    readable: list[str] = []
    too_long: list[NotUnderstood] = []
    for number, line in enumerate(lines, start=1):
        if len(line) <= LONGEST_LINE:
            readable.append(line)
            continue
        readable.append("")
        reason = (
            f"Line {number} has {len(line):,} characters; lines up to "
            f"{LONGEST_LINE:,} are read. Break it where its paragraphs end."
        )
        text = clean(line[:300]) + " …"
        too_long.append(NotUnderstood(text, reason, Source(number, number)))
    return readable, tuple(too_long)


def _strips(lines: Sequence[str], warnings: list[str]) -> Iterator[Strip]:
    tables = itertools.chain(spaced_tables(lines), drawn_tables(lines))
    spaced = {table.start: table for table in tables}
    index = 0
    rest = ""  # what stands after a table on the table's last line
    after_row = False
    while index < len(lines) or rest:
        number, text = (index, rest) if rest else (index + 1, lines[index])
        if not rest and index in spaced:
            yield from map(_spaced_row, spaced[index].rows)
            index, after_row = spaced[index].end, True
            continue
        rest = ""
        start = TABLE_START.search(text)
        if start is None or number == index:
            strip = _strip(text, number, after_row=after_row)
            after_row = strip.sort is StripSort.ROW
            yield strip
            index = max(index, number)
            continue
        after_row = False
        if has_words(text[: start.start()]):
            yield _strip(text[: start.start()], number, after_row=False)
        read = html_table(lines, index, start.start())
        if not read.is_closed:
            warnings.append(
                f"The table that starts at line {number} is not closed; it was read "
                f"as far as line {read.table.source.last_line}."
            )
        yield Strip(StripSort.TABLE, table=read.table)
        index, rest = read.next_line, read.rest


def _spaced_row(row: SpacedRow) -> Strip:
    source = Source(row.first + 1, row.last + 1)
    cells = []
    for words in row.cells:
        held = [(at + 1, f"{text} ") for at, text in words]
        place = Source(held[0][0], held[-1][0]) if held else source
        cells.append(Cell(pieces_of(held), place))
    return Strip(StripSort.ROW, row=Row(tuple(cells), source))


def _strip(line: str, number: int, *, after_row: bool) -> Strip:
    if not has_words(line) or _PIPE_RULE.match(line):
        return Strip(StripSort.BLANK)
    source = Source(number, number)
    cells = _cells_of(line, after_row=after_row)
    if cells is not None:
        read = tuple(Cell(pieces_of([(number, cell)]), source) for cell in cells)
        if any(cell.pieces for cell in read):
            return Strip(StripSort.ROW, row=Row(read, source))
        return Strip(StripSort.BLANK)
    lone = Cell(pieces_of([(number, line)]), source)
    if len(lone.pieces) > LINES_OF_A_CONTACT and is_contact(lone):
        return Strip(StripSort.ROW, row=Row((lone,), source))
    words = tuple(_words_of(line, number))
    return Strip(StripSort.WORDS, words=words) if words else Strip(StripSort.BLANK)


def _cells_of(line: str, *, after_row: bool) -> list[str] | None:
    """Return the cells of a row, or None; a tab in front alone is an indent."""
    if "\t" in line.lstrip() or (after_row and line.startswith("\t")):
        return line.split("\t")
    bare = line.strip().translate(_BARS)
    if bare.startswith("|") and bare.count("|") > 1:
        return _piped(bare.removeprefix("|").removesuffix("|"))
    if " | " in bare:
        return _piped(bare)
    return None


def _piped(line: str) -> list[str]:
    """Return the cells between bars; in Markdown a bar after a backslash is a word."""
    return line.replace("\\|", "&#124;").split("|")


def _words_of(line: str, number: int) -> Iterator[Words]:
    source = Source(number, number)
    for marker in (_BULLET_ITEM, _NUMBER_ITEM):
        match = marker.match(line)
        if match:
            indent = len(match["indent"].expandtabs(4))
            label = match.groupdict().get("number") or ""
            text = clean(" ".join(_texts(line[match.end() :], number)))
            yield Words(text, Kind.ITEM, source, indent, label)
            return
    hashes = _HASHES.match(line)
    is_heading = bool(hashes or HEADING_TAG.match(line))
    for piece in pieces_of([(number, line[hashes.end() :] if hashes else line)]):
        yield Words(piece.text, _kind_of(piece, is_heading=is_heading), source)


def _texts(line: str, number: int) -> list[str]:
    return [piece.text for piece in pieces_of([(number, line)])]


def _kind_of(piece: Piece, *, is_heading: bool) -> Kind:
    if is_heading:
        return Kind.HEADING
    return Kind.ITEM if piece.is_item else Kind.PROSE


def _grouped(strips: Sequence[Strip]) -> Iterator[tuple[Block, bool]]:
    """Yield each block, rows made one table, with whether a blank line is before it."""
    rows: list[Row] = []
    after_blank = True
    for strip in strips:
        if strip.row is not None:
            rows.append(strip.row)
        elif strip.sort is not StripSort.BLANK and rows:
            yield Table(tuple(rows), spanning(rows)), True
            rows = []
        if strip.table is not None:
            yield strip.table, True
        for words in strip.words:
            yield words, after_blank
            after_blank = False
        after_blank = strip.sort is not StripSort.WORDS
    if rows:
        yield Table(tuple(rows), spanning(rows)), True


def _joined(grouped: Iterator[tuple[Block, bool]]) -> Iterator[Block]:
    """Mend broken paragraphs and tell headings from prose."""
    run: list[Words] = []
    for block, after_blank in grouped:
        if isinstance(block, Table):
            yield from _closed(run)
            run = []
            yield block
            continue
        if run and not _continues(run[-1], block, after_blank=after_blank):
            yield from _closed(run)
            run = []
        run.append(block)
    yield from _closed(run)


def _closed(run: Sequence[Words]) -> Iterator[Words]:
    if not run:
        return
    first = run[0]
    if len(run) == 1:
        kind = Kind.HEADING if _looks_a_heading(first) else first.kind
        yield Words(first.text, kind, first.source, first.indent, first.number)
        return
    text = " ".join(words.text for words in run)
    yield Words(text, first.kind, spanning(run), first.indent, first.number)


def _continues(before: Words, words: Words, *, after_blank: bool) -> bool:
    """Return whether these words go on with the paragraph before.

    A paragraph that does not end like one goes on in the next: over a blank line when
    neither looks like a heading, else when its line was full or the next begins in the
    middle of a sentence.
    """
    if words.kind is not Kind.PROSE or before.kind is Kind.HEADING:
        return False
    if _CONTACT.match(words.text) or _CONTACT.match(before.text):
        return False
    if line_label(words.text) or _NAMED_AIM.match(words.text):
        return False
    mid_sentence = words.text[:1].islower()
    is_full = len(before.text) >= WRAPPED_AT
    if after_blank:
        if before.kind is not Kind.PROSE or _ENDED.search(before.text[-10:]):
            return False
        is_prose = is_full and not _looks_a_heading(before)
        return is_prose and (mid_sentence or not _looks_a_heading(words))
    if mid_sentence:
        return True
    if _looks_a_heading(before) and _looks_a_heading(words):
        return False
    return is_full and not _ENDED.search(before.text[-10:])


def _looks_a_heading(words: Words) -> bool:
    if words.kind is not Kind.PROSE:
        return words.kind is Kind.HEADING
    text = words.text
    is_named = bool(_NAMED_AIM.match(text)) and len(text) <= LONGEST_NAMED
    return (
        (len(text) <= LONGEST_HEADING or is_named)
        and (len(text.split()) <= MOST_HEADING_WORDS or is_named)
        and not text[:1].islower()
        and not _ENDED.search(text[-10:])
        and not _CONTACT.match(text)
        and not _says_whose(text)
        and not _DATED.match(text)
        and any(c.isalpha() for c in text)
    )


def _says_whose(text: str) -> bool:
    """Return whether a line only says whose something is or by when: "Lead: Police"."""
    said = line_label(text)
    return said is not None and said[0] in _NEVER_HEADINGS and bool(said[2])
