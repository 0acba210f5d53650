"""What a perfect reader would give: no finding on what agrees, the seeded error else."""

import pytest
from benchmarks.checking.ideal import ideal_draft
from benchmarks.checking.run import drawn, seeded
from benchmarks.checking.table_of_seeds import SEEDS
from benchmarks.checking.waiting import OF_CHECKS, is_waiting

from frankpledge.review.checks.run import check_draft

MANY = range(200)
FEW = range(8)


def rules_that_speak(document):
    return {one.rule for one in check_draft(ideal_draft(document))}


def test_of_consistent_plans_nothing_is_said():
    documents = {number: drawn(1, number) for number in MANY}

    said = {
        number: rules_that_speak(document)
        for number, document in documents.items()
        if not is_waiting(document, OF_CHECKS)
    }

    assert len(said) > 100
    assert {number: rules for number, rules in said.items() if rules} == {}


@pytest.mark.parametrize("number", FEW)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.rule)
def test_one_error_is_found_and_only_it(seed, number):
    document = seeded(1, number, seed)

    spoke = rules_that_speak(document)

    assert seed.rule in spoke
    if not is_waiting(document, OF_CHECKS):
        assert spoke <= seed.allowed


@pytest.mark.parametrize("waiting", OF_CHECKS, ids=lambda one: one.reason)
def test_what_waits_for_a_check_to_be_mended_still_has_to(waiting):
    concerned = [
        document
        for document in (drawn(1, number) for number in MANY)
        if waiting.concerns(document)
    ]

    assert any(rules_that_speak(document) for document in concerned)


def test_the_same_number_draws_the_same_document():
    assert drawn(1, 3) == drawn(1, 3)
    assert drawn(1, 3) != drawn(2, 3)
