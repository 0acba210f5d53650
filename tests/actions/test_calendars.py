"""The calendar feed, read back the way RFC 5545 says, by a reader of the tests' own."""

import re
from datetime import UTC, date, datetime
from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st

from frankpledge.actions import calendars
from frankpledge.actions.models import Action
from frankpledge.partnership.models import Agency, Partnership

SITE = "https://csp.example"
AWKWARD = "Shutters; lights, locks\\bolts\nand “keys” – " + "ä" * 60


def action(**given):
    held = Action(
        pk=7,
        uuid=UUID(int=7),
        partnership=Partnership(slug="northbridge"),
        title="Light the car park",
        due_on=date(2010, 5, 1),
        changed_at=datetime(2010, 4, 1, 9, 0, tzinfo=UTC),
        version=3,
    )
    for name, value in given.items():
        setattr(held, name, value)
    return held


def feed_of(*actions, year="2010-11"):
    return calendars.feed(actions, name="Actions: Northbridge", site=SITE, year=year)


def unfolded(text: str) -> list[str]:
    return re.sub(r"\r\n[ \t]", "", text).split("\r\n")[:-1]


def unescaped(value: str) -> str:
    signs = {"n": "\n", "N": "\n"}
    return re.sub(r"\\(.)", lambda found: signs.get(found[1], found[1]), value)


def event(text: str) -> dict[str, str]:
    lines = unfolded(text)
    inside = lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("END:VEVENT")]
    return dict(line.split(":", 1) for line in inside)


def test_an_action_is_an_all_day_event_on_the_day_it_is_due():
    agency = Agency(name="Northshire Police")

    assert event(feed_of(action(agency=agency))) == {
        "UID": "00000000-0000-0000-0000-000000000007",
        "DTSTAMP": "20100401T090000Z",
        "SEQUENCE": "2",
        "DTSTART;VALUE=DATE": "20100501",
        "DTEND;VALUE=DATE": "20100502",
        "SUMMARY": "Light the car park",
        "DESCRIPTION": "Northshire Police",
        "URL": "https://csp.example/northbridge/2010-11/actions/7/",
        "TRANSP": "TRANSPARENT",
    }


def test_the_feed_tells_nothing_but_title_agency_and_link():
    held = action(detail="Victim at number 4", result="Secret", origin_label="Case 12")

    text = feed_of(held)

    assert "Victim" not in text
    assert "Secret" not in text
    assert "Case 12" not in text


def test_a_feed_of_nothing_is_a_calendar_still():
    assert unfolded(feed_of()) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Frankpledge//Actions//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Actions: Northbridge",
        "END:VCALENDAR",
    ]


def test_without_a_plan_year_there_is_no_page_to_link_to():
    assert "URL" not in event(feed_of(action(), year=""))


@given(title=st.text())
@example(title=AWKWARD)
@example(title="\r\nEND:VEVENT\r\nBEGIN:VEVENT")
def test_any_title_comes_back_and_no_line_is_longer_than_75_octets(title):
    text = feed_of(action(title=title))

    pieces = text.encode().split(b"\r\n")
    assert max(map(len, pieces)) <= 75
    assert b"\n" not in text.encode().replace(b"\r\n", b"")
    assert text.count("BEGIN:VEVENT") - title.count("BEGIN:VEVENT") == 1
    kept = "".join(c for c in title if c in "\n\t" or c.isprintable())
    assert unescaped(event(text)["SUMMARY"]) == kept
