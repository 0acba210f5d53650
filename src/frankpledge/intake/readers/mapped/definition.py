"""What a person decided about the columns of a kind of file, validated."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, model_validator

from frankpledge.intake.readers.personal import Care


class Role(StrEnum):
    """What a column is."""

    LEFT = "left"
    REFERENCE = "reference"
    CATEGORY = "category"
    DATE = "date"  # with its time, where it has one
    TIME = "time"
    MONTH = "month"
    ENDED = "ended"
    ENDED_TIME = "ended-time"
    PLACE = "place"
    LONGITUDE = "longitude"
    LATITUDE = "latitude"
    EASTING = "easting"
    NORTHING = "northing"
    GRID = "grid"
    POSTCODE = "postcode"
    LSOA = "lsoa"
    OUTCOME = "outcome"
    FLAGS = "flags"
    FLAG = "flag"
    VICTIM = "victim"
    OFFENDER = "offender"
    PREMISES = "premises"
    UPRN = "uprn"


ROLE_NAMES = {
    Role.LEFT: "Not kept",
    Role.REFERENCE: "The supplier's reference",
    Role.CATEGORY: "The category",
    Role.DATE: "The date, or date and time",
    Role.TIME: "The time of day",
    Role.MONTH: "The month",
    Role.ENDED: "The end: date, or date and time",
    Role.ENDED_TIME: "The end: time of day",
    Role.PLACE: "The place in words",
    Role.LONGITUDE: "Longitude",
    Role.LATITUDE: "Latitude",
    Role.EASTING: "Easting, National Grid",
    Role.NORTHING: "Northing, National Grid",
    Role.GRID: "Grid reference",
    Role.POSTCODE: "Postcode, outward part kept",
    Role.LSOA: "LSOA code",
    Role.OUTCOME: "The outcome",
    Role.FLAGS: "Flags, separated by semicolons",
    Role.FLAG: "A flag: yes or no",
    Role.VICTIM: "Number of the victim, hashed",
    Role.OFFENDER: "Number of the offender, hashed",
    Role.PREMISES: "Number of the premises, hashed",
    Role.UPRN: "UPRN, hashed",
}
# What is done to the cells of a column before anything is written down.
ROLE_CARES = {
    Role.POSTCODE: Care.OUTWARD,
    Role.VICTIM: Care.VICTIM,
    Role.OFFENDER: Care.OFFENDER,
    Role.PREMISES: Care.PREMISES,
    Role.UPRN: Care.UPRN,
}
# All that may be made of a column that tells of persons.
SAFE_FOR_PERSONS = frozenset({Role.LEFT, *ROLE_CARES})
SEVERAL = frozenset({Role.LEFT, Role.FLAG})  # more than one column may be these
TOGETHER = (
    (Role.LONGITUDE, Role.LATITUDE),
    (Role.EASTING, Role.NORTHING),
    (Role.ENDED_TIME, Role.DATE),
    (Role.TIME, Role.DATE),
)


class DateOrder(StrEnum):
    """How dates are written; one like 2014-04-03 is read whatever is said."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    YEAR_FIRST = "year-first"
    EXCEL = "excel"


DATE_ORDER_NAMES = {
    DateOrder.DAY_FIRST: "Day first: 03/04/2014 is 3 April",
    DateOrder.MONTH_FIRST: "Month first: 03/04/2014 is 4 March",
    DateOrder.YEAR_FIRST: "Year first: 2014-04-03 is 3 April",
    DateOrder.EXCEL: "Days counted by Excel: 41732 is 3 April 2014",
}


class MappedColumn(BaseModel):
    """A column, by its heading, and what it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    heading: str = Field(min_length=1, max_length=200)
    role: Role
    is_personal: bool = False


class Definition(BaseModel):
    """What the columns of a kind of file are. Raises ValueError in sentences."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: tuple[MappedColumn, ...]
    category: str = Field(default="", max_length=200)  # of every row, without a column
    date_order: DateOrder = DateOrder.DAY_FIRST

    @model_validator(mode="after")
    def _can_be_read(self) -> Definition:
        faults = tuple(self.faults())
        if faults:
            raise ValueError(" ".join(faults))
        return self

    def faults(self) -> list[str]:
        """Return what keeps it from being read, in sentences."""
        roles = Counter(column.role for column in self.columns)
        faults = [
            f"Two columns are said to be “{ROLE_NAMES[role].lower()}”: choose one."
            for role, number in roles.items()
            if number > 1 and role not in SEVERAL
        ]
        if not roles[Role.DATE] and not roles[Role.MONTH]:
            faults.append("Say which column is the date, or the month.")
        if roles[Role.CATEGORY] and self.category:
            faults.append("The category is a column or a word of yours, not both.")
        if not roles[Role.CATEGORY] and not self.category:
            faults.append(
                "Say which column is the category, or write one word for every row."
            )
        for one, other in TOGETHER:
            if roles[one] and not roles[other]:
                faults.append(
                    f"“{ROLE_NAMES[one]}” needs a column for "
                    f"“{ROLE_NAMES[other].lower()}” beside it."
                )
        if roles[Role.LATITUDE] and not roles[Role.LONGITUDE]:
            faults.append("“Latitude” needs a column for “longitude” beside it.")
        if roles[Role.NORTHING] and not roles[Role.EASTING]:
            faults.append("“Northing” needs a column for “easting” beside it.")
        return faults + [
            f"The column “{column.heading}” tells of persons: it can be hashed, cut to "
            "the outward postcode or left out, and nothing else."
            for column in self.columns
            if column.is_personal and column.role not in SAFE_FOR_PERSONS
        ]

    @property
    def roles(self) -> dict[str, Role]:
        """Return what each column is, by its heading."""
        return {column.heading: column.role for column in self.columns}

    @property
    def needed(self) -> frozenset[str]:
        """Return the headings a file must have to be read with it."""
        return frozenset(c.heading for c in self.columns if c.role is not Role.LEFT)

    def has(self, *roles: Role) -> bool:
        """Say whether some column is one of these."""
        return any(column.role in roles for column in self.columns)
