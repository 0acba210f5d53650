"""The partnership's categories: mapped by month, asked about, never guessed."""

from datetime import date

import pytest
from django.urls import reverse

from frankpledge.access.refusals import Refusal
from frankpledge.audit import queries as audit
from frankpledge.intake import operations, queries
from frankpledge.intake.meanings import Gap
from frankpledge.intake.models import CategoryMapping
from frankpledge.intake.operations import Meaning
from tests.intake.conftest import AT
from tests.intake.streets import put, row, street
from tests.people import AMARA, BEN, DEV, ESI, SAM

SCOPE = ["northbridge", "2010-11"]
APRIL, JULY = date(2014, 4, 1), date(2014, 7, 1)
POLICE = "northbridge-police"
WORDS = ["Break-in", "Shoplifting"]


def url(name, *rest):
    return reverse(f"intake:{name}", args=[*SCOPE, *rest])


@pytest.fixture
def ours(northbridge, amara):
    """Take over the ready-made categories; return them by code."""
    operations.use_ready_made(partnership=northbridge, by=amara, at=AT)
    branches = queries.taxonomy_of(northbridge)
    return {branch.category.code: branch.category for branch in branches}


@pytest.fixture
def say(northbridge, amara):
    """Return a function that says what a word of the police's means."""

    def saying(words, category, months=Gap(), supplier=POLICE):  # noqa: B008
        meaning = Meaning("incidents", supplier, words, category, months)
        return operations.map_categories(
            partnership=northbridge, meanings=[meaning], by=amara, at=AT
        )

    return saying


@pytest.fixture
def returned(add, tmp_path):
    """Add two months of incidents of two suppliers, of categories nobody has mapped."""
    text = "Category,Month\n" + "".join(
        f"{category},2014-%s\n" for category in ("Break-in", "Break-in", "Shoplifting")
    )
    for month in ("03", "04"):
        name = f"{POLICE}-incidents-2014-{month}.csv"
        put(tmp_path / "in", (text % ((month,) * 3)).encode(), name)
    put(
        tmp_path / "in",
        b"Category,Month\nBreak-in,2014-04\n",
        "rail-police-incidents-2014-04.csv",
    )
    return add(tmp_path / "in", source="incidents")


def unmapped(partnership):
    return [
        (one.words, one.supplier, one.rows, len(one.months))
        for one in queries.unmapped_categories(partnership)
    ]


def test_the_ready_made_categories_are_taken_over_once(northbridge, amara, ours):
    again = operations.use_ready_made(partnership=northbridge, by=amara, at=AT)

    branches = {b.category.code: b for b in queries.taxonomy_of(northbridge)}
    assert again == 0
    assert branches["residential-burglary"].above == (
        "Recorded crime",
        "Theft offences",
        "Burglary",
    )


def test_what_the_police_publish_is_mapped_from_the_start(
    add, tmp_path, northbridge, ours
):
    add(put(tmp_path, street([row()]), "2014-06-northbridge-street.csv"))

    assert unmapped(northbridge) == []


def test_without_categories_of_our_own_nothing_is_unknown(northbridge, returned):
    assert unmapped(northbridge) == []


def test_unknown_words_are_counted_by_supplier_most_rows_first(
    northbridge, ours, returned
):
    assert unmapped(northbridge) == [
        ("Break-in", POLICE, 4, 2),
        ("Shoplifting", POLICE, 2, 2),
        ("Break-in", "rail-police", 1, 1),
    ]


def test_a_word_is_unknown_only_in_the_months_without_a_meaning(
    northbridge, ours, returned, say
):
    say("Break-in", ours["burglary"], Gap(None, APRIL))

    words = {one.words: one for one in queries.unmapped_categories(northbridge)}
    assert words["Shoplifting"].rows == 2
    assert unmapped(northbridge)[0] == ("Break-in", POLICE, 2, 1)


def test_what_is_known_is_never_overwritten_by_saying_more(northbridge, ours, say):
    say("Break-in", ours["burglary"], Gap(APRIL, JULY))

    added = say("Break-in", ours["theft"])

    spans = queries.meanings_of(northbridge).of(("incidents", POLICE, "Break-in"))
    assert added == 2
    assert [span.code for span in spans] == ["theft", "burglary", "theft"]


def test_what_holds_for_every_supplier_gives_way_to_a_suppliers_own(
    northbridge, ours, returned, say
):
    say("Break-in", ours["theft"], supplier="")
    say("Break-in", ours["burglary"], Gap(APRIL, None))

    taxonomy = queries.taxonomy_for_analysis(northbridge)
    rows = [
        (one.supplier, one.valid_from, one.valid_until, one.code)
        for one in taxonomy.mapped
        if one.category == "Break-in"
    ]
    assert rows == [
        (POLICE, None, APRIL, "theft"),
        (POLICE, APRIL, None, "burglary"),
        ("rail-police", None, None, "theft"),
    ]
    assert taxonomy.parents["burglary"] == "theft"


def test_a_change_that_would_overlap_is_refused_in_words(northbridge, ours, say, amara):
    say("Break-in", ours["burglary"], Gap(None, APRIL))
    say("Break-in", ours["theft"], Gap(JULY, None))
    later = queries.mappings_of(northbridge).get(valid_from=JULY)

    with pytest.raises(Refusal, match="is counted in Burglary in some of these months"):
        operations.change_mapping(
            mapping=later,
            category=ours["theft"],
            valid_from=date(2014, 3, 1),
            valid_until=None,
            by=amara,
            at=AT,
        )


def test_a_category_cannot_stand_below_itself(ours, amara):
    with pytest.raises(Refusal, match="below itself"):
        operations.change_category(
            category=ours["theft"],
            name="Theft",
            parent=ours["burglary"],
            by=amara,
            at=AT,
        )


def test_who_said_what_a_word_means_is_recorded(northbridge, ours, say, amara):
    say("Break-in", ours["burglary"])

    record = audit.records_of("northbridge").first()
    assert (record.event, record.by_name) == ("category mapped", "Amara Eze")
    assert '"category": "burglary"' in record.detail


@pytest.mark.parametrize(
    ("person", "statuses"),
    [(AMARA, (200, 200)), (BEN, (200, 200)), (DEV, (200, 403)), (SAM, (403, 403))],
)
def test_each_person_sees_and_says_what_their_role_allows(
    ours, returned, client_for, person, statuses
):
    client = client_for(person)

    pages = [url("categories"), url("map-categories")]
    assert tuple(client.get(page).status_code for page in pages) == statuses


def test_nobody_of_another_partnership_sees_them(ours, client_for):
    assert client_for(ESI).get(url("categories")).status_code == 404


def test_unknown_words_are_shown_and_mapped_many_at_once(
    northbridge, ours, returned, client_for
):
    client = client_for(AMARA)
    page = client.get(url("map-categories"))
    asked = {field.label: field.html_name for field in page.context["form"]}
    assert "from rail-police: 1 row in April 2014" in page.content.decode()

    sent = {asked["“Shoplifting”"]: "shoplifting"}
    sent |= {
        name: "burglary"
        for name, one in page.context["form"].unmapped.items()
        if one.words == "Break-in"
    }
    answer = client.post(url("map-categories"), sent | {"every_supplier": "on"})

    assert answer.status_code == 302
    assert unmapped(northbridge) == []
    assert (
        CategoryMapping.objects.filter(words__in=WORDS, source="incidents").count() == 2
    )


def test_one_word_with_two_meanings_from_everybody_is_refused(
    ours, returned, client_for
):
    client = client_for(AMARA)
    form = client.get(url("map-categories")).context["form"]
    codes = iter(["burglary", "theft"])
    sent = {n: next(codes) for n, one in form.unmapped.items() if "Break" in one.words}

    page = client.post(url("map-categories"), sent | {"every_supplier": "on"})

    assert "cannot mean two things" in page.content.decode()
    assert not CategoryMapping.objects.filter(words="Break-in").exists()


def test_choosing_nothing_says_so(ours, returned, client_for):
    page = client_for(AMARA).post(url("map-categories"), {})

    assert "Choose a category for at least one word." in page.content.decode()


def test_a_returns_page_says_which_of_its_categories_are_not_mapped(
    ours, returned, say, client_for
):
    say("Shoplifting", ours["shoplifting"])

    page = client_for(AMARA).get(url("return", "incidents", POLICE, "2014-03"))

    assert "1 of its categories is not mapped in this month: “Break-in”." in (
        page.content.decode()
    )


def test_the_first_page_says_how_many_are_not_mapped(ours, returned, client_for):
    page = client_for(AMARA).get(url("home")).content.decode()

    assert "3 categories are not mapped" in page


def test_a_mapping_is_ended_moved_and_taken_back_on_its_page(
    northbridge, ours, returned, say, client_for
):
    say("Break-in", ours["burglary"])
    client, mapping = (
        client_for(AMARA),
        queries.mappings_of(northbridge).get(words="Break-in"),
    )
    page = url("change-mapping", mapping.pk)

    wrong = client.post(page, {"category": "theft", "first": "2014-13", "last": ""})
    client.post(page, {"category": "theft", "first": "", "last": "2014-03"})

    mapping.refresh_from_db()
    assert "Write a month as year and month" in wrong.content.decode()
    assert (mapping.category.code, mapping.valid_until) == ("theft", APRIL)
    client.post(url("remove-mapping", mapping.pk))
    assert not CategoryMapping.objects.filter(words="Break-in").exists()


def test_a_category_is_added_renamed_and_moved(northbridge, ours, client_for):
    client = client_for(BEN)

    client.post(url("add-category"), {"name": "Noise", "parent": "asb-nuisance"})
    again = client.post(url("add-category"), {"name": "noise", "parent": ""})
    client.post(url("change-category", "noise"), {"name": "Noise at night"})

    noise = queries.category_of(northbridge, code="noise")
    assert "There is a category noise already." in again.content.decode()
    assert (noise.name, noise.parent) == ("Noise at night", None)


def test_an_empty_page_offers_the_ready_made_categories(northbridge, client_for):
    client = client_for(AMARA)
    assert "No categories yet" in client.get(url("categories")).content.decode()

    client.post(url("use-ready-made"))

    assert len(queries.taxonomy_of(northbridge)) > 40
