"""The few things every drawing needs: escaped elements, round scales, a legend.

Drawings are SVG strings styled by presentation attributes alone: a strict content
policy forbids inline styles, and the same text is set into documents by typst. Colours
pass AA on white, and each is paired with a dash or a shape, so that a drawing can be
read in black and white.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from math import ceil, floor, isfinite, log10

WIDTH = 640
FONT = "'Source Sans 3', Arial, sans-serif"
TEXT_SIZE = 15
# The pages' styles enlarge text to this on a phone, where the drawing is half size;
# room is left for it.
PHONE_TEXT_SIZE = 24
PHONE_LETTER = 11.5  # width of an average letter at that size
BELOW_AXIS = 32  # the base of the words under an axis, clear of its lowest figure

INK = "#14403a"
TEXT = "#16211e"
QUIET = "#4a5753"
RULE = "#d3dad5"
TARGET = "#8a5a00"
WHITE = "#ffffff"

Figure = int | float | Decimal


@dataclass(frozen=True)
class Words:
    """What a drawing is called: its id on the page, title, and fuller description.

    An empty description is replaced by one made from the figures.
    """

    id: str
    title: str
    description: str = ""
    value_label: str = ""  # what the numbers count: "offences a month"


@dataclass(frozen=True)
class Scale:
    """A straight mapping of figures onto places."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the place of `value`."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def element(tag: str, *children: str, **attributes: object) -> str:
    """Return one SVG element; attribute values are escaped, children are SVG already.

    `stroke_width` becomes `stroke-width`; None leaves an attribute out.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{tag}{written}>{inside}</{tag}>" if inside else f"<{tag}{written}/>"


def text(words: str, **attributes: object) -> str:
    """Return a text element with its words escaped."""
    return element("text", safe(words), **attributes)


def safe(words: str) -> str:
    """Escape words for SVG, leaving out what XML cannot hold."""
    kept = "".join(c for c in words if c in "\t\n" or (c >= " " and _in_xml(c)))
    return escape(kept)


def _in_xml(character: str) -> bool:
    return not ("\ud800" <= character <= "\udfff" or character in "\ufffe\uffff\x7f")


def _plain(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return "".join(c for c in str(value) if c >= " " and _in_xml(c))


def picture(*children: str, words: Words, description: str, height: float) -> str:
    """Return a whole drawing with its title and description, read as one image."""
    return element(
        "svg",
        element("title", safe(words.title), id=f"{words.id}-svg-title"),
        element("desc", safe(words.description or description), id=f"{words.id}-desc"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        class_="fp-drawing",
        viewBox=f"0 0 {WIDTH} {height:g}",
        width=WIDTH,
        height=f"{height:g}",
        role="img",
        aria_labelledby=f"{words.id}-svg-title {words.id}-desc",
        font_family=FONT,
        font_size=TEXT_SIZE,
        fill=TEXT,
    )


def finite(value: Figure | None, *, what: str) -> float | None:
    """Return a figure as a float; None stays None.

    Raises ValueError for a figure that is not a number, naming `what`.
    """
    if value is None:
        return None
    number = float(value)
    if not isfinite(number):
        raise ValueError(f"{what} is not a number that can be drawn: {value}.")
    return number


def printed(value: float) -> str:
    """Return a figure as people write it: thousands separated, one decimal if any."""
    rounded = round(value, 1)
    whole = f"{abs(rounded):,.1f}".removesuffix(".0")
    return f"−{whole}" if rounded < 0 else whole


def round_ticks(low: float, high: float, *, about: int = 5) -> list[float]:
    """Return round numbers from at or below `low` to at or above `high`.

    >>> round_ticks(0, 31)
    [0.0, 10.0, 20.0, 30.0, 40.0]
    """
    if high <= low:
        high = low + 1
    raw = (high - low) / about
    power = 10.0 ** floor(log10(raw))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= raw * 0.999)
    first, last = floor(low / step), ceil(round(high / step, 9))
    return [round(number * step, 10) for number in range(first, last + 1)]


def value_axis(scale: Scale, ticks: Sequence[float], *, left: float) -> str:
    """Draw level rules with their figures at the left."""
    parts = []
    for tick in ticks:
        y = scale(tick)
        parts.append(
            element(
                "line",
                x1=left,
                x2=WIDTH,
                y1=y,
                y2=y,
                stroke=QUIET if tick == 0 else RULE,
                stroke_width=1.5 if tick == 0 else 1,
            )
            + text(printed(tick), x=left - 8, y=y + 5, text_anchor="end", fill=QUIET)
        )
    return "".join(parts)


def left_margin(ticks: Sequence[float]) -> float:
    """Return the room the figures of the axis need on a phone."""
    longest = max(len(printed(tick)) for tick in ticks)
    return 14 + longest * PHONE_LETTER


def hatching(id_: str, *, scale: float | None = None) -> str:
    """Return the pattern that stands for "no figure"."""
    return element(
        "defs",
        element(
            "pattern",
            element("rect", width=8, height=8, fill="#f3f5f0"),
            element("path", d="M-2 10L10 -2", stroke="#84938c", stroke_width=1.2),
            id=id_,
            width=8,
            height=8,
            patternUnits="userSpaceOnUse",
            patternTransform=f"scale({scale:g})" if scale else None,
        ),
    )
