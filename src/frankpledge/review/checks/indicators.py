"""Checks of indicator codes: does the row measure what the code formally means?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.analysis.rounding import half_up
from frankpledge.plan.reading.draft import Draft, ResultRow, Source, Unit
from frankpledge.plan.reading.meaning import subject_of, words_of
from frankpledge.plan.reading.target_words import indicator_codes
from frankpledge.plan.reading.text import fold
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.definitions import (
    FAMILIES,
    Family,
    FormalDefinition,
    definition_of,
    family_and_number,
)
from frankpledge.review.checks.gathering import first_few, through
from frankpledge.review.checks.polarity import Good
from frankpledge.review.checks.prose import sentences
from frankpledge.review.checks.rows import HUNDRED, Row, known
from frankpledge.review.checks.wording import (
    figure,
    lines,
    name_of,
    number,
    printed,
    share,
    where,
    within_sentence,
)
from frankpledge.review.checks.years import plan_years

# A measure that only points to an indicator does not claim to be it.
_POINTS = re.compile(
    r"\b(contribut\w+|link(s|ed)?|towards|in line with|support(s|ing)?|see)\b", re.I
)
_WAS_ONCE = re.compile(
    r"\b(former(ly)?|previous(ly)?|ex|old|was|were|replac\w+|legacy|based on|local (measure|indicator|target)|"
    r"retained|discontinued|abolished|deleted|no longer)\b",
    re.IGNORECASE,
)
_UPWARD = re.compile(r"\b(increas\w+|rais(e|ed|ing)|more|higher)\b", re.IGNORECASE)
_DOWNWARD = re.compile(
    r"\b(reduc\w+|decreas\w+|cut|lower|fewer|less|fall)\b", re.IGNORECASE
)
# Words that turn a title round: "the share who disagree".
_TURNED = re.compile(
    r"\b(not|no|non|dis\w+|un\w+|without|improv\w+|fail\w*|never|rather)\b", re.I
)


@dataclass(frozen=True)
class Use:
    """One place where the document uses a code."""

    words: str
    source: Source
    element: str
    row: Row | None  # None for a measure of a theme

    @property
    def about(self) -> str:
        """The words a finding is about, where its lines may hold more."""
        return "" if self.row else self.words

    def claims(self, code: str) -> bool:
        """Say whether the words themselves carry the code and say what it counts."""
        in_words = code in indicator_codes(self.words) and not _POINTS.search(
            self.words
        )
        return in_words and bool(words_of(self.words))


def _uses(draft: Draft) -> dict[str, list[Use]]:
    """Return every place a code stands, by code: rows first, then themes."""
    found: dict[str, list[Use]] = {}
    rows: tuple[Row, ...] = (*draft.targets, *draft.results)
    for row in rows:
        for code in row.indicator_codes:
            use = Use(row.title, row.source, row.title, row)
            found.setdefault(code, []).append(use)
    for theme in draft.themes:
        for measure in theme.measures:
            for code in measure.indicator_codes:
                use = Use(measure.text, measure.source, theme.title, None)
                found.setdefault(code, []).append(use)
    return found


def code_used_otherwise(draft: Draft) -> Iterator[Remark]:
    """Find codes set beside words that do not describe the formal indicator.

    A code in a table's column of links only points to something related; a measure or
    a row that carries it in its own words claims to measure it.
    """
    for code, uses in _uses(draft).items():
        formal = definition_of(code)
        is_claimed = any(use.claims(code) for use in uses)
        if formal is None or not is_claimed or _is_meant(formal, uses):
            continue
        first = uses[0]
        places = lines(*(use.source for use in uses))
        what = (
            _what_is_set(first.row)
            if first.row
            else f"“{within_sentence(name_of(first.words))}”"
        )
        yield Remark(
            f"{code} stands here for {what} ({places}); formally it is "
            f"{formal.measures}. Name the measure for what it counts, or count what "
            f"the code means.{_implied_whole(draft, first.row)}",
            first.source,
            first.element,
            first.about,
        )


def _is_meant(formal: FormalDefinition, uses: list[Use]) -> bool:
    text = fold(" ".join(use.words for use in uses))
    return fold(formal.title) in text or any(
        word in text for word in formal.telling_words
    )


def code_turned_round(draft: Draft) -> Iterator[Remark]:
    """Find an indicator wanted in the direction that is bad for it."""
    for code, uses in _uses(draft).items():
        formal = definition_of(code)
        if formal is None or formal.good is None:
            continue
        for use in uses:
            wanted = _direction(use) if _is_meant(formal, [use]) else None
            if wanted is not None and wanted is not formal.good:
                better = "higher" if formal.good is Good.UP else "lower"
                yield Remark(
                    f"{name_of(use.words)}: {_wanted(use, wanted)}, but {code} is "
                    f"{formal.measures}, and {better} is better.",
                    use.source,
                    use.element,
                    use.about,
                )


def _direction(use: Use) -> Good | None:
    """Return the way the words ask for; without any, the way the figures go."""
    up, down = _UPWARD.search(use.words), _DOWNWARD.search(use.words)
    if _TURNED.search(use.words) or (up and down):
        return None
    if up or down:
        return Good.UP if up else Good.DOWN
    row = use.row
    if row is None or row.rule is not None:
        return None
    start, goal = known(row.baseline), known(row.target)
    if start is None or goal is None or start == goal:
        return None
    return Good.UP if goal > start else Good.DOWN


def _wanted(use: Use, wanted: Good) -> str:
    word = "more" if wanted is Good.UP else "less"
    if use.row is None or use.row.rule is not None:
        return f"{word} of it is asked for"
    row = use.row
    return f"the target goes from {printed(row.baseline)} to {printed(row.target)}"


def code_out_of_time(draft: Draft) -> Iterator[Remark]:
    """Find indicators of a set that had ended, or not begun, in the plan's year."""
    years = plan_years(draft)
    if years is None:
        return
    for family in FAMILIES:
        is_over = years.first > family.ends
        if not is_over and (years.last is None or years.last >= family.begins):
            continue
        uses = {
            code: [use for use in some if not _looks_back(use)]
            for code, some in _uses(draft).items()
            if _is_of(code, family)
        }
        codes = [code for code, some in uses.items() if some]
        sources = [use.source for some in uses.values() for use in some]
        if codes:
            what = "had ended" if is_over else "had not begun"
            yield Remark(
                f"{first_few(codes)}: the {family.name} were in use from "
                f"{family.years} and {what} in {years.label}. If the old definition is "
                f"kept as a local measure, say so.",
                through(sources),
            )


def _is_of(code: str, family: Family) -> bool:
    found = family_and_number(code)
    return found is not None and found[0] is family and not _never_was(*found)


def _never_was(family: Family, number_of_code: int) -> bool:
    last = family.last_number
    return last is not None and not 1 <= number_of_code <= last


def _looks_back(use: Use) -> bool:
    """Say whether a use is of last year's results, or says the code is an old one."""
    return isinstance(use.row, ResultRow) or bool(_WAS_ONCE.search(use.words))


def code_that_never_was(draft: Draft) -> Iterator[Remark]:
    """Find NI 250: the national indicators were numbered 1 to 198."""
    for code, uses in _uses(draft).items():
        found = family_and_number(code)
        if found and _never_was(*found):
            yield Remark(
                f"{code}: there was no such indicator; the {found[0].name} were "
                f"numbered 1 to {found[0].last_number}. Which is meant by "
                f"“{within_sentence(name_of(uses[0].words))}” should be looked up.",
                uses[0].source,
                uses[0].element,
                uses[0].about,
            )


def _what_is_set(row: Row) -> str:
    baseline, target = known(row.baseline), known(row.target)
    words = f"“{within_sentence(name_of(row.title))}”"
    if baseline is None or target is None:
        return words
    return (
        f"{words}, {figure(baseline, row.baseline.unit)} to "
        f"{figure(target, row.target.unit)}"
    )


def _implied_whole(draft: Draft, row: Row | None) -> str:
    """Return what a count in the prose and the row's percentage imply together."""
    rate = known(row.baseline) if row else None
    if row is None or not rate or row.baseline.unit is not Unit.PERCENT:
        return ""
    about = subject_of(row.title)
    for sentence in sentences(draft):
        for thing in sentence.counts:
            named = subject_of(_clause_after(sentence.text, thing.end))
            if about and about <= named:
                whole = number(half_up(thing.value * HUNDRED / rate))
                return (
                    f" The {number(thing.value)} counted {where(sentence.source)}, "
                    f"at {share(rate)}, would be out of about {whole} if both are of "
                    f"one period."
                )
    return ""


def _clause_after(text: str, start: int) -> str:
    return re.split(r"[,.;]", text[start:], maxsplit=1)[0]
