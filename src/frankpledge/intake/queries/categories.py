"""The partnership's categories, what partners' words mean in them, and what is unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import models

from frankpledge.analysis.categories import MappedCategory, Taxonomy
from frankpledge.analysis.contracts import Shape
from frankpledge.intake.meanings import Gap, Span, gaps, resolved
from frankpledge.intake.models import (
    CategoryMapping,
    ReturnVersion,
    TaxonomyCategory,
)
from frankpledge.intake.queries.returns import current_versions, suppliers_held
from frankpledge.intake.taxonomy import nearest
from frankpledge.partnership.models import Partnership

Word = tuple[str, str, str]  # source, supplier, category in the source's words


@dataclass(frozen=True)
class Branch:
    """A category in its place: its parent, and the names of all above it."""

    category: TaxonomyCategory
    parent: TaxonomyCategory | None
    above: tuple[str, ...]

    @property
    def depth(self) -> int:
        """Return how many stand above it."""
        return len(self.above)


@dataclass(frozen=True)
class Meanings:
    """What every supplier's words mean, loaded once and looked up often."""

    spans: dict[Word, list[Span]]  # the supplier "" stands for every supplier
    known: dict[Word, tuple[Span, ...]] = field(default_factory=dict)

    def of(self, word: Word) -> tuple[Span, ...]:
        """Return what a word means, span by span."""
        if word not in self.known:
            source, _, words = word
            own, every = self.spans.get(word, []), self.spans.get((source, "", words))
            self.known[word] = resolved(own, every or [])
        return self.known[word]

    def code_in(self, word: Word, month: date) -> str:
        """Return the category a word is of in a month; "" where it is not known."""
        return next((span.code for span in self.of(word) if month in span), "")


@dataclass(frozen=True)
class UnmappedCategory:
    """A word whose meaning is not known in months it was returned in."""

    source: str
    supplier: str
    words: str
    gap: Gap  # the months without a meaning, these among them
    rows: int
    months: tuple[date, ...]

    @property
    def word(self) -> Word:
        """Whose word it is."""
        return self.source, self.supplier, self.words


def taxonomy_of(partnership: Partnership) -> tuple[Branch, ...]:
    """Return the partnership's categories as a tree read from its top, line by line."""
    below: dict[int | None, list[TaxonomyCategory]] = defaultdict(list)
    for category in TaxonomyCategory.objects.filter(partnership=partnership):
        below[category.parent_id].append(category)

    def branches(
        parent: TaxonomyCategory | None, above: tuple[str, ...]
    ) -> Iterable[Branch]:
        for category in below[parent.pk if parent else None]:
            yield Branch(category, parent, above)
            yield from branches(category, (*above, category.name))

    return tuple(branches(None, ()))


def category_of(partnership: Partnership, *, code: str) -> TaxonomyCategory | None:
    """Return one category, or None."""
    categories = TaxonomyCategory.objects.filter(partnership=partnership, code=code)
    return categories.select_related("partnership").first()


def category_names(partnership: Partnership) -> dict[str, str]:
    """Return the name of each of the partnership's categories by its code."""
    categories = TaxonomyCategory.objects.filter(partnership=partnership)
    return dict(categories.values_list("code", "name"))


def mappings_of(partnership: Partnership) -> models.QuerySet[CategoryMapping]:
    """Return what partners' words mean, by source, supplier, word and month."""
    mappings = CategoryMapping.objects.filter(partnership=partnership)
    return mappings.select_related("category", "partnership")


def mapping_of(partnership: Partnership, *, number: int) -> CategoryMapping | None:
    """Return one mapping, or None."""
    return mappings_of(partnership).filter(pk=number).first()


def meanings_of(partnership: Partnership) -> Meanings:
    """Return what every supplier's words mean."""
    spans: dict[Word, list[Span]] = defaultdict(list)
    for one in mappings_of(partnership):
        span = Span(one.valid_from, one.valid_until, one.category.code)
        spans[one.source, one.supplier, one.words].append(span)
    return Meanings(dict(spans))


def taxonomy_for_analysis(partnership: Partnership) -> Taxonomy:
    """Return the categories and the mappings as analysis joins them.

    One row a source, supplier, word and span: what holds for every supplier is given
    for each supplier something is held of, where they have no meaning of their own.
    """
    meanings = meanings_of(partnership)
    words = {
        (source, supplier, words)
        for source, supplier in suppliers_held(partnership)
        for of_source, for_supplier, words in meanings.spans
        if of_source == source and for_supplier in {"", supplier}
    }
    return Taxonomy(
        parents={
            branch.category.code: branch.parent.code if branch.parent else None
            for branch in taxonomy_of(partnership)
        },
        mapped=[
            MappedCategory(*word, span.start, span.until, span.code)
            for word in sorted(words)
            for span in meanings.of(word)
        ],
    )


def unmapped_categories(partnership: Partnership) -> tuple[UnmappedCategory, ...]:
    """Return the words whose meaning is not known, those of most rows first.

    Nothing is unknown to a partnership without categories of its own.
    """
    if not TaxonomyCategory.objects.filter(partnership=partnership).exists():
        return ()
    meanings = meanings_of(partnership)
    counted: dict[tuple[Word, Gap], dict[date, int]] = defaultdict(dict)
    held = current_versions(partnership, shape=Shape.INCIDENTS).values_list(
        "of_return__source", "of_return__supplier", "of_return__month", "categories"
    )
    for source, supplier, month, categories in held:
        for words, rows in categories.items():
            word = (source, supplier, words)
            if not meanings.code_in(word, month):
                gap = next(gap for gap in gaps(meanings.of(word)) if month in gap)
                counted[word, gap][month] = rows
    found = [
        UnmappedCategory(*word, gap, sum(rows.values()), tuple(sorted(rows)))
        for (word, gap), rows in counted.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.rows, one.word)))


def nearest_categories(
    partnership: Partnership, unmapped: Iterable[UnmappedCategory]
) -> dict[str, tuple[str, ...]]:
    """Return for each word the codes whose names, or known words, are most like it."""
    names = _names_known(partnership)
    return {words: nearest(words, names) for words in {one.words for one in unmapped}}


def codes_of_version(
    partnership: Partnership, *, version: ReturnVersion
) -> dict[str, str]:
    """Return the category each of a version's words is of in its month; "": unknown."""
    meanings, of_return = meanings_of(partnership), version.of_return
    whose = (of_return.source, of_return.supplier)
    return {
        words: meanings.code_in((*whose, words), of_return.month)
        for words in version.categories
    }


def _names_known(partnership: Partnership) -> dict[str, str]:
    """Return the code for each name of a category and each word that has a meaning."""
    mapped = mappings_of(partnership).values_list("words", "category__code")
    named = TaxonomyCategory.objects.filter(partnership=partnership)
    return dict(mapped) | dict(named.values_list("name", "code"))
