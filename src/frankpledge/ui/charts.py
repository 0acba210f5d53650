"""Charts of a measure: months as a line, years as bars. Pure functions to SVG strings.

A month nobody has a figure for is a hatched gap, never zero and never bridged. A month
only partly recorded is hollow and the legend says so. A point outside the ordinary
range is a diamond. Nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from frankpledge.ui.bars import Bar, bar_chart
from frankpledge.ui.drawing import (
    BELOW_AXIS,
    INK,
    PHONE_LETTER,
    QUIET,
    TARGET,
    TEXT,
    WIDTH,
    Figure,
    Scale,
    Words,
    element,
    hatching,
    left_margin,
    picture,
    printed,
    round_ticks,
    safe,
    text,
    value_axis,
)
from frankpledge.ui.marks import (
    STROKES,
    LegendItem,
    legend,
    line_sample,
    mark,
    series_sample,
)
from frankpledge.ui.series import (
    Break,
    Limits,
    Point,
    Series,
    check,
    is_outside,
    told,
    values,
)

__all__ = [
    "Bar",
    "Break",
    "Limits",
    "Point",
    "Series",
    "Words",
    "bar_chart",
    "line_chart",
]

PLOT_HEIGHT = 250


@dataclass(frozen=True)
class _Plot:
    """Where things stand on a line chart, worked out once."""

    words: Words
    x: Scale
    y: Scale
    left: float
    top: float

    @property
    def bottom(self) -> float:
        return self.top + PLOT_HEIGHT


def line_chart(
    series: Sequence[Series],
    *,
    words: Words,
    limits: Limits | None = None,
    target: Figure | None = None,
    breaks: Sequence[Break] = (),
) -> str:
    """Draw up to three series over the same periods, zero always on the axis.

    Raises ValueError when there is nothing to draw, when series differ in length, or
    when a figure is not finite.
    """
    check(series)
    found = values(series, limits=limits, target=target)
    ticks = round_ticks(min([0.0, *found]), max([1.0, *found]))
    drawn_legend, legend_height = legend(
        _line_legend(series, words=words, limits=limits, target=target), top=0
    )
    top = legend_height + (34 if breaks else 12)
    left = left_margin(ticks)
    plot = _Plot(
        words=words,
        x=Scale(0, max(1, len(series[0].points) - 1), left + 10, WIDTH - 14),
        y=Scale(ticks[0], ticks[-1], top + PLOT_HEIGHT, top),
        left=left,
        top=top,
    )
    return picture(
        hatching(f"{words.id}-none"),
        drawn_legend,
        _ordinary_range(limits, plot),
        _gaps(series, plot),
        value_axis(plot.y, ticks, left=left),
        _target_line(target, plot),
        _breaks(breaks, plot),
        "".join(
            _series(each, number, plot=plot, limits=limits, breaks=breaks)
            for number, each in enumerate(series)
        ),
        _period_axis(series[0].points, plot),
        words=words,
        description=told(series, limits=limits, target=target),
        height=plot.bottom + BELOW_AXIS + 12,
    )


def _series(
    series: Series,
    number: int,
    *,
    plot: _Plot,
    limits: Limits | None,
    breaks: Sequence[Break],
) -> str:
    places = {
        place: (plot.x(place), plot.y(float(point.value)))
        for place, point in enumerate(series.points)
        if point.value is not None
    }
    # A line into part of a month would draw a fall that did not happen.
    whole = {n: at for n, at in places.items() if not series.points[n].is_partial}
    runs = _runs(whole, cuts={each.before for each in breaks})
    colour, _, shape = STROKES[number]
    return "".join(_line(run, number) for run in runs) + "".join(
        mark(
            "diamond" if is_outside(point, None if number else limits) else shape,
            x=places[place][0],
            y=places[place][1],
            colour=colour,
            hover=_hover(series, point),
            is_hollow=point.is_partial,
        )
        for place, point in enumerate(series.points)
        if place in places
    )


def _line(run: Sequence[tuple[float, float]], number: int) -> str:
    colour, dash, _ = STROKES[number]
    return element(
        "path",
        d="M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in run),
        fill="none",
        stroke=colour,
        stroke_width=2.2,
        stroke_dasharray=dash,
        stroke_linejoin="round",
    )


def _runs(
    places: Mapping[int, tuple[float, float]], *, cuts: Container[int]
) -> Iterator[list[tuple[float, float]]]:
    """Give the unbroken runs of two or more neighbouring places."""
    run: list[tuple[float, float]] = []
    for place, where in places.items():
        if place - 1 not in places or place in cuts:
            if len(run) > 1:
                yield run
            run = []
        run.append(where)
    if len(run) > 1:
        yield run


def _hover(series: Series, point: Point) -> str:
    part = ", part of the period only" if point.is_partial else ""
    value = printed(float(point.value)) if point.value is not None else "no figure"
    return f"{series.name}, {point.label}: {value}{part}"


def _gaps(series: Sequence[Series], plot: _Plot) -> str:
    """Hatch the periods for which no series has a figure, edge to edge."""
    count = len(series[0].points)
    half = (plot.x(1) - plot.x(0)) / 2
    parts = []
    for place, points in enumerate(zip(*(s.points for s in series), strict=True)):
        if any(point.value is not None for point in points):
            continue
        start = plot.x(place) - half if place else plot.left
        end = plot.x(place) + half if place + 1 < count else float(WIDTH)
        parts.append(
            element(
                "rect",
                element("title", safe(f"{points[0].label}: no figure")),
                x=start,
                y=plot.top,
                width=end - start,
                height=PLOT_HEIGHT,
                fill=f"url(#{plot.words.id}-none)",
            )
        )
    return "".join(parts)


def _ordinary_range(limits: Limits | None, plot: _Plot) -> str:
    if limits is None:
        return ""
    upper, lower = plot.y(float(limits.upper)), plot.y(float(limits.lower))
    edges = "".join(
        _level(y, plot, colour=QUIET, dash="3 4", width=1.4) for y in (upper, lower)
    )
    mean = _level(plot.y(float(limits.mean)), plot, colour=QUIET, dash=None, width=1.4)
    return (
        element(
            "rect",
            x=plot.left,
            y=upper,
            width=WIDTH - plot.left,
            height=max(0.0, lower - upper),
            fill="#e9efe9",
        )
        + edges
        + mean
    )


def _target_line(target: Figure | None, plot: _Plot) -> str:
    if target is None:
        return ""
    return _level(
        plot.y(float(target)), plot, colour=TARGET, dash="14 4 3 4", width=2.4
    )


def _level(
    y: float, plot: _Plot, *, colour: str, dash: str | None, width: float
) -> str:
    return element(
        "line",
        x1=plot.left,
        x2=WIDTH,
        y1=y,
        y2=y,
        stroke=colour,
        stroke_width=width,
        stroke_dasharray=dash,
    )


def _breaks(breaks: Sequence[Break], plot: _Plot) -> str:
    parts = []
    for each in breaks:
        x = plot.x(each.before - 0.5)
        is_late = x > WIDTH * 0.6
        parts.append(
            element(
                "line",
                x1=x,
                x2=x,
                y1=plot.top - 24,
                y2=plot.bottom,
                stroke=TEXT,
                stroke_width=1.6,
                stroke_dasharray="5 3",
            )
            + text(
                each.text,
                x=x - 7 if is_late else x + 7,
                y=plot.top - 10,
                text_anchor="end" if is_late else "start",
            )
        )
    return "".join(parts)


def _period_axis(points: Sequence[Point], plot: _Plot) -> str:
    labelled = [(n, p.tick) for n, p in enumerate(points) if p.tick]
    if not labelled:
        every = max(1, -(-len(points) // 4))
        labelled = [(n, p.label) for n, p in enumerate(points) if n % every == 0]
    longest = max(len(label) for _, label in labelled)
    room = (WIDTH - plot.left) / (longest * PHONE_LETTER + 16)
    every_phone = max(1, -(-len(labelled) // max(1, int(room))))
    parts = []
    for number, (place, label) in enumerate(labelled):
        x = plot.x(place)
        parts.append(
            element(
                "line", x1=x, x2=x, y1=plot.bottom, y2=plot.bottom + 6, stroke=QUIET
            )
            + text(
                label,
                x=x,
                y=plot.bottom + BELOW_AXIS,
                text_anchor=_anchor(x, plot, half=len(label) * PHONE_LETTER / 2),
                fill=QUIET,
                class_="fp-drawing__minor" if number % every_phone else None,
            )
        )
    return "".join(parts)


def _anchor(x: float, plot: _Plot, *, half: float) -> str:
    if x + half > WIDTH:
        return "end"
    return "start" if x - half < plot.left - 40 else "middle"


def _line_legend(
    series: Sequence[Series],
    *,
    words: Words,
    limits: Limits | None,
    target: Figure | None,
) -> list[LegendItem]:
    items = [
        LegendItem(series_sample(number), each.name)
        for number, each in enumerate(series)
    ]
    if target is not None:
        sample = line_sample(TARGET, "10 3 3 3", 2.4)
        items.append(LegendItem(sample, f"Target {printed(float(target))}"))
    if limits is not None:
        band = element("rect", x=0, y=-9, width=28, height=18, fill="#e9efe9")
        items.append(
            LegendItem(
                band + line_sample(QUIET, None, 1.4),
                f"Mean {printed(float(limits.mean))}, ordinary range "
                f"{printed(float(limits.lower))} to {printed(float(limits.upper))}",
            )
        )
    return items + _state_legend(series, words=words, limits=limits)


def _state_legend(
    series: Sequence[Series], *, words: Words, limits: Limits | None
) -> list[LegendItem]:
    points = [point for each in series for point in each.points]
    items = []
    if any(is_outside(point, limits) for point in series[0].points):
        sample = mark("diamond", x=14, y=0, colour=INK, hover="", is_hollow=False)
        items.append(LegendItem(sample, "Outside the range"))
    if any(p.is_partial and p.value is not None for p in points):
        sample = mark("circle", x=14, y=0, colour=INK, hover="", is_hollow=True)
        items.append(LegendItem(sample, "Part of the period"))
    if any(point.value is None for point in points):
        sample = element(
            "rect",
            x=2,
            y=-9,
            width=24,
            height=18,
            fill=f"url(#{words.id}-none)",
            stroke=QUIET,
        )
        items.append(LegendItem(sample, "No figure"))
    return items
