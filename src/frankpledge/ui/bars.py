"""Years side by side: what was, what was aimed at, what came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.ui.drawing import (
    BELOW_AXIS,
    INK,
    PHONE_LETTER,
    QUIET,
    TARGET,
    WHITE,
    WIDTH,
    Figure,
    Scale,
    Words,
    element,
    finite,
    left_margin,
    picture,
    printed,
    round_ticks,
    safe,
    text,
    value_axis,
)
from frankpledge.ui.marks import LegendItem, legend, line_sample

PLOT_HEIGHT = 240
WIDEST_BAR = 110


class BarKind(StrEnum):
    """What a bar stands for; each is filled its own way."""

    RESULT = "result"
    BASELINE = "baseline"
    PARTIAL = "partial"  # only part of the period is recorded
    FORECAST = "forecast"


FILLS = {
    BarKind.RESULT: (INK, INK, None, "Result"),
    BarKind.BASELINE: ("#b9cdc3", INK, None, "Baseline"),
    BarKind.PARTIAL: (WHITE, INK, None, "Part of the period"),
    BarKind.FORECAST: (WHITE, INK, "5 4", "Forecast"),
}


@dataclass(frozen=True)
class Bar:
    """One period. `value` is None when nobody has the figure: no bar, but words."""

    label: str  # "2009-10"
    value: Figure | None
    kind: BarKind = BarKind.RESULT
    shown: str = ""  # the figure as printed, "22.7%"; made from the value unless given


def bar_chart(
    bars: Sequence[Bar],
    *,
    words: Words,
    target: Figure | None = None,
    target_label: str = "Target",
) -> str:
    """Draw bars standing on zero with the figure over each, and the target as a line.

    Raises ValueError when there are no bars, or when a figure is below zero or not
    finite.
    """
    found = _figures(bars, target=target)
    ticks = round_ticks(0.0, max([1.0, *found]), about=4)
    goal = f"{target_label} {printed(float(target))}" if target is not None else ""
    drawn_legend, top = legend(_legend(bars, goal=goal), top=0)
    left = left_margin(ticks)
    # Room over the tallest bar for its figure.
    y = Scale(0, ticks[-1], top + 34 + PLOT_HEIGHT, top + 34)
    step = (WIDTH - left) / len(bars)
    centred = [(bar, left + step * (place + 0.5)) for place, bar in enumerate(bars)]
    return picture(
        drawn_legend,
        value_axis(y, ticks, left=left),
        *(_column(bar, centre=at, step=step, y=y) for bar, at in centred),
        _target_line(target, y=y, left=left),
        *(_label(bar, centre=at, step=step, y=y) for bar, at in centred),
        words=words,
        description=_told(bars, goal=goal),
        height=y.start + BELOW_AXIS + 12,
    )


def _figures(bars: Sequence[Bar], *, target: Figure | None) -> list[float]:
    if not bars:
        raise ValueError("There is nothing to draw: no bars.")
    given = [finite(bar.value, what=bar.label) for bar in bars]
    given.append(finite(target, what="The target"))
    found = [value for value in given if value is not None]
    if any(value < 0 for value in found):
        raise ValueError("A bar stands on zero: figures below it cannot be drawn so.")
    return found


def _column(bar: Bar, *, centre: float, step: float, y: Scale) -> str:
    if bar.value is None:
        return ""
    width = min(step * 0.64, WIDEST_BAR)
    fill, edge, dash, _ = FILLS[bar.kind]
    top = y(float(bar.value))
    return element(
        "rect",
        element("title", safe(f"{bar.label}: {_shown(bar)}")),
        x=centre - width / 2,
        y=top,
        width=width,
        height=y.start - top,
        fill=fill,
        stroke=edge,
        stroke_width=1.6,
        stroke_dasharray=dash,
    )


def _label(bar: Bar, *, centre: float, step: float, y: Scale) -> str:
    """Name the bar under the axis and write its figure over it."""
    is_crowded = len(bar.label) * PHONE_LETTER > step * 1.05
    name = text(
        bar.label,
        x=centre,
        y=y.start + BELOW_AXIS,
        text_anchor="middle",
        fill=QUIET,
        class_="fp-drawing__minor" if is_crowded else None,
    )
    if bar.value is None:
        # In two lines, so that it fits between its neighbours on a phone.
        return name + "".join(
            text(
                word,
                x=centre,
                y=y.start - lift,
                text_anchor="middle",
                font_style="italic",
            )
            for word, lift in (("no", 34), ("figure", 10))
        )
    # The white outline keeps the figure readable where the target's line passes.
    return name + text(
        _shown(bar),
        x=centre,
        y=y(float(bar.value)) - 8,
        text_anchor="middle",
        font_weight=600,
        stroke=WHITE,
        stroke_width=5,
        paint_order="stroke",
        stroke_linejoin="round",
    )


def _shown(bar: Bar) -> str:
    if bar.shown or bar.value is None:
        return bar.shown or "no figure"
    return printed(float(bar.value))


def _target_line(target: Figure | None, *, y: Scale, left: float) -> str:
    if target is None:
        return ""
    place = y(float(target))
    return element(
        "line",
        x1=left,
        x2=WIDTH,
        y1=place,
        y2=place,
        stroke=TARGET,
        stroke_width=2.4,
        stroke_dasharray="14 4 3 4",
    )


def _legend(bars: Sequence[Bar], *, goal: str) -> list[LegendItem]:
    kinds = [
        kind
        for kind in BarKind
        if any(b.kind is kind and b.value is not None for b in bars)
    ]
    items = []
    for kind in kinds:
        fill, edge, dash, label = FILLS[kind]
        sample = element(
            "rect",
            x=4,
            y=-9,
            width=20,
            height=18,
            fill=fill,
            stroke=edge,
            stroke_width=1.6,
            stroke_dasharray=dash,
        )
        items.append(LegendItem(sample, label))
    if goal:
        items.append(LegendItem(line_sample(TARGET, "10 3 3 3", 2.4), goal))
    return items


def _told(bars: Sequence[Bar], *, goal: str) -> str:
    told = "; ".join(f"{bar.label}{_kind_words(bar)} {_shown(bar)}" for bar in bars)
    return f"{told}. {goal}." if goal else f"{told}."


def _kind_words(bar: Bar) -> str:
    if bar.kind is BarKind.RESULT or bar.value is None:
        return ""
    return f" ({FILLS[bar.kind][3].lower()})"
