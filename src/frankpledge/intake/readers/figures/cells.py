"""What the cell of a table of figures says: a number, or why there is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from frankpledge.analysis.contracts import FigureState


class Cell(NamedTuple):
    """A cell read: its value or None, what stands for it, and the cell as received."""

    printed: str
    value: float | None
    state: FigureState
    at_least: float | None = None
    at_most: float | None = None


# What stands where a number would. Sources: the statistical service's guidance on symbols
# in tables, and the marks its departments used before it.
MARKS = {
    mark: state
    for state, marks in {
        FigureState.NOT_AVAILABLE: (
            "", ":", "..", "...", "-", "\u2013", "[x]", "x", "[m]", "n/a", "na", "n.a.",
            "null", "tbc", "#n/a", "missing", "unknown", "not available", "no data",
        ),
        FigureState.SUPPRESSED: (
            "*", "**", "[c]", "c", "(c)", "[s]", "s", "[low]", "~", "suppressed",
            "withheld", "confidential", "disclosive",
        ),
        FigureState.NOT_APPLICABLE: (".", "[z]", "z", "not applicable"),
    }.items()
    for mark in marks
}  # fmt: skip
# What follows a number, in brackets or not.
AFTER = {
    "p": FigureState.PROVISIONAL,
    "prov": FigureState.PROVISIONAL,
    "provisional": FigureState.PROVISIONAL,
    "e": FigureState.ESTIMATED,
    "estimate": FigureState.ESTIMATED,
    "u": FigureState.ESTIMATED,
    "r": FigureState.GIVEN,
    "revised": FigureState.GIVEN,
}
_NUMBER = re.compile(
    r"(?P<number>[-\u2212]?\s*\xa3?\s*(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)"
    r"\s*(?P<after>[a-z]*|\[[a-z]+\]|\([a-z]+\))"
)
_NOTE = re.compile(r"\s*\[note\s*[0-9]+\]", re.IGNORECASE)
_WHOLE = "([0-9]+)"
Bounds = tuple[float, float | None]
# How a withheld figure says where it lies. Counts: below 5 is at most 4.
RANGES: tuple[tuple[re.Pattern[str], Callable[..., Bounds]], ...] = (
    (
        re.compile(rf"\[?(?:between )?{_WHOLE}\s*(?:-|\u2013|to|and)\s*{_WHOLE}\]?"),
        lambda low, high: (float(low), float(high)),
    ),
    (
        re.compile(rf"\[?(?:<|less than |fewer than |under |below )\s*{_WHOLE}\]?"),
        lambda high: (0.0, float(high) - 1),
    ),
    (
        re.compile(rf"\[?(?:<=|\u2264|up to |at most )\s*{_WHOLE}\]?"),
        lambda high: (0.0, float(high)),
    ),
    (
        re.compile(rf"{_WHOLE} or (?:under|fewer|less|below)"),
        lambda high: (0.0, float(high)),
    ),
    (
        re.compile(rf"\[?(?:>|more than |over |above )\s*{_WHOLE}\]?"),
        lambda low: (float(low) + 1, None),
    ),
    (
        re.compile(
            rf"\[?(?:>=|\u2265|at least )\s*{_WHOLE}\]?|{_WHOLE} or (?:more|over)"
        ),
        lambda low, other: (float(low or other), None),
    ),
)


def read_cell(printed: str) -> Cell | None:
    """Return what a cell says, or None where it is neither a number nor a known mark.

    Raises nothing: a cell nobody can read is its row's fault, not the file's.
    """
    text = " ".join(_NOTE.sub("", printed).casefold().split())
    if text in MARKS:
        return Cell(printed, None, MARKS[text])
    if found := _NUMBER.fullmatch(text):
        return _number(printed, found["number"], found["after"].strip("[]()"))
    for pattern, bounds in RANGES:
        if ranged := pattern.fullmatch(text):
            at_least, at_most = bounds(*ranged.groups())
            if at_most is not None and at_most < at_least:
                return None
            return Cell(printed, None, FigureState.SUPPRESSED, at_least, at_most)
    return None


def _number(printed: str, number: str, after: str) -> Cell | None:
    state = AFTER.get(after) if after else FigureState.GIVEN
    if state is None:
        return None
    plain = re.sub(r"[\s,\xa3]", "", number).replace("\u2212", "-")
    return Cell(printed, float(plain), state)


def without_notes(text: str) -> str:
    """Return a name or heading without “[note 4]”, line breaks and doubled blanks."""
    return " ".join(_NOTE.sub("", text).split())
