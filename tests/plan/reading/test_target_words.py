"""Targets in words, read as rules."""

from decimal import Decimal

import pytest

from frankpledge.plan.reading.draft import RuleKind, TargetRule, Unit
from frankpledge.plan.reading.figures import parse_figure
from frankpledge.plan.reading.target_cells import rule_of_row
from frankpledge.plan.reading.target_words import (
    RULE_PATTERNS,
    indicator_codes,
    parse_rule,
    subject_of,
)

PERCENT, COUNT = Unit.PERCENT, Unit.COUNT
CASES = [
    ("Fewer than 15% sell to children", RuleKind.AT_MOST, "15", PERCENT),
    ("below 25%", RuleKind.AT_MOST, "25", PERCENT),
    ("≤ 12", RuleKind.AT_MOST, "12", COUNT),
    ("more than 40", RuleKind.AT_LEAST, "40", COUNT),
    ("Reduce burglary by 5%", RuleKind.REDUCE_BY_SHARE, "5", PERCENT),
    ("Decrease noise by five per cent", RuleKind.REDUCE_BY_SHARE, "5", PERCENT),
    ("Cut arson by 2.5 %", RuleKind.REDUCE_BY_SHARE, "2.5", PERCENT),
    ("Reduce thefts by 10% on 2029 levels", RuleKind.REDUCE_BY_SHARE, "10", PERCENT),
    ("A 10% reduction in thefts", RuleKind.REDUCE_BY_SHARE, "10", PERCENT),
    ("Increase members by 50 %", RuleKind.INCREASE_BY_SHARE, "50", PERCENT),
    ("15% increase in reports", RuleKind.INCREASE_BY_SHARE, "15", PERCENT),
    ("Reduce repeats to 20%", RuleKind.REDUCE_TO, "20", PERCENT),
    ("Reduce injuries from 61 to 57", RuleKind.REDUCE_TO, "57", COUNT),
    ("Reduce thefts to below 1,200", RuleKind.REDUCE_TO, "1200", COUNT),
    ("Increase trust from 50% to 55%", RuleKind.INCREASE_TO, "55", PERCENT),
    ("Raise attendance to 90%", RuleKind.INCREASE_TO, "90", PERCENT),
    ("Reduce thefts by 20 offences", RuleKind.REDUCE, "20", COUNT),
    ("Increase visits by 30", RuleKind.INCREASE, "30", COUNT),
    ("Maintain the share who feel safe", RuleKind.MAINTAIN_OR_IMPROVE, None, COUNT),
    ("Maintain, or reduce, the level", RuleKind.MAINTAIN_OR_IMPROVE, None, COUNT),
    ("NI21 - Maintain the share", RuleKind.MAINTAIN_OR_IMPROVE, None, COUNT),
    ("At least four fairs to be held", RuleKind.AT_LEAST, "4", COUNT),
    ("Ensure at least six men attend", RuleKind.AT_LEAST, "6", COUNT),
    ("With a minimum of 45 referrals.", RuleKind.AT_LEAST, "45", COUNT),
    ("No fewer than twelve walks", RuleKind.AT_LEAST, "12", COUNT),
    ("No more than 3 complaints", RuleKind.AT_MOST, "3", COUNT),
    ("Improve behaviour in 75% of cases", RuleKind.AT_LEAST, "75", PERCENT),
    ("80% of tenants satisfied", RuleKind.AT_LEAST, "80", PERCENT),
    ("Run 50 patrols", RuleKind.AT_LEAST, "50", COUNT),
    ("Hold two open days", RuleKind.AT_LEAST, "2", COUNT),
    ("Offer 180 health checks", RuleKind.AT_LEAST, "180", COUNT),
    ("Refuge to offer beds to 70 women", RuleKind.AT_LEAST, "70", COUNT),
    ("Link Scheme - Complete at least 40 plans", RuleKind.AT_LEAST, "40", COUNT),
    ("Reduce first offences", RuleKind.REDUCE, None, COUNT),
    ("Increase confidence", RuleKind.INCREASE, None, COUNT),
]


@pytest.mark.parametrize(("words", "kind", "amount", "unit"), CASES)
def test_the_words_of_a_target_give_its_rule(words, kind, amount, unit):
    expected = None if amount is None else Decimal(amount)

    assert parse_rule(words) == TargetRule(kind, expected, unit)


def test_every_pattern_of_the_table_has_a_case_it_reads():
    first = {
        next(p.name for p in RULE_PATTERNS if p.pattern.search(_bare(words)))
        for words, *_ in CASES
    }

    assert first == {pattern.name for pattern in RULE_PATTERNS}


def _bare(words):
    return words.lower().removeprefix("ni21 - ").removeprefix("link scheme - ")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "NI195 - Cleaner streets",
        "Crime targets",
        "Safer homes for everyone",
        "At least two hundred homes",
        "Continue the work of the group",
    ],
)
def test_words_without_a_rule_give_none(words):
    assert parse_rule(words) is None


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (["County plan NI47"], ("NI47",)),
        (["NI 21 and ni21", "BVPI 126a"], ("NI21", "BVPI126a")),
        (["UNI47", "NIGHT 4"], ()),
    ],
)
def test_indicator_codes_are_found_once_each(texts, codes):
    assert indicator_codes(*texts) == codes


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("Link Scheme - Complete 40 plans", "Link Scheme"),
        ("NI32 - Reduce repeats", ""),
        ("Run 40 plans", ""),
    ],
)
def test_what_stands_before_the_dash_is_the_subject(words, subject):
    assert subject_of(words) == subject


@pytest.mark.parametrize(
    ("title", "cell", "kind"),
    [
        ("Reduce repeat victims", "below 25%", RuleKind.REDUCE_TO),
        ("Increase satisfaction", "over 25%", RuleKind.INCREASE_TO),
        ("Repeat victims", "below 25%", RuleKind.AT_MOST),
        ("Reduce repeat victims to 20%", "below 25%", RuleKind.REDUCE_TO),
        ("Reduce repeat victims", "over 25%", RuleKind.REDUCE),
    ],
)
def test_a_limit_in_the_target_s_cell_is_the_amount(title, cell, kind):
    rule = rule_of_row(title, parse_figure(cell))

    assert rule.kind is kind
