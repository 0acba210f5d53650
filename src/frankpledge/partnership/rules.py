"""Named data about partnerships: kinds of agency, group and area; plan years."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class NotUsable(ValueError):
    """What was given cannot be used; the text says why, and what to give instead."""


class AgencyKind(StrEnum):
    """What an agency is to the partnership (Crime and Disorder Act 1998, section 5)."""

    RESPONSIBLE_AUTHORITY = "responsible-authority"
    CO_OPERATING_BODY = "co-operating-body"
    VOLUNTARY = "voluntary"
    BUSINESS = "business"


AGENCY_KIND_NAMES = {
    AgencyKind.RESPONSIBLE_AUTHORITY: "Responsible authority",
    AgencyKind.CO_OPERATING_BODY: "Co-operating body",
    AgencyKind.VOLUNTARY: "Voluntary or community organisation",
    AgencyKind.BUSINESS: "Business",
}

AGENCY_KIND_PLURALS = {
    AgencyKind.RESPONSIBLE_AUTHORITY: "Responsible authorities",
    AgencyKind.CO_OPERATING_BODY: "Co-operating bodies",
    AgencyKind.VOLUNTARY: "Voluntary and community organisations",
    AgencyKind.BUSINESS: "Businesses",
}


class GroupKind(StrEnum):
    """The groups a partnership works through."""

    STRATEGY = "strategy"
    TASKING = "tasking"
    UNIT = "unit"
    TASK_GROUP = "task-group"
    SCRUTINY = "scrutiny"


GROUP_KIND_NAMES = {
    GroupKind.STRATEGY: "Strategy group",
    GroupKind.TASKING: "Tasking and co-ordinating group",
    GroupKind.UNIT: "Community safety unit",
    GroupKind.TASK_GROUP: "Task group",
    GroupKind.SCRUTINY: "Crime and disorder scrutiny committee",
}


class AreaKind(StrEnum):
    """The kinds of area figures are counted for."""

    DISTRICT = "district"
    WARD = "ward"
    LSOA = "lsoa"
    OWN = "own"  # drawn by the partnership: a town centre, an estate


AREA_KIND_PLURALS = {
    AreaKind.DISTRICT: "Districts",
    AreaKind.WARD: "Wards",
    AreaKind.LSOA: "Lower layer super output areas (LSOAs)",
    AreaKind.OWN: "Areas of our own",
}
AREA_KIND_NAMES = {
    AreaKind.DISTRICT: "District",
    AreaKind.WARD: "Ward",
    AreaKind.LSOA: "Lower layer super output area (LSOA)",
    AreaKind.OWN: "Area of our own, such as a town centre",
}

# Which words in an agency's name tell its kind, first match first. A guess for a
# person to correct: the Act names bodies, not spellings.
KIND_BY_WORD = (
    ("police", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("fire", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("probation", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("borough council", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("district council", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("city council", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("county council", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("nhs", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("pct", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("integrated care", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("neighbourhood watch", AgencyKind.VOLUNTARY),
    ("victim support", AgencyKind.VOLUNTARY),
    ("trust", AgencyKind.VOLUNTARY),
    ("mediation", AgencyKind.VOLUNTARY),
    ("ymca", AgencyKind.VOLUNTARY),
    ("football club", AgencyKind.VOLUNTARY),
    ("women", AgencyKind.VOLUNTARY),
)
# Words an agency's name may carry or not without becoming another agency.
FILLING_WORDS = frozenset({"and", "the", "of", "for", "service", "services"})
FIRST_MONTH_OF_PLAN_YEAR = 4
# Partnerships began with the Crime and Disorder Act 1998; beyond 2098 is a slip.
FIRST_PLAN_YEAR, LAST_PLAN_YEAR = 1998, 2098
# The first words of addresses that belong to no partnership.
RESERVED_SLUGS = frozenset({"account", "check", "components", "public", "static"})
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WEB_ADDRESS = re.compile(r"(?:https?://)?([\w-]+\.)+[a-z]{2,}(:\d+)?(/\S*)?", re.I)
YEAR_LABEL = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True)
class Contact:
    """How to reach an agency or the partnership; what is not known is ""."""

    address: str = ""
    postcode: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True)
class AreaShape:
    """An area to be added: its code, its name and, when known, its GeoJSON boundary."""

    code: str
    name: str
    boundary: dict[str, Any] | None = None


@dataclass(frozen=True)
class LookupRow:
    """A small area and one larger area it belongs to, best fit."""

    lsoa_vintage: int
    lsoa_code: str
    kind: AreaKind
    vintage: int
    code: str
    name: str


def check_slug(slug: str) -> None:
    """Raise NotUsable when a slug cannot begin a partnership's addresses.

    >>> check_slug("northbridge")
    """
    if not SLUG.fullmatch(slug):
        raise NotUsable(
            f"{slug!r} cannot be part of an address; use small letters, figures and "
            "single hyphens, like tonbridge-and-malling."
        )
    if slug in RESERVED_SLUGS:
        raise NotUsable(
            f"{slug!r} is the beginning of other pages' addresses; choose another."
        )


def web_link(text: str) -> str:
    """Return where a website's address leads; "" when it is no address of a website.

    >>> web_link("www.northbridge.example")
    'https://www.northbridge.example'
    >>> web_link("javascript:alert(1)")
    ''
    """
    if not WEB_ADDRESS.fullmatch(text):
        return ""
    return text if text.lower().startswith("http") else f"https://{text}"


def telephone_link(text: str) -> str:
    """Return a link that dials a number; "" when there is nothing to dial.

    >>> telephone_link("01632 960 001 ext 12")
    'tel:01632960001'
    >>> telephone_link("+44 (0)1632 960001")
    'tel:+441632960001'
    """
    number = re.sub(r"(?i)(ext|x).*", "", text).replace("(0)", "")
    digits = re.sub(r"\D", "", number)
    plus = "+" if number.strip().startswith("+") else ""
    return f"tel:{plus}{digits}" if digits else ""


def guess_agency_kind(name: str) -> AgencyKind:
    """Return the likely kind of an agency from its name; co-operating when unsure."""
    lowered = name.casefold()
    for word, kind in KIND_BY_WORD:
        if word in lowered:
            return kind
    return AgencyKind.CO_OPERATING_BODY


def name_words(name: str) -> frozenset[str]:
    """Return the words that tell one agency from another, in any order.

    "Kent Fire and Rescue Service" and "Kent Fire & Rescue" give the same words;
    "Kent Police" and "Kent Police Authority" do not.
    """
    words = re.findall(r"[a-z0-9]+", name.casefold().replace("’", "").replace("'", ""))
    return frozenset(words) - FILLING_WORDS


def plan_year_starts(label: str) -> date:
    """Return 1 April of the plan year labelled "2010-11".

    Raises NotUsable when the label is not two consecutive years.
    """
    match = YEAR_LABEL.fullmatch(label)
    if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
        raise NotUsable(
            f"{label!r} is not a plan year; write two years that follow one another, "
            "like 2010-11."
        )
    if not FIRST_PLAN_YEAR <= int(match[1]) <= LAST_PLAN_YEAR:
        raise NotUsable(
            f"{label!r} is out of range; plan years run from {FIRST_PLAN_YEAR} to "
            f"{LAST_PLAN_YEAR}."
        )
    return date(int(match[1]), FIRST_MONTH_OF_PLAN_YEAR, 1)


def plan_year_label(starts_on: date) -> str:
    """Return the label of the plan year that starts on a day: "2010-11"."""
    return f"{starts_on.year}-{(starts_on.year + 1) % 100:02d}"


def plan_year_of(day: date) -> date:
    """Return the first day of the plan year a day belongs to."""
    year = day.year if day.month >= FIRST_MONTH_OF_PLAN_YEAR else day.year - 1
    return date(year, FIRST_MONTH_OF_PLAN_YEAR, 1)


def next_plan_year(open_already: Sequence[date], *, today: date) -> str:
    """Return the label of the year to open next: after the latest, else today's."""
    if not open_already:
        return plan_year_label(plan_year_of(today))
    latest = max(open_already)
    return plan_year_label(latest.replace(year=latest.year + 1))
