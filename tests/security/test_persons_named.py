"""Persons whom a plan document names beside its actions are never published."""

import io

import pytest
from pypdf import PdfReader

from frankpledge.plan import operations, queries
from frankpledge.plan.models import Theme
from frankpledge.plan.rules import PlanStage
from frankpledge.publishing import operations as publishing
from tests.factories.plan import PlanStatusFactory
from tests.people import MOMENT

PERSONS = ("DCI Holt", "A Reed", "Sergeant Mill")
DOCUMENT = """\
Northbridge Community Safety Partnership Action Plan 2010/11

Priority\tWhy is it a priority?\tLead
Litter\tIt is everywhere\tDCI Holt

Priority 1: Noise

Action\tLead\tBy when\tMeasure\tComment
Write to landlords\tA Reed\tOngoing\t40 letters sent\tA Reed is on leave
Visit bars\tSergeant Mill\tMay 2010\tAt least 12 visits\t
"""


@pytest.fixture
def published(northbridge, olu):
    """Return the publication of a plan made of that document."""
    stamp = {"by": olu, "at": MOMENT}
    document = operations.read_document(
        partnership=northbridge, name="plan.txt", content=DOCUMENT.encode(), **stamp
    )
    operations.accept_all_sure(document=document, least=0, **stamp)
    plan = operations.adopt_document(document=document, **stamp)
    PlanStatusFactory(plan=plan, stage=PlanStage.AGREED.value)
    return publishing.publish(plan=queries.latest_plan(northbridge), **stamp)


def test_the_plan_keeps_them_and_what_is_published_does_not(published):
    assert Theme.objects.get(title="Litter").answered_by == "DCI Holt"

    pages = PdfReader(io.BytesIO(bytes(published.pdf))).pages
    public = (published.content, published.html, *(p.extract_text() for p in pages))
    for person in PERSONS:
        assert not any(person in text for text in public)


def test_no_public_page_or_file_names_them(published, client):
    page = client.get(published.get_absolute_url())

    assert page.status_code == 200
    assert "Litter" in page.content.decode()
    for person in PERSONS:
        assert person not in page.content.decode()
