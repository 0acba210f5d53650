"""Ways of setting out that the suite's sample leaves out until a known fault is mended.

The full run covers them all. Each entry says what is wrong; one that is no longer needed
fails a test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.checking.heads import Col
from benchmarks.checking.layout import Document
from benchmarks.checking.sowing_figures import exact_change
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
        "one target that needs no baseline hides that the others' is of no year",
        lambda document: any(
            row.baseline.value is None for row in document.plan.targets
        ),
        frozenset({"baseline-of-no-year"}),
    ),
    Waiting(
        "“by 13 per cent” leaves “cent” in what a title is about",
        lambda document: any(
            "per cent" in row.title
            for row in (*document.plan.results, *document.plan.targets)
        ),
        frozenset(
            {
                "baseline-is-not-last-years-actual",
                "claim-contradicts-the-table",
                "claimed-size-is-not-the-rows",
                "claim-wider-than-its-rows",
            }
        ),
    ),
    Waiting(
        "“Overall crime fell” is taken for a word about crime at large",
        lambda document: any(
            paragraph.startswith("Overall crime")
            for topic in document.plan.review
            for paragraph in topic.paragraphs
        ),
        frozenset({"claim-contradicts-the-table", "claimed-size-is-not-the-rows"}),
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


PAPER = frozenset({"pdf, ruled", "pdf, unruled"})
SPACED = frozenset({"text, aligned"})
OF_READING: tuple[Waiting, ...] = (
    Waiting(
        "rows of one table of milestones, counts and percentages, are sorted apart",
        lambda document: Col.Q1 in document.style.targets.columns,
    ),
    Waiting(
        "a first column of numbers without a head is taken for the titles",
        lambda document: any(
            table.heads.get(Col.NUMBER) == ""
            for table in (document.style.results, document.style.targets)
        ),
    ),
    Waiting(
        "heads such as “April to December 2009” are not taken for figures",
        lambda document: True,
        frozenset({"periods-differ"}),
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
