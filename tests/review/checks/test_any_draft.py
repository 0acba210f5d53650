"""Whatever stands in a document, the checks answer; they never fall over."""

import time
from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frankpledge.plan.reading.draft import (
    Figure,
    FigureState,
    Particulars,
    ResultRow,
    RuleKind,
    Source,
    Statement,
    TargetRow,
    TargetRule,
    Unit,
)
from frankpledge.review.checks.examples import (
    cell,
    draft,
    fall,
    measure,
    result,
    target,
    theme,
)
from frankpledge.review.checks.finding import Finding
from frankpledge.review.checks.run import check_draft

VALUES = st.one_of(
    st.sampled_from([Decimal(0), Decimal(1), Decimal(-1), Decimal("0.5")]),
    st.decimals(allow_nan=False, allow_infinity=False, places=2),
    st.integers(-(10**40), 10**40).map(Decimal),
)
UNITS = st.sampled_from(Unit)
VOCABULARY = (
    "reduce increase maintain the number of burglary theft from vehicles 5% 61 to by",
    "20 percentage who agree (KCVS) NI32 problem of the 43 , . 33 had improved",
    "under-reported reported fell total, and or 2009/10 £5 - – ’",
    "from 200 176 12% doubled compared with (4.2%) remaining per 1,000 vehicle crime",
)
WORDS = st.lists(
    st.sampled_from([word for line in VOCABULARY for word in line.split()]), max_size=14
).map(" ".join)
SOURCES = st.integers(1, 500).map(lambda line: Source(line, line))


@st.composite
def figures(draw):
    state = draw(st.sampled_from(FigureState))
    value = draw(VALUES) if state is FigureState.KNOWN else None
    printed = draw(st.sampled_from(["TBC", "", "Target achieved", "- 7%", f"{value}"]))
    return Figure(printed, state, value, draw(UNITS))


@st.composite
def rules_of_targets(draw):
    amount = draw(st.none() | VALUES)
    return TargetRule(draw(st.sampled_from(RuleKind)), amount, draw(UNITS))


PARTICULARS = st.builds(
    Particulars,
    status=st.sampled_from(["", "Green", "RED", "Amber", "On target", "Target met"]),
    direction=st.sampled_from(["", "↑", "↓", "→", "Improving", "Worse"]),
    polarity=st.sampled_from(["", "Low", "Higher is better"]),
    comment=WORDS,
)
PERIODS = st.sampled_from(["", "2009-10", "2008-09 Q1", "Q2", "2009-10 to date"])
PARTS = st.lists(
    st.builds(lambda cell, period: replace(cell, period=period), figures(), PERIODS),
    max_size=5,
).map(tuple)
SECTIONS = st.sampled_from(["", "Crime targets"])
RESULTS = st.builds(
    ResultRow,
    title=WORDS,
    rule=st.none() | rules_of_targets(),
    baseline=figures(),
    target=figures(),
    actual=figures(),
    change=figures(),
    source=SOURCES,
    confidence=st.just(1.0),
    section=SECTIONS,
    quarters=PARTS,
    earlier=PARTS,
    particulars=PARTICULARS,
)
TARGETS = st.builds(
    TargetRow,
    title=WORDS,
    section=SECTIONS,
    rule=st.none() | rules_of_targets(),
    links=st.just(""),
    indicator_codes=st.sampled_from([(), ("NI32",), ("NI47", "NI41")]),
    instruments=st.sampled_from([(), ("KCVS",)]),
    baseline=figures(),
    target=figures(),
    source=SOURCES,
    confidence=st.just(1.0),
    quarters=PARTS,
    earlier=PARTS,
    particulars=PARTICULARS,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(RESULTS, max_size=4),
    st.lists(TARGETS, max_size=4),
    st.lists(st.tuples(WORDS, rules_of_targets()), max_size=3),
    st.lists(st.builds(Statement, WORDS, st.just(()), SOURCES), max_size=4),
    WORDS,
)
def test_any_draft_is_answered_in_sentences(results, targets, measures, said, prose):
    sheet = theme(*(measure(text, rule) for text, rule in measures), outcomes=(prose,))
    plan = draft(*results, *targets, sheet, prose=f"Crime fell. {prose}")
    plan = type(plan)(**{**vars(plan), "statements": tuple(said)})

    for finding in check_draft(plan):
        assert isinstance(finding, Finding)
        assert finding.sentence


def test_a_document_of_many_rows_and_sentences_is_answered_in_little_time():
    parts = tuple(cell(str(count)) for count in (10, 20, 30, 40))
    plan = draft(
        *(
            replace(
                result(
                    f"Reduce offence {place} in total by 10%",
                    f"{600 + place} | {540 + place} | {510 + place} | -15%",
                    fall("10%"),
                    place,
                ),
                quarters=parts,
                particulars=Particulars(status="Green", comment="Fell from 60 to 50."),
            )
            for place in range(1, 501)
        ),
        *(
            target(f"Reduce offence {place} by 10%", "600 | 500", fall("10%"), place)
            for place in range(501, 1001)
        ),
        prose=" ".join(
            f"Offence {place} fell by 12% from {200 + place} to 176, and the remaining "
            f"5% of the {place + 3} rose."
            for place in range(500)
        ),
    )
    started = time.perf_counter()

    check_draft(plan)

    assert time.perf_counter() - started < 20
