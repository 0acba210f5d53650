"""Checks of shares of one whole: in a sentence that gives the rest, and across rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from frankpledge.analysis.rounding import places_of
from frankpledge.plan.reading.draft import Draft, Unit
from frankpledge.plan.reading.meaning import subject_of
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.prose import CountedThing, Sentence, sentences
from frankpledge.review.checks.rows import HUNDRED, Row, known, unit_of
from frankpledge.review.checks.spans import Span, around
from frankpledge.review.checks.tabled import Column, columns_of, tables_of
from frankpledge.review.checks.wording import (
    figure,
    lines,
    listed,
    name_of,
    number,
    share,
    within_sentence,
)

_REMAINING = re.compile(r"\bremaining\s+\(?$", re.IGNORECASE)
_A_CHANGE_BEFORE = re.compile(
    r"\b(?:by|up|down|of|to|from|fell|rose|dropped|increased|reduced|target)\s+$", re.I
)
_A_CHANGE_AFTER = re.compile(
    r"^\s+(?:reduction|increase|decrease|fall|rise|drop|more|fewer|less|higher|lower)",
    re.IGNORECASE,
)
_MOST_SHARES = 8
_HALF = Decimal("0.5")


def remaining_share_is_too_large(draft: Draft) -> Iterator[Remark]:
    """Find "60% were at night and the remaining 55% by day"."""
    for sentence in sentences(draft):
        shares = sentence.shares[:_MOST_SHARES]
        for place, rest in enumerate(shares):
            if _REMAINING.search(sentence.text[: rest.start]):
                others = [one for one in shares[:place] if not _changes(sentence, one)]
                yield from _too_large(sentence, others, rest)


def _changes(sentence: Sentence, one: CountedThing) -> bool:
    before, after = sentence.text[: one.start], sentence.text[one.end :]
    return bool(_A_CHANGE_BEFORE.search(before) or _A_CHANGE_AFTER.search(after))


def _too_large(
    sentence: Sentence, others: list[CountedThing], rest: CountedThing
) -> Iterator[Remark]:
    """Speak when no run of the shares before leaves room for the rest."""
    runs = [
        others[first:last]
        for first in range(len(others))
        for last in range(first + 1, len(others) + 1)
    ]
    totals = [sum((one.value for one in run), rest.value) for run in runs]
    slack = _HALF * (len(others) + 1)
    if totals and min(totals) > HUNDRED + slack:
        parts = listed([f"{number(one.value)}%" for one in (*others, rest)])
        yield Remark(
            f"{parts} come to {number(max(totals))}%, "
            f"more than the whole: “{sentence.text.rstrip('.')}.”",
            sentence.source,
        )


@dataclass(frozen=True)
class Share:
    """One column of three rows: a percentage, and the counts it may come from."""

    column: Column
    printed: Decimal
    part: Decimal
    whole: Decimal
    places: int

    @property
    def exact(self) -> Decimal:
        """The share that the two counts give."""
        return self.part * HUNDRED / self.whole

    @property
    def agrees(self) -> bool:
        """The percentage is that share, rounded or cut off."""
        step = Decimal(1).scaleb(-self.places)
        meant = around(self.printed, self.places)
        return Span(self.exact, self.exact).meets(Span(meant.low, self.printed + step))


def share_is_not_of_its_rows(draft: Draft) -> Iterator[Remark]:
    """Find a percentage that the counts beside it make in every column but one."""
    for table in tables_of(draft):
        for place, row in enumerate(table):
            if unit_of(row) is Unit.PERCENT:
                yield from _share_of_neighbours(row, _neighbours(table, place))


def _neighbours(table: list[Row], place: int) -> Iterator[tuple[Row, Row]]:
    """Yield the two rows above, below and round a row, in both orders."""
    for one, other in ((-2, -1), (1, 2), (-1, 1)):
        first, second = place + one, place + other
        if first >= 0 and second < len(table):
            rows = table[first], table[second]
            if all(unit_of(row) is Unit.COUNT for row in rows):
                yield rows
                yield rows[1], rows[0]


def _share_of_neighbours(
    row: Row, neighbours: Iterator[tuple[Row, Row]]
) -> Iterator[Remark]:
    about = subject_of(row.title)
    for part, whole in neighbours:
        if not about & subject_of(part.title):
            continue
        shares = list(_shares(row, part, whole))
        agreeing = [one for one in shares if one.agrees]
        others = [
            one for one in shares if not one.agrees and one.column.key != "target"
        ]
        # One decimal that agrees is as telling as two whole figures that do.
        if sum(1 + min(1, one.places) for one in agreeing) >= 2 and len(others) == 1:
            yield _not_of_its_rows(row, (part, whole), others[0], agreeing)
            return


def _shares(row: Row, part: Row, whole: Row) -> Iterator[Share]:
    parts = {column.key: cell for column, cell in columns_of(part)}
    wholes = {column.key: cell for column, cell in columns_of(whole)}
    for column, cell in columns_of(row):
        if column.key not in parts or column.key not in wholes:
            continue
        printed = known(cell)
        top, bottom = known(parts[column.key]), known(wholes[column.key])
        if printed is None or top is None or not bottom or not 0 < top < bottom:
            continue
        yield Share(column, printed, top, bottom, places_of(cell.printed))


def _not_of_its_rows(
    row: Row, counts: tuple[Row, Row], wrong: Share, agreeing: list[Share]
) -> Remark:
    part, whole = (within_sentence(name_of(one.title)) for one in counts)
    agreed = listed([one.column.name for one in agreeing[:3]])
    return Remark(
        f"{name_of(row.title)}: in the column {wrong.column.name}, "
        f"{number(wrong.part)} of {number(wrong.whole)} ({part}, {whole}; "
        f"{lines(counts[0].source, counts[1].source)}) is "
        f"{share(wrong.exact, max(1, wrong.places))}, but "
        f"{figure(wrong.printed, Unit.PERCENT)} is printed. The same rows do give the "
        f"percentage in the column {agreed}.",
        row.source,
        row.title,
    )
