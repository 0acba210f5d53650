"""The table of checks is complete: every rule is worded, shown to speak and to be still."""

import importlib
import pkgutil
import re

import pytest

from frankpledge.review import checks
from frankpledge.review.checks.examples import draft, fall, target
from frankpledge.review.checks.run import check_draft
from frankpledge.review.checks.table import CHECKS

BY_NAME = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
MODULES = tuple(
    importlib.import_module(f"{checks.__name__}.{module.name}")
    for module in pkgutil.iter_modules(checks.__path__)
)


@BY_NAME
def test_every_check_speaks_on_its_own_example(check):
    found = [one for one in check_draft(check.trips()) if one.rule == check.name]

    assert found
    assert all(one.severity is check.severity for one in found)


@BY_NAME
def test_every_check_is_silent_on_its_sound_neighbour(check):
    found = [one.rule for one in check_draft(check.passes())]

    assert check.name not in found


@BY_NAME
def test_every_finding_is_a_sentence_with_a_figure_or_the_document_s_words(check):
    for finding in check_draft(check.trips()):
        assert finding.sentence[0].isupper() or finding.sentence[0] in "“0123456789"
        assert finding.sentence.rstrip("”")[-1] == "."
        assert re.search(r"\d|“", finding.sentence)
        assert "  " not in finding.sentence


@BY_NAME
def test_every_check_is_worded_for_the_page_that_explains_it(check):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", check.name)
    assert check.question.endswith("?")
    for text in (check.needs, check.tolerance, check.source):
        assert text.endswith(".")
        assert "  " not in text


def test_no_two_checks_share_a_name():
    assert len({check.name for check in CHECKS}) == len(CHECKS)


def test_every_rule_that_is_written_stands_in_the_table():
    written = {
        function
        for module in MODULES
        for function in vars(module).values()
        if getattr(function, "__annotations__", {}).get("return") is not None
        and "Remark" in str(function.__annotations__["return"])
        and "Iterator" in str(function.__annotations__["return"])
        and function.__module__ == module.__name__
        and not function.__name__.startswith("_")
    }

    assert written == {check.function for check in CHECKS}


def test_the_worst_comes_first_and_then_the_order_of_the_document():
    mixed = draft(
        target("Reduce arson by 10%", "250 | 225", fall("10%"), 21),
        target("Reduce robbery by 10%", "8,000 | 7,000", fall("10%"), 22),
        target("Reduce fraud by 10%", "TBC | TBC", fall("10%"), 20),
        target("Reduce bicycle theft by 10%", "9,000 | 8,000", fall("10%"), 19),
        prose="Crime fell.",
    )

    found = [(one.severity.value, one.source.first_line) for one in check_draft(mixed)]

    assert found == [("wrong", 19), ("wrong", 22), ("unjudgeable", 20), ("note", 21)]
