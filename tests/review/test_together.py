"""Changes told in one table are held against their number."""

import pytest

from frankpledge.review import queries
from tests.review.conftest import measure_in
from tests.review.returned import YEAR

pytestmark = pytest.mark.django_db


def test_a_change_that_is_chance_among_so_many_is_said_to_be_so(
    plan, receive, own_area
):
    receive({month: {"Burglary": 9} for month in YEAR})
    measures = [
        measure_in(plan, title=f"Kind {number}", baseline=baseline)
        for number, baseline in enumerate((145, *[110] * 9))
    ]

    rows = {row.measure: row for row in queries.rows_of(queries.reviews_of(plan))}

    alone = rows[measures[0].title].is_change_real
    assert "Among the 10 changes tested together here it may still be chance" in alone
    others = [rows[measure.title].is_change_real for measure in measures[1:]]
    assert not any("Among the" in said for said in others)


def test_a_change_beyond_chance_among_all_needs_no_more_words(plan, receive, own_area):
    receive({month: {"Burglary": 9} for month in YEAR})
    measure_in(plan, title="Far", baseline=400)
    measure_in(plan, title="Near", baseline=110)

    rows = queries.rows_of(queries.reviews_of(plan))

    assert not any("Among the" in row.is_change_real for row in rows)
