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
    shape_of,
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


def same_of(read: Read) -> str | None:
    return sameness(read, shape_of(read.payload))


def test_places_and_sureness_make_no_other_element_but_words_and_kind_do():
    same = same_of(pot("Fund"))

    assert same_of(pot("Fund", line=9, confidence=0.3)) == same
    assert same_of(pot("Funds")) != same
    agency = Read(ElementKind.AGENCY, pot("Fund").payload)
    assert same_of(agency) is None  # it has no such shape
    assert found_again([agency], [before(pot("Fund"))]) == [None]


def without(read: Read, *names: str) -> Read:
    """Return an element as a reader stored it that did not know these parts yet."""

    def bare(value):
        if isinstance(value, dict):
            return {k: bare(v) for k, v in value.items() if k not in names}
        return [bare(each) for each in value] if isinstance(value, list) else value

    return Read(read.kind, bare(read.payload))


def test_what_an_older_reader_did_not_know_of_hides_no_decision():
    row = next(r for r in read_from(paper()) if r.kind is ElementKind.RESULT)
    old = without(row, "period", "section", "particulars", "place")
    told = Read(row.kind, dict(row.payload, section="Crime targets"))

    earlier = before(old)

    assert found_again([told], [earlier]) == [earlier.thing]
    changed = Read(row.kind, dict(told.payload, title="Reduce another crime"))
    assert found_again([changed], [earlier]) == [None]


def test_a_correction_of_an_older_reader_leaves_what_is_read_now_beside_it():
    row = next(r for r in read_from(paper()) if r.kind is ElementKind.RESULT)
    old = without(row, "section").payload
    now = dict(row.payload, section="Crime targets")

    placed = placed_anew(old | {"title": "Burglary"}, before=old, now=now)

    assert (placed["title"], placed["section"]) == ("Burglary", "Crime targets")


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

    found = dict(zip(map(same_of, again), found_again(again, earlier), strict=True))

    for read, one in zip(first, earlier, strict=True):
        assert found[same_of(read)] == one.thing


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
    now = {same_of(read): read.payload for read in again}

    for read in first:
        new = now[same_of(read)]
        assert placed_anew(read.payload, before=read.payload, now=new) == new
