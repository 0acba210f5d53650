"""The page of precision and recall: complete, and honest about every share."""

import re
from pathlib import Path

from benchmarks.checking.__main__ import PAGE
from benchmarks.checking.formats.registry import FORMATS
from benchmarks.checking.measure import Tally
from benchmarks.checking.page import KINDS, page, share
from benchmarks.checking.run import Ledger, drawn, tried
from benchmarks.checking.table_of_seeds import EXEMPT, SEEDS

from frankpledge.review.checks.table import CHECKS

NAMES = [form.name for form in FORMATS]


def test_the_page_has_a_row_for_every_format_rule_and_kind():
    text = PAGE.read_text(encoding="utf-8")

    rows = re.findall(r"^\| `?([^|`]+?)`? \|", text, re.MULTILINE)

    assert set(NAMES) <= set(rows)
    assert {check.name for check in CHECKS} - set(EXEMPT) <= set(rows)
    assert set(KINDS.values()) <= set(rows)


def test_the_page_names_no_day_and_no_machine():
    text = PAGE.read_text(encoding="utf-8")

    assert not re.search(r"\b20\d\d-\d\d-\d\d\b|seconds", text)


def test_only_all_is_a_hundred_per_cent():
    assert (share(999_999, 1_000_000), share(7, 7), share(0, 0)) == ("99.9", "100", "-")


def test_a_run_is_added_up_by_rule_and_format():
    form, ledger = FORMATS[0], Ledger()
    document = drawn(1, 0)
    ledger.add(tried(document, 0, form, None))
    other = Ledger()
    other.add(tried(document, 0, form, SEEDS[0]))  # an error the document has not

    ledger.merge(other)

    assert ledger.consistent == {form.name: 1}
    assert ledger.documents == {form.name: 2}
    assert ledger.rules[SEEDS[0].rule, form.name] == Tally(1, 0, 0)
    assert f"| {form.name} | 2 | 1 | 100 |" in page(ledger, [form.name], SEEDS, EXEMPT)


def test_the_page_lives_where_the_reference_is():
    assert Path(__file__).parents[2] / "docs" / "reference" / "precision.md" == PAGE
