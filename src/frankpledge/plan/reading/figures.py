"""A figure as printed, and as understood: in a cell, and inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from frankpledge.analysis.periods import MONTH_NAMES
from frankpledge.plan.reading.draft import Figure, FigureState, Unit
from frankpledge.plan.reading.text import DASH_CLASS, DASHES, clean, fold

# 1,320 | 1 320 | 1320 | 22.7: at most twelve digits before the point.
NUMBER: Final = (
    r"(?:[0-9]{1,3}(?:[,\u00a0 ][0-9]{3}){1,3}|[0-9]{1,12})(?:\.[0-9]{1,6})?"
)
PROSE_NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,12})(?:\.[0-9]{1,6})?"
PER_CENT: Final = r"(?:%|per ?cent\b|percent\b)"

NUMBER_WORDS: Final[dict[str, int]] = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_ONE_WORD = "|".join(NUMBER_WORDS)
NUMBER_WORD: Final = rf"(?:{_ONE_WORD})(?:-(?:{_ONE_WORD}))?\b"
# "two hundred" is not two, and not understood.
NOT_MULTIPLIED: Final = r"(?! (?:hundred|thousand|million|dozen))"

# Words that stand where a number should, by what they say.
STATE_WORDS: Final[tuple[tuple[FigureState, re.Pattern[str]], ...]] = (
    (FigureState.BLANK, re.compile(r"")),
    (
        FigureState.TBC,
        re.compile(
            r"t\.?b\.?[cad]\.?"
            r"|(?:baseline |figure |target )?to be (?:confirmed|agreed|announced|set"
            r"|determined|established|advised|developed)"
            r"|(?:not yet|data not) (?:available|known|published|set|agreed)"
            r"|(?:data |figures? )?(?:awaited|pending|outstanding|under development)"
        ),
    ),
    (
        FigureState.NOT_APPLICABLE,
        re.compile(
            r"n ?[/.]? ?a\.?|not applicable|none set|-+|no (?:target|baseline|data)"
            r"(?: set| available)?|(?:not|un) ?(?:available|known|recorded|collected)"
            r"|new (?:measure|indicator)"
        ),
    ),
    (
        FigureState.WITHHELD,
        re.compile(
            r"\*+|<=? ?[0-9]{1,2}|[0-9]{1,2} or (?:under|fewer|less|below)"
            r"|(?:fewer|less) than (?:[0-9]{1,2}|five|ten)|(?:under|below) [0-9]{1,2}"
            r"|five or (?:under|fewer|less)|\[[cx]\]|suppressed|withheld|redacted"
        ),
    ),
)

UPWARD: Final = "↑▲△⬆⇧"
DOWNWARD: Final = "↓▼▽⬇⇩"
# What may follow a number in its cell and changes nothing about it: a mark that leads to
# a footnote, an arrow, "provisional".
_AFTERTHOUGHT = (
    rf"(?: ?[*†‡§¹²³⁴⁵]{{1,3}}| ?[{UPWARD}{DOWNWARD}→←►◄]|"
    rf" ?\((?:an? )?[+{DASH_CLASS}]? ?[0-9]{{1,3}}(?:\.[0-9])? ?%"
    r"(?: (?:reduction|decrease|fall|increase|rise|improvement))?\)|"
    r" ?\((?:p|r|e|est\.?|prov\.?|provisional|revised|estimated?|to date|ytd)\))*"
)
_CELL = re.compile(
    rf"(?P<arrow>[{UPWARD}{DOWNWARD}]?) ?(?P<sign>[+{DASH_CLASS}]?) ?(?P<pound>£?) ?(?P<number>{NUMBER})"
    rf"(?P<times>k|m|(?: million)|(?: thousand))?"
    rf" ?(?P<unit>{PER_CENT}|(?:working )?days?\b|(?:per |/ ?)(?:1,?000|thousand)\b)?"
    rf"(?: ?(?P<word>increase|decrease|reduction|fall|rise|down|up))?{_AFTERTHOUGHT}",
    re.IGNORECASE,
)
_TIMES: Final = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6}
_DOWNWARD = frozenset({"decrease", "reduction", "fall", "down"})

# A number that names something, or a moment, counts nothing.
_NAMES_SOMETHING = frozenset(
    [
        *(
            "objective",
            "priority",
            "aim",
            "theme",
            "outcome",
            "goal",
            "strand",
            "phase",
        ),
        *("tier", "step", "ni", "lpi", "bvpi", "psa", "tel", "telephone", "ext"),
        "radio",
        "page",
        "pages",
        "section",
        "table",
        "figure",
        "paragraph",
        "regulation",
        "part",
        "chapter",
        "article",
        "number",
        "no",
        "appendix",
        "annex",
        "act",
        "form",
        "class",
        "channel",
        "phase",
        "version",
        "unit",
    ]
)
_MONTHS: Final = frozenset(map(str.lower, MONTH_NAMES))
_MOMENT_AFTER = re.compile(
    rf" ?-?(?:years?|months?|weeks?|days?|hours?|minutes?|{'|'.join(MONTH_NAMES)})\b",
    re.IGNORECASE,
)
_IN_PROSE = re.compile(
    rf"(?<![\w/.{DASH_CLASS}£])(?P<pound>£?)(?P<number>{PROSE_NUMBER})"
    rf"(?P<unit>\s?{PER_CENT})?(?![\w/]){NOT_MULTIPLIED}"
    rf"|(?<![\w{DASH_CLASS}])(?P<word>{NUMBER_WORD})(?P<wordunit>\s{PER_CENT})?"
    rf"{NOT_MULTIPLIED}",
    re.IGNORECASE,
)
_DIALLED = re.compile(r"0[0-9]{3}")  # a telephone number, or the rest of one
_LAST_WORD = re.compile(r"(\w+)[\s.:]*\Z")
_YEARS = range(1900, 2100)


def number_of(printed: str) -> Decimal | None:
    """Return the value of a number in digits or words, or None."""
    bare = fold(printed).replace(",", "").replace(" ", "")
    if re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,6})?", bare):
        return Decimal(bare)
    first, hyphen, second = bare.partition("-")
    tens, ones = NUMBER_WORDS.get(first), NUMBER_WORDS.get(second, 0)
    if tens is None or (hyphen and not (20 <= tens <= 90 and 0 < ones < 10)):
        return None  # "two-three" is a range
    return Decimal(tens + ones)


def parse_figure(printed: str) -> Figure:
    """Read a cell where a number was expected.

    "1,320" is 1320; "- 7%" is -7 PERCENT; "TBC", "n/a", a dash, "*" and blank are
    states; other words are WORDS. Never raises, never guesses a number.
    """
    printed = clean(printed)
    match = _CELL.fullmatch(printed)
    value = number_of(match["number"]) if match else None
    if match and value is not None and (match["pound"] or not match["times"]):
        falls = (match["word"] or "").casefold() in _DOWNWARD
        if falls or (match["sign"] and match["sign"] in DASHES):
            value = -value
        value *= _TIMES.get((match["times"] or "").strip().casefold(), 1)
        return Figure(printed, FigureState.KNOWN, value, _unit_of(match))
    folded = fold(printed) if "*" not in printed else printed
    for state, pattern in STATE_WORDS:
        if pattern.fullmatch(folded):
            return Figure(printed, state)
    return Figure(printed, FigureState.WORDS)


def change_as_printed(printed: str) -> Figure:
    """Read a cell that says how much changed: an arrow down makes it a fall."""
    figure = parse_figure(printed)
    falls = any(arrow in figure.printed for arrow in DOWNWARD)
    if falls and figure.value is not None and figure.value > 0:
        return replace(figure, value=-figure.value)
    return figure


def _unit_of(match: re.Match[str]) -> Unit:
    said = (match["unit"] or "").casefold()
    if match["pound"]:
        return Unit.POUNDS
    if said.startswith(("/", "per 1", "per t")):
        return Unit.PER_THOUSAND
    if "day" in said:
        return Unit.DAYS
    return Unit.PERCENT if said else Unit.COUNT


def figures_in(sentence: str) -> Iterator[Figure]:
    """Yield the figures of a sentence that count something.

    Left out: years, dates, times, "three year", "Radio 4", codes such as NI21 or Y2,
    and the word "one", which counts too rarely to be trusted.
    """
    for match in _IN_PROSE.finditer(sentence):
        figure = _figure_of(match)
        if figure is not None and _counts(match, figure, sentence):
            yield figure


def _figure_of(match: re.Match[str]) -> Figure | None:
    value = number_of(match["number"] or match["word"])
    if value is None:
        return None
    unit = Unit.PERCENT if match["unit"] or match["wordunit"] else Unit.COUNT
    return Figure(match.group().strip(), FigureState.KNOWN, value, unit)


def _counts(match: re.Match[str], figure: Figure, sentence: str) -> bool:
    if figure.unit is Unit.PERCENT or match["pound"]:
        return True
    if match["word"] and figure.value == 1:
        return False
    if _MOMENT_AFTER.match(sentence, match.end()):
        return False
    before = _LAST_WORD.search(sentence[max(0, match.start() - 20) : match.start()])
    last = before.group(1).casefold() if before else ""
    if last in _NAMES_SOMETHING or last in _MONTHS:
        return False
    if _DIALLED.match(match["number"] or "") or _DIALLED.match(last):
        return False
    return match["number"] is None or not _is_year(match["number"])


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.isdigit() and int(number) in _YEARS
