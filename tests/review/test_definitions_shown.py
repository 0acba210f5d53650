"""What a national indicator formally measured is shown beside what is counted here."""

import pytest

from tests.people import DEV
from tests.review.conftest import measure_in
from tests.review.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def test_a_national_indicator_stands_beside_what_is_counted_here(client_for, plan):
    measure = measure_in(plan, links="LAA, NI 32")

    page = Page(client_for(DEV).get(measure.get_absolute_url()))

    assert "NI32, as it was defined" in page.text
    assert "the share of the cases discussed at a MARAC that are repeats" in page.text


def test_a_measure_that_names_no_national_indicator_says_nothing_of_one(
    client_for, burglary
):
    page = Page(client_for(DEV).get(burglary.get_absolute_url()))

    assert "as it was defined" not in page.text
