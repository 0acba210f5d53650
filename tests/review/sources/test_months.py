"""How much of a period is held, and the words for it."""

from datetime import date

import pytest

from frankpledge.review.rules import Held
from frankpledge.review.sources.answers import MonthValue
from frankpledge.review.sources.months import (
    how_much_is_held,
    months_in_words,
    note_on,
)

WHOLE, SO_FAR, GAPS = Held.WHOLE, Held.SO_FAR, Held.GAPS


def quarter(*counts) -> list[MonthValue]:
    """Return months from April 2010: a count, None for no return, "5?" for a partial 5."""
    return [
        MonthValue(date(2010, 4 + place, 1), int(str(count).rstrip("?")), partial=True)
        if str(count).endswith("?")
        else MonthValue(date(2010, 4 + place, 1), count)
        for place, count in enumerate(counts)
    ]


@pytest.mark.parametrize(
    ("counts", "held"),
    [
        ((1, 2, 3), WHOLE),
        ((0, 0, 0), WHOLE),  # nothing happened is something known
        ((1, 2, None), SO_FAR),
        ((1, None, None), SO_FAR),
        ((0, None, None), SO_FAR),
        ((1, None, 3), GAPS),
        ((None, 2, 3), GAPS),
        ((None, None, 3), GAPS),
        ((1, "2?", 3), GAPS),
        ((1, 2, "3?"), GAPS),  # the last month is held and cannot be trusted
        ((1, "2?", None), GAPS),
        (("1?", None, None), GAPS),
    ],
)
def test_months_are_whole_or_the_first_so_far_or_have_gaps(counts, held):
    assert how_much_is_held(quarter(*counts)) is held


@pytest.mark.parametrize(
    ("counts", "note"),
    [
        ((1, 2, 3), ""),
        ((1, 2, None), "2 of 3 months are held, the last May 2010."),
        (
            (1, None, 3),
            "4 counted, but no return is held for May 2010: that is not the whole "
            "period, so it is compared with nothing.",
        ),
        (
            (1500, "2?", "3?"),
            "1,505 counted, but May and June 2010 look partial: that is not the whole "
            "period, so it is compared with nothing.",
        ),
        (
            (None, "2?", 3),
            "5 counted, but no return is held for April 2010 and May 2010 looks "
            "partial: that is not the whole period, so it is compared with nothing.",
        ),
    ],
)
def test_the_note_says_which_months_to_mind(counts, note):
    assert note_on(quarter(*counts)) == note


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ([(2014, 4)], "April 2014"),
        ([(2014, 4), (2014, 5)], "April and May 2014"),
        ([(2014, 4), (2014, 5), (2014, 6)], "April to June 2014"),
        ([(2013, 11), (2013, 12), (2014, 1)], "November 2013 to January 2014"),
        ([(2013, 12), (2014, 1)], "December 2013 and January 2014"),
        ([(2014, 4), (2014, 6)], "April 2014 and June 2014"),
        (
            [(2014, 4), (2014, 6), (2014, 8), (2014, 9), (2014, 10)],
            "April 2014, June 2014 and August to October 2014",
        ),
    ],
)
def test_months_are_named_as_runs(months, words):
    assert months_in_words([date(*month, 1) for month in months]) == words
