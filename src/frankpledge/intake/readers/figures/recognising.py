"""How a table of figures is known before it is opened, by its name or its first lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable

from frankpledge.intake.readers.figures.tables import Heads, has_header
from frankpledge.intake.readers.naming import supplier_named
from frankpledge.intake.readers.reader import (
    BY_FORM,
    BY_NAME,
    NOT_MINE,
    Recognition,
)

SHEETS = re.compile(r".+\.(csv|tsv|txt|xlsx|ods)", re.IGNORECASE)


def recogniser(
    what: str,
    *,
    columns: tuple[Heads, ...],
    named: re.Pattern[str],
    supplier: str = "",
    like: str,
) -> Callable[[str, bytes], Recognition]:
    """Return how a source's table is known.

    `what` follows "is": "a Defra fly-tipping table"; `named` matches the whole name of a
    file as published, which is then `supplier`'s, or that of the pattern's first group;
    `like` is an example of such a name. A file with another name is kept apart, under
    the name it has.
    """

    def recognise(name: str, first: bytes) -> Recognition:
        if published := named.fullmatch(name):
            whose = supplier or published[1].lower()
            return Recognition(BY_NAME, f"is {what}", whose)
        if not SHEETS.fullmatch(name):
            return Recognition(NOT_MINE, f"is not {what}, which is named like {like}")
        whose = supplier_named(name)
        if any(has_header(cells, columns) for cells in _first_rows(first)):
            return Recognition(
                BY_FORM,
                f"has the columns of {what} but not its name, so it is kept apart under "
                f"“{whose}”",
                whose,
            )
        return Recognition(
            NOT_MINE,
            f"is not {what}, which is named like {like}, and has not its columns",
        )

    return recognise


def _first_rows(first: bytes) -> list[list[str]]:
    text = first.decode("utf-8-sig", errors="replace").splitlines(keepends=True)
    try:
        return [cells for mark in ",;\t" for cells in csv.reader(text, delimiter=mark)]
    except csv.Error:
        return []
