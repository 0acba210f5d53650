"""Whatever stands in the further columns of a table, the checks answer, and soon."""

import time
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frankpledge.plan.reading.draft import Line, Particulars, Source
from frankpledge.review.checks.examples import draft, measure
from frankpledge.review.checks.examples_of_sense import activity, sheet
from frankpledge.review.checks.finding import Finding
from frankpledge.review.checks.run import check_draft
from tests.review.checks.test_any_draft import RESULTS, TARGETS

VOCABULARY = (
    "31 June 29 February 2011 Q5 31/3/11 12/31/2010 ongoing TBC 2009/10 2011/09 n=500",
    "Jan-Dec 2009 Apr - March Tuesday to between and baseline 45 NI250 BV127a KCVS Place",
    "Survey police recorded reports more fewer increase reduce raise awareness work with",
    "domestic burglary asb spring summer 2010-11 to date on 2001 levels 99 % £5 – ’",
)
WORDS = st.lists(
    st.sampled_from([word for line in VOCABULARY for word in line.split()]), max_size=9
).map(" ".join)
PERIODS = st.sampled_from(
    [
        "",
        "2009-10",
        "2009",
        "Q1",
        "2010-11 Q3",
        "apr - dec",
        "2010-11 to date",
        "x",
        "0",
    ]
)
PARTICULARS = st.builds(
    Particulars, owner=WORDS, due=WORDS, evidence=WORDS, comment=WORDS, status=WORDS
)
PLACES = st.sampled_from(["", "table 1, row 2", "table 2, row 9", "page 4"])


@st.composite
def rows(draw, kind):
    row = draw(kind)
    figures = {
        name: replace(getattr(row, name), period=draw(PERIODS))
        for name in ("baseline", "target", "actual")
        if hasattr(row, name)
    }
    return replace(
        row,
        title=f"{row.title} {draw(WORDS)}",
        source=Source(draw(st.integers(1, 90)), 90, draw(PLACES)),
        particulars=draw(PARTICULARS),
        quarters=tuple(figures.values()),
        indicator_codes=draw(st.sampled_from([(), ("NI16",), ("NI250", "BV127a")])),
        **figures,
    )


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(rows(RESULTS), max_size=3),
    st.lists(rows(TARGETS), max_size=3),
    st.lists(st.tuples(WORDS, PARTICULARS), max_size=4),
    WORDS,
    st.sampled_from(["", "2010-11", "2010", "2010-13", "x"]),
)
def test_any_table_is_answered_in_sentences(results, targets, work, words, year):
    activities = (
        replace(activity(text, 50 + at), particulars=given)
        for at, (text, given) in enumerate(work)
    )
    theme = sheet(*activities, measures=(measure(words, None),))
    plan = replace(
        draft(*results, *targets, theme, prose=f"Crime fell. {words}"),
        year_label=year,
        headings=(Line(f"Baseline {words} Target", Source(1, 1)),),
    )

    for finding in check_draft(plan):
        assert isinstance(finding, Finding)
        assert finding.sentence


def test_a_table_of_thousands_of_rows_is_answered_soon():
    work = [
        activity(f"Visit {at} shops", at, due="31/3/22", owner="Police")
        for at in range(4_000)
    ]
    plan = draft(sheet(*work), prose="On Tuesday 31 March 2011 to March 2012. " * 2_000)
    began = time.monotonic()

    check_draft(plan)

    assert time.monotonic() - began < 10
