"""Ways of setting out that the suite's sample leaves out until a known fault is mended.

The full run covers them all. Each entry says what is wrong; one that is no longer needed
fails a test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.checking.layout import Document
from benchmarks.checking.style import TableStyle


@dataclass(frozen=True)
class Waiting:
    """A kind of document on which a known fault shows."""

    reason: str
    concerns: Callable[[Document], bool]
    rules: frozenset[str] = frozenset()  # only with these errors; else always
    formats: frozenset[str] = frozenset()  # only saved so; else in any format


SPACED = frozenset({"text, aligned"})


def _figures_of(document: Document) -> tuple[TableStyle, TableStyle]:
    return document.style.results, document.style.targets


def _has_wide_rows(document: Document) -> bool:
    """Say whether a table of figures has a row over several columns."""
    return any(
        one.has_sections or one.has_groups or one.has_footnote_inside or one.caption
        for one in _figures_of(document)
    )


OF_READING: tuple[Waiting, ...] = (
    Waiting(
        "lined up by spaces, a row over several columns is taken for words of one",
        _has_wide_rows,
        formats=SPACED,
    ),
)


def is_waiting(
    document: Document, waiting: tuple[Waiting, ...], rule: str = "", form: str = ""
) -> bool:
    """Say whether a known fault would show on a document with the error of a rule."""
    return any(
        (not one.rules or rule in one.rules)
        and (not one.formats or form in one.formats)
        and one.concerns(document)
        for one in waiting
    )
