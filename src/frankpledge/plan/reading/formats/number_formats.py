"""Numbers of a workbook as a person sees them: 0.05 kept as a percentage is "5%"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

# The formats a workbook names by number alone (ECMA-376 part 1, 18.8.30).
BUILT_IN: Final[dict[int, str]] = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    49: "@",
}
LONGEST_CODE: Final = 255
LARGEST: Final = 1e15  # larger numbers are shown with an exponent
LAST_DAY: Final = 2_958_465  # 31 December 9999
GENERAL_DIGITS: Final = 11  # that a cell without a format shows

_SECTIONS = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])*)(?:;|$)')
_PIECES = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<money>[^\]-]*)[^\]]*\]'
    r"|\[(?P<elapsed>[hms]+)\]|\[[^\]]*\]|(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?,*|\.[0#?]+,*)"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)

_DAY_PARTS = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]'
    r"|(?P<noon>AM/PM|A/P)|(?P<mark>y+|m+|d+|h+|s+)|\.0+|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_A_DAY: Final = {"h": 24, "m": 1_440, "s": 86_400}


@dataclass(frozen=True)
class _Shape:
    """What a section of a format says: words before and after, digits between."""

    before: str
    digits: str | None
    after: str
    marks: str  # letters that stand for parts of a day, or an exponent
    code: str  # the whole section


def shown(value: float, code: str, *, from_1904: bool = False) -> str:
    """Return a number as its cell shows it; an odd format gives the number itself."""
    ordinary, for_negative = _shapes(code)
    negative = value < 0 and for_negative is not None
    shape = for_negative if negative else ordinary
    if shape is None:
        return general(value)
    marks = shape.marks.lower()
    if re.search("[ymdhs]", marks):
        return _moment(value, shape.code, from_1904=from_1904)
    if shape.digits is None or "e" in marks or "/" in shape.before + shape.after:
        return general(value)
    return _number(abs(value) if negative else value, shape)


@lru_cache(maxsize=1024)
def _shapes(code: str) -> tuple[_Shape | None, _Shape | None]:
    """Return what a format says of numbers, and of those below zero if it does."""
    sections = [*_SECTIONS.findall(code[:LONGEST_CODE]), "", ""][:2]
    ordinary, for_negative = (
        _shape(section) if section and "general" not in section.lower() else None
        for section in sections
    )
    return ordinary, for_negative


def general(value: float) -> str:
    """Return a number as a cell without a format shows it."""
    if abs(value) >= LARGEST or (value and abs(value) < 1e-9):
        return f"{value:.6g}"
    text = f"{Decimal(f'{value:.{GENERAL_DIGITS}g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _shape(section: str) -> _Shape:
    before, after, marks = "", "", ""
    digits: str | None = None
    for piece in _PIECES.finditer(section):
        if piece["digits"] and digits is None:
            digits = piece["digits"]
            continue
        marks += piece["elapsed"] or ""
        word = piece["quoted"] or piece["escaped"] or piece["money"] or ""
        other = piece["other"] or ""
        if other.isalpha():
            marks += other
        else:
            word += other
        if digits is None:
            before += word
        else:
            after += word
    return _Shape(before, digits, after, marks, section)


def _number(value: float, shape: _Shape) -> str:
    digits = (shape.digits or "0").rstrip(",")
    scale = len(shape.digits or "0") - len(digits)
    body, _, decimals = digits.partition(".")
    percent = (shape.before + shape.after).count("%")
    try:
        exact = Decimal(repr(value)).scaleb(2 * percent - 3 * scale)
        rounded = exact.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    except InvalidOperation:
        return general(value)
    comma = "," if "," in body else ""
    text = f"{rounded:{comma}f}"
    optional = len(decimals) - len(decimals.rstrip("#?"))
    for _ in range(optional):
        text = text.removesuffix("0")
    text = text.rstrip(".")
    sign = "-" if text.startswith("-") else ""
    if sign and not text.strip("-0.,"):
        sign, text = "", text.lstrip("-")
    return f"{sign}{shape.before}{text.lstrip('-')}{shape.after}".strip()


def _moment(value: float, code: str, *, from_1904: bool) -> str:
    """Return a day or a time as its format prints it; all are numbers of days."""
    if not 0 <= value <= LAST_DAY:
        return general(value)
    # Day 60 of 1900 never was: numbers below it are a day out.
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001
    try:
        moment = start + timedelta(seconds=round(value * 86_400))
    except OverflowError:
        return general(value)
    parts = [match for match in _DAY_PARTS.finditer(code) if match.group()]
    marks = [(match["mark"] or match["elapsed"] or "").lower() for match in parts]
    has_noon = any(match["noon"] for match in parts)
    written = ""
    for at, (match, mark) in enumerate(zip(parts, marks, strict=True)):
        if match["noon"]:
            written += f"{moment:%p}"
        elif match["elapsed"]:
            written += str(int(value * _A_DAY[mark[0]]))
        elif mark:
            written += _part_of_day(moment, _unmistaken(marks, at), has_noon=has_noon)
        else:
            word = match["quoted"] or match["escaped"] or match["other"] or ""
            written += "" if word == "@" else word
    return written.strip()


def _unmistaken(marks: list[str], at: int) -> str:
    """Return a mark, those of minutes in capitals: m after hours or before seconds."""
    mark = marks[at]
    if mark[0] != "m" or len(mark) > 2:
        return mark
    before = next((one for one in reversed(marks[:at]) if one), "")
    after = next((one for one in marks[at + 1 :] if one), "")
    return mark.upper() if before[:1] == "h" or after[:1] == "s" else mark


def _part_of_day(moment: datetime, mark: str, *, has_noon: bool) -> str:
    hour = (moment.hour - 1) % 12 + 1 if has_noon else moment.hour
    value, name = {
        "y": (moment.year if len(mark) > 2 else moment.year % 100, ""),
        "m": (moment.month, f"{moment:%B}"),
        "d": (moment.day, f"{moment:%A}"),
        "h": (hour, ""),
        "M": (moment.minute, ""),
        "s": (moment.second, ""),
    }[mark[0]]
    if name and len(mark) > 2:
        return {3: name[:3], 5: name[:1]}.get(len(mark), name)
    return f"{value:02d}" if len(mark) > 1 else str(value)
