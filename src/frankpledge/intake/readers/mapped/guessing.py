"""What each column of a sample probably is, for a person to confirm or correct."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.intake.readers.mapped.dates import (
    clock,
    is_ambiguous,
    month_of_text,
    orders_of,
)
from frankpledge.intake.readers.mapped.definition import (
    SEVERAL,
    DateOrder,
    Definition,
    Role,
)
from frankpledge.intake.readers.mapped.headers import Sample, plain
from frankpledge.intake.readers.mapped.persons import (
    LEFT_OUT,
    POSTCODE,
    tells_of_persons,
    without_persons,
)

LSOA = re.compile(r"[EWSN]\d{8}")
FIRST_VALUES = 3
MOST_SHOWN = 60  # letters of a value
LONGEST_SHOWN = 120  # of a cell of the first rows

# Which words of a heading speak for which role, the most telling first.
SPEAKING = (
    (Role.UPRN, "uprn"),
    (Role.ENDED_TIME, "end time|time to|to time|latest time"),
    (Role.ENDED, "end date|date to|to date|latest date|ended"),
    (Role.LSOA, "lsoa code|lsoa11cd|lsoa21cd|lsoa"),
    (Role.LONGITUDE, "longitude|long|lng|lon"),
    (Role.LATITUDE, "latitude|lat"),
    (Role.EASTING, "easting|eastings"),
    (Role.NORTHING, "northing|northings"),
    (Role.GRID, "grid ref|grid reference|ngr|os grid"),
    (Role.POSTCODE, "postcode|post code|postal code"),
    (Role.VICTIM, "victim id|victim number|victim ref"),
    (Role.OFFENDER, "offender id|suspect id|offender number|offender ref"),
    (Role.PREMISES, "premises id|premises number|premises ref|property id"),
    (Role.DATE, "date|reported|created|logged|received|occurred|opened|when|day"),
    (Role.TIME, "time|hour"),
    (Role.MONTH, "month|period"),
    (
        Role.CATEGORY,
        "category|type|offence|crime|nature|subject|complaint|classification",
    ),
    (Role.OUTCOME, "outcome|result|disposal|status|resolution"),
    (Role.REFERENCE, "reference|ref|case number|case no|incident number|urn|id|number"),
    (Role.PLACE, "location|place|street|road|site|where|area"),
    (Role.FLAGS, "flags|tags|markers"),
)


@dataclass(frozen=True)
class ColumnGuess:
    """A column of a sample: its first values, what it probably is, whom it tells of.

    `why_personal` is a clause, "" where it tells of no person; of one that does, no value
    is given on.
    """

    heading: str
    values: tuple[str, ...]
    role: Role
    why_personal: str


@dataclass(frozen=True)
class Guess:
    """What a sample probably is.

    `order` is how its dates are written, None where that cannot be told; `about_dates`
    says why, in a sentence.
    """

    columns: tuple[ColumnGuess, ...]
    order: DateOrder | None
    about_dates: str


def guess(sample: Sample, known: Definition | None = None) -> Guess:
    """Return what the columns probably are; what is `known` of a heading goes first."""
    headings = sample.header.headings
    values = [_values(sample, place) for place in range(len(headings))]
    persons = [tells_of_persons(h, v) for h, v in zip(headings, values, strict=True)]
    before = {plain(h): role for h, role in known.roles.items()} if known else {}
    taken: set[Role] = set()
    roles = []
    for heading, said, why in zip(headings, values, persons, strict=True):
        role = before.get(plain(heading), _role(heading, said, why, taken))
        role = Role.LEFT if role in taken - SEVERAL else role
        taken.add(role)
        roles.append(role)
    dates = [
        value
        for role, said in zip(roles, values, strict=True)
        if role in (Role.DATE, Role.ENDED)
        for value in said
    ]
    order, about = order_told(dates)
    return Guess(
        columns=tuple(
            ColumnGuess(heading, () if why else _first(said), role, why)
            for heading, said, role, why in zip(
                headings, values, roles, persons, strict=True
            )
        ),
        order=known.date_order if known and order is None else order,
        about_dates=about,
    )


def order_told(values: Sequence[str]) -> tuple[DateOrder | None, str]:
    """Return in which order dates are written, and a sentence that says how it is told."""
    said = [value for value in values if value.strip()]
    if not said:
        return DateOrder.YEAR_FIRST, ""
    orders = orders_of(said)
    both = {DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST} <= orders
    doubtful = next((value for value in said if is_ambiguous(value)), "")
    if both and doubtful:
        return None, (
            f"Nothing in the sample tells whether {doubtful} has its day or its month "
            "first. Ask the supplier, and say it here."
        )
    if both:
        return DateOrder.YEAR_FIRST, "Every date can be read in one way only."
    if len(orders) == 1:
        return next(iter(orders)), f"All {len(said):,} dates of the sample are read so."
    most = max(
        DateOrder, key=lambda order: sum(bool(orders_of([v]) & {order}) for v in said)
    )
    unread = [value for value in said if most not in orders_of([value])]
    if len(unread) > len(said) / 2:
        return None, f"The dates cannot be read: {unread[0][:40]}."
    return most, (
        f"{len(unread):,} of {len(said):,} dates of the sample cannot be read so, like "
        f"{unread[0][:40]}: such rows are set aside."
    )


def _role(heading: str, values: Sequence[str], why: str, taken: set[Role]) -> Role:
    words = plain(re.sub(r"[^\w]+|_", " ", heading))
    said = [value for value in values if value.strip()]
    if why:
        is_postcode = said and all(POSTCODE.fullmatch(v.strip()) for v in said)
        return Role.POSTCODE if is_postcode else Role.LEFT
    for role, speaking in SPEAKING:
        speaks = role not in taken and re.search(rf"\b(?:{speaking})\b", words)
        if speaks and (not said or _fits(role, said)):
            return role
    if said and all(LSOA.fullmatch(value.strip()) for value in said):
        return Role.LSOA
    if said and all(_is_spelt_date(value) for value in said) and Role.DATE not in taken:
        return Role.DATE
    return Role.LEFT


def _fits(role: Role, said: Sequence[str]) -> bool:
    """Say whether most values can be what the heading speaks for."""
    tests = {
        Role.DATE: lambda value: bool(orders_of([value])),
        Role.ENDED: lambda value: bool(orders_of([value])),
        Role.TIME: lambda value: bool(clock(value)),
        Role.ENDED_TIME: lambda value: bool(clock(value)),
        Role.MONTH: lambda value: bool(month_of_text(value, DateOrder.DAY_FIRST)),
        Role.LSOA: lambda value: LSOA.fullmatch(value.strip()) is not None,
        Role.LONGITUDE: _is_number,
        Role.LATITUDE: _is_number,
        Role.EASTING: _is_number,
        Role.NORTHING: _is_number,
    }
    test = tests.get(role)
    return test is None or sum(map(test, said)) > len(said) / 2


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def _is_spelt_date(value: str) -> bool:
    return (
        bool(orders_of([value]) - {DateOrder.EXCEL}) and not value.strip().isdecimal()
    )


def _values(sample: Sample, place: int) -> list[str]:
    return [row.cells[place] for row in sample.rows if place < len(row.cells)]


def _first(values: Sequence[str]) -> tuple[str, ...]:
    different = list(dict.fromkeys(value for value in values if value.strip()))
    return tuple(value[:MOST_SHOWN] for value in different[:FIRST_VALUES])


def masked(sample: Sample, guessed: Guess, rows: int) -> list[tuple[int, list[str]]]:
    """Return the first rows with line numbers, nothing in them that tells of persons."""
    hidden = [bool(column.why_personal) for column in guessed.columns]

    def shown(cells: list[str]) -> list[str]:
        if len(cells) > len(hidden):  # nobody can tell which cell is which
            return [LEFT_OUT] * len(cells)
        return [
            LEFT_OUT if text and is_hidden else without_persons(text)[:LONGEST_SHOWN]
            for text, is_hidden in zip(cells, hidden, strict=False)
        ]

    return [(row.number, shown(row.cells)) for row in sample.rows[:rows]]
