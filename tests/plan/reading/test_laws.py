"""What holds for every document, however strange."""

import re
import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from frankpledge.plan.reading.draft import Draft, FigureState
from frankpledge.plan.reading.figures import parse_figure
from frankpledge.plan.reading.markup import TAG
from frankpledge.plan.reading.reader import UnreadableDocument, read_plan
from frankpledge.plan.reading.target_words import parse_rule
from frankpledge.plan.reading.text import clean, has_words
from tests.plan.reading.documents import (
    NORTHBRIDGE,
    lines_covered,
    read,
    words_lost,
)

FRAGMENTS = st.sampled_from(
    [
        *("\t", "\n", "\n\n", " | ", "<p>", "</p>", "<table>", "<tr>", "<td>", "</td>"),
        *(
            "</table>",
            "<ul style='x'>",
            "<li>",
            "• ",
            "- ",
            "  - ",
            "1. ",
            "&amp;",
            ",",
        ),
        *("Introduction", "Review of the year", "Our priorities:", "Action plan", ";"),
        *("Overview", "Activities", "Key partners", "Measures", "Lead agency", ": "),
        *(" – Lead agency ", "Baseline", "Target", "Actual", "Change", "Links", "NI32"),
        *("Reduce burglary by 5%", "TBC", "1,320", "- 7%", "at least ten", "Crime"),
        *("Kent Road", "TN9 2HS", "Tel: 01999 100200", "www.a.example", "Quay House"),
        *(
            "said 26% of 40 people",
            "Harbour Fund",
            "Place Survey",
            ".",
            "the",
            "<",
            "\x0c",
        ),
        *("\u00a0", "\u2028", "\x85", "\r", "‘", "”", "٣", "½", "|", "&#0;", "\ufeff"),
    ]
)
DOCUMENTS = st.lists(FRAGMENTS | st.text(max_size=6), max_size=60).map("".join)
# A bare tag is no word, and neither is what an entity of no meaning leaves.
_ENTITY = re.compile(r"&[#\w]{1,10};")


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_bytes_are_read_or_refused_in_words(data):
    try:
        outcome = read_plan(data, filename="x")
    except UnreadableDocument as refusal:
        outcome = str(refusal)

    assert isinstance(outcome, Draft) or outcome.endswith(".")


@settings(max_examples=600, deadline=None)
@given(DOCUMENTS)
@example(NORTHBRIDGE)
@example("<table><tr><td>one\ntwo</td>\nthree\nfour</table> five <table>")
def test_every_line_with_words_is_accounted_for(text):
    try:
        draft = read(text)
    except UnreadableDocument:
        return
    lines = re.split(r"\r\n|\n|\r", text)
    with_words = {
        number
        for number, line in enumerate(lines, start=1)
        if has_words(clean(_ENTITY.sub("", TAG.sub("", line))))
    }

    assert with_words - lines_covered(draft) == set()


@settings(max_examples=600, deadline=None)
@given(DOCUMENTS)
@example(NORTHBRIDGE)
def test_no_word_of_a_document_is_dropped(text):
    try:
        draft = read(text)
    except UnreadableDocument:
        return

    assert words_lost(text, draft) == set()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_a_figure_has_a_value_only_when_it_is_known(printed):
    figure = parse_figure(printed)

    assert (figure.value is None) is (figure.state is not FigureState.KNOWN)
    assert figure.printed == clean(printed)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_words_are_tried_as_a_rule_without_failing(words):
    rule = parse_rule(words)

    assert rule is None or rule.kind


NAMES = st.text(string.ascii_lowercase, min_size=3, max_size=8)
HEADS = {
    "title": "Action",
    "baseline": "Baseline",
    "target": "Target",
    "actual": "Actual",
    "change": "Change",
}


@st.composite
def result_tables(draw):
    """Return a well-formed table of results, as its rows of cells by column."""
    order = draw(st.permutations(list(HEADS)))
    rows = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "title": NAMES.map(lambda name: f"Reduce {name} by 5%"),
                    "baseline": st.integers(0, 99_999).map(lambda n: f"{n:,}"),
                    "target": st.integers(0, 99_999).map(str),
                    "actual": st.sampled_from(["TBC", "n/a", "12%", "*", "7.5"]),
                    "change": st.sampled_from(["- 7%", "+5%", "Target missed", ""]),
                }
            ),
            min_size=1,
            max_size=8,
        )
    )
    return order, rows


def tabbed(order, rows):
    """Return the table as tab-separated lines."""
    lines = ["\t".join(HEADS[name] for name in order)]
    lines += ["\t".join(row[name] for name in order) for row in rows]
    return "\n".join(lines)


def piped(order, rows):
    """Return the table between pipes."""
    lines = ["| " + " | ".join(HEADS[name] for name in order) + " |", "|---|---|"]
    lines += ["| " + " | ".join(row[name] for name in order) + " |" for row in rows]
    return "\n".join(lines)


def html(order, rows):
    """Return the table in HTML, a cell a line."""
    parts = ["<table>", "<tr>", *(f"<th>{HEADS[name]}</th>" for name in order), "</tr>"]
    for row in rows:
        parts += ["<tr>", *(f"<td>{row[name]}</td>" for name in order), "</tr>"]
    return "\n".join([*parts, "</table>"])


@pytest.mark.parametrize("printed_as", [tabbed, piped, html])
@settings(max_examples=60, deadline=None)
@given(table=result_tables())
def test_a_well_formed_table_reads_back_whole(printed_as, table):
    order, rows = table

    draft = read("Annual plan 2031\n\nOur year\n\n" + printed_as(order, rows))

    read_back = [
        {
            "title": row.title,
            "baseline": row.baseline.printed,
            "target": row.target.printed,
            "actual": row.actual.printed,
            "change": row.change.printed,
        }
        for row in draft.results
    ]
    assert read_back == rows
    assert draft.not_understood == ()
