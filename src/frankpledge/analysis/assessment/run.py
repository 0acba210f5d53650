"""An assessment from beginning to end: every step, and what each found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from frankpledge.analysis.assessment import (
    area_steps,
    event_steps,
    place_steps,
    series_steps,
)
from frankpledge.analysis.assessment.finding import Finding, Step
from frankpledge.analysis.assessment.ground import Ground

STEPS: tuple[Step, ...] = (
    Step("months", "Which months are whole", series_steps.months),
    Step("trend", "Is anything out of the ordinary", series_steps.trend),
    Step("turns", "When the level changed", series_steps.turns),
    Step("change", "What changed", series_steps.change),
    Step("area-change", "Where it changed", series_steps.area_change),
    Step("forecast", "Where the year will end", series_steps.forecast),
    Step("comparison", "Which areas differ", area_steps.comparison),
    Step("harm", "How much harm", area_steps.harm),
    Step("concentration", "In how few places", place_steps.concentration),
    Step("busy-places", "Where again and again", place_steps.busy_places),
    Step("density", "Where it is dense", place_steps.density),
    Step("hot-cells", "Where it stands together", place_steps.hot_cells),
    Step("hot-places", "Where next month", place_steps.hot_list),
    Step("hours", "At which hours", event_steps.hours),
    Step("near-repeat", "Does one bring another nearby", event_steps.near_repeats),
    Step("victims", "To the same victims", event_steps.victims),
)


@dataclass(frozen=True)
class Assessment:
    """Every step's finding, in the order they were made."""

    findings: tuple[tuple[Step, Finding], ...]
    versions: tuple[str, ...]


def assess(ground: Ground, *, told: Callable[[Step], None] | None = None) -> Assessment:
    """Make every step of an assessment, one after the other.

    Question:
        What does a whole district's or county's evidence say, by every method that
        suits it?

    Data needed:
        Evidence of one supplier, or of several that count different things; better
        three years of it. Steps that need days, true places or keys say so where the
        evidence has none.

    Method:
        Months that look partial are found first and used no further. Each category is
        then charted, tested against the same months a year before (all together, with
        every small area), forecast to the year's end, and looked at place by place.
        `told` hears of each step before it begins. The seed makes what is drawn the
        same again.

    Reading the result:
        Begin with the months: what follows is no better than they are. A step that
        refuses is kept with its reason, for that is an answer too. What changed among
        thousands of areas is controlled for their number; what is merely listed is not.

    When not to use it:
        Instead of a question. It says what the figures say, not why, and not what
        residents think matters.

    References:
        Those of each method, on its own card.

    Example:
        >>> from frankpledge.analysis.evidence import open_evidence
        >>> with open_evidence([]) as nothing:
        ...     found = assess(Ground(nothing))
        >>> found.findings[0][1].refused
        'The files hold no rows, so there is nothing to assess.'
    """
    found = []
    for step in STEPS:
        if told is not None:
            told(step)
        found.append((step, _made(step, ground)))
    return Assessment(tuple(found), ground.versions)


def _made(step: Step, ground: Ground) -> Finding:
    try:
        return step.make(ground)
    except ValueError as refusal:  # every refusal of the analysis is one
        return Finding(refused=str(refusal))
