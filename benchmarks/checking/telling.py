"""Drawing prose: sentences whose sums, shares and claims agree."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from benchmarks.checking import words as w
from benchmarks.checking.plan import Row
from frankpledge.analysis.rounding import half_up
from frankpledge.plan.reading.draft import RuleKind, Unit


def review_of(rng: Random) -> tuple[str, ...]:
    """Return the paragraphs of a topic of the review."""
    plain = rng.sample(w.REVIEWED, rng.randint(1, 2))
    told = rng.choice((_sum, _part, _share))
    return (" ".join(plain), told(rng))


def overview_of(rng: Random) -> tuple[str, ...]:
    """Return the overview of a theme."""
    return tuple(rng.sample(w.OVERVIEWS, rng.randint(1, 2)))


def successes_of(
    rng: Random, results: tuple[Row, ...], *, claims: bool
) -> tuple[str, ...]:
    """Return what the plan is proud of; `claims` repeat falls of the table."""
    if not claims:
        return (rng.choice(w.REVIEWED),)
    fallen = [row for row in results if _is_a_fall(row)]
    return tuple(_claim(row) for row in fallen[:2]) or (rng.choice(w.REVIEWED),)


def _is_a_fall(row: Row) -> bool:
    by_share = row.rule is not None and row.rule.kind is RuleKind.REDUCE_BY_SHARE
    change = row.change.value
    return by_share and row.target.unit is Unit.COUNT and bool(change and change < 0)


def _claim(row: Row) -> str:
    change = abs(row.change.value or 0)
    subject = row.subject[:1].upper() + row.subject[1:]
    return (
        f"{subject} fell by {change}%, from {row.baseline.value:,} to "
        f"{row.actual.value:,}."
    )


def sum_told(parts: list[int], nouns: tuple[str, ...], total: int) -> str:
    """Return a list of counts and, in the next sentence, their total."""
    told = [f"{part} {noun}" for part, noun in zip(parts, nouns, strict=True)]
    return (
        f"The panel dealt with {', '.join(told[:-1])} and {told[-1]}. "
        f"Of the {total} {nouns[0]} or {nouns[1]} dealt with, most asked for help."
    )


def _sum(rng: Random) -> str:
    nouns = rng.choice(w.PARTS_TOLD)
    parts = [rng.randint(7, 90) for _ in nouns]
    return sum_told(parts, nouns, sum(parts))


def part_told(part: int, whole: int) -> str:
    """Return a sentence with a part and its whole."""
    return f"Of the {whole} homes visited in the spring, {part} had new alarms."


def _part(rng: Random) -> str:
    whole = rng.randint(30, 400)
    return part_told(rng.randint(12, whole), whole)


def share_told(part: int, whole: int, share: str) -> str:
    """Return a sentence with a part, its whole and the share between brackets."""
    return f"Alarms were fitted in {part} of the {whole} homes ({share}%)."


def _share(rng: Random) -> str:
    whole = rng.randint(30, 400)
    part = rng.randint(12, whole)
    return share_told(part, whole, f"{half_up(Decimal(part) * 100 / whole)}")
