"""Areas in one picture without a league table: which differ, and which just vary."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.comparison.rates import PER, Limits, Rate, rate_interval
from frankpledge.analysis.results import Basis, Caveat, Dropped, Refusal

Floats = npt.NDArray[np.float64]

LEVELS = (95.0, 99.8)  # two and three deviations, as funnels are drawn
WINSORISED = 0.1  # of areas at each end, and one at least, are drawn in
FEWEST_AREAS = 5
FEWEST_EXPECTED = 10  # events; below it an area stands in no funnel
FEWEST_PEOPLE = 1000
LINE_POINTS = 40


class Standing(StrEnum):
    """Where an area lies beside its group."""

    HIGHER = "higher than the group"
    RATHER_HIGHER = "rather higher"
    AS_GROUP = "as the group"
    RATHER_LOWER = "rather lower"
    LOWER = "lower than the group"
    TOO_FEW = "too few to say"


@dataclass(frozen=True)
class AreaCount:
    """An area, its events and those who live there."""

    name: str
    count: float
    population: float


@dataclass(frozen=True)
class Compared:
    """One area beside the group; `z` is None where too few events were expected."""

    name: str
    rate: Rate
    expected: float  # events, at the group's rate
    z: float | None  # deviations from the group, dispersion allowed for
    standing: Standing


@dataclass(frozen=True)
class Line:
    """The funnel at one population: the rates between which areas only vary."""

    population: float
    inner: tuple[float, float]  # 95%
    outer: tuple[float, float]  # 99.8%


@dataclass(frozen=True)
class Comparison:
    """A group of areas, by name: never by rank."""

    areas: tuple[Compared, ...]
    rate: float  # of the group together
    per: float
    dispersion: float  # winsorised; 1 where areas vary as Poisson counts do
    overdispersed: bool  # and so allowed for
    lines: tuple[Line, ...]
    basis: Basis

    def named(self, name: str) -> Compared:
        """Return one area of the group."""
        for area in self.areas:
            if area.name == name:
                return area
        raise Refusal(f"{name} is not among the areas compared.")


def compare_areas(
    areas: Sequence[AreaCount],
    *,
    per: float = PER,
    limits: Limits = Limits.BYAR,
    fewest_people: float = FEWEST_PEOPLE,
) -> Comparison:
    """Set areas beside their group on a funnel plot.

    Question:
        Which of these areas have a rate that differs from the group's by more than
        chance and the ordinary differences among such areas give?

    Data needed:
        A count and a population of each area, of one period and one way of recording,
        for a group of at least five areas that are alike (`similar_areas`).

    Method:
        The group's rate is all events over all people. An area's z is its events less
        those expected at that rate, over the root of the expected. Dispersion is the
        mean square of the z, the tenth at each end (one area at least) drawn in first; where it is above 1
        by more than chance (two deviations), every z is divided by its root, and the
        funnel widened by it. Beyond 99.8% an area is higher or lower, beyond 95%
        rather so.

    Reading the result:
        Areas inside the funnel cannot be told apart: their order says nothing, which is
        why none is given. About one in twenty lies beyond 95% by chance alone. A
        standing is a reason to look, not a verdict on those who work there.

    When not to use it:
        For fewer than five areas, areas unlike each other, or counts expected below 10
        (those areas are listed, and stand nowhere). Residents are a poor population
        where people come to shop, drink or change trains. Forces record differently.

    References:
        Spiegelhalter (2005), Funnel plots for comparing institutional performance,
        Statistics in Medicine 24; and Handling over-dispersion of performance
        indicators, Quality and Safety in Health Care 14.

    Example:
        >>> group = [AreaCount(f"Area {n}", 200 + n % 3, 20_000) for n in range(9)]
        >>> found = compare_areas([*group, AreaCount("Harbour", 300, 20_000)])
        >>> found.named("Harbour").standing.value
        'higher than the group'
        >>> found.named("Area 4").standing.value
        'as the group'

    Raises `Refusal` for fewer than five areas with enough people, or one named twice.
    """
    usable, dropped = _usable(areas, fewest_people)
    counts = np.array([area.count for area in usable])
    people = np.array([area.population for area in usable])
    if not counts.sum():
        raise Refusal("No area has an event, so there is nothing to compare.")
    rate = float(counts.sum() / people.sum())
    expected = rate * people
    plain = (counts - expected) / np.sqrt(expected)
    enough = expected >= FEWEST_EXPECTED
    dispersion = winsorised_dispersion(plain[enough])
    over = is_overdispersed(dispersion, int(enough.sum()))
    scaled = plain / np.sqrt(dispersion) if over else plain
    compared = tuple(
        Compared(
            name=area.name,
            rate=rate_interval(area.count, area.population, per=per, limits=limits),
            expected=float(expected[place]),
            z=float(scaled[place]) if enough[place] else None,
            standing=_standing(float(scaled[place]), enough=bool(enough[place])),
        )
        for place, area in enumerate(usable)
    )
    return Comparison(
        areas=tuple(sorted(compared, key=lambda one: one.name)),
        rate=rate * per,
        per=per,
        dispersion=dispersion,
        overdispersed=over,
        lines=_lines(people, rate, dispersion if over else 1.0, per),
        basis=_basis(compared, dropped, dispersion, over=over),
    )


def winsorised_dispersion(z: Floats) -> float:
    """Return the mean square of z scores, a tenth at each end drawn in to the next."""
    if len(z) < FEWEST_AREAS:
        return 1.0
    ends = max(int(WINSORISED * len(z)), 1)  # one at least: few areas have outliers too
    ordered = np.sort(z)
    drawn = np.clip(ordered, ordered[ends], ordered[-1 - ends])
    return float((drawn**2).mean())


def is_overdispersed(dispersion: float, areas: int) -> bool:
    """Say whether areas vary beyond chance: by two deviations of a mean square."""
    return areas >= FEWEST_AREAS and dispersion > 1 + 2 * math.sqrt(2 / areas)


def funnel_limits(
    rate: float, population: float, *, level: float, dispersion: float = 1.0
) -> tuple[float, float]:
    """Return the rates, on the scale of `rate`, between which an area only varies."""
    z = NormalDist().inv_cdf(0.5 + level / 200)
    reach = z * float(np.sqrt(dispersion * rate / population))
    return max(rate - reach, 0.0), rate + reach


def _usable(
    areas: Sequence[AreaCount], fewest_people: float
) -> tuple[list[AreaCount], list[Dropped]]:
    names = [area.name for area in areas]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Refusal(f"{', '.join(twice)} is there twice. Add its rows up first.")
    wrong = [one.name for one in areas if one.count < 0 or one.population < 0]
    if wrong:
        raise Refusal(f"{', '.join(wrong)}: a count or population is below zero.")
    usable = [area for area in areas if area.population >= fewest_people]
    small = [area.name for area in areas if area.population < fewest_people]
    if len(usable) < FEWEST_AREAS:
        raise Refusal(
            f"{len(usable)} areas have {fewest_people:,.0f} people or more; a funnel "
            f"needs {FEWEST_AREAS}. Compare larger areas, or a longer list."
        )
    reason = (
        f"{', '.join(small)}: fewer than {fewest_people:,.0f} people, on whom a rate "
        "says nothing."
    )
    return usable, [Dropped(len(small), reason)] if small else []


def _standing(z: float, *, enough: bool) -> Standing:
    if not enough:
        return Standing.TOO_FEW
    inner, outer = (NormalDist().inv_cdf(0.5 + level / 200) for level in LEVELS)
    for bound, above, below in (
        (outer, Standing.HIGHER, Standing.LOWER),
        (inner, Standing.RATHER_HIGHER, Standing.RATHER_LOWER),
    ):
        if abs(z) > bound:
            return above if z > 0 else below
    return Standing.AS_GROUP


def _lines(
    people: Floats, rate: float, dispersion: float, per: float
) -> tuple[Line, ...]:
    sizes = np.geomspace(people.min(), people.max(), LINE_POINTS)
    found = []
    for size in np.unique(sizes):
        inner, outer = (
            tuple(
                per * bound
                for bound in funnel_limits(
                    rate, float(size), level=level, dispersion=dispersion
                )
            )
            for level in LEVELS
        )
        found.append(Line(float(size), (inner[0], inner[1]), (outer[0], outer[1])))
    return tuple(found)


def _basis(
    compared: Sequence[Compared],
    dropped: Sequence[Dropped],
    dispersion: float,
    *,
    over: bool,
) -> Basis:
    caveats = [
        Caveat(
            "residents",
            "Residents are a poor population for places people come to: a town centre "
            "has more events for each resident and not for each person there.",
        )
    ]
    if over:
        caveats.append(
            Caveat(
                "overdispersed",
                f"These areas vary {dispersion:.1f} times as much as chance alone would "
                "have them, and the funnel is widened for it: they differ in ways the "
                "group does not allow for.",
            )
        )
    few = [one.name for one in compared if one.standing is Standing.TOO_FEW]
    if few:
        caveats.append(
            Caveat(
                "too-few",
                f"{', '.join(sorted(few))}: fewer than {FEWEST_EXPECTED} events are "
                "expected, so no standing is given.",
            )
        )
    return Basis(
        method="funnel plot, winsorised over-dispersion",
        parameters={"levels": list(LEVELS), "winsorised": WINSORISED},
        rows_used=len(compared),
        dropped=tuple(dropped),
        caveats=tuple(caveats),
    )
