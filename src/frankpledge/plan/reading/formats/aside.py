"""What stands beside the body of a document and is left out: said in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

MOST_RUNNING: Final = 12  # headers and footers that are quoted
LONGEST_QUOTE: Final = 120
CONTENTS: Final = "The table of contents was left out."
HIDDEN: Final = "Hidden text was left out."
PROMPTS: Final = "Prompts of a form that nobody filled in were left out."

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ONLY_NUMBERS = re.compile(r"^(?:page|of|\W|\d)*$", re.IGNORECASE)


def comments_left_out(count: int) -> list[str]:
    """Return what to say of comments, nothing when there are none."""
    if not count:
        return []
    comments = "1 comment" if count == 1 else f"{count:,} comments"
    return [f"Left out: {comments} in the margin."]


def running_left_out(lines: Iterable[Sequence[str]]) -> list[str]:
    """Return what to say of page headers and footers, given in pieces."""
    said: dict[str, None] = {}
    for pieces in lines:
        words = " ".join("".join(pieces).split())
        if _LETTERS.search(words) and not _ONLY_NUMBERS.match(words):
            said[words] = None
    if not said:
        return []
    quoted = "; ".join(f"“{one[:LONGEST_QUOTE]}”" for one in [*said][:MOST_RUNNING])
    rest = len(said) - MOST_RUNNING
    more = f" and {rest} more" if rest > 0 else ""
    return [f"Left out as page headers and footers: {quoted}{more}."]


def objects_left_out(counts: dict[str, int]) -> list[str]:
    """Return what to say of pictures, charts and files inside."""
    return [
        f"{f'1 {kind} was' if count == 1 else f'{count:,} {kind}s were'} left out: "
        "words and figures inside were not read."
        for kind, count in counts.items()
    ]
