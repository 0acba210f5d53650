"""Adding people, changing their roles, letting them go, by page."""

import pytest
from django.core import mail
from django.urls import reverse

from frankpledge.partnership import queries
from tests.factories.partnership import AgencyFactory
from tests.people import AMARA, BEN, account_of

NEW = {"name": "Ada Reeve", "email": "ada@northbridge.example", "role": "analyst"}


def address(page, *args):
    return reverse(f"partnership:{page}", args=["northbridge", *args])


def held_by(person):
    return queries.membership_of(account_of(person), slug="northbridge")


def test_a_new_person_is_added_and_the_manager_told_how_they_get_in(
    northbridge, client_for
):
    agency = AgencyFactory(partnership=northbridge)
    client = client_for(BEN)

    answer = client.post(
        address("add-person"), {**NEW, "agency": agency.pk, "job_title": "Analyst"}
    )

    added = queries.people_of(northbridge).get(user__email=NEW["email"])
    page = client.get(answer.url).content.decode()
    assert (added.role_code, added.agency, added.job_title) == (
        "analyst",
        agency,
        "Analyst",
    )
    assert "Ada Reeve now has the role analyst." in page
    assert "follow “Choose a password” on the sign-in page" in page


def test_whoever_was_added_can_choose_a_password_and_come_in(
    client, northbridge, client_for
):
    client_for(BEN).post(address("add-person"), NEW)

    client.post(reverse("account_reset_password"), {"email": NEW["email"]})

    (letter,) = mail.outbox
    assert letter.to == [NEW["email"]]


def test_somebody_who_is_here_is_not_added_again(client_for):
    page = client_for(BEN).post(address("add-person"), {**NEW, "email": AMARA.email})

    assert "Amara Eze is already here as analyst." in page.content.decode()
    assert held_by(AMARA).role_code == "analyst"


@pytest.mark.parametrize("missing", ["name", "email", "role"])
def test_a_person_without_name_address_or_role_is_not_added(
    missing, northbridge, client_for
):
    page = client_for(BEN).post(address("add-person"), {**NEW, missing: ""})

    assert "There is a problem" in page.content.decode()
    assert queries.people_of(northbridge).count() == 7


def test_a_role_that_does_not_exist_cannot_be_given(northbridge, client_for):
    client_for(BEN).post(address("add-person"), {**NEW, "role": "king"})

    assert queries.people_of(northbridge).count() == 7


def test_an_agency_of_another_partnership_cannot_be_chosen(southmere, client_for):
    stranger = AgencyFactory(partnership=southmere)

    client_for(BEN).post(address("add-person"), {**NEW, "agency": stranger.pk})

    assert not queries.memberships_of(account_of(BEN)).filter(agency=stranger).exists()
    assert not stranger.people.exists()


def test_a_changed_role_counts_from_the_next_page_on(client_for):
    person, amara = held_by(AMARA), client_for(AMARA)
    assert amara.get(address("add-agency")).status_code == 403

    client_for(BEN).post(address("change-person", person.pk), {"role": "officer"})

    assert amara.get(address("add-agency")).status_code == 200


def test_the_form_opens_with_what_a_person_is_now(client_for):
    page = client_for(BEN).get(address("change-person", held_by(AMARA).pk))

    assert 'value="analyst" checked' in page.content.decode()


def test_the_last_manager_is_told_why_the_role_cannot_change(client_for):
    person = held_by(BEN)

    answer = client_for(BEN).post(
        address("change-person", person.pk), {"role": "analyst"}
    )

    page = answer.content.decode()
    assert "Ben Aldous is the only person here who can give roles." in page
    assert "There is a problem" in page
    assert held_by(BEN).role_code == "manager"


def test_the_last_manager_is_not_offered_to_leave(client_for):
    page = client_for(BEN).get(address("change-person", held_by(BEN).pk))

    assert address("end-role", held_by(BEN).pk) not in page.content.decode()


def test_the_last_manager_who_sends_the_form_anyway_is_refused_in_words(client_for):
    answer = client_for(BEN).post(address("end-role", held_by(BEN).pk))

    assert answer.status_code == 403
    assert "the only person here who can give roles" in answer.content.decode()
    assert held_by(BEN) is not None


def test_for_somebody_whose_role_ended_the_partnership_does_not_exist(client_for):
    amara = client_for(AMARA)

    answer = client_for(BEN).post(address("end-role", held_by(AMARA).pk))

    assert answer.url == address("people")
    assert amara.get(address("directory")).status_code == 404


def test_opening_the_address_that_ends_a_role_ends_nothing(client_for):
    answer = client_for(BEN).get(address("end-role", held_by(AMARA).pk))

    assert answer.status_code == 405
    assert held_by(AMARA) is not None
