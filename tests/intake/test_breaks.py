"""The break register: what is noted, what asks for an entry, what a measure is told."""

from datetime import date

import pytest
from django.urls import reverse

from frankpledge.access.refusals import Refusal
from frankpledge.intake import operations, queries
from frankpledge.intake.models import Return, ReturnVersion
from frankpledge.intake.rules import (
    BREAK_WORDS,
    KNOWN_BREAKS,
    BreakEntry,
    BreakKind,
    lsoa_vintage,
)
from tests.people import AMARA, BEN, DEV, ESI, MOMENT

pytestmark = pytest.mark.django_db

AUGUST = date(2014, 8, 1)
ENTRY = BreakEntry(
    source="police-uk",
    supplier="",
    category="Burglary",
    month=date(2017, 4, 1),
    kind=BreakKind.DEFINITION,
    reason="Sheds and garages came in.",
)


@pytest.fixture
def held(northbridge, amara):
    """Give Northbridge fourteen months in which public order trebles in August 2014."""
    for number in range(14):
        month = date(2014 + number // 12, number % 12 + 1, 1)
        counts = {"Burglary": 40, "Public order": 20 if number < 7 else 60}
        of_return = Return.objects.create(
            partnership=northbridge, source="police-uk", supplier="kent", month=month
        )
        vintage = lsoa_vintage([], {})
        ReturnVersion.objects.create(
            of_return=of_return,
            uuid=f"00000000-0000-0000-0000-{number:012d}",
            number=1,
            is_current=True,
            received_at=MOMENT,
            received_by=amara,
            content_sha256="0" * 64,
            parquet_sha256="0" * 64,
            rows_read=sum(counts.values()),
            rows_kept=sum(counts.values()),
            rows_set_aside=0,
            rows_without_location=0,
            lsoa_vintage=vintage.vintage.value,
            lsoa_sentence=vintage.sentence,
            categories=counts,
            reasons=[],
            warnings=[],
        )
    return northbridge


def noted(partnership, by, **changes):
    entry = BreakEntry(**(ENTRY.__dict__ | changes))
    return operations.note_break(partnership=partnership, entry=entry, by=by, at=MOMENT)


def test_every_kind_of_break_has_words_and_the_countrys_are_in_order():
    assert set(BREAK_WORDS) == set(BreakKind)
    assert [k.month for k in KNOWN_BREAKS] == sorted(k.month for k in KNOWN_BREAKS)


def test_a_jump_is_offered_until_the_register_explains_it(held, amara):
    (suggested,) = queries.breaks_suggested(held)
    assert (suggested.jump.category, suggested.jump.month) == ("Public order", AUGUST)

    noted(held, amara, category="", month=AUGUST)

    assert queries.breaks_suggested(held) == ()


def test_a_break_of_another_month_or_category_explains_nothing(held, amara):
    noted(held, amara, category="Burglary", month=AUGUST)
    noted(held, amara, category="Public order", month=date(2014, 7, 1))

    assert len(queries.breaks_suggested(held)) == 1


def test_one_break_is_noted_once(northbridge, amara):
    noted(northbridge, amara)

    with pytest.raises(Refusal, match="has this break already: Burglary from 2017-04"):
        noted(northbridge, amara, reason="Again.")


@pytest.mark.parametrize(
    ("after", "until", "categories", "crossed"),
    [
        ((2016, 4), (2018, 4), ("Burglary",), 1),
        ((2016, 4), (2018, 4), (), 1),
        ((2016, 4), (2018, 4), ("Robbery",), 0),
        ((2017, 4), (2018, 4), ("Burglary",), 0),  # both sides recorded the new way
        ((2015, 4), (2017, 4), ("Burglary",), 0),  # both sides recorded the old way
    ],
)
def test_a_comparison_crosses_a_break_that_lies_inside_it(
    northbridge, southmere, amara, after, until, categories, crossed
):
    noted(northbridge, amara)
    asked = {
        "source": "police-uk",
        "supplier": "kent",
        "categories": categories,
        "after": date(*after, 1),
        "until": date(*until, 1),
    }

    assert len(queries.breaks_between(northbridge, **asked)) == crossed
    assert not queries.breaks_between(southmere, **asked)


def url(name, *args):
    return reverse(f"intake:{name}", args=["northbridge", "2010-11", *args])


def test_an_analyst_notes_a_jump_and_strikes_out_what_was_wrong(held, client_for):
    browser = client_for(AMARA)
    page = browser.get(url("breaks"))
    assert "60.0 a month" in page.content.decode()

    sent = {
        "data_set": "police-uk/kent",
        "category": "Public order",
        "month": "2014-08",
        "kind": "definition",
        "reason": "The force told us: counting rules changed.",
    }
    assert browser.post(url("note-break"), sent).status_code == 302
    again = browser.post(url("note-break"), sent)
    assert "The register has this break already" in again.content.decode()

    (entry,) = queries.breaks_of(held)
    assert browser.post(url("strike-break", entry.pk)).status_code == 302
    assert not queries.breaks_of(held)


def test_who_may_only_read_sees_the_register_and_notes_nothing(
    held, southmere, client_for, amara
):
    entry = noted(held, amara)

    assert client_for(DEV).get(url("breaks")).status_code == 200
    assert client_for(DEV).get(url("note-break")).status_code == 403
    assert client_for(DEV).post(url("strike-break", entry.pk)).status_code == 403
    assert client_for(ESI).get(url("breaks")).status_code == 404
    other = reverse("intake:strike-break", args=["southmere", "2010-11", entry.pk])
    assert client_for(ESI).post(other).status_code == 404
    assert queries.breaks_of(held).count() == 1


def test_an_entry_begins_with_what_the_address_says_and_a_wrong_month_is_refused(
    held, client_for
):
    browser = client_for(BEN)
    begun = browser.get(url("note-break"), {"month": "2014-08", "category": "Drugs"})
    assert 'value="2014-08"' in begun.content.decode()

    sent = {"data_set": "police-uk/kent", "month": "August", "kind": "other"}
    answer = browser.post(url("note-break"), sent | {"reason": "x"})

    assert "Write the month as year and number" in answer.content.decode()


def test_the_versions_of_a_supplier_are_read_once_for_its_jumps(
    held, northbridge, django_assert_num_queries
):
    with django_assert_num_queries(3):  # the register, the suppliers, the versions
        (found,) = queries.breaks_suggested(northbridge)

    assert found.jump.category == "Public order"
