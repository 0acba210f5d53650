"""Aims set out with what will be done under them: "Aim 1: Reduce noise. We will:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from frankpledge.plan.reading.blocks import Block, Kind, Words

LONGEST_AIM: Final = 160  # characters, with what leads in to the list
_AIM = (
    r"(?:strategic |key |our |overall )?(?:aim|objective|priority|goal|outcome)"
    r"\s?(?:\d{1,2}|[A-H])\s?[:.–—-]\s?\S"
)
_IS_AIM: Final = re.compile(_AIM, re.IGNORECASE)
_LEADS_IN: Final = re.compile(
    rf"(?P<aim>{_AIM}.{{2,120}}?)\s?[.:;–—-]?\s(?P<label>(?:(?:in order )?to "
    r"(?:do|achieve) this,? )?we will\s?(?:…|\.\.\.)?:?)",
    re.IGNORECASE,
)


def is_aim(block: Block) -> bool:
    """Return whether a block is a line that names a numbered aim.

    >>> from frankpledge.plan.reading.draft import Source
    >>> is_aim(Words("Strategic Aim 2: Protect people", Kind.PROSE, Source(1, 1)))
    True
    """
    return (
        isinstance(block, Words)
        and len(block.text) <= LONGEST_AIM
        and _IS_AIM.match(block.text) is not None
    )


def parted_aims(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, an aim that ends "We will:" parted into heading and label.

    Only where a list follows: without one the line is a sentence like any other.
    """
    for block, after in zip_longest(blocks, blocks[1:]):
        found = _parted(block) if _is_item(after) else None
        if found is None or not isinstance(block, Words):
            yield block
            continue
        aim, label = found
        yield replace(block, text=aim, kind=Kind.HEADING)
        yield replace(block, text=label, kind=Kind.HEADING)


def _parted(block: Block) -> tuple[str, str] | None:
    if not isinstance(block, Words) or len(block.text) > LONGEST_AIM:
        return None
    found = _LEADS_IN.fullmatch(block.text.strip())
    return (found["aim"].rstrip(" .:;"), found["label"]) if found else None


def _is_item(block: Block | None) -> bool:
    return isinstance(block, Words) and block.kind is Kind.ITEM
