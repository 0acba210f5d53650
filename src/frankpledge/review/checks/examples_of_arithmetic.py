"""Small drafts for the checks of claims, sums, units and labels: each trips or is sound.

Built on the builders of `examples`; the figures are invented.
"""

from dataclasses import replace

from frankpledge.plan.reading.draft import NO_PARTICULARS, Draft, ResultRow
from frankpledge.review.checks.examples import (
    Example,
    cell,
    draft,
    fall,
    result,
    target,
)


def told_beside(prose: str, *rows: tuple[str, str]) -> Example:
    """Give last year's rows, each to fall by 10%, and a sentence about them."""
    return lambda: with_rows(*rows, prose=prose)


def with_rows(*rows: tuple[str, str], prose: str = "") -> Draft:
    """Return a draft of results, each a title and its cells, to fall by 10%."""
    return draft(
        *(
            result(f"Reduce {title} by 10%", cells, fall("10%"), line)
            for line, (title, cells) in enumerate(rows, start=10)
        ),
        prose=prose,
    )


def counted(*rows: tuple[str, str]) -> Example:
    """Give last year's rows without a rule, each a title and `baseline | actual`."""
    return lambda: counts(*rows)


def counts(*rows: tuple[str, str]) -> Draft:
    """Return a draft of such rows."""
    return draft(
        *(
            result(title, cells.replace("|", "| |") + " |", None, line)
            for line, (title, cells) in enumerate(rows, start=10)
        )
    )


def by_quarter(*rows: tuple[str, str]) -> Example:
    """Give last year's rows, each a title and `Q1 | Q2 | Q3 | Q4 | year`."""
    return lambda: quarterly(*rows)


def quarterly(*rows: tuple[str, str]) -> Draft:
    """Return a draft of such rows."""
    return draft(
        *(
            quarters(title, cells, line)
            for line, (title, cells) in enumerate(rows, start=10)
        )
    )


def quarters(title: str, cells: str, line: int) -> ResultRow:
    """Return a row of last year's table with its quarters."""
    *parts, year = (part.strip() for part in cells.split("|"))
    named = tuple(
        replace(cell(part), period=f"2020-21 Q{number}")
        for number, part in enumerate(parts, start=1)
    )
    row = result(title, f" | | {year} |", None, line)
    return replace(row, quarters=named)


def with_status(*rows: tuple[str, str, str]) -> Example:
    """Give last year's rows, each a title, `baseline | target | actual` and a status."""
    return lambda: draft(*_marked(rows, "status"))


def with_direction(*rows: tuple[str, str, str]) -> Example:
    """Give such rows with a direction of travel instead of a status."""
    return lambda: draft(*_marked(rows, "direction"))


def _marked(rows: tuple[tuple[str, str, str], ...], column: str) -> list[ResultRow]:
    return [
        replace(
            result(title, f"{cells} |", None, line),
            particulars=replace(NO_PARTICULARS, **{column: mark}),
        )
        for line, (title, cells, mark) in enumerate(rows, start=10)
    ]


def told_of_a_target(prose: str) -> Example:
    """Give a target for robbery, from 300 to 240, and a sentence about it."""
    row = target("Reduce robbery by 20%", "300 | 240", fall("20%"))
    return lambda: draft(row, prose=prose)
