"""The table of checks between years is complete, like the table for one document."""

import re

import pytest

from frankpledge.plan.reading.draft import Unit
from frankpledge.review.checks.table import CHECKS
from frankpledge.review.comparing import figures, resolve
from frankpledge.review.comparing.comparison import FATE_NAMES, Fate
from frankpledge.review.comparing.elements import GROUPS, KIND_NAMES, Basis, Kind
from frankpledge.review.comparing.run import compare_plans
from frankpledge.review.comparing.summary import FOUND_WORDS
from frankpledge.review.comparing.table import YEARS_CHECKS

BY_NAME = pytest.mark.parametrize("check", YEARS_CHECKS, ids=lambda check: check.name)


@BY_NAME
def test_every_check_speaks_on_its_own_example(check):
    found = [f for f in compare_plans(*check.trips()).findings if f.rule == check.name]

    assert found
    assert all(one.severity is check.severity for one in found)


@BY_NAME
def test_every_check_is_silent_on_its_sound_neighbour(check):
    found = [one.rule for one in compare_plans(*check.passes()).findings]

    assert check.name not in found


@BY_NAME
def test_every_check_is_silent_on_two_plans_that_are_one(check):
    for plan in check.trips():
        bare = [f.rule for f in compare_plans(plan, plan).findings]
        assert set(bare) <= {"met-and-kept"}


@BY_NAME
def test_every_finding_is_a_sentence_with_the_figures_of_both(check):
    for finding in compare_plans(*check.trips()).findings:
        assert finding.sentence[0].isupper()
        assert finding.sentence[-1] in ".?"
        assert len(re.findall(r"\d", finding.sentence)) > 1
        assert "  " not in finding.sentence
        assert finding.earlier or finding.later


@BY_NAME
def test_every_check_is_worded_for_the_page_that_explains_it(check):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", check.name)
    assert check.question.endswith("?")
    for text in (check.needs, check.tolerance, check.source):
        assert text.endswith(".")
        assert "  " not in text


def test_no_check_shares_a_name_with_another_of_either_table():
    names = [check.name for check in (*CHECKS, *YEARS_CHECKS)]

    assert len(set(names)) == len(names)


def test_every_rule_that_is_written_stands_in_the_table():
    written = {
        function
        for module in (figures, resolve)
        for function in vars(module).values()
        if "YearsRemark" in str(getattr(function, "__annotations__", {}).get("return"))
        and function.__module__ == module.__name__
        and not function.__name__.startswith("_")
    }

    assert written == {check.function for check in YEARS_CHECKS}


def test_every_check_can_be_counted_in_the_summary():
    assert set(FOUND_WORDS) == {check.name for check in YEARS_CHECKS}
    for one, many in FOUND_WORDS.values():
        assert one.startswith("1 ")
        assert many.startswith("{count} ")


def test_the_tables_of_words_are_complete():
    assert set(KIND_NAMES) == set(Kind)
    assert set(FATE_NAMES) == set(Fate)
    assert set(figures.RESTS_ON) == set(figures.WHY_BASELINES_DIFFER) == set(Basis)
    assert set(figures.UNIT_WORDS) == set(Unit)
    assert frozenset().union(*GROUPS) == set(Kind) - {Kind.RESULT}
    assert sum(map(len, GROUPS)) == len(Kind) - 1
