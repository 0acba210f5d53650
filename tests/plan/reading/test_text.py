"""Words forgiven their misspellings, and how little is asked of words like none."""

import difflib
from itertools import islice, permutations

import pytest

from frankpledge.plan.reading.text import SPELLING_CUTOFF, corrected
from frankpledge.plan.reading.vocabulary import SPELLINGS


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Perfomance Measures", "performance measures"),
        ("Objctive", "objective"),
        ("Overveiw of targets", "overview of targets"),
        ("Police and fire", "police and fire"),
    ],
)
def test_a_word_close_to_a_known_one_is_put_right(printed, meant):
    assert corrected(printed, SPELLINGS) == meant


def test_what_cannot_be_close_is_left_out_and_nothing_that_is():
    for known in sorted(word for word in SPELLINGS if len(word) > 5):
        for place in range(len(known)):
            word = f"{known[:place]}ae{known[place + 1 :]}"
            close = difflib.get_close_matches(word, SPELLINGS, 1, SPELLING_CUTOFF)
            assert corrected(word, SPELLINGS) == (close or [word])[0]


def test_words_like_none_that_is_known_are_compared_with_few(monkeypatch):
    compared = []
    monkeypatch.setattr(
        difflib, "get_close_matches", lambda *given, **_: compared.extend(given[1])
    )

    for letters in islice(permutations("bdfghjkmpwz", 9), 500):
        corrected("".join(letters), SPELLINGS)

    assert len(compared) < 50
