"""The page of two years' plans beside one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frankpledge.partnership.models import PlanYear
from frankpledge.plan.presenters.findings import line_url
from frankpledge.review.checks.rows import known
from frankpledge.review.checks.wording import printed
from frankpledge.review.comparing.changes import Change
from frankpledge.review.comparing.comparison import FATE_NAMES, Entry, Fate
from frankpledge.review.comparing.elements import KIND_NAMES, Element, Kind
from frankpledge.review.comparing.following import Years
from frankpledge.review.comparing.rule import YearsFinding
from frankpledge.review.comparing.run import Compared
from frankpledge.review.comparing.summary import (
    KindCount,
    count_sentence,
    counts_of,
    summary_of,
)
from frankpledge.review.queries import ComparedSides, Side
from frankpledge.ui.tables import Cell, Column, Table, table

COUNTED = (  # the columns of the table of numbers, after the two years
    ("Dropped", (Fate.DROPPED,)),
    ("Added", (Fate.ADDED,)),
    ("Possibly renamed", (Fate.RENAMED,)),
    ("Split or merged", (Fate.SPLIT, Fate.MERGED)),
    ("For you to say", (Fate.AMBIGUOUS,)),
    ("Changed", (Fate.CHANGED,)),
    ("Unchanged", (Fate.KEPT,)),
)
FOLDED = frozenset({Fate.KEPT, Fate.UNCOMPARED})  # long lists that say little


@dataclass(frozen=True)
class ShownElement:
    """An element with the way to its page or to its words, and its figures."""

    words: str
    href: str
    figures: str = ""


@dataclass(frozen=True)
class ShownSide:
    """What one of the two plans has of an entry."""

    year: str
    elements: list[ShownElement]


@dataclass(frozen=True)
class ShownEntry:
    """One line of the comparison."""

    tag: str
    colour: str
    sides: list[ShownSide]
    why: str
    changes: list[str]


@dataclass(frozen=True)
class ShownFinding:
    """A finding with the ways to both places it is about."""

    severity: str
    sentence: str
    places: list[dict[str, str]]


@dataclass(frozen=True)
class Section:
    """Everything of one kind."""

    anchor: str
    heading: str
    sentence: str
    entries: list[ShownEntry]
    folded: list[ShownEntry]
    folded_words: str


@dataclass(frozen=True)
class ComparePage:
    """Everything the page shows of a comparison."""

    title: str
    summary: str
    cautions: Sequence[str]
    findings: list[ShownFinding]
    counts: Table
    sections: list[Section]
    alone: list[Section]  # kinds of which only one of the two holds anything


def compare_page(found: ComparedSides, year: PlanYear) -> ComparePage:
    """Put the page of a comparison together, shown in a plan year."""
    return _Shown(found, year).page()


@dataclass(frozen=True)
class _Shown:
    found: ComparedSides
    year: PlanYear

    def page(self) -> ComparePage:
        compared = self.found.compared
        counts = counts_of(compared.comparison)
        return ComparePage(
            title=f"{self._name(then=True)} and {self._name(then=False)}",
            summary=summary_of(compared),
            cautions=compared.cautions,
            findings=[self._finding(finding) for finding in compared.findings],
            counts=self._counts(counts),
            sections=[self._section(compared, c) for c in counts if c.is_compared],
            alone=[self._section(compared, c) for c in counts if not c.is_compared],
        )

    def _name(self, *, then: bool) -> str:
        """Return a side's year; its title where years would not tell them apart."""
        one, other = self.found.earlier.plan, self.found.later.plan
        plan = one if then else other
        return plan.label if plan.label and one.label != other.label else plan.title

    def _counts(self, counts: Sequence[KindCount]) -> Table:
        years = [self._name(then=True), self._name(then=False)]
        heads = [Column(name, is_numeric=True) for name in years]
        heads += [Column(name, is_numeric=True) for name, _ in COUNTED]
        rows = [
            [_kind_cell(count), count.earlier, count.later, *_fate_cells(count)]
            for count in counts
        ]
        return table("Element by element", ["What", *heads], rows)

    def _section(self, compared: Compared, count: KindCount) -> Section:
        entries = compared.comparison.of(count.kind)
        folded = [self._entry(e) for e in entries if e.fate in FOLDED]
        return Section(
            anchor=f"all-{count.kind.value}",
            heading=KIND_NAMES[count.kind].heading,
            sentence=count_sentence(count),
            entries=[self._entry(e) for e in entries if e.fate not in FOLDED],
            folded=folded,
            folded_words=_folded_words(count, len(folded)),
        )

    def _entry(self, entry: Entry) -> ShownEntry:
        names = FATE_NAMES[entry.fate]
        sides = []
        if entry.earlier:
            sides.append(self._side(entry.earlier, then=True))
        if entry.later:
            sides.append(self._side(entry.later, then=False))
        return ShownEntry(
            tag=names.tag,
            colour=names.colour,
            sides=sides,
            why=why_sentence(entry),
            changes=[_change_words(change) for change in entry.changes],
        )

    def _side(self, elements: Sequence[Element], *, then: bool) -> ShownSide:
        return ShownSide(
            self._name(then=then),
            [self._element(each, then=then) for each in elements],
        )

    def _element(self, element: Element, *, then: bool) -> ShownElement:
        side = self.found.earlier if then else self.found.later
        outcome = _outcome_words(self.found.compared.years, element) if then else ""
        figures = "; ".join(filter(None, [figures_of(element), outcome]))
        return ShownElement(element.words, self._href(element, side), figures)

    def _href(self, element: Element, side: Side) -> str:
        place = element.place
        if place.address or side.document is None or place.source is None:
            return place.address
        return line_url(side.document.pk, self.year, place.source.first_line)

    def _finding(self, finding: YearsFinding) -> ShownFinding:
        return ShownFinding(
            severity=finding.severity.value,
            sentence=finding.sentence,
            places=list(self._places(finding)),
        )

    def _places(self, finding: YearsFinding) -> Iterator[dict[str, str]]:
        for element, side, then in (
            (finding.earlier, self.found.earlier, True),
            (finding.later, self.found.later, False),
        ):
            if element is not None and (href := self._href(element, side)):
                part = " results" if element.kind is Kind.RESULT else ""
                label = f"{self._name(then=then)}{part}: {element.words}"
                yield {"href": href, "label": label}


def _folded_words(count: KindCount, number: int) -> str:
    if count.is_compared:
        return f"{number} carried over unchanged"
    names = KIND_NAMES[count.kind]
    return f"{number} {names.one if number == 1 else names.many}"


def figures_of(element: Element) -> str:
    """Return the figures of a target as printed: "from 190 to 171"."""
    was, goal = known(element.baseline), known(element.target)
    if was is not None and goal is not None:
        return f"from {printed(element.baseline)} to {printed(element.target)}"
    if goal is not None:
        return f"target {printed(element.target)}"
    return f"from {printed(element.baseline)}" if was is not None else ""


def why_sentence(entry: Entry) -> str:
    """Return what a match rests on, where it is not plain."""
    if entry.fate is Fate.RENAMED:
        sureness = "Likely the same" if entry.is_likely else "Perhaps the same"
        return f"{sureness}: {entry.why}."
    if entry.fate in {Fate.SPLIT, Fate.MERGED}:
        return f"{entry.why[:1].upper()}{entry.why[1:]}."
    if entry.fate is Fate.AMBIGUOUS:
        return f"Several would fit as well: {entry.why}."
    return ""


def _change_words(change: Change) -> str:
    """Return a change; of a wording both sides are shown already."""
    return change.what if change.what == "wording" else change.sentence


def _outcome_words(years: Years, element: Element) -> str:
    followed = next((each for each in years.followed if each.then is element), None)
    outcome = followed.outcome if followed else None
    return f"result {printed(outcome.figure)}" if outcome else ""


def _kind_cell(count: KindCount) -> Cell:
    href = f"#all-{count.kind.value}"
    return Cell(KIND_NAMES[count.kind].heading, href=href)


def _fate_cells(count: KindCount) -> list[Cell | int]:
    if not count.is_compared:
        return [Cell("not compared"), *([Cell("")] * (len(COUNTED) - 1))]
    return [sum(count.fates[fate] for fate in fates) for _, fates in COUNTED]
