"""No word of a document may be lost: what the draft kept against what was written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.checking.blocks import Block, Grid
from benchmarks.checking.heads import LEAD_LABELS, SHEET_LABELS, THEME_LABELS
from frankpledge.plan.reading.draft import Draft
from frankpledge.plan.reading.draft_json import draft_as_json

# Words that only say what stands beside them.
PLACING = (
    *(label for labels in SHEET_LABELS.values() for label in labels),
    *LEAD_LABELS,
    *THEME_LABELS,
    "including",
    "Tel Web",
    "Organisation Address Telephone Website",
    "1 2 3 4 5 6 7 8 9",
)


def words_lost(blocks: Sequence[Block], draft: Draft) -> frozenset[str]:
    """Return the words of a document that stand nowhere in its draft.

    A number counts as kept with its thousands parted or not: "1,058" may be read 1058.
    """
    said = "\n".join(_strings(draft_as_json(draft)))
    kept = _words(said, together=True) | _words(said, together=False)
    kept |= _words(" ".join(PLACING), together=False)
    lost = {
        word
        for word in _words("\n".join(_texts(blocks)), together=True)
        if word not in kept
    }
    return frozenset(lost)


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Grid):
            yield from (one.text for row in block.rows for one in row)
        else:
            yield block.text


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, str):
        yield value


def _words(text: str, *, together: bool) -> set[str]:
    """Return the words; `together` closes up the thousands of a number."""
    folded = text.casefold()
    if together:
        folded = re.sub(r"(?<=\d)[, ](?=\d{3}\b)", "", folded)
    return set(re.findall(r"[^\W_]+", folded))
