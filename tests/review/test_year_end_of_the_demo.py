"""The demo's incidents are invented so that counting them gives the printed table."""

from decimal import Decimal

import pytest

from frankpledge.config.demo.figures import ASB, CRIME
from frankpledge.config.demo.making import SLUG, make_demo
from frankpledge.partnership import queries as partnerships
from frankpledge.plan import queries as plan_queries
from frankpledge.plan.rules import BindingKind
from frankpledge.review import queries
from frankpledge.review.rules import Held, Verdict
from tests.factories.review import MOMENT
from tests.review.year_end_of_2009 import COUNTS, ROWS, as_told

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(for_the_module):
    """Return the demo partnership's plans of 2009-10 and 2010-11, once made."""
    make_demo(at=MOMENT, say=lambda _: None)
    partnership = partnerships.partnership_by_slug(SLUG)
    year = partnerships.year_of(partnership, label="2010-11")
    plan = plan_queries.plan_for(year)
    return {"2009-10": plan_queries.plan_before(year), "2010-11": plan}


@pytest.fixture(scope="module")
def reviews(demo):
    return {year: queries.reviews_of(plan) for year, plan in demo.items()}


def test_the_demo_counts_to_the_printed_results(reviews):
    counted = [
        review
        for review in reviews["2009-10"]
        if review.measure.binding.kind == BindingKind.INCIDENTS.value
    ]

    assert [review.observation.value for review in counted] == COUNTS
    assert {review.observation.held for review in counted} == {Held.WHOLE}
    assert all(len(set(review.observation.versions)) == 12 for review in counted)


def test_the_demos_table_is_the_documents(demo):
    rows = queries.table_rows(demo["2009-10"])

    assert [as_told(row) for row in rows] == list(ROWS)


def test_the_demos_baselines_are_those_of_its_evidence(reviews):
    """But one: the plan of 2010-11 takes 56 killed or injured, 2009-10 ended with 53."""
    differ = {
        (review.baseline, review.before.value)
        for year in reviews.values()
        for review in year
        if review.baseline_disagrees and review.before.is_whole
    }

    assert differ == {(Decimal(56), Decimal(53))}


def test_overall_crime_and_anti_social_behaviour_are_as_printed(reviews):
    before = {
        tuple(review.measure.binding.detail["categories"]): review.before.value
        for review in reviews["2010-11"]
        if review.before is not None
    }

    assert before[CRIME] == 5745
    assert before[(ASB,)] == 1964


def test_half_way_through_the_demos_year_nothing_is_met_yet(reviews):
    so_far = [r for r in reviews["2010-11"] if r.observation.held is Held.SO_FAR]

    assert len(so_far) >= 9
    assert {review.judgement.verdict for review in so_far} <= {
        Verdict.ON_COURSE,
        Verdict.AT_RISK,
        Verdict.NO_EVIDENCE,
    }
    assert all("so far" in review.judgement.sentence for review in so_far)
