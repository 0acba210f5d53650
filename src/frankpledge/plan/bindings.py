"""The shapes of a source binding: what `SourceBinding.detail` may hold, validated."""

from pydantic import BaseModel, ConfigDict, Field

from frankpledge.plan.rules import BindingKind


class IncidentBinding(BaseModel):
    """Incidents counted: of which categories, from which return, in which area."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str = Field(min_length=1)  # "police-uk"
    supplier: str = Field(min_length=1)  # "kent"
    categories: tuple[str, ...] = ()  # none means every category
    # "partnership", "return" (no area), an LSOA code, or "ward/2013/E05005063": a kind
    # of area, the year of its boundaries and its code.
    area: str = "partnership"


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
