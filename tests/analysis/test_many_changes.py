"""Pairs shown together: published step-up, honest tables, and a kernel that agrees."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis import kernels, poisson_pairs
from frankpledge.analysis.change import compare_counts, minimum_detectable_change
from frankpledge.analysis.change.many import (
    Pairs,
    benjamini_hochberg,
    compare_many,
)
from frankpledge.analysis.monthly.dispersion import estimate_dispersion
from frankpledge.analysis.poisson_pair import e_test
from frankpledge.analysis.poisson_pairs import e_tests
from frankpledge.analysis.results import Refusal
from frankpledge.analysis.scaled_pair import scaled_interval, scaled_test
from tests.analysis.histories import drawn, history

# Benjamini and Hochberg (1995), section 3: thrombolysis, fifteen comparisons.
PUBLISHED = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
PUBLISHED += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]


def test_the_published_step_up_rejects_four():
    q_values = benjamini_hochberg(np.array(PUBLISHED))

    assert (q_values <= 0.05).sum() == 4
    assert q_values[:4].round(4).tolist() == [0.0015, 0.003, 0.0095, 0.0356]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_q_values_keep_the_order_of_the_p_values_and_are_no_smaller(p_values):
    given_values = np.array(p_values)
    q_values = benjamini_hochberg(given_values)

    assert (q_values >= given_values - 1e-15).all()
    assert (np.diff(q_values[np.argsort(given_values)]) >= 0).all()


COUNTS = st.integers(0, 300)
EXPOSURE = st.sampled_from([1, 28, 31, 365, 366, 1.5, 0.1, 1e6, 3e9])


@pytest.mark.skipif(not kernels.available(), reason="numba is not installed")
@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(COUNTS, COUNTS, EXPOSURE, EXPOSURE), min_size=1, max_size=8))
def test_the_compiled_test_of_many_gives_what_one_by_one_gives(pairs):
    repeated = pairs * (200 // len(pairs) + 1)
    earlier, later, before, after = (
        np.array(column) for column in zip(*repeated, strict=True)
    )
    found = e_tests(earlier, later, before.astype(float), after.astype(float))

    for place, (a, b, m, n) in enumerate(pairs):
        relative = Fraction(float(m)) / Fraction(float(n))
        assert found[place] == pytest.approx(e_test(a, b, relative), abs=1e-12)


def test_without_the_kernel_the_answer_is_the_same(monkeypatch):
    pairs = Pairs("abcd" * 60, [22, 7, 61, 0] * 60, [26, 5, 53, 3] * 60)
    compiled = compare_many(pairs)
    monkeypatch.setattr(poisson_pairs, "available", lambda: False)
    plain = compare_many(pairs)

    assert plain.p_values == pytest.approx(compiled.p_values, abs=1e-12)
    assert plain.p_values[:4].round(8).tolist() == [
        0.57195931,  # exact ties, by brute force
        0.59705845,
        round(compare_counts(61, 53).p_value, 8),
        0.08837901,
    ]


def test_counts_too_large_for_64_bits_are_still_tested_exactly():
    one = np.ones(200)
    found = e_tests(one.astype(int) * 5, one.astype(int) * 9, one * 3e9, one * 2.9e9)

    assert found[0] == pytest.approx(e_test(5, 9, Fraction(30, 29)), abs=1e-12)


def test_intervals_of_many_are_those_of_one():
    found = compare_many(Pairs("abc", [61, 0, 6], [53, 3, 0], [365] * 3, [366] * 3))

    for row, pair in zip(found.rows, [(61, 53), (0, 3), (6, 0)], strict=True):
        one = compare_counts(*pair, earlier_exposure=365, later_exposure=366)
        assert row.lower == pytest.approx(one.lower, rel=1e-9)
        assert (row.upper or np.inf) == pytest.approx(one.upper, rel=1e-9)
        assert row.p_value == pytest.approx(one.p_value, abs=1e-12)


@given(st.integers(0, 500), st.integers(0, 500), st.floats(1.2, 9), st.floats(4, 80))
def test_the_scaled_interval_holds_no_change_just_where_the_test_does_not_reject(
    earlier, later, dispersion, freedom
):
    given_values = (earlier, later, 1.0, dispersion, freedom)
    p_value = float(scaled_test(*given_values))
    lower, upper = scaled_interval(*given_values, outside=0.05)

    if abs(p_value - 0.05) > 1e-9:
        assert (lower <= 1 <= upper) == (p_value > 0.05)
    assert lower <= upper


def test_the_scaled_interval_is_wilsons_where_the_dispersion_is_one():
    # Wilson's limits for 10 of 20 (Newcombe 1998, method 3): 0.2993 and 0.7007.
    lower, upper = scaled_interval(10, 10, 1.0, 1.0, np.inf, outside=0.05)

    assert (
        round(float(lower / (1 + lower)), 4),
        round(float(upper / (1 + upper)), 4),
    ) == (
        0.2993,
        0.7007,
    )


def test_the_test_is_chosen_by_the_dispersion_and_says_why():
    steady = estimate_dispersion(history([20, 22, 19, 21, 18, 20] * 6))
    rng = np.random.default_rng(2)
    bursts = estimate_dispersion(history(drawn(rng, 60, 4, 60)))

    calm = compare_counts(240, 300, dispersion=steady)
    wild = compare_counts(720, 800, dispersion=bursts)

    assert (calm.method, calm.p_value) == (
        "exact E-test",
        compare_counts(240, 300).p_value,
    )
    assert "below 1.2, so the exact test holds" in calm.test.why
    assert "poisson" not in {caveat.code for caveat in calm.caveats}
    assert wild.method == "quasi-Poisson test"
    assert not wild.distinguishable
    assert compare_counts(720, 800).distinguishable
    assert "1.2 or more, so the test allows for it" in wild.test.why


@pytest.mark.parametrize("dispersion", [0, -1, float("nan"), float("inf")])
def test_what_is_no_dispersion_is_refused(dispersion):
    with pytest.raises(Refusal, match="must be a number above nought"):
        compare_counts(5, 6, dispersion=dispersion)


def test_no_events_at_all_are_no_change_at_any_dispersion():
    change = compare_counts(0, 0, dispersion=3.0)

    assert (change.p_value, change.lower, change.upper) == (1, 0, np.inf)


def test_unchanged_counts_of_three_times_the_variance_are_seldom_flagged():
    rng = np.random.default_rng(2004)
    flagged = 0
    for _ in range(120):
        found = estimate_dispersion(history(drawn(rng, 8, 3, 36)))
        pair = drawn(rng, 96, 3, 2).tolist()
        flagged += compare_counts(*pair, dispersion=found).distinguishable

    assert flagged <= 15  # 6 expected; the exact test would flag about 29


@pytest.mark.parametrize("dispersion", [1, 3])
def test_a_table_where_nothing_changed_seldom_names_anything(dispersion):
    rng = np.random.default_rng(1995)
    named = 0
    for _ in range(20):
        means = np.exp(rng.uniform(3, 6, 300))
        pairs = drawn(rng, means, dispersion), drawn(rng, means, dispersion)
        found = compare_many(Pairs(range(300), *pairs), dispersion=float(dispersion))
        named += bool(found.changed.any())

    assert named <= 4  # 1 expected at most


def test_an_estimate_below_1_2_is_not_trusted_alone_in_a_table():
    low = estimate_dispersion(history([20, 24, 17, 22, 15, 21] * 6))
    single = compare_counts(200, 260, dispersion=low).p_value
    found = compare_many(Pairs(["a"], [200], [260]), dispersion=low)

    assert found.p_values[0] >= single


@pytest.mark.parametrize("dispersion", [None, 3.0])
@pytest.mark.parametrize("baseline", [60, 254])
def test_a_change_planned_for_is_found_four_times_in_five(baseline, dispersion):
    rng = np.random.default_rng(80)
    seen = minimum_detectable_change(baseline, dispersion=dispersion)
    scale, times = dispersion or 1, 400
    for target in (seen.planned_fall_to, seen.planned_rise_to):
        before = drawn(rng, baseline, scale, times).tolist()
        after = drawn(rng, target, scale, times).tolist()
        pairs = Pairs(range(times), before, after)
        found = (compare_many(pairs, dispersion=dispersion).p_values < 0.05).mean()
        assert 0.73 <= found <= 0.88


def test_more_scatter_needs_a_larger_change():
    calm, wild = (minimum_detectable_change(254, dispersion=d) for d in (1.0, 3.0))

    assert wild.fall_to < calm.fall_to < 254 < calm.rise_to < wild.rise_to
    assert wild.planned_fall_to < wild.fall_to
    assert "quasi-Poisson test at dispersion 3.0, 5%" in wild.sentence


def test_a_baseline_from_which_no_fall_can_be_planned_says_only_the_rise():
    assert minimum_detectable_change(5).planning == (
        "To be seen four times in five, a real rise must be to 19."
    )


@pytest.mark.parametrize(
    ("pairs", "settings", "says"),
    [
        (Pairs("ab", [1, 2], [3]), {}, "not equally many"),
        (Pairs("a", [-1], [3]), {}, "earlier count of pair 1"),
        (Pairs("a", [1], [2.5]), {}, "later count of pair 1"),
        (Pairs("a", [1], [2], [0], [1]), {}, "exposure of pair 1"),
        (Pairs("ab", [1, 2], [3, 4]), {"dispersion": [1.0]}, "1 dispersions for 2"),
        (Pairs("a", [1], [2]), {"rate": 1}, "between 0 and 1"),
    ],
)
def test_pairs_that_cannot_be_compared_are_refused(pairs, settings, says):
    with pytest.raises(Refusal, match=says):
        compare_many(pairs, **settings)
