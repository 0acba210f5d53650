"""The surveys and systems a figure is measured by, as a sentence names them."""

from __future__ import annotations

import re
from typing import Final

# Abbreviations that need no word "survey" beside them.
KNOWN_INSTRUMENTS: Final = ("KCVS", "CSEW", "BCS", "STATS19")
_KNOWN = re.compile(rf"\b(?:{'|'.join(KNOWN_INSTRUMENTS)})\b")
_NAMED_SURVEY = re.compile(
    r"\b((?:[A-Z][\w'’&-]{0,30} (?:(?:and|of|for|the|in) )?){1,8}?)[Ss]urvey\b"
)
# A sentence's first word, or an indicator's code, is no part of a survey's name.
_OPENERS = re.compile(
    r"^(?:(?:The|This|That|A|An|In|Our|Their|According)\b ?|[A-Z]{2,4} ?[0-9]{1,3}[a-z]? )+"
)


def instruments_in(text: str) -> tuple[str, ...]:
    """Return the instruments named, each once, in the order they stand.

    "the 2008 Place Survey" gives "Place Survey"; "the KCVS survey" gives "KCVS", and
    so does the survey's full name. A name never runs over the end of a line.
    """
    found: dict[int, str] = {m.start(): m.group() for m in _KNOWN.finditer(text)}
    for match in _NAMED_SURVEY.finditer(text) if "urvey" in text else ():
        name = _OPENERS.sub("", match.group(1)).strip()
        if not name:
            continue
        found[match.start(1)] = _called(name)
    return tuple(dict.fromkeys(found[place] for place in sorted(found)))


def _called(name: str) -> str:
    if name.isupper() and " " not in name:
        return name
    initials = "".join(word[0] for word in name.split() if word[0].isupper()) + "S"
    return initials if initials in KNOWN_INSTRUMENTS else f"{name} Survey"
