"""What one step of an assessment found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from frankpledge.analysis.assessment.ground import Ground
from frankpledge.analysis.results import Basis

Row = tuple[str | int | float | None, ...]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A step's answer: sentences to read, a table, what it rests on; or why not.

    A step that does not suit the evidence is not left out: it says so in `refused`.
    """

    sentences: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    bases: tuple[Basis, ...] = ()
    refused: str = ""


@dataclass(frozen=True)
class Step:
    """A part of an assessment: its name for programs, its heading, how it is made."""

    name: str
    title: str
    make: Callable[[Ground], Finding]


def of_each(
    ground: Ground,
    make: Callable[[str], tuple[str, Row, Basis | None]],
    columns: Sequence[str],
) -> Finding:
    """Make a step for each category; one that refuses has its reason for a row."""
    sentences, rows, bases = [], [], []
    for category in ground.counts:
        try:
            sentence, row, basis = make(category)
        except ValueError as refusal:  # every refusal of the analysis is one
            sentence, row, basis = str(refusal), (), None
            row = (*([None] * (len(columns) - 2)), str(refusal))
        named = sentence.startswith(category)
        sentences.append(sentence if named else f"{category}: {sentence}")
        rows.append((category, *row))
        bases += [basis] if basis else []
    return Finding(
        sentences=tuple(sentences),
        columns=tuple(columns),
        rows=tuple(rows),
        bases=tuple(bases),
    )
