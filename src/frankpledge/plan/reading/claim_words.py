"""The words in which a sentence says that a figure rose or fell, as patterns.

Each pattern is bounded: a sentence of any length is read in time that grows with it.
"""

from __future__ import annotations

import re
from typing import Final

from frankpledge.analysis.periods import MONTH_NAMES
from frankpledge.plan.reading.figures import PER_CENT, PROSE_NUMBER

YEAR: Final = r"(?:19|20)[0-9]{2}(?:\s?[/–-]\s?[0-9]{1,4})?"
_HEDGES: Final = (
    r"about|around|approximately|approx\.?|roughly|some|nearly|almost|just (?:under|over)"
    r"|slightly (?:under|over|more than|less than)|well over|more than|less than|over"
    r"|under|at least|up to|a further|an estimated"
)
FALLING_NOUN: Final = r"reductions?|decreases?|falls?|drops?|declines?|cuts?"
RISING_NOUN: Final = r"increases?|rises?|growth|jumps?"
FALLING_VERB: Final = (
    r"fell|fallen|falls?|falling|drop(?:s|ped|ping)?|decreas(?:e[ds]?|ing)"
    r"|reduc(?:e[ds]?|ing)|declin(?:e[ds]?|ing)|cut|down|lower"
)
RISING_VERB: Final = r"rose|risen|rises?|rising|increas(?:e[ds]?|ing)|grew|grown|climbed|jumped|up|higher"
FALLING: Final = rf"(?:{FALLING_NOUN}|{FALLING_VERB}|fewer|less)"
RISING: Final = rf"(?:{RISING_NOUN}|{RISING_VERB}|more)"
_ENDS_A_FIGURE: Final = r"(?![\w/%]|[.,][0-9])"
_POINTS: Final = r"(?:\s+(?:percentage\s+)?points?\b|\s?pp\b)"


def figure(name: str, *, leads: bool = False) -> str:
    """Return a pattern for one figure, its rounding words and its unit, by name.

    One that leads its pattern begins with its digits, which is found far faster; its
    rounding words are looked for before it (`HEDGED`).
    """
    hedge = "" if leads else rf"(?:(?P<{name}_hedge>{_HEDGES})\s+)?"
    return (
        rf"{hedge}(?<![\w.,/£-])£?(?P<{name}>{PROSE_NUMBER})"
        rf"{_ENDS_A_FIGURE.replace('%', '')}"
        rf"(?P<{name}_percent>\s?{PER_CENT})?(?P<{name}_points>{_POINTS})?"
        rf"(?P<{name}_scale>\s(?:thousand|million))?"
    )


# Words between a figure and what follows it: "offences across the borough in 2008/09".
_NOUN: Final = (
    r"(?:\s+(?!to\b|from\b|and\b|but\b|compared\b|down\b|up\b)\(?[a-z'’-]+\)?){0,5}"
)
_TIME: Final = rf"(?:\s+\(?(?:(?:in|during|for)\s+)?(?:the\s+)?{YEAR}\)?)?"
_AFTER_A_FIGURE: Final = rf"{_NOUN}{_TIME},?"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


HEDGED: Final = _pattern(rf"\b(?P<words>{_HEDGES})\s+£?$")
LONGEST_HEDGE: Final = 25  # letters

# Two figures that one sentence sets side by side, each with `before` and `after`.
FROM_TO: Final = _pattern(
    rf"\bfrom\s+(?:the\s+)?{figure('before')}{_AFTER_A_FIGURE}\s+to\s+{figure('after')}"
)
TO_FROM: Final = _pattern(
    rf"\b(?:{FALLING_VERB}|{RISING_VERB})\s+to\s+{figure('after')}{_AFTER_A_FIGURE}"
    rf"\s+from\s+{figure('before')}"
)
BRACKETED: Final = _pattern(
    rf"\(\s*{figure('before')}{_AFTER_A_FIGURE}\s+to\s+{figure('after')}{_NOUN}\s*\)"
)
COMPARED: Final = _pattern(
    rf"{figure('after', leads=True)}{_AFTER_A_FIGURE}\s+(?:when\s+)?(?:compared|in comparison)\s+"
    rf"(?:with|to)\s+(?:the\s+)?{figure('before')}"
)
DOWN_FROM: Final = _pattern(
    rf"{figure('after', leads=True)}{_AFTER_A_FIGURE}\s+(?:down|up)\s+from\s+(?:the\s+)?"
    rf"{figure('before')}"
)

# A change by itself: "fell by 12%", "a 12% reduction", "a reduction of 12%".
CHANGES: Final = (
    _pattern(
        rf"\b(?:(?P<down>{FALLING_VERB})|(?P<up>{RISING_VERB}))\s+"
        rf"(?:significantly\s+|slightly\s+)?(?:by\s+)?{figure('size')}"
    ),
    _pattern(
        rf"{figure('size', leads=True)}\s+(?:overall\s+|further\s+)?"
        rf"(?:(?P<down>{FALLING_NOUN}|fewer|less)|(?P<up>{RISING_NOUN}|more))\b"
    ),
    _pattern(
        rf"\b(?:(?P<down>{FALLING_NOUN})|(?P<up>{RISING_NOUN}))\s+of\s+{figure('size')}"
    ),
)
# A bare percentage, which is a change only beside the two figures: "(-4.2%)".
BARE: Final = _pattern(
    rf"\s*\(\s*(?:or\s+)?(?P<sign>[-+−–]\s?)?(?P<size_hedge>{_HEDGES}\s+)?"
    rf"(?P<size>{PROSE_NUMBER})(?P<size_percent>\s?{PER_CENT})(?P<size_points>{_POINTS})?"
    r"(?P<size_scale>)\s*\)"
)
MULTIPLES: Final = _pattern(
    r"\b(?P<word>doubled|doubling|halved|halving|trebled|tripled|quadrupled)\b"
)
TIMES: Final = {
    "doubled": "2",
    "doubling": "2",
    "halved": "0.5",
    "halving": "0.5",
    "trebled": "3",
    "tripled": "3",
    "quadrupled": "4",
}

# Words that cut a change from the figures it would otherwise be read with.
CUTS: Final = _pattern(
    r"\b(?:and|but|while|whilst|whereas|although|though|targets?|target(?:ed|ing)"
    r"|average|mean|nationally|national|county|force|region\w*|elsewhere|compared"
    r"|against|than|having|following|with|will|after|before|half|first|second"
    rf"|whom?|whose|{FALLING}|{RISING})\b"
)
# Ages, times of day and ranks are not counts, whatever moves between them.
NO_COUNT_AFTER: Final = _pattern(
    r"\s*[-–]?\s*(?:year|month|week|day|hour|minute|mile|mph|metre|[ap]\.?m\b"
    rf"|(?:{'|'.join(MONTH_NAMES)})\b"
    r"|o'?clock|midnight|noon|pages?\b|inclusive)"
)
NO_COUNT_BEFORE: Final = _pattern(
    r"\b(?:aged?|ages|rank(?:s|ed|ing)?|position|league|grades?|tiers?|scores?|hours"
    r"|opening|closing|speeds?|limits?)\b"
    r"|\b(?:targets?|average|mean|national\w*|county|force)(?:\s+(?:of|was|is|at|for))?\W+$"
    r"|\b(?:years?|placed?|times?|pages?|sections?|wards?|days?|months?|weeks?|dates?"
    r"|levels?)\W+$"
)
