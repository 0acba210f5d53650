"""Steps over areas: rates beside the group's, and harm."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from frankpledge.analysis.assessment.finding import Finding
from frankpledge.analysis.assessment.ground import Ground
from frankpledge.analysis.comparison.funnel import AreaCount, Standing, compare_areas
from frankpledge.analysis.harm import harm_totals

MOST_LISTED = 50
YEAR = 12
NO_POPULATION = (
    "No population of the small areas was given, and a rate without one is no rate. "
    "Name a file by --population."
)
NO_WEIGHTS = (
    "No weights were given. What one offence weighs against another is somebody's "
    "judgement: name a file of weights with its source and date by --weights."
)


def comparison(ground: Ground) -> Finding:
    """Set the small areas beside one another on a funnel, over the latest year."""
    population = ground.asked.population
    if not population:
        return Finding(refused=NO_POPULATION)
    counts = _of_latest_year(ground)
    areas = [
        AreaCount(code, counts.get(code, 0), people)
        for code, people in sorted(population.items())
    ]
    found = compare_areas(areas)
    apart = [one for one in found.areas if one.standing is not Standing.AS_GROUP]
    differ = [one for one in apart if one.z is not None]
    few = len(apart) - len(differ)
    return Finding(
        sentences=(
            f"{len(differ):,} of {len(areas):,} areas lie outside the funnel of the "
            f"group (dispersion {found.dispersion:.1f}); {few:,} have too few to say.",
        ),
        columns=("Area", "Count", "Expected", "Standing"),
        rows=tuple(
            (
                one.name,
                counts.get(one.name, 0),
                round(one.expected, 1),
                str(one.standing),
            )
            for one in differ[:MOST_LISTED]
        ),
        bases=(found.basis,),
    )


def harm(ground: Ground) -> Finding:
    """Weight the latest year's counts by severity."""
    weights = ground.asked.weights
    if weights is None:
        return Finding(refused=NO_WEIGHTS)
    latest = [month for month in ground.months if month in ground.usable][-YEAR:]
    counts = {
        category: sum(series.get(month, 0) for month in latest)
        for category, series in ground.counts.items()
    }
    found = harm_totals({"All": counts}, weights, list_without_weight=True)
    return Finding(
        sentences=(found.total.sentence,),
        columns=("Category", "Count", "Weight", "Harm", "Share"),
        rows=tuple(
            (one.category, one.count, one.weight, one.harm, round(one.share, 4))
            for one in found.total.contributions
        ),
        bases=(found.basis,),
    )


def _of_latest_year(ground: Ground) -> dict[str, int]:
    table = ground.area_months
    latest = [month for month in ground.months if month in ground.usable][-YEAR:]
    inside = np.isin(
        np.asarray(table["month"], dtype="datetime64[M]"),
        np.array(latest, dtype="datetime64[M]"),
    )
    held: dict[str, int] = defaultdict(int)
    codes = np.asarray(table["lsoa_code"], dtype=str)[inside]
    names, place = np.unique(codes, return_inverse=True)
    totals = np.bincount(place, weights=np.asarray(table["incidents"])[inside])
    for name, total in zip(names, totals, strict=True):
        held[str(name)] = int(total)
    return held
