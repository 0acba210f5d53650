"""Two partnerships in one installation, and nothing of one in the other."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.serializers import serialize
from django.urls import reverse

from frankpledge.intake import operations as intake
from frankpledge.partnership.models import Agency
from frankpledge.plan.models import Measure, Priority, Theme
from tests.factories.partnership import AgencyFactory, AreaFactory
from tests.factories.plan import (
    MeasureFactory,
    PlanFactory,
    PriorityFactory,
    StrategyFactory,
    ThemeFactory,
)
from tests.intake.streets import NAME, put, row, street
from tests.people import BEN, MO, MOMENT
from tests.security.conftest import GUARDED, publish_small_plan
from tests.security.test_hostile_forms import as_it_stands, form_of

THEIRS = "Stranger of Southmere"
BY_NUMBER_OR_NAME = {"pk", "slug", "code", "number", "version"}


@pytest.fixture
def theirs(southmere, southmere_year):
    """Return a row of every kind a form of Northbridge could be given, of Southmere."""
    plan = PlanFactory(year=southmere_year, title=THEIRS)
    priority = PriorityFactory(plan=plan, title=THEIRS)
    AreaFactory(partnership=southmere, kind="lsoa", vintage=2011, code="E01099999")
    return [
        AgencyFactory(partnership=southmere, name=THEIRS),
        priority,
        ThemeFactory(priority=priority, title=THEIRS),
        MeasureFactory(plan=plan, title=THEIRS, code="strange-measure"),
        StrategyFactory(partnership=southmere, title=THEIRS),
    ]


def as_kept():
    models = (Agency, Measure, Priority, Theme)
    return [serialize("json", model.objects.order_by("pk")) for model in models]


WITH_A_THING = [page for page in GUARDED if BY_NUMBER_OR_NAME & set(page.takes)]


@pytest.mark.parametrize("page", WITH_A_THING, ids=lambda page: page.name)
def test_what_is_northbridges_is_not_there_under_southmeres_address(
    page, theirs, addresses, client_for
):
    browser, before = client_for(MO), as_kept()

    for address in addresses(page, partnership="southmere"):
        assert browser.get(address).status_code in {404, 405}, address
        answer = browser.post(address, {"decision": "accepted"})
        assert answer.status_code in {404, 405}, address
    assert as_kept() == before


@pytest.mark.parametrize("page", GUARDED, ids=lambda page: page.name)
def test_no_page_of_northbridge_says_or_offers_anything_of_southmere(
    page, theirs, addresses, client_for
):
    for address in addresses(page):
        answer = client_for(BEN).get(address)
        if not answer.streaming:
            assert THEIRS not in answer.content.decode(errors="replace")
            assert "E01099999" not in answer.content.decode(errors="replace")


SENT_IN_THE_ADDRESS = {
    "actions:log",
    "review:compare",
}  # forms that choose what a page shows


def choices_of(form):
    return [
        field
        for field in (form or [])
        if isinstance(field.field, forms.ModelChoiceField | forms.ChoiceField)
    ]


@pytest.mark.parametrize("page", GUARDED, ids=lambda page: page.name)
def test_no_form_of_northbridge_takes_a_row_of_southmere(
    page, theirs, addresses, client_for
):
    browser = client_for(BEN)

    for address in addresses(page):
        form = form_of(browser.get(address))
        if form is not None and "event" in form.fields:
            continue  # a filter, which reads and writes nothing
        for field in choices_of(form):
            own = {str(value) for value, _ in field.field.choices}
            # Where a row of ours has the same number in another table, it is ours.
            for number in {str(strange.pk) for strange in theirs} - own:
                sent = as_it_stands(form) | {field.html_name: number}
                send = browser.get if page.name in SENT_IN_THE_ADDRESS else browser.post
                answer = send(address, sent)
                assert answer.status_code == 200, (address, field.name)
                assert field.name in form_of(answer).errors


def test_evidence_of_southmere_cannot_be_bound_in_northbridge(
    everything, theirs, client_for
):
    (measure,) = everything["review:bind"]
    address = reverse("review:bind", args=["northbridge", "2010-11", measure["code"]])
    sent = {"kind": "incidents", "supplier": "police-uk/southmere", "version": 0}

    answer = client_for(BEN).post(address, sent | {"area": "E01099999"})

    assert set(answer.context["form"].errors) == {"supplier", "area"}


def test_evidence_of_northbridge_is_not_there_under_southmeres_address(
    add, northbridge, southmere, client_for, tmp_path, amara
):
    content = street([row(1), row(2, Month="x")])
    (report,) = add(put(tmp_path, content, NAME)).returns
    delivery = intake.receive_upload(
        partnership=northbridge,
        files=[SimpleUploadedFile(NAME, content)],
        source="police-uk",
        then=str,  # nothing is told
        by=amara,
        at=MOMENT,
    )
    pages = {
        "delivery": [delivery.pk],
        "try-again": [delivery.pk],
        "stop": [delivery.pk],
        "set-aside": [report.version],
        "return": ["police-uk", "northbridge", "2014-06"],
    }

    for name, parts in pages.items():
        address = reverse(f"intake:{name}", args=["southmere", "2010-11", *parts])
        send = (
            client_for(MO).post if name in ("try-again", "stop") else client_for(MO).get
        )
        assert send(address).status_code == 404, name


@pytest.mark.parametrize("slug", ["NORTHBRIDGE", "northbridge%20", "north%62ridge%00"])
def test_no_spelling_of_the_name_opens_the_door(northbridge, client_for, slug):
    assert client_for(MO).get(f"/{slug}/directory/").status_code == 404


def test_what_is_not_published_is_not_public_though_another_year_is(
    this_year, last_year, olu, client
):
    publish_small_plan(this_year, olu)
    PlanFactory(year=last_year, title="Not for the public")

    assert client.get("/public/northbridge/2010-11/").status_code == 200
    assert client.get("/public/northbridge/2009-10/").status_code == 404
    assert client.get("/public/northbridge/2009-10/plan.pdf").status_code == 404
    assert client.get("/public/southmere/2010-11/").status_code == 404


def test_a_year_of_southmere_is_no_year_of_northbridge(
    northbridge, southmere, client_for
):
    southmere.years.create(starts_on="2020-04-01")

    for stage in ("", "plan/", "review/", "intake/", "publishing/"):
        answer = client_for(BEN).get(f"/northbridge/2020-21/{stage}")
        assert answer.status_code == 404


def test_a_record_of_southmere_is_not_on_northbridges_page(theirs, client_for):
    page = client_for(BEN).get("/northbridge/record/?event=partnership+created")

    assert "Southmere" not in page.content.decode()
