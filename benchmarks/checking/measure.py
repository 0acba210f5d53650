"""What was read against what is so: facts found, missed and made up, by kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from frankpledge.plan.reading.draft import (
    Draft,
    Figure,
    FigureState,
    Particulars,
    ResultRow,
    TargetRow,
    ThemeSheet,
)

Fact = tuple[str, ...]  # its kind first, then what it is of, then what it says
# Kinds of which nothing is wrong where the document itself says nothing.
OPEN = frozenset(
    {
        "period",
        "year of results",
        "partner",
        "priority",
        "theme's priority",
        "theme's lead",
    }
)
FIGURES = ("baseline", "target", "actual", "change")


@dataclass
class Tally:
    """How many facts of one kind stand in documents, were read, and are both."""

    expected: int = 0
    read: int = 0
    right: int = 0

    def add(self, other: Tally) -> None:
        """Count another tally in."""
        self.expected += other.expected
        self.read += other.read
        self.right += other.right

    @property
    def precision(self) -> float | None:
        """Of what was read, the share that is so."""
        return self.right / self.read if self.read else None

    @property
    def recall(self) -> float | None:
        """Of what is so, the share that was read."""
        return self.right / self.expected if self.expected else None


@dataclass(frozen=True)
class Reading:
    """One document's reading, measured."""

    tallies: dict[str, Tally]
    missed: tuple[Fact, ...]
    made_up: tuple[Fact, ...]
    words_lost: frozenset[str] = field(default=frozenset())


def measured(ideal: Draft, read: Draft, neutral: frozenset[str]) -> Reading:
    """Compare a draft with the one a perfect reader gives.

    `neutral` are words that may as well be kept as a paragraph or a topic: the headings
    of parts, a note under a table, what leads in to a list.
    """
    expected, found = Counter(facts_of(ideal)), Counter(facts_of(read))
    found = _only_comparable(found, expected, frozenset(map(same, neutral)))
    both = expected & found
    tallies: dict[str, Tally] = {}
    for facts, name in ((expected, "expected"), (found, "read"), (both, "right")):
        for fact, times in facts.items():
            tally = tallies.setdefault(fact[0], Tally())
            setattr(tally, name, getattr(tally, name) + times)
    return Reading(
        tallies,
        tuple((expected - found).elements()),
        tuple((found - expected).elements()),
    )


def _only_comparable(
    found: Counter[Fact], expected: Counter[Fact], neutral: frozenset[str]
) -> Counter[Fact]:
    """Leave out what more may be known of than the document says, and what is neutral.

    A period where the head names no year, the lead and partners of a theme gathered
    from its actions, the year of results that nothing names, a priority named only by a theme.
    """
    named = {fact[:-1] for fact in expected if fact[0] in OPEN}

    def counts(fact: Fact) -> bool:
        if fact[0] in OPEN:
            return fact[:-1] in named
        return not (fact[0] in ("topic", "paragraph") and fact[-1] in neutral)

    return Counter({fact: times for fact, times in found.items() if counts(fact)})


def facts_of(draft: Draft) -> Iterator[Fact]:
    """Yield everything a draft says, each as a small tuple of words."""
    yield "title", same(draft.title)
    yield "year", draft.year_label
    if draft.results_year_label:
        yield "year of results", draft.results_year_label
    yield "partnership", same(draft.partnership_name)
    for row in draft.results:
        yield from _row_facts("result", row)
    for target in draft.targets:
        yield from _row_facts("target", target)
    for theme in draft.themes:
        yield from _theme_facts(theme)
    yield from _list_facts(draft)
    yield from _prose_facts(draft)


def _list_facts(draft: Draft) -> Iterator[Fact]:
    for priority in draft.priorities:
        yield "priority", same(priority.title)
        for issue in priority.issues:
            yield "issue", same(priority.title), same(issue.text)
    for agency in draft.agencies:
        yield "member", same(agency.name)
        for name in ("address", "postcode", "telephone", "website"):
            if getattr(agency, name):
                yield "contact", same(agency.name), name, same(getattr(agency, name))


def _prose_facts(draft: Draft) -> Iterator[Fact]:
    for topic in draft.narrative:
        yield "topic", re.sub(r"^\d+ ", "", same(topic.title))
        for line in topic.paragraphs:
            yield "paragraph", topic.part.value, same(line.text)
    for line in draft.introduction:
        yield "paragraph", "introduction", same(line.text)


def _row_facts(kind: str, row: ResultRow | TargetRow) -> Iterator[Fact]:
    title = same(row.title)
    yield f"{kind} row", title
    if row.rule is not None:
        rule = row.rule
        yield "rule", title, rule.kind.value, str(rule.amount), rule.unit.value
    if row.section:
        yield "section", title, same(row.section)
    for code in row.indicator_codes:
        yield "code", title, code
    for name in FIGURES:
        figure = getattr(row, name, None)
        if figure is not None:
            yield from _figure_facts("figure", (kind, title, name), figure)
    for number, figure in enumerate(row.quarters, start=1):
        yield from _figure_facts("quarter", (kind, title, f"Q{number}"), figure)
    for name in row.instruments:
        yield "survey", title, same(name)
    yield from _particulars((kind, title), row.particulars)


def _figure_facts(kind: str, of: Fact, figure: Figure) -> Iterator[Fact]:
    if figure.state is FigureState.BLANK:
        return
    said = figure.printed if figure.state is FigureState.WORDS else ""
    value = "" if figure.value is None else f"{figure.value.normalize() + 0:f}"
    yield kind, *of, figure.state.value, value, same(said)
    if figure.value is not None:
        yield "unit", *of, figure.unit.value
    if figure.period and not re.fullmatch(r"Q\d", figure.period):
        yield "period", *of, figure.period


def _particulars(of: Fact, said: Particulars) -> Iterator[Fact]:
    for name in Particulars.__dataclass_fields__:
        if getattr(said, name):
            yield name, *of, same(getattr(said, name))


def _theme_facts(theme: ThemeSheet) -> Iterator[Fact]:
    title = same(theme.title)
    yield "theme", title
    if theme.lead_agency:
        yield "theme's lead", title, same(theme.lead_agency)
    if theme.priority:
        yield "theme's priority", title, same(theme.priority)
    if theme.overview:
        yield "theme's overview", title, same(theme.overview)
    for activity in theme.activities:
        yield "activity", title, same(activity.text)
        yield from _particulars(("activity", same(activity.text)), activity.particulars)
    for measure in theme.measures:
        yield "measure", title, same(measure.text)
    for outcome in theme.outcomes:
        yield "outcome", title, same(outcome.text)
    for partner in theme.key_partners:
        yield "partner", title, same(partner.text)


def same(text: str) -> str:
    """Return words as they are compared: marks, spaces and case aside."""
    return re.sub(r"[^\w£%]+", " ", text).strip().casefold()
