"""Name, address and contact of an organisation, from one run of words."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from frankpledge.plan.reading.text import words_of

POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b")
_LABELLED_TELEPHONE: Final = re.compile(
    r"\b(?:Tel(?:ephone)?|Phone|Contact)\b(?: ?(?:no|number)\b)?[ .:]*"
    r"(?P<number>\+?[0-9(][0-9 ()-]{5,20}[0-9])(?!\w)",
    re.IGNORECASE,
)
_TELEPHONE: Final = re.compile(
    r"(?<![\w.])(?P<number>0[0-9]{2,4}[ -]?[0-9]{3}[ -]?[0-9]{3,4})\b"
)
EMAIL: Final = re.compile(
    r"(?:\bE-?mail[ .:]*)?(?P<email>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})(?!\w)",
    re.IGNORECASE,
)
WEBSITE: Final = re.compile(
    r"(?:\bWeb(?:site| ?site)?(?: address)?[ .:]*)?"
    r"(?P<website>(?<!\w)(?:https?://|www\.)[^\s,;|]{1,200}[^\s,;|.)])",
    re.IGNORECASE,
)

# A word that ends the line of an address it stands on.
BUILDINGS: Final = frozenset(
    [
        *("house", "building", "buildings", "hall", "court", "hq", "headquarters"),
        *("centre", "chambers", "tower", "office", "offices", "station", "floor"),
        *("hospital", "school", "college", "lodge", "mill", "park"),
    ]
)
STREETS: Final = frozenset(
    [
        *("road", "street", "lane", "drive", "avenue", "way", "terrace", "close"),
        *("square", "crescent", "row", "green", "parade", "quay", "wharf", "estate"),
        *("gardens", "grove", "mews", "place", "broadway"),
    ]
)
# What an organisation's name ends with.
ORGANISATIONS: Final = frozenset(
    [
        *("council", "police", "authority", "service", "services", "trust", "homes"),
        *("partnership", "support", "watch", "team", "standards", "education", "board"),
        *("association", "group", "unit", "agency", "force", "society", "housing"),
        *("commissioner", "wardens", "panel", "forum", "charity", "foundation", "aid"),
        *("probation", "ltd", "limited", "federation", "network", "project"),
    ]
)
COUNTIES: Final = frozenset(
    [
        *("bedfordshire", "berkshire", "buckinghamshire", "cambridgeshire", "cheshire"),
        *("cornwall", "cumbria", "derbyshire", "devon", "dorset", "durham", "essex"),
        *("gloucestershire", "hampshire", "herefordshire", "hertfordshire", "kent"),
        *("lancashire", "leicestershire", "lincolnshire", "norfolk", "northumberland"),
        *(
            "northamptonshire",
            "nottinghamshire",
            "oxfordshire",
            "rutland",
            "shropshire",
        ),
        *(
            "somerset",
            "staffordshire",
            "suffolk",
            "surrey",
            "warwickshire",
            "wiltshire",
        ),
        *("worcestershire", "yorkshire", "sussex", "middlesex", "gwent", "powys"),
    ]
)
_ADDRESS_START = re.compile(
    r"^(?:[0-9]{1,4}[A-Za-z]?(?:st|nd|rd|th)?,?|c/o|PO|P\.O\.)$"
)
_LABELLED_ADDRESS = re.compile(r"^(?:postal )?address[ .:]+", re.IGNORECASE)
_LONGEST_PLACE_NAME = 3  # words before "House" that may belong to it


@dataclass(frozen=True)
class Contact:
    """The contact details in a run of words, and the words without them."""

    postcode: str
    telephone: str
    website: str
    email: str
    before: str  # the first of them: name and address
    after: str  # the last of them, and between

    @property
    def kinds(self) -> int:
        """How many kinds of detail were found."""
        found = (self.postcode, self.telephone, self.website or self.email)
        return sum(1 for detail in found if detail)


def contact_in(text: str) -> Contact:
    """Find postcode, telephone, website and email; the first of each kind counts."""
    spans: list[tuple[int, int]] = []

    def first(pattern: re.Pattern[str], group: str | int = 0) -> str:
        match = pattern.search(text)
        if match is None:
            return ""
        spans.append(match.span())
        return match.group(group)

    postcode = first(POSTCODE)
    telephone = first(_LABELLED_TELEPHONE, "number") or first(_TELEPHONE, "number")
    email = first(EMAIL, "email")
    website = first(WEBSITE, "website")
    spans.sort()
    if not spans:
        return Contact("", "", "", "", text, "")
    between = [
        text[end:start]
        for (_, end), (start, _) in zip(
            spans, [*spans[1:], (len(text), len(text))], strict=True
        )
    ]
    after = " ".join(" ".join(between).split()).strip(" ,;.|")
    before = text[: spans[0][0]].strip(" ,;")
    return Contact(postcode, telephone, website, email, before, after)


def parted_name(text: str, known: Collection[str]) -> tuple[str, str, bool]:
    """Part "Kent Police 1 Pembury Road" into name and address.

    `known` are names met elsewhere, as folded words. The third value is whether the
    parting is sure: the name is known, ends like an organisation's, or an address
    clearly begins.
    """
    words = text.split()
    start = _first_address_word(words)
    if start < len(words) and _ADDRESS_START.match(words[start]):
        return _joined(words, start, is_sure=True)
    building = _first_building(words)
    if building is None:
        return text, "", False
    nearest = building - 1
    options = range(nearest, max(0, nearest - _LONGEST_PLACE_NAME), -1)
    for place in options:
        if " ".join(words_of(" ".join(words[:place]))) in known:
            return _joined(words, place, is_sure=True)
    for place in options:
        if (
            words_of(words[place - 1])[-1:]
            and words_of(words[place - 1])[-1] in ORGANISATIONS
        ):
            return _joined(words, place, is_sure=True)
    return _joined(words, options[0], is_sure=False)


def _joined(words: list[str], place: int, *, is_sure: bool) -> tuple[str, str, bool]:
    return " ".join(words[:place]).rstrip(","), " ".join(words[place:]), is_sure


def _first_address_word(words: list[str]) -> int:
    """Return where a number, "c/o" or "PO Box" begins, before any building's name."""
    for place, word in enumerate(words):
        if place and _ADDRESS_START.match(word):
            return place
        if place > 1 and _bare(word) in BUILDINGS:
            break
    return len(words)


def _first_building(words: list[str]) -> int | None:
    """Return where the first "House" or "Road" stands, the last of "Wharf House"."""
    found = None
    for place, word in enumerate(words):
        if place > 1 and _bare(word) in BUILDINGS | STREETS:
            found = place
        elif found is not None:
            break
    return found


def address_lines(text: str) -> list[str]:
    """Part an address run together into its lines: at commas, after streets."""
    lines: list[str] = []
    for part in re.split(r"\s*[,\n]\s*", _LABELLED_ADDRESS.sub("", text)):
        lines.extend(_lines_of(part.split()))
    return [line for line in lines if line]


def _lines_of(words: list[str]) -> list[str]:
    lines: list[str] = []
    begin = 0
    for place in range(1, len(words)):
        if _ends_line(words, begin, place):
            lines.append(" ".join(words[begin:place]))
            begin = place
    lines.append(" ".join(words[begin:]))
    return lines


def _ends_line(words: list[str], begin: int, place: int) -> bool:
    """Return whether a line that began at `begin` ends before the word at `place`."""
    before, word = _bare(words[place - 1]), _bare(words[place])
    if place == len(words) - 1 and word in COUNTIES:
        return True
    if place > begin and _ADDRESS_START.match(words[place]):
        return before not in ("box", "unit", "floor", "po")
    if before.isdigit() and place >= 2 and _bare(words[place - 2]) == "box":
        return True
    if place - begin < 2 and before not in BUILDINGS:
        return False
    goes_on = {"industrial", "business", "trading", "retail"} | STREETS | BUILDINGS
    return before in BUILDINGS | STREETS and word not in goes_on


def _bare(word: str) -> str:
    return word.strip(".,;").casefold()
