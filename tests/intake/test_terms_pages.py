"""The terms of sharing on pages: recorded, shown, and what they refuse, in words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from frankpledge.access.rules import Permission, roles_with
from frankpledge.audit import queries as audit
from frankpledge.intake import operations, queries, tasks
from frankpledge.intake.sharing import Supply
from tests.factories.partnership import AgencyFactory
from tests.intake.conftest import AT, events
from tests.intake.streets import NAME, put, row, street
from tests.people import AMARA, BEN, BY_ROLE, CARYS, DEV, ESI, OLU

SCOPE = ["northbridge", "2010-11"]
ONE = ["police-uk", "northbridge"]
SUPPLY = Supply(*ONE)
SEERS = {role.code for role in roles_with(Permission.RECORDS_VIEW)}
TERMS = {
    "purpose": "To study burglary",
    "bases": ["section-115", "public-task"],
    "agreement": "Kent and Medway agreement",
    "signed_on": None,
    "roles": ["analyst"],
    "agencies": [],
    "small_number": None,
    "retention_months": None,
    "retention_from": "receipt",
    "contact": "Jo Field, 01632 960 001",
}
TYPED = {name: value for name, value in TERMS.items() if value} | {"version": 0}


def url(name, *rest):
    return reverse(f"intake:{name}", args=[*SCOPE, *rest])


@pytest.fixture
def agree(northbridge, ben):
    """Return a function that records terms as Ben."""

    def agreed(version=0, of=SUPPLY, **terms):
        return operations.set_terms(
            partnership=northbridge,
            of=of,
            terms=TERMS | terms,
            version=version,
            by=ben,
            at=AT,
        )

    return agreed


@pytest.fixture
def torn(add, tmp_path, northbridge):
    """Return the version of a return with a row set aside."""
    (report,) = add(put(tmp_path, street([row(1), row(2, Month="x")]), NAME)).returns
    return queries.version_of(northbridge, uuid=report.version)


def test_terms_are_recorded_by_page_and_shown_on_it(torn, client_for, northbridge):
    agency = AgencyFactory(partnership=northbridge, name="Northbridge Police")
    typed = {
        **TYPED,
        "agencies": [agency.pk],
        "small_number": 10,
        "retention_months": 24,
        "signed_on_day": "1",
        "signed_on_month": "4",
        "signed_on_year": "2010",
    }

    answer = client_for(BEN).post(url("set-terms", *ONE), typed, follow=True)

    page = answer.content.decode()
    assert "Crime and Disorder Act 1998, section 115" in page
    assert "Analyst; of Northbridge Police" in page
    assert "Counts below 10 are not told to those who only count" in page
    assert "24 months after it was received" in page
    assert "signed on 1 April 2010" in page
    again = client_for(BEN).get(url("set-terms", *ONE)).context["form"]
    assert again["roles"].value() == ["analyst"]
    assert again["version"].value() == 1


def test_the_record_says_what_changed_and_no_persons_name(agree, northbridge):
    agree()
    agree(version=1, small_number=7)
    agree(version=2, small_number=7)  # nothing new: nothing recorded

    last, first = audit.records_of("northbridge", event="terms of sharing recorded")
    assert '"changed": ["small_number"]' in last.detail
    assert '"before": {"small_number": null}' in last.detail
    assert "Jo Field" not in first.detail
    assert "contact" in first.detail


def test_the_second_of_two_writers_is_told_and_overwrites_nothing(
    agree, client_for, northbridge
):
    agree()
    answer = client_for(BEN).post(url("set-terms", *ONE), TYPED | {"purpose": "Other"})

    assert "changed by somebody else" in answer.content.decode()
    held = queries.terms_of(northbridge, source=ONE[0], supplier=ONE[1])
    assert held.purpose == "To study burglary"


@pytest.mark.parametrize("person", [AMARA, CARYS, DEV, OLU], ids=str)
def test_only_the_manager_records_terms(client_for, person):
    assert client_for(person).get(url("set-terms", *ONE)).status_code == 403


def test_terms_of_no_source_are_not_there(client_for):
    assert client_for(BEN).get(url("terms", "gossip", "northbridge")).status_code == 404
    assert (
        client_for(BEN).get(url("set-terms", "incidents", "x" * 61)).status_code == 404
    )


def test_evidence_without_terms_says_so_and_open_data_says_its_licence(
    torn, client_for, add, tmp_path
):
    ours = b"Category,Month\r\nBurglary,2014-06\r\n"
    add(put(tmp_path, ours, "council-incidents-2014-06.csv"), source="incidents")
    browser = client_for(AMARA)

    first = browser.get(url("home")).content.decode()
    open_data = browser.get(url("return", *ONE, "2014-06")).content.decode()
    theirs = browser.get(url("return", "incidents", "council", "2014-06"))

    assert "1 supplier has no terms of sharing recorded." in first
    assert "Public data under the Open Government Licence v3.0" in open_data
    assert "No terms are recorded" in theirs.content.decode()
    listed = browser.get(url("all-terms")).content.decode()
    assert "No terms recorded" in listed


def test_cell_by_cell_rows_set_aside_go_to_whom_role_and_terms_both_name(
    torn, agree, client_for, northbridge
):
    for version, named in enumerate(([], ["analyst"], ["officer", "sergeant"])):
        agree(version=version, roles=named)
        for role in SEERS:
            answer = client_for(BY_ROLE[role]).get(url("set-aside", torn.uuid))

            if role in named:
                assert b"".join(answer.streaming_content)
            else:
                assert answer.status_code == 403, (named, role)
                words = answer.content.decode()
                assert "The terms on which this was shared let" in words
    assert events(northbridge).count("records viewed") == 3  # by those let in


def test_where_the_terms_refuse_the_page_of_a_return_says_so_and_still_counts(
    torn, agree, client_for
):
    agree(roles=["sergeant"])

    page = client_for(AMARA).get(url("return", *ONE, "2014-06")).content.decode()

    assert "only people with the role police sergeant" in page
    assert url("set-aside", torn.uuid) not in page
    assert "Rows kept" in page


def test_a_role_without_the_permission_is_not_let_in_by_the_terms(
    torn, agree, client_for
):
    agree(roles=["housing"])

    answer = client_for(DEV).get(url("set-aside", torn.uuid))

    assert answer.status_code == 403
    assert "Your role in this partnership does not let you" in answer.content.decode()


def test_another_partnerships_terms_are_nobodys_here(agree, torn, client_for, esi):
    agree(purpose="Only for Northbridge")
    theirs = reverse("intake:terms", args=["southmere", "2010-11", *ONE])

    page = client_for(ESI).get(theirs).content.decode()

    assert "Only for Northbridge" not in page
    assert client_for(ESI).get(url("terms", *ONE)).status_code == 404


@pytest.fixture
def months_of(add, tmp_path):
    """Return a function that brings months of the council, so many rows in each."""

    def bring(counts, day=1):
        for month, rows in counts.items():
            lines = f"Burglary,{month}\r\n" * rows
            name = f"council-incidents-{month}.csv"
            put(tmp_path / str(day), b"Category,Month\r\n" + lines.encode(), name)
        return add(tmp_path / str(day), source="incidents")

    return bring


def told_pages(browser, month="2014-06"):
    """Return the calendar and a month's page as somebody is told them."""
    pages = (url("home"), url("return", "incidents", "council", month))
    return [browser.get(page).content.decode() for page in pages]


def test_a_month_below_the_small_number_is_told_by_no_page(months_of, client_for):
    months_of({"2014-05": 61, "2014-06": 3})

    calendar, page = told_pages(client_for(DEV))
    other = told_pages(client_for(DEV), "2014-05")[1]

    assert ">3<" not in calendar
    assert ">61<" not in calendar  # with a year's sum it would give the other month
    assert "3 rows kept" not in page
    assert "61 rows kept" not in other
    assert "Not told" in page
    assert "61 rows kept" in told_pages(client_for(AMARA), "2014-05")[1]


def test_months_of_which_none_is_small_are_told(months_of, client_for):
    months_of({"2014-05": 61, "2014-06": 42})

    calendar, page = told_pages(client_for(DEV))

    assert "42 rows kept" in page
    assert "61" in calendar


def test_a_newer_version_that_differs_by_a_few_rows_tells_neither(
    months_of, client_for
):
    months_of({"2014-06": 42})
    months_of({"2014-06": 44}, day=2)

    page = told_pages(client_for(DEV))[1]

    assert "44 rows kept" not in page
    assert "42 rows kept" not in page


def test_a_delivery_tells_no_rows_to_who_only_counts(
    months_of, client_for, northbridge
):
    client_for(AMARA).post(
        url("add"),
        {
            "source": "incidents",
            "uploads": [
                SimpleUploadedFile(
                    "council-incidents-2014-06.csv",
                    b"Category,Month\r\n" + b"Burglary,2014-06\r\n" * 3,
                )
            ],
        },
    )
    (delivery,) = queries.deliveries_of(northbridge)
    tasks.work_off_delivery.func(delivery.pk)

    told = client_for(DEV).get(url("delivery", delivery.pk)).content.decode()

    assert told.count("Not told") == 4


def test_who_only_counts_is_told_no_small_count_by_category_or_area(
    torn, agree, client_for
):
    agree(roles=["sergeant"], small_number=10)
    page, quality = url("return", *ONE, "2014-06"), url("quality", *ONE, "2014-06")

    for person in (AMARA, DEV):
        told = client_for(person).get(page).content.decode()
        refused = client_for(person).get(quality)
        assert "let you see no count below 10" in told
        assert "Rows kept, by category" not in told
        assert quality not in told
        assert refused.status_code == 403
        assert "let you see no count below 10" in refused.content.decode()
    assert "Rows kept, by category" in client_for(CARYS).get(page).content.decode()
    assert client_for(CARYS).get(quality).status_code == 200
