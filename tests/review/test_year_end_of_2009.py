"""The year-end table of 2009-10, reproduced from the plan document brought and adopted."""

import csv
import io
import re

import pytest

from frankpledge.plan import operations as plans
from frankpledge.plan import queries as plan_queries
from frankpledge.review import queries
from frankpledge.review.presenters import pages
from tests.factories.review import MOMENT
from tests.people import OLU, account_of, set_up
from tests.review.year_end_of_2009 import ROWS, as_told, is_real

pytestmark = [pytest.mark.shared, pytest.mark.django_db]


@pytest.fixture(scope="module")
def table(for_the_module, shared_data):
    """Return the rows of 2009-10 as the document brought and adopted gives them."""
    partnership = set_up("northbridge", "Northbridge")
    stamp = {"by": account_of(OLU), "at": MOMENT}
    document = plans.read_document(
        partnership=partnership,
        name="plan.txt",
        content=(shared_data / "seed/action-plan-2010-11.txt").read_bytes(),
        **stamp,
    )
    plans.accept_all_sure(document=document, least=0, **stamp)
    plan = plans.adopt_document(document=document, **stamp)
    return queries.table_rows(plan_queries.plan_before(plan.year))


def test_the_documents_thirteen_rows_are_reproduced(table):
    assert [as_told(row) for row in table] == list(ROWS)


def test_four_of_its_changes_can_be_told_from_chance(table):
    assert sum(is_real(row) or False for row in table) == 4
    assert {row.method for row in table if row.is_change_real} == {"exact E-test"}


def test_what_is_to_be_confirmed_is_not_measurable_and_never_nought(table):
    [row] = [row for row in table if row.actual == "TBC"]

    assert row.sentence == (
        "The result is to be confirmed. It is missing, which is not zero."
    )
    assert (row.change, row.is_change_real) == ("", "")


def test_the_documents_own_words_stand_beside_ours(table):
    printed = [row.change_printed for row in table]
    words = [row.document_verdict for row in table]

    assert re.sub(r"\s", "", printed[8]) == "-6%"  # where the figures give -13.7%
    assert table[8].change == "−13.7%"
    assert [bool(word) for word in words] == [
        bool(cell) and not any(c.isdigit() for c in cell) for cell in printed
    ]
    assert any(words)


def test_each_row_shows_the_line_it_came_from(table):
    lines = [int(row.line) for row in table]

    assert lines == sorted(set(lines))


def test_the_csv_holds_the_table_cell_by_cell(table):
    rows = list(csv.DictReader(io.StringIO(pages.year_end_csv(table))))

    assert [row["actual"] for row in rows] == [actual for _, _, actual, *_ in ROWS]
    assert [row["change_printed"] for row in rows] == [r.change_printed for r in table]
