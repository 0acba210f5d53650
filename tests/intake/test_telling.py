"""Which counts are told to those who only count: one rule, and what holds where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.disclosure import DEFAULT_THRESHOLD
from frankpledge.intake.sharing import Basis, Terms
from frankpledge.intake.telling import first_told, is_small, says_small, tells_small

OPEN, AGREED = (Basis.PUBLIC_LICENCE,), (Basis.SECTION_115,)


@pytest.mark.parametrize(
    ("terms", "least"),
    [
        (Terms(), DEFAULT_THRESHOLD),
        (Terms(bases=AGREED), DEFAULT_THRESHOLD),
        (Terms(bases=AGREED, small_number=10), 10),
        (Terms(bases=AGREED, small_number=2), DEFAULT_THRESHOLD),  # never a smaller one
        (Terms(bases=OPEN), None),
        (Terms(bases=OPEN, small_number=10), 10),
    ],
)
def test_the_stricter_of_the_terms_and_ours_holds_and_open_data_is_told(terms, least):
    assert first_told(terms) == least


def test_nought_and_what_reaches_the_number_are_told():
    assert [is_small(count, 5) for count in (0, 1, 4, 5)] == [False, True, True, False]
    assert not is_small(1, None)


@given(st.lists(st.integers(0, 60), max_size=5), st.integers(2, 12))
def test_what_is_told_of_versions_gives_no_small_count_by_subtraction(counts, least):
    if not tells_small(counts, least):
        for one in counts:
            for other in [*counts, 0]:
                assert not 0 < abs(one - other) < least


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("3 rows have no location.", True),
        ("Of 7,393 rows, by point: 4.", True),
        ("Lines 2, 15 and 1,003 differ.", True),
        ("7,393 rows of 2014-04 to 2014-06.", False),
        ("60.0 a month, 4% of all.", False),
        ("Nothing is missing since April 2010.", False),
    ],
)
def test_a_sentence_with_a_small_count_is_known(sentence, says):
    assert says_small(sentence, 5) is says
    assert not says_small(sentence, None)
