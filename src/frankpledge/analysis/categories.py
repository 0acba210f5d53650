"""Sources' categories counted under the partnership's own, by mappings with dates.

The evidence keeps every category in its source's words; what those words mean is said
beside it, month by month, and may be corrected without touching a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from frankpledge.analysis.counts import (
    CategoryCounts,
    IncidentFilter,
    MonthCount,
    in_each_month,
)
from frankpledge.analysis.coverage import month_coverage
from frankpledge.analysis.evidence import Evidence, Meant

Key = tuple[str, str, str]  # source, supplier, category in the source's words


class MappingError(ValueError):
    """Mappings that would count a row twice or nowhere. The text says which."""


@dataclass(frozen=True)
class MappedCategory:
    """What a supplier's word means, in the months from `valid_from` up to `valid_until`.

    None is open: from the first, or for good. `code` is one of the taxonomy's.
    """

    source: str
    supplier: str
    category: str
    valid_from: date | None
    valid_until: date | None
    code: str

    @property
    def key(self) -> Key:
        """Whose word it is."""
        return self.source, self.supplier, self.category


@dataclass(frozen=True)
class Taxonomy:
    """A partnership's categories and what is counted under each.

    `parents` gives each code's parent, None at the top. Raises `MappingError` where a
    parent is unknown or above itself, where a mapping names no code of the taxonomy, or
    where two mappings of one word hold in one month.
    """

    parents: Mapping[str, str | None]
    mapped: Sequence[MappedCategory] = field(default=())

    def __post_init__(self) -> None:
        for code in self.parents:
            _ = self.above(code)
        periods: dict[Key, list[MappedCategory]] = defaultdict(list)
        for one in self.mapped:
            if one.code not in self.parents:
                raise MappingError(f"{one.code!r} is no category of the taxonomy.")
            periods[one.key].append(one)
        for key, ones in periods.items():
            _refuse_overlaps(key, ones)

    def above(self, code: str) -> tuple[str, ...]:
        """Return a code and every code above it, nearest first."""
        found: list[str] = []
        here: str | None = code
        while here is not None:
            if here in found:
                raise MappingError(f"The category {here!r} is above itself.")
            if here not in self.parents:
                raise MappingError(f"{here!r} is no category of the taxonomy.")
            found.append(here)
            here = self.parents[here]
        return tuple(found)

    def meant_by(self, codes: Collection[str]) -> tuple[Meant, ...]:
        """Return the words counted in any of these categories, and in which months."""
        return tuple(
            (*one.key, one.valid_from or date.min, one.valid_until or date.max)
            for one in self.mapped
            if not set(codes).isdisjoint(self.above(one.code))
        )

    def levels(self) -> Iterator[tuple[str, str]]:
        """Yield each code with every code it is counted in: itself and those above."""
        for code in self.parents:
            for above in self.above(code):
                yield code, above


@dataclass(frozen=True)
class TaxonomyCounts:
    """Counts month by month, by the partnership's categories.

    Rows of a category count in every category above it too, so the categories do not
    add up to the whole; those at the top, with `unmapped`, do.
    """

    categories: tuple[CategoryCounts, ...]  # in the taxonomy's order
    unmapped: tuple[MonthCount, ...]  # rows whose words mean nothing known that month
    versions: tuple[str, ...]

    def of(self, code: str) -> tuple[MonthCount, ...]:
        """Return the months of one category."""
        return next(one.months for one in self.categories if one.category == code)


def taxonomy_counts(
    evidence: Evidence,
    wanted: IncidentFilter,
    taxonomy: Taxonomy,
    *,
    returned: Collection[date] | None = None,
    partial: Collection[date] = (),
) -> TaxonomyCounts:
    """Count incidents month by month, by the partnership's own categories.

    Question:
        How many incidents of each of the partnership's categories were there in this
        area, each month?

    Data needed:
        Opened evidence and a `Taxonomy`: what each supplier's words mean, from when
        until when. `returned` and `partial` as in `monthly_counts`.

    Method:
        A count of rows, each joined by its source, supplier, words and month to the
        one mapping that holds then. A category counts what is below it. Rows that no
        mapping holds for are counted apart, never left out.

    Reading the result:
        While a month has rows in `unmapped`, each of its counts may be too low by up
        to that many.

    When not to use it:
        Across a change in what a source's category holds, where a mapping says only
        which category is nearest: the counts are right and the comparison is not.

    References:
        None: it is counting.

    Example:
        >>> from frankpledge.analysis.evidence import open_evidence
        >>> from frankpledge.analysis.periods import month
        >>> ours = Taxonomy({"crime": None, "burglary": "crime"})
        >>> with open_evidence([]) as nothing:
        ...     found = taxonomy_counts(nothing, IncidentFilter(month(2014, 3)), ours)
        >>> [one.category for one in found.categories], found.of("crime")[0].count
        (['crime', 'burglary'], None)
    """
    _relate(evidence, taxonomy)
    coverage = month_coverage(evidence)
    held = coverage.months if returned is None else frozenset(returned)
    found: dict[str | None, dict[date, int]] = defaultdict(dict)
    for month, code, count in evidence.answer("category_counts", **wanted.parameters):
        found[code][month] = count
    months = wanted.period.months
    return TaxonomyCounts(
        categories=tuple(
            CategoryCounts(
                code, in_each_month(months, found.get(code, {}), held, partial)
            )
            for code in taxonomy.parents
        ),
        unmapped=in_each_month(months, found.get(None, {}), held, partial),
        versions=coverage.versions(wanted.period),
    )


def _relate(evidence: Evidence, taxonomy: Taxonomy) -> None:
    """Put the taxonomy beside the incidents, in place of any before it."""
    evidence.relate(
        "category_mapping",
        [
            (m.source, m.supplier, m.category, m.valid_from, m.valid_until, m.code)
            for m in taxonomy.mapped
        ],
    )
    evidence.relate("category_levels", list(taxonomy.levels()))


def _refuse_overlaps(key: Key, ones: Sequence[MappedCategory]) -> None:
    ordered = sorted(ones, key=lambda one: one.valid_from or date.min)
    for earlier, later in pairwise(ordered):
        if (later.valid_from or date.min) < (earlier.valid_until or date.max):
            raise MappingError(
                f"“{key[2]}” of {key[1]} has two meanings from {later.valid_from}: "
                f"{earlier.code} and {later.code}."
            )
