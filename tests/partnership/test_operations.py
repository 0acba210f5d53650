"""Writes to a partnership: what is done is recorded, what is refused is not done."""

from dataclasses import dataclass

import pytest

from frankpledge.access import operations as access
from frankpledge.access.refusals import Refusal
from frankpledge.audit import queries as audit
from frankpledge.audit.models import Record
from frankpledge.partnership import operations, queries
from frankpledge.partnership.operations import (
    AreaShape,
    Contact,
    EditedMeanwhile,
    Invitation,
    NameTaken,
    Post,
)
from frankpledge.partnership.rules import AgencyKind, AreaKind, GroupKind, NotUsable
from tests.factories.partnership import AgencyFactory, GroupFactory, square
from tests.people import AMARA, MOMENT


@dataclass(frozen=True)
class Stamped:
    """Calls an operation as Ben, at the moment of these tests."""

    by: object

    def __call__(self, operation, **given):
        return operation(**given, by=self.by, at=MOMENT)


@pytest.fixture
def as_ben(ben):
    return Stamped(ben)


@pytest.fixture
def police(northbridge):
    return AgencyFactory(partnership=northbridge, police=True, reachable=True)


def events(partnership):
    return [kept.event for kept in audit.records_of(partnership.slug)]


def role_of(account, partnership):
    return queries.membership_of(account, slug=partnership.slug)


def test_a_partnership_is_made_and_recorded(as_ben):
    made = as_ben(operations.create_partnership, slug="eastfold", name="Eastfold")

    assert queries.partnership_by_slug("eastfold") == made
    assert events(made) == ["partnership created"]


@pytest.mark.parametrize("slug", ["account", "East Fold", "northbridge"])
def test_a_partnership_that_cannot_have_its_address_is_refused(slug, as_ben):
    with pytest.raises(NotUsable):
        as_ben(operations.create_partnership, slug=slug, name="Eastfold")


def test_how_to_reach_the_partnership_is_set_and_recorded(as_ben, northbridge):
    contact = Contact(telephone="01632 960000", website="northbridge.example")

    as_ben(operations.set_contact, partnership=northbridge, contact=contact)

    northbridge.refresh_from_db()
    assert northbridge.telephone == "01632 960000"
    assert events(northbridge)[0] == "partnership changed"


def test_a_year_is_opened_once(as_ben, northbridge):
    first = as_ben(operations.open_year, partnership=northbridge, label="2011-12")
    again = as_ben(operations.open_year, partnership=northbridge, label="2011-12")

    assert first == again
    assert events(northbridge).count("plan year opened") == 3


def test_a_label_that_is_no_year_opens_nothing(as_ben, northbridge):
    with pytest.raises(NotUsable):
        as_ben(operations.open_year, partnership=northbridge, label="2011")

    assert queries.years_of(northbridge).count() == 2


def test_an_agency_is_added_once(as_ben, northbridge):
    given = {
        "partnership": northbridge,
        "name": "Northshire Police",
        "kind": AgencyKind.RESPONSIBLE_AUTHORITY,
        "is_member": True,
    }

    first = as_ben(operations.add_agency, **given)
    again = as_ben(operations.add_agency, **{**given, "is_member": False})

    assert first == again
    assert again.is_member
    assert events(northbridge).count("agency added") == 1


def test_an_agency_is_entered_with_all_that_is_known_of_it(as_ben, northbridge):
    details = {
        "name": "Riverside Homes",
        "kind": "co-operating-body",
        "is_member": True,
        "telephone": "01632 960002",
    }

    made = as_ben(operations.enter_agency, partnership=northbridge, details=details)

    assert (made.name, made.telephone) == ("Riverside Homes", "01632 960002")
    assert events(northbridge)[:2] == ["agency changed", "agency added"]


def test_a_changed_agency_gets_the_next_version(as_ben, police):
    changed = as_ben(
        operations.change_agency,
        agency=police,
        changes={"telephone": "101", "postcode": police.postcode},
        version=1,
    )

    assert (changed.telephone, changed.version) == ("101", 2)
    assert '"changed": ["telephone"]' in audit.latest_of(police).detail


def test_saving_an_agency_as_it_is_records_nothing(as_ben, police):
    before = Record.objects.count()

    same = as_ben(
        operations.change_agency,
        agency=police,
        changes={"telephone": police.telephone},
        version=1,
    )

    assert same.version == 1
    assert Record.objects.count() == before


def test_the_second_of_two_editors_is_told_and_overwrites_nothing(as_ben, police):
    given = {"agency": police, "version": 1}
    as_ben(operations.change_agency, changes={"telephone": "101"}, **given)

    with pytest.raises(EditedMeanwhile, match="Northshire Police was changed by some"):
        as_ben(operations.change_agency, changes={"telephone": "999"}, **given)

    police.refresh_from_db()
    assert police.telephone == "101"


def test_an_agency_cannot_take_anothers_name(as_ben, police):
    other = AgencyFactory(partnership=police.partnership)
    before = Record.objects.count()

    with pytest.raises(NameTaken, match="already an agency called Northshire Police"):
        as_ben(
            operations.change_agency,
            agency=other,
            changes={"name": "Northshire Police"},
            version=1,
        )

    assert Record.objects.count() == before


def test_a_group_is_added_once(as_ben, northbridge):
    given = {
        "partnership": northbridge,
        "name": "Strategy group",
        "kind": GroupKind.STRATEGY,
    }

    assert as_ben(operations.add_group, **given) == as_ben(
        operations.add_group, **given
    )
    assert events(northbridge).count("group added") == 1


def test_a_changed_group_keeps_its_chair_and_its_agencies(as_ben, police):
    group = GroupFactory(partnership=police.partnership)

    as_ben(
        operations.change_group,
        group=group,
        changes={"meets": "each month", "chair": police},
        agencies=[police],
        version=1,
    )

    group.refresh_from_db()
    assert (group.meets, group.chair, group.version) == ("each month", police, 2)
    assert list(group.agencies.all()) == [police]
    assert audit.latest_of(group).event == "group changed"


def test_the_second_editor_of_a_group_is_told(as_ben, northbridge):
    group = GroupFactory(partnership=northbridge)
    given = {"group": group, "agencies": [], "version": 1}
    as_ben(operations.change_group, changes={"meets": "weekly"}, **given)

    with pytest.raises(EditedMeanwhile):
        as_ben(operations.change_group, changes={"meets": "daily"}, **given)

    group.refresh_from_db()
    assert group.meets == "weekly"


def test_a_group_cannot_take_anothers_name(as_ben, northbridge):
    taken, other = (
        GroupFactory(partnership=northbridge),
        GroupFactory(partnership=northbridge),
    )

    with pytest.raises(NameTaken):
        as_ben(
            operations.change_group,
            group=other,
            changes={"name": taken.name},
            agencies=[],
            version=1,
        )


def shapes(*, drawn):
    boundary = square(west=0.2, south=51.2) if drawn else None
    return [AreaShape("E1", "Abbey", boundary), AreaShape("E2", "Castle", boundary)]


def add_wards(as_ben, partnership, areas, *, vintage=2009):
    return as_ben(
        operations.add_areas,
        partnership=partnership,
        kind=AreaKind.WARD,
        vintage=vintage,
        shapes=areas,
    )


def test_areas_are_added_and_counted(as_ben, northbridge):
    assert add_wards(as_ben, northbridge, shapes(drawn=True)) == 2
    assert events(northbridge)[0] == "areas added"


def test_adding_areas_again_redraws_them(as_ben, northbridge):
    add_wards(as_ben, northbridge, shapes(drawn=False))
    add_wards(as_ben, northbridge, shapes(drawn=True))

    held = queries.areas_of(northbridge)
    assert held.count() == 2
    assert all(area.boundary for area in held)


def test_a_lookup_without_boundaries_renames_and_keeps_what_is_drawn(
    as_ben, northbridge
):
    add_wards(as_ben, northbridge, shapes(drawn=True))
    add_wards(as_ben, northbridge, [AreaShape("E1", "Abbey and Minster")])

    abbey = queries.areas_of(northbridge).get(code="E1")
    assert abbey.name == "Abbey and Minster"
    assert abbey.boundary == square(west=0.2, south=51.2)


def test_areas_of_another_year_are_another_layer(as_ben, northbridge):
    add_wards(as_ben, northbridge, shapes(drawn=True))
    add_wards(as_ben, northbridge, shapes(drawn=False), vintage=2013)

    assert queries.areas_of(northbridge).count() == 4


def test_a_new_person_is_invited_with_role_agency_and_title(as_ben, police):
    post = Post("analyst", police, "Intelligence analyst")
    invitation = Invitation("ada@northbridge.example", "Ada Reeve", post)

    held = as_ben(
        operations.invite, partnership=police.partnership, invitation=invitation
    )

    held.refresh_from_db()
    assert (held.user.name, held.role_code) == ("Ada Reeve", "analyst")
    assert (held.agency, held.job_title) == (police, "Intelligence analyst")
    assert not held.user.has_usable_password()
    assert audit.latest_of(held).event == "person given a role"


def test_somebody_known_elsewhere_is_invited_under_their_own_name(
    as_ben, northbridge, esi
):
    invitation = Invitation("ESI@southmere.example", "Esther", Post("scrutiny"))

    held = as_ben(operations.invite, partnership=northbridge, invitation=invitation)

    assert (held.user, held.user.name) == (esi, "Esi Mensah")


def test_somebody_who_is_here_already_is_not_invited_again(as_ben, northbridge, amara):
    invitation = Invitation(AMARA.email, "Amara", Post("manager"))

    with pytest.raises(Refusal, match="Amara Eze is already here as analyst"):
        as_ben(operations.invite, partnership=northbridge, invitation=invitation)

    assert role_of(amara, northbridge).role_code == "analyst"


def test_a_role_nobody_knows_is_refused(as_ben, northbridge):
    user = access.add_user(email="ada@northbridge.example", name="Ada")

    with pytest.raises(NotUsable, match="'king' is not a role; choose one of manager"):
        as_ben(operations.add_person, partnership=northbridge, user=user, role="king")


def test_a_person_given_another_role_holds_only_that_one(as_ben, northbridge, amara):
    as_ben(operations.add_person, partnership=northbridge, user=amara, role="officer")

    assert [held.role_code for held in queries.memberships_of(amara)] == ["officer"]


def test_a_changed_post_is_recorded(as_ben, northbridge, amara, police):
    held = role_of(amara, northbridge)

    as_ben(
        operations.change_post, membership=held, post=Post("officer", police, "Lead")
    )

    held.refresh_from_db()
    assert (held.role_code, held.agency, held.job_title) == ("officer", police, "Lead")
    assert "officer" in audit.latest_of(held).detail


def test_a_person_whose_role_ended_sees_nothing_more(as_ben, northbridge, amara):
    as_ben(operations.end_role, membership=role_of(amara, northbridge))

    assert role_of(amara, northbridge) is None
    assert events(northbridge)[0] == "person's role ended"


@pytest.mark.parametrize("code", ["analyst", "chair"])
def test_the_last_manager_cannot_take_another_role(code, as_ben, northbridge, ben):
    held = role_of(ben, northbridge)

    with pytest.raises(Refusal, match="the only person here who can give roles"):
        as_ben(operations.change_post, membership=held, post=Post(code))

    assert role_of(ben, northbridge).role_code == "manager"


def test_the_last_manager_cannot_leave(as_ben, northbridge, ben):
    with pytest.raises(Refusal, match="Make somebody else a partnership manager"):
        as_ben(operations.end_role, membership=role_of(ben, northbridge))

    assert role_of(ben, northbridge) is not None


def test_the_last_manager_may_change_agency(as_ben, northbridge, ben, police):
    held = role_of(ben, northbridge)

    as_ben(operations.change_post, membership=held, post=Post("manager", police))

    assert role_of(ben, northbridge).agency == police


def test_one_of_two_managers_may_leave(as_ben, northbridge, ben, olu):
    as_ben(operations.add_person, partnership=northbridge, user=olu, role="manager")

    as_ben(operations.end_role, membership=role_of(ben, northbridge))

    assert role_of(ben, northbridge) is None


def test_a_manager_elsewhere_does_not_count_here(as_ben, northbridge, ben, mo):
    as_ben(operations.add_person, partnership=northbridge, user=mo, role="scrutiny")

    with pytest.raises(Refusal):
        as_ben(operations.end_role, membership=role_of(ben, northbridge))
