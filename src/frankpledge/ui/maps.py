"""A map of areas shaded by a count: few classes, missing hatched, each area named.

Areas are projected as if the district were flat (equirectangular at its mean
latitude): at district size the error is far below the width of a boundary.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from math import cos, radians

from frankpledge.ui.drawing import (
    INK,
    WHITE,
    WIDTH,
    Words,
    element,
    hatching,
    picture,
    safe,
)
from frankpledge.ui.geojson import NotBoundaries, Position, Ring, Shape, read_geojson
from frankpledge.ui.marks import LegendItem, legend

__all__ = ["NotBoundaries", "Shape", "area_map", "class_breaks", "read_geojson"]

TALLEST = 480
# From light to dark, each step seen in black and white print too.
SHADES = ("#dcebe2", "#b0d0bf", "#74a892", "#387a64", "#14403a")
# Positions are snapped to half a unit of the drawing. Snapping depends on the position
# alone, so neighbours still share their border: no slivers, and a fifth of the size.
GRAIN = 2

Projection = Callable[[Position], tuple[int, int]]


def area_map(
    areas: Sequence[Shape],
    values: Mapping[str, int | None],
    *,
    words: Words,
    classes: int = 5,
) -> str:
    """Draw `areas` shaded by `values` (keyed by code); absent or None is hatched.

    Raises ValueError when there are no areas, or a negative or unknown number of
    classes is asked for (2 to 5).
    """
    if not areas:
        raise ValueError("There is nothing to draw: no areas.")
    given = {area.code: values.get(area.code) for area in areas}
    known = [value for value in given.values() if value is not None]
    tops = class_breaks(known, classes=classes)
    items = _legend(tops, given, words=words)
    drawn_legend, top = legend(items, top=0)
    project, height = _projection(areas)
    drawn = [
        _area(
            area, given[area.code], project, fill=_fill(given[area.code], tops, words)
        )
        for area in areas
    ]
    return picture(
        hatching(f"{words.id}-none", scale=GRAIN * 0.8),
        drawn_legend,
        element(
            "g",
            *drawn,
            transform=f"translate(0 {top + 16:g}) scale({1 / GRAIN:g})",
            stroke=WHITE,
            stroke_width=1.2 * GRAIN,
            stroke_linejoin="round",
        ),
        words=words,
        description=_told(areas, given, words=words),
        height=top + 16 + height,
    )


def class_breaks(values: Sequence[int], *, classes: int = 5) -> list[int]:
    """Return the highest value of each class, by quantiles; equal ones are merged.

    >>> class_breaks([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], classes=5)
    [2, 4, 6, 8, 10]
    >>> class_breaks([0, 0, 0, 0, 9])
    [0, 9]
    """
    if not 2 <= classes <= len(SHADES):
        raise ValueError(f"A map has 2 to {len(SHADES)} classes, not {classes}.")
    ordered = sorted(values)
    count = len(ordered)
    tops = {
        ordered[-(-count * n // classes) - 1] for n in range(1, classes + 1) if count
    }
    return sorted(tops)


def _shades(count: int) -> Sequence[str]:
    """Spread the shades wide when there are fewer classes."""
    if count <= 1:
        return SHADES[2 : 2 + count]
    return [SHADES[round(n * (len(SHADES) - 1) / (count - 1))] for n in range(count)]


def _fill(value: int | None, tops: Sequence[int], words: Words) -> str:
    if value is None:
        return f"url(#{words.id}-none)"
    return _shades(len(tops))[bisect_left(tops, value)]


def _projection(areas: Sequence[Shape]) -> tuple[Projection, float]:
    """Return the mapping onto the snapped grid, and the map's height in units."""
    positions = [p for area in areas for ring in area.rings for p in ring]
    west, east = min(x for x, _ in positions), max(x for x, _ in positions)
    south, north = min(y for _, y in positions), max(y for _, y in positions)
    squeeze = cos(radians((south + north) / 2))
    wide, tall = max((east - west) * squeeze, 1e-9), max(north - south, 1e-9)
    scale = min((WIDTH - 8) / wide, TALLEST / tall)
    indent = (WIDTH - wide * scale) / 2

    def project(position: Position) -> tuple[int, int]:
        x = indent + (position[0] - west) * squeeze * scale
        y = 4 + (north - position[1]) * scale
        return round(x * GRAIN), round(y * GRAIN)

    return project, tall * scale + 8


def _area(area: Shape, value: int | None, project: Projection, *, fill: str) -> str:
    shown = "no figure" if value is None else f"{value:,}"
    return element(
        "path",
        element("title", safe(f"{area.name}: {shown}")),
        d="".join(_outline(ring, project) for ring in area.rings),
        fill=fill,
        fill_rule="evenodd",
    )


def _outline(ring: Ring, project: Projection) -> str:
    places = [project(position) for position in ring]
    steps, (x, y) = [], places[0]
    start = f"M{x} {y}"
    for next_x, next_y in places[1:-1]:
        if (next_x, next_y) != (x, y):
            steps.append(f"{next_x - x} {next_y - y}")
            x, y = next_x, next_y
    return f"{start}l{' '.join(steps)}z" if steps else f"{start}h1z"


def _legend(
    tops: Sequence[int], given: Mapping[str, int | None], *, words: Words
) -> list[LegendItem]:
    known = [value for value in given.values() if value is not None]
    bottoms = [min(known), *(top + 1 for top in tops[:-1])] if known else []
    items = [
        LegendItem(_sample(shade), _span(low, high))
        for shade, low, high in zip(_shades(len(tops)), bottoms, tops, strict=True)
    ]
    missing = len(given) - len(known)
    if missing:
        sample = _sample(f"url(#{words.id}-none)")
        items.append(LegendItem(sample, f"No figure ({missing})"))
    return items


def _sample(fill: str) -> str:
    return element("rect", x=2, y=-9, width=24, height=18, fill=fill, stroke=INK)


def _span(low: int, high: int) -> str:
    return f"{low:,} to {high:,}" if low < high else f"{high:,}"


def _told(
    areas: Sequence[Shape], given: Mapping[str, int | None], *, words: Words
) -> str:
    label = f", {words.value_label}" if words.value_label else ""
    ranked = [(v, area.name) for area in areas if (v := given[area.code]) is not None]
    if not ranked:
        return f"{len(areas)} areas{label}: no figures."
    (low, low_name), (high, high_name) = min(ranked), max(ranked)
    missing = len(areas) - len(ranked)
    told = (
        f"{len(areas)} areas{label}. Highest {high:,} ({high_name}), "
        f"lowest {low:,} ({low_name})."
    )
    return f"{told} No figure for {missing}." if missing else told
