"""Figures and titles as sentences print them."""

import re
from collections.abc import Sequence
from decimal import Decimal

from frankpledge.analysis.rounding import half_up
from frankpledge.plan.reading.draft import Figure, RuleKind, Source, TargetRule, Unit
from frankpledge.plan.reading.meaning import INDICATOR_SETS

_LONGEST_NAME = 110
_LONGEST_QUOTE = 200
_LEAD_OF_QUOTE = 60  # letters before the words that matter
_FRAME = re.compile(
    r"^(?:to )?(?:reduce|decrease|cut|increase|raise|maintain|improve|lower)\b"
    r"(?:, or (?:improve|reduce|increase),?)?"
    r"(?: the)?(?: current)?(?: (?:number|levels?|percentage|proportion) of)?(?: the)?\s+",
    re.IGNORECASE,
)
_RULE_AT_END = re.compile(
    r"\s+(?:by|to|from)\s+(?:at least\s+)?\d[\d,.]*\s*(?:%|per cent)?"
    r"(?:\s+to\s+\d[\d,.]*\s*%?|\s+on\s+\d{4}\s+levels)?[\s.:]*$",
    re.IGNORECASE,
)
_SEEN_AS_A_PROBLEM = re.compile(
    r"^perceptions? (?:in relation|relating) to (?:the )?"
    r"(?:number|percentage|proportion) of (?:people|residents) who "
    r"(?:consider|see|think)s? (.+?) (?:to be|as|is|are) a .*$",
    re.IGNORECASE,
)
_CODE = re.compile(rf"^(?:{INDICATOR_SETS})[ -]?\d{{1,3}}[a-z]?\s*[-–:]\s*")


def name_of(title: str) -> str:
    """Return a short name for a row: its title without the target in it."""
    text = re.sub(r"\s*\([^()]*\)", "", title)
    text = _CODE.sub("", text)
    text = re.split(r"(?<=[a-z%'])[.:]\s", text)[0]
    text = _RULE_AT_END.sub("", text.strip())
    text = _FRAME.sub("", text).strip(" .,:;")
    text = _SEEN_AS_A_PROBLEM.sub(r"perception of \1", text)
    if len(text) > _LONGEST_NAME:
        text = text[:_LONGEST_NAME].rsplit(" ", 1)[0] + " ..."
    return text[:1].upper() + text[1:]


def within_sentence(name: str) -> str:
    """Return a row's name as it stands inside a sentence."""
    starts_with_initials = name[1:2].isupper()
    return name if starts_with_initials else name[:1].lower() + name[1:]


def number(value: Decimal) -> str:
    """Return a figure with thousands separated and no empty decimals."""
    if value == value.to_integral_value():
        return f"{value.to_integral_value():,f}"
    return f"{value.normalize():,f}"


def share(value: Decimal, places: int = 1) -> str:
    """Return a percentage to `places` decimals, dropping an empty `.0`."""
    return number(half_up(value, places)) + "%"


def signed_share(value: Decimal, places: int = 1) -> str:
    """Return a percentage change with its sign: `+5.4%`, `-14.59%`."""
    rounded = half_up(value, places)
    return ("+" if rounded > 0 else "") + share(value, places)


def figure(value: Decimal, unit: Unit) -> str:
    """Return a value of a row in the row's own unit."""
    return number(value) + ("%" if unit is Unit.PERCENT else "")


def printed(cell: Figure) -> str:
    """Return a cell as the document prints it, inner spaces of a sign closed up."""
    return re.sub(r"^([-+−–])\s+", r"\1", cell.printed.strip())


def lines(*sources: Source) -> str:
    """Return where something stands, in words: `line 44`, `table 2, row 3`."""
    placed = dict.fromkeys(one.place for one in sources if one.place)
    places = sorted(
        {(one.first_line, one.last_line) for one in sources if not one.place}
    )
    words = [
        str(first) if first == last else f"{first} to {last}" for first, last in places
    ]
    several = len(places) > 1 or any(first != last for first, last in places)
    numbered = [f"{'lines' if several else 'line'} {listed(words)}"] if words else []
    return "; ".join([*placed, *numbered])


def where(source: Source) -> str:
    """Return where something stands after a verb: `on line 44`, `in table 2, row 3`."""
    said = lines(source)
    return f"{'on' if said.startswith(('line', 'page', 'sheet')) else 'in'} {said}"


def quoted(text: str, first: int, last: int) -> str:
    """Return a sentence, or its words round the letters `first` to `last` if long."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    start = text.rfind(" ", 0, max(0, first - _LEAD_OF_QUOTE)) + 1
    end = text.find(" ", last)
    end = len(text) if end < 0 else end
    ends = "" if end == len(text) else " ..."
    return f"{'... ' if start else ''}{text[start:end].rstrip(',;:')}{ends}"


def listed(parts: Sequence[str], joining: str = "and") -> str:
    """Join parts as a sentence does: `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + f" {joining} {parts[-1]}"


def counted(count: int, one: str, many: str) -> str:
    """Return `1 row` or `3 rows`."""
    return f"{count} {one if count == 1 else many}"


def aim(rule: TargetRule) -> str:
    """Return what a rule asks for, as a noun: `a fall of 5%`."""
    nouns = {
        RuleKind.REDUCE_BY_SHARE: "a fall of",
        RuleKind.INCREASE_BY_SHARE: "a rise of",
    }
    amount = "" if rule.amount is None else figure(rule.amount, rule.unit)
    return f"{nouns.get(rule.kind, 'a change to')} {amount}".rstrip()
