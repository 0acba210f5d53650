"""What an action may be: its states, how near its day is, and where it came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActionState(StrEnum):
    """Where an action stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


ACTION_STATE_NAMES = {
    ActionState.OPEN: "Open",
    ActionState.DONE: "Done",
    ActionState.DROPPED: "Dropped",
}
ACTION_STATE_COLOURS = {
    ActionState.OPEN: "blue",
    ActionState.DONE: "green",
    ActionState.DROPPED: "grey",
}
# What may follow what: an action closed by mistake is opened again, never rewritten.
ACTION_TRANSITIONS: dict[ActionState, frozenset[ActionState]] = {
    ActionState.OPEN: frozenset({ActionState.DONE, ActionState.DROPPED}),
    ActionState.DONE: frozenset({ActionState.OPEN}),
    ActionState.DROPPED: frozenset({ActionState.OPEN}),
}
WHY_NOT = {
    ActionState.OPEN: "is open already.",
    ActionState.DONE: "is done already; open it again first.",
    ActionState.DROPPED: "was dropped; open it again first.",
}


class ActionPriority(StrEnum):
    """How much hangs on an action."""

    NORMAL = "normal"
    HIGH = "high"


ACTION_PRIORITY_NAMES = {
    ActionPriority.NORMAL: "Normal",
    ActionPriority.HIGH: "High",
}


class Band(StrEnum):
    """How near the day is by which an open action must be done."""

    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    LATER = "later"


@dataclass(frozen=True)
class BandLimit:
    """A band: its words, its colour, and how many days ahead it no longer holds."""

    band: Band
    words: str
    colour: str
    before_days: int | None  # None: there is no later band


# Nearest first: an action is in the first band whose limit its day comes before. On its
# very day an action is due, not overdue.
BANDS = (
    BandLimit(Band.OVERDUE, "Overdue", "red", 0),
    BandLimit(Band.DUE_SOON, "Due soon", "yellow", 8),
    BandLimit(Band.LATER, "Later", "grey", None),
)
BAND_LIMITS = {limit.band: limit for limit in BANDS}


class OriginKind(StrEnum):
    """What an action can come from; a later package adds its own kind here."""

    BY_HAND = "by-hand"
    EXCHANGE = "exchange"
    COMMENTARY = "commentary"


ORIGIN_NAMES = {
    OriginKind.BY_HAND: "Assigned by hand",
    OriginKind.EXCHANGE: "A return that is owed",
    OriginKind.COMMENTARY: "Commentary on a measure",
}


@dataclass(frozen=True)
class Origin:
    """The thing an action came from: its kind, what to call it, and its page.

    `url_name` and `url_args` name a page, never a row: a later package's thing is known
    here by its address alone. `key` is the thing's own: what was assigned under it once
    is never assigned again; "" for what has no such thing behind it.
    """

    kind: OriginKind
    label: str = ""
    url_name: str = ""
    url_args: Sequence[str | int] = ()
    key: str = ""


BY_HAND = Origin(OriginKind.BY_HAND)


def band_of(due_on: date, *, today: date) -> Band:
    """Return how near a day is.

    >>> band_of(date(2010, 4, 1), today=date(2010, 4, 2)).value
    'overdue'
    >>> band_of(date(2010, 4, 9), today=date(2010, 4, 2)).value
    'due-soon'
    """
    days = (due_on - today).days
    return next(
        limit.band
        for limit in BANDS
        if limit.before_days is None or days < limit.before_days
    )


def days_words(due_on: date, *, today: date) -> str:
    """Return how far off a day is, in words.

    >>> days_words(date(2010, 4, 1), today=date(2010, 4, 3))
    '2 days late'
    >>> days_words(date(2010, 4, 4), today=date(2010, 4, 3))
    'in 1 day'
    """
    days = (due_on - today).days
    if days == 0:
        return "today"
    number = f"{abs(days):,} day{'' if abs(days) == 1 else 's'}"
    return f"in {number}" if days > 0 else f"{number} late"
