"""Member organisations: from cells that hold a contact, and from tables with heads."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Final

from frankpledge.plan.reading.addresses import (
    ORGANISATIONS,
    Contact,
    address_lines,
    contact_in,
    parted_name,
)
from frankpledge.plan.reading.blocks import Cell, Kind, Row, Words, spanning
from frankpledge.plan.reading.draft import AgencyEntry, Source
from frankpledge.plan.reading.notes import Doubt, Notes, weighed
from frankpledge.plan.reading.text import corrected, words_of
from frankpledge.plan.reading.vocabulary import SPELLINGS

LONGEST_CONTACT: Final = 600  # characters of a cell that holds a contact
DETAILS_OF_A_CONTACT: Final = 2
LONGEST_MEMBER: Final = 80  # characters of a name in a list of members


class Detail(StrEnum):
    """What a column of a directory holds."""

    NAME = "name"
    ADDRESS = "address"
    POSTCODE = "postcode"
    TELEPHONE = "telephone"
    WEBSITE = "website"
    EMAIL = "email"


_DETAIL_WORDS: Final[tuple[tuple[Detail, re.Pattern[str]], ...]] = (
    (Detail.EMAIL, re.compile(r"^e ?mail")),
    (Detail.WEBSITE, re.compile(r"^web")),
    (Detail.POSTCODE, re.compile(r"^post ?code")),
    (Detail.ADDRESS, re.compile(r"^(postal )?address")),
    (Detail.TELEPHONE, re.compile(r"^(tel|telephone|phone|contact number)\b")),
    (
        Detail.NAME,
        re.compile(r"^(name|organisation|agency|member|partner|partner agency)s?\b"),
    ),
)
_CONTACT_LINE = re.compile(
    r"^(?:tel|telephone|phone|e-?mail|web|website|address|fax|post)\b", re.IGNORECASE
)


def is_contact(cell: Cell) -> bool:
    """Return whether a cell holds an organisation's contact details."""
    text = cell.text
    if not text or len(text) > LONGEST_CONTACT:
        return False
    return contact_in(text).kinds >= DETAILS_OF_A_CONTACT


def agencies_of(
    rows: Sequence[Row], known: Collection[str], notes: Notes
) -> list[AgencyEntry]:
    """Read each cell of these rows as one organisation; others go to the notes."""
    agencies: list[AgencyEntry] = []
    for cell in (cell for row in rows for cell in row.filled):
        if is_contact(cell):
            agencies.append(_agency(cell, known))
        else:
            reason = "It stands among contact details and gives none the reader knows."
            notes.leave(cell.text, reason, cell.source)
    return agencies


def _agency(cell: Cell, known: Collection[str]) -> AgencyEntry:
    contact = contact_in(cell.text)
    first = cell.pieces[0].text
    if len(cell.pieces) > 1 and not contact_in(first).kinds:
        name, is_sure = first, True
        address = contact.before.removeprefix(first).strip(" ,")
    else:
        name, address, is_sure = parted_name(contact.before, known)
    doubts = [] if is_sure else [Doubt.GUESSED_NAME]
    lines = _lines(cell, address)
    return _entry(name, lines, contact, cell.source, doubts)


def _lines(cell: Cell, address: str) -> list[str]:
    """Return address lines as the cell's own pieces give them, else by their words."""
    pieces = [piece.text.strip(" ,") for piece in cell.pieces[1:]]
    own = [text for text in pieces if text in address and not contact_in(text).kinds]
    if len(own) > 1:
        return own
    return address_lines(address)


def _entry(
    name: str,
    lines: Sequence[str],
    contact: Contact,
    source: Source,
    doubts: list[Doubt],
) -> AgencyEntry:
    if not contact.postcode:
        doubts.append(Doubt.NO_POSTCODE)
    if not contact.telephone:
        doubts.append(Doubt.NO_CONTACT)
    leftover = [contact.after] if contact.after else []
    if leftover:
        doubts.append(Doubt.WORDS_LEFT_OVER)
    confidence, reasons = weighed(doubts)
    return AgencyEntry(
        name=name,
        address="\n".join([*lines, *leftover]),
        postcode=contact.postcode,
        telephone=contact.telephone,
        website=contact.website,
        email=contact.email,
        source=source,
        confidence=confidence,
        doubts=reasons,
    )


def directory_columns(row: Row) -> dict[Detail, int] | None:
    """Return the columns of a directory when this row is its header, else None."""
    found: dict[Detail, int] = {}
    for place, cell in enumerate(row.cells):
        words = " ".join(words_of(corrected(cell.text[:60], SPELLINGS)))
        for detail, pattern in _DETAIL_WORDS:
            if pattern.match(words):
                found.setdefault(detail, place)
                break
    if Detail.NAME not in found or len(found) < DETAILS_OF_A_CONTACT:
        return None
    return found


def directory_of(
    header: Row, rows: Sequence[Row], columns: dict[Detail, int], notes: Notes
) -> list[AgencyEntry]:
    """Read a table with one organisation a row and a head to each column."""
    notes.heading(header.text, header.source)
    agencies: list[AgencyEntry] = []
    for row in rows:
        texts = {
            detail: row.cells[place].text if place < len(row.cells) else ""
            for detail, place in columns.items()
        }
        name = texts[Detail.NAME]
        if not name:
            notes.leave(row.text, "No organisation is named in this row.", row.source)
            continue
        if len(row.cells) <= max(columns.values()):
            notes.warn(
                f"Line {row.source.first_line}: the row has {len(row.cells)} cells and "
                f"its header {len(header.cells)}. What is missing was left blank."
            )
        agencies.append(_from_columns(name, texts, row))
        _leave_others(row, columns, header, notes)
    return agencies


def _from_columns(name: str, texts: dict[Detail, str], row: Row) -> AgencyEntry:
    place = contact_in(texts.get(Detail.ADDRESS, ""))
    contact = Contact(
        postcode=texts.get(Detail.POSTCODE, "") or place.postcode,
        telephone=texts.get(Detail.TELEPHONE, "") or place.telephone,
        website=texts.get(Detail.WEBSITE, "") or place.website,
        email=texts.get(Detail.EMAIL, "") or place.email,
        before=place.before,
        after=place.after,
    )
    return _entry(name, address_lines(place.before), contact, row.source, [])


def _leave_others(
    row: Row, columns: dict[Detail, int], header: Row, notes: Notes
) -> None:
    for place, cell in enumerate(row.cells):
        if place not in columns.values() and cell.pieces:
            head = header.cells[place].text if place < len(header.cells) else ""
            reason = f"The column “{head}” is not one the reader knows."
            notes.leave(cell.text, reason, row.source)


def members_of(words: Sequence[Words]) -> list[AgencyEntry]:
    """Read a list of names under a heading of the members, or nothing when it is none."""
    items = [one for one in words if one.kind is Kind.ITEM]
    if len(items) < 2 or any(len(one.text) > LONGEST_MEMBER for one in items):
        return []
    confidence, doubts = weighed([Doubt.NAME_ALONE])
    return [
        AgencyEntry(
            name=one.text.strip(" ,;."),
            address="",
            postcode="",
            telephone="",
            website="",
            source=one.source,
            confidence=confidence,
            doubts=doubts,
        )
        for one in items
    ]


def contact_of(name: str, words: Sequence[Words]) -> AgencyEntry | None:
    """Read "Tel: ...", "Email: ..." paragraphs under a name, or None when they are not.

    The first lines may be the address; every other line must be a contact.
    """
    details = [w for w in words if _CONTACT_LINE.match(w.text) or _is_detail(w.text)]
    if not details or len(details) * 2 < len(words):
        return None
    text = "\n".join(w.text for w in words)
    if len(text) > LONGEST_CONTACT:
        return None
    contact = contact_in(text)
    is_named = bool(words_of(name)) and words_of(name)[-1] in ORGANISATIONS
    doubts = [] if is_named else [Doubt.GUESSED_NAME]
    lines = address_lines(contact.before)
    return _entry(name, lines, contact, spanning(words), doubts)


def _is_detail(text: str) -> bool:
    return len(text) <= LONGEST_CONTACT and contact_in(text).kinds > 0
