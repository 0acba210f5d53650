"""Styles known by their names: headings, and the lines of a table of contents."""

from __future__ import annotations

import re
from typing import Final

LONGEST_HEADING: Final = 250  # characters; longer words in such a style are no heading

# Word names its own styles in English whatever language it speaks; other programs
# and people name theirs by what they are for.
_HEADING = re.compile(
    r"^(?:(?:[\w-]+ ){0,3}heading(?: ?[1-9])?(?: [\w-]+)?|title|subtitle|h[1-6]"
    r"|(?:chapter|section|document|plan) title"
    r"|(?:Überschrift|titre|encabezado|kop|pennawd) ?[1-9])$",
    re.IGNORECASE,
)
_NO_HEADING = re.compile(
    r"\b(?:table|toc|contents|index|body|text|list|user|running|page)\b", re.IGNORECASE
)
_CONTENTS = re.compile(
    r"^(?:(?:toc|contents|inhaltsverzeichnis) ?[1-9]|toc heading|contents heading"
    r"|table of figures|toa heading)$",
    re.IGNORECASE,
)


def names_heading(style: str) -> bool:
    """Return whether a style of this name is one of headings."""
    return bool(_HEADING.match(style)) and not _NO_HEADING.search(style)


def names_contents(style: str) -> bool:
    """Return whether a style of this name is one of a table of contents."""
    return bool(_CONTENTS.match(style))
