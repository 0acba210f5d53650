"""Steps over single events: their hours, their neighbours, their victims."""

from __future__ import annotations

import numpy as np

from frankpledge.analysis.assessment.finding import Finding, Row, of_each
from frankpledge.analysis.assessment.ground import Ground
from frankpledge.analysis.counts import IncidentFilter, hour_by_weekday
from frankpledge.analysis.nearrepeat.near_repeat import Asked, near_repeat
from frankpledge.analysis.periods import Period, months_from
from frankpledge.analysis.plane import to_metres
from frankpledge.analysis.repeats.victims import repeat_victims_in
from frankpledge.analysis.results import Basis, Refusal

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MOST_EVENTS = 50_000  # of a category, the latest year's first: pairs grow by the square
FEWEST_EVENTS = 100
NEAR = Asked(distance=(0.1, 200, 400), days=(1, 8, 15))
REPEATED = ("Category", "Events", "Strongest distance", "Strongest days", "Ratio", "p")


def hours(ground: Ground) -> Finding:
    """Count every incident by its hour and weekday, where they are known."""
    found = hour_by_weekday(ground.evidence, IncidentFilter(_whole(ground)))
    peak = max(
        (count, weekday, hour)
        for weekday, of_day in enumerate(found.counts)
        for hour, count in enumerate(of_day)
    )
    count, weekday, hour = peak
    return Finding(
        sentences=(
            f"Most happen on {DAYS[weekday]} from {hour:02d}:00 to {hour:02d}:59: "
            f"{count:,} of {found.used:,}; {found.left_out:,} have no hour and were "
            "left out.",
        ),
        columns=("Hour", *DAYS),
        rows=tuple(
            (f"{hour:02d}", *(of_day[hour] for of_day in found.counts))
            for hour in range(24)
        ),
    )


def near_repeats(ground: Ground) -> Finding:
    """Look in each category for events that bring others nearby soon after."""

    def one(category: str) -> tuple[str, Row, Basis | None]:
        rows = ground.evidence.arrays(
            "placed_days",
            category=category,
            start=_latest(ground).start,
            until=_latest(ground).end,
            most=MOST_EVENTS,
        )
        events = len(rows["day"])
        if events < FEWEST_EVENTS:
            raise Refusal(
                f"{events:,} incidents of the latest year say their day and true place. "
                "Near repeats need both: points moved to shared places and dates known "
                "as months hide true repeats and invent others."
            )
        x, y = to_metres(rows["longitude"], rows["latitude"])
        day = np.asarray(rows["day"], dtype="datetime64[D]")
        found = near_repeat(x, y, day, NEAR, rng=ground.rng)
        best = found.strongest
        row = (
            (events, best.distance, best.days, round(best.ratio or 0, 3), best.p_value)
            if best
            else (events, "none", "none", None, None)
        )
        return found.sentence, row, found.basis

    return of_each(ground, one, REPEATED)


def victims(ground: Ground) -> Finding:
    """Say how often the same victims are victims again."""
    found = repeat_victims_in(ground.evidence, IncidentFilter(_whole(ground)))
    return Finding(sentences=(found.sentence,), bases=(found.basis,))


def _whole(ground: Ground) -> Period:
    return months_from(ground.months[0], len(ground.months))


def _latest(ground: Ground) -> Period:
    latest = ground.months[-12:]
    return months_from(latest[0], len(latest))
