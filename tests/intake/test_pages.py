"""The pages of evidence: right person, wrong person, nobody; errors shown, links live."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from frankpledge.audit import queries as audit
from frankpledge.intake import operations, queries, tasks
from frankpledge.intake.models import Delivery
from frankpledge.intake.rules import DeliveryStatus
from tests.intake.conftest import AT
from tests.intake.streets import NAME, put, row, street
from tests.people import AMARA, BEN, CARYS, DEV, ESI, SAM

SCOPE = ["northbridge", "2010-11"]


def nothing(number: int) -> None:
    """Stand in for the queue."""


def status_of(client, page: str) -> int:
    answer = client.get(page)
    if answer.streaming:  # a file that is sent stays open until its end
        b"".join(answer.streaming_content)
    return answer.status_code


def url(name: str, *rest) -> str:
    return reverse(f"intake:{name}", args=[*SCOPE, *rest])


@pytest.fixture
def held(add, tmp_path, northbridge):
    """Return the version of a return with a row set aside, and its neighbours."""
    folder = tmp_path / "months"
    for month in range(1, 8):
        rows = [row(n, Month=f"2014-{month:02d}") for n in range(300 + 3 * month)]
        kept = rows[:60] if month == 4 else rows
        torn = [row(9, Month="x", Location="=1+1")] if month == 6 else []
        put(folder, street([*kept, *torn]), f"2014-{month:02d}-northbridge-street.csv")
    report = add(folder)
    june = next(one for one in report.returns if one.period == "2014-06")
    return queries.version_of(northbridge, uuid=june.version)


@pytest.fixture
def delivered(home, northbridge, amara):
    return operations.receive_upload(
        partnership=northbridge,
        files=[SimpleUploadedFile(NAME, street([row(), row(2, Month="x")]))],
        source="police-uk",
        then=nothing,
        by=amara,
        at=AT,
    )


RETURN = ("return", "police-uk", "northbridge", "2014-06")


def pages_of(version, delivery) -> dict[str, str]:
    return {
        "home": url("home"),
        "delivery": url("delivery", delivery.pk),
        "return": url(*RETURN),
        "set-aside": url("set-aside", version.uuid),
        "add": url("add"),
    }


@pytest.mark.parametrize(
    ("person", "statuses"),
    [
        (AMARA, (200, 200, 200, 200, 200)),
        (BEN, (200, 200, 200, 200, 200)),
        (CARYS, (200, 200, 200, 200, 403)),
        (DEV, (200, 200, 200, 403, 403)),
        (SAM, (403, 403, 403, 403, 403)),
        (ESI, (404, 404, 404, 404, 404)),
    ],
)
def test_each_person_sees_what_their_role_allows(
    held, delivered, client_for, person, statuses
):
    client = client_for(person)

    got = [status_of(client, page) for page in pages_of(held, delivered).values()]

    assert tuple(got) == statuses


def test_nobody_in_particular_is_asked_to_sign_in(held, delivered, client):
    for page in pages_of(held, delivered).values():
        answer = client.get(page)

        assert answer.status_code == 302
        assert answer.url.startswith(reverse("account_login"))


@pytest.mark.parametrize(
    "page",
    [
        ("return", "police-uk", "northbridge", "2014-12"),
        ("return", "police-uk", "northbridge", "yesterday"),
        ("return", "no-such", "northbridge", "2014-06"),
        ("return", "police-uk", "kent", "2014-06"),
        ("delivery", 99),
        ("set-aside", "00000000-0000-4000-8000-000000000000"),
    ],
)
def test_what_is_not_held_is_not_found(held, client_for, page):
    assert client_for(AMARA).get(url(*page)).status_code == 404


def test_a_version_without_rows_set_aside_has_no_csv(held, client_for, northbridge):
    clean = queries.current_versions(northbridge).get(of_return__month="2014-05-01")

    assert client_for(AMARA).get(url("set-aside", clean.uuid)).status_code == 404


def test_the_first_page_is_a_calendar_of_held_partial_and_none(held, client_for):
    page = client_for(AMARA).get(url("home")).content.decode()

    assert "police.uk street-level crime: rows of northbridge by month" in page
    assert page.count(">Held<") == 6
    assert page.count(">Partial<") == 1
    assert page.count(">None") == 24 - 7
    assert "2014-04 looks partial: 60 crimes against a median of" in page
    assert url(*RETURN) in page


def test_years_without_returns_share_a_row(add, tmp_path, client_for):
    folder = tmp_path / "months"
    for month in ("2010-04", "2014-06", "2016-03"):
        put(folder, street([row(Month=month)]), f"{month}-northbridge-street.csv")
    add(folder)

    page = client_for(AMARA).get(url("home")).content.decode()

    rows = [part.split("<")[0] for part in page.split('<th scope="row"')[1:]]
    labels = [part.split(">")[-1] for part in rows]
    assert labels == ["2015-16", "2014-15", "2011-12 to 2013-14", "2010-11"]


def test_with_nothing_held_the_first_page_says_what_to_do(home, client_for):
    client = client_for(AMARA)

    page = client.get(url("home")).content.decode()

    assert "No returns yet" in page
    assert "Add the first returns" in page


def test_who_may_not_add_is_not_offered_it(held, client_for):
    assert "Add returns" not in client_for(DEV).get(url("home")).content.decode()


def test_a_returns_page_says_what_was_kept_and_set_aside_and_why(held, client_for):
    page = client_for(AMARA).get(url(*RETURN)).content.decode()

    assert "northbridge, June 2014" in page
    assert "Rows with a month not written YYYY-MM" in page
    assert "Line 320" in page
    assert "cannot be told, because its 1 code is in both" in page
    assert "Version 1, current: 318 rows kept" in page
    assert url("set-aside", held.uuid) in page


def test_a_partial_month_says_so_on_its_page(held, client_for):
    page = client_for(AMARA).get(url("return", "police-uk", "northbridge", "2014-04"))

    assert "Looks partial" in page.content.decode()


def test_who_may_not_see_records_is_not_offered_them(held, client_for):
    page = client_for(DEV).get(url(*RETURN)).content.decode()

    assert "Rows set aside, by reason" in page
    assert "set-aside.csv" not in page


def test_the_rows_set_aside_come_as_csv_and_the_look_is_recorded(held, client_for):
    answer = client_for(CARYS).get(url("set-aside", held.uuid))

    content = b"".join(answer.streaming_content).decode()
    assert "northbridge-2014-06-set-aside.csv" in answer["Content-Disposition"]
    assert "320,with a month not written YYYY-MM,id9,x," in content
    assert "'=1+1" in content
    record = audit.records_of("northbridge").first()
    assert (record.event, record.by_name) == ("records viewed", "Carys Pugh")


def test_files_are_uploaded_and_left_to_the_worker(home, client_for, monkeypatch):
    queued = []
    monkeypatch.setattr(tasks, "enqueue_delivery", queued.append)
    files = [
        SimpleUploadedFile(NAME, street([row()])),
        SimpleUploadedFile("b.csv", b"x"),
    ]

    answer = client_for(AMARA).post(
        url("add"), {"source": "police-uk", "uploads": files}
    )

    [delivery] = Delivery.objects.all()
    assert answer.status_code == 302
    assert answer.url == url("delivery", delivery.pk)
    assert delivery.file_names == [NAME, "b.csv"]


def test_uploading_nothing_shows_what_is_missing(home, client_for):
    page = client_for(AMARA).post(url("add"), {}).content.decode()

    assert "Error:" in page
    assert "Choose at least one file." in page
    assert "Say what kind of data it is." in page


def test_an_empty_file_is_refused_on_the_form(home, client_for):
    files = [SimpleUploadedFile(NAME, b"")]

    page = client_for(AMARA).post(url("add"), {"source": "police-uk", "uploads": files})

    assert "One of the files is empty" in page.content.decode()


def test_files_too_heavy_together_are_refused_on_the_form(home, client_for, settings):
    settings.UPLOAD_LIMIT_BYTES = 100
    files = [
        SimpleUploadedFile(NAME, b"x" * 60),
        SimpleUploadedFile("b.csv", b"x" * 60),
    ]

    page = client_for(AMARA).post(url("add"), {"source": "police-uk", "uploads": files})

    assert "weigh more than" in page.content.decode()
    assert not Delivery.objects.exists()


def test_who_may_not_add_cannot_post(home, client_for):
    files = [SimpleUploadedFile(NAME, street([row()]))]

    answer = client_for(DEV).post(url("add"), {"source": "police-uk", "uploads": files})

    assert answer.status_code == 403
    assert not Delivery.objects.exists()


def test_a_delivery_under_way_shows_how_far_it_is(delivered, client_for):
    Delivery.objects.update(
        status=DeliveryStatus.RUNNING, files_done=3, files_in_all=8, heard_at=AT
    )
    client = client_for(AMARA)

    page = client.get(url("delivery", delivered.pk)).content.decode()

    assert "Being read" in page
    assert "3 of 8" in page
    assert "Check again" in page
    assert NAME in client.get(url("home")).content.decode()


def test_a_delivery_worked_off_shows_what_became_of_it(delivered, client_for):
    tasks.work_off_delivery.func(delivered.pk)

    page = client_for(AMARA).get(url("delivery", delivered.pk)).content.decode()

    assert "1 return added." in page
    assert url(*RETURN) in page
    assert "1 row with a month not written YYYY-MM was set aside (line 3)." in page
    assert "Check again" not in page


def test_a_stalled_delivery_can_be_tried_again(delivered, client_for, monkeypatch):
    monkeypatch.setattr(tasks, "enqueue_delivery", nothing)
    Delivery.objects.update(status=DeliveryStatus.RUNNING, heard_at=AT)
    client = client_for(AMARA)
    assert (
        "seems to have been stopped"
        in client.get(url("delivery", delivered.pk)).content.decode()
    )

    answer = client.post(url("try-again", delivered.pk))

    assert answer.url == url("delivery", delivered.pk)
    assert Delivery.objects.get().status == DeliveryStatus.WAITING


def test_reading_can_be_stopped_by_page_and_gone_on_with(
    delivered, client_for, monkeypatch
):
    monkeypatch.setattr(tasks, "enqueue_delivery", nothing)
    client = client_for(AMARA)
    page = client.get(url("delivery", delivered.pk)).content.decode()
    assert url("stop", delivered.pk) in page

    answer = client.post(url("stop", delivered.pk))

    page = client.get(answer.url).content.decode()
    assert "Stopped by Amara Eze. What was added before stays" in page
    assert "Go on reading" in page
    client.post(url("try-again", delivered.pk))
    tasks.work_off_delivery.func(delivered.pk)
    assert Delivery.objects.get().status == DeliveryStatus.DONE
    assert client.post(url("stop", delivered.pk)).status_code == 403


def test_what_is_done_is_not_tried_again(delivered, client_for):
    tasks.work_off_delivery.func(delivered.pk)

    assert client_for(AMARA).post(url("try-again", delivered.pk)).status_code == 403


def test_trying_again_wants_a_post(delivered, client_for):
    assert client_for(AMARA).get(url("try-again", delivered.pk)).status_code == 405


@pytest.mark.parametrize("name", ["home", "delivery", "return"])
def test_the_number_of_queries_does_not_grow_with_what_is_held(
    held, delivered, client_for, django_assert_max_num_queries, name
):
    client = client_for(AMARA)
    page = pages_of(held, delivered)[name]

    with django_assert_max_num_queries(14):
        assert client.get(page).status_code == 200
