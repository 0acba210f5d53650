"""Words that would be code somewhere: on a page, in a drawing, in a PDF, in a log."""

import io
import re

import pytest
from django.urls import reverse
from pypdf import PdfReader

from frankpledge.partnership.rules import web_link
from frankpledge.plan import operations, queries
from frankpledge.plan.bindings import IncidentBinding
from frankpledge.publishing import operations as publishing
from tests.factories.partnership import AgencyFactory, AreaFactory, GroupFactory
from tests.factories.plan import (
    ActivityFactory,
    FundingPotFactory,
    IntendedOutcomeFactory,
    MeasureFactory,
    NarrativeTopicFactory,
    PlanFactory,
    PriorityFactory,
    StrategyFactory,
    ThemeFactory,
)
from tests.intake.streets import NAME, put, row, street
from tests.people import BEN, MOMENT
from tests.security.conftest import GUARDED

MARKUP = "<svg/onload=alert(1)>\"'><script>alert(2)</script>"
TYPST = '#read("/etc/passwd") #sys.inputs #panic("x") $ x^2 $ *b* <a> @b \\ ` // /*'
TAGS = re.compile(r"<svg/onload|<script>alert", re.IGNORECASE)


@pytest.fixture
def full_of_code(northbridge, this_year, home):
    """Return a plan in which every word anybody can write is code."""
    words = f"{MARKUP} {TYPST}"
    strategy = StrategyFactory(
        partnership=northbridge, title=words, summary=words, starts_on="2010-04-01"
    )
    plan = PlanFactory(
        year=this_year, title=words, introduction=words, strategy=strategy
    )
    agency = AgencyFactory(
        partnership=northbridge,
        name=words,
        address=words,
        telephone=words[:40],
        website=words[:200],
        is_member=True,
        also_known_as=words,
    )
    GroupFactory(partnership=northbridge, name=words, purpose=words, chair=agency)
    AreaFactory(
        partnership=northbridge, kind="ward", vintage=2009, drawn=True, name=words[:120]
    )
    priority = PriorityFactory(plan=plan, title=words, issues=words)
    theme = ThemeFactory(priority=priority, title=words, overview=words, lead=agency)
    ActivityFactory(theme=theme, text=words, owner=agency)
    IntendedOutcomeFactory(theme=theme, text=words)
    NarrativeTopicFactory(plan=plan, title=words, text=words)
    FundingPotFactory(plan=plan, name=words, sentence=words)
    MeasureFactory(plan=plan, title=words, section=words, links=words, code="measure-1")
    MeasureFactory(plan=plan, theme=theme, title=words, code="measure-2")
    return plan


def publish(plan, by):
    operations.set_stage(
        plan=plan, stage=plan.stage.AGREED, why=TYPST, by=by, at=MOMENT
    )
    agreed = queries.plan_for(plan.year)
    return publishing.publish(plan=agreed, by=by, at=MOMENT)


@pytest.mark.parametrize(
    "page",
    [page for page in GUARDED if not {"pk", "version", "number"} & set(page.takes)],
    ids=lambda page: page.name,
)
def test_nothing_anybody_wrote_is_markup_on_a_page(page, full_of_code, client_for):
    parts = {"kind": "ward", "vintage": 2009, "code": "measure-1"}
    parts |= {"slug": "theme", "stage": "agreed", "source": "x", "supplier": "x"}
    parts |= {"partnership": "northbridge", "year": "2010-11", "period": "2010-04"}
    given = {name: parts[name] for name in page.takes}

    answer = client_for(BEN).get(reverse(page.name, kwargs=given), follow=True)

    if "text/html" in answer["Content-Type"]:
        assert not TAGS.search(answer.content.decode())


def test_nothing_anybody_wrote_is_markup_in_a_publication(full_of_code, ben, client):
    publish(full_of_code, ben)

    page = client.get("/public/northbridge/2010-11/").content.decode()

    assert "alert(2)" in page
    assert not TAGS.search(page)


def test_nothing_anybody_wrote_is_a_command_in_the_pdf(full_of_code, ben):
    made = publish(full_of_code, ben)

    text = "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(bytes(made.pdf))).pages
    )

    assert "root:" not in text
    assert "passwd" in text  # the words are there, as words
    assert "panic" in text


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "JAVASCRIPT://www.x.example/%0aalert(1)",
        'www.x.example/"onmouseover="x',
        "http.javascript:alert(1)",
    ],
)
def test_no_website_of_an_agency_is_a_script(northbridge, client_for, address):
    agency = AgencyFactory(partnership=northbridge, website=address)

    page = client_for(BEN).get(
        reverse("partnership:agency", args=["northbridge", agency.pk])
    )

    links = re.findall(r'href="([^"]*)"', page.content.decode())
    assert not [link for link in links if re.match(r"(?i)\s*(javascript|data):", link)]
    assert '"onmouseover' not in page.content.decode()
    assert web_link(address) == "" or web_link(address).startswith("http")


def test_nothing_in_evidence_is_markup_or_sql(
    add, full_of_code, client_for, tmp_path, ben
):
    odd = f"x') OR 1=1; DROP TABLE incidents; -- {MARKUP}"
    add(
        put(
            tmp_path,
            street([row(n, Crime_type=odd, Location=odd) for n in range(3)]),
            NAME,
        )
    )
    measure = queries.measure_of(full_of_code.year, code="measure-1")
    binding = IncidentBinding(
        source="police-uk", supplier="northbridge", categories=(odd,), area="return"
    )
    operations.bind_measure(
        measure=measure, binding=binding, version=0, by=ben, at=MOMENT
    )
    browser = client_for(BEN)
    scope = ["northbridge", "2010-11"]
    pages = [
        reverse("review:measure", args=[*scope, "measure-1"]),
        reverse("review:bind", args=[*scope, "measure-1"]),
        reverse("review:records", args=[*scope, "measure-1"]) + "?period=2014-06",
        reverse("intake:home", args=scope),
        reverse("intake:return", args=[*scope, "police-uk", "northbridge", "2014-06"]),
    ]

    said = {address: browser.get(address) for address in pages}

    assert {answer.status_code for answer in said.values()} == {200}
    assert not [a for a, answer in said.items() if TAGS.search(answer.content.decode())]
    records = said[pages[2]].content.decode()
    assert "DROP TABLE incidents" in records
    exported = browser.get(
        reverse("review:records-csv", args=[*scope, "measure-1"]) + "?period=2014-06"
    )
    assert exported.content.decode().count("DROP TABLE") >= 3


@pytest.mark.parametrize(
    "period", ['2014-06"\r\nX-Evil: 1', "2014\r\n\r\n<p>", "..%2f"]
)
def test_no_period_asked_for_writes_a_header(everything, client_for, period):
    (measure,) = everything["review:records-csv"]
    address = reverse(
        "review:records-csv", args=["northbridge", "2010-11", measure["code"]]
    )

    answer = client_for(BEN).get(address, {"period": period})

    assert "X-Evil" not in answer
    if answer.status_code == 200:
        name = answer["Content-Disposition"]
        assert re.fullmatch(r'attachment; filename="[\w. -]+"', name)


def test_a_line_break_in_an_address_writes_no_line_of_the_log(client, db, caplog):
    client.get("/northbridge/x%0a2026-01-01 ERROR forged/")

    assert not [one for one in caplog.records if "\n" in one.getMessage()]
