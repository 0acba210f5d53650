"""What a perfect reader would give: no finding on what agrees, the seeded error else."""

from itertools import islice

import pytest
from benchmarks.checking.ideal import ideal_draft
from benchmarks.checking.run import drawn, seeded
from benchmarks.checking.table_of_seeds import EXEMPT, SEEDS
from benchmarks.checking.waiting import OF_CHECKS, is_waiting

from frankpledge.review.checks.run import check_draft
from frankpledge.review.checks.table import CHECKS

MANY = range(80)
FEW = 3


def rules_that_speak(document):
    return {one.rule for one in check_draft(ideal_draft(document))}


def test_of_consistent_plans_nothing_is_said():
    documents = {number: drawn(1, number) for number in MANY}

    said = {
        number: rules_that_speak(document)
        for number, document in documents.items()
        if not is_waiting(document, OF_CHECKS)
    }

    assert len(said) > 50
    assert {number: rules for number, rules in said.items() if rules} == {}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.rule)
def test_one_error_is_found_and_only_it(seed):
    documents = (seeded(1, number, seed) for number in MANY)
    sound = (one for one in documents if not is_waiting(one, OF_CHECKS, seed.rule))

    said = dict(enumerate(map(rules_that_speak, islice(sound, FEW))))

    assert len(said) == FEW
    assert {n: rules for n, rules in said.items() if seed.rule not in rules} == {}
    assert {n: rules for n, rules in said.items() if rules - seed.allowed} == {}


@pytest.mark.parametrize("waiting", OF_CHECKS, ids=lambda one: one.reason)
def test_what_waits_for_a_check_to_be_mended_still_has_to(waiting):
    errors = [seed for seed in SEEDS if seed.rule in waiting.rules]
    documents = (
        ((seed.rule, seeded(1, n, seed)) for seed in errors for n in MANY)
        if waiting.rules
        else (("", drawn(1, n)) for n in MANY)
    )

    assert any(
        waiting.concerns(document) and rules_that_speak(document) != {rule} - {""}
        for rule, document in documents
    )


def test_every_rule_has_a_seed_or_a_reason_to_have_none():
    named = [*(seed.rule for seed in SEEDS), *EXEMPT]

    assert sorted(named) == sorted(check.name for check in CHECKS)
    assert all(seed.because for seed in SEEDS if seed.companions)


def test_the_same_number_draws_the_same_document():
    assert drawn(1, 3) == drawn(1, 3)
    assert drawn(1, 3) != drawn(2, 3)
