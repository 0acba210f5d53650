"""The directory, the people and the record in the words of a page."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BoundField
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from frankpledge.access.rules import ROLE_BY_CODE, ROLES, Permission
from frankpledge.audit.models import Record
from frankpledge.partnership.boundaries import hectares, shape_of
from frankpledge.partnership.models import Agency, Area, Membership, Partnership
from frankpledge.partnership.operations import Invitation
from frankpledge.partnership.queries import AreaLayer
from frankpledge.partnership.rules import (
    AGENCY_KIND_PLURALS,
    AREA_KIND_PLURALS,
    AgencyKind,
    AreaKind,
    telephone_link,
    web_link,
)
from frankpledge.ui.drawing import Words
from frankpledge.ui.maps import area_map
from frankpledge.ui.tables import Cell, Column, Table, table

KIND_TITLES = {kind.value: title for kind, title in AGENCY_KIND_PLURALS.items()}


@dataclass(frozen=True)
class Reach:
    """How to reach an agency or the partnership, each with the link that does it."""

    address: str
    telephone: str
    telephone_href: str
    email: str
    website: str
    website_href: str

    @property
    def is_known(self) -> bool:
        """Return whether there is any way to reach them."""
        return bool(self.address or self.telephone or self.email or self.website)


@dataclass(frozen=True)
class Section:
    """The members of one kind, as the directory lists them."""

    title: str
    agencies: Sequence[tuple[Agency, Reach]]

    @property
    def pairs(self) -> list[Sequence[tuple[Agency, Reach]]]:
        """Return the agencies two by two, as they stand side by side."""
        return [self.agencies[n : n + 2] for n in range(0, len(self.agencies), 2)]


@dataclass(frozen=True)
class Layer:
    """A layer of areas: its title, its table, and its map when boundaries are held."""

    title: str
    table: Table
    svg: str


@dataclass(frozen=True)
class Difference:
    """One line of two people's versions of the same thing, side by side."""

    label: str
    theirs: str
    yours: str

    @property
    def is_different(self) -> bool:
        """Return whether the two disagree here."""
        return self.theirs != self.yours


@dataclass(frozen=True)
class Conflict:
    """What somebody saved while another was writing, against what they wrote."""

    by: str
    at: str
    rows: Sequence[Difference]


def moment(at: Any) -> str:
    """Return a moment as people write it: "1 April 2010 at 10:00"."""
    local = localtime(at)
    return f"{date_format(local, 'j F Y')} at {date_format(local, 'H:i')}"


def reach(body: Agency | Partnership) -> Reach:
    """Return how to reach an agency, or the partnership itself."""
    lines = [getattr(body, "address", ""), getattr(body, "postcode", "")]
    return Reach(
        address="\n".join(filter(None, lines)),
        telephone=body.telephone,
        telephone_href=telephone_link(body.telephone),
        email=body.email,
        website=body.website,
        website_href=web_link(body.website),
    )


def members_by_kind(agencies: Iterable[Agency]) -> list[Section]:
    """Return the members in the Act's order of kinds, each with how to reach it."""
    members = [agency for agency in agencies if agency.is_member]
    sections = [
        Section(
            KIND_TITLES[kind.value],
            [(agency, reach(agency)) for agency in members if agency.kind == kind],
        )
        for kind in AgencyKind
    ]
    return [section for section in sections if section.agencies]


def layers_table(layers: Sequence[AreaLayer], *, slug: str) -> Table:
    """Return the layers held, each a link to its page."""
    return table(
        "Layers of areas",
        ["Areas", Column("Year", is_numeric=True), Column("Number", is_numeric=True),
         Column("With boundaries", is_numeric=True)],
        [
            [
                Cell(
                    AREA_KIND_PLURALS[layer.kind],
                    href=reverse(
                        "partnership:layer", args=[slug, layer.kind, layer.vintage]
                    ),
                    about=f"of {layer.vintage}",
                ),
                str(layer.vintage),
                layer.areas,
                layer.drawn,
            ]
            for layer in layers
        ],
    )  # fmt: skip


def first_to_see(layers: Sequence[AreaLayer]) -> AreaLayer | None:
    """Return the layer to show before one is chosen: wards if drawn, else any drawn."""
    drawn = [layer for layer in layers if layer.drawn]
    wards = [layer for layer in drawn if layer.kind is AreaKind.WARD]
    return next(iter([*wards, *drawn, *layers]), None)


def added(areas: int) -> str:
    """Return how many areas were added, as a sentence."""
    return "1 area was added." if areas == 1 else f"{areas:,} areas were added."


def layer_page(layer: AreaLayer, areas: Iterable[Area]) -> Layer:
    """Return a layer's areas as a table, and as a map where they are drawn.

    The map is shaded by hectares: the one figure a boundary tells by itself.
    """
    held = list(areas)
    title = f"{AREA_KIND_PLURALS[layer.kind]} of {layer.vintage}"
    sizes = {
        area.code: round(hectares(area.boundary))
        for area in held
        if area.boundary is not None
    }
    shapes = [
        shape_of(code=area.code, name=area.name, boundary=area.boundary)
        for area in held
        if area.boundary is not None
    ]
    rows = [[area.name, area.code, sizes.get(area.code)] for area in held]
    columns = (Column("Name"), Column("Code"), Column("Hectares", is_numeric=True))
    words = Words(id="layer", title=title, value_label="hectares")
    return Layer(
        title=title,
        table=table(title, columns, rows),
        svg=area_map(shapes, sizes, words=words) if shapes else "",
    )


def people_table(people: Iterable[Membership], *, is_managed: bool) -> Table:
    """Return who holds which role; managers also see addresses and may change."""
    columns = ["Name", "Role", "Agency", "Job title"]
    rows = []
    for person in people:
        row: list[Cell | str] = [
            person.user.name,
            person.role.name,
            str(person.agency or "Not said"),
            person.job_title or "Not said",
        ]
        if is_managed:
            args = [person.partnership.slug, person.pk]
            url = reverse("partnership:change-person", args=args)
            row += [person.user.email, Cell("Change", href=url, about=person.user.name)]
        rows.append(row)
    return table(
        "People and their roles",
        [*columns, "E-mail", "Action"] if is_managed else columns,
        rows,
    )


def welcome(invitation: Invitation) -> str:
    """Return what to tell the person who has just invited somebody."""
    role = ROLE_BY_CODE[invitation.post.role].name.lower()
    return (
        f"{invitation.name} now has the role {role}. Tell them to follow “Choose a "
        "password” on the sign-in page, with the e-mail address you gave."
    )


def matrix_table() -> Table:
    """Return what each role may do, permission by permission."""
    return table(
        "What each role may do",
        ["A person may", *(Column(role.name) for role in ROLES)],
        [
            [
                permission.value[:1].upper() + permission.value[1:],
                *(
                    Cell("Yes", tag="green") if permission in role.permissions else "No"
                    for role in ROLES
                ),
            ]
            for permission in Permission
        ],
    )


def record_table(records: Iterable[Record]) -> Table:
    """Return acts of the record, as they are listed: who, what, when."""
    return table(
        "Acts, latest first",
        ["When", "Who", "What was done", "To what", "In detail"],
        [
            [
                Cell(moment(record.at), note=f"Record {record.number}"),
                record.by_name,
                record.event[:1].upper() + record.event[1:],
                record.subject,
                detail_words(record.detail) or "Nothing more",
            ]
            for record in records
        ],
    )


def counted(acts: int) -> str:
    """Return how many acts there are, in words."""
    return "1 act" if acts == 1 else f"{acts:,} acts"


def detail_words(detail: str) -> str:
    """Return the detail of a record as words: "role: analyst; agency: Police"."""
    if not detail:
        return ""
    return "; ".join(
        f"{key.replace('_', ' ')}: {_listed(value)}"
        for key, value in json.loads(detail).items()
        if value not in ("", [], None)
    )


def conflict(
    form: BaseForm, kept: Mapping[str, Any], *, record: Record | None
) -> Conflict:
    """Return what is kept against what the form's writer typed, where they differ."""
    rows = [
        Difference(
            label=str(field.label),
            theirs=_said(field, kept[field.name]),
            yours=_said(field, form.cleaned_data[field.name]),
        )
        for field in form.visible_fields()
    ]
    return Conflict(
        by=record.by_name if record else "Somebody else",
        at=moment(record.at) if record else "",
        rows=[row for row in rows if row.is_different] or rows,
    )


def _listed(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _said(field: BoundField, value: Any) -> str:
    """Return a field's value as its reader knows it: the label of a choice, yes or no."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if value is None:
        return ""
    if isinstance(value, str):
        choices = dict(getattr(field.field, "choices", ()))
        return str(choices.get(value, value))
    if isinstance(value, Iterable):
        return "\n".join(sorted(str(each) for each in value))
    return str(value)
