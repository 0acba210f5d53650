"""A fixed small sample in every format: silent on what agrees, the seeded error found.

The full run, with thousands of documents, writes `docs/reference/precision.md`.
"""

from itertools import islice

import pytest
from benchmarks.checking.formats.registry import FORMATS
from benchmarks.checking.run import drawn, seeded, tried
from benchmarks.checking.table_of_seeds import SEEDS
from benchmarks.checking.waiting import OF_READING, is_waiting

CONSISTENT = 2  # of each format
NUMBERS = range(100)
SAMPLED = [one for one in FORMATS if one.is_sampled]


def sound(form, rule="", errors=None):
    """Yield the documents of a format on which no known fault shows."""
    for number in NUMBERS:
        document = seeded(7, number, errors) if errors else drawn(7, number)
        if not is_waiting(document, OF_READING, rule, form.name):
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
    form = SAMPLED[SEEDS.index(seed) % len(SAMPLED)]  # each by turns

    for number, document in islice(sound(form, seed.rule, seed), 1):
        outcome = tried(document, number, form, seed)

        assert seed.rule in outcome.spoke, form.name
        assert outcome.false == (), form.name


@pytest.mark.parametrize("waiting", OF_READING, ids=lambda one: one.reason)
def test_what_waits_for_the_reader_to_be_mended_still_has_to(waiting):
    errors = [seed for seed in SEEDS if seed.rule in waiting.rules] or [None]
    forms = [one for one in FORMATS if one.name in waiting.formats] or FORMATS[:1]
    tries = (
        (seeded(7, number, error) if error else drawn(7, number), error, form)
        for number in NUMBERS
        for error in errors
        for form in forms
    )
    outcomes = (
        tried(document, 0, form, error)
        for document, error, form in tries
        if waiting.concerns(document)
    )

    assert any(
        one.false or one.seed not in one.spoke | {""} or one.reading.words_lost
        for one in outcomes
    )
