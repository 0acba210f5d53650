"""The cast itself: who stands where, as every other test takes for granted."""

import pytest

from frankpledge.partnership import queries
from tests.people import (
    AMARA,
    EVERYONE,
    MO,
    OF_NORTHBRIDGE,
    account_of,
)


@pytest.mark.parametrize("person", EVERYONE, ids=str)
def test_each_person_holds_one_role_in_one_partnership(person, partnerships):
    (membership,) = queries.memberships_of(account_of(person))

    assert membership.partnership == partnerships[person.partnership]
    assert membership.role_code == person.role


def test_northbridge_has_every_role_once(northbridge):
    held = sorted(person.role for person in OF_NORTHBRIDGE)

    assert held == sorted(m.role_code for m in queries.people_of(northbridge))


def test_both_partnerships_have_two_plan_years(northbridge, southmere):
    for partnership in (northbridge, southmere):
        labels = [year.label for year in queries.years_of(partnership)]

        assert labels == ["2010-11", "2009-10"]


def test_a_person_and_their_account_share_a_name(amara, mo):
    assert (amara.name, mo.name) == (AMARA.name, MO.name)
