"""A comparison in one sentence, and in numbers kind by kind."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.review.comparing.comparison import (
    CARRIED_OVER,
    FATE_NAMES,
    Comparison,
    Fate,
)
from frankpledge.review.comparing.elements import KIND_NAMES, Kind
from frankpledge.review.comparing.rule import YearsFinding
from frankpledge.review.comparing.run import Compared

# How many findings of each check are spoken of, one and several.
FOUND_WORDS = {
    "baseline-is-not-the-result": (
        "1 baseline differs from last year’s result",
        "{count} baselines differ from last year’s result",
    ),
    "baseline-is-not-what-was-counted": (
        "1 baseline differs from the evidence held",
        "{count} baselines differ from the evidence held",
    ),
    "target-was-changed": (
        "1 result is set against another target than was agreed",
        "{count} results are set against other targets than were agreed",
    ),
    "baseline-was-changed": (
        "1 result starts from another baseline than was agreed",
        "{count} results start from other baselines than were agreed",
    ),
    "missed-and-dropped": (
        "1 target was missed and dropped",
        "{count} targets were missed and dropped",
    ),
    "missed-and-lowered": (
        "1 target was missed and lowered",
        "{count} targets were missed and lowered",
    ),
    "met-and-kept": (
        "1 target was met and kept at its level",
        "{count} targets were met and kept at their level",
    ),
    "measure-changed-under-its-name": (
        "1 name is measured by something else",
        "{count} names are measured by something else",
    ),
    "never-met": (
        "1 target was missed two years running",
        "{count} targets were missed two years running",
    ),
}
SPOKEN = (Fate.DROPPED, Fate.RENAMED, Fate.SPLIT, Fate.MERGED, Fate.AMBIGUOUS)


@dataclass(frozen=True)
class KindCount:
    """How many of a kind each plan holds, and what became of them."""

    kind: Kind
    earlier: int
    later: int
    fates: Counter[Fate]  # of the earlier plan's; ADDED of the later's

    @property
    def carried_over(self) -> int:
        """Return how many of the earlier plan's stand in the later one."""
        return sum(self.fates[fate] for fate in CARRIED_OVER)

    @property
    def is_compared(self) -> bool:
        """Return whether both plans hold something of this kind."""
        return not self.fates[Fate.UNCOMPARED]


def counts_of(comparison: Comparison) -> tuple[KindCount, ...]:
    """Return how many of each kind there are; kinds that neither plan holds left out."""
    return tuple(
        count
        for kind in Kind
        if (count := _count(comparison, kind)).earlier or count.later
    )


def _count(comparison: Comparison, kind: Kind) -> KindCount:
    fates: Counter[Fate] = Counter()
    for entry in comparison.entries:
        sides = (entry.earlier,) if entry.earlier else (entry.later,)
        fates[entry.fate] += sum(e.kind is kind for side in sides for e in side)
    earlier = sum(each.kind is kind for each in comparison.earlier.elements)
    later = sum(each.kind is kind for each in comparison.later.elements)
    return KindCount(kind, earlier, later, fates)


def summary_of(compared: Compared) -> str:
    """Return the comparison in a sentence.

    "9 of 14 targets carried over, 3 dropped, 2 added; 2 baselines differ from last
    year's result."
    """
    counts = counts_of(compared.comparison)
    if not counts:
        return "Neither plan holds anything that could be compared."
    first = next((count for count in counts if count.is_compared), counts[0])
    parts = [count_sentence(first), *found_words(compared.findings)]
    return "; ".join(parts) + "."


def count_sentence(count: KindCount) -> str:
    """Return "9 of 14 targets carried over, 3 dropped, 2 added"."""
    names = KIND_NAMES[count.kind]
    name = names.one if count.earlier == 1 else names.many
    if not count.is_compared:
        return f"{count.earlier} {names.many} then, {count.later} now: not compared"
    said = [f"{count.carried_over} of {count.earlier} {name} carried over"]
    said += [
        f"{count.fates[fate]} {FATE_NAMES[fate].counted}"
        for fate in (*SPOKEN, Fate.ADDED)
        if count.fates[fate]
    ]
    return ", ".join(said)


def found_words(findings: Iterable[YearsFinding]) -> list[str]:
    """Return how many findings of each check there are, in words, the worst first."""
    counted = Counter(finding.rule for finding in findings)
    return [
        FOUND_WORDS[rule][count > 1].format(count=count)
        for rule, count in counted.items()
    ]
