"""A run over many documents: each drawn, saved, read again and checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from random import Random

from benchmarks.checking.changing import NoPlace
from benchmarks.checking.conservation import words_lost
from benchmarks.checking.drawing import draw_plan
from benchmarks.checking.formats.registry import Format
from benchmarks.checking.heads import Col
from benchmarks.checking.ideal import ideal_draft
from benchmarks.checking.layout import Document, blocks_of, neutral_words
from benchmarks.checking.measure import Reading, Tally, measured
from benchmarks.checking.plan import Plan
from benchmarks.checking.seeds import Seed
from benchmarks.checking.style import Style
from benchmarks.checking.styling import draw_style
from frankpledge.plan.reading.decoding import UnreadableDocument
from frankpledge.plan.reading.draft import FigureState
from frankpledge.plan.reading.reader import read_plan
from frankpledge.review.checks.finding import Finding
from frankpledge.review.checks.run import check_draft

MOST_TRIES = 2_000  # documents looked at for one that has a place for an error


@dataclass(frozen=True)
class Outcome:
    """What came of one document in one format."""

    number: int
    format: str
    seed: str  # the rule whose error was put in; "" for a consistent document
    allowed: frozenset[str]  # the rules that may speak
    reading: Reading | None  # None when the document was refused
    findings: tuple[Finding, ...] = ()
    refusal: str = ""

    @property
    def spoke(self) -> frozenset[str]:
        """The rules that spoke."""
        return frozenset(one.rule for one in self.findings)

    @property
    def false(self) -> tuple[Finding, ...]:
        """The findings that nothing in the document deserves."""
        return tuple(one for one in self.findings if one.rule not in self.allowed)


def drawn(seed: int, number: int) -> Document:
    """Return the document of this number; the same seed gives the same."""
    rng = Random(f"{seed} {number}")
    return set_out(draw_plan(rng), draw_style(rng))


def set_out(plan: Plan, style: Style) -> Document:
    """Return a plan in a style, without a head that its own verdicts make absurd."""
    heads = style.results.heads
    has_verdicts = any(r.change.state is FigureState.WORDS for r in plan.results)
    if has_verdicts and heads.get(Col.CHANGE) == "Direction of travel":
        fitting = replace(style.results, heads={**heads, Col.CHANGE: "Change"})
        style = replace(style, results=fitting)
    return Document(plan, style)


def seeded(seed: int, number: int, error: Seed) -> Document:
    """Return a document with one error, the first that has a place for it."""
    for extra in range(MOST_TRIES):
        rng = Random(f"{seed} {number} {error.rule} {extra}")
        with suppress(NoPlace):
            plan = draw_plan(rng, claims=error.claims, crimes=error.crimes)
            sown = error.sow(set_out(plan, draw_style(rng)), rng)
            if sown is not None:
                return sown
    raise LookupError(f"No document in {MOST_TRIES} has a place for {error.rule}.")


def tried(document: Document, number: int, form: Format, error: Seed | None) -> Outcome:
    """Return what comes of a document saved in one format."""
    blocks = blocks_of(document)
    name = error.rule if error else ""
    allowed = error.allowed if error else frozenset()
    try:
        read = read_plan(form.write(blocks), filename=form.filename)
    except UnreadableDocument as refusal:
        return Outcome(number, form.name, name, allowed, None, refusal=str(refusal))
    reading = measured(ideal_draft(document), read, neutral_words(document))
    return Outcome(
        number=number,
        format=form.name,
        seed=name,
        allowed=allowed,
        reading=Reading(
            reading.tallies,
            reading.missed,
            reading.made_up,
            words_lost(blocks, read),
        ),
        findings=check_draft(read),
    )


def outcomes(
    seed: int, numbers: Iterable[int], forms: Sequence[Format], error: Seed | None
) -> Iterator[Outcome]:
    """Yield what comes of each document, all with one kind of error or with none."""
    for number in numbers:
        document = seeded(seed, number, error) if error else drawn(seed, number)
        for form in forms:
            yield tried(document, number, form, error)


@dataclass
class Ledger:
    """The outcomes of a run, added up."""

    documents: Counter[str] = field(default_factory=Counter)  # by format
    consistent: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    silent: Counter[str] = field(default_factory=Counter)  # consistent, no finding
    lossless: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)  # every fact right
    facts: dict[tuple[str, str], Tally] = field(default_factory=dict)  # kind, format
    rules: dict[tuple[str, str], Tally] = field(default_factory=dict)  # rule, format

    def add(self, one: Outcome) -> None:
        """Count one outcome in."""
        for rule in one.spoke | {one.seed} - {""}:
            tally = self.rules.setdefault((rule, one.format), Tally())
            tally.expected += rule == one.seed
            tally.right += rule == one.seed and rule in one.spoke
            is_companion = rule in one.allowed and rule != one.seed
            tally.read += rule in one.spoke and not is_companion
        self.documents[one.format] += 1
        if one.seed:
            return
        self.consistent[one.format] += 1
        if one.reading is None:
            self.refused[one.format] += 1
            return
        self.silent[one.format] += not one.findings
        self.lossless[one.format] += not one.reading.words_lost
        self.exact[one.format] += not (one.reading.missed or one.reading.made_up)
        for kind, tally in one.reading.tallies.items():
            self.facts.setdefault((kind, one.format), Tally()).add(tally)

    def merge(self, other: Ledger) -> None:
        """Count another ledger in."""
        for name in (
            "documents",
            "consistent",
            "refused",
            "silent",
            "lossless",
            "exact",
        ):
            getattr(self, name).update(getattr(other, name))
        for mine, theirs in ((self.facts, other.facts), (self.rules, other.rules)):
            for key, tally in theirs.items():
                mine.setdefault(key, Tally()).add(tally)
