"""One error of each kind, put into the facts of a plan: that check must speak.

The table has an entry for every rule of the table of checks. A seed returns the document
with its error, or None when this plan or its style has no place for one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from benchmarks.checking.layout import Document

Sow = Callable[[Document, Random], Document | None]

# Speaks of the whole document whenever some figure needs correcting.
ALWAYS_ALLOWED = frozenset({"rounding-revealed"})


@dataclass(frozen=True)
class Seed:
    """How one rule is made to speak, and which others may speak with it."""

    rule: str
    sow: Sow
    companions: frozenset[str] = frozenset()
    because: str = ""  # why a companion cannot be kept silent
    claims: bool = False  # only a plan that claims rises and falls has a place for it
    crimes: tuple[str, ...] = ()  # subjects the plan must have

    @property
    def allowed(self) -> frozenset[str]:
        """The rules that may speak of a document with this error."""
        return self.companions | ALWAYS_ALLOWED | {self.rule}
