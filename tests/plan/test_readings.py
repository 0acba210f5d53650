"""Reading off the request: once, wholly or not at all, whatever happens meanwhile."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.access.refusals import Refusal
from frankpledge.audit.queries import records_of
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.plan import operations, queries, tasks
from frankpledge.plan.answers import Answer, Reply
from frankpledge.plan.kept import draft_kept, opened_kept
from frankpledge.plan.models import PlanDocument
from frankpledge.plan.operations import readings
from frankpledge.plan.reading.decoding import UnreadableDocument
from frankpledge.plan.readings import (
    READING_NAMES,
    SILENCE_ALLOWED,
    ReadingStatus,
    is_stalled,
)
from frankpledge.plan.rules import Decision
from tests.people import DEV, MO, OLU
from tests.plan.pages import YEAR, upload, words_of, work_off
from tests.plan.papers import RESULTS, paper

DOCUMENTS = f"{YEAR}documents/"
HTMX = {"HX-Request": "true"}


class Stopped(BaseException):
    """The worker was stopped in the middle."""


@pytest.fixture
def browser(client_for):
    """Return the browser of Olu, community safety officer."""
    return client_for(OLU)


@pytest.fixture
def asked():
    """Return the documents the worker was asked to read."""
    return []


@pytest.fixture
def left(northbridge, stamp, asked, django_capture_on_commit_callbacks):
    """Return a function that brings a document and leaves it to the worker."""

    def brought(content: bytes | None = None, name: str = "plan.txt"):
        with django_capture_on_commit_callbacks(execute=True):
            return operations.bring_document(
                partnership=northbridge,
                name=name,
                content=paper() if content is None else content,
                then=asked.append,
                **stamp,
            )

    return brought


@pytest.fixture
def read(stamp):
    """Return a function that reads a document as the worker does."""
    return lambda document: operations.read_brought(document=document, **stamp)


@pytest.fixture
def stop(monkeypatch):
    """Return a function that stops the worker at a step of its work."""

    def stopped(name: str) -> None:
        monkeypatch.setattr(readings, name, _fall)

    return stopped


def test_every_status_is_worded():
    assert set(READING_NAMES) == set(ReadingStatus)


def test_bringing_keeps_the_bytes_and_leaves_the_reading(left, asked):
    document = left()

    assert asked == [document.pk]
    assert document.status == "waiting"
    assert bytes(document.content) == paper()
    assert not document.elements.exists()
    assert records_of("northbridge").first().event == "plan document brought"


def test_the_worker_reads_it_and_keeps_lines_and_draft(left, read):
    document = read(left())

    assert document.is_read
    assert document.elements.filter(kind="result").count() == 3
    assert opened_kept(document.opened).lines[0].startswith("Northbridge Community")
    assert len(draft_kept(document.draft).results) == 3


def test_no_page_opens_the_file_again(browser, left, read, monkeypatch):
    document = read(left())
    monkeypatch.setattr(queries.documents, "open_document", None)
    monkeypatch.setattr(queries.documents, "read_opened", None)

    for page in ("", "lines/"):
        assert browser.get(f"{DOCUMENTS}{document.pk}/{page}").status_code == 200
    decided = browser.post(
        f"{YEAR}elements/{document.elements.first().pk}/decide/",
        {"decision": "accepted", "version": 1},
        headers=HTMX,
    )
    assert decided.status_code == 200


def test_two_workers_read_it_once(left, read):
    document = left()

    read(document)
    count = document.elements.count()
    read(document)

    assert document.elements.count() == count
    document.refresh_from_db()
    assert document.attempt == 1


def test_a_worker_that_was_given_up_changes_nothing(left, read, stamp, monkeypatch):
    document = left()
    keep = readings._keep

    def overtaken(mine, *args, **kwargs):
        PlanDocument.objects.filter(pk=mine.pk).update(attempt=mine.attempt + 1)
        keep(mine, *args, **kwargs)

    monkeypatch.setattr(readings, "_keep", overtaken)
    read(document)

    document.refresh_from_db()
    assert document.status == "reading"  # by the other
    assert not document.elements.exists()


@pytest.mark.parametrize("step", ["read_opened", "_keep_unplaced", "carry_answers"])
def test_a_crash_in_the_middle_leaves_nothing_half_written(left, read, stop, step):
    document = left()
    stop(step)

    with pytest.raises(Stopped):
        read(document)

    document.refresh_from_db()
    assert document.status == "failed"
    assert not document.elements.exists()
    assert not document.unplaced.exists()
    assert bytes(document.content) == paper()


def test_after_a_crash_it_is_tried_again(browser, left, read, monkeypatch):
    document = left()
    understand = readings.read_opened
    monkeypatch.setattr(readings, "read_opened", _fall)
    with pytest.raises(Stopped):
        read(document)
    monkeypatch.setattr(readings, "read_opened", understand)
    address = f"{DOCUMENTS}{document.pk}/"
    assert "a fault that is not the document’s" in words_of(browser.get(address))

    browser.post(f"{address}read/")
    work_off()

    assert "3 results of last year" in words_of(browser.get(address))


def _fall(*args, **kwargs):
    raise Stopped


def test_a_worker_that_fell_silent_is_said_to_be_stopped(browser, left, stamp):
    document = left()
    long_ago = stamp["at"] - SILENCE_ALLOWED - timedelta(minutes=1)
    PlanDocument.objects.filter(pk=document.pk).update(
        status="reading", heard_at=long_ago
    )

    page = browser.get(f"{DOCUMENTS}{document.pk}/")

    assert "seems to have been stopped" in words_of(page)
    assert "Try again" in words_of(page)
    assert "http-equiv" not in page.content.decode()


def test_one_heard_of_just_now_is_not_stalled(stamp):
    assert not is_stalled("reading", stamp["at"], at=stamp["at"])
    assert not is_stalled("read", None, at=stamp["at"])


def test_a_document_removed_meanwhile_is_no_fault(left, read):
    document = left()
    PlanDocument.objects.filter(pk=document.pk).delete()

    tasks.read_brought_document.func(document.pk)
    read(document)

    assert not PlanDocument.objects.exists()


def test_a_document_removed_in_the_middle_leaves_nothing(left, read, monkeypatch):
    document = left()
    understand = readings.read_opened

    def removed(opened):
        PlanDocument.objects.filter(pk=document.pk).delete()
        return understand(opened)

    monkeypatch.setattr(readings, "read_opened", removed)
    read(document)

    assert not PlanDocument.objects.exists()


def test_the_same_bytes_twice_are_one_document_and_one_task(left, asked):
    assert left() == left(name="copy.txt")
    assert len(asked) == 1


def test_a_refused_document_may_come_again_under_another_name(left, read, asked):
    data = b"%PDF-1.7 pages"
    refused = read(left(data))
    assert (refused.status, bytes(refused.content)) == ("refused", b"")

    again = left(data, name="plan.pdf")

    assert (again.pk, again.status, again.name) == (refused.pk, "waiting", "plan.pdf")
    assert len(asked) == 2


def test_the_task_reads_in_the_name_of_who_brought_it(left, olu):
    document = left()

    tasks.read_brought_document.func(document.pk)

    record = records_of("northbridge").first()
    assert (record.event, record.by_id) == ("plan document read", olu.pk)


def test_uploading_answers_at_once_and_the_page_says_how_far_it_is(browser, olu):
    brought = browser.post(
        DOCUMENTS, {"document": SimpleUploadedFile("plan.txt", paper())}
    )

    page = browser.get(brought["Location"])
    assert "Waiting Brought by Olu Adeyemi" in words_of(page)
    assert '<noscript><meta http-equiv="refresh"' in page.content.decode()
    assert 'aria-live="polite"' in page.content.decode()
    listed = words_of(browser.get(DOCUMENTS))
    assert "Waiting." in listed
    PlanDocument.objects.update(status="reading", steps_done=1)
    assert "Understanding its words" in words_of(browser.get(brought["Location"]))


def test_who_watches_by_htmx_is_led_to_the_draft_when_it_is_read(browser, northbridge):
    brought = upload(browser, paper())

    response = browser.get(brought["Location"], headers=HTMX)

    assert response["HX-Refresh"] == "true"


@pytest.mark.parametrize("page", ["lines/", "accept/", "make/", "years/"])
def test_what_needs_a_draft_is_refused_in_words_until_there_is_one(browser, left, page):
    document = left()
    address = f"{DOCUMENTS}{document.pk}/{page}"

    send = browser.get if page == "lines/" else browser.post
    response = send(address)

    assert response.status_code == 403
    assert "is not read yet" in words_of(response)


@pytest.fixture
def outdated(document, stamp, monkeypatch):
    """Return a read document, of which the reader has a newer version."""
    monkeypatch.setattr("frankpledge.plan.models.documents.READER_VERSION", 99)
    return PlanDocument.objects.get(pk=document.pk)


def test_a_newer_reader_is_offered_and_keeps_decisions(browser, outdated, stamp):
    kept = outdated.elements.get(title=RESULTS[0].split("\t")[0])
    operations.decide_element(
        element=kept,
        decision=Decision.CORRECTED,
        corrected=kept.payload | {"title": "Burglary"},
        version=1,
        **stamp,
    )
    address = f"{DOCUMENTS}{outdated.pk}/"
    assert "Read it again" in words_of(browser.get(address))

    browser.post(f"{address}read/")
    work_off()

    page = words_of(browser.get(address))
    count = outdated.elements.count()
    assert f"It was read again: {count} of {count} as before" in page
    again = outdated.elements.get(pk=kept.pk)
    assert (again.decision, again.title, again.version) == ("corrected", "Burglary", 2)


def test_what_is_read_otherwise_now_is_to_be_decided_again(
    outdated, stamp, monkeypatch
):
    lost = outdated.elements.get(title=RESULTS[1].split("\t")[0])
    operations.decide_element(
        element=lost, decision=Decision.ACCEPTED, version=1, **stamp
    )
    known = queries.findings_about(outdated).findings[-1]
    operations.answer_finding(
        document=outdated,
        key=known.key,
        reply=Reply(Answer.MISTAKE, finding=known.finding),
        version=0,
        **stamp,
    )
    understand = readings.read_opened

    def otherwise(opened):
        lines = tuple(line.replace("1,193", "1,194") for line in opened.lines)
        return understand(type(opened)(lines, opened.places, opened.kind))

    monkeypatch.setattr(readings, "read_opened", otherwise)
    operations.read_again(document=outdated, then=lambda _: None, **stamp)
    work_off()

    outdated.refresh_from_db()
    assert "1 that was decided was read otherwise: decide again" in outdated.message
    assert not outdated.elements.get(title=lost.title).is_decided
    assert outdated.answers.get().stands
    with pytest.raises(EditedMeanwhile, match="read again meanwhile"):
        operations.decide_element(
            element=lost, decision=Decision.REFUSED, version=2, **stamp
        )


def _refuse(*args, **kwargs):
    raise UnreadableDocument("It has too many lines for this reader.")


@pytest.mark.parametrize(
    ("broken", "said"), [(_refuse, "too many lines"), (_fall, "fault that is not")]
)
def test_what_cannot_be_read_again_stays_as_it_was_read(
    browser, outdated, stamp, monkeypatch, broken, said
):
    element = outdated.elements.first()
    operations.decide_element(
        element=element, decision=Decision.ACCEPTED, version=1, **stamp
    )
    monkeypatch.setattr(readings, "read_opened", broken)

    operations.read_again(document=outdated, then=lambda _: None, **stamp)
    with suppress(Stopped):
        operations.read_brought(document=outdated, **stamp)

    outdated.refresh_from_db()
    assert outdated.is_read
    assert bytes(outdated.content) == paper()
    assert outdated.elements.get(pk=element.pk).is_decided
    page = words_of(browser.get(f"{DOCUMENTS}{outdated.pk}/"))
    assert "It could not be read again" in page
    assert said in page


def test_what_was_read_by_this_reader_is_not_read_again(document, stamp):
    with pytest.raises(Refusal, match="nothing to repeat"):
        operations.read_again(document=document, then=lambda _: None, **stamp)


def test_a_document_kept_before_drafts_were_is_still_shown(browser, document):
    PlanDocument.objects.update(opened=None, draft={"old": "shape"}, reader_version=0)

    page = words_of(browser.get(f"{DOCUMENTS}{document.pk}/"))

    assert "3 results of last year" in page
    assert "Read it again" in page


@pytest.mark.parametrize(("person", "status"), [(DEV, 403), (MO, 404)], ids=str)
def test_only_who_may_edit_the_plan_has_it_read_again(
    client_for, outdated, person, status
):
    response = client_for(person).post(f"{DOCUMENTS}{outdated.pk}/read/")

    assert response.status_code == status
