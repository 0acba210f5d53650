"""The words of a target, read as a rule: a named table of patterns, first match wins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from frankpledge.plan.reading.draft import RuleKind, TargetRule, Unit
from frankpledge.plan.reading.figures import (
    NOT_MULTIPLIED,
    NUMBER_WORD,
    PER_CENT,
    PROSE_NUMBER,
    number_of,
)
from frankpledge.plan.reading.meaning import INDICATOR_SETS
from frankpledge.plan.reading.text import DASH_CLASS, fold

LONGEST_READ: Final = 600  # a target's rule stands at the front of its words

_DOWN = r"\b(?:reduc(?:e|ed|ing|tion)|decreas(?:e|ed|ing)|cut|lower|fewer)\b"
_UP = r"\b(?:increas(?:e|ed|ing)|rais(?:e|ed|ing)|improve(?:d|ment)?|grow)\b"
_N = rf"(?P<n>{PROSE_NUMBER}|{NUMBER_WORD})(?![\w/]){NOT_MULTIPLIED}(?P<unit> ?{PER_CENT})?"
_FIRST = rf"(?:{PROSE_NUMBER}|{NUMBER_WORD})(?: ?{PER_CENT})?"
_SHARE = rf"(?P<n>{PROSE_NUMBER}|{NUMBER_WORD})(?P<unit> ?{PER_CENT})"
_GAP = r".{0,400}?"
_LIMIT = r"(?:below |under |less than |no more than |at least |over |above )?"
_DOING = (
    r"(?:run|hold|offer|complete|deliver|provide|carry out|undertake|train|issue|visit|"
    r"target|organise|arrange|support|engage|recruit|establish|attend|distribute|fit|"
    r"achieve|conduct|host|publish|refer|remove|inspect|link in with)"
)


@dataclass(frozen=True)
class RulePattern:
    """A way of wording a target, with what it means."""

    name: str
    kind: RuleKind
    pattern: re.Pattern[str]


def _rule(name: str, kind: RuleKind, pattern: str) -> RulePattern:
    return RulePattern(name, kind, re.compile(pattern))


RULE_PATTERNS: Final[tuple[RulePattern, ...]] = (
    _rule(
        "maintain, or improve, or reduce",
        RuleKind.MAINTAIN_OR_IMPROVE,
        r"^(?:to )?(?:maintain|sustain|keep|hold steady|continue to maintain)\b",
    ),
    _rule(
        "reduce from A to B",
        RuleKind.REDUCE_TO,
        rf"{_DOWN}{_GAP}\bfrom {_FIRST} to {_N}",
    ),
    _rule(
        "increase from A to B",
        RuleKind.INCREASE_TO,
        rf"{_UP}{_GAP}\bfrom {_FIRST} to {_N}",
    ),
    _rule(
        "reduce by a share", RuleKind.REDUCE_BY_SHARE, rf"{_DOWN}{_GAP}\bby {_SHARE}"
    ),
    _rule(
        "increase by a share", RuleKind.INCREASE_BY_SHARE, rf"{_UP}{_GAP}\bby {_SHARE}"
    ),
    _rule(
        "a reduction of a share",
        RuleKind.REDUCE_BY_SHARE,
        rf"^(?:an? )?{_SHARE} (?:reduction|decrease|fall)\b",
    ),
    _rule(
        "an increase of a share",
        RuleKind.INCREASE_BY_SHARE,
        rf"^(?:an? )?{_SHARE} (?:increase|rise|improvement)\b",
    ),
    _rule("reduce by a number", RuleKind.REDUCE, rf"{_DOWN}{_GAP}\bby {_N}"),
    _rule("increase by a number", RuleKind.INCREASE, rf"{_UP}{_GAP}\bby {_N}"),
    _rule("reduce to", RuleKind.REDUCE_TO, rf"{_DOWN}{_GAP}\bto {_LIMIT}{_N}"),
    _rule("increase to", RuleKind.INCREASE_TO, rf"{_UP}{_GAP}\bto {_LIMIT}{_N}"),
    _rule(
        "at least",
        RuleKind.AT_LEAST,
        rf"\b(?:at least|(?:a )?minimum of|no fewer than|not less than|no less than) {_N}",
    ),
    _rule(
        "at most",
        RuleKind.AT_MOST,
        rf"\b(?:at most|(?:a )?maximum of|no more than|not more than) {_N}",
    ),
    _rule("fewer than", RuleKind.AT_MOST, rf"^(?:fewer|less|lower) than {_N}"),
    _rule(
        "a ceiling alone",
        RuleKind.AT_MOST,
        rf"^(?:below|under|up to|max(?:imum)?|no (?:higher|greater) than|[<≤]=?) ?{_N}$",
    ),
    _rule(
        "a floor alone",
        RuleKind.AT_LEAST,
        rf"^(?:above|over|more than|min(?:imum)?|no lower than|[>≥]=?) ?{_N}$",
    ),
    _rule(
        "in a share of cases",
        RuleKind.AT_LEAST,
        rf"\b(?:in|for|within) {_SHARE} of\b",
    ),
    _rule("a share of", RuleKind.AT_LEAST, rf"^(?:ensure (?:that )?)?{_SHARE} of\b"),
    _rule("do a number", RuleKind.AT_LEAST, rf"^(?:to )?{_DOING} (?:\w+ )?{_N}"),
    _rule(
        "offer something to a number",
        RuleKind.AT_LEAST,
        rf"\bto {_DOING}\b(?: \w+){{0,4}}? {_N}",
    ),
    _rule("reduce", RuleKind.REDUCE, rf"^(?:to |an? )?{_DOWN}"),
    _rule(
        "increase",
        RuleKind.INCREASE,
        r"^(?:to |an? )?(?:increas(?:e|ed|ing)|raise|raising|grow)\b",
    ),
)

_CODE = re.compile(rf"\b({INDICATOR_SETS})[ -]?([0-9]{{1,3}}[a-z]?)\b", re.IGNORECASE)
_CODE_PREFIX = re.compile(
    rf"^(?:(?:{INDICATOR_SETS.lower()})[ -]?[0-9]{{1,3}}[a-z]? ?[-:.]? )+"
)
_SUBJECT = re.compile(r"^(?P<subject>[^-:]{1,60}?) ?(?: - |: )")


def parse_rule(text: str) -> TargetRule | None:
    """Return the rule the words of a target give, or None when they give none."""
    words = _CODE_PREFIX.sub("", fold(text)[:LONGEST_READ])
    rule = _first_match(words)
    if rule is None and (subject := _SUBJECT.match(words)):
        return _first_match(words[subject.end() :])
    return rule


def _first_match(words: str) -> TargetRule | None:
    for entry in RULE_PATTERNS:
        match = entry.pattern.search(words)
        if match is None:
            continue
        found = match.groupdict()
        if "n" not in found:
            return TargetRule(entry.kind)
        unit = Unit.PERCENT if found.get("unit") else Unit.COUNT
        return TargetRule(entry.kind, number_of(found["n"]), unit)
    return None


def indicator_codes(*texts: str) -> tuple[str, ...]:
    """Return the national or local indicator codes named, each once, as "NI47"."""
    found: dict[str, None] = {}
    for text in texts:
        for prefix, number in _CODE.findall(text):
            found[prefix.upper() + number] = None
    return tuple(found)


def subject_of(text: str) -> str:
    """Return what stands before the dash of a measure: "Power Project", or ""."""
    match = re.match(rf"(?P<subject>[^{DASH_CLASS}:]{{2,60}}?) [{DASH_CLASS}] ", text)
    if match is None or _CODE.fullmatch(match["subject"]):
        return ""
    return match["subject"]
