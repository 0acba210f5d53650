"""What words mean in which months: spans that never overlap, and the gaps between.

A span runs from the first day of one month up to that of another; None is open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Gap:
    """Months in which nothing is known: from `start`, up to `until`."""

    start: date | None = None
    until: date | None = None

    def __contains__(self, month: date) -> bool:
        return self.first <= month < self.end

    @property
    def first(self) -> date:
        """Return where it starts; where it is open, the first day there is."""
        return self.start or date.min

    @property
    def end(self) -> date:
        """Return where it ends; where it is open, the last day there is."""
        return self.until or date.max

    def meets(self, other: Gap) -> bool:
        """Say whether some month is in both."""
        return self.first < other.end and other.first < self.end

    def without(self, other: Gap) -> Iterator[Gap]:
        """Yield what is left of it, in order, when the other's months are taken out."""
        if not self.meets(other):
            yield self
            return
        if self.first < other.first:
            yield Gap(self.start, other.start)
        if other.end < self.end:
            yield Gap(other.until, self.until)


@dataclass(frozen=True)
class Span(Gap):
    """Months in which a word means one thing: the code of a category."""

    code: str = ""


ALWAYS = Gap()


def gaps(spans: Sequence[Gap], within: Gap = ALWAYS) -> tuple[Gap, ...]:
    """Return the parts of `within` that no span holds in, in order."""
    left = [within]
    for span in spans:
        left = [part for gap in left for part in gap.without(span)]
    return tuple(sorted(left, key=lambda gap: gap.first))


def resolved(own: Sequence[Span], every: Sequence[Span]) -> tuple[Span, ...]:
    """Return what a supplier's word means: its own spans, elsewhere every supplier's."""
    filled = [
        Span(gap.start, gap.until, span.code)
        for span in every
        for gap in gaps(own, within=Gap(span.start, span.until))
    ]
    return tuple(sorted([*own, *filled], key=lambda span: span.first))
