"""Every address of the product against every role, cell by cell.

The addresses are walked, not listed: a new page is in the table the moment it has a
URL. Where a page takes an object, one that exists in Northbridge is given if this
file knows one, else one that need not exist: who may open a page is decided before
anything is looked up.
"""

from html import escape

import pytest
from django.urls import get_resolver, reverse

from frankpledge.access.rules import ROLES, Permission, refusal_sentence
from frankpledge.partnership import queries
from tests.architecture.page_laws import examples, pages
from tests.factories.partnership import AgencyFactory, AreaFactory, GroupFactory
from tests.people import BY_ROLE, ESI, MO, account_of

pytestmark = pytest.mark.any_database

GUARDED = [
    page
    for page in pages(get_resolver().url_patterns)
    if isinstance(page.permission, Permission)
]


@pytest.fixture
def address_of(northbridge):
    """Return a function giving an address of Northbridge for a page."""
    agency = AgencyFactory(partnership=northbridge)
    group = GroupFactory(partnership=northbridge)
    AreaFactory(partnership=northbridge, kind="ward", vintage=2009, drawn=True)
    person = queries.membership_of(account_of(BY_ROLE["housing"]), slug="northbridge")
    known = {
        "partnership:agency": {"pk": agency.pk},
        "partnership:change-agency": {"pk": agency.pk},
        "partnership:group": {"pk": group.pk},
        "partnership:change-group": {"pk": group.pk},
        "partnership:layer": {"kind": "ward", "vintage": 2009},
        "partnership:change-person": {"pk": person.pk},
        "partnership:end-role": {"pk": person.pk},
    }

    def address(page):
        parts = {**examples(page.takes), **known.get(page.name, {})}
        return reverse(page.name, kwargs=parts)

    return address


def test_the_walk_finds_the_pages_of_every_stage():
    spaces = {page.name.partition(":")[0] for page in GUARDED}

    assert {
        "partnership",
        "actions",
        "intake",
        "plan",
        "review",
        "publishing",
        "year",
    } <= spaces


def test_every_guarded_page_belongs_to_a_partnership():
    assert [page.route for page in GUARDED if "partnership" not in page.takes] == []


@pytest.mark.parametrize("page", GUARDED, ids=lambda page: page.name)
def test_each_role_opens_what_it_may_and_nothing_else(page, address_of, client_for):
    url = address_of(page)

    answered = {
        role.code: client_for(BY_ROLE[role.code]).get(url).status_code for role in ROLES
    }

    refused = {code for code, status in answered.items() if status == 403}
    expected = {r.code for r in ROLES if page.permission not in r.permissions}
    assert refused == expected
    assert not [status for status in answered.values() if status >= 500]


@pytest.mark.parametrize("page", GUARDED, ids=lambda page: page.name)
def test_who_may_not_open_a_page_may_not_send_to_it_and_is_told_why(
    page, address_of, client_for
):
    url = address_of(page)
    reason = escape(refusal_sentence(page.permission))

    for role in ROLES:
        if page.permission in role.permissions:
            continue
        answer = client_for(BY_ROLE[role.code]).post(url, {})

        assert answer.status_code == 403, role.code
        assert reason in answer.content.decode(), role.code


@pytest.mark.parametrize("person", [ESI, MO], ids=str)
@pytest.mark.parametrize("page", GUARDED, ids=lambda page: page.name)
def test_for_an_outsider_no_page_of_the_partnership_exists(
    page, person, address_of, client_for
):
    url = address_of(page)
    browser = client_for(person)

    assert browser.get(url).status_code == 404
    assert browser.post(url, {}).status_code == 404
