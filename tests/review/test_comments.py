"""Commentary: asked of owners by a day, written, signed off; questions and decisions."""

from datetime import date

import pytest
from django.urls import reverse

from frankpledge.access.refusals import Refusal
from frankpledge.actions import queries as action_queries
from frankpledge.analysis.periods import financial_year, quarter
from frankpledge.audit.queries import records_of as audited
from frankpledge.audit.rules import Event
from frankpledge.review import operations, queries
from frankpledge.review.operations import Written
from frankpledge.review.thread import CommentKind
from tests.factories.partnership import AgencyFactory
from tests.factories.review import MeasureCommentFactory, TypedReturnFactory
from tests.people import AMARA, BEN, CORA, DEV, MO, MOMENT, SAM, account_of
from tests.review.conftest import measure_in
from tests.review.pages import Page

pytestmark = pytest.mark.django_db

YEAR = financial_year("2010-11")
FIRST_QUARTER = quarter(2010, 1)
DUE = date(2010, 7, 20)


def address(name, *parts):
    return reverse(f"review:{name}", args=["northbridge", "2010-11", *parts])


@pytest.fixture
def police(northbridge):
    return AgencyFactory(partnership=northbridge, name="Northshire Police")


@pytest.fixture
def owned(plan, police):
    return measure_in(plan, owner=police)


def ask(plan, period=FIRST_QUARTER):
    return operations.ask_for_commentary(
        plan=plan, period=period, due_on=DUE, by=account_of(BEN), at=MOMENT
    )


def write(measure, kind=CommentKind.COMMENTARY, period=FIRST_QUARTER, by=AMARA):
    return operations.write_comment(
        measure=measure,
        written=Written(kind, period, "Two people were charged."),
        figure="",
        by=account_of(by),
        at=MOMENT,
    )


def test_every_owner_is_asked_once_and_where_there_is_none_it_is_said(plan, owned):
    orphan = measure_in(plan, title="Graffiti")

    first, again = ask(plan), ask(plan)

    assert (first.asked, first.without_owner) == (1, (orphan,))
    assert (again.asked, again.already) == (0, 1)
    (action,) = action_queries.actions_of(plan.year.partnership)
    assert (action.due_on, action.agency) == (DUE, owned.owner)
    assert action.origin_url == owned.get_absolute_url()


def test_another_period_is_asked_for_apart(plan, owned):
    ask(plan)

    assert ask(plan, YEAR).asked == 1


def test_who_has_written_is_not_asked(plan, owned):
    write(owned)

    assert ask(plan).already == 1


def test_writing_commentary_closes_the_action_that_asked_for_it(plan, owned):
    ask(plan)

    write(owned, CommentKind.QUESTION)
    (action,) = action_queries.actions_of(plan.year.partnership)
    assert action.is_open
    write(owned)

    action.refresh_from_db()
    assert not action.is_open
    assert action.result == "Written: Two people were charged."


def test_commentary_is_signed_off_once_and_never_by_its_writer(plan, owned):
    comment = write(owned, by=BEN)

    with pytest.raises(Refusal, match="somebody other than its writer"):
        operations.sign_off(comment=comment, by=account_of(BEN), at=MOMENT)
    operations.sign_off(comment=comment, by=account_of(CORA), at=MOMENT)
    with pytest.raises(Refusal, match="signed off already"):
        operations.sign_off(comment=comment, by=account_of(CORA), at=MOMENT)

    events = [record.event for record in audited("northbridge")]
    assert events.count(Event.COMMENT_SIGNED) == 1
    assert events.count(Event.COMMENT_WRITTEN) == 1


def test_what_is_written_keeps_the_figure_it_was_written_about(client_for, plan):
    measure = measure_in(plan, binding={"kind": "typed", "detail": {"agency": ""}})
    TypedReturnFactory(measure=measure, value=90)
    sent = {"kind": "commentary", "period": "2010-11-year", "text": "It fell."}

    answer = client_for(AMARA).post(address("comment", measure.code), sent, follow=True)

    assert "Written when the figure was 90." in Page(answer).text
    TypedReturnFactory(measure=measure, value=70)
    later = Page(client_for(AMARA).get(measure.get_absolute_url())).text
    assert "Written when the figure was 90." in later


def test_a_scrutiny_member_may_ask_and_nothing_more(client_for, owned):
    page = client_for(SAM).get(address("comment", owned.code))

    offered = [value for value, _ in page.context["form"].fields["kind"].choices]
    assert offered == ["question"]
    sent = {"kind": "decision", "period": "2010-11-year", "text": "Stop."}
    refused = client_for(SAM).post(address("comment", owned.code), sent)
    assert "kind" in refused.context["form"].errors
    assert not queries.comments_of(owned).exists()


def test_signing_off_is_offered_to_who_may_and_refused_to_others(client_for, owned):
    comment = MeasureCommentFactory(measure=owned)
    sign = address("sign", owned.code, comment.pk)

    assert sign in client_for(CORA).get(owned.get_absolute_url()).content.decode()
    assert sign not in client_for(DEV).get(owned.get_absolute_url()).content.decode()
    assert client_for(DEV).post(sign).status_code == 403
    assert client_for(MO).post(sign).status_code == 404
    assert client_for(CORA).post(sign).status_code == 302
    comment.refresh_from_db()
    assert comment.signed_by == account_of(CORA)


def test_the_page_of_commentary_says_who_was_asked_wrote_and_signed(
    client_for, plan, owned
):
    ask(plan)
    write(owned)
    measure_in(plan, title="Graffiti")

    page = Page(client_for(SAM).get(address("commentary") + "?period=2010-11-q1"))

    assert "Commentary for 2010-11 Q1" in page.text
    assert "20 July 2010" in page.text
    assert "Nobody yet Not asked Not yet Not yet" in page.text
    assert "Ask for commentary" not in page.links


@pytest.mark.parametrize("odd", ["banana", "", "2031-32-year", "2010-04", "%00"])
def test_an_odd_period_shows_the_whole_year(client_for, plan, owned, odd):
    page = client_for(BEN).get(address("commentary") + f"?period={odd}")

    assert page.context["period"] == YEAR


def test_owners_are_asked_from_the_page(client_for, plan, owned):
    day = {"due_on_day": "20", "due_on_month": "7", "due_on_year": "2090"}
    late = day | {"due_on_year": "2009"}

    refused = client_for(BEN).post(address("ask"), {"period": "2010-11-q1"} | late)
    assert "has passed" in str(refused.context["form"].errors)
    answer = client_for(BEN).post(
        address("ask"), {"period": "2010-11-q1"} | day, follow=True
    )

    assert "1 owner asked" in answer.content.decode()
    assert action_queries.actions_of(plan.year.partnership).count() == 1


def test_a_year_without_a_plan_says_so(client_for, northbridge, this_year):
    page = client_for(BEN).get(address("commentary"))

    assert "There is no measure to explain yet" in Page(page).text
    assert client_for(BEN).get(address("ask")).status_code == 404
