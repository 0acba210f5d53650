"""What a row says in each of its columns beside the figures: whose, by when, at what cost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from frankpledge.plan.reading.blocks import Row
from frankpledge.plan.reading.column_roles import PARTICULAR_ROLES, Role
from frankpledge.plan.reading.columns import Columns
from frankpledge.plan.reading.draft import Particulars

# Columns of words that stand beside the title, the widest first.
SETTINGS: Final = (Role.SECTION, Role.OUTCOME, Role.ACTION, Role.OVERVIEW)


@dataclass(frozen=True)
class Said:
    """One row's cells, with what its columns of words say of it."""

    texts: tuple[str, ...]
    section: str  # "" when no column names one
    links: str
    particulars: Particulars

    def of(self, place: int) -> str:
        """Return the words of a column, "" where the row is too short."""
        return self.texts[place] if place < len(self.texts) else ""


# "Yes" says nothing without what was asked: the head of its column.
_AN_ANSWER: Final = re.compile(r"y(?:es)?|no?|[✓✔☑✗✘☒☐]", re.IGNORECASE)


def _answered(head: str, said: str) -> str:
    return f"{head} {said}" if head.endswith("?") else f"{head}: {said}"


def particulars_in(
    columns: Columns, texts: Sequence[str], *, doing: int, told: Sequence[str] = ()
) -> Particulars:
    """Return what a row's further columns say; `told` comes before its comment.

    `doing` is the column of the row's own words. Two columns of one kind are told
    together, the later after its head; a second column of figures with the comment.
    """
    words: dict[str, list[str]] = {}
    told = list(told)
    for role in PARTICULAR_ROLES:
        place = columns.places.get(role)
        if place is not None and place != doing and place < len(texts):
            said = texts[place]
            if role is Role.STATUS and _AN_ANSWER.fullmatch(said.strip()):
                said = _answered(columns.heads[place], said)
            words.setdefault(role.value, []).append(said)
    for role, place in columns.more:
        if place < len(texts) and texts[place]:
            said = f"{columns.heads[place]}: {texts[place]}"
            beside = role in PARTICULAR_ROLES and role is not Role.COMMENT
            (words.setdefault(role.value, []) if beside else told).append(said)
    comments = words.pop(Role.COMMENT.value, [])
    words[Role.COMMENT.value] = [*told, *comments]
    return Particulars(
        **{name: "\n".join(filter(None, w)) for name, w in words.items()}
    )


@dataclass
class Under:
    """Reads rows in order: a section named once holds until the next is named."""

    columns: Columns
    section: str = ""

    def said_in(self, row: Row) -> Said:
        """Return what a row says, its section carried down from the rows above."""
        texts = tuple(cell.text for cell in row.cells)
        places = self.columns.places
        beside = {
            role: texts[places[role]]
            for role in SETTINGS
            if role in places
            and places[role] != self.columns.title
            and places[role] < len(texts)
        }
        first, *others = [*beside.values()] or [""]
        unit = places.get(Role.UNIT, len(texts))
        if unit < len(texts) and texts[unit]:
            others.append(f"{self.columns.heads[unit]}: {texts[unit]}")
        self.section = first or self.section
        links = places.get(Role.LINKS, len(texts))
        return Said(
            texts=texts,
            section=self.section,
            links=texts[links] if links < len(texts) else "",
            particulars=particulars_in(
                self.columns, texts, doing=self.columns.title, told=others
            ),
        )
