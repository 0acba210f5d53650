"""The page of two years' plans: what it compares, what it says, who may see it."""

import pytest
from django.urls import reverse

from frankpledge.plan import operations
from frankpledge.plan import queries as plan_queries
from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.comparing.comparison import Fate
from frankpledge.review.comparing.elements import Basis, Kind
from frankpledge.review.comparing.run import compare_plans
from frankpledge.review.queries.plans_compared import side_of_document, side_of_plan
from tests.factories.plan import (
    ActivityFactory,
    MeasureFactory,
    PlanFactory,
    PriorityFactory,
    TargetFactory,
    ThemeFactory,
)
from tests.factories.review import MOMENT, SourceBindingFactory, TypedReturnFactory
from tests.people import AMARA, BEN, CARYS, CORA, DEV, ESI, MO, OLU, SAM
from tests.plan.reading.formats.rendering import as_docx, blocks_of
from tests.review.comparing.papers import NOW, THEN
from tests.review.conftest import incidents_counted
from tests.review.pages import Page
from tests.review.returned import YEAR

pytestmark = pytest.mark.django_db

# The two invented plans, in the years that every partnership of the tests has.
SHIFTED = (
    ("2032 - 2033", "2010 - 2011"),
    ("2032/33", "2010/11"),
    ("2031 - 2032", "2009 - 2010"),
    ("2031/32", "2009/10"),
    ("2030/31", "2008/09"),
    ("2029/30", "2007/08"),
)
ADDRESS = "/northbridge/2010-11/review/compare/"


def in_our_years(text):
    for there, here in SHIFTED:
        text = text.replace(there, here)
    return text


@pytest.fixture
def bring(northbridge, olu):
    """Return a function that brings a document, and makes it a plan if told."""

    def brought(text, name, *, adopt=False):
        stamp = {"by": olu, "at": MOMENT}
        is_word = name.endswith(".docx")
        content = as_docx(blocks_of(text)) if is_word else text.encode()
        document = operations.read_document(
            partnership=northbridge, name=name, content=content, **stamp
        )
        if adopt:
            operations.accept_all_sure(document=document, least=0, **stamp)
            operations.adopt_document(document=document, **stamp)
        return plan_queries.document_of(northbridge, pk=document.pk)

    return brought


@pytest.fixture
def two_documents(bring):
    return (
        bring(in_our_years(THEN), "then.txt"),
        bring(in_our_years(NOW), "now.docx"),
    )


@pytest.fixture
def two_plans(bring):
    """Adopt both documents, the earlier year first; return the later year's plan."""
    bring(in_our_years(THEN), "then.txt", adopt=True)
    return bring(in_our_years(NOW), "now.docx", adopt=True).plan


@pytest.mark.parametrize("person", [AMARA, BEN, CARYS, DEV, OLU, CORA, SAM], ids=str)
def test_everyone_of_the_partnership_sees_the_comparison(client_for, two_plans, person):
    page = Page(client_for(person).get(ADDRESS))

    assert "5 of 6 targets carried over, 1 dropped, 1 added" in page.text


@pytest.mark.parametrize("person", [ESI, MO], ids=str)
def test_nobody_of_another_partnership_can_tell_it_is_there(
    client_for, two_documents, person
):
    assert client_for(person).get(ADDRESS).status_code == 404


def test_nothing_of_another_partnership_can_be_chosen(client_for, two_documents):
    there = "/southmere/2010-11/review/compare/"
    keys = "&".join(
        f"{side}=document-{document.pk}"
        for side, document in zip(("earlier", "later"), two_documents, strict=True)
    )

    response = client_for(ESI).get(f"{there}?{keys}")
    assert "then.txt" not in response.content.decode()
    assert "carried over" not in Page(response).text
    assert "There are not two years to compare yet" in Page(response).text


def test_the_summary_comes_first_then_findings_then_every_element(
    client_for, two_plans
):
    text = Page(client_for(OLU).get(ADDRESS)).text

    order = [
        "2009-10 and 2010-11",
        "5 of 6 targets carried over, 1 dropped, 1 added; 1 baseline differs from last "
        "year’s result; 1 result is set against another target than was agreed",
        "What the figures say to one another",
        "the plan for 2010-11 starts from 34",
        "Element by element",
        "Dropped 2009-10 Reduce bicycle theft by 10% from 90 to 81; result 95",
        "Target size: a fall of 10%, now a fall of 2%",
        "How this was worked out",
    ]
    places = [text.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)


def test_every_element_leads_to_its_page_or_to_its_words(client_for, two_plans):
    client = client_for(OLU)
    page = Page(client.get(ADDRESS))

    measures = [a for a in page.links.values() if "/review/measures/" in a]
    assert {a.split("/")[2] for a in measures} == {"2009-10", "2010-11"}
    assert [a for a in page.links.values() if "/plan/themes/" in a]
    members = [a for a in page.links.values() if "/lines/" in a]
    assert members
    for address in (measures[0], members[0]):
        assert client.get(address).status_code == 200


def test_documents_that_are_no_plans_yet_are_compared_too(client_for, two_documents):
    then, now = two_documents
    client = client_for(OLU)

    unchosen = Page(client.get(ADDRESS))
    chosen = Page(
        client.get(f"{ADDRESS}?earlier=document-{then.pk}&later=document-{now.pk}")
    )

    assert unchosen.text == chosen.text
    assert "5 of 6 targets carried over" in chosen.text
    assert [a for a in chosen.links.values() if f"/documents/{then.pk}/lines/" in a]


def test_a_document_is_compared_with_the_plan_of_the_year_before(client_for, bring):
    bring(in_our_years(THEN), "then.txt", adopt=True)
    now = bring(in_our_years(NOW), "now.docx")

    page = Page(client_for(OLU).get(f"{ADDRESS}?later=document-{now.pk}"))
    assert "2009-10 and 2010-11" in page.text
    assert "5 of 6 targets carried over" in page.text


def test_the_plan_s_page_and_the_document_s_lead_to_it(client_for, two_plans):
    client = client_for(OLU)
    document = two_plans.documents.get()
    place = ["northbridge", "2010-11"]

    from_plan = Page(client.get(reverse("plan:plan", args=place)))
    assert from_plan.links["Compare with last year"] == ADDRESS
    address = reverse("plan:document", args=[*place, document.pk])
    from_document = Page(client.get(address)).follow(
        client, "Compare it with last year"
    )
    assert "carried over" in Page(from_document).text


@pytest.mark.parametrize("text", [THEN, NOW], ids=["then", "now"])
def test_a_plan_is_what_its_own_document_says(bring, text):
    document = bring(in_our_years(text), "plan.txt", adopt=True)
    plan = plan_queries.plan_for(document.plan.year)

    found = compare_plans(side_of_document(document).plan, side_of_plan(plan).plan)
    assert {entry.fate for entry in found.comparison.entries} == {Fate.KEPT}
    assert len(found.comparison.entries) > 20
    assert not found.is_wrong


def test_two_adopted_plans_give_what_their_documents_give(bring, two_documents):
    read = [side_of_document(document).plan for document in two_documents]
    of_documents = compare_plans(*read)
    then = bring(in_our_years(THEN) + "\n", "again.txt", adopt=True)
    now = bring(in_our_years(NOW) + "\n", "again now.txt", adopt=True)
    plans = [side_of_plan(each.plan).plan for each in (then, now)]

    of_plans = compare_plans(*plans)
    assert [f.rule for f in of_plans.findings] == [
        f.rule for f in of_documents.findings
    ]
    for kind in Kind:
        assert [
            (entry.fate, [e.words for e in entry.earlier + entry.later])
            for entry in of_plans.comparison.of(kind)
        ] == [
            (entry.fate, [e.words for e in entry.earlier + entry.later])
            for entry in of_documents.comparison.of(kind)
        ]


@pytest.fixture
def typed_in(last_year, this_year):
    """Return the plans of two years typed in: burglary, from 100 to 95, then from 90."""
    plans = [PlanFactory(year=year) for year in (last_year, this_year)]
    for plan, baseline in zip(plans, (100, 90), strict=True):
        measure = MeasureFactory(
            plan=plan,
            title="Reduce burglary by 5%",
            baseline=baseline,
            baseline_printed=str(baseline),
            indicator__title=f"Burglary {plan.year}",
        )
        TargetFactory(
            measure=measure, printed=None, printed_state="blank", printed_text=""
        )
        theme = ThemeFactory(
            priority=PriorityFactory(plan=plan, title="Homes"), title="Doors"
        )
        ActivityFactory(
            theme=theme, text=f"Fit locks in street {plan.year.starts_on.year}"
        )
    return [plan_queries.plan_for(year) for year in (last_year, this_year)]


def test_plans_typed_in_are_compared_like_those_read(client_for, typed_in):
    text = Page(client_for(OLU).get(ADDRESS)).text

    assert "1 of 1 target carried over." in text
    assert "1 of 1 theme carried over" in text
    assert "Nothing: baselines, targets and results of the two agree" in text


def test_a_figure_a_partner_gave_is_held_against_the_next_baseline(
    client_for, typed_in
):
    then, _ = typed_in
    [measure] = then.measures.all()
    SourceBindingFactory(measure=measure, kind="typed", detail={"kind": "typed"})
    TypedReturnFactory(
        measure=measure,
        starts_on=then.year.starts_on,
        ends_before=then.year.ends_before,
        value=98,
    )

    text = Page(client_for(OLU).get(ADDRESS)).text
    assert (
        "the plan for 2010-11 starts from 90, but the figure a partner gave for 2009-10 "
        "is 98" in text
    )
    # From the rule: 95 was to be reached, and 86 of 90 is asked now.
    assert "missed" not in text


def test_what_the_evidence_gives_is_held_against_the_next_baseline(
    client_for, typed_in, own_area, receive
):
    then, _ = typed_in
    [measure] = then.measures.all()
    SourceBindingFactory(measure=measure, detail=incidents_counted())
    months = [f"{int(m[:4]) - 1}{m[4:]}" for m in YEAR]
    receive({month: {"Burglary": 8} for month in months})

    text = Page(client_for(OLU).get(ADDRESS)).text
    assert "the evidence held for 2009-10 gives 96" in text
    assert "1 baseline differs from the evidence held" in text
    [element] = side_of_plan(plan_queries.plan_for(then.year)).plan.elements[:1]
    assert element.basis is Basis.COUNTED


def test_a_bare_direction_gives_no_figure_to_miss(typed_in):
    then, _ = typed_in
    [measure] = then.measures.all()
    TargetFactory(
        measure=measure,
        kind=RuleKind.REDUCE.value,
        amount=None,
        printed=None,
        printed_state="blank",
        printed_text="",
    )

    [element] = side_of_plan(plan_queries.plan_for(then.year)).plan.elements[:1]
    assert element.goal is None


def test_where_there_is_one_year_the_page_says_what_brings_another(client_for, bring):
    bring(in_our_years(NOW).split("Key results")[0], "now.txt")

    officer, member = (Page(client_for(person).get(ADDRESS)) for person in (OLU, SAM))
    assert "There are not two years to compare yet" in officer.text
    assert officer.links["Bring a document"].endswith("/plan/documents/")
    assert "Bring a document" not in member.links


def test_a_thing_is_not_compared_with_itself(client_for, two_plans):
    same = "earlier=plan-2010-11&later=plan-2010-11"

    text = Page(client_for(OLU).get(f"{ADDRESS}?{same}")).text
    assert "Choose two different ones to compare." in text


@pytest.mark.parametrize(
    "asked",
    [
        "?later=plan-1066-67",
        "?earlier=banana&later=plan-2010-11",
        "?later=document-999999",
        "?later=%00&earlier=%FF",
        "?earlier=&later=",
        "?earlier=plan-2009-10&earlier=plan-2010-11&later=x",
    ],
)
def test_whatever_is_asked_for_the_page_answers_in_words(client_for, two_plans, asked):
    response = client_for(OLU).get(ADDRESS + asked)

    assert response.status_code == 200
    assert "Compare" in Page(response).text
