"""The shapes of a source binding: what `SourceBinding.detail` may hold, validated."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from frankpledge.plan.rules import BindingKind


class IncidentBinding(BaseModel):
    """Incidents counted: of which categories, from which return, in which area.

    Categories are the source's own words, or the partnership's of its taxonomy: one or
    the other, so that a row is in a count for one reason.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str = Field(min_length=1)  # "police-uk"
    supplier: str = Field(min_length=1)  # "kent"
    categories: tuple[str, ...] = ()  # none means every category
    taxonomy: tuple[str, ...] = ()  # codes of our own categories, with all below them
    # "partnership", "return" (no area), an LSOA code, or "ward/2013/E05005063": a kind
    # of area, the year of its boundaries and its code.
    area: str = "partnership"

    @model_validator(mode="after")
    def one_or_the_other(self) -> Self:
        """Refuse words of the source beside categories of our own."""
        if self.categories and self.taxonomy:
            raise ValueError("categories and taxonomy both name what is counted")
        return self


class TableBinding(BaseModel):
    """A figure of a table others counted: whose table, which area, what of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str = Field(min_length=1)  # "ons-table-c2"
    supplier: str = Field(min_length=1)  # "ons"
    area: str = Field(min_length=1)  # its code, or its name as the table prints it
    category: str = ""  # one, or a group of them; "" where the table has only one
    measure: str = ""  # what is counted; "" where the table has only one


class TypedBinding(BaseModel):
    """A partner's figure, typed in period by period."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    agency: str = ""  # who owes it


class PrintedBinding(BaseModel):
    """The figure printed in the plan document."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Binding = IncidentBinding | TableBinding | TypedBinding | PrintedBinding
SHAPES: dict[BindingKind, type[Binding]] = {
    BindingKind.INCIDENTS: IncidentBinding,
    BindingKind.TABLE: TableBinding,
    BindingKind.TYPED: TypedBinding,
    BindingKind.PRINTED: PrintedBinding,
}


def kind_of(binding: Binding) -> BindingKind:
    """Return the kind a binding's shape belongs to."""
    return next(kind for kind, shape in SHAPES.items() if isinstance(binding, shape))
