"""Reading partnerships: always from a person or a partnership outwards."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db import models

from frankpledge.access.models import User
from frankpledge.analysis.places import Layer, PlaceArea
from frankpledge.partnership.models import (
    Agency,
    Area,
    Group,
    Membership,
    Partnership,
    PlanYear,
)
from frankpledge.partnership.rules import (
    AREA_KIND_PLURALS,
    AreaKind,
    name_words,
    plan_year_starts,
)


@dataclass(frozen=True)
class AreaLayer:
    """The areas of one kind and vintage: how many there are, how many are drawn."""

    kind: AreaKind
    vintage: int
    areas: int
    drawn: int


def memberships_of(user: User | AnonymousUser) -> models.QuerySet[Membership]:
    """Return the roles a person holds, partnership by partnership."""
    if not user.is_authenticated:
        return Membership.objects.none()
    return (
        Membership.objects.filter(user_id=user.pk)
        .select_related("partnership", "agency", "user")
        .order_by("partnership__name")
    )


def membership_of(user: User | AnonymousUser, *, slug: str) -> Membership | None:
    """Return the role a person holds in one partnership, if any."""
    return memberships_of(user).filter(partnership__slug=slug).first()


def partnership_by_slug(slug: str) -> Partnership | None:
    """Return a partnership for commands and public pages, which hold no membership."""
    return Partnership.objects.filter(slug=slug).first()


def all_partnerships() -> models.QuerySet[Partnership]:
    """Return every partnership of this installation, for commands only."""
    return Partnership.objects.all()


def years_of(partnership: Partnership) -> models.QuerySet[PlanYear]:
    """Return the partnership's plan years, newest first."""
    return partnership.years.select_related("partnership")


def year_of(partnership: Partnership, *, label: str) -> PlanYear | None:
    """Return the plan year with this label, or None."""
    try:
        starts_on = plan_year_starts(label)
    except ValueError:
        return None
    return years_of(partnership).filter(starts_on=starts_on).first()


def agencies_of(partnership: Partnership) -> models.QuerySet[Agency]:
    """Return the agencies, members first."""
    return partnership.agencies.order_by("-is_member", "name")


def agency_by_name(partnership: Partnership, name: str) -> Agency | None:
    """Return the agency known by this name or spelling, or None."""
    wanted = " ".join(name.split()).casefold()
    for agency in partnership.agencies.all():
        if wanted in (" ".join(s.split()).casefold() for s in agency.spellings):
            return agency
    return None


def agency_meant(partnership: Partnership, name: str) -> Agency | None:
    """Return the one agency a document means by a name, or None when unsure.

    First by name or spelling; then by the telling words of the name: "Kent Probation"
    means "Kent Probation Service".
    """
    exact = agency_by_name(partnership, name)
    if exact is not None:
        return exact
    wanted = name_words(name)
    alike = [
        agency
        for agency in partnership.agencies.all()
        if wanted and any(wanted == name_words(s) for s in agency.spellings)
    ]
    return alike[0] if len(alike) == 1 else None


def groups_of(partnership: Partnership) -> models.QuerySet[Group]:
    """Return the groups with their chairs and agencies."""
    return partnership.groups.select_related("chair").prefetch_related("agencies")


def group_by_name(partnership: Partnership, name: str) -> Group | None:
    """Return the group of this name, whatever its capitals, or None."""
    return partnership.groups.filter(name__iexact=name).first()


def areas_of(
    partnership: Partnership, *, kind: AreaKind | None = None
) -> models.QuerySet[Area]:
    """Return the areas, of one kind or all."""
    areas = partnership.areas.all()
    return areas if kind is None else areas.filter(kind=kind.value)


def lsoa_codes_of(partnership: Partnership) -> tuple[str, ...]:
    """Return every LSOA code of the partnership, whatever its vintage, sorted.

    Codes of 2011 and 2021 do not clash: one that exists in both is the same area.
    """
    codes: Iterable[str] = (
        areas_of(partnership, kind=AreaKind.LSOA)
        .order_by("code")
        .values_list("code", flat=True)
        .distinct()
    )
    return tuple(codes)


def areas_in(partnership: Partnership, layer: AreaLayer) -> models.QuerySet[Area]:
    """Return the areas of one layer."""
    return areas_of(partnership, kind=layer.kind).filter(vintage=layer.vintage)


def places_layer(partnership: Partnership, *, kind: AreaKind, vintage: int) -> Layer:
    """Return a layer as `analysis.places` takes it: boundaries, and codes by lookup.

    A small area of an earlier census that became several is told by its code only where
    all of them lie in one area.
    """
    held = list(areas_of(partnership, kind=kind).filter(vintage=vintage))
    members = lsoas_by_area(partnership, kind=kind, vintage=vintage)
    own = [area.code for area in held]
    elsewhere = frozenset[str]().union(
        *(codes for code, codes in members.items() if code not in own)
    )
    inside = frozenset[str]().union(*(members.get(code, frozenset()) for code in own))
    return Layer(
        title=f"{AREA_KIND_PLURALS[kind]}, {vintage}",
        areas=tuple(
            PlaceArea(
                code=area.code,
                name=area.name,
                boundary=area.boundary,
                lsoa_codes=members.get(area.code, frozenset()),
            )
            for area in held
        ),
        known_codes=elsewhere - inside,
    )


def lsoas_by_area(
    partnership: Partnership, *, kind: AreaKind, vintage: int
) -> dict[str, frozenset[str]]:
    """Return the LSOA codes that make up each area, of every census the lookups know."""
    if kind is AreaKind.LSOA:
        codes = areas_of(partnership, kind=kind).filter(vintage=vintage)
        return {
            code: frozenset({code}) for code in codes.values_list("code", flat=True)
        }
    rows = partnership.lookups.filter(kind=kind.value, vintage=vintage)
    found: dict[str, set[str]] = defaultdict(set)
    area_of: dict[str, str] = {}
    for lsoa, code in rows.values_list("lsoa_code", "code"):
        found[code].add(lsoa)
        area_of[lsoa] = code
    became: dict[str, set[str]] = defaultdict(set)
    later = partnership.lookups.filter(kind=AreaKind.LSOA.value)
    for lsoa, code in later.values_list("lsoa_code", "code"):
        became[lsoa].add(area_of.get(code, ""))
    for lsoa, areas in became.items():
        if lsoa not in area_of and len(areas) == 1 and "" not in areas:
            found[next(iter(areas))].add(lsoa)
    return {code: frozenset(lsoas) for code, lsoas in found.items()}


def area_layers_of(partnership: Partnership) -> list[AreaLayer]:
    """Return each layer held, districts first, newest vintage first."""
    rows = (
        partnership.areas.order_by()
        .values("kind", "vintage")
        .annotate(areas=models.Count("pk"), drawn=models.Count("boundary"))
    )
    layers = [
        AreaLayer(AreaKind(row["kind"]), row["vintage"], row["areas"], row["drawn"])
        for row in rows
    ]
    order = list(AreaKind)
    return sorted(layers, key=lambda layer: (order.index(layer.kind), -layer.vintage))


def people_of(partnership: Partnership) -> models.QuerySet[Membership]:
    """Return who holds which role."""
    return partnership.memberships.select_related("user", "agency", "partnership")
