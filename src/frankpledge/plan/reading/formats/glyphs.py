"""Signs of symbol fonts as letters: a tick of Wingdings is a tick, whatever its code."""

from __future__ import annotations

from typing import Final

PRIVATE: Final = 0xF000  # where symbol fonts keep their signs

# Microsoft's tables of Wingdings and Symbol, the signs that plans are printed with.
WINGDINGS: Final[dict[int, str]] = {
    0x4A: "☺",
    0x4B: "😐",
    0x4C: "☹",
    0x6C: "●",
    0x6E: "■",
    0x6F: "☐",
    0x71: "❑",
    0x76: "❖",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "☐",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "→",
    0xE9: "↑",
    0xEA: "↓",
    0xF0: "→",
    0xF1: "↑",
    0xF2: "↓",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
SYMBOL: Final[dict[int, str]] = {
    0xA3: "≤",
    0xAE: "→",
    0xAD: "↑",
    0xAF: "↓",
    0xB1: "±",
    0xB3: "≥",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
}
RAISED: Final = dict(zip(map(ord, "0123456789"), "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
LONGEST_RAISED: Final = 3  # figures of the mark of a note
UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"

# What stands in running text under a private code; bullets keep theirs.
IN_TEXT: Final[dict[int, str]] = {
    PRIVATE + code: sign for code, sign in WINGDINGS.items() if not sign.isalnum()
}


def raised(text: str) -> str:
    """Return words set above the line; figures stay apart from those before them."""
    figures = text.strip()
    is_mark = figures.isascii() and figures.isdecimal()
    is_short = len(figures) <= LONGEST_RAISED
    return text.translate(RAISED) if is_mark and is_short else text


def glyph(font: str, code: str) -> str:
    """Return the sign with this code (hexadecimal) of a symbol font."""
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    low = number - PRIVATE if PRIVATE <= number < PRIVATE + 256 else number
    if font.strip().lower() == "symbol":
        return SYMBOL.get(low, UNKNOWN)
    if "wingdings" in font.lower():
        return WINGDINGS.get(low, UNKNOWN)
    is_letter = 0x20 < number < PRIVATE or 0xF8FF < number < 0x110000
    return chr(number) if is_letter and not 0xD800 <= number < 0xE000 else UNKNOWN
