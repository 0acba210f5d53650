"""A printed cell as the number a spreadsheet holds, with the format that prints it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_PLAIN = re.compile(
    r"(?P<sign>[-+]?)(?P<pound>£?)(?P<digits>[\d,]+(?:\.\d+)?)(?P<share>%?)"
)


@dataclass(frozen=True)
class Number:
    """What a cell of a spreadsheet holds."""

    value: Decimal
    places: int
    is_share: bool
    is_money: bool
    has_plus: bool

    @property
    def code(self) -> str:
        """The format in a spreadsheet's own letters."""
        decimals = "." + "0" * self.places if self.places else ""
        if self.is_share:
            whole = f"0{decimals}%"
            return f"+{whole};-{whole};{whole}" if self.has_plus else whole
        if self.is_money:
            return f'"£"#,##0{decimals}'
        return f"#,##0{decimals}" if self.value >= 1000 else f"0{decimals}"


def number_in(text: str) -> Number | None:
    """Return the number a person would have typed for a printed cell, or None."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        return None
    value = Decimal(match["digits"].replace(",", ""))
    if match["sign"] == "-":
        value = -value
    decimals = match["digits"].partition(".")[2]
    if match["share"]:
        value /= 100
    return Number(
        value,
        len(decimals),
        bool(match["share"]),
        bool(match["pound"]),
        match["sign"] == "+",
    )
