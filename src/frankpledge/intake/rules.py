"""Pure rules of intake: where a delivery stands, LSOA vintages, how months are written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from frankpledge.analysis.periods import MONTH_NAMES


class Outcome(StrEnum):
    """What became of a return that was brought."""

    ADDED = "added"
    SUPERSEDED = "superseded"  # an earlier version, which this one replaces
    ALREADY_HELD = "already held"


OUTCOME_WORDS = {
    Outcome.ADDED: "Added",
    Outcome.SUPERSEDED: "Added, replacing an earlier version",
    Outcome.ALREADY_HELD: "Already held, nothing changed",
}


class DeliveryStatus(StrEnum):
    """Where the work on a delivery stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"  # nothing of it could be kept
    CANCELLED = (
        "cancelled"  # by a person; the files are kept and it can be gone on with
    )
    FAILED = "failed"  # our fault; the files are kept and it can be tried again


DELIVERY_WORDS = {
    DeliveryStatus.WAITING: "Waiting",
    DeliveryStatus.RUNNING: "Being read",
    DeliveryStatus.DONE: "Done",
    DeliveryStatus.REFUSED: "Refused",
    DeliveryStatus.CANCELLED: "Stopped",
    DeliveryStatus.FAILED: "Failed",
}
UNDER_WAY = (DeliveryStatus.WAITING, DeliveryStatus.RUNNING)
# While it stands so, a delivery's files are in the folder of incoming files.
KEPT_UNTIL_READ = (*UNDER_WAY, DeliveryStatus.CANCELLED, DeliveryStatus.FAILED)
MAY_BE_REPEATED = (DeliveryStatus.CANCELLED, DeliveryStatus.FAILED)
# A worker says at least this often that it is alive; silent longer, it was stopped.
SILENCE_ALLOWED = timedelta(minutes=10)


class Vintage(StrEnum):
    """Which LSOA boundaries a file's codes belong to."""

    OF_2011 = "2011"
    OF_2021 = "2021"
    BOTH = "both"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class VintageFound:
    """A vintage, and the sentence that says how it was told."""

    vintage: Vintage
    sentence: str


# The last codes given for the 2011 boundaries, by country; the census of 2021 went on
# from there. Unchanged areas kept their codes, so a lower code tells nothing.
# Source: the code history of the Office for National Statistics.
LAST_OF_2011 = {"E": "E01033768", "W": "W01001958"}
# About 6 in 100 areas of 2021 have a new code, so among this many different areas the
# absence of any new code is no chance (0.94 to the power 300 is 1 in 10**8).
ENOUGH_AREAS = 300


class BreakKind(StrEnum):
    """Why figures before a month cannot be compared with those after."""

    STANDARD = "standard"
    DEFINITION = "definition"
    SYSTEM = "system"
    BOUNDARY = "boundary"
    SUPPLIER = "supplier"
    OTHER = "other"


BREAK_WORDS = {
    BreakKind.STANDARD: "A recording standard or its enforcement changed",
    BreakKind.DEFINITION: "What the category holds was redefined",
    BreakKind.SYSTEM: "The recording system was changed",
    BreakKind.BOUNDARY: "Boundaries were redrawn",
    BreakKind.SUPPLIER: "The supplier sends other rows than before",
    BreakKind.OTHER: "Something else",
}


@dataclass(frozen=True)
class BreakEntry:
    """What the register is told of a break. An empty supplier or category means all."""

    source: str
    supplier: str
    category: str
    month: date
    kind: BreakKind
    reason: str


@dataclass(frozen=True)
class KnownBreak:
    """A break of the whole country's police recording, offered to every register."""

    month: date
    kind: BreakKind
    category: str  # in police.uk's words; "" means every one
    reason: str
    source: str = "police-uk"


KNOWN_BREAKS = (
    KnownBreak(
        date(2002, 4, 1),
        BreakKind.STANDARD,
        "",
        "The National Crime Recording Standard came in: recorded crime rose because "
        "more of what was reported was recorded.",
    ),
    KnownBreak(
        date(2014, 11, 1),
        BreakKind.STANDARD,
        "",
        "The national inspection of crime data integrity found about 19 in 100 reported "
        "crimes unrecorded. Forces recorded more in the years after, violence most.",
    ),
    KnownBreak(
        date(2017, 4, 1),
        BreakKind.DEFINITION,
        "Burglary",
        "Burglary in a dwelling became residential burglary, with sheds and garages; "
        "burglary elsewhere became burglary of business and community premises.",
    ),
)


def lsoa_vintage(
    codes: Collection[str], own: Mapping[int, Collection[str]]
) -> VintageFound:
    """Return which boundaries LSOA codes belong to, or that it cannot be told.

    `own` gives the partnership's own LSOA codes by vintage. A code new in 2021, or one
    that ended in 2021, tells; codes that both have do not.
    """
    if not codes:
        return VintageFound(Vintage.UNKNOWN, "No row carries an LSOA code.")
    held_2011, held_2021 = set(own.get(2011, ())), set(own.get(2021, ()))
    new = {code for code in codes if code > LAST_OF_2011.get(code[0], "Z")}
    ended = (held_2011 - held_2021) & set(codes) if held_2021 else set()
    if new and ended:
        return VintageFound(
            Vintage.BOTH,
            f"The LSOA codes mix two sets of boundaries: {len(new):,} are new in 2021, "
            f"{len(ended):,} ended with it.",
        )
    if new:
        return VintageFound(
            Vintage.OF_2021, f"LSOA 2021: {_codes(len(new))} new in that year."
        )
    if ended:
        return VintageFound(
            Vintage.OF_2011, f"LSOA 2011: {_codes(len(ended))} no longer there in 2021."
        )
    if len(codes) >= ENOUGH_AREAS:
        return VintageFound(
            Vintage.OF_2011,
            f"LSOA 2011: none of its {len(codes):,} codes is one of those new in 2021.",
        )
    return VintageFound(
        Vintage.UNKNOWN,
        f"LSOA 2011 or 2021: cannot be told, because {_both(len(codes))} in both.",
    )


def is_stalled(status: str, heard_at: datetime, *, at: datetime) -> bool:
    """Say whether the work on a delivery stopped without saying so."""
    return status == DeliveryStatus.RUNNING and at - heard_at > SILENCE_ALLOWED


def month_label(month: date) -> str:
    """Return "2014-06"."""
    return f"{month:%Y-%m}"


def month_after(month: date) -> date:
    """Return the first of the month after; of the last month there is, itself."""
    try:
        return (month + timedelta(days=31)).replace(day=1)
    except OverflowError:
        return month


def month_before(month: date) -> date:
    """Return the first of the month before; of the first month there is, itself."""
    try:
        return (month - timedelta(days=1)).replace(day=1)
    except OverflowError:
        return month


def month_words(month: date) -> str:
    """Return "June 2014"."""
    return f"{MONTH_NAMES[month.month - 1]} {month.year}"


def _codes(number: int) -> str:
    return "1 code is" if number == 1 else f"{number:,} codes are"


def _both(number: int) -> str:
    return "its 1 code is" if number == 1 else f"its {number:,} codes are"
