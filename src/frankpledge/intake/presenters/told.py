"""What pages of evidence say to those who only count, where a count is small.

What is left out here could be worked out from nothing else told of the same return: its
other months, versions, categories, or the sentences about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from frankpledge.intake.models import Return, ReturnVersion
from frankpledge.intake.queries import Coverage
from frankpledge.intake.telling import NOT_TOLD, is_small, says_small, tells_small

LOOKS_PARTIAL = "This month looks partial."
KEPT, READ, ASIDE, NOWHERE = (
    "Rows kept",
    "Rows read",
    "Rows set aside",
    "Rows without a location",
)


def months_told(coverage: Coverage, least: int | None) -> bool:
    """Say whether the rows of each month of a supplier may be told.

    All or none: a year's sum stands on pages of measures, and gives the one left out.
    """
    return not any(is_small(month.rows, least) for month in coverage.months)


def sentences_told(sentences: Iterable[str], least: int | None) -> list[str]:
    """Return the sentences that name no small count."""
    return [one for one in sentences if not says_small(one, least)]


def return_told(
    shown: dict[str, Any], held: Return, coverage: Coverage, least: int | None
) -> dict[str, Any]:
    """Return what stands in the place of what a return's page may not tell.

    Nothing where all may be; `least` is the first count that may, None where any may.
    """
    if least is None:
        return {}
    current: ReturnVersion = shown["current"]
    hidden = _facts_hidden(held, coverage, current, least)
    told = {
        "facts": [
            fact | {"value": NOT_TOLD} if fact["key"] in hidden else fact
            for fact in shown["facts"]
        ],
        "warnings": sentences_told(current.warnings, least),
        **_reasons(shown, hidden, least),
        **_categories(current, hidden, least),
    }
    if KEPT in hidden:
        told["history"] = [_without_rows(entry) for entry in shown["history"]]
    if says_small(shown["why_partial"], least):
        told["why_partial"] = LOOKS_PARTIAL
    return told


def _facts_hidden(
    held: Return, coverage: Coverage, current: ReturnVersion, least: int
) -> set[str]:
    hidden = set()
    kept = [version.rows_kept for version in held.versions.all()]
    if not months_told(coverage, least) or tells_small(kept, least):
        hidden |= {KEPT, READ}
    if is_small(current.rows_set_aside, least):
        hidden |= {READ, ASIDE}  # read less kept is what was set aside
    nowhere = current.rows_without_location
    if tells_small([nowhere], least) or is_small(current.rows_kept - nowhere, least):
        hidden.add(NOWHERE)
    return hidden


def _reasons(shown: dict[str, Any], hidden: set[str], least: int) -> dict[str, Any]:
    rows = [reason["rows"] for reason in shown["current"].reasons]
    tells = ASIDE in hidden or any(is_small(one, least) for one in rows)
    return {"reasons": None} if tells else {}


def _categories(version: ReturnVersion, hidden: set[str], least: int) -> dict[str, Any]:
    counts = version.categories.values()
    if KEPT not in hidden and not any(is_small(count, least) for count in counts):
        return {}
    return {
        "categories": None,
        "quality_url": "",
        "not_told": "Counts by category are not shown: the terms on which this was shared "
        f"let you see no count below {least}.",
    }


def _without_rows(entry: dict[str, str]) -> dict[str, str]:
    title, _, _ = entry["title"].rpartition(":")
    return entry | {"title": title}


def rows_told(rows: Sequence[Any], *, is_told: bool) -> list[Any]:
    """Return figures of a row of a table, or that they are not told."""
    return list(rows) if is_told else [NOT_TOLD] * len(rows)
