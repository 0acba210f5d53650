"""Work that is stopped, inside a file or between two: nothing half, and gone on with."""

import errno
import gzip

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.access.refusals import Refusal
from frankpledge.audit import queries as audit
from frankpledge.intake import operations, queries
from frankpledge.intake.models import Delivery, Return
from frankpledge.intake.operations import progress
from frankpledge.intake.operations.progress import HowFar, Stopped, Watch
from frankpledge.intake.readers import lines
from frankpledge.intake.readers.parcels import unpacked
from frankpledge.intake.rules import DeliveryStatus
from tests.intake.conftest import AT, stored_files
from tests.intake.streets import put, put_gzip, put_zip, row, street

ROWS = 200


@pytest.fixture(autouse=True)
def small_steps(monkeypatch):
    """Tell of every few hundred bytes, as of every megabyte otherwise."""
    monkeypatch.setattr(lines, "CHUNK_BYTES", 2000)
    monkeypatch.setattr(progress, "LEAST_BYTES", 1000)


@pytest.fixture
def months(tmp_path):
    """Return a folder of two months."""
    for month in ("2014-05", "2014-06"):
        rows = [row(number, Month=month) for number in range(ROWS)]
        put(tmp_path / "two", street(rows), f"{month}-kent-street.csv")
    return tmp_path / "two"


@pytest.fixture
def delivery(home, northbridge, amara, months):
    """Return those months brought by page."""
    return operations.receive_upload(
        partnership=northbridge,
        files=[
            SimpleUploadedFile(path.name, path.read_bytes())
            for path in sorted(months.iterdir())
        ],
        source="police-uk",
        then=lambda _: None,
        by=amara,
        at=AT,
    )


def stop_at(file: int, bytes_done: int = 0):
    """Return what stops the work at a byte of a file."""

    def told(far: HowFar) -> None:
        if far.files_done == file and far.bytes_done > bytes_done:
            raise Stopped

    return told


@pytest.mark.parametrize(
    ("packed", "parts"),
    [(put, 25), (put_gzip, 2), (None, 25)],
    ids=["plain", "gz", "zip"],
)
def test_within_a_file_it_is_told_by_the_bytes_as_packed(tmp_path, packed, parts):
    content = street([row(number) for number in range(ROWS)])
    path = packed(tmp_path, content) if packed else put_zip(tmp_path, {"x": content})
    told = []

    with unpacked([path]) as members:
        watch = Watch(members, told.append)
        watch.file_begins(0)
        with members[0].opened(watch.read_to) as stream:
            while stream.read(1000):
                pass
        watch.file_begins(1)

    done = [far.bytes_done for far in told]
    assert len(done) >= parts
    assert done == sorted(done)
    assert done[-1] == told[0].bytes_in_all
    if packed:
        assert done[-1] == path.stat().st_size


@pytest.mark.parametrize("point", [(1, 0), (1, 40_000)], ids=["between", "within"])
def test_what_is_stopped_keeps_the_files_before_and_nothing_of_the_present_one(
    add, months, home, point
):
    with pytest.raises(Stopped):
        add(months, progress=stop_at(*point))

    assert [str(held.month) for held in Return.objects.all()] == ["2014-05-01"]
    assert len(stored_files(home)) == 1
    again = add(months)
    assert [one.outcome for one in again.returns] == ["already held", "added"]


def test_a_delivery_stopped_while_it_is_read_ends_there_and_is_gone_on_with(
    delivery, amara, monkeypatch, northbridge
):
    say = progress.Watch._tell

    def stop_within_the_second(watch, done):
        if done > watch.in_all * 0.7 and Delivery.objects.get().is_under_way:
            operations.cancel(delivery=delivery, by=amara, at=AT)
        say(watch, done)

    monkeypatch.setattr(progress.Watch, "_tell", stop_within_the_second)
    operations.work_off(delivery=delivery, by=amara, at=AT)

    held = Delivery.objects.get()
    assert held.status == DeliveryStatus.CANCELLED
    assert held.files_done == 1
    assert 0.5 < held.bytes_done / held.bytes_in_all < 1
    assert queries.current_versions(northbridge).count() == 1
    assert audit.records_of("northbridge").first().event == "delivery stopped"
    monkeypatch.undo()
    operations.try_again(delivery=delivery, then=lambda _: None, by=amara, at=AT)
    operations.work_off(delivery=delivery, by=amara, at=AT)
    assert Delivery.objects.get().status == DeliveryStatus.DONE
    assert queries.current_versions(northbridge).count() == 2


def test_a_waiting_delivery_that_is_stopped_is_never_begun(
    delivery, amara, northbridge
):
    operations.cancel(delivery=delivery, by=amara, at=AT)

    operations.work_off(delivery=delivery, by=amara, at=AT)

    assert Delivery.objects.get().status == DeliveryStatus.CANCELLED
    assert not queries.current_versions(northbridge).exists()
    with pytest.raises(Refusal, match="nothing to stop"):
        operations.cancel(delivery=delivery, by=amara, at=AT)


def test_a_worker_whose_delivery_was_given_to_another_ends_and_leaves_its_files(
    delivery, amara, monkeypatch, home
):
    say = progress.Watch._tell

    def give_away(watch, done):
        if watch.place == 1:
            Delivery.objects.update(attempt=7)
        say(watch, done)

    monkeypatch.setattr(progress.Watch, "_tell", give_away)
    operations.work_off(delivery=delivery, by=amara, at=AT)

    held = Delivery.objects.get()
    assert (held.status, held.report) == (DeliveryStatus.RUNNING, None)
    assert len(list((home / "incoming").rglob("*.csv"))) == 2


@pytest.mark.parametrize("keep", [0.4, 0.9])
def test_a_gzip_cut_off_far_inside_leaves_nothing(add, tmp_path, home, keep):
    content = gzip.compress(street([row(number) for number in range(2000)]))
    path = put(
        tmp_path, content[: int(len(content) * keep)], "2014-06-kent-street.csv.gz"
    )

    report = add(path)

    assert "damaged or cut off" in report.refused[0].sentence
    assert stored_files(home) == []


def test_a_disk_that_is_full_refuses_nothing_of_the_files(add, months, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device", "/evidence")

    monkeypatch.setattr("frankpledge.intake.store.os.fsync", full)

    with pytest.raises(OSError, match="No space left"):
        add(months)
