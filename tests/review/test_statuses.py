"""Statuses are the partnership's own data: taken, changed, given, shown beside verdicts."""

import pytest
from django.urls import reverse

from frankpledge.access.refusals import Refusal
from frankpledge.partnership.refusals import NameTaken
from frankpledge.review import operations, queries
from frankpledge.review.models import JudgedStatus
from tests.factories.review import TypedReturnFactory
from tests.people import AMARA, BEN, DEV, MO, MOMENT, account_of
from tests.review.conftest import measure_in
from tests.review.pages import Page

pytestmark = pytest.mark.django_db

TYPED = {"kind": "typed", "detail": {"agency": ""}}


def address(name, *parts):
    return reverse(f"review:{name}", args=["northbridge", "2010-11", *parts])


def take(partnership, code="threshold"):
    return operations.use_ready_made(
        partnership=partnership, code=code, by=account_of(BEN), at=MOMENT
    )


@pytest.fixture
def met(plan):
    """Return a measure with 90 against a target of 95, lower being better."""
    measure = measure_in(plan, binding=TYPED)
    TypedReturnFactory(measure=measure, value=90)
    return measure


def sent_as_it_stands(client, convention):
    form = client.get(address("change-statuses", convention.pk)).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in sent.items()}


def test_without_a_convention_pages_show_verdicts_alone(client_for, plan, met):
    assert (
        "Status"
        not in Page(client_for(BEN).get(address("home"))).text.split("Verdict")[1][:20]
    )
    assert (
        "No statuses are given yet"
        in Page(client_for(DEV).get(address("statuses"))).text
    )


def test_the_first_taken_is_the_usual_and_shows_beside_every_verdict(
    client_for, plan, met
):
    answer = client_for(BEN).post(
        address("use-statuses"), {"ready": "threshold"}, follow=True
    )

    assert "“Red, amber, green” is yours now" in answer.content.decode()
    assert "● Green" in Page(client_for(DEV).get(address("home"))).text
    assert "● Green" in Page(client_for(DEV).get(met.get_absolute_url())).text


def test_taking_one_twice_or_none_is_told(client_for, northbridge, this_year):
    take(northbridge)

    with pytest.raises(NameTaken, match="already"):
        take(northbridge)
    with pytest.raises(Refusal, match="no ready-made convention"):
        take(northbridge, "traffic")
    answer = client_for(BEN).post(
        address("use-statuses"), {"ready": "threshold"}, follow=True
    )
    assert "uses “Red, amber, green” already" in answer.content.decode()


def test_a_changed_margin_changes_statuses_at_once(client_for, plan, met, northbridge):
    held = take(northbridge)
    browser = client_for(BEN)
    sent = sent_as_it_stands(browser, held) | {"level_1_margin": "20"}

    answer = browser.post(address("change-statuses", held.pk), sent)
    assert answer.status_code == 302, answer.context["form"].errors

    assert "◆ Amber" in Page(browser.get(met.get_absolute_url())).text


def test_a_convention_with_doubt_in_it_is_refused_and_nothing_changes(
    client_for, northbridge, this_year
):
    held = take(northbridge)
    sent = sent_as_it_stands(client_for(BEN), held) | {"level_3_margin": "-9"}

    answer = client_for(BEN).post(address("change-statuses", held.pk), sent)

    assert "Exactly one level must have no least margin" in answer.content.decode()
    held.refresh_from_db()
    assert held.version == 1


def test_a_change_made_meanwhile_is_told_and_can_be_saved_over(
    client_for, northbridge, this_year
):
    held = take(northbridge)
    browser = client_for(BEN)
    sent = sent_as_it_stands(browser, held)
    browser.post(address("change-statuses", held.pk), sent | {"name": "RAG"})

    answer = browser.post(
        address("change-statuses", held.pk), sent | {"name": "Lights"}
    )
    assert "changed by somebody else" in answer.content.decode()
    again = sent | {
        "name": "Lights",
        "version": answer.context["form"]["version"].value(),
    }
    assert browser.post(address("change-statuses", held.pk), again).status_code == 302


def test_an_indicator_takes_its_own_convention_before_the_usual(
    client_for, plan, met, northbridge
):
    take(northbridge)
    band = take(northbridge, "band")
    browser = client_for(BEN)
    sent = sent_as_it_stands(browser, band) | {"indicators": [met.indicator.pk]}

    browser.post(address("change-statuses", band.pk), sent)

    assert "★ Star" in Page(browser.get(met.get_absolute_url())).text
    assert queries.convention_for(met) == band


def test_a_judged_status_is_given_with_a_reason_and_the_latest_counts(
    client_for, plan, met, northbridge
):
    take(northbridge, "forecast")
    page = client_for(BEN).get(address("judge-status", met.code))
    levels = {
        str(level): level.pk for level in page.context["form"].fields["level"].queryset
    }
    for name, why in (("Near target", "A slow start."), ("On target", "Caught up.")):
        sent = {"level": levels[name], "reason": why}
        client_for(BEN).post(address("judge-status", met.code), sent)

    shown = Page(client_for(DEV).get(met.get_absolute_url())).text
    assert "● On target Caught up. Ben Aldous" in shown
    assert JudgedStatus.objects.count() == 2


def test_a_convention_that_goes_by_figures_is_judged_by_nobody(
    client_for, plan, met, northbridge
):
    held = take(northbridge)

    answer = client_for(BEN).get(address("judge-status", met.code))

    assert answer.status_code == 403
    assert "goes by the figures" in answer.content.decode()
    with pytest.raises(Refusal, match="goes by the figures"):
        operations.judge_status(
            measure=met,
            level=held.levels.first(),
            reason="So it is.",
            by=account_of(BEN),
            at=MOMENT,
        )


def test_a_level_given_to_measures_cannot_be_taken_out(
    client_for, plan, met, northbridge
):
    held = take(northbridge, "forecast")
    operations.judge_status(
        measure=met,
        level=held.levels.get(name="Not on target"),
        reason="It is far off.",
        by=account_of(BEN),
        at=MOMENT,
    )
    browser = client_for(BEN)
    sent = sent_as_it_stands(browser, held)
    page = address("change-statuses", held.pk)

    refused = browser.post(page, sent | {"level_3_name": ""})
    assert refused.status_code == 403
    assert held.levels.count() == 4
    assert browser.post(page, sent | {"level_2_name": ""}).status_code == 302
    assert held.levels.count() == 3
    assert "▲ Not on target" in Page(browser.get(met.get_absolute_url())).text


def test_only_those_who_edit_the_plan_may_change_them(
    client_for, northbridge, this_year
):
    held = take(northbridge)

    for person in (AMARA, DEV):
        assert (
            client_for(person).get(address("change-statuses", held.pk)).status_code
            == 403
        )
    assert client_for(MO).get(address("change-statuses", held.pk)).status_code == 404


def test_the_number_of_queries_does_not_grow_with_measures(
    client_for, plan, met, northbridge, django_assert_max_num_queries
):
    take(northbridge)
    reviews = queries.reviews_of(plan)
    with django_assert_max_num_queries(5):
        queries.statuses_of(reviews)
    for number in range(4):
        measure_in(plan, title=f"Kind {number}", binding=TYPED)
    more = queries.reviews_of(plan)

    with django_assert_max_num_queries(5):
        assert len(queries.statuses_of(more)) == 5
