"""A page of a PDF, as PDFium gives it, to a sheet: words and ruled lines.

The only module that knows PDFium. Everything it asks for is counted and bounded.
"""

from __future__ import annotations

import ctypes
import itertools
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any, Final

import pypdfium2.raw as pdfium

from frankpledge.plan.reading.formats.glyphs import raised
from frankpledge.plan.reading.formats.paper.sheet import BULLET, Edge, Sheet, Word

MOST_LETTERS: Final = 50_000  # of a page; a full one has about 6,000
MOST_OBJECTS: Final = 40_000  # drawn on a page
MOST_SEGMENTS: Final = 60  # of one path; more is a picture
MOST_NESTED: Final = 4
THIN: Final = 3.0  # points: a filled bar this thin is a line
SHORTEST_EDGE: Final = 4.0  # points
RAISED_SIZE: Final = 0.85  # times the size of the letter before it
SMALLEST_DOT: Final = 1.2  # points across, of a bullet drawn and not printed
LARGEST_DOT: Final = 8.0
MOST_DOTS: Final = 2_000  # of a page
DOT_SHARE: Final = 0.6  # of the size of the words after it, at most
DOT_BEFORE: Final = 3.0  # times the size of the words, at most
WORD_GAP: Final = 0.18  # times the size
BOLD: Final = ("bold", "black", "heavy", "semibold", "demi")
_LINE_ENDS: Final = frozenset([0x0A, 0x0D])
_BULLETS: Final = frozenset("•●▪◦‣∙\uf0b7\uf0a7\uf076\uf0d8■□➢❖►")
_TICK: Final = "✓"  # a bullet before words, a mark where it stands alone
TICK_BEFORE: Final = 1.5  # times the size: closer to words it begins an item


WITHOUT_LOCK: Final = pdfium.FPDF_REMOVE_SECURITY


_Box = tuple[float, float, float, float]  # left, top, right, bottom


class TooMuch(ValueError):
    """More stands on a page than any person printed; the message says what."""


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    x0: float
    x1: float
    base: float
    size: float
    is_bold: bool


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    is_bold: bool
    turn: int  # quarters to the left


@dataclass(frozen=True)
class _Frame:
    """The page's box and the quarter turn that makes its words upright."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point measured from the top left as it is read."""
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        if self.turn == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as read."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn % 2 else (width, height)


@dataclass
class _Drawn:
    """What is drawn on a page: lines that lie or stand, and dots."""

    lying: list[Edge] = field(default_factory=list)
    standing: list[Edge] = field(default_factory=list)
    dots: list[_Box] = field(default_factory=list)

    def take(self, points: Sequence[tuple[float, float]], *, is_stroked: bool) -> None:
        """Take a piece of a path for what it is."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = min(xs), min(ys), max(xs), max(ys)
        if _is_dot(box):
            self.dots.append(box)
            return
        for ax, ay, bx, by in _segments(points, is_stroked=is_stroked):
            if abs(ay - by) < 1 and abs(ax - bx) >= SHORTEST_EDGE:
                self.lying.append(Edge((ay + by) / 2, min(ax, bx), max(ax, bx)))
            elif abs(ax - bx) < 1 and abs(ay - by) >= SHORTEST_EDGE:
                self.standing.append(Edge((ax + bx) / 2, min(ay, by), max(ay, by)))


def sheet_of(page: Any, number: int) -> Sheet:
    """Read a page of a PDFium document. Raises TooMuch."""
    objects = pdfium.FPDFPage_CountObjects(page)
    if objects > MOST_OBJECTS:
        raise TooMuch(f"{objects:,} things drawn on page {number}")
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > MOST_LETTERS:
            raise TooMuch(f"{count:,} letters on page {number}")
        styles = _styles(text, count)
        turns = Counter(style.turn for style in styles if style)
        turn = turns.most_common(1)[0][0] if turns else 0
        left, bottom, right, top = page.get_bbox()
        frame = _Frame(left, bottom, right, top, turn)
        aside: list[str] = []
        words = tuple(_with_ticks_told([*_words(text, styles, frame, aside)]))
    finally:
        text.close()
    drawn = _drawn(page, frame, number)
    if drawn.dots:
        words = tuple(_with_dots(words, drawn.dots))
    width, height = frame.size
    said = " ".join("".join(aside).split())
    lying, standing = tuple(drawn.lying), tuple(drawn.standing)
    return Sheet(number, width, height, words, lying, standing, said)


def is_locked(document: Any) -> bool:
    """Return whether a document's streams are encrypted, if only against changes."""
    return bool(pdfium.FPDF_GetSecurityHandlerRevision(document) != -1)


def _styles(text: Any, count: int) -> list[_Style | None]:
    """Return the style of each letter; None for what PDFium put in between."""
    seen: dict[int, _Style] = {}
    styles: list[_Style | None] = []
    for index in range(count):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            styles.append(None)
            continue
        handle = pdfium.FPDFText_GetTextObject(text, index)
        key = ctypes.addressof(handle.contents) if handle else -index - 1
        if key not in seen:
            seen[key] = _style(text, index)
        styles.append(seen[key])
    return styles


def _style(text: Any, index: int) -> _Style:
    matrix = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(text, index)
    turn = 0
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        size *= math.hypot(matrix.c, matrix.d)
        turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    name = ctypes.create_string_buffer(200)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, 200, flags)
    font = name.value.decode("utf-8", "replace").lower()
    weight = pdfium.FPDFText_GetFontWeight(text, index)
    is_bold = weight >= 600 or any(word in font for word in BOLD)
    return _Style(max(1.0, min(size, 400.0)), is_bold, turn)


def _words(
    text: Any, styles: list[_Style | None], frame: _Frame, aside: list[str]
) -> Iterator[Word]:
    run: list[_Letter] = []
    for letter in _letters(text, styles, frame, aside):
        if letter is None or (run and _is_apart(run[-1], letter)):
            if run:
                yield _word(run)
            run = []
        if letter is not None:
            run.append(letter)
            if letter.text in (BULLET, _TICK):
                yield _word(run)
                run = []
    if run:
        yield _word(run)


def _letters(
    text: Any, styles: list[_Style | None], frame: _Frame, aside: list[str]
) -> Iterator[_Letter | None]:
    """Yield the upright letters on the page, None where words part."""
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    width, height = frame.size
    bases: dict[int, float] = {}  # all letters set at once stand on one line
    for index, style in enumerate(styles):
        code = pdfium.FPDFText_GetUnicode(text, index)
        said = _said(code) if style else ""
        if style is None or not said:
            # PDFium may see a line's end after each letter: places tell better.
            if style or code not in _LINE_ENDS:
                yield None
            continue
        is_placed = pdfium.FPDFText_GetLooseCharBox(text, index, box)
        a = frame.place(box.left, box.top)
        b = frame.place(box.right, box.bottom)
        if id(style) not in bases:
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            bases[id(style)] = frame.place(x.value, y.value)[1]
        base = bases[id(style)]
        x0, x1 = min(a[0], b[0]), max(a[0], b[0])
        inside = -2 <= x0 <= width + 2 and -2 <= base <= height + 2
        if not is_placed or style.turn != frame.turn or not inside:
            aside.append(said)
            yield None
            continue
        yield _Letter(said, x0, x1, base, style.size, style.is_bold)


def _said(code: int) -> str:
    """Return a letter as it is read, "" for blank space."""
    if code in (2, 0xFFFE):
        return "-"  # PDFium's mark of a hyphen at a line's end
    if code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return ""
    letter = chr(code)
    if letter in _BULLETS:
        return BULLET
    if "\ufb00" <= letter <= "\ufb06":
        return unicodedata.normalize("NFKC", letter)
    return "" if letter.isspace() or letter == "\u200b" else letter


def _is_apart(before: _Letter, letter: _Letter) -> bool:
    size = max(before.size, letter.size)
    gap = letter.x0 - before.x1
    if _is_raised(before, letter):
        return gap > WORD_GAP * size
    return (
        gap > WORD_GAP * size
        or letter.x0 < before.x0 - 0.3 * size
        or abs(letter.base - before.base) > 0.45 * size
    )


def _is_raised(before: _Letter, letter: _Letter) -> bool:
    """Return whether a letter is a small figure raised beside a larger letter."""
    return (
        letter.text.isdecimal()
        and letter.size < RAISED_SIZE * before.size
        and 0.1 * before.size < before.base - letter.base < before.size
    )


def _word(run: list[_Letter]) -> Word:
    main = max(run, key=lambda letter: letter.size)
    return Word(
        "".join(
            raised(letter.text) if _is_raised(main, letter) else letter.text
            for letter in run
        ),
        min(letter.x0 for letter in run),
        max(letter.x1 for letter in run),
        main.base,
        main.size,
        main.is_bold,
    )


def _drawn(page: Any, frame: _Frame, number: int) -> _Drawn:
    """Return the ruled lines of a page, and the dots that stand before items."""
    drawn = _Drawn()
    wanted = [pdfium.FPDF_PAGEOBJ_PATH]
    for count, path in enumerate(page.get_objects(wanted, max_depth=MOST_NESTED)):
        if count > MOST_OBJECTS:
            raise TooMuch(f"more than {MOST_OBJECTS:,} lines drawn on page {number}")
        is_stroked = _mode(path)[1]
        for points in _subpaths_of(path):
            drawn.take([frame.place(x, y) for x, y in points], is_stroked=is_stroked)
    return drawn


def _is_dot(box: tuple[float, float, float, float]) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return SMALLEST_DOT <= width <= LARGEST_DOT and abs(width - height) <= 0.5


def _with_ticks_told(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words, each tick directly before words on its line made a bullet."""
    for word, after in zip_longest(words, words[1:]):
        begins = (
            word.text == _TICK
            and after is not None
            and abs(after.base - word.base) < 0.3 * word.size
            and 0 <= after.x0 - word.x1 <= TICK_BEFORE * word.size
            and after.text[:1].isalpha()
        )
        yield replace(word, text=BULLET) if begins else word


def _with_dots(words: Sequence[Word], dots: Sequence[_Box]) -> Iterator[Word]:
    """Yield the words, and a bullet for each dot drawn just before one on its line."""
    yield from words
    begun: set[tuple[int, int]] = set()
    for x0, y0, x1, y1 in dots[:MOST_DOTS]:
        middle = (y0 + y1) / 2
        after = [
            word
            for word in words
            if 0 < word.x0 - x1 < DOT_BEFORE * word.size
            and 0 < word.base - middle < 0.8 * word.size
            and x1 - x0 < DOT_SHARE * word.size
        ]
        place = round(x0), round(middle)
        if after and place not in begun:
            word = min(after, key=lambda word: word.x0)
            begun.add(place)
            yield Word(BULLET, x0, x1, word.base, word.size, is_bold=False)


def _mode(path: Any) -> tuple[bool, bool]:
    """Return whether a path is filled, and whether its line is drawn."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    is_known = pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(is_known and fill.value), bool(is_known and stroke.value)


def _subpaths_of(path: Any) -> Iterator[list[tuple[float, float]]]:
    """Yield the points of each piece of a path that is drawn, as they stand."""
    count = pdfium.FPDFPath_CountSegments(path)
    if not any(_mode(path)) or count > MOST_SEGMENTS:
        return
    matrix = path.get_matrix()
    outer = path.container
    while outer is not None:
        matrix = matrix.multiply(outer.get_matrix())
        outer = outer.container
    yield from _subpaths(path, count, matrix)


def _segments(
    points: Sequence[tuple[float, float]], *, is_stroked: bool
) -> Iterator[tuple[float, float, float, float]]:
    """Yield the straight pieces of a path; a thin bar is one line."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    if high - low < THIN:
        yield left, (low + high) / 2, right, (low + high) / 2
    elif right - left < THIN:
        yield (left + right) / 2, low, (left + right) / 2, high
    else:
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            # Shading parts rows; only a drawn line parts columns.
            if is_stroked or abs(y0 - y1) < abs(x0 - x1):
                yield x0, y0, x1, y1


def _subpaths(
    drawn: Any, count: int, matrix: Any
) -> Iterator[list[tuple[float, float]]]:
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        sort = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if sort == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(matrix.on_point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points
