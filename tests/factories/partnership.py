"""The smallest valid objects of `access` and `partnership`; states by trait."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from frankpledge.access.models import User
from frankpledge.partnership.models import (
    Agency,
    Area,
    Group,
    Membership,
    Partnership,
    PlanYear,
)
from frankpledge.partnership.rules import AgencyKind, AreaKind, GroupKind


class UserFactory(DjangoModelFactory):
    """An account nobody can sign in with until it is given a password."""

    class Meta:
        model = User

    email = factory.Sequence(lambda number: f"person{number}@example.org")
    name = factory.Sequence(lambda number: f"Person {number}")


class PartnershipFactory(DjangoModelFactory):
    """A partnership with nothing in it."""

    class Meta:
        model = Partnership

    slug = factory.Sequence(lambda number: f"district-{number}")
    name = factory.Sequence(lambda number: f"District {number} Partnership")


class PlanYearFactory(DjangoModelFactory):
    """The plan year 2010-11."""

    class Meta:
        model = PlanYear

    partnership = factory.SubFactory(PartnershipFactory)
    starts_on = date(2010, 4, 1)


class AgencyFactory(DjangoModelFactory):
    """An agency known by name alone; `member`, `reachable` and `police` say more."""

    class Meta:
        model = Agency

    partnership = factory.SubFactory(PartnershipFactory)
    name = factory.Sequence(lambda number: f"Agency {number}")

    class Params:
        member = factory.Trait(is_member=True)
        police = factory.Trait(
            name="Northshire Police",
            kind=AgencyKind.RESPONSIBLE_AUTHORITY.value,
            is_member=True,
        )
        reachable = factory.Trait(
            address="1 Market Square\nNorthbridge",
            postcode="NB1 1AA",
            telephone="01632 960001",
            email="office@agency.example",
            website="https://agency.example",
        )


class MembershipFactory(DjangoModelFactory):
    """A person with the role of analyst."""

    class Meta:
        model = Membership

    partnership = factory.SubFactory(PartnershipFactory)
    user = factory.SubFactory(UserFactory)
    role_code = "analyst"


class GroupFactory(DjangoModelFactory):
    """A task group without members or chair."""

    class Meta:
        model = Group

    partnership = factory.SubFactory(PartnershipFactory)
    name = factory.Sequence(lambda number: f"Task group {number}")
    kind = GroupKind.TASK_GROUP.value


def square(*, west: float, south: float, side: float = 0.01) -> dict[str, object]:
    """Return a GeoJSON square with its south-west corner at a place, in degrees."""
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


class AreaFactory(DjangoModelFactory):
    """A ward of 2009 known by its code; `drawn` gives it a boundary."""

    class Meta:
        model = Area

    partnership = factory.SubFactory(PartnershipFactory)
    kind = AreaKind.WARD.value
    vintage = 2009
    code = factory.Sequence(lambda number: f"E0500{number:04d}")
    name = factory.Sequence(lambda number: f"Ward {number}")

    class Params:
        drawn = factory.Trait(
            boundary=factory.Sequence(
                lambda number: square(west=0.2 + number % 7 * 0.01, south=51.1)
            )
        )
