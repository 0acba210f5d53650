"""What people say about categories: their own, and what partners' words mean."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from frankpledge.intake.meanings import Gap
from frankpledge.intake.models import CategoryMapping, TaxonomyCategory
from frankpledge.intake.operations import Meaning
from frankpledge.intake.queries import Branch, UnmappedCategory, source_title
from frankpledge.intake.readers.naming import month_named
from frankpledge.intake.readers.words import rows_counted
from frankpledge.intake.rules import month_after, month_before, month_label, month_words
from frankpledge.ui.forms import FieldDesign

MOST_AT_ONCE = 50  # words asked about on one page
INDENT = "\N{NO-BREAK SPACE}" * 4
Choices = list[tuple[str, Any]]


class MapForm(forms.Form):
    """What each unknown word means; those left open are asked again."""

    every_supplier = forms.BooleanField(
        label="These words mean the same from every supplier of the same source",
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        unmapped: Sequence[UnmappedCategory],
        near: Mapping[str, Sequence[str]],
        taxonomy: Sequence[Branch],
    ) -> None:
        super().__init__(data)
        self.unmapped = {_field_name(one): one for one in unmapped[:MOST_AT_ONCE]}
        self.categories = {branch.category.code: branch.category for branch in taxonomy}
        for name, one in self.unmapped.items():
            self.fields[name] = _meaning_field(one, near.get(one.words, ()), taxonomy)
        self.order_fields([*self.unmapped, "every_supplier"])

    @property
    def meanings(self) -> list[Meaning]:
        """Return what was said, for the months each word is unknown in."""
        every = self.cleaned_data["every_supplier"]
        return [
            Meaning(
                source=one.source,
                supplier="" if every else one.supplier,
                words=one.words,
                category=self.categories[self.cleaned_data[name]],
                months=one.gap,
            )
            for name, one in self.unmapped.items()
            if self.cleaned_data.get(name)
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse one word with two meanings, when it is to mean one from everybody."""
        said: dict[tuple[str, str], str] = {}
        for name, one in self.unmapped.items():
            code = self.cleaned_data.get(name)
            if not code or not self.cleaned_data.get("every_supplier"):
                continue
            if said.setdefault((one.source, one.words), code) != code:
                self.add_error(
                    name,
                    f"“{one.words[:80]}” cannot mean two things from every supplier of "
                    "the source. Choose one, or let each supplier's words stand alone.",
                )
        if not any(self.cleaned_data.get(name) for name in self.unmapped):
            raise ValidationError("Choose a category for at least one word.")
        return self.cleaned_data


class CategoryForm(forms.Form):
    """A category of the partnership: its name, and what it stands below."""

    name = forms.CharField(label="Name", max_length=120)
    parent = forms.ChoiceField(
        label="Counted in",
        required=False,
        help_text="The category above it, whose counts include this one's.",
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        taxonomy: Sequence[Branch],
        category: TaxonomyCategory | None = None,
    ) -> None:
        above = category.parent if category else None
        initial = {
            "name": category.name if category else "",
            "parent": above.code if above else "",
        }
        super().__init__(data, initial=initial)
        self.categories = {
            branch.category.code: branch.category
            for branch in taxonomy
            if branch.category != category
        }
        offered = [one for one in taxonomy if one.category.code in self.categories]
        choices = [("", "Nothing: it stands at the top"), *choices_of(offered)]
        self.fields["parent"].choices = choices  # type: ignore[attr-defined]

    @property
    def said(self) -> dict[str, Any]:
        """Return the name and the category above, as the operations ask."""
        parent = self.categories.get(self.cleaned_data["parent"])
        return {"name": self.cleaned_data["name"], "parent": parent}

    def clean_name(self) -> str:
        """Refuse a name the partnership has already."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        names = {one.name.casefold() for one in self.categories.values()}
        if name.casefold() in names:
            raise ValidationError(f"There is a category {name} already.")
        return name


class MappingForm(forms.Form):
    """What a word means, and in which months."""

    category = forms.ChoiceField(label="Counted in")
    first = forms.CharField(
        label="First month",
        required=False,
        max_length=7,
        help_text="Like 2014-04. Empty: from the first.",
    )
    last = forms.CharField(
        label="Last month",
        required=False,
        max_length=7,
        help_text="Like 2015-03. Empty: for good.",
    )
    design = {"first": FieldDesign(width=10), "last": FieldDesign(width=10)}

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        mapping: CategoryMapping,
        taxonomy: Sequence[Branch],
    ) -> None:
        start, until = mapping.valid_from, mapping.valid_until
        initial = {
            "category": mapping.category.code,
            "first": month_label(start) if start else "",
            "last": month_label(month_before(until)) if until else "",
        }
        super().__init__(data, initial=initial)
        self.categories = {branch.category.code: branch.category for branch in taxonomy}
        self.fields["category"].choices = choices_of(taxonomy)  # type: ignore[attr-defined]

    @property
    def said(self) -> dict[str, Any]:
        """Return the category and the months, as the operation asks."""
        last = self.cleaned_data["last"]
        return {
            "category": self.categories[self.cleaned_data["category"]],
            "valid_from": self.cleaned_data["first"],
            "valid_until": month_after(last) if last else None,
        }

    def clean_first(self) -> date | None:
        """Return the first month."""
        return _month(self.cleaned_data["first"])

    def clean_last(self) -> date | None:
        """Return the last month; refuse one before the first."""
        last, first = _month(self.cleaned_data["last"]), self.cleaned_data.get("first")
        if last and first and last < first:
            raise ValidationError("The last month comes before the first.")
        return last


def choices_of(taxonomy: Sequence[Branch]) -> list[tuple[str, str]]:
    """Return each category to choose, moved in by how far down it stands."""
    return [
        (branch.category.code, f"{INDENT * branch.depth}{branch.category.name}")
        for branch in taxonomy
    ]


def _meaning_field(
    one: UnmappedCategory, near: Sequence[str], taxonomy: Sequence[Branch]
) -> forms.ChoiceField:
    names = dict(choices_of(taxonomy))
    choices: Choices = [("", "Leave it for now")]
    if near:
        choices.append(("Nearest", [(code, names[code].strip()) for code in near]))
        rest = [(code, name) for code, name in names.items() if code not in near]
        choices.append(("All others", rest))
    else:
        choices += list(names.items())
    return forms.ChoiceField(
        label=f"“{one.words[:200]}”",
        help_text=_told(one),
        required=False,
        choices=choices,
    )


def _told(one: UnmappedCategory) -> str:
    first, last = month_words(one.months[0]), month_words(one.months[-1])
    number = len(one.months)
    when = f"in {first}" if number == 1 else f"in {number} months, {first} to {last}"
    title = source_title(one.source)
    return f"{title}, from {one.supplier}: {rows_counted(one.rows)} {when}."


def _field_name(one: UnmappedCategory) -> str:
    """Return a name that stays with a word, however the list around it changes."""
    gap: Gap = one.gap
    text = "\0".join([*one.word, str(gap.start), str(gap.until)])
    return f"word-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def _month(text: str) -> date | None:
    month = month_named(text) if text else None
    if text and month is None:
        raise ValidationError("Write a month as year and month, like 2014-04.")
    return month
