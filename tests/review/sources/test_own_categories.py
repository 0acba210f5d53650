"""A measure may count the partnership's own categories, whatever its suppliers say."""

from datetime import date

import pytest
from django.urls import reverse

from frankpledge.intake import operations as intake
from frankpledge.intake import queries as intake_queries
from frankpledge.intake.meanings import Gap
from frankpledge.intake.operations import Meaning
from frankpledge.plan.bindings import IncidentBinding
from frankpledge.review.queries import RecordsAsked, all_records_of, measure_page
from frankpledge.review.queries.measures import period_of
from frankpledge.review.rules import Held
from tests.factories.review import MOMENT
from tests.people import AMARA
from tests.review.conftest import fresh, incidents_counted, measure_in
from tests.review.pages import Page
from tests.review.returned import THERE, YEAR

pytestmark = pytest.mark.django_db
JULY = date(2010, 7, 1)
EACH_MONTH = {"Break-in": 3, "Dwelling": 2, "Lost dog": 1}


@pytest.fixture
def say(northbridge, amara):
    """Take the ready-made categories; return a function saying what words mean."""
    intake.use_ready_made(partnership=northbridge, by=amara, at=MOMENT)
    named = {
        b.category.code: b.category for b in intake_queries.taxonomy_of(northbridge)
    }

    def saying(code, words, months=Gap()):  # noqa: B008
        meaning = Meaning("incidents", "northbridge", words, named[code], months)
        intake.map_categories(
            partnership=northbridge, meanings=[meaning], by=amara, at=MOMENT
        )

    return saying


@pytest.fixture
def counts_burglary(plan, own_area):
    detail = incidents_counted(categories=(), taxonomy=("burglary",))
    return measure_in(plan, binding={"detail": detail})


def shown(measure):
    return measure_page(fresh(measure))


def test_words_of_a_category_and_below_it_are_counted_in_the_months_they_mean_it(
    receive, say, counts_burglary
):
    receive(dict.fromkeys(YEAR, EACH_MONTH))
    say("burglary", "Break-in", Gap(None, JULY))
    say("residential-burglary", "Dwelling")
    say("other-crime", "Break-in", Gap(JULY, None))

    page = shown(counts_burglary)

    assert page.review.observation.value == 12 * 2 + 3 * 3
    [year] = page.history
    assert [month.count for month in year.months] == [5] * 3 + [2] * 9
    assert "in the partnership's category Burglary, with what is below" in (
        page.review.counted
    )


def test_the_records_are_those_counted_and_no_others(receive, say, counts_burglary):
    receive(dict.fromkeys(YEAR[:4], EACH_MONTH))
    say("burglary", "Break-in", Gap(None, JULY))
    measure = fresh(counts_burglary)
    period = period_of(measure, measure.plan.year)

    found = all_records_of(measure, period)

    assert found.total == len(found.rows) == 9
    assert {row.category for row in found.rows} == {"Break-in"}


def test_words_nobody_has_said_the_meaning_of_are_a_caution(
    receive, say, counts_burglary
):
    receive(dict.fromkeys(YEAR, EACH_MONTH))
    say("burglary", "Break-in", Gap(None, JULY))
    say("residential-burglary", "Dwelling")

    note = shown(counts_burglary).review.observation.note

    assert "may be too low by up to 39" in note  # 12 dogs, 9 months of 3 break-ins
    assert "April 2010 to March 2011" in note


def test_where_every_word_has_a_meaning_nothing_is_to_be_minded(
    receive, say, counts_burglary
):
    receive({month: {"Break-in": 3} for month in YEAR})
    receive({month: {"Lost dog": 3} for month in YEAR}, lsoa=THERE, supplier="other")
    say("burglary", "Break-in")

    assert shown(counts_burglary).review.observation.note == ""


def test_a_category_no_word_means_is_not_nought(receive, say, counts_burglary):
    receive(dict.fromkeys(YEAR, EACH_MONTH))
    say("shoplifting", "Break-in")

    observation = shown(counts_burglary).review.observation

    assert (observation.held, observation.value) == (Held.NOTHING, None)
    assert "That is not zero" in observation.note


def test_a_category_that_is_gone_is_said_in_words(receive, counts_burglary):
    receive(dict.fromkeys(YEAR, EACH_MONTH))

    assert "no longer among the partnership's" in (
        shown(counts_burglary).review.observation.note
    )


def test_a_ward_is_counted_by_category_too(receive, say, plan, own_area):
    receive(dict.fromkeys(YEAR, EACH_MONTH))
    say("burglary", "Break-in")
    detail = incidents_counted(categories=(), taxonomy=("theft",), area=own_area.code)
    measure = measure_in(plan, binding={"detail": detail})

    assert shown(measure).review.observation.value == 36


def test_words_of_the_source_and_our_own_categories_are_never_counted_together():
    with pytest.raises(ValueError, match="both name what is counted"):
        IncidentBinding(
            source="a", supplier="b", categories=("Arson",), taxonomy=("arson",)
        )


@pytest.fixture
def bind(client_for, receive, say, counts_burglary):
    """Return a function that posts the binding page, and the measure."""
    receive(dict.fromkeys(YEAR, EACH_MONTH))
    say("arson", "Lost dog")
    scope = ["northbridge", "2010-11", counts_burglary.code]
    browser = client_for(AMARA)

    def post(**changes):
        data = {
            "kind": "incidents",
            "supplier": "incidents/northbridge",
            "taxonomy": ["damage-and-arson"],
            "area": "partnership",
            "version": 1,
        }
        return browser.post(reverse("review:bind", args=scope), data | changes)

    return post


def test_what_would_be_counted_is_shown_before_it_is_kept(bind, counts_burglary):
    page = Page(bind(action="preview"))

    assert "2010-11: 12" in page.text
    assert "Nothing is kept yet" in page.text
    assert "too low by up to 60" in page.text
    assert fresh(counts_burglary).binding.version == 1


def test_a_measure_is_bound_to_our_own_categories_on_its_page(bind, counts_burglary):
    answer = bind()

    assert answer.status_code == 302
    assert fresh(counts_burglary).binding.detail["taxonomy"] == ["damage-and-arson"]
    assert shown(counts_burglary).review.observation.value == 12


def test_both_kinds_of_category_at_once_are_refused_in_words(bind):
    page = Page(bind(categories=["Lost dog"]))

    assert "or the partnership's own, not both" in page.text


def test_records_are_all_rows_where_no_category_is_asked(receive, say, plan, own_area):
    receive({YEAR[0]: EACH_MONTH})
    detail = incidents_counted(categories=())
    measure = measure_in(plan, binding={"detail": detail})
    asked = RecordsAsked(period_of(measure, measure.plan.year))

    assert all_records_of(measure, asked.period).total == 6
