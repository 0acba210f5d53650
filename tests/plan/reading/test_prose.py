"""Titles, topics, priorities, statements, funding: the prose of a plan."""

import pytest

from frankpledge.plan.reading.draft import Part
from frankpledge.plan.reading.instruments import instruments_in
from frankpledge.plan.reading.vocabulary import part_of
from tests.plan.reading.documents import NORTHBRIDGE, line_of, read


def texts(lines):
    return [line.text for line in lines]


def test_the_document_says_whose_it_is_and_which_year():
    draft = read(NORTHBRIDGE)

    assert draft.title.startswith("Northbridge Community Safety Partnership Annual")
    assert draft.partnership_name == "Northbridge Community Safety Partnership"
    assert (draft.year_label, draft.results_year_label) == ("2031-32", "2030-31")


def test_topics_keep_their_part_and_their_lines():
    topics = {topic.title: topic for topic in read(NORTHBRIDGE).narrative}

    assert topics["Successes"].part is Part.SUCCESSES
    shops = topics["Keeping shops safe"]
    assert shops.part is Part.REVIEW
    assert shops.source.first_line == line_of(NORTHBRIDGE, "Keeping shops safe")
    assert shops.paragraphs[0].source.first_line == line_of(NORTHBRIDGE, "60 shops")
    assert shops.paragraphs[0].source.last_line == line_of(NORTHBRIDGE, "Trade Fund")


def test_the_introduction_is_its_paragraphs():
    assert len(read(NORTHBRIDGE).introduction) == 1


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Introduction", Part.INTRODUCTION),
        ("Introducton", Part.INTRODUCTION),
        ("1. Introduction", Part.INTRODUCTION),
        ("Key successes 2030/31", Part.SUCCESSES),
        ("Review of projects 2030 – 2031", Part.REVIEW),
        ("Priority Issues for 2031", Part.PRIORITIES),
        ("Our priorities", Part.PRIORITIES),
        ("Targets for the partnership", Part.TARGETS),
        ("ACTION PLAN 2031 - 2032", Part.ACTIONS),
        ("Membership and contact details", Part.MEMBERSHIP),
        ("Targeting priority offenders", None),
        ("Keeping shops safe", None),
    ],
)
def test_a_heading_begins_a_part_when_its_words_say_so(heading, part):
    assert part_of(heading) is part


def test_prose_under_an_unknown_heading_is_kept_and_doubted():
    (topic,) = read(
        "Our plan\n\nIntroduction\n\nIt is.\n\nOdds and ends\n\nTwo."
    ).narrative

    assert (topic.title, topic.part) == ("Odds and ends", Part.OTHER)
    assert topic.confidence == 0.6


def test_prose_under_no_heading_is_not_understood():
    draft = read("It was a good year, and this is what was done in it.")

    (left,) = draft.not_understood
    assert left.reason == "It stands under no heading."


def test_a_document_without_tables_is_an_empty_draft_with_a_warning():
    draft = read("Our plan 2031\n\nIntroduction\n\nAll went well.")

    found = (*draft.results, *draft.targets, *draft.themes, *draft.agencies)
    assert found == ()
    assert draft.warnings[-1].startswith("No table was found in the document")


def test_priorities_keep_the_issues_under_each():
    burglary, noise = read(NORTHBRIDGE).priorities

    assert burglary.title == "Tackling burglary"
    assert texts(burglary.issues) == ["Sheds", "Farms"]
    assert texts(noise.issues) == ["Student houses"]
    first = line_of(NORTHBRIDGE, "Tackling burglary")
    assert (burglary.source.first_line, burglary.source.last_line) == (first, first + 2)


@pytest.mark.parametrize(
    ("items", "titles"),
    [
        ("- Theft\n- Noise", ["Theft", "Noise"]),
        ("1. Theft\n2. Noise", ["Theft", "Noise"]),
        ("- Theft including:\n- Bikes\n- Noise including:\n- Dogs", ["Theft", "Noise"]),
        ("• Theft\n  o Bikes\n• Noise", ["Theft", "Noise"]),
    ],
)
def test_priorities_are_listed_in_several_ways(items, titles):
    draft = read(f"Our plan\n\nOur priorities\n\nThey are these.\n\n{items}")

    assert [priority.title for priority in draft.priorities] == titles


def test_a_list_elsewhere_is_prose():
    draft = read("Our plan\n\nReview of the year\n\nWe saw:\n\n- Theft\n- Noise")

    assert draft.priorities == ()
    assert texts(draft.narrative[0].paragraphs) == ["We saw:", "Theft", "Noise"]


def test_a_heading_over_sheets_is_a_priority_when_no_list_names_it():
    draft = read(
        "Our plan\n\nAction plan\n\nNoise\n\nDogs – Lead agency Police\t\nOverview\tA."
    )

    (priority,) = draft.priorities
    assert (priority.title, draft.themes[0].priority) == ("Noise", "Noise")
    assert priority.confidence == 0.5


def test_statements_keep_sentence_figures_place_and_line():
    said = {s.place: s for s in read(NORTHBRIDGE).statements}

    shops = said["Keeping shops safe"]
    assert [f.printed for f in shops.figures] == ["60", "7"]
    assert shops.text.endswith("7 markets.")
    sheds = said["Sheds and farms"]
    assert sheds.source.first_line == line_of(NORTHBRIDGE, "broken into 90")


def test_a_flood_of_statements_is_cut_with_a_warning():
    draft = read("Our plan\n\nReview of the year\n\n" + "We saw 5 dogs. " * 2_500)

    assert len(draft.statements) == 2_000
    assert "Only the first 2,000" in draft.warnings[0]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The ‘Local Safety Fund’ paid.", ["Local Safety Fund"]),
        (
            "The Safer and Greener Vale Fund, and a Harbour Grant, paid.",
            ["Safer and Greener Vale Fund", "Harbour Grant"],
        ),
        ("It was paid (through Better Health funding).", ["Better Health funding"]),
        ("Funding for it is short; the CSP gave some funding.", []),
    ],
)
def test_pots_of_money_are_found_by_name(sentence, names):
    draft = read(f"Our plan\n\nReview of the year\n\n{sentence}")

    assert [pot.name for pot in draft.funding] == names


def test_a_pot_named_twice_is_listed_once_where_it_first_stands():
    text = "Our plan\n\nReview of the year\n\nThe Vale Fund paid.\n\nThe Vale Fund paid on."

    (pot,) = read(text).funding
    assert (pot.sentence, pot.source.first_line) == ("The Vale Fund paid.", 5)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("as measured in the KCVS", ("KCVS",)),
        ("measured by the KCVS survey", ("KCVS",)),
        ("the 2030 Harbour Survey showed", ("Harbour Survey",)),
        ("The Kent Crime and Victimisation Survey asked", ("KCVS",)),
        ("the 2008/9 British Crime Survey", ("BCS",)),
        ("A major survey was done", ()),
        ("The Survey was done", ()),
    ],
)
def test_instruments_are_named_by_their_own_or_their_short_name(text, names):
    assert instruments_in(text) == names
