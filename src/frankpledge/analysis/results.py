"""What every result carries beside its figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Caveat:
    """Something a reader must know before using a figure, in a sentence.

    `code` is stable and meant for programs; `text` is meant for the page.
    """

    code: str
    text: str
