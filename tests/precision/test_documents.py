"""A fixed small sample in every format: silent on what agrees, the seeded error found.

The full run, with thousands of documents, writes `docs/reference/precision.md`.
"""

from itertools import islice

import pytest
from benchmarks.checking.formats.registry import FORMATS
from benchmarks.checking.run import drawn, seeded, tried
from benchmarks.checking.table_of_seeds import SEEDS
from benchmarks.checking.waiting import OF_CHECKS, OF_READING, is_waiting

CONSISTENT = 4  # of each format
NUMBERS = range(100)
ALWAYS, OFTEN = FORMATS[0], [one for one in FORMATS if one.is_sampled]


def sound(form, rule="", errors=None):
    """Yield the documents of a format on which no known fault shows."""
    for number in NUMBERS:
        document = seeded(7, number, errors) if errors else drawn(7, number)
        waits = is_waiting(document, OF_CHECKS, rule)
        if not waits and not is_waiting(document, OF_READING, rule, form.name):
            yield number, document


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_consistent_plans_are_read_without_a_finding_or_a_word_lost(form):
    outcomes = [
        tried(document, number, form, None)
        for number, document in islice(sound(form), CONSISTENT)
    ]

    assert len(outcomes) == CONSISTENT
    assert [(one.number, one.findings) for one in outcomes if one.findings] == []
    assert [one.reading.words_lost for one in outcomes if one.reading.words_lost] == []


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.rule)
def test_one_error_is_found_in_a_document_and_only_it(seed):
    # Each rule in plain text and, by turns, in one of the other formats.
    for form in (ALWAYS, OFTEN[SEEDS.index(seed) % len(OFTEN)]):
        number, document = next(sound(form, seed.rule, seed))

        outcome = tried(document, number, form, seed)

        assert seed.rule in outcome.spoke, form.name
        assert outcome.false == (), form.name
