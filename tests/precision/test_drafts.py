"""What a perfect reader would give: no finding on what agrees, the seeded error else."""

import pytest
from benchmarks.checking.ideal import ideal_draft
from benchmarks.checking.run import drawn, seeded
from benchmarks.checking.table_of_seeds import EXEMPT, SEEDS

from frankpledge.review.checks.run import check_draft
from frankpledge.review.checks.table import CHECKS

MANY = range(80)
FEW = range(3)


def rules_that_speak(document):
    return {one.rule for one in check_draft(ideal_draft(document))}


def test_of_consistent_plans_nothing_is_said():
    said = {number: rules_that_speak(drawn(1, number)) for number in MANY}

    assert {number: rules for number, rules in said.items() if rules} == {}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.rule)
def test_one_error_is_found_and_only_it(seed):
    said = {number: rules_that_speak(seeded(1, number, seed)) for number in FEW}

    assert {n: rules for n, rules in said.items() if seed.rule not in rules} == {}
    assert {n: rules for n, rules in said.items() if rules - seed.allowed} == {}


def test_every_rule_has_a_seed_or_a_reason_to_have_none():
    named = [*(seed.rule for seed in SEEDS), *EXEMPT]

    assert sorted(named) == sorted(check.name for check in CHECKS)
    assert all(seed.because for seed in SEEDS if seed.companions)


def test_the_same_number_draws_the_same_document():
    assert drawn(1, 3) == drawn(1, 3)
    assert drawn(1, 3) != drawn(2, 3)
