"""The cast of every test: nine people whose places never change.

Amara, analyst in Northbridge; Ben, partnership manager in Northbridge; Carys, police
sergeant in Northbridge; Dev, housing officer in Northbridge; Olu, community safety
officer in Northbridge; Cora, chair of Northbridge; Sam, scrutiny member of Northbridge.
Esi, analyst in Southmere, and Mo, manager in Southmere, who must never see Northbridge.

Ask for `northbridge` or `southmere` and both partnerships exist, each with its people
and the plan years 2009-10 and 2010-11. Ask for a person by first name and get the
account; `client_for(AMARA)` is a browser she has signed in with.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from frankpledge.access import operations as access
from frankpledge.partnership import operations, queries
from tests.replaying import made_once

MOMENT = datetime(2010, 4, 1, 9, 0, tzinfo=UTC)  # when everything here was set up
YEARS = ("2009-10", "2010-11")
PASSWORD = "ten neighbours in a ring"


@dataclass(frozen=True)
class Person:
    """Someone of the cast: a first name, a role by its code, a partnership's slug."""

    first_name: str
    surname: str
    role: str
    partnership: str

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.surname}"

    @property
    def email(self) -> str:
        return f"{self.first_name.lower()}@{self.partnership}.example"

    def __str__(self) -> str:
        return self.first_name


AMARA = Person("Amara", "Eze", "analyst", "northbridge")
BEN = Person("Ben", "Aldous", "manager", "northbridge")
CARYS = Person("Carys", "Pugh", "sergeant", "northbridge")
DEV = Person("Dev", "Malhotra", "housing", "northbridge")
OLU = Person("Olu", "Adeyemi", "officer", "northbridge")
CORA = Person("Cora", "Whitlock", "chair", "northbridge")
SAM = Person("Sam", "Tolley", "scrutiny", "northbridge")
ESI = Person("Esi", "Mensah", "analyst", "southmere")
MO = Person("Mo", "Farrant", "manager", "southmere")

OF_NORTHBRIDGE = (AMARA, BEN, CARYS, DEV, OLU, CORA, SAM)
OF_SOUTHMERE = (ESI, MO)
EVERYONE = (*OF_NORTHBRIDGE, *OF_SOUTHMERE)
BY_ROLE = {person.role: person for person in OF_NORTHBRIDGE}


def account_of(person: Person):
    """Return a person's account; the partnerships must have been set up."""
    return get_user_model().objects.get(email=person.email)


def set_up(slug: str, name: str):
    """Make a partnership with its people and two plan years, as a manager would."""
    by = access.command_line_user()
    partnership = operations.create_partnership(slug=slug, name=name, by=by, at=MOMENT)
    for label in YEARS:
        operations.open_year(partnership=partnership, label=label, by=by, at=MOMENT)
    for person in EVERYONE:
        if person.partnership == slug:
            operations.add_person(
                partnership=partnership,
                user=access.add_user(email=person.email, name=person.name),
                role=person.role,
                by=by,
                at=MOMENT,
            )
    return partnership


def set_up_both():
    """Make both partnerships."""
    set_up("northbridge", "Safer Northbridge Partnership")
    set_up("southmere", "Southmere Community Safety Partnership")


@pytest.fixture
def partnerships(db):
    """Return Northbridge and Southmere by slug, each set up with its own people."""
    made_once("partnerships", set_up_both)
    return {
        slug: queries.partnership_by_slug(slug) for slug in ("northbridge", "southmere")
    }


@pytest.fixture
def northbridge(partnerships):
    """Return the partnership most tests are about."""
    return partnerships["northbridge"]


@pytest.fixture
def southmere(partnerships):
    """Return the partnership nobody in Northbridge may see."""
    return partnerships["southmere"]


@pytest.fixture
def this_year(northbridge):
    """Return Northbridge's plan year 2010-11."""
    return queries.year_of(northbridge, label="2010-11")


@pytest.fixture
def last_year(northbridge):
    """Return Northbridge's plan year 2009-10."""
    return queries.year_of(northbridge, label="2009-10")


@pytest.fixture
def southmere_year(southmere):
    """Return Southmere's plan year 2010-11."""
    return queries.year_of(southmere, label="2010-11")


@pytest.fixture
def client_for(partnerships):
    """Return a function giving a browser in which a person has signed in."""

    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(account_of(person))
        return client

    return signed_in


@pytest.fixture
def amara(partnerships):
    """Return Amara, analyst in Northbridge."""
    return account_of(AMARA)


@pytest.fixture
def ben(partnerships):
    """Return Ben, partnership manager in Northbridge."""
    return account_of(BEN)


@pytest.fixture
def carys(partnerships):
    """Return Carys, police sergeant in Northbridge."""
    return account_of(CARYS)


@pytest.fixture
def dev(partnerships):
    """Return Dev, housing officer in Northbridge."""
    return account_of(DEV)


@pytest.fixture
def olu(partnerships):
    """Return Olu, community safety officer in Northbridge."""
    return account_of(OLU)


@pytest.fixture
def cora(partnerships):
    """Return Cora, chair of Northbridge."""
    return account_of(CORA)


@pytest.fixture
def sam(partnerships):
    """Return Sam, scrutiny member of Northbridge."""
    return account_of(SAM)


@pytest.fixture
def esi(partnerships):
    """Return Esi, analyst in Southmere."""
    return account_of(ESI)


@pytest.fixture
def mo(partnerships):
    """Return Mo, manager in Southmere."""
    return account_of(MO)
