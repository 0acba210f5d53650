"""Numbers a word processor writes by itself: 3 as "3", "c", "C", "iii", "III", "3rd"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

LARGEST: Final = 9_999  # counted higher, a number is shown in digits

_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_CARDINALS: Final = (
    *("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"),
    *("Ten", "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen"),
    *("Seventeen", "Eighteen", "Nineteen", "Twenty"),
)
_ORDINALS: Final = (
    *("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh"),
    *("Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth"),
)


def roman(number: int) -> str:
    """Return a number in small Roman numerals."""
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def letters(number: int) -> str:
    """Return a, b, ... z, aa, bb, as word processors count by letters."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd and so on."""
    is_teen = 10 <= number % 100 <= 20
    ending = "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _word(words: tuple[str, ...]) -> Callable[[int], str]:
    return lambda number: words[number] if number < len(words) else str(number)


# By the names of Word (ECMA-376 part 1, 17.18.59) and of OpenDocument (19.500).
WAYS: Final[dict[str, Callable[[int], str]]] = {
    "lowerLetter": letters,
    "a": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "A": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "i": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "I": lambda number: roman(number).upper(),
    "ordinal": ordinal,
    "decimalZero": lambda number: f"{number:02d}",
    "cardinalText": _word(_CARDINALS),
    "ordinalText": _word(_ORDINALS),
    "none": lambda _: "",
    "": lambda _: "",
}


def numeral(number: int, way: str) -> str:
    """Return a count as it is written; an unknown way is written in digits."""
    if not 1 <= number <= LARGEST and way not in ("none", ""):
        return str(number)
    return WAYS.get(way, str)(number)
