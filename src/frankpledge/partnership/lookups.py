"""Reading a lookup: which ward, district or later small area an LSOA belongs to.

The Office for National Statistics gives these as CSV: LSOA21CD, WD24CD, LAD24CD beside
their names, or LSOA11CD beside LSOA21CD. Pairs are taken as the file gives them: a small
area that was split has a row for each part.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from frankpledge.partnership.rules import AreaKind, LookupRow, NotUsable

MOST_ROWS = 50_000  # England and Wales have 35,672 LSOAs
LONGEST_CODE, LONGEST_NAME = 20, 120
KINDS = {
    "lsoa": AreaKind.LSOA,
    "wd": AreaKind.WARD,
    "ward": AreaKind.WARD,
    "lad": AreaKind.DISTRICT,
    "ltla": AreaKind.DISTRICT,
}
COLUMN = re.compile(rf"({'|'.join(KINDS)})(\d\d)_?(cd|code|nm|name)", re.IGNORECASE)
CODES = ("cd", "code")


@dataclass(frozen=True)
class AreaColumns:
    """The columns of a file that hold one kind of area's code and name."""

    kind: AreaKind
    vintage: int
    code: str
    name: str


def read_lookup(data: bytes, *, district: str = "") -> tuple[LookupRow, ...]:
    """Read the pairs of a lookup, of one district (its code or name) or of all.

    Raises NotUsable with a sentence that says what is wrong and what to do.
    """
    text = data.decode("utf-8-sig", errors="replace")
    reader = csv.DictReader(io.StringIO(text))
    columns = _columns(list(reader.fieldnames or []))
    rows: dict[LookupRow, None] = {}
    for number, cells in enumerate(reader, start=2):
        if number > MOST_ROWS + 1:
            raise NotUsable(
                f"The file has more than {MOST_ROWS:,} rows. Keep those of your county."
            )
        if _lies_in(cells, columns, district):
            rows.update(dict.fromkeys(_pairs(cells, columns, number)))
    if not rows:
        raise NotUsable(
            f"No row of the file lies in {district!r}. Write the district as the file "
            "does, by code or by name."
            if district
            else "The file holds a header and no rows."
        )
    return tuple(rows)


def _columns(header: list[str]) -> list[AreaColumns]:
    found: dict[tuple[AreaKind, int], dict[str, str]] = {}
    for column in header:
        if match := COLUMN.fullmatch(column.strip()):
            key = KINDS[match[1].lower()], 2000 + int(match[2])
            part = "code" if match[3].lower() in CODES else "name"
            found.setdefault(key, {})[part] = column
    columns = [
        AreaColumns(kind, vintage, parts["code"], parts.get("name", parts["code"]))
        for (kind, vintage), parts in found.items()
        if "code" in parts
    ]
    lsoas = [each for each in columns if each.kind is AreaKind.LSOA]
    if not lsoas or len(columns) < 2:
        raise NotUsable(
            "This is no lookup of small areas: a column such as LSOA21CD and one such "
            "as WD24CD, LAD24CD or another year's LSOAs were looked for; the columns "
            f"are: {', '.join(header)[:200] or 'none'}."
        )
    return columns


def _lies_in(
    cells: Mapping[str, str], columns: list[AreaColumns], district: str
) -> bool:
    sought = district.strip().casefold()
    if not sought:
        return True
    districts = [each for each in columns if each.kind is AreaKind.DISTRICT]
    if not districts:
        raise NotUsable(
            "The file does not say which district a small area lies in (a column such "
            "as LAD24CD). Leave the district empty, or choose another file."
        )
    return any(
        sought == _cell(cells, column).casefold()
        for each in districts
        for column in (each.code, each.name)
    )


def _pairs(
    cells: Mapping[str, str], columns: list[AreaColumns], number: int
) -> Iterator[LookupRow]:
    for small in columns:
        if small.kind is not AreaKind.LSOA:
            continue
        for large in columns:
            # A small area becomes later ones; an earlier one is told by its own row.
            is_later = large.kind is not AreaKind.LSOA or large.vintage > small.vintage
            code = _cell(cells, large.code)
            if large is not small and is_later and code and _cell(cells, small.code):
                name = _cell(cells, large.name) or code
                if max(len(code), len(_cell(cells, small.code))) > LONGEST_CODE:
                    raise NotUsable(
                        f"Line {number} has a code too long to be an area's: "
                        f"{code[:40]}. Check that the columns are in order."
                    )
                yield LookupRow(
                    lsoa_vintage=small.vintage,
                    lsoa_code=_cell(cells, small.code),
                    kind=large.kind,
                    vintage=large.vintage,
                    code=code,
                    name=name[:LONGEST_NAME],
                )


def _cell(cells: Mapping[str, str], column: str) -> str:
    return "".join(
        c for c in " ".join((cells.get(column) or "").split()) if c.isprintable()
    )
