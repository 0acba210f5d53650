"""A row of texts into the cells of `staging`, as a definition says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from frankpledge.intake.readers.mapped.dates import clock, day_and_time, month_of_text
from frankpledge.intake.readers.mapped.definition import (
    ROLE_CARES,
    DateOrder,
    Definition,
    Role,
)
from frankpledge.intake.readers.mapped.persons import without_persons
from frankpledge.intake.readers.personal import Care, Keyring, care_taken

YES = frozenset({"y", "yes", "true", "1", "t", "x"})
GRID = re.compile(r"([A-HJ-Z])([A-HJ-Z]) ?(\d+) ?(\d*)", re.IGNORECASE)
LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"  # the grid has no I
SQUARE = 100_000  # metres a side
# Which cell of staging each role fills, where its text goes as it came.
CELL_OF = {
    Role.REFERENCE: "reference",
    Role.CATEGORY: "category",
    Role.PLACE: "place",
    Role.LONGITUDE: "longitude_text",
    Role.LATITUDE: "latitude_text",
    Role.EASTING: "easting_text",
    Role.NORTHING: "northing_text",
    Role.POSTCODE: "postcode_text",
    Role.LSOA: "lsoa_text",
    Role.OUTCOME: "outcome",
    Role.VICTIM: "victim_key",
    Role.OFFENDER: "offender_key",
    Role.PREMISES: "premises_key",
    Role.UPRN: "uprn_key",
}
# And which those of the others do.
MADE_OF = {
    Role.DATE: ("day_text", "time_text"),
    Role.TIME: ("time_text",),
    Role.MONTH: ("month_text",),
    Role.ENDED: ("ended_day_text", "ended_time_text"),
    Role.ENDED_TIME: ("ended_time_text",),
    Role.GRID: ("easting_text", "northing_text"),
    Role.FLAGS: ("flags_text",),
    Role.FLAG: ("flags_text",),
}
WORDS = ("category", "place", "outcome", "flags_text")  # may hold anything
NOTHING_MAPPED = "no-values"
DATE_UNLIKE = "date-unlike-mapping"
MONTH_UNLIKE = "month-unlike-mapping"
TOO_MANY = "many-cells"


@dataclass(frozen=True)
class Made:
    """What was made of a row: its fault ("" when whole), and cells by staging's names."""

    fault: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Maker:
    """Makes cells of rows under one row of headings."""

    headings: tuple[str, ...]
    roles: tuple[Role, ...]  # of each column, in the file's order
    category: str
    order: DateOrder
    taken: Callable[[list[str]], list[str]]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the cells of staging that are made, each once."""
        names = ["category"] if self.category else []
        for role in self.roles:
            names += MADE_OF.get(role, ())
            names += [CELL_OF[role]] if role in CELL_OF else []
        return tuple(dict.fromkeys(names))

    def made(self, cells: Sequence[str]) -> Made:
        """Return what a row means; never raises for what stands in it."""
        if len(cells) > len(self.headings):
            return Made(TOO_MANY, {})
        row = self.taken([*cells, *[""] * (len(self.headings) - len(cells))])
        said: dict[Role, str] = {
            role: " ".join(text.split())
            for role, text in zip(self.roles, row, strict=True)
            if role not in (Role.LEFT, Role.FLAG)
        }
        made = {cell: said[role] for role, cell in CELL_OF.items() if role in said}
        if not any(said.values()):
            return Made(NOTHING_MAPPED, {})
        if self.category:
            made["category"] = self.category
        made["flags_text"] = self._flags(said, row)
        if Role.GRID in said:
            made |= _of_grid(said[Role.GRID])
        fault = self._when(said, made)
        made |= {cell: without_persons(made[cell]) for cell in WORDS if made.get(cell)}
        return Made(fault, {} if fault else made)

    def kept(self, cells: Sequence[str]) -> list[str]:
        """Return a row as it may be written down when it is set aside."""
        row = [*cells, *[""] * len(self.headings)][: len(self.headings)]
        return [
            "" if role is Role.LEFT or role in ROLE_CARES else without_persons(text)
            for role, text in zip(self.roles, row, strict=True)
        ]

    def _when(self, said: Mapping[Role, str], made: dict[str, str]) -> str:
        if said.get(Role.DATE):
            moment = day_and_time(said[Role.DATE], self.order)
            if moment is None:
                return DATE_UNLIKE
            made["day_text"], made["time_text"] = moment
        if said.get(Role.MONTH):
            month = month_of_text(said[Role.MONTH], self.order)
            if month is None:
                return MONTH_UNLIKE
            made["month_text"] = month
        if said.get(Role.TIME):
            made["time_text"] = clock(said[Role.TIME]) or said[Role.TIME]
        if said.get(Role.ENDED):
            ended = day_and_time(said[Role.ENDED], self.order)
            # What is no date is remarked by the statement that reads it.
            day, time = ended or (said[Role.ENDED], "")
            made["ended_day_text"], made["ended_time_text"] = day, time
        if said.get(Role.ENDED_TIME):
            made["ended_time_text"] = (
                clock(said[Role.ENDED_TIME]) or said[Role.ENDED_TIME]
            )
        return ""

    def _flags(self, said: Mapping[Role, str], row: Sequence[str]) -> str:
        flags = [said.get(Role.FLAGS, "")] + [
            heading.replace(";", ",").lower()
            for heading, role, text in zip(self.headings, self.roles, row, strict=True)
            if role is Role.FLAG and text.strip().casefold() in YES
        ]
        return "; ".join(flag for flag in flags if flag)


def maker(
    headings: tuple[str, ...],
    definition: Definition,
    *,
    keyring: Keyring | None,
    supplier: str,
) -> Maker:
    """Return what makes cells of rows under these headings.

    Identifiers are hashed with the keyring before anything is made of them; without
    one they are left behind.
    """
    by_name = {heading.casefold(): role for heading, role in definition.roles.items()}
    roles = tuple(by_name.get(heading.casefold(), Role.LEFT) for heading in headings)
    cares = [ROLE_CARES.get(role, Care.NONE) for role in roles]
    return Maker(
        headings=headings,
        roles=roles,
        category=definition.category,
        order=definition.date_order,
        taken=care_taken(cares, keyring, supplier),
    )


def _of_grid(text: str) -> dict[str, str]:
    """Return the middle of a grid reference's square, as metres; as it came if none."""
    found = GRID.fullmatch("".join(text.split()))
    digits = (found[3] + found[4]) if found else ""
    if not found or len(digits) % 2 or len(digits) > 10:
        return {"easting_text": text, "northing_text": text} if text else {}
    half = len(digits) // 2
    size = SQUARE // 10**half
    first, second = (LETTERS.index(found[place].upper()) for place in (1, 2))
    east = ((first - 2) % 5) * 5 + second % 5
    north = 19 - (first // 5) * 5 - second // 5
    easting = east * SQUARE + int(digits[:half] or 0) * size + size // 2
    northing = north * SQUARE + int(digits[half:] or 0) * size + size // 2
    return {"easting_text": str(easting), "northing_text": str(northing)}
