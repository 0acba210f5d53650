"""Ways of setting out that the suite's sample leaves out until a known fault is mended.

The full run covers them all. Each entry says what is wrong; one that is no longer needed
fails a test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.checking.layout import Document


@dataclass(frozen=True)
class Waiting:
    """A kind of document on which a known fault shows."""

    reason: str
    concerns: Callable[[Document], bool]


OF_CHECKS: tuple[Waiting, ...] = ()


def is_waiting(document: Document, waiting: tuple[Waiting, ...]) -> bool:
    """Say whether a known fault would show on a document."""
    return any(one.concerns(document) for one in waiting)
