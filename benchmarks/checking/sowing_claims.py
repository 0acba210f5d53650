"""Errors in what prose claims: against its own figures, and against the table."""

from __future__ import annotations

from random import Random

from benchmarks.checking.changing import (
    by_share,
    claimed_in_prose,
    claims_movement,
    one_of,
    with_prose,
)
from benchmarks.checking.heads import Col
from benchmarks.checking.layout import Document
from benchmarks.checking.plan import Row

SO_FAR = ("YTD", "Year to date")
THINGS = (
    "Calls to the helpline",
    "Reports of noise",
    "Thefts of lead",
    "Graffiti tags",
)
# The rows that make up all of a wider subject.
WIDER = {
    "Burglary": ("domestic burglary", "non-domestic burglary"),
    "Vehicle crime": ("theft from motor vehicles", "theft of motor vehicles"),
}


def wrong_size_in_prose(document: Document, rng: Random) -> Document | None:
    """Claim a fall of another size than the sentence's own figures give."""
    if not claims_movement(document):
        return None
    start = rng.randint(80, 300)
    share = rng.randint(10, 30)
    end = start - start * share // 100
    wrong = share + rng.randint(7, 20)
    told = rng.choice(
        (
            "{thing} fell by {wrong}% from {start} to {end}.",
            "{thing} fell from {start} to {end} ({wrong}%).",
            "There was a {wrong}% reduction, from {start} to {end}, in this.",
        )
    )
    thing = rng.choice(THINGS)
    return with_prose(
        document, told.format(thing=thing, wrong=wrong, start=start, end=end)
    )


def wrong_way_in_prose(document: Document, rng: Random) -> Document | None:
    """Call a rise a fall beside the two figures."""
    if not claims_movement(document):
        return None
    start = rng.randint(80, 300)
    verb, end = rng.choice((("fell", start + 40), ("rose", start - 30)))
    thing = rng.choice(THINGS)
    return with_prose(document, f"{thing} {verb} from {start} to {end}.")


def points_called_per_cent(document: Document, rng: Random) -> Document | None:
    """Call a change of a percentage in points a percentage."""
    if not claims_movement(document):
        return None
    start, points = rng.randint(30, 60), rng.randint(4, 12)
    told = f"Satisfaction rose from {start}% to {start + points}%, a {points}% rise."
    return with_prose(document, told)


def against_the_table(document: Document, rng: Random) -> Document | None:
    """Claim a rise of what fell in the table, or a fall of what rose."""
    row = _unclaimed(document, rng)
    verb = "rose" if (row.change.value or 0) < 0 else "fell"
    return with_prose(document, f"{_named(row)} {verb} last year.")


def other_size_than_the_row(document: Document, rng: Random) -> Document | None:
    """Claim a change of another size than the row of the same subject has."""
    row = _unclaimed(document, rng)
    change = int(row.change.value or 0)
    size = abs(change) + rng.randint(6, 20)
    verb = "fell" if change < 0 else "rose"
    return with_prose(document, f"{_named(row)} {verb} by {size}% last year.")


def wider_than_its_rows(document: Document, rng: Random) -> Document | None:
    """Claim of all burglary what its two rows together deny.

    Figures of a year not over yet deny nothing that is said of a whole one.
    """
    del rng
    if document.style.results.heads.get(Col.ACTUAL) in SO_FAR:
        return None
    rows = {row.subject: row for row in document.plan.results}
    for name, parts in WIDER.items():
        held = [rows[part] for part in parts if part in rows]
        if len(held) < len(parts) or not claims_movement(document):
            continue
        before, after = (
            sum(getattr(row, column).value or 0 for row in held)
            for column in ("baseline", "actual")
        )
        verb = "rose" if after < before else "fell"
        return with_prose(document, f"{name} {verb} last year.")
    return None


def _unclaimed(document: Document, rng: Random) -> Row:
    rows = [
        row
        for row in by_share(document.plan.results)
        if claims_movement(document)
        and not claimed_in_prose(document, row)
        and row.change.value
    ]
    return one_of(rng, rows)


def _named(row: Row) -> str:
    return row.subject[:1].upper() + row.subject[1:]
