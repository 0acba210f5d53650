"""Tables whose sums agree give nothing; one seeded slip is found, and only it."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frankpledge.review.checks.examples import cell, draft
from frankpledge.review.checks.examples_of_arithmetic import counts, quarterly
from tests.review.checks.heard import rules

OFTEN = settings(max_examples=200, deadline=None)
KINDS = ("Burglary", "Robbery", "Arson", "Fraud", "Shoplifting", "Criminal damage")
QUARTERS = st.lists(st.integers(40, 900), min_size=4, max_size=4)


@st.composite
def years(draw, *, running):
    """Draw rows of quarters that add up to their years, or run on to them."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=3, unique=True))
    rows = []
    for kind in kinds:
        parts = draw(QUARTERS)
        shown = [sum(parts[: n + 1]) for n in range(4)] if running else parts
        told = " | ".join(f"{part:,}" for part in (*shown, sum(parts)))
        rows.append((kind, told))
    return rows


@st.composite
def totals(draw):
    """Draw rows with their total under them."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=2, unique=True))
    figures = [
        draw(st.lists(st.integers(20, 9_000), min_size=2, max_size=2)) for _ in kinds
    ]
    sums = [sum(column) for column in zip(*figures, strict=True)]
    assume(any(one % 100 for pair in figures for one in pair))
    return [
        (kind, " | ".join(f"{one:,}" for one in pair))
        for kind, pair in zip((*kinds, "Total crime"), (*figures, sums), strict=True)
    ]


@OFTEN
@given(st.booleans().flatmap(lambda running: years(running=running)))
def test_years_that_follow_from_their_quarters_are_left_alone(rows):
    assert rules(quarterly(*rows)) == []


@OFTEN
@given(years(running=False), st.integers(1, 9))
def test_one_year_that_does_not_is_found_and_nothing_else(rows, off):
    plan = quarterly(*rows)
    first, *others = plan.results
    assume(max(one.value for one in first.quarters) * 2 < first.actual.value)
    wrong = replace(first, actual=cell(f"{first.actual.value + off:,}"))
    assume(abs(wrong.actual.value / 4 - first.quarters[0].value) > 1)

    plan = replace(plan, results=(wrong, *others))

    assert rules(plan) == ["year-is-not-its-quarters"]


@OFTEN
@given(years(running=True), st.integers(1, 30))
def test_one_running_count_that_goes_down_is_found_and_nothing_else(rows, off):
    plan = quarterly(*rows)
    first, *others = plan.results
    lower = cell(f"{max(1, first.quarters[0].value - off):,}")
    assume(first.quarters[3].value > 2 * first.quarters[0].value)
    shown = (first.quarters[0], lower, *first.quarters[2:])
    assume(sum(one.value for one in shown) != first.actual.value)
    assume(all(one.quarters[3].value > 2 * one.quarters[0].value for one in others))

    plan = replace(plan, results=(replace(first, quarters=shown), *others))

    assert rules(plan) == ["running-figure-goes-down"]


@OFTEN
@given(totals())
def test_totals_that_add_up_are_left_alone(rows):
    assert rules(counts(*rows)) == []


@OFTEN
@given(totals(), st.integers(1, 4), st.sampled_from([-1, 1]))
def test_one_total_that_does_not_is_found_and_nothing_else(rows, off, way):
    plan = counts(*rows)
    *parts, total = plan.results
    wrong = replace(total, actual=cell(f"{total.actual.value + way * off:,}"))

    plan = replace(plan, results=(*parts, wrong))

    assert rules(plan) == ["total-does-not-add-up"]


@OFTEN
@given(st.integers(1, 98), st.integers(2, 90))
def test_a_rest_too_large_is_found_and_nothing_else(share, over):
    sound = f"Some {share}% came by night and the remaining {100 - share}% by day."
    wrong = (
        f"Some {share}% came by night and the remaining {100 - share + over}% by day."
    )

    assert rules(draft(prose=sound)) == []
    assert rules(draft(prose=wrong)) == ["remaining-share-is-too-large"]
