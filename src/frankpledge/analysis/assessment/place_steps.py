"""Steps over places: how concentrated, where again and again, where next."""

from __future__ import annotations

import numpy as np

from frankpledge.analysis.assessment.finding import Finding, Row, of_each
from frankpledge.analysis.assessment.ground import Ground
from frankpledge.analysis.concentration import concentration as concentration_of
from frankpledge.analysis.hotplaces.hot_places import Asked, hot_places
from frankpledge.analysis.results import Basis
from frankpledge.analysis.surface.getis_ord import Asked as CellsAsked
from frankpledge.analysis.surface.getis_ord import gi_on_grid
from frankpledge.analysis.surface.grid import grid_counts
from frankpledge.analysis.surface.kde import Asked as DensityAsked
from frankpledge.analysis.surface.kde import kernel_density

DRAWS = 99  # of places drawn again, for each category
CONCENTRATED = ("Category", "Incidents", "Places with any", "Half lies in", "Gini")
LISTED = ("Category", "Places", "Share of the area", "Share expected there", "Hottest")
BUSY = ("Category", "Places with 3 or more", "Their incidents", "Most at one")
DENSEST = ("Category", "Densest about", "To the square kilometre")
HOT = ("Category", "Cells", "Hot", "Cold")
REPEATED = 3
WIDE = 4  # cells: how far a neighbourhood reaches


def concentration(ground: Ground) -> Finding:
    """Say for each category in how few places half of it lies."""

    def one(category: str) -> tuple[str, Row, Basis | None]:
        _, _, held = ground.points(category).places()
        found = concentration_of(
            held, places=ground.places, rng=ground.rng, draws=DRAWS
        )
        half = found.holdings[-1]
        row = (found.events, found.places_with_any, half.places, round(found.gini, 3))
        return found.sentence, row, found.basis

    return of_each(ground, one, CONCENTRATED)


def busy_places(ground: Ground) -> Finding:
    """Say for each category how many places had it three times or more."""

    def one(category: str) -> tuple[str, Row, Basis | None]:
        _, _, held = ground.points(category).places()
        again = held[held >= REPEATED]
        sentence = (
            f"{len(again):,} of {len(held):,} places with any had it {REPEATED} times or "
            f"more, and with that {int(again.sum()):,} of {int(held.sum()):,} incidents. "
            "Places are points as supplied: where those were moved, busy map points."
        )
        return sentence, (len(again), int(again.sum()), int(held.max())), None

    return of_each(ground, one, BUSY)


def hot_list(ground: Ground) -> Finding:
    """List for each category the places to look after next month."""

    def one(category: str) -> tuple[str, Row, Basis | None]:
        x, y, day = ground.points(category).each()
        found = hot_places(x, y, day, Asked(cell=ground.asked.cell), rng=ground.rng)
        first = found.places[0]
        row = (
            len(found.places),
            round(found.area_share, 4),
            round(found.expected_share, 3),
            f"{first.x:.0f}, {first.y:.0f}",
        )
        return found.sentence, row, found.basis

    return of_each(ground, one, LISTED)


def density(ground: Ground) -> Finding:
    """Find for each category where it lies densest."""

    def one(category: str) -> tuple[str, Row, Basis | None]:
        x, y, held = ground.points(category).places()
        weights = held.astype(np.float64)
        asked = DensityAsked(bandwidth=WIDE * ground.asked.cell, cell=ground.asked.cell)
        found = kernel_density(x, y, asked, weights=weights)
        east, north, highest = found.peak
        row = (f"{east:.0f}, {north:.0f}", round(highest * 1e6, 1))
        return found.sentence, row, found.basis

    return of_each(ground, one, DENSEST)


def hot_cells(ground: Ground) -> Finding:
    """Find for each category the cells around which it stands together."""

    def one(category: str) -> tuple[str, Row, Basis | None]:
        x, y, held = ground.points(category).places()
        cell = ground.asked.cell
        counts = grid_counts(x, y, cell=cell, weights=held.astype(np.float64))
        found = gi_on_grid(counts, CellsAsked(band=WIDE * cell), rng=ground.rng)
        row = (found.values.size, int(found.hot.sum()), int(found.cold.sum()))
        return found.sentence, row, found.basis

    return of_each(ground, one, HOT)
