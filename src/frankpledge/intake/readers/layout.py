"""Which columns a source's CSV has, found by their headings in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from frankpledge.intake.readers.personal import HASHED, Care
from frankpledge.intake.readers.reader import FileRefused
from frankpledge.intake.readers.staging import Ways

MOST_COLUMNS = 500  # returns have a dozen; the engine is slow with thousands


@dataclass(frozen=True)
class Heading:
    """A column: its heading as the source writes it, and which cell of ours it is.

    A column without a cell is known and not kept. `is_needed` refuses files without it.
    """

    text: str
    cell: str = ""
    is_needed: bool = True
    care: Care = Care.NONE


@dataclass(frozen=True)
class Layout:
    """A source's columns, its ways of writing, and words about older forms.

    `at_least_one` names headings of which one must be there. `tells_of_persons` is said of files
    in which any unknown column may be a name: nothing of one is written down.

    `derive` makes the cells named in `derived` from those of the headings, row by row,
    where a source writes what SQL does not read; a file with none of the cells
    `derived_from` does without.
    """

    headings: tuple[Heading, ...]
    ways: Ways
    at_least_one: tuple[str, ...] = ()
    tells_of_persons: bool = False
    rest_is_known: bool = False  # published columns nobody asks for: not worth a note
    derive: Callable[[Mapping[str, str]], Mapping[str, str]] | None = None
    derived: tuple[str, ...] = ()
    derived_from: frozenset[str] = frozenset()

    def derives_from(self, columns: Columns) -> bool:
        """Say whether a file with these columns needs its rows derived."""
        return self.derive is not None and bool(self.derived_from & {*columns.cells})


@dataclass(frozen=True)
class Columns:
    """What a header says: the cell each column is ("" for none), and what is not kept.

    `unknown` are headings nobody knows, `left_behind` those known to tell of persons,
    `banded` those of which bands are kept, `without_key` identifiers that cannot be hashed for want of a key.
    """

    cells: tuple[str, ...]
    cares: tuple[Care, ...]
    unknown: tuple[str, ...]
    left_behind: tuple[str, ...] = ()
    banded: tuple[str, ...] = ()
    without_key: tuple[str, ...] = ()

    @property
    def are_hashed(self) -> bool:
        """Say whether identifiers are among the columns that are kept."""
        return any(care in HASHED for care in self.cares) and not self.without_key

    def lacking_key(self, header: Sequence[str]) -> Columns:
        """Return the same columns where there is no key: no identifier is kept."""
        hashed = [care in HASHED for care in self.cares]
        return replace(
            self,
            cells=tuple(
                "" if is_hashed else cell
                for cell, is_hashed in zip(self.cells, hashed, strict=True)
            ),
            without_key=tuple(
                name
                for name, is_hashed in zip(header, hashed, strict=True)
                if is_hashed
            ),
        )


def columns_of(header: tuple[str, ...], layout: Layout) -> Columns:
    """Return which column is which; raises FileRefused naming what is missing."""
    if len(header) > MOST_COLUMNS:
        raise FileRefused(
            f"has {len(header):,} columns, and no return has more than {MOST_COLUMNS}; "
            "ask the supplier for the columns of the return alone."
        )
    known = {_plain(heading.text): heading for heading in layout.headings}
    plain = [_plain(cell) for cell in header]
    for name, times in Counter(plain).items():
        if times > 1 and name in known:
            raise FileRefused(
                f"has the column “{known[name].text}” {times} times, so nobody can tell "
                "which to believe; leave one."
            )
    missing = _missing(plain, layout)
    if missing:
        raise FileRefused(_refusal(missing, header, layout))
    found = [known.get(name) or _unknown(name, layout) for name in plain]
    return Columns(
        cells=tuple(heading.cell for heading in found),
        cares=tuple(heading.care for heading in found),
        unknown=tuple(
            cell
            for cell, name in zip(header, plain, strict=True)
            if name and name not in known and not layout.rest_is_known
        ),
        left_behind=tuple(
            heading.text
            for heading in found
            if heading.care is Care.LEFT_BEHIND and _plain(heading.text) in known
        ),
        banded=tuple(h.text for h in found if h.care is Care.BANDED),
    )


def _unknown(name: str, layout: Layout) -> Heading:
    care = Care.LEFT_BEHIND if layout.tells_of_persons else Care.NONE
    return Heading(name, care=care)


def layout_of(header: tuple[str, ...], layouts: Sequence[Layout]) -> Layout:
    """Return the layout whose columns a header has; the first where none fits."""
    plain = [_plain(cell) for cell in header]
    return next(
        (layout for layout in layouts if not _missing(plain, layout)), layouts[0]
    )


def whole_header(layout: Layout) -> tuple[str, ...]:
    """Return a header with every column of a layout: for records, which have none."""
    return tuple(heading.text for heading in layout.headings)


def looks_like(first: bytes, layout: Layout) -> bool:
    """Say whether the first line of a file carries every column that is needed."""
    line = first.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0]
    text = line.decode("utf-8", errors="replace").replace('"', "")
    return not _missing([_plain(cell) for cell in text.split(",")], layout)


def _missing(plain: list[str], layout: Layout) -> list[str]:
    missing = [
        f"“{heading.text}”"
        for heading in layout.headings
        if heading.is_needed and _plain(heading.text) not in plain
    ]
    if layout.at_least_one and not {_plain(h) for h in layout.at_least_one} & set(
        plain
    ):
        missing.append(" or ".join(f"“{name}”" for name in layout.at_least_one))
    return missing


def _refusal(missing: list[str], header: tuple[str, ...], layout: Layout) -> str:
    columns = "column" if len(missing) == 1 else "columns"
    sentence = (
        f"has no {columns} {', '.join(missing)}. Its first line says: "
        f"{_shown(header, layout)}."
    )
    if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
        return f"{sentence} Its cells are not separated by commas; save it as CSV with commas."
    return f"{sentence} Ask the supplier for a file with all columns."


def _shown(header: tuple[str, ...], layout: Layout) -> str:
    """Return what a first line says; where it may be a row of persons, only its known."""
    if layout.tells_of_persons:
        known = {_plain(heading.text) for heading in layout.headings}
        shown = [cell for cell in header if _plain(cell) in known]
        others = len(header) - len(shown)
        return ", ".join([*shown, f"{others} cells that are no heading known here"])
    return (", ".join(header) if any(header) else "nothing")[:300]


def _plain(heading: str) -> str:
    return " ".join(heading.replace("_", " ").split()).casefold()
