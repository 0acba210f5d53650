"""The data sets the Prescribed Information Regulations name, as duties ready to take.

Crime and Disorder (Prescribed Information) Regulations 2007, SI 2007/1831: information
periods of three months from 1 July 2007, each disclosed electronically, depersonalised,
by the end of the following period. What each item asks is told here in our own short
words; the Schedule itself decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frankpledge.intake.owed import DueRule, Frequency, Terms

FIRST_PERIOD = date(2007, 7, 1)


@dataclass(frozen=True)
class ScheduleItem:
    """An item of the Schedule: its number, who holds it, what it is in a few words.

    `agency_words` are words that tell the agency by its name, the surest first;
    `source` is the reader that takes such returns, "" where there is none yet.
    """

    number: int
    holder: str
    title: str
    agency_words: tuple[str, ...]
    source: str = ""


POLICE = ("police",)
FIRE = ("fire",)
COUNCIL = ("borough council", "district council", "city council", "council")
HEALTH = ("integrated care", "primary care", "pct", "nhs", "health")

SCHEDULE = (
    ScheduleItem(
        1, "Police", "Anti-social behaviour and other incidents", POLICE, "incidents"
    ),
    ScheduleItem(2, "Police", "Crimes by sub-category", POLICE, "incidents"),
    ScheduleItem(
        3, "Fire and rescue", "Deliberate fires and attacks on crews", FIRE, "incidents"
    ),
    ScheduleItem(4, "Fire and rescue", "Malicious false alarms", FIRE, "incidents"),
    ScheduleItem(
        5,
        "Local authority",
        "People hurt in road collisions",
        COUNCIL,
        "stats19-casualties",
    ),
    ScheduleItem(6, "Local authority", "Pupils excluded from school", COUNCIL),
    ScheduleItem(
        7,
        "Local authority",
        "Anti-social behaviour reported to the council",
        COUNCIL,
        "incidents",
    ),
    ScheduleItem(
        8, "Health", "Hospital admissions and ambulance calls", HEALTH, "figures"
    ),
)


def terms_from(first: date) -> Terms:
    """Return the regulations' terms, for periods that begin on `first` or after."""
    return Terms(Frequency.QUARTER, DueRule.END_OF_NEXT, 0, max(first, FIRST_PERIOD))
