"""Checks of what figures count: shares, counts, rates, and two of them in one row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from frankpledge.plan.reading.draft import Draft, Figure, ResultRow, Unit
from frankpledge.plan.reading.meaning import Subject, subject_of
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.rows import BY_SHARE, HUNDRED, Row, known
from frankpledge.review.checks.spans import Span, span_of_cell
from frankpledge.review.checks.tabled import Column, columns_of, tables_of
from frankpledge.review.checks.wording import (
    lines,
    listed,
    name_of,
    number,
    printed,
    within_sentence,
)

_SHARE_OF_A_WHOLE = re.compile(
    r"\b(?:percentage|proportion|per ?cent|%) of (?:the )?(?!.*\b(?:targets?|budgets?|"
    r"baselines?|plan\w*|profile|capacity|previous|expected|predicted|average|levels?|"
    r"last year)\b)",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\bnumber of\b", re.IGNORECASE)
_MAY_HAVE_DECIMALS = re.compile(
    r"\b(?:average|mean|median|rolling|per|rates?|index|scores?|hours?|days?|weeks?|"
    r"tonnes?|kilo\w*|litres?|miles?|thousands?|millions?|000s?|fte|equivalents?|"
    r"points?|weighted|estimated|percentage|proportion)\b|£|%|'000",
    re.IGNORECASE,
)
_PER_THOUSAND = re.compile(
    r"(?:,? ?\()?\b(?:rate )?per (?:1,?000|thousand)\b(?: of)?(?: the)?(?: resident)?"
    r"(?: (?P<base>population|people|residents|persons|head|households|dwellings"
    r"|homes|young people|adults|children))?(?: aged [\w -]+)?\)?",
    re.IGNORECASE,
)
_THOUSAND = Decimal(1000)
_PEOPLE = frozenset({"population", "people", "residents", "persons", "head"})
_ALIKE = Decimal("1.25")  # populations this close may be of two years, or two estimates
_FEWEST_POPULATIONS = 3
_LIKE_SIZE = 3  # a percentage that lost its sign is of the size of its neighbour


def share_above_the_whole(draft: Draft) -> Iterator[Remark]:
    """Find a percentage of people that is more than all of them."""
    rows: tuple[Row, ...] = (*draft.results, *draft.targets)
    for row in rows:
        if not _SHARE_OF_A_WHOLE.search(row.title):
            continue
        cells = [
            (column, cell)
            for column, cell in columns_of(row)
            if (known(cell) or 0) > HUNDRED and cell.unit in (Unit.PERCENT, Unit.COUNT)
        ]
        if cells:
            told = listed(
                [f"{printed(cell)} ({column.name})" for column, cell in cells]
            )
            yield Remark(
                f"{name_of(row.title)}: a share of a whole cannot be above 100%, but "
                f"{told} is printed. If it is a count, the words should say so.",
                row.source,
                row.title,
            )


def count_has_decimals(draft: Draft) -> Iterator[Remark]:
    """Find a number of things that is not a whole one."""
    rows: tuple[Row, ...] = (*draft.results, *draft.targets)
    for row in rows:
        counts = _NUMBER_OF.search(row.title) and not _MAY_HAVE_DECIMALS.search(
            row.title
        )
        cells = [
            (column, cell)
            for column, cell in columns_of(row)
            if counts and column.key in ("baseline", "actual") and _is_broken(cell)
        ]
        if cells:
            told = listed(
                [f"{printed(cell)} ({column.name})" for column, cell in cells]
            )
            yield Remark(
                f"{name_of(row.title)}: a number of things is a whole number, but {told} "
                f"is printed. If it is an average or a rate, the words should say so.",
                row.source,
                row.title,
            )


def _is_broken(cell: Figure) -> bool:
    value = known(cell)
    if value is None or cell.unit is not Unit.COUNT:
        return False
    return value != value.to_integral_value()


def rate_is_too_large(draft: Draft) -> Iterator[Remark]:
    """Find "per 1,000" over figures that can only be counts."""
    rows: tuple[Row, ...] = (*draft.results, *draft.targets)
    for row in rows:
        by_title = bool(_PER_THOUSAND.search(row.title))
        cells = [
            cell
            for _, cell in columns_of(row)
            if (by_title or cell.unit is Unit.PER_THOUSAND)
            and (known(cell) or 0) > _THOUSAND
        ]
        if cells:
            yield Remark(
                f"{name_of(row.title)}: {listed([printed(cell) for cell in cells])} for "
                f"every 1,000 would be more than one each, so it can only be a count. "
                f"Print the rate, or drop “per 1,000”.",
                row.source,
                row.title,
            )


def row_has_two_units(draft: Draft) -> Iterator[Remark]:
    """Find a percentage and a plain number in one row of a table that keeps them apart."""
    for table in tables_of(draft):
        mixed = [row for row in table if _is_mixed(row)]
        alike = [row for row in table if _is_all_percent(row)]
        for row in mixed if alike else ():
            cells = _cells(row)
            shares = [cell for cell in cells if cell.unit is Unit.PERCENT]
            plain = [cell for cell in cells if cell.unit is Unit.COUNT]
            told = listed([printed(cell) for cell in plain])
            lost = all(_may_have_lost_its_sign(cell, shares) for cell in plain)
            which = (
                f"{told} may have lost its sign."
                if lost
                else "One of them counts something else."
            )
            yield Remark(
                f"{name_of(row.title)}: {told} stands beside "
                f"{listed([printed(cell) for cell in shares])} as if both counted one "
                f"thing. {which}",
                row.source,
                row.title,
            )


def _cells(row: Row) -> list[Figure]:
    cells = [row.baseline, row.target]
    if isinstance(row, ResultRow):
        cells.append(row.actual)
    return [cell for cell in cells if known(cell) is not None]


def _is_mixed(row: Row) -> bool:
    """Say whether a row mixes the two, its rule not explaining it.

    "254 | 5%" gives a count and the share asked for, which is a way of setting targets.
    """
    if row.rule is not None and row.rule.kind in BY_SHARE:
        return False
    units = [cell.unit for cell in _cells(row)]
    starts_as_count = (
        row.baseline.unit is Unit.COUNT and known(row.baseline) is not None
    )
    only_target = row.target.unit is Unit.PERCENT and units.count(Unit.PERCENT) == 1
    return set(units) == {Unit.PERCENT, Unit.COUNT} and not (
        starts_as_count and only_target
    )


def _is_all_percent(row: Row) -> bool:
    units = [cell.unit for cell in _cells(row)]
    return len(units) > 1 and set(units) == {Unit.PERCENT}


def _may_have_lost_its_sign(cell: Figure, shares: list[Figure]) -> bool:
    value = known(cell) or Decimal(0)
    sizes = [abs(known(one) or Decimal(0)) for one in shares]
    return value <= HUNDRED and any(
        size / _LIKE_SIZE <= value <= size * _LIKE_SIZE for size in sizes
    )


@dataclass(frozen=True)
class Population:
    """What a count and a rate of one thing imply it was divided by."""

    rate: Row
    count: Row
    column: Column
    span: Span
    value: Decimal


def rates_of_other_populations(draft: Draft) -> Iterator[Remark]:
    """Find a rate that was worked out from another population than its neighbours."""
    for table in tables_of(draft):
        by_base: dict[str, list[Population]] = defaultdict(list)
        for base, population in _populations(table):
            by_base[base].append(population)
        for base, found in by_base.items():
            yield from _odd_ones(base, found)


def _odd_ones(base: str, found: list[Population]) -> Iterator[Remark]:
    if len(found) < _FEWEST_POPULATIONS:
        return
    middle = median(one.value for one in found)
    near = Span(middle / _ALIKE, middle * _ALIKE)
    alike = [one for one in found if one.span.meets(near)]
    if len(alike) < 2 or 2 * len(alike) <= len(found):
        return
    for one in found:
        if not one.span.meets(near):
            yield Remark(
                f"{name_of(one.rate.title)}: in the column {one.column.name} its rate and "
                f"the count ({within_sentence(name_of(one.count.title))}, "
                f"{lines(one.count.source)}) imply {_called(base)} of about "
                f"{number(_rounded(one.value))}; the other rates of the table imply about "
                f"{number(_rounded(middle))}. One of the figures is a slip, or the rate "
                f"is of another population, which the document should say.",
                one.rate.source,
                one.rate.title,
            )


def _called(base: str) -> str:
    return "a population" if base in _PEOPLE else f"a number of {base}"


def _rounded(value: Decimal) -> Decimal:
    """Return a population to two figures, as closely as a rate tells it."""
    step = Decimal(1).scaleb(max(0, value.adjusted() - 1))
    return (value / step).quantize(Decimal(1)) * step


def _populations(table: list[Row]) -> Iterator[tuple[str, Population]]:
    counts: dict[Subject, Row] = {}
    for row in table:
        if not _PER_THOUSAND.search(row.title):
            counts.setdefault(subject_of(row.title), row)
    for row in table:
        per = _PER_THOUSAND.search(row.title)
        subject = subject_of(_PER_THOUSAND.sub(" ", row.title)) if per else frozenset()
        if per and subject and subject in counts:
            said = (per["base"] or "population").lower()
            base = "population" if said in _PEOPLE else said
            for one in _population(row, counts[subject]):
                yield base, one


def _population(rate: Row, count: Row) -> Iterator[Population]:
    cells = {column.key: cell for column, cell in columns_of(count)}
    for column, cell in columns_of(rate):
        beside = cells.get(column.key)
        if beside is None or beside.unit is not Unit.COUNT or column.key == "target":
            continue
        top, value = known(beside), known(cell)
        if top is None or value is None or top <= 0 or value <= 0:
            continue
        span = span_of_cell(cell, value)
        if span.low > 0 and span.low < span.high:
            yield Population(
                rate=rate,
                count=count,
                column=column,
                span=Span(top * _THOUSAND / span.high, top * _THOUSAND / span.low),
                value=top * _THOUSAND / value,
            )
