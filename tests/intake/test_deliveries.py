"""Uploads: received at once, worked off later, told about, never lost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.access.refusals import Refusal
from frankpledge.audit import queries as audit
from frankpledge.intake import operations, queries, tasks
from frankpledge.intake.models import Delivery
from frankpledge.intake.rules import DeliveryStatus
from tests.intake.conftest import AT
from tests.intake.streets import NAME, row, street

CONTENT = street([row()])


def upload(content: bytes = CONTENT, name: str = NAME) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def receive(home, northbridge, amara, django_capture_on_commit_callbacks):
    """Return a function that uploads files as Amara; `queued` lists what was left."""

    def receiving(*files, queued=None):
        with django_capture_on_commit_callbacks(execute=True):
            return operations.receive_upload(
                partnership=northbridge,
                files=files or [upload()],
                source="police-uk",
                then=(queued if queued is not None else []).append,
                by=amara,
                at=AT,
            )

    return receiving


def work_off(delivery):
    tasks.work_off_delivery.func(delivery.pk)
    delivery.refresh_from_db()
    return delivery


def files_in(home) -> list[str]:
    incoming = home / "incoming"
    return sorted(path.name for path in incoming.rglob("*") if path.is_file())


def test_an_upload_is_kept_recorded_and_queued(receive, home, northbridge):
    queued = []

    delivery = receive(queued=queued)

    assert queued == [delivery.pk]
    assert files_in(home) == [NAME]
    assert (delivery.status, delivery.file_names) == (DeliveryStatus.WAITING, [NAME])
    assert audit.records_of("northbridge").first().event == "delivery received"


def test_the_worker_adds_what_was_brought_as_of_when_it_came(
    receive, home, northbridge
):
    delivery = work_off(receive())

    [version] = queries.current_versions(northbridge)
    assert (version.received_at, version.received_by.name) == (AT, "Amara Eze")
    assert (delivery.status, delivery.message) == (
        DeliveryStatus.DONE,
        "1 return added.",
    )
    assert (delivery.files_done, delivery.files_in_all) == (1, 1)
    assert files_in(home) == []


def test_two_files_of_one_name_do_not_overwrite_each_other(receive, home):
    delivery = receive(upload(), upload(street([row(2), row(3)])))

    assert files_in(home) == [NAME, NAME]
    assert [one["rows_kept"] for one in work_off(delivery).report["returns"]] == [1, 2]


@pytest.mark.parametrize(
    "name", ["../../x.csv", "..\\x.csv", "/etc/x.csv", "x" * 240 + ".csv"]
)
def test_a_name_leads_nowhere_but_into_its_folder(receive, home, name):
    receive(upload(name=name))

    [path] = [path for path in home.rglob("*") if path.is_file()]
    assert path.parent.parent.parent.parent == home / "incoming"


def test_files_nothing_of_which_could_be_kept_are_refused_with_words(receive):
    delivery = work_off(receive(upload(b"\n")))

    assert (delivery.status, delivery.message) == (
        DeliveryStatus.REFUSED,
        "1 file refused.",
    )
    assert "is empty" in delivery.report["refused"][0]["sentence"]


def test_worked_off_twice_it_is_added_once(receive, northbridge):
    delivery = work_off(receive())
    before = audit.records_of("northbridge").count()

    work_off(delivery)

    assert audit.records_of("northbridge").count() == before


def test_a_fault_of_ours_keeps_the_files_and_says_so(receive, home, monkeypatch):
    delivery = receive()

    def fail(**_):
        raise RuntimeError("disk full")

    monkeypatch.setattr("frankpledge.intake.operations.deliveries.add_paths", fail)
    with pytest.raises(RuntimeError, match="disk full"):
        work_off(delivery)

    delivery.refresh_from_db()
    assert delivery.status == DeliveryStatus.FAILED
    assert "They are kept: try again." in delivery.message
    assert files_in(home) == [NAME]


def test_what_failed_can_be_tried_again(
    receive, amara, django_capture_on_commit_callbacks
):
    delivery = receive()
    Delivery.objects.update(status=DeliveryStatus.FAILED)
    queued = []

    with django_capture_on_commit_callbacks(execute=True):
        operations.try_again(delivery=delivery, then=queued.append, by=amara, at=AT)

    assert queued == [delivery.pk]
    assert work_off(delivery).status == DeliveryStatus.DONE


def test_what_stalled_can_be_tried_again(receive, amara):
    delivery = receive()
    Delivery.objects.update(status=DeliveryStatus.RUNNING, heard_at=AT)

    later = AT + timedelta(minutes=11)
    again = operations.try_again(delivery=delivery, then=print, by=amara, at=later)

    assert again.status == DeliveryStatus.WAITING


@pytest.mark.parametrize(
    "status", [DeliveryStatus.WAITING, DeliveryStatus.RUNNING, DeliveryStatus.DONE]
)
def test_what_is_waiting_read_or_done_is_not_repeated(receive, amara, status):
    delivery = receive()
    Delivery.objects.update(status=status, heard_at=AT)

    with pytest.raises(Refusal, match="nothing to repeat"):
        operations.try_again(delivery=delivery, then=print, by=amara, at=AT)


def test_an_upload_that_cannot_be_entered_leaves_nothing(receive, home, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("no record")

    monkeypatch.setattr("frankpledge.audit.operations.record", fail)
    with pytest.raises(RuntimeError, match="no record"):
        receive()

    assert (files_in(home), Delivery.objects.count()) == ([], 0)


def test_files_of_no_delivery_are_swept_and_waiting_ones_are_not(receive, home, amara):
    receive()
    lost = home / "incoming" / "northbridge" / "lost" / "0001"
    lost.mkdir(parents=True)
    (lost / "x.csv").write_bytes(b"x")

    operations.sweep_store(by=amara, at=datetime.now(UTC) + timedelta(hours=2))

    assert files_in(home) == [NAME]


def test_the_worker_of_the_product_works_it_off(receive, northbridge):
    with_queue = []
    delivery = receive(queued=with_queue)

    tasks.enqueue_delivery(delivery.pk)

    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415

    [result] = DBTaskResult.objects.all()
    assert result.task_path == "frankpledge.intake.tasks.work_off_delivery"
    assert result.args_kwargs["args"] == [delivery.pk]
