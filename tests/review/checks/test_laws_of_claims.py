"""Sound claims of any size are left alone; one seeded slip is found, and only it."""

from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frankpledge.analysis.rounding import half_even, half_up, truncate
from frankpledge.review.checks.examples import draft
from frankpledge.review.checks.examples_of_arithmetic import with_rows
from frankpledge.review.checks.rows import change_between
from tests.review.checks.heard import rules

OFTEN = settings(max_examples=300, deadline=None)
COUNTS = st.integers(11, 99_999)
PLACES = st.integers(0, 2)
WAYS_OF_ROUNDING = st.sampled_from([half_up, half_even, truncate])
FORMS = (
    "Shoplifting {verb} by {size}% from {before:,} to {after:,}.",
    "There was a {size}% {noun} in shoplifting, from {before:,} to {after:,}.",
    "There were {after:,} thefts compared with {before:,} last year, a {size}% {noun}.",
    "Shoplifting {verb} from {before:,} to {after:,} ({size}%).",
    "Shoplifting {verb} from {before:,} offences to {after:,}, a {noun} of {size}%.",
    "There were {after:,} thefts, {way} from {before:,}, a {noun} of {size}%.",
)
NOTES = {"results-inside-chance", "target-inside-chance"}


def told(form, before, after, size):
    falls = after < before
    return form.format(
        before=before,
        after=after,
        size=size,
        verb="fell" if falls else "rose",
        noun="reduction" if falls else "rise",
        way="down" if falls else "up",
    )


@st.composite
def changes(draw):
    before, after = draw(COUNTS), draw(COUNTS)
    assume(before != after)
    assume(not 1900 <= before < 2100)
    assume(not 1900 <= after < 2100)
    return before, after, abs(change_between(Decimal(before), Decimal(after)))


@OFTEN
@given(st.sampled_from(FORMS), changes(), PLACES, WAYS_OF_ROUNDING)
def test_a_sound_claim_is_left_alone(form, change, places, rounded):
    before, after, exact = change
    text = told(form, before, after, rounded(exact, places))

    assert rules(draft(prose=text)) == []


@OFTEN
@given(st.sampled_from(FORMS), changes(), st.integers(2, 60))
def test_one_wrong_size_is_found_and_nothing_else(form, change, off):
    before, after, exact = change
    step = 100
    assume(before % step or after % step)
    text = told(form, before, after, half_up(exact) + off)

    assert rules(draft(prose=text)) == ["claimed-change-does-not-follow"]


@OFTEN
@given(st.sampled_from(FORMS[:2] + FORMS[3:5]), changes())
def test_one_wrong_direction_is_found_and_nothing_else(form, change):
    before, after, exact = change
    text = told(form, after, before, half_up(exact))
    swapped = text.replace(f"from {after:,}", "from @").replace(
        f"to {before:,}", f"to {after:,}"
    )
    wrong = swapped.replace("from @", f"from {before:,}")

    assert rules(draft(prose=wrong)) == ["claim-points-the-other-way"]


@OFTEN
@given(st.integers(5_000, 90_000), st.integers(5_000, 90_000), st.booleans())
def test_a_claim_of_a_row_is_asked_about_only_when_it_goes_against_it(
    before, after, rightly
):
    assume(before != after)
    fell = (after < before) is rightly
    change = half_up(change_between(Decimal(before), Decimal(after)), 1)
    goal = half_up(Decimal(before) * 9 / 10)
    row = ("robbery", f"{before:,} | {goal:,} | {after:,} | {change:+}%")

    plan = with_rows(row, prose=f"Robbery {'fell' if fell else 'rose'} last year.")

    expected = [] if rightly else ["claim-contradicts-the-table"]
    assert [one for one in rules(plan) if one not in NOTES] == expected
