"""What was decided about the same words before, whatever else has changed."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frankpledge.plan.elements import as_json, elements_of
from frankpledge.plan.reading.draft import FundingPot, Line, Source, ThemeSheet
from frankpledge.plan.reading.reader import read_plan
from frankpledge.plan.remembering import (
    Earlier,
    Read,
    found_again,
    placed_anew,
    sameness,
)
from frankpledge.plan.rules import Decision, ElementKind
from tests.plan.papers import paper

MOMENT = datetime(2010, 4, 6, tzinfo=UTC)
DECIDED = [Decision.ACCEPTED, Decision.CORRECTED, Decision.REFUSED]


def pot(name: str, *, line: int = 1, confidence: float = 1.0) -> Read:
    entry = FundingPot(name, "It pays for some of it.", Source(line, line), confidence)
    return Read(ElementKind.FUNDING, as_json(ElementKind.FUNDING, entry))


def before(read: Read, *, document: int = 1, day: int = 0, decision=Decision.REFUSED):
    moment = None if decision is Decision.PENDING else MOMENT + timedelta(days=day)
    return Earlier(read, document, decision, moment, (document, day, decision))


def read_from(content: bytes) -> list[Read]:
    draft = read_plan(content, filename="plan.txt")
    return [Read(each.kind, each.payload) for each in elements_of(draft)]


def test_places_and_sureness_make_no_other_element_but_words_and_kind_do():
    same = sameness(pot("Fund"))

    assert sameness(pot("Fund", line=9, confidence=0.3)) == same
    assert sameness(pot("Funds")) != same
    agency = Read(ElementKind.AGENCY, pot("Fund").payload)
    assert sameness(agency) is None  # it has no such shape
    assert found_again([agency], [before(pot("Fund"))]) == [None]


def test_the_newest_decision_counts():
    older, newer = before(pot("Fund")), before(pot("Fund"), document=2, day=3)

    assert found_again([pot("Fund")], [older, newer]) == [newer.thing]
    assert found_again([pot("Fund")], [newer, older]) == [newer.thing]


def test_what_nobody_decided_hides_no_decision():
    decided = before(pot("Fund"))
    undecided = before(pot("Fund"), document=2, decision=Decision.PENDING)

    assert found_again([pot("Fund")], [decided, undecided]) == [decided.thing]


def test_the_same_words_twice_keep_their_own_decisions():
    first = before(pot("Fund"), decision=Decision.PENDING)
    second = before(pot("Fund"), decision=Decision.REFUSED)

    again = found_again([pot("Fund"), pot("Fund"), pot("Fund")], [first, second])

    assert again == [None, second.thing, None]


@given(st.lists(st.sampled_from(DECIDED), min_size=30, max_size=30), st.integers(0, 5))
def test_a_whole_document_brought_again_finds_each_decision(decisions, lines_above):
    first = read_from(paper())
    again = read_from(b"A line.\n\n" * lines_above + paper())
    earlier = [
        before(read, day=number, decision=decisions[number % len(decisions)])
        for number, read in enumerate(first)
    ]

    found = dict(zip(map(sameness, again), found_again(again, earlier), strict=True))

    for read, one in zip(first, earlier, strict=True):
        assert found[sameness(read)] == one.thing


@given(st.lists(st.sampled_from("abc"), max_size=8))
def test_no_decision_is_found_more_often_than_it_was_made(names):
    earlier = [before(pot("a")), before(pot("b"), document=2)]

    again = [one for one in found_again([pot(n) for n in names], earlier) if one]

    assert len(again) == len(set(again))


def test_a_correction_takes_the_places_of_the_new_document():
    def sheet(line: int) -> dict:
        at = Source(line, line + 2)
        done = Line("Train those at the desk", Source(line + 1, line + 1))
        theme = ThemeSheet("Abuse", "", "", "", (), (), (done,), (), at, 0.9)
        return as_json(ElementKind.THEME, theme)

    old, new = sheet(10), sheet(40)
    added = {"text": "Print a booklet", "source": old["source"]}
    corrected = old | {"title": "Abuse at home"}
    corrected["outcomes"] = [*old["outcomes"], added]

    placed = placed_anew(corrected, before=old, now=new)

    assert placed["title"] == "Abuse at home"
    assert placed["source"]["first_line"] == 40
    assert [each["source"]["first_line"] for each in placed["outcomes"]] == [41, 40]


@given(st.integers(0, 6))
def test_placing_anew_what_nobody_changed_gives_what_is_read_now(lines_above):
    first, again = read_from(paper()), read_from(b"A line.\n\n" * lines_above + paper())
    now = {sameness(read): read.payload for read in again}

    for read in first:
        new = now[sameness(read)]
        assert placed_anew(read.payload, before=read.payload, now=new) == new
