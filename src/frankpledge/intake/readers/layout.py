"""Which columns a source's CSV has, found by their headings in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

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


@dataclass(frozen=True)
class Layout:
    """A source's columns, its ways of writing, and words about older forms.

    `at_least_one` names headings of which one must be there. `older` maps a heading of
    an older form to a sentence for whoever sent it.
    """

    headings: tuple[Heading, ...]
    ways: Ways
    at_least_one: tuple[str, ...] = ()
    older: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Columns:
    """What a header says: the cell each column is ("" for none), and the unknown."""

    cells: tuple[str, ...]
    unknown: tuple[str, ...]


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
    return Columns(
        cells=tuple(known[name].cell if name in known else "" for name in plain),
        unknown=tuple(
            cell
            for cell, name in zip(header, plain, strict=True)
            if name and name not in known
        ),
    )


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
    found = ", ".join(header) if any(header) else "nothing"
    sentence = (
        f"has no {columns} {', '.join(missing)}. Its first line says: {found[:300]}."
    )
    for name, words in layout.older.items():
        if name in (_plain(cell) for cell in header):
            return f"{sentence} {words}"
    if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
        return f"{sentence} Its cells are not separated by commas; save it as CSV with commas."
    return f"{sentence} Ask the supplier for a file with all columns."


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()
