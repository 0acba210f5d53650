"""What we publish as PDF is a plan our own reader understands."""

import pytest

from frankpledge.plan.reading.reader import read_plan

pytestmark = pytest.mark.django_db


def test_the_published_pdf_reads_back_with_its_figures(plan, publish):
    made = publish(plan)

    draft = read_plan(bytes(made.pdf), filename="plan.pdf")

    rows = [*draft.results, *draft.targets]
    assert {row.title for row in rows} == {"Reduce Burglary", "Reduce Arson"}
    assert {row.baseline.printed for row in rows} == {"100"}
    assert {row.target.printed for row in rows} == {"95"}
