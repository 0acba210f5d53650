"""Words and tables for the pages of categories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.analysis.contracts import Shape
from frankpledge.intake.models import CategoryMapping, ReturnVersion
from frankpledge.intake.presenters.told import rows_told
from frankpledge.intake.queries import Branch, Telling, UnmappedCategory, source_title
from frankpledge.intake.rules import month_before, month_words
from frankpledge.partnership.models import PlanYear
from frankpledge.ui.tables import Cell, Column, Table, table

INDENT = "\N{NO-BREAK SPACE}" * 4
EVERY = "every supplier"
NOT_MAPPED = "Not mapped"


def categories(
    taxonomy: Sequence[Branch],
    mappings: Iterable[CategoryMapping],
    unmapped: Sequence[UnmappedCategory],
    *,
    year: PlanYear,
    may_map: bool,
    telling: Telling,
) -> dict[str, Any]:
    """Return the page of the partnership's categories and what is counted in each."""
    held = list(mappings)
    add = {"label": "Add a category", "url": _url("add-category", year)}
    return {
        "actions": [{**add, "kind": "secondary"}] if may_map and taxonomy else [],
        "may_map": may_map,
        "unmapped": _unmapped(unmapped, telling) if unmapped else None,
        "number_unmapped": len(unmapped),
        "taxonomy": _taxonomy(taxonomy, held, year, may_map) if taxonomy else None,
        "mappings": _mappings(held, year, may_map) if held else None,
    }


def asked_in_all(asked: int, unmapped: Sequence[UnmappedCategory]) -> str:
    """Return how many words are left, where fewer than all are asked about."""
    left = len(unmapped) - asked
    return f"{left:,} more come when these are done." if left else ""


def counted_in(
    version: ReturnVersion, codes: Mapping[str, str], taxonomy: Sequence[Branch]
) -> dict[str, Any]:
    """Return a version's categories, each with the partnership's own it is counted in."""
    # Figures are a source's own totals: nothing of theirs is counted by us.
    ours_too = taxonomy if version.shape == Shape.INCIDENTS else ()
    names = {branch.category.code: branch.category.name for branch in ours_too}
    unknown = [words for words, code in sorted(codes.items()) if not code]
    ours = ["Counted in"] if names else []
    return {
        "categories": table(
            "Rows kept, by category",
            ["Category", *ours, Column("Rows", is_numeric=True)],
            [
                [words, *(names.get(codes[words], NOT_MAPPED) for _ in ours), rows]
                for words, rows in sorted(version.categories.items())
            ],
            foot=["All", *(Cell(" ") for _ in ours), version.rows_kept],
        ),
        "not_mapped": _not_mapped(unknown) if names else "",
    }


def number_unmapped(unmapped: Sequence[UnmappedCategory], telling: Telling) -> str:
    """Return how many words mean nothing known yet, in a sentence; "" for none."""
    number, rows = len(unmapped), sum(one.rows for one in unmapped)
    if not number:
        return ""
    words = "1 category is" if number == 1 else f"{number:,} categories are"
    told = not any(telling.least_of(one.source, one.supplier) for one in unmapped)
    counted = f" ({rows:,} rows)" if told else ""
    return f"{words} not mapped to the partnership's own yet{counted}."


def _not_mapped(unknown: Sequence[str]) -> str:
    if not unknown:
        return ""
    named = ", ".join(f"“{words[:80]}”" for words in unknown[:5])
    more = f" and {len(unknown) - 5:,} more" if len(unknown) > 5 else ""
    are = (
        "1 of its categories is"
        if len(unknown) == 1
        else (f"{len(unknown):,} of its categories are")
    )
    return f"{are} not mapped in this month: {named}{more}."


def _unmapped(unmapped: Sequence[UnmappedCategory], telling: Telling) -> Table:
    return table(
        "Not mapped yet",
        [
            "Category",
            "Source",
            "Supplier",
            Column("Rows", is_numeric=True),
            Column("Months", is_numeric=True),
            "First seen",
            "Last seen",
        ],
        [
            [
                one.words,
                source_title(one.source),
                one.supplier,
                *rows_told(
                    [one.rows],
                    is_told=telling.least_of(one.source, one.supplier) is None,
                ),
                len(one.months),
                month_words(one.months[0]),
                month_words(one.months[-1]),
            ]
            for one in unmapped
        ],
    )


def _taxonomy(
    taxonomy: Sequence[Branch],
    mappings: Sequence[CategoryMapping],
    year: PlanYear,
    may_map: bool,  # noqa: FBT001
) -> Table:
    words = Counter(one.category_id for one in mappings)
    return table(
        "Our categories",
        ["Category", "Code", Column("Words counted in it", is_numeric=True)],
        [
            [
                _indented(branch, year, may_map),
                branch.category.code,
                words[branch.category.pk],
            ]
            for branch in taxonomy
        ],
    )


def _indented(branch: Branch, year: PlanYear, may_map: bool) -> Cell:  # noqa: FBT001
    code, name = branch.category.code, branch.category.name
    above = " › ".join(branch.above)
    return Cell(
        f"{INDENT * branch.depth}{name}",
        href=_url("change-category", year, code) if may_map else "",
        about=f"in {above}" if above else "",
        sort_key=f"{above} {name}",
    )


def _mappings(
    mappings: Sequence[CategoryMapping],
    year: PlanYear,
    may_map: bool,  # noqa: FBT001
) -> Table:
    return table(
        "What partners' words are counted in",
        ["Category of the source", "Source", "Supplier", "Counted in", "Months"],
        [
            [
                Cell(
                    one.words,
                    href=_url("change-mapping", year, one.pk) if may_map else "",
                    about=f"of {one.supplier or EVERY}",
                ),
                source_title(one.source),
                one.supplier or EVERY.capitalize(),
                one.category.name,
                months_words(one.valid_from, one.valid_until),
            ]
            for one in mappings
        ],
    )


def months_words(start: date | None, until: date | None) -> str:
    """Return in which months something holds: "April 2014 to March 2015", "Always"."""
    first = month_words(start) if start else ""
    last = month_words(month_before(until)) if until else ""
    if first and last:
        return f"{first} to {last}"
    if first:
        return f"From {first}"
    return f"Up to {last}" if last else "Always"


def _url(name: str, year: PlanYear, *rest: object) -> str:
    scope = (year.partnership.slug, year.label)
    return reverse(f"intake:{name}", args=[*scope, *rest])
