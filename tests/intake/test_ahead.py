"""Files of a batch read beside each other: in their order, told of, stopped, unspoiled."""

import threading
from dataclasses import replace

import pytest

from frankpledge.intake.models import Return
from frankpledge.intake.operations import ahead
from frankpledge.intake.operations.progress import Stopped
from tests.intake.conftest import stored_files
from tests.intake.streets import put, row, street

MONTHS = [f"2014-{month:02d}" for month in range(1, 7)]


@pytest.fixture
def beside(monkeypatch):
    """Read files beside each other however small; return the threads that read them."""
    threads = set()
    monkeypatch.setattr(ahead, "LEAST_BYTES", 0)
    monkeypatch.setattr(ahead.os, "cpu_count", lambda: 2)
    wait = ahead.wait
    monkeypatch.setattr(
        ahead, "wait", lambda *a: threads.update(threading.enumerate()) or wait(*a)
    )
    return threads


@pytest.fixture
def folder(tmp_path):
    """Return a folder of half a year, one month refused and one of another kind."""
    for number, month in enumerate(MONTHS, start=2):
        rows = [row(each, Month=month) for each in range(number)]
        put(tmp_path / "months", street(rows), f"{month}-kent-street.csv")
    put(tmp_path / "months", b"", "2014-03-kent-street.csv")
    put(tmp_path / "months", b"a letter", "letter.txt")
    return tmp_path / "months"


def without_version(report):
    return replace(
        report, returns=tuple(replace(one, version="") for one in report.returns)
    )


def test_the_report_is_what_it_is_of_files_read_one_by_one(
    add, folder, beside, monkeypatch, home
):
    quick = without_version(add(folder))
    assert len([one for one in beside if "ThreadPool" in one.name]) == ahead.AT_ONCE
    assert [one.period for one in quick.returns] == [m for m in MONTHS if m[-1] != "3"]
    assert "is empty" in quick.refused[0].sentence
    assert [note.file for note in quick.passed_over] == ["months/letter.txt"]
    assert not list((home / "evidence" / ".working").iterdir())
    Return.objects.all().delete()
    monkeypatch.setattr(ahead, "AT_ONCE", 1)

    assert without_version(add(folder)) == quick


def test_it_is_told_in_order_and_never_from_another_thread(add, folder, beside):
    told = []

    add(folder, progress=lambda far: told.append((far, threading.current_thread())))

    done = [far.bytes_done for far, _ in told]
    assert {thread for _, thread in told} == {threading.main_thread()}
    assert done == sorted(done)
    assert done[-1] == told[0][0].bytes_in_all
    assert [far.files_done for far, _ in told][-1] == told[0][0].files_in_all


def test_stopped_it_keeps_the_files_before_and_nothing_of_those_read_ahead(
    add, folder, beside, home
):
    def stop(far):
        if far.files_done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        add(folder, progress=stop)

    assert [f"{held.month:%Y-%m}" for held in Return.objects.all()] == MONTHS[:2]
    assert len(stored_files(home)) == 2
    assert not [one for one in threading.enumerate() if "ThreadPool" in one.name]


def test_a_fault_in_a_thread_is_raised_where_its_file_would_be_entered(
    add, folder, beside, monkeypatch
):
    number = ahead.Watch.noted

    def full(watch, place):
        if place == 3:
            raise OSError(28, "No space left on device")
        return number(watch, place)

    monkeypatch.setattr(ahead.Watch, "noted", full)

    with pytest.raises(OSError, match="No space left"):
        add(folder)

    assert Return.objects.count() <= 3
