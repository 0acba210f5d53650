"""White strips down a page: between two columns of prose, and between a table's."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from frankpledge.plan.reading.formats.paper.sheet import (
    TextLine,
    Word,
    chunks_of,
    text_lines,
)
from frankpledge.plan.reading.vocabulary import theme_header

STEP: Final = 2.0  # points between the places tried
HALF_STRIP: Final = 4.0  # points of white on each side
LEAST_LINES: Final = 4  # of prose in each column
PROSE_WORDS: Final = 4  # in a line of prose
PROSE_SHARE: Final = 0.6  # of the lines of a column that are full prose
MOST_TRIES: Final = 40  # to begin a table on lines that turn out to be none
LONGEST_SPANNING: Final = 10  # words of a row that names those after it
FARTHEST_LINE: Final = 3.4  # times its size: a line farther down is not of the table
BEFORE: Final = 0.3  # times its size: this far left of a column it is parted
SPACE: Final = 0.5  # times its size: words closer have no column between
APART: Final = 1.9  # times its size: a line this far below another begins anew
MORE_ROOM: Final = 1.15  # times the distance of rows: a heading may stand there
LEAST_ROWS: Final = 2  # that tell how far apart rows are
FIRST_ROOM: Final = 2.0  # times the size, where no two rows tell
HEADING_SIZE: Final = 1.15  # times the size of the rows: larger words are no row


@dataclass(frozen=True)
class Split:
    """Two columns of prose: the strip between them and how far it goes."""

    x: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Run:
    """Lines that stand together: a table when it has places of columns."""

    lines: tuple[TextLine, ...]
    xs: tuple[float, ...] = ()


def prose_split(
    words: Sequence[Word], boxes: Sequence[tuple[float, float, float, float]]
) -> Split | None:
    """Return where two columns of prose stand side by side, or None.

    `boxes` (left, top, right, bottom) are tables; prose does not go through them.
    """
    if len(words) < 2 * LEAST_LINES * PROSE_WORDS:
        return None
    left, right = min(w.x0 for w in words), max(w.x1 for w in words)
    ordered = sorted(words, key=lambda word: word.base)
    bases = [word.base for word in ordered]
    best: tuple[int, Split] | None = None
    known: dict[
        tuple[int, int, int], bool
    ] = {}  # the next place parts most words alike
    x = left + 0.25 * (right - left)
    while x < left + 0.75 * (right - left):
        for top, bottom in _free(words, boxes, x):
            first, end = bisect_right(bases, top), bisect_left(bases, bottom)
            count = end - first
            is_more = best is None or count > best[0]
            if not is_more or not count:
                continue
            inside = ordered[first:end]
            alike = (first, end, sum(word.middle < x for word in inside))
            if alike not in known:
                known[alike] = _is_prose_both(inside, x)
            if known[alike]:
                best = count, Split(x, top, bottom)
        x += STEP
    return _without_rest(best[1], words) if best else None


def _without_rest(split: Split, words: Sequence[Word]) -> Split:
    """Return the columns without what stands below both and begins on the left.

    A heading over what comes next is as narrow as a column: it is below when there is
    room above it and nothing beside it or under it to the right.
    """
    inside = [word for word in words if split.top < word.base < split.bottom]
    ends = max(word.base for word in inside if word.middle >= split.x)
    left = text_lines(word for word in inside if word.middle < split.x)
    for before, line in itertools.pairwise(left):
        far = line.base - before.base > APART * max(line.size, before.size)
        if far and line.base > ends + line.size:
            return Split(split.x, split.top, line.base - 0.5 * line.size)
    return split


def _free(
    words: Sequence[Word], boxes: Sequence[tuple[float, float, float, float]], x: float
) -> list[tuple[float, float]]:
    """Return the stretches down the page where nothing stands at x."""
    low, high = x - HALF_STRIP, x + HALF_STRIP
    stops = [(w.base, w.base) for w in words if w.x0 < high and w.x1 > low]
    stops += [(box[1], box[3]) for box in boxes if box[0] < high and box[2] > low]
    stops.sort()
    free: list[tuple[float, float]] = []
    top = 0.0
    for start, end in [*stops, (1e9, 1e9)]:
        if start - top > 20:
            free.append((top, start))
        top = max(top, end)
    return free


def _is_prose_both(words: Sequence[Word], x: float) -> bool:
    left = text_lines(w for w in words if w.middle < x)
    right = text_lines(w for w in words if w.middle >= x)
    fewer, more = sorted((len(left), len(right)))
    return (
        fewer >= max(LEAST_LINES, 0.25 * more) and _is_prose(left) and _is_prose(right)
    )


def _is_prose(lines: Sequence[TextLine]) -> bool:
    width = max(line.x1 - line.x0 for line in lines)
    full = sum(
        1
        for line in lines
        if len(line.words) >= PROSE_WORDS
        and line.x1 - line.x0 > 0.6 * width
        and len(chunks_of(line, 1.5)) == 1
    )
    return full >= PROSE_SHARE * len(lines)


def runs_of(
    lines: Sequence[TextLine],
    last: tuple[float, ...] = (),
    coming: tuple[float, ...] = (),
) -> list[Run]:
    """Part the lines of a column into prose and tables whose cells only line up.

    `last` are the places of the table before, `coming` those of a table that begins the
    page after: one row alone may go on with the one, or begin the other.
    """
    runs: list[Run] = []
    prose: list[TextLine] = []
    place, tries = 0, 0
    while place < len(lines):
        run = None
        if len(lines[place].chunks) > 1 and tries < MOST_TRIES:
            rest = lines[place:]
            run, goes_on = table_from(rest), _row_like(last, rest)
            # Few rows at the top of a page may show fewer columns than the table has.
            is_narrow = not place and run is not None and len(run.xs) < len(last)
            run = goes_on if goes_on and is_narrow else run or goes_on
            run = run or _hanging_row(rest) or _first_row(coming, rest)
        if run is None:
            tries += len(lines[place].chunks) > 1
            prose.append(lines[place])
            place += 1
            continue
        place += len(run.lines)
        run = _with_rows_above(run, prose)
        if prose:
            runs.append(Run(tuple(prose)))
            prose = []
        runs.append(run)
        last = run.xs
    if prose:
        runs.append(Run(tuple(prose)))
    return runs


def _with_rows_above(run: Run, before: list[TextLine]) -> Run:
    """Take the lines directly above a table that its columns part too, off `before`.

    A header, or a row as full as its columns are wide, has no wide gap of its own.
    """
    above: list[TextLine] = []
    below = run.lines[0]
    while before:
        line = before[-1]
        is_near = below.base - line.base <= APART * max(line.size, below.size)
        if not is_near or line.size > HEADING_SIZE * below.size:
            break
        if not is_parted(line, run.xs):
            break
        above.insert(0, before.pop())
        below = line
    above = above or _theme_above(run, before)
    return Run((*above, *run.lines), run.xs)


def _theme_above(run: Run, before: list[TextLine]) -> list[TextLine]:
    """Take the name of a theme sheet off `before`: wrapped in its table's first column."""
    place, below = len(before), run.lines[0]
    while place and before[place - 1].x1 <= run.xs[0] and not before[place - 1].is_bold:
        if below.base - before[place - 1].base > APART * below.size:
            break
        place, below = place - 1, before[place - 1]
    above = before[place:]
    if len(above) < 2 or theme_header(" ".join(line.text for line in above)) is None:
        return []
    del before[place:]
    return above


def is_parted(line: TextLine, xs: Sequence[float]) -> bool:
    """Return whether a line has words in two columns or more, and none across."""
    columns = {sum(x <= word.middle for x in xs) for word in line.words}
    return len(columns) > 1 and not crosses(line, xs)


def crosses(line: TextLine, xs: Sequence[float]) -> bool:
    """Return whether words go over a place of columns with no more than a space there."""
    return any(
        before.x1 <= x <= after.x0 and after.x0 - before.x1 < SPACE * line.size
        for before, after in itertools.pairwise(line.words)
        for x in xs
    ) or any(word.x0 < x < word.x1 for word in line.words for x in xs)


def table_from(lines: Sequence[TextLine]) -> Run | None:
    """Return the table that begins with the first line, or None."""
    near = _near_lines(lines)
    xs = _strips_between([line for line in near if len(line.chunks) > 1])
    for _ in range(3):  # what stands outside may have hidden a strip, or made one
        if not xs:
            return None
        inside = _inside(near, xs)
        again = _strips_between([line for line in inside if not _reaches(line, xs)])
        if again == xs and len(inside) == len(near):
            break
        near, xs = inside, again
    rows = [line for line in near if len(line.chunks) > 1]
    if not xs or len(rows) < 2:
        return None
    return Run(tuple(near), tuple(xs))


def _row_like(xs: tuple[float, ...], lines: Sequence[TextLine]) -> Run | None:
    """Return the row that begins with the first line, set as a table before was."""
    if not xs or not is_parted(lines[0], xs):
        return None
    columns = {sum(x <= word.middle for x in xs) for word in lines[0].words}
    if len(columns) != len(xs) + 1:
        return None
    return Run(tuple(_inside(_near_lines(lines), xs)), xs)


def _first_row(xs: tuple[float, ...], lines: Sequence[TextLine]) -> Run | None:
    """Return the row that ends a page, set as the table that begins the next one is."""
    run = _row_like(xs, lines)
    return run if run and len(run.lines) == len(lines) else None


def _hanging_row(lines: Sequence[TextLine]) -> Run | None:
    """Return a row alone whose second cell goes on under itself, for two lines more."""
    chunks = lines[0].chunks
    if len(chunks) != 2:
        return None
    middle = (chunks[0][-1].x1 + chunks[1][0].x0) / 2
    x = max(middle, chunks[1][0].x0 - BEFORE * lines[0].size)
    near = _inside(_near_lines(lines), (x,))
    under = [line for line in near if abs(line.x0 - chunks[1][0].x0) <= 2]
    return Run(tuple(near), (x,)) if len(under) >= 2 else None


def _near_lines(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines from the first that could be of one table, by distance."""
    near = [lines[0]]
    widest = 0.0  # distance so far
    for place, line in enumerate(lines[1:], start=1):
        gap = line.base - near[-1].base
        if gap > FARTHEST_LINE * line.size or line.size > HEADING_SIZE * near[0].size:
            break
        usual = widest if place >= LEAST_ROWS else FIRST_ROOM * line.size
        if gap > MORE_ROOM * usual and _is_heading(lines, place):
            break
        near.append(line)
        widest = max(widest, gap)
    return near


def _is_heading(lines: Sequence[TextLine], place: int) -> bool:
    """Return whether a bold line stands between two tables: what follows begins anew.

    A row that names those after it is followed by a row, not by a header once more.
    """
    line, before = lines[place], lines[place - 1]
    is_alone = line.is_bold and len(line.chunks) == 1 and not before.is_bold
    begins_bold = [one.is_bold for one in lines[place + 1 : place + 2]]
    return is_alone and begins_bold in ([], [lines[0].is_bold])


def _is_long(line: TextLine) -> bool:
    return len(line.words) > LONGEST_SPANNING


def _strips_between(lines: Sequence[TextLine]) -> list[float]:
    """Return places in the white strips these lines leave between their words.

    A strip counts when two lines or more have a wide gap there.
    """
    if len(lines) < 2:
        return []
    size = max(line.size for line in lines)
    spans = sorted(
        (chunk[0].x0, max(word.x1 for word in chunk))
        for line in lines
        for chunk in chunks_of(line, 0.45)
    )
    strips: list[float] = []
    reach = spans[0][1]
    for x0, x1 in spans[1:]:
        x = (reach + x0) / 2
        if x0 - reach >= 0.5 * size and _wide_gaps(lines, x) >= 2:
            aligned = sum(abs(start - x0) <= 1 for start, _ in spans)
            # Longer words may come before a column; nothing begins left of one set so.
            strips.append(max(x, x0 - BEFORE * size) if aligned > 1 else x)
        reach = max(reach, x1)
    return strips


def _wide_gaps(lines: Iterable[TextLine], x: float) -> int:
    count = 0
    for line in lines:
        chunks = line.chunks
        count += any(
            before[-1].x1 <= x <= after[0].x0
            for before, after in itertools.pairwise(chunks)
        )
    return count


def _inside(lines: Sequence[TextLine], xs: Sequence[float]) -> list[TextLine]:
    """Return the lines up to the first that goes across the strips as prose does."""
    for place, line in enumerate(lines):
        if not _is_spanning(line, xs):
            continue
        after = lines[place + 1 : place + 2]
        names_rows = after and len(after[0].chunks) > 1 and not _is_long(line)
        if not names_rows:
            return list(lines[:place])
    return list(lines)


def _reaches(line: TextLine, xs: Sequence[float]) -> bool:
    """Return whether a line goes across the strips, or is as good as across the first."""
    as_good = len(line.chunks) == 1 and line.x0 < xs[0] < line.x1 + SPACE * line.size
    return as_good or _is_spanning(line, xs)


def _is_spanning(line: TextLine, xs: Sequence[float]) -> bool:
    return any(
        chunk[0].x0 < x < chunk[-1].x1 for chunk in chunks_of(line, SPACE) for x in xs
    )
