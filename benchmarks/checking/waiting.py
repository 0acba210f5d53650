"""Ways of setting out that the suite's sample leaves out until a known fault is mended.

The full run covers them all. Each entry says what is wrong; one that is no longer needed
fails a test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.checking.layout import Document
from benchmarks.checking.sowing_figures import exact_change
from benchmarks.checking.style import Actions, TableStyle
from frankpledge.analysis.rounding import is_a_half


@dataclass(frozen=True)
class Waiting:
    """A kind of document on which a known fault shows."""

    reason: str
    concerns: Callable[[Document], bool]
    rules: frozenset[str] = frozenset()  # only with these errors; else always
    formats: frozenset[str] = frozenset()  # only saved so; else in any format


OF_CHECKS: tuple[Waiting, ...] = (
    Waiting(
        "“LPI20” stays in what a measure is about",
        lambda document: any(row.code.startswith("L") for row in document.plan.targets),
        frozenset({"measure-and-target-disagree"}),
    ),
    Waiting(
        "one target that needs no baseline hides that the others' is of no year",
        lambda document: any(
            row.baseline.value is None for row in document.plan.targets
        ),
        frozenset({"baseline-of-no-year"}),
    ),
    Waiting(
        "-6.25% printed -6.2% is taken for rounding in a table that cuts off",
        lambda document: any(
            is_a_half(exact_change(row), row.change.places)
            for row in document.plan.results
            if row.baseline.value and row.actual.value is not None
        ),
        frozenset({"changes-cut-off-throughout"}),
    ),
)


SPACED = frozenset({"text, aligned"})
IN_TABLES = frozenset({Actions.TABLES, Actions.ONE_TABLE})


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
        "theme sheets lined up by spaces lose their measures",
        lambda document: document.style.actions not in IN_TABLES,
        formats=SPACED,
    ),
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
