"""The plan year as a ring of linked stages: a drawing, never the only telling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import cos, pi, sin

from frankpledge.ui.drawing import FONT

INK = "#14403a"
QUIET = "#8d9a94"
HERE = "#f0c063"

OPENING = (
    '<svg class="fp-year__ring" viewBox="0 0 240 240" width="240" height="240" '
    f'aria-hidden="true" focusable="false" font-family="{FONT}" xmlns="http://www.w3.org/2000/svg">'
    f'<circle cx="120" cy="120" r="92" fill="none" stroke="{QUIET}" stroke-width="3"/>'
)


@dataclass(frozen=True)
class RingStage:
    """One stage of the year, as the ring needs to know it."""

    is_current: bool = False
    is_done: bool = False


def year_ring(stages: Sequence[RingStage], *, year: str) -> str:
    """Draw the stages clockwise from the top around the year's name.

    Hidden from screen readers: the list beside it says the same in words.
    """
    places = [_place(number, of=len(stages)) for number in range(len(stages))]
    parts = [OPENING]
    for number, (stage, (x, y)) in enumerate(zip(stages, places, strict=True), start=1):
        parts.append(_stage(stage, x=x, y=y, number=number))
    parts.append(
        f'<text x="120" y="116" text-anchor="middle" font-size="34" '
        f'font-weight="600" fill="{INK}">{escape(year)}</text>'
        f'<text x="120" y="142" text-anchor="middle" font-size="17" '
        f'fill="#4c5a55">plan year</text></svg>'
    )
    return "".join(parts)


def _place(number: int, *, of: int) -> tuple[float, float]:
    angle = 2 * pi * number / of
    return 120 + 92 * sin(angle), 120 - 92 * cos(angle)


def _stage(stage: RingStage, *, x: float, y: float, number: int) -> str:
    radius = 22 if stage.is_current else 17
    filled = stage.is_current or stage.is_done
    fill = HERE if stage.is_current else INK if filled else "#ffffff"
    edge = QUIET if not filled else INK
    ink = "#ffffff" if stage.is_done and not stage.is_current else INK
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{fill}" '
        f'stroke="{edge}" stroke-width="3"/>'
        f'<text x="{x:.1f}" y="{y + 6:.1f}" text-anchor="middle" font-size="17" '
        f'font-weight="600" fill="{ink}">{number}</text>'
    )
