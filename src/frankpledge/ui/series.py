"""What a chart of periods is drawn from, and the same thing told in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.ui.drawing import Figure, finite, printed

MOST_SERIES = 3  # more cannot be told apart by dash and shape


@dataclass(frozen=True)
class Point:
    """One period of a series. `value` is None when nobody has the figure."""

    label: str  # "April 2014"
    value: Figure | None
    is_partial: bool = False  # only part of the period is recorded
    tick: str = ""  # what the axis says here: "2014"; no ticks at all: chosen for you


@dataclass(frozen=True)
class Series:
    """A named run of periods in order; all series of a chart share their periods."""

    name: str
    points: Sequence[Point]


@dataclass(frozen=True)
class Limits:
    """The mean and the ordinary range about it, from a control chart."""

    mean: Figure
    lower: Figure
    upper: Figure


@dataclass(frozen=True)
class Break:
    """A change of recording: the line is cut before this point (0 is the first)."""

    before: int
    text: str


def check(series: Sequence[Series]) -> None:
    if not series or not series[0].points:
        raise ValueError("There is nothing to draw: no series, or one with no periods.")
    if len(series) > MOST_SERIES:
        raise ValueError(f"At most {MOST_SERIES} series can be told apart on a chart.")
    if len({len(each.points) for each in series}) > 1:
        told = ", ".join(f"{each.name} {len(each.points)}" for each in series)
        raise ValueError(f"The series cover different numbers of periods: {told}.")


def values(
    series: Sequence[Series], *, limits: Limits | None, target: Figure | None
) -> list[float]:
    found = [
        finite(point.value, what=f"{each.name}, {point.label}")
        for each in series
        for point in each.points
    ]
    if limits:
        found += [
            finite(limits.mean, what="The mean"),
            finite(limits.lower, what="The lower limit"),
            finite(limits.upper, what="The upper limit"),
        ]
    found.append(finite(target, what="The target"))
    return [value for value in found if value is not None]


def is_outside(point: Point, limits: Limits | None) -> bool:
    """Whether a whole period lies outside the ordinary range; a part is not judged."""
    if limits is None or point.value is None or point.is_partial:
        return False
    return not float(limits.lower) <= float(point.value) <= float(limits.upper)


def told(
    series: Sequence[Series], *, limits: Limits | None, target: Figure | None
) -> str:
    """Say what the chart shows, for those who cannot see it."""
    sentences = [_told_one(each) for each in series]
    if target is not None:
        sentences.append(f"The target is {printed(float(target))}.")
    if limits is not None:
        sentences.append(
            f"The mean is {printed(float(limits.mean))}; the ordinary range is "
            f"{printed(float(limits.lower))} to {printed(float(limits.upper))}."
        )
    return " ".join(sentences)


def _told_one(series: Series) -> str:
    points = series.points
    known = [(float(p.value), p.label) for p in points if p.value is not None]
    span = f"{series.name}, {points[0].label} to {points[-1].label}"
    if not known:
        return f"{span}: no figures."
    (low, low_label), (high, high_label) = min(known), max(known)
    sentence = (
        f"{span}: lowest {printed(low)} ({low_label}), "
        f"highest {printed(high)} ({high_label}), last {printed(known[-1][0])}."
    )
    missing = [point.label for point in points if point.value is None]
    partial = [p.label for p in points if p.is_partial and p.value is not None]
    if missing:
        sentence += f" No figure: {', '.join(missing)}."
    if partial:
        sentence += f" Part of the period only: {', '.join(partial)}."
    return sentence
