"""The partnership's categories, and what partners' words are said to mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models, transaction
from django.utils.text import slugify

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.intake.meanings import ALWAYS, Gap, gaps
from frankpledge.intake.models import CategoryMapping, TaxonomyCategory
from frankpledge.intake.taxonomy import READY_MAPPED, ready_made
from frankpledge.partnership.models import Partnership

LONGEST_CODE = 60


@dataclass(frozen=True)
class Meaning:
    """A word and the category it is of; no `supplier` means every supplier."""

    source: str
    supplier: str
    words: str
    category: TaxonomyCategory
    months: Gap = ALWAYS


@transaction.atomic
def use_ready_made(*, partnership: Partnership, by: User, at: datetime) -> int:
    """Add the ready-made categories and mappings that are missing; return how many.

    What the partnership has changed stays as it is.
    """
    held = {category.code: category for category in _locked(partnership)}
    before = len(held)
    for place, (made, parent) in enumerate(ready_made(), start=1):
        if made.code not in held:
            held[made.code] = TaxonomyCategory.objects.create(
                partnership=partnership,
                code=made.code,
                name=made.name,
                parent=held[parent.code] if parent else None,
                position=place,
            )
            _record_category(held[made.code], by, at)
    known = set(
        CategoryMapping.objects.filter(partnership=partnership).values_list(
            "source", "words"
        )
    )
    meanings = [
        Meaning(source, "", words, held[code])
        for source, words, code in READY_MAPPED
        if (source, words) not in known
    ]
    return len(held) - before + _map(partnership, meanings, by, at)


@transaction.atomic
def add_category(
    *,
    partnership: Partnership,
    name: str,
    parent: TaxonomyCategory | None,
    by: User,
    at: datetime,
) -> TaxonomyCategory:
    """Add a category, the last below its parent; its code is made from its name."""
    held = _locked(partnership)
    category = TaxonomyCategory.objects.create(
        partnership=partnership,
        code=_free_code(name, {one.code for one in held}),
        name=name,
        parent=parent,
        position=max((one.position for one in held), default=0) + 1,
    )
    _record_category(category, by, at)
    return category


@transaction.atomic
def change_category(
    *,
    category: TaxonomyCategory,
    name: str,
    parent: TaxonomyCategory | None,
    by: User,
    at: datetime,
) -> TaxonomyCategory:
    """Rename a category or move it below another; refuses one below itself."""
    held = {one.pk: one for one in _locked(category.partnership)}
    changed, above = held[category.pk], parent
    while above is not None:
        if above.pk == category.pk:
            raise Refusal(f"{category.name} cannot stand below itself.")
        above = held.get(above.parent_id) if above.parent_id else None
    if (changed.name, changed.parent_id) == (name, parent and parent.pk):
        return changed
    changed.name, changed.parent = name, parent
    changed.save()
    _record_category(changed, by, at)
    return changed


@transaction.atomic
def map_categories(
    *, partnership: Partnership, meanings: Iterable[Meaning], by: User, at: datetime
) -> int:
    """Say what words mean, in those of the months asked that have no meaning yet.

    Returns how many mappings were added. What is known is never overwritten here.
    """
    _locked(partnership)
    return _map(partnership, meanings, by, at)


@transaction.atomic
def change_mapping(
    *,
    mapping: CategoryMapping,
    category: TaxonomyCategory,
    valid_from: date | None,
    valid_until: date | None,
    by: User,
    at: datetime,
) -> CategoryMapping:
    """Change what a word means, and in which months.

    Raises Refusal where another mapping of the word holds in one of them.
    """
    _locked(mapping.partnership)
    months = Gap(valid_from, valid_until)
    for other in _same_word(mapping.partnership, mapping).exclude(pk=mapping.pk):
        if months.meets(Gap(other.valid_from, other.valid_until)):
            raise Refusal(
                f"{other} is counted in {other.category} in some of these months. "
                "Change that first, or choose other months."
            )
    held = CategoryMapping.objects.get(pk=mapping.pk)
    if (held.category_id, held.valid_from, held.valid_until) == (
        category.pk,
        valid_from,
        valid_until,
    ):
        return held
    held.category, held.valid_from, held.valid_until = category, valid_from, valid_until
    held.save()
    _record_mapping(held, by, at)
    return held


@transaction.atomic
def remove_mapping(*, mapping: CategoryMapping, by: User, at: datetime) -> None:
    """Take back what a word was said to mean: its months are unknown again."""
    _locked(mapping.partnership)
    _record_mapping(mapping, by, at, event=Event.CATEGORY_UNMAPPED)
    CategoryMapping.objects.filter(pk=mapping.pk).delete()


def _locked(partnership: Partnership) -> list[TaxonomyCategory]:
    """Lock the taxonomy: two who map one word at once must come one after the other."""
    held = TaxonomyCategory.objects.filter(partnership=partnership)
    return list(held.select_for_update().order_by("pk"))


def _map(
    partnership: Partnership, meanings: Iterable[Meaning], by: User, at: datetime
) -> int:
    added = 0
    for meaning in meanings:
        taken = [
            Gap(other.valid_from, other.valid_until)
            for other in _same_word(partnership, meaning)
        ]
        for free in gaps(taken, within=meaning.months):
            mapping = CategoryMapping.objects.create(
                partnership=partnership,
                source=meaning.source,
                supplier=meaning.supplier,
                words=meaning.words,
                valid_from=free.start,
                valid_until=free.until,
                category=meaning.category,
            )
            _record_mapping(mapping, by, at)
            added += 1
    return added


def _same_word(
    partnership: Partnership, word: Meaning | CategoryMapping
) -> models.QuerySet[CategoryMapping]:
    return CategoryMapping.objects.filter(
        partnership=partnership,
        source=word.source,
        supplier=word.supplier,
        words=word.words,
    ).select_related("category")


def _free_code(name: str, taken: set[str]) -> str:
    stem = slugify(name)[: LONGEST_CODE - 4] or "category"
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (stem, *numbered) if code not in taken)


def _record_category(category: TaxonomyCategory, by: User, at: datetime) -> None:
    audit.record(
        Event.CATEGORY_CHANGED,
        subject=category,
        by=by,
        at=at,
        partnership=category.partnership.slug,
        detail={
            "code": category.code,
            "below": category.parent.code if category.parent else "",
        },
    )


def _record_mapping(
    mapping: CategoryMapping,
    by: User,
    at: datetime,
    *,
    event: Event = Event.CATEGORY_MAPPED,
) -> None:
    audit.record(
        event,
        subject=mapping,
        by=by,
        at=at,
        partnership=mapping.partnership.slug,
        detail={
            "source": mapping.source,
            "supplier": mapping.supplier,
            "words": mapping.words[:300],
            "category": mapping.category.code,
            "from": mapping.valid_from,
            "until": mapping.valid_until,
        },
    )
