"""Which test two counts get: by how much more than Poisson their months vary."""

from __future__ import annotations

import math
from dataclasses import dataclass

from frankpledge.analysis.monthly.dispersion import Dispersion
from frankpledge.analysis.results import Caveat, Refusal

EXACT = "exact E-test"
SCALED = "quasi-Poisson test"
POISSON_ENOUGH = 1.2  # a dispersion below it is taken for Poisson (analysis 4.5)


@dataclass(frozen=True)
class Choice:
    """A test, the dispersion it allows for, and why it was taken."""

    method: str
    scale: float  # 1 for the exact test
    freedom: float  # the dispersion was estimated with; infinite where it was given
    why: str  # a sentence
    caveats: tuple[Caveat, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether events are taken to happen separately."""
        return self.method == EXACT

    @property
    def in_words(self) -> str:
        """The test as a page names it."""
        if self.is_exact:
            return self.method
        return f"{self.method} at dispersion {self.scale:.1f}"


UNKNOWN = Choice(
    method=EXACT,
    scale=1.0,
    freedom=math.inf,
    why="The dispersion was not estimated, so events are taken to happen separately.",
    caveats=(
        Caveat(
            "poisson",
            "The test takes events to happen separately. Where one person or place "
            "gives many, counts vary more, and chance explains more than it says.",
        ),
    ),
)


def chosen(dispersion: Dispersion | float | None) -> Choice:
    """Choose the test; raises `Refusal` for a dispersion that is none."""
    if dispersion is None:
        return UNKNOWN
    if not isinstance(dispersion, Dispersion):
        if not (math.isfinite(dispersion) and dispersion > 0):
            raise Refusal(
                f"The dispersion is {dispersion}; it must be a number above nought, "
                "1 where events happen separately."
            )
        return _by(
            dispersion, math.inf, f"A dispersion of {dispersion:.1f} was given.", ()
        )
    return _by(
        dispersion.value,
        dispersion.freedom,
        dispersion.sentence,
        dispersion.basis.caveats,
    )


def _by(
    value: float, freedom: float, known: str, caveats: tuple[Caveat, ...]
) -> Choice:
    if value < POISSON_ENOUGH:
        why = f"{known} That is below {POISSON_ENOUGH}, so the exact test holds."
        return Choice(EXACT, 1.0, math.inf, why, caveats)
    why = f"{known} That is {POISSON_ENOUGH} or more, so the test allows for it."
    return Choice(SCALED, value, freedom, why, caveats)
