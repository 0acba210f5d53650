"""What a title is about, whatever words surround it.

"Reduce the number of theft from motor vehicles by 5%" and "Theft from vehicles" are
one subject; "theft of vehicles" is another. A subject is the set of word stems left
when phrases are brought to one form and the words that only frame a target are gone.
Two titles match only when their subjects are equal: a narrower title (domestic
burglary) never matches a wider one (burglary).
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

Subject = frozenset[str]

# Phrases with one meaning in community safety, brought to one form, in this order.
PHRASES: tuple[tuple[str, str], ...] = (
    (r"anti social behaviours?", "asb"),
    (r"domestic violence", "domestic abuse"),
    (r"non (domestic|dwelling)s?", "nondomestic"),
    (r"burglar(y|ies) other than (in )?(a )?dwellings?", "nondomestic burglary"),
    (r"burglar(y|ies) in (a )?dwellings?", "domestic burglary"),
    (r"(dwelling|house) burglar(y|ies)", "domestic burglary"),
    (
        r"(people |persons )?killed (or|and) seriously injured"
        r"( (in|on|by) (the |our )?roads?( traffic)?( collisions?| accidents?| crashes)?)?",
        "ksi",
    ),
    (r"\bksi (road )?casualt(y|ies)", "ksi"),
    (r"violent (crime|offence)s?", "violence"),
    (r"violence offences?", "violence"),
    (r"motor vehicles?|motor cars?|\bcars?\b", "vehicle"),
    (r"thefts? from (a )?vehicles?", "theftfromvehicle"),
    (r"thefts? of (a )?vehicles?", "theftofvehicle"),
    (r"\bdrunken\b", "drunk"),
    (r"drunk (and|or|amp)? ?rowdy", "drunk rowdy"),
    (r"drug use (and |or )?drug dealing|drug use (and|or) dealing", "drug dealing"),
    (r"re offen", "reoffen"),
    (r"\b(total|all|overall) (recorded )?crimes?", "allcrime"),
)

_PHRASES = [(re.compile(pattern), form) for pattern, form in PHRASES]

# Words that frame a target or a count and say nothing of what is counted.
_FRAMING = (
    "a an and any are as at be been by can for from had has have how in into is it its",
    "more no not of on or other our per than that the their them these this those to",
    "was we were which who whom with within without",
    "reduce reduced reducing reduction decrease cut lower fewer",
    "increase increased increasing increases raise further",
    "maintain maintaining maintained improve improved improving continue continued",
    "achieve ensure hold run keep least most minimum maximum",
    "number numbers percentage percent cent proportion share rate rates level levels",
    "current overall total figure figures amount target targets performance",
    "recorded offence offences incident incidents case cases year years annual",
    "perception perceptions people persons person resident residents",
    "respondent respondents consider considers considered considering",
    "see sees saw seen think say said problem problems",
    "relation relating related regard measured survey concern concerned concerns",
    "area areas local borough district county town community",
)
FRAME = frozenset(word for line in _FRAMING for word in line.split())

_ASIDE = re.compile(r"\([^()]*\)")
# The sets of indicators plans name by a code: NI41, LPI20, BVPI 126a.
INDICATOR_SETS: Final = "NI|BVPI|BV|LAA|LPI|PSA|SPI|KPI|VSC"
_INDICATOR_CODE = re.compile(
    rf"\b(?:{INDICATOR_SETS})[ -]?\d{{1,3}}[a-z]?\b", re.IGNORECASE
)
_WORD = re.compile(r"[a-z][a-z']*")
_ENDINGS = ("ements", "ement", "ations", "ation", "ings", "ing", "ed")
_SHORTEST_STEM = 3


def plain(text: str) -> str:
    """Return `text` lower-cased, without codes and joining marks."""
    text = _INDICATOR_CODE.sub(" ", text).lower().replace("’", "'")
    text = re.sub(r"[-–—/&]", " ", text)
    text = re.sub(r"\s+", " ", text)
    for pattern, form in _PHRASES:
        text, times = pattern.subn(f" {form} ", text)
        if times:
            text = re.sub(r"\s+", " ", text)
    return text


def stem(word: str) -> str:
    """Return the part of a word that its plural and its other forms share.

    `burglaries` and `burglary`, `improved` and `improvement` give the same stem.
    """
    word = word.removesuffix("'s").strip("'")
    if word.endswith("ies") and len(word) > _SHORTEST_STEM + 1:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = _undoubled(word.removesuffix(ending))
            break
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word


def _undoubled(word: str) -> str:
    doubled = word[-1] == word[-2] and word[-1] not in "lsz"
    return word[:-1] if doubled else word


def words_of(text: str) -> Subject:
    """Return the stems of every word that is not mere framing."""
    return frozenset(words_in_order(text))


@lru_cache(maxsize=4096)  # a row's title is looked at by many checks
def words_in_order(text: str) -> tuple[str, ...]:
    """Return the same stems in the order the text has them."""
    found = _WORD.findall(plain(text))
    return tuple(stem(word) for word in found if word not in FRAME)


def subject_of(title: str, ignoring: Iterable[str] = ()) -> Subject:
    """Return what a title is about, brackets aside; `ignoring` holds stems to drop.

    A partnership's own name is worth ignoring: "burglary in Northbridge" is its
    burglary.
    """
    return words_of(_ASIDE.sub(" ", title)) - frozenset(ignoring)
