"""The signs a chart is read by: shapes, strokes, and the legend that explains them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.ui.drawing import (
    INK,
    PHONE_LETTER,
    WHITE,
    WIDTH,
    element,
    safe,
    text,
)

# Colour, dash and shape of the first, second and third series.
STROKES = (
    (INK, None, "circle"),
    ("#a8480a", "8 4", "square"),
    ("#54319f", "2 4", "up"),
)

SHAPES = {
    "square": "M-4 -4H4V4H-4Z",
    "up": "M0 -5.2L5 4H-5Z",
    "diamond": "M0 -7.5L7.5 0L0 7.5L-7.5 0Z",
}


def mark(
    shape: str, *, x: float, y: float, colour: str, hover: str, is_hollow: bool
) -> str:
    title = element("title", safe(hover)) if hover else ""
    paint = {
        "fill": WHITE if is_hollow else colour,
        "stroke": colour,
        "stroke_width": 2 if is_hollow else 1,
    }
    if shape == "circle":
        return element("circle", title, cx=x, cy=y, r=4, **paint)
    place = f"translate({x:.1f} {y:.1f})"
    return element("path", title, d=SHAPES[shape], transform=place, **paint)


def series_sample(number: int) -> str:
    colour, dash, shape = STROKES[number]
    shown = mark(shape, x=14, y=0, colour=colour, hover="", is_hollow=False)
    return line_sample(colour, dash, 2.2) + shown


def line_sample(colour: str, dash: str | None, width: float) -> str:
    return element(
        "line",
        x1=0,
        x2=28,
        y1=0,
        y2=0,
        stroke=colour,
        stroke_width=width,
        stroke_dasharray=dash,
    )


@dataclass(frozen=True)
class LegendItem:
    """A sample, drawn about the origin and 28 wide, and what it stands for."""

    sample: str
    label: str


def legend(items: Iterable[LegendItem], *, top: float) -> tuple[str, float]:
    """Lay the items out in two columns, long ones over both; return SVG and height."""
    column_width, row_height = WIDTH / 2, 30
    column, row, parts = 0, 0, []
    for item in items:
        is_long = 44 + len(item.label) * PHONE_LETTER > column_width
        if is_long and column == 1:
            column, row = 0, row + 1
        x, y = column * column_width, top + row * row_height + 12
        parts.append(
            element("g", item.sample, transform=f"translate({x + 4:g} {y:g})")
            + text(item.label, x=x + 42, y=y + 5)
        )
        column, row = (0, row + 1) if is_long or column == 1 else (1, row)
    rows = row + (1 if column else 0)
    return "".join(parts), rows * row_height
