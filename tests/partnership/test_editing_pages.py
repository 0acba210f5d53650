"""Changing the directory by page: what is refused, and two people at once."""

import pytest
from django.urls import reverse

from frankpledge.audit import queries as audit
from frankpledge.partnership import queries
from tests.factories.partnership import AgencyFactory, GroupFactory
from tests.people import BEN, OLU

AGENCY = {"name": "Northshire Police", "kind": "responsible-authority"}


@pytest.fixture
def police(northbridge):
    return AgencyFactory(partnership=northbridge, police=True)


def address(name, *args):
    return reverse(f"partnership:{name}", args=["northbridge", *args])


def send(client, page, *args, **typed):
    return client.post(address(page, *args), typed)


def test_an_agency_is_added_and_shown(northbridge, client_for):
    answer = send(
        client_for(OLU), "add-agency", **AGENCY, is_member="on", postcode="nb11aa"
    )

    added = queries.agencies_of(northbridge).get()
    assert answer.url == address("agency", added.pk)
    assert (added.name, added.postcode, added.is_member) == (
        "Northshire Police",
        "NB1 1AA",
        True,
    )


@pytest.mark.parametrize("name", ["Northshire Police", " northshire   POLICE "])
def test_an_agency_that_is_there_already_is_not_added_again(name, police, client_for):
    page = send(client_for(OLU), "add-agency", **{**AGENCY, "name": name})

    assert "Northshire Police is in the directory already." in page.content.decode()
    assert queries.agencies_of(police.partnership).count() == 1


REFUSED = [
    ({"name": ""}, "Enter the name."),
    ({"kind": "bank"}, "What it is to the partnership: choose one of those offered."),
    ({"postcode": "NB 1"}, "Enter a full postcode, like NB1 1AA."),
    ({"telephone": "ask Pat"}, "Enter a telephone number, like"),
    ({"telephone": "---"}, "Enter a telephone number, like"),
    ({"email": "office"}, "E-mail must be an email address."),
    ({"website": "javascript:alert(1)"}, "address, like www.agency.example."),
    ({"name": "x" * 201}, "Name must be 200 characters or fewer; it has 201."),
]


@pytest.mark.parametrize(("typed", "told"), REFUSED)
def test_what_cannot_be_kept_is_refused_first_on_the_page(
    typed, told, northbridge, client_for
):
    answer = send(client_for(OLU), "add-agency", **{**AGENCY, **typed})

    page = answer.content.decode()
    assert "<title>Error: Add an agency" in page
    assert page.index("There is a problem") < page.index("<h1")
    assert told in page.replace("&#x27;", "'")
    assert not queries.agencies_of(northbridge).exists()


def test_an_agency_is_changed_and_the_change_said(police, client_for):
    client = client_for(OLU)
    typed = {**AGENCY, "version": 1, "telephone": "101", "website": "police.example"}

    answer = send(client, "change-agency", police.pk, **typed)

    police.refresh_from_db()
    assert (police.telephone, police.website) == ("101", "police.example")
    assert "The agency was saved." in client.get(answer.url).content.decode()


def test_an_agency_cannot_take_anothers_name_by_page(police, client_for):
    other = AgencyFactory(partnership=police.partnership)

    page = send(client_for(OLU), "change-agency", other.pk, **AGENCY, version=1)

    assert "already an agency called Northshire Police." in page.content.decode()


def edit_at_once(client_for, name, thing, first, second):
    """Let Ben save `first` while Olu writes `second`; return what Olu is answered."""
    assert client_for(BEN).post(address(name, thing.pk), first).status_code == 302
    return client_for(OLU).post(address(name, thing.pk), second)


def test_the_second_editor_sees_both_versions_and_loses_nothing(police, client_for):
    mine = {**AGENCY, "version": 1, "telephone": "999"}
    answer = edit_at_once(
        client_for, "change-agency", police, {**mine, "telephone": "101"}, mine
    )

    page = answer.content.decode()
    police.refresh_from_db()
    assert answer.status_code == 409
    assert police.telephone == "101"
    assert "Ben Aldous saved a change while you were writing" in page
    assert "<td" in page
    assert ">101<" in page
    assert ">999<" in page
    assert page.count("fp-conflict__row--different") == 1
    assert 'name="telephone" value="999"' in page
    assert 'name="version" value="2"' in page


def test_the_second_editor_may_save_again_over_what_was_seen(police, client_for):
    mine = {**AGENCY, "version": 1, "telephone": "999"}
    edit_at_once(
        client_for, "change-agency", police, {**mine, "telephone": "101"}, mine
    )

    answer = send(client_for(OLU), "change-agency", police.pk, **{**mine, "version": 2})

    police.refresh_from_db()
    assert answer.status_code == 302
    assert (police.telephone, police.version) == ("999", 3)
    assert len(audit.records_of("northbridge", event="agency changed")) == 2


def test_a_third_change_in_between_is_told_again(police, client_for):
    mine = {**AGENCY, "version": 1, "telephone": "999"}
    edit_at_once(
        client_for, "change-agency", police, {**mine, "telephone": "101"}, mine
    )
    send(
        client_for(BEN),
        "change-agency",
        police.pk,
        **{**mine, "version": 2, "telephone": "112"},
    )

    answer = send(client_for(OLU), "change-agency", police.pk, **{**mine, "version": 2})

    assert answer.status_code == 409
    assert ">112<" in answer.content.decode()


def test_two_people_who_wrote_the_same_are_shown_that_they_agree(police, client_for):
    same = {**AGENCY, "version": 1, "telephone": "101"}

    answer = edit_at_once(client_for, "change-agency", police, same, same)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert page.count("fp-conflict__row--different") == 0
    assert page.count(">101<") == 2


def test_a_version_that_is_no_number_is_refused(police, client_for):
    answer = send(
        client_for(OLU), "change-agency", police.pk, **AGENCY, version="latest"
    )

    police.refresh_from_db()
    assert answer.status_code == 200
    assert police.version == 1


def test_a_group_is_added_and_then_described(northbridge, client_for):
    typed = {"name": "Burglary group", "kind": "task-group"}

    answer = send(client_for(OLU), "add-group", **typed)

    added = queries.groups_of(northbridge).get()
    assert answer.url == address("change-group", added.pk)


def test_a_group_that_is_there_already_is_not_added_again(northbridge, client_for):
    GroupFactory(partnership=northbridge, name="Burglary group")

    page = send(client_for(OLU), "add-group", name="burglary GROUP", kind="task-group")

    assert "already a group called" in page.content.decode()
    assert queries.groups_of(northbridge).count() == 1


def test_a_groups_chair_and_agencies_are_chosen(police, client_for):
    group = GroupFactory(partnership=police.partnership)
    typed = {
        "name": group.name,
        "kind": "strategy",
        "meets": "each quarter",
        "chair": police.pk,
        "agencies": [police.pk],
        "version": 1,
    }

    send(client_for(OLU), "change-group", group.pk, **typed)

    group.refresh_from_db()
    assert (group.chair, group.meets) == (police, "each quarter")
    assert list(group.agencies.all()) == [police]


def test_the_second_editor_of_a_group_sees_both_lists_of_agencies(police, client_for):
    group = GroupFactory(partnership=police.partnership, name="Strategy group")
    fire = AgencyFactory(partnership=police.partnership, name="Northshire Fire")
    base = {"name": "Strategy group", "kind": "task-group", "version": 1}
    answer = edit_at_once(
        client_for,
        "change-group",
        group,
        {**base, "agencies": [police.pk]},
        {**base, "agencies": [police.pk, fire.pk], "chair": fire.pk},
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Northshire Fire<br>Northshire Police" in page
    assert page.count("fp-conflict__row--different") == 2


def test_the_partnerships_contact_is_changed(northbridge, client_for):
    typed = {"telephone": "01632 960000", "website": "www.northbridge.example"}

    answer = send(client_for(OLU), "change-contact", **typed)

    northbridge.refresh_from_db()
    assert answer.url == address("directory")
    assert (northbridge.telephone, northbridge.email) == ("01632 960000", "")


def test_the_next_year_is_offered_and_opened(northbridge, client_for):
    client = client_for(OLU)

    page = client.get(address("open-year")).content.decode()
    answer = send(client, "open-year", label="2011-12")

    assert 'value="2011-12"' in page
    assert answer.url == "/northbridge/2011-12/"
    assert queries.year_of(northbridge, label="2011-12") is not None


@pytest.mark.parametrize("typed", ["2011/12", "2011–12"])
def test_a_year_may_be_written_with_a_slash_or_a_dash(typed, northbridge, client_for):
    assert (
        send(client_for(OLU), "open-year", label=typed).url == "/northbridge/2011-12/"
    )


@pytest.mark.parametrize("typed", ["2011", "2011-13", "2011-2012", "next", ""])
def test_what_is_no_year_is_refused(typed, northbridge, client_for):
    page = send(client_for(OLU), "open-year", label=typed).content.decode()

    assert "<title>Error: Open a plan year" in page
    assert queries.years_of(northbridge).count() == 2


def test_a_year_that_is_open_is_simply_shown(northbridge, client_for):
    assert send(client_for(OLU), "open-year", label="2010-11").url == (
        "/northbridge/2010-11/"
    )
