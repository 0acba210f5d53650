"""Knox's own test, on his own figures."""

import pytest

from frankpledge.analysis.nearrepeat.knox import knox_test
from frankpledge.analysis.results import Refusal


def test_knoxs_childhood_leukaemias_of_1964():
    found = knox_test(5, close_in_space=25, close_in_time=152, events=96)

    assert round(found.expected, 3) == 0.833
    assert round(found.p_value, 4) == 0.0017


def test_none_close_both_ways_is_never_a_finding():
    assert knox_test(0, close_in_space=25, close_in_time=152, events=96).p_value == 1


def test_the_p_value_is_of_as_many_or_more_not_of_more():
    # Of a Poisson distribution of mean 1: P(X >= 1) = 1 - 1/e.
    found = knox_test(1, close_in_space=3, close_in_time=3, events=5)

    assert found.expected == 0.9
    assert found.p_value == pytest.approx(1 - 2.718281828459045**-0.9)


@pytest.mark.parametrize(
    "counts",
    [
        {"observed": 6, "close_in_space": 5, "close_in_time": 9, "events": 9},
        {"observed": 1, "close_in_space": 99, "close_in_time": 9, "events": 9},
        {"observed": 0, "close_in_space": 0, "close_in_time": 0, "events": 1},
    ],
)
def test_counts_that_cannot_be_are_refused(counts):
    with pytest.raises(Refusal, match=r"Count each pair once|Give two or more"):
        knox_test(counts.pop("observed"), **counts)
