"""Withdrawing returns and carrying out retention: gone everywhere, known for good."""

import os
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from frankpledge.access.refusals import Refusal
from frankpledge.audit import queries as audit
from frankpledge.intake import operations, queries, store, tasks, verification
from frankpledge.intake.retention import REMOVAL_WORDS, Removal, due_on, later
from frankpledge.intake.sharing import RetentionFrom
from tests.intake.conftest import AT, JUNE, events, stored_files
from tests.intake.streets import NAME, put, row, street
from tests.intake.test_terms_pages import SCOPE
from tests.intake.test_terms_pages import agree as agree
from tests.people import AMARA, BEN, CARYS, DEV, MO, OLU

ONE = ["police-uk", "northbridge", "2014-06"]
LATER = datetime(2012, 4, 1, 9, 0, tzinfo=UTC)


def url(name, *rest):
    return reverse(f"intake:{name}", args=[*SCOPE, *rest])


def held_of(northbridge):
    return queries.return_of(
        northbridge, source="police-uk", supplier="northbridge", month=JUNE
    )


@pytest.fixture
def brought(add, tmp_path):
    """Return a file brought twice, the second time with a row more and one set aside."""
    first = street([row(1), row(2)])
    add(put(tmp_path / "first", first, NAME))
    path = put(tmp_path / "second", street([row(1), row(2), row(3), row(4, Month="x")]))
    add(path)
    return path


@pytest.fixture
def withdraw(northbridge, amara):
    """Return a function that withdraws June 2014 as Amara."""

    def withdrawn(number=None, at=LATER):
        return operations.withdraw_return(
            of_return=held_of(northbridge),
            number=number,
            why="It named a person",
            by=amara,
            at=at,
        )

    return withdrawn


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2012, 1, 31), 1, date(2012, 2, 29)),
        (date(2010, 4, 1), 24, date(2012, 4, 1)),
        (date(2010, 12, 15), 1, date(2011, 1, 15)),
        (date(9999, 1, 1), 12, date.max),
    ],
)
def test_a_day_some_months_later_is_a_day_of_the_calendar(day, months, expected):
    assert later(day, months) == expected


def test_retention_counts_from_receipt_or_from_the_end_of_the_period():
    days = {"received_on": date(2014, 8, 10), "period_ends_before": date(2014, 7, 1)}

    receipt = due_on(**days, months=12, start=RetentionFrom.RECEIPT)
    period = due_on(**days, months=12, start=RetentionFrom.PERIOD)

    assert (receipt, period) == (date(2015, 8, 10), date(2015, 7, 1))
    assert REMOVAL_WORDS.keys() == set(Removal)


def test_a_return_withdrawn_is_in_no_file_no_count_and_in_the_record(
    brought, withdraw, home, northbridge
):
    removed = withdraw()

    assert stored_files(home) == []
    assert len(removed) == 2
    assert not queries.current_versions(northbridge)
    assert queries.suppliers_held(northbridge) == ()
    assert events(northbridge)[:2] == ["return withdrawn"] * 2
    kept = held_of(northbridge).versions.first()
    assert (kept.rows_kept, kept.removed_why) == (3, "It named a person")
    assert kept.content_sha256
    assert kept.parquet_sha256
    found = verification.verify_evidence()
    assert (found.files, found.faults, found.strays) == (0, (), ())


def test_withdrawing_the_current_version_brings_no_earlier_one_back(
    brought, withdraw, home, northbridge
):
    withdraw(number=2)

    assert not queries.current_versions(northbridge)
    assert len(stored_files(home)) == 1  # version 1, kept as superseded
    with pytest.raises(Refusal, match="removed before"):
        withdraw(number=2)


def test_the_same_content_is_asked_about_when_it_is_brought_again(
    brought, withdraw, add, northbridge, amara
):
    removed = withdraw(number=2)[0]

    refused = add(brought).refused[0].sentence
    operations.let_come_again(version=removed, by=amara, at=LATER)
    again = add(brought)

    assert "is the very content of police-uk northbridge 2014-06 version 2" in refused
    assert "withdrawn on 01/04/2012: “It named a person”" in refused
    assert "let it come again" in refused
    assert again.returns[0].rows_kept == 3
    [current] = queries.current_versions(northbridge)
    assert current.number == 3
    assert add(brought).returns[0].outcome == "already held"


def test_a_month_withdrawn_is_asked_about_though_its_file_holds_others(
    add, tmp_path, northbridge, amara
):
    months = [row(1), row(2, Month="2014-07")]
    path = put(tmp_path, street(months), "northbridge-street.csv")
    add(path)
    june = queries.current_versions(northbridge)[0].of_return
    operations.withdraw_return(of_return=june, why="June alone", by=amara, at=LATER)

    report = add(path)

    assert "June alone" in report.refused[0].sentence
    assert [v.of_return.period for v in queries.current_versions(northbridge)] == [
        "2014-07"
    ]


def test_another_content_for_the_same_period_is_simply_added(
    brought, withdraw, add, tmp_path
):
    withdraw()

    report = add(put(tmp_path / "third", street([row(1)]), NAME))

    assert report.refused == ()
    assert report.returns[0].rows_kept == 1


def test_a_crash_between_catalogue_and_files_is_finished_by_the_sweep(
    brought, withdraw, home, monkeypatch, amara
):
    def crash(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(store, "discard", crash)
        with pytest.raises(KeyboardInterrupt):
            withdraw()
    left = stored_files(home)
    old = (AT - timedelta(hours=2)).timestamp()
    for place in left:
        os.utime(home / "evidence" / place, (old, old))

    swept = operations.sweep_store(by=amara, at=AT)

    assert len(left) == swept == 3
    assert stored_files(home) == []


@pytest.fixture
def crashed(brought, withdraw, monkeypatch):
    """Withdraw June 2014, killed between the catalogue and the files."""

    def crash(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(store, "discard", crash)
        with pytest.raises(KeyboardInterrupt):
            withdraw()


def test_withdrawing_again_after_a_crash_finishes_it(crashed, withdraw, home):
    with pytest.raises(Refusal, match="it was removed before"):
        withdraw()

    assert stored_files(home) == []


def test_retention_finishes_what_a_crash_left(crashed, northbridge, ben, home):
    operations.carry_out_retention(partnership=northbridge, by=ben, at=LATER)

    assert stored_files(home) == []


def test_what_is_withdrawn_while_it_is_brought_again_does_not_come_back(
    brought, withdraw, add, northbridge, monkeypatch
):
    kept = store.keep

    def keep(*args):
        monkeypatch.setattr(store, "keep", kept)
        withdraw()
        return kept(*args)

    monkeypatch.setattr(store, "keep", keep)
    (refused,) = add(brought).refused

    assert "which was withdrawn" in refused.sentence
    assert not queries.current_versions(northbridge)


def test_what_retention_ends_is_due_on_its_day_and_removed_with_a_record(
    brought, agree, northbridge, ben, home
):
    agree(retention_months=24)  # received on 1 April 2010
    before = queries.retention_due(northbridge, until=date(2012, 3, 31))
    due = queries.retention_due(northbridge, until=date(2012, 4, 1))

    removed = operations.carry_out_retention(partnership=northbridge, by=ben, at=LATER)

    assert before == ()
    assert [one.version.number for one in due] == [1, 2] == [v.number for v in removed]
    assert stored_files(home) == []
    record = audit.records_of(
        "northbridge", event="return removed at the end of its retention"
    )
    assert len(record) == 2
    assert "ended on 01/04/2012" in record[0].detail
    again = operations.carry_out_retention(partnership=northbridge, by=ben, at=LATER)
    assert again == ()


def test_without_terms_or_without_an_end_nothing_is_ever_due(
    brought, agree, northbridge
):
    assert queries.retention_due(northbridge, until=date.max) == ()
    agree()
    assert queries.retention_due(northbridge, until=date.max) == ()


def test_the_worker_removes_in_the_name_of_whoever_asked(
    brought, agree, northbridge, ben, home
):
    agree(retention_months=1)

    tasks.carry_out_retention.func(northbridge.slug, ben.pk, LATER.isoformat())

    assert stored_files(home) == []
    assert audit.records_of("northbridge").first().by_name == "Ben Aldous"


def test_the_page_lists_what_is_due_and_what_was_removed(
    brought, agree, withdraw, client_for
):
    agree(retention_months=1)
    browser = client_for(AMARA)

    due = browser.get(url("retention")).content.decode()
    withdraw(number=1)
    removed = browser.get(url("retention")).content.decode()

    assert "May no longer be kept" in due
    assert "Remove what may no longer be kept" in due
    assert "Withdrawn" in removed
    assert "It named a person" in removed


def test_a_return_is_withdrawn_by_page_and_its_page_says_so(brought, client_for, home):
    browser = client_for(AMARA)
    asked = browser.get(url("withdraw", *ONE)).content.decode()
    silent = browser.post(url("withdraw", *ONE), {"version": "all", "why": ""})

    page = browser.post(
        url("withdraw", *ONE), {"version": "all", "why": "Sent by mistake"}, follow=True
    ).content.decode()

    assert "Version 2: 3 rows kept, 1 set aside" in asked
    assert "Nothing that was published rests on it." in asked
    assert "Enter" in silent.content.decode() or "why" in silent.content.decode()
    assert "Nothing of it is counted" in page
    assert "Sent by mistake" in page
    assert stored_files(home) == []
    assert browser.get(url("home")).status_code == 200


def test_letting_it_come_again_is_a_button_of_the_page(brought, withdraw, client_for):
    removed = withdraw()[-1]
    browser = client_for(BEN)

    page = browser.post(url("let-come-again", removed.uuid), follow=True)

    assert "The same file can be brought again." in page.content.decode()
    assert browser.get(url("set-aside", removed.uuid)).status_code == 404


@pytest.mark.parametrize("person", [CARYS, DEV, OLU], ids=str)
def test_who_brings_no_evidence_withdraws_none(brought, client_for, person, home):
    answer = client_for(person).post(
        url("withdraw", *ONE), {"version": "all", "why": "x"}
    )

    assert answer.status_code == 403
    assert len(stored_files(home)) == 3


def test_another_partnership_withdraws_nothing_of_ours(brought, withdraw, client_for):
    version = withdraw(number=1)[0]
    theirs = ["southmere", "2010-11"]

    for name, rest in (("withdraw", ONE), ("let-come-again", [version.uuid])):
        answer = client_for(MO).post(
            reverse(f"intake:{name}", args=[*theirs, *rest]),
            {"version": "all", "why": "x"},
        )
        assert answer.status_code == 404, name
