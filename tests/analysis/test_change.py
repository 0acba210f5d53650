"""The count test gives the published answers, exactly, and says them in words."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.change import (
    CountError,
    compare_counts,
    minimum_detectable_change,
)
from frankpledge.analysis.poisson_pair import e_test

COUNTS = st.integers(0, 400)
EXPOSURES = st.integers(1, 40)


def e_test_by_enumeration(earlier, later, m, n):
    """The E-test as its paper writes it: every pair of counts, in whole numbers."""
    rate = (earlier + later) / (m + n)
    top = int(max(m, n) * rate + 12 * math.sqrt(max(m, n) * rate) + 30)

    def chance(count, mean):
        return math.exp(count * math.log(mean) - mean - math.lgamma(count + 1))

    firsts = [chance(x, m * rate) for x in range(top)]
    seconds = [chance(y, n * rate) for y in range(top)]
    spread, distance = n * n * earlier + m * m * later, (n * earlier - m * later) ** 2
    return math.fsum(
        firsts[x] * seconds[y]
        for x in range(top)
        for y in range(top)
        if x + y > 0
        and (n * x - m * y) ** 2 * spread >= distance * (n * n * x + m * m * y)
    )


@pytest.mark.parametrize(
    ("earlier", "later", "p_value", "digits"),
    [
        (0, 3, 0.0884, 4),  # Krishnamoorthy and Thomson 2004
        (6, 2, 0.1749, 4),
        (0, 3, 0.08837900929, 7),
        (22, 26, 0.5719593118, 10),  # with exact ties, by brute force
        (7, 5, 0.5970584548, 10),
    ],
)
def test_published_p_values_are_reproduced(earlier, later, p_value, digits):
    assert round(compare_counts(earlier, later).p_value, digits) == round(
        p_value, digits
    )
    assert round(compare_counts(later, earlier).p_value, digits) == round(
        p_value, digits
    )


@pytest.mark.parametrize("exposure", [1, 100, 365.25, Decimal("0.1"), Fraction(1, 3)])
def test_equal_exposures_do_not_matter(exposure):
    change = compare_counts(0, 3, earlier_exposure=exposure, later_exposure=exposure)

    assert change.p_value == compare_counts(0, 3).p_value


@given(st.integers(0, 25), st.integers(0, 25), st.integers(1, 4), st.integers(1, 4))
def test_the_test_agrees_with_every_pair_of_counts_weighed(earlier, later, m, n):
    if n * earlier == m * later:
        assert e_test(earlier, later, Fraction(m, n)) == 1
    else:
        expected = e_test_by_enumeration(earlier, later, m, n)
        assert e_test(earlier, later, Fraction(m, n)) == pytest.approx(
            expected, abs=1e-11
        )


@given(COUNTS, COUNTS, EXPOSURES, EXPOSURES)
def test_the_order_of_the_two_counts_does_not_matter(earlier, later, m, n):
    one = e_test(earlier, later, Fraction(m, n))
    other = e_test(later, earlier, Fraction(n, m))

    assert one == pytest.approx(other, abs=1e-11)
    assert 0 <= one <= 1


@given(COUNTS, COUNTS, EXPOSURES, EXPOSURES)
def test_the_interval_holds_the_ratio_and_turns_over_with_the_counts(
    earlier, later, m, n
):
    change = compare_counts(earlier, later, earlier_exposure=m, later_exposure=n)
    turned = compare_counts(later, earlier, earlier_exposure=n, later_exposure=m)

    if change.ratio is not None:
        assert change.lower <= float(change.ratio) <= change.upper
    if later:
        assert change.lower == pytest.approx(1 / turned.upper, rel=1e-9)


def binomial_tail(total, least, share):
    return math.fsum(
        math.comb(total, k) * share**k * (1 - share) ** (total - k)
        for k in range(least, total + 1)
    )


@given(st.integers(0, 60), st.integers(1, 60))
def test_the_ends_of_the_interval_leave_a_fortieth_on_each_side(earlier, later):
    change = compare_counts(earlier, later)
    low = change.lower / (1 + change.lower)

    assert binomial_tail(earlier + later, later, low) == pytest.approx(0.025, rel=1e-6)
    if earlier:
        high = change.upper / (1 + change.upper)
        below = 1 - binomial_tail(earlier + later, later + 1, high)
        assert below == pytest.approx(0.025, rel=1e-6)


def test_the_published_interval_of_a_share_is_reproduced():
    # Clopper and Pearson's limits for 10 of 20: 0.2720 and 0.7280.
    change = compare_counts(10, 10)

    assert round(change.lower / (1 + change.lower), 4) == 0.2720
    assert round(change.upper / (1 + change.upper), 4) == 0.7280


def test_nothing_before_leaves_no_ratio_and_an_open_interval():
    change = compare_counts(0, 5)

    assert change.ratio is None
    assert change.percent is None
    assert change.upper == math.inf


def test_nothing_at_all_is_no_evidence():
    change = compare_counts(0, 0)

    assert change.p_value == 1
    assert "0 against 0 the year before is no change" in change.sentence


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (
            (61, 53),
            "53 against 61 the year before is a fall of 13%; a change of this size is "
            "ordinary chance variation (exact E-test, p = 0.46).",
        ),
        (
            (1193, 1030),
            "1,030 against 1,193 the year before is a fall of 14%; chance alone would "
            "seldom give a change of this size (exact E-test, p < 0.001).",
        ),
        (
            (19, 7),
            "7 against 19 the year before is a fall; chance alone would seldom give a "
            "change of this size (exact E-test, p = 0.018).",
        ),
        (  # p would print as 0.050, on the wrong side of the line
            (33, 51),
            "51 against 33 the year before is a rise of 55%; chance alone would seldom "
            "give a change of this size (exact E-test, p = 0.0497).",
        ),
        (
            (5000, 5001),
            "5,001 against 5,000 the year before is a rise of less than 1%; a change of "
            "this size is ordinary chance variation (exact E-test, p = 0.99).",
        ),
    ],
)
def test_a_change_is_said_in_words(counts, sentence):
    assert compare_counts(*counts).sentence == sentence


def test_a_half_of_a_percent_goes_up_as_plans_print_it():
    assert "a fall of 15%" in compare_counts(200, 171).sentence  # 14.5%


def test_unequal_exposures_are_said_to_be_compared_as_rates():
    change = compare_counts(
        100, 100, earlier_exposure=365, later_exposure=366, compared_with="in 2015"
    )

    assert change.sentence.startswith(
        "100 against 100 in 2015 is a fall of less than 1% in the rate;"
    )


def test_equal_rates_of_unequal_counts_are_no_change():
    change = compare_counts(50, 100, earlier_exposure=1, later_exposure=2)

    assert change.p_value == 1
    assert "is no change in the rate" in change.sentence


@given(st.integers(1, 300), st.integers(1, 300))
def test_the_printed_p_value_lies_on_the_side_of_the_verdict(earlier, later):
    change = compare_counts(earlier, later)

    if "p < " not in change.sentence:
        printed = float(change.sentence.rsplit("p = ", 1)[1].removesuffix(")."))
        assert (printed < 0.05) == change.distinguishable


def test_four_of_the_nine_rows_of_a_real_years_results_are_beyond_chance():
    rows = {
        "domestic burglary": (273, 254),
        "non-domestic burglary": (429, 452),
        "theft": (925, 931),
        "theft from vehicles": (521, 445),
        "theft of vehicles": (190, 131),
        "fraud and forgery": (370, 195),
        "criminal damage": (1320, 1265),
        "killed or seriously injured": (61, 53),
        "violent crimes": (1193, 1030),
    }

    assert [
        name for name, row in rows.items() if compare_counts(*row).distinguishable
    ] == [
        "theft from vehicles",
        "theft of vehicles",
        "fraud and forgery",
        "violent crimes",
    ]


@pytest.mark.parametrize(
    ("earlier", "codes"),
    [(200, {"poisson"}), (20, {"poisson"}), (19, {"poisson", "small-base"})],
)
def test_a_small_base_is_a_caveat_and_has_no_percentage(earlier, codes):
    change = compare_counts(earlier, 30)

    assert {caveat.code for caveat in change.caveats} == codes
    assert (change.percent is None) == ("small-base" in codes)


def test_a_finding_at_the_border_says_that_the_interval_holds_no_change():
    change = compare_counts(6, 16)

    assert change.distinguishable
    assert change.lower < 1
    assert change.caveats[-1].code == "interval-holds-no-change"


@pytest.mark.parametrize("count", [-1, 2.5, 3.0, "7", None, Fraction(3), math.nan])
def test_what_is_not_a_count_is_refused(count):
    with pytest.raises(CountError, match=r"^The earlier count is"):
        compare_counts(count, 3)
    with pytest.raises(CountError, match=r"^The later count is"):
        compare_counts(3, count)
    with pytest.raises(CountError, match=r"^The baseline is"):
        minimum_detectable_change(count)


@pytest.mark.parametrize("exposure", [0, -1, math.nan, math.inf, None, "many"])
def test_what_is_not_an_exposure_is_refused(exposure):
    with pytest.raises(CountError, match=r"^The later exposure is"):
        compare_counts(1, 3, later_exposure=exposure)


def test_numpy_counts_do_not_overflow():
    change = compare_counts(np.int32(2_000_000), np.int32(2_010_000))

    assert change.p_value == compare_counts(2_000_000, 2_010_000).p_value


def test_large_counts_agree_with_the_normal_approximation():
    change = compare_counts(20_000, 20_400)
    z = 400 / math.sqrt(40_400)

    assert change.p_value == pytest.approx(math.erfc(z / math.sqrt(2)), abs=2e-4)


def test_unchanged_poisson_counts_are_flagged_one_time_in_twenty():
    rng = np.random.default_rng(2004)
    pairs = rng.poisson(np.repeat([30, 100], 500)[:, None], (1000, 2)).tolist()
    flagged = sum(compare_counts(*pair).distinguishable for pair in pairs)

    assert 29 <= flagged <= 71  # 50 expected, give or take three deviations


def test_counts_of_three_times_poisson_variance_are_flagged_far_more():
    rng = np.random.default_rng(2004)
    pairs = rng.negative_binomial(50, 1 / 3, (400, 2)).tolist()  # mean 100
    flagged = sum(compare_counts(*pair).distinguishable for pair in pairs)

    assert flagged > 80  # the caveat and the card say about a quarter


@pytest.mark.parametrize("baseline", [0, 1, 3, 4, 5, 6, 10, 20, 56, 131, 254])
def test_a_detectable_change_is_the_smallest_that_the_test_tells_from_chance(baseline):
    change = minimum_detectable_change(baseline)
    differs = [
        later
        for later in range(2 * baseline + 20)
        if compare_counts(baseline, later).distinguishable
    ]

    assert change.fall_to == max((n for n in differs if n < baseline), default=None)
    assert change.rise_to == min(n for n in differs if n > baseline)


@pytest.mark.parametrize(
    ("baseline", "sentence"),
    [
        (
            254,
            "From 254, a fall can be told from chance only at 211 or fewer, and a rise "
            "only at 301 or more (exact E-test, 5%).",
        ),
        (
            3,
            "From 3, no fall could be told from chance, and a rise only at 11 or more "
            "(exact E-test, 5%).",
        ),
    ],
)
def test_a_detectable_change_is_said_in_words(baseline, sentence):
    assert minimum_detectable_change(baseline).sentence == sentence


@pytest.mark.parametrize(
    ("baseline", "fall"), [(254, 17), (131, 23), (56, 34), (5745, 4)]
)
def test_the_targets_of_a_real_plan_need_larger_falls_than_they_ask(baseline, fall):
    # Domain reference 0.1, by two deviations: 17.7, 24.7, 37.8 and 3.7 per cent.
    assert round(minimum_detectable_change(baseline).fall_percent) == fall


def test_a_change_from_nothing_has_no_percentages():
    change = minimum_detectable_change(0)

    assert (change.fall_percent, change.rise_percent, change.rise_to) == (None, None, 4)


def test_the_rise_is_given_in_per_cent_of_the_baseline():
    assert minimum_detectable_change(100).rise_percent == pytest.approx(
        minimum_detectable_change(100).rise_to - 100
    )
