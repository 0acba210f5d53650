"""Rows of one unit and rates of one population give nothing; one slip is found alone."""

from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frankpledge.analysis.rounding import half_up
from frankpledge.review.checks.examples_of_arithmetic import counts
from tests.review.checks.heard import rules

OFTEN = settings(max_examples=200, deadline=None)
KINDS = ("Burglary", "Robbery", "Arson", "Fraud", "Shoplifting")
SHARES = st.integers(1, 100)


@st.composite
def rated(draw):
    """Draw counts with their rates per 1,000 of one population."""
    people = draw(st.integers(20_000, 400_000))
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=2, unique=True))
    rows = []
    for kind in kinds:
        pair = [draw(st.integers(people // 500, people // 20)) for _ in range(2)]
        rates = [half_up(Decimal(one) * 1000 / people, 2) for one in pair]
        rows.append((kind, f"{pair[0]:,} | {pair[1]:,}"))
        rows.append((f"{kind} per 1,000 people", f"{rates[0]} | {rates[1]}"))
    return rows


@OFTEN
@given(rated())
def test_rates_of_one_population_are_left_alone(rows):
    assert rules(counts(*rows)) == []


@OFTEN
@given(rated(), st.sampled_from([Decimal(2), Decimal("0.5")]))
def test_one_rate_of_another_population_is_found_and_nothing_else(rows, times):
    *others, (title, cells) = rows
    first, last = cells.split(" | ")
    wrong = (title, f"{first} | {half_up(Decimal(last) * times, 2)}")

    assert rules(counts(*others, wrong)) == ["rates-of-other-populations"]


@OFTEN
@given(SHARES, SHARES, SHARES, SHARES)
def test_one_percentage_that_lost_its_sign_is_found_and_nothing_else(a, b, c, d):
    assume(a / 3 <= d <= a * 3)
    safe = ("People who felt safe", f"{b}% | {c}%")

    assert rules(counts(safe, ("Homes with alarms", f"{a}% | {d}%"))) == []
    assert rules(counts(safe, ("Homes with alarms", f"{a}% | {d}"))) == [
        "row-has-two-units"
    ]
