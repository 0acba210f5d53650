"""Records behind a figure under the terms of sharing: who sees them, who only counts."""

import pytest
from django.urls import reverse

from frankpledge.intake import operations as intake
from frankpledge.intake import queries as intake_queries
from frankpledge.intake.meanings import Gap
from frankpledge.intake.operations import Meaning
from frankpledge.intake.sharing import Supply
from tests.factories.partnership import AgencyFactory
from tests.factories.review import MOMENT
from tests.intake.test_terms_pages import SEERS, TERMS
from tests.people import AMARA, BY_ROLE, DEV
from tests.review.pages import Page
from tests.review.returned import YEAR

pytestmark = pytest.mark.django_db
NOT_SHOWN = "Not shown: a count below 10"


def address(name, *rest):
    return reverse(f"review:{name}", args=["northbridge", "2010-11", *rest])


@pytest.fixture
def agree(northbridge, ben):
    def agreed(version=0, **terms):
        return intake.set_terms(
            partnership=northbridge,
            of=Supply("incidents", "northbridge"),
            terms=TERMS | terms,
            version=version,
            by=ben,
            at=MOMENT,
        )

    return agreed


@pytest.fixture
def small(receive, burglary):
    """Return "burglary" with 4 in all of the months of 2010-11 that are held."""
    receive({month: {"Burglary": 2, "Arson": 9} for month in YEAR[:2]})
    return burglary


@pytest.mark.parametrize("name", ["records", "records-csv"])
def test_cell_by_cell_records_go_to_whom_role_and_terms_both_name(
    home, burglary, agree, client_for, name
):
    browsers = {role: client_for(BY_ROLE[role]) for role in SEERS}
    for version, named in enumerate(([], ["analyst"], ["officer", "sergeant"])):
        agree(version=version, roles=named)
        for role, browser in browsers.items():
            answer = browser.get(address(name, burglary.code))

            assert answer.status_code == (200 if role in named else 403), role
            words = answer.content.decode()
            assert role in named or "The terms on which this was shared let" in words


def test_an_agency_named_narrows_who_sees_records(
    home, burglary, agree, client_for, northbridge
):
    agency = AgencyFactory(partnership=northbridge, name="Northbridge Police")
    agree(roles=["analyst"], agencies=[agency.pk])
    browser, page = client_for(AMARA), address("records", burglary.code)

    before = browser.get(page).status_code
    northbridge.memberships.filter(user__name=AMARA.name).update(agency=agency)

    assert (before, browser.get(page).status_code) == (403, 200)


def test_who_may_only_count_is_told_the_count_and_why_no_records(
    receive, burglary, agree, client_for
):
    receive({month: {"Burglary": 12} for month in YEAR[:2]})
    agree(roles=["sergeant"])

    page = Page(client_for(AMARA).get(address("measure", burglary.code)))

    assert "only people with the role police sergeant see its records" in page.text
    assert "2010-11 24" in page.text
    assert not [link for link in page.links.values() if "/records/" in link]


def test_a_count_below_the_terms_number_is_not_told_to_who_only_counts(
    small, agree, client_for
):
    agree(roles=["sergeant"], small_number=10)
    for role in ("analyst", "housing", "chair", "scrutiny"):
        browser = client_for(BY_ROLE[role])

        shown = browser.get(address("measure", small.code))
        page = Page(shown)
        everywhere = [
            browser.get(address(name)).content.decode()
            for name in ("home", "year-end", "year-end-csv")
        ]

        assert NOT_SHOWN in page.text
        assert "No figure" in page.text
        assert all(NOT_SHOWN in text for text in everywhere)
        assert shown.context["review"].observation.value is None
        assert shown.context["review"].change is None


def test_where_terms_set_no_number_ours_holds(small, agree, client_for):
    agree(roles=["sergeant"])

    page = Page(client_for(AMARA).get(address("measure", small.code)))

    assert "Not shown: a count below 5" in page.text
    assert "2010-11 4" not in page.text


def test_a_note_or_caution_that_names_a_small_count_is_not_told(
    receive, burglary, northbridge, amara, client_for
):
    intake.use_ready_made(partnership=northbridge, by=amara, at=MOMENT)
    ours = intake_queries.category_of(northbridge, code="burglary")
    meaning = Meaning("incidents", "northbridge", "Burglary", ours, Gap())
    intake.map_categories(
        partnership=northbridge, meanings=[meaning], by=amara, at=MOMENT
    )
    receive({YEAR[0]: {"Burglary": 30, "Lost dog": 2}})
    burglary.binding.detail |= {"categories": [], "taxonomy": ["burglary"]}
    burglary.binding.save()
    page = address("measure", burglary.code)

    assert "too low by up to 2" in review_of(client_for(AMARA).get(page)).note
    told = review_of(client_for(DEV).get(page))
    assert (told.value, told.note) == (30, "")


def review_of(response):
    return response.context["review"].observation


def test_who_sees_records_is_told_the_small_count_too(small, agree, client_for):
    agree(roles=["sergeant"], small_number=10)

    page = Page(client_for(BY_ROLE["sergeant"]).get(address("measure", small.code)))

    assert NOT_SHOWN not in page.text
    assert "2010-11 4" in page.text


def test_months_and_places_that_would_tell_a_small_count_are_left_out(
    receive, burglary, agree, client_for
):
    receive({month: {"Burglary": 3 if month == YEAR[2] else 20} for month in YEAR[:3]})
    agree(roles=[], small_number=10)

    seen = client_for(DEV).get(address("measure", burglary.code))
    years = seen.context["chart"]

    assert "43" in Page(seen).text  # the year is told, its months are not
    assert "June 2010" not in str(years)
