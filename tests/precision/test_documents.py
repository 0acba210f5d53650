"""A fixed small sample in every format: silent on what agrees, the seeded error found.

The full run, with thousands of documents, writes `docs/reference/precision.md`.
"""

import pytest
from benchmarks.checking.formats.registry import FORMATS
from benchmarks.checking.run import drawn, seeded, tried
from benchmarks.checking.table_of_seeds import SEEDS

CONSISTENT = 2  # of each format


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_consistent_plans_are_read_without_a_finding_or_a_word_lost(form):
    outcomes = [
        tried(drawn(7, number), number, form, None) for number in range(CONSISTENT)
    ]

    assert [(one.number, one.findings) for one in outcomes if one.findings] == []
    assert [one.reading.words_lost for one in outcomes if one.reading.words_lost] == []


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.rule)
def test_one_error_is_found_in_a_document_and_only_it(seed):
    form = FORMATS[SEEDS.index(seed) % len(FORMATS)]  # each by turns

    outcome = tried(seeded(7, 0, seed), 0, form, seed)

    assert seed.rule in outcome.spoke, form.name
    assert outcome.false == (), form.name
