"""Reading a document in, and deciding on what was read."""

import pytest

from frankpledge.access.refusals import Refusal
from frankpledge.audit import operations as audit
from frankpledge.audit.queries import records_of
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.plan import operations, permissions, queries
from frankpledge.plan.elements import CorrectionRefused
from frankpledge.plan.models import PlanDocument
from frankpledge.plan.reading.decoding import UnreadableDocument
from frankpledge.plan.rules import Decision
from tests.factories.plan import DraftElementFactory, PlanDocumentFactory
from tests.plan.papers import NAMELESS, paper


class RecordFailed(Exception):
    """The record could not be written."""


@pytest.fixture
def failing_record(monkeypatch):
    """Make every attempt to record fail."""

    def fail(*args, **kwargs):
        raise RecordFailed

    monkeypatch.setattr(audit, "record", fail)


def element_in(document, title: str):
    return document.elements.get(title=title)


def test_a_document_is_kept_byte_for_byte_with_what_was_read(document):
    held = PlanDocument.objects.get(pk=document.pk)

    assert bytes(held.content) == paper()
    assert (held.year_label, held.results_year_label) == ("2010-11", "2009-10")
    assert held.introduction.startswith("Neighbours here")
    assert held.elements.filter(kind="result").count() == 3


def test_the_same_bytes_brought_again_give_the_reading_already_made(bring):
    first, second = bring(), bring(name="renamed.txt")

    assert first == second
    assert PlanDocument.objects.count() == 1


def test_another_partnership_may_bring_the_same_document(bring, southmere, mo, stamp):
    first = bring()

    second = operations.read_document(
        partnership=southmere, name="plan.txt", content=paper(), **(stamp | {"by": mo})
    )

    assert first != second


def test_reading_is_recorded(document, northbridge):
    record = records_of(northbridge.slug).first()

    assert (record.event, record.subject) == ("plan document read", "plan.txt")


def test_a_document_that_cannot_be_read_leaves_nothing(bring, northbridge):
    with pytest.raises(UnreadableDocument):
        bring(b"%PDF-1.7 pages")

    assert not northbridge.documents.exists()


def test_a_failed_record_undoes_the_reading(bring, failing_record):
    with pytest.raises(RecordFailed):
        bring()

    assert not PlanDocument.objects.exists()


@pytest.mark.parametrize("decision", [Decision.ACCEPTED, Decision.REFUSED])
def test_an_element_is_decided_by_a_person_at_a_moment(document, stamp, decision):
    element = document.elements.first()

    held = operations.decide_element(
        element=element, decision=decision, version=element.version, **stamp
    )

    assert (held.decision, held.decided_by, held.decided_at) == (
        decision.value,
        stamp["by"],
        stamp["at"],
    )
    assert records_of("northbridge").first().event == "draft element decided"


def test_the_second_to_decide_is_told_and_nothing_is_overwritten(document, stamp):
    element = document.elements.first()
    operations.decide_element(
        element=element, decision=Decision.REFUSED, version=1, **stamp
    )

    with pytest.raises(EditedMeanwhile, match="it is refused"):
        operations.decide_element(
            element=element, decision=Decision.ACCEPTED, version=1, **stamp
        )

    element.refresh_from_db()
    assert element.decision == "refused"


def test_a_correction_is_kept_beside_what_was_read(document, stamp):
    element = element_in(document, "Reduce domestic burglary by 5%")
    mended = element.payload | {"title": "Reduce burglary of homes by 5%"}

    held = operations.decide_element(
        element=element,
        decision=Decision.CORRECTED,
        corrected=mended,
        version=1,
        **stamp,
    )

    assert held.understood["title"] == "Reduce burglary of homes by 5%"
    assert held.title == "Reduce burglary of homes by 5%"
    assert held.payload["title"] == "Reduce domestic burglary by 5%"


def test_a_correction_that_does_not_fit_changes_nothing(document, stamp):
    element = element_in(document, "Reduce domestic burglary by 5%")

    with pytest.raises(CorrectionRefused):
        operations.decide_element(
            element=element,
            decision=Decision.CORRECTED,
            corrected={"title": "no more"},
            version=1,
            **stamp,
        )

    element.refresh_from_db()
    assert not element.is_decided


def test_a_correction_taken_back_stands_as_it_was_read(document, stamp):
    element = element_in(document, "Domestic abuse")
    mended = element.payload | {"title": "Abuse at home"}
    operations.decide_element(
        element=element,
        decision=Decision.CORRECTED,
        corrected=mended,
        version=1,
        **stamp,
    )

    held = operations.decide_element(
        element=element, decision=Decision.PENDING, version=2, **stamp
    )

    assert held.understood == element.payload
    assert held.title == element.title
    assert not held.is_decided


def test_a_failed_record_undoes_a_decision(document, stamp, failing_record):
    element = document.elements.first()

    with pytest.raises(RecordFailed):
        operations.decide_element(
            element=element, decision=Decision.ACCEPTED, version=1, **stamp
        )

    element.refresh_from_db()
    assert not element.is_decided


def test_only_what_was_read_with_confidence_is_accepted_at_once(northbridge, stamp):
    document = PlanDocumentFactory(partnership=northbridge)
    sure = DraftElementFactory(document=document, confidence=0.95)
    doubtful = DraftElementFactory(document=document, confidence=0.6)
    refused = DraftElementFactory(document=document, decision="refused")

    count = operations.accept_all_sure(document=document, **stamp)

    decisions = [
        type(each).objects.get(pk=each.pk).decision
        for each in (sure, doubtful, refused)
    ]
    assert count == 1
    assert decisions == ["accepted", "pending", "refused"]


def test_nothing_is_decided_after_the_plan_is_made(plan, document, stamp):
    document.refresh_from_db()
    element = document.elements.first()

    with pytest.raises(Refusal, match="already become a plan"):
        operations.decide_element(
            element=element, decision=Decision.REFUSED, version=2, **stamp
        )
    assert not permissions.can_decide(element)


def test_a_decision_on_a_page_opened_before_the_plan_was_made_is_refused(
    decided, stamp
):
    opened = decided.elements.select_related("document").first()
    operations.adopt_document(document=decided, **stamp)

    with pytest.raises(Refusal, match="already become a plan"):
        operations.decide_element(
            element=opened, decision=Decision.REFUSED, version=opened.version, **stamp
        )


def test_accepting_everything_does_not_load_the_document_again_and_again(
    bring, stamp, django_assert_max_num_queries
):
    document = bring()
    count = document.elements.count()

    with django_assert_max_num_queries(8 * count + 6):
        operations.accept_all_sure(document=document, least=0, **stamp)


def test_the_years_of_a_document_can_be_said(bring, stamp):
    document = bring(paper(years=NAMELESS))

    operations.set_document_years(
        document=document, year_label="2010-11", results_year_label="2009-10", **stamp
    )

    document.refresh_from_db()
    assert (document.year_label, document.results_year_label) == ("2010-11", "2009-10")


@pytest.mark.parametrize(
    ("year", "results", "reason"),
    [
        ("2010-12", "", "not a plan year"),
        ("2010-11", "last", "not a plan year"),
        ("2010-11", "2010-11", "cannot be of 2010-11"),
    ],
)
def test_years_that_cannot_be_are_refused(document, stamp, year, results, reason):
    with pytest.raises(ValueError, match=reason):
        operations.set_document_years(
            document=document, year_label=year, results_year_label=results, **stamp
        )


def test_the_draft_stands_as_corrected_without_what_was_refused(document, stamp):
    wrong = element_in(document, "Reduce the number of violent crimes by 5%")
    operations.decide_element(
        element=wrong, decision=Decision.REFUSED, version=1, **stamp
    )
    theme = element_in(document, "Domestic abuse")
    operations.decide_element(
        element=theme,
        decision=Decision.CORRECTED,
        corrected=theme.payload | {"title": "Abuse at home"},
        version=1,
        **stamp,
    )

    draft = queries.draft_of(document, queries.opened(document))

    assert len(draft.results) == 2
    assert [sheet.title for sheet in draft.themes] == ["Abuse at home"]
    assert draft.introduction


def test_the_checks_find_what_is_printed_wrong(document):
    found = queries.findings_about(document).findings
    sentences = [known.finding.sentence for known in found]

    assert any("-6%" in sentence and "13.7%" in sentence for sentence in sentences)


def test_a_document_is_nobodys_business_in_another_partnership(document, southmere):
    element = document.elements.first()

    assert queries.document_of(southmere, pk=document.pk) is None
    assert queries.element_of(southmere, pk=element.pk) is None
    assert not queries.documents_of(southmere)


def test_the_list_says_how_much_waits(document, northbridge):
    (held,) = queries.documents_of(northbridge)

    assert held.found == document.elements.count()
    assert held.waiting == held.found


def test_the_newest_document_is_listed_first(bring, document, northbridge, stamp):
    newer = operations.read_document(
        partnership=northbridge,
        name="newer.txt",
        content=paper() + b"\nA line more.\n",
        **(stamp | {"at": stamp["at"].replace(day=9)}),
    )

    assert list(queries.documents_of(northbridge)) == [newer, document]


def test_a_long_name_is_cut_but_keeps_its_ending(bring):
    data = b"Action,Baseline,Target\nReduce robbery by 10%,200,180\n"

    held = bring(data, name="a" * 230 + ".csv")

    assert len(held.name) <= 200
    assert held.name.endswith("a.csv")
    assert queries.opened(held).kind == "a table in text (CSV)"


def test_the_lines_of_a_document_are_counted_from_one(document):
    lines = queries.opened(document).lines

    row = element_in(document, "Reduce domestic burglary by 5%")
    assert lines[row.first_line - 1].startswith("Reduce domestic burglary by 5%\t273")


def test_the_priorities_a_theme_may_stand_under_are_the_documents(document, stamp):
    assert queries.priority_titles_in(document) == ("Tackling violent crime",)

    element = element_in(document, "Tackling violent crime")
    operations.decide_element(
        element=element, decision=Decision.REFUSED, version=1, **stamp
    )

    assert queries.priority_titles_in(document) == ()
