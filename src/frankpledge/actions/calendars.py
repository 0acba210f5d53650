"""A calendar feed of actions, as RFC 5545 asks: all-day events, nothing confidential.

Our own few lines: see ADR 18 for why no library, and the tests for what they keep.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from django.urls import reverse

from frankpledge.actions.models import Action

LONGEST_LINE = 75  # octets, the line break not counted (RFC 5545, 3.1)
PRODUCT = "-//Frankpledge//Actions//EN"
# A TEXT value's own signs, escaped (3.3.11). A lone carriage return has no meaning.
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def feed(actions: Iterable[Action], *, name: str, site: str, year: str) -> str:
    """Return a calendar of actions, each an event on the day it is due.

    `site` begins every link, `year` is the plan year whose pages they lead to ("" for
    none). It tells a title, an agency and a link: whoever holds the address reads it
    without signing in.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for action in actions:
        lines += _event(action, site=site, year=year)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def address(slug: str, token: str) -> str:
    """Return the path of a calendar's feed."""
    return reverse("calendars:feed", args=[slug, token])


def _event(action: Action, *, site: str, year: str) -> Iterator[str]:
    link = f"{site}{action.address(year)}" if year else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{action.uuid}"  # for ever the same, or a calendar would show it twice
    yield f"DTSTAMP:{_moment(action.changed_at)}"
    yield f"SEQUENCE:{action.version - 1}"
    yield f"DTSTART;VALUE=DATE:{_day(action.due_on)}"
    yield f"DTEND;VALUE=DATE:{_day(action.due_on + timedelta(days=1))}"
    yield f"SUMMARY:{escaped(action.title)}"
    if action.agency is not None:
        yield f"DESCRIPTION:{escaped(action.agency.name)}"
    if link:
        yield f"URL:{link}"
    yield "TRANSP:TRANSPARENT"  # a day by which, not a day that is taken
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Return text as a TEXT value: commas, semicolons, backslashes and breaks escaped.

    >>> escaped("Shutters; lights, locks")
    'Shutters\\\\; lights\\\\, locks'
    """
    printable = "".join(c for c in text if c == "\n" or c.isprintable() or c == "\t")
    return printable.translate(ESCAPES)


def folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, no character cut in two."""
    pieces, piece, room = [], "", LONGEST_LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", LONGEST_LINE - 1  # the space that begins the next
        piece += character
        room -= size
    return "\r\n ".join([*pieces, piece])


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
