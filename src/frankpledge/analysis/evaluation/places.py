"""A place's count before and after: what the comparisons of places are made of."""

from __future__ import annotations

import math
from dataclasses import dataclass

from frankpledge.analysis.results import Refusal

NORMAL_95 = 1.959963984540054  # of each side, for an interval at 95%


@dataclass(frozen=True)
class Place:
    """Events in a place before and after, and its size where places differ in size."""

    name: str  # "the treated area"
    before: float
    after: float
    area: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what is no count."""
        for value in (self.before, self.after):
            if not (math.isfinite(value) and value >= 0):
                raise Refusal(
                    f"{self.name} has the count {value:g}; give counts of nought or more."
                )
        if not (math.isfinite(self.area) and self.area > 0):
            raise Refusal(f"{self.name} has the size {self.area:g}; give one above 0.")

    @property
    def in_words(self) -> str:
        """Its counts: "207 before and 110 after"."""
        return f"{self.before:,.6g} before and {self.after:,.6g} after"


@dataclass(frozen=True)
class Estimate:
    """A figure with its standard error and 95% interval."""

    value: float
    error: float

    @property
    def lower(self) -> float:
        """The lower end of the interval."""
        return self.value - NORMAL_95 * self.error

    @property
    def upper(self) -> float:
        """The upper end of the interval."""
        return self.value + NORMAL_95 * self.error

    @property
    def z(self) -> float | None:
        """The value over its error; None without one."""
        return self.value / self.error if self.error else None

    @property
    def p_value(self) -> float:
        """Two-sided, of a normal distribution."""
        return 1.0 if self.z is None else math.erfc(abs(self.z) / math.sqrt(2))

    @property
    def covers_nought(self) -> bool:
        """Whether the interval holds 0."""
        return self.lower <= 0 <= self.upper
