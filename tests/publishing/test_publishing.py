"""Publishing: what is refused, what is frozen, and that it can be made again."""

import hashlib
import io
import json
import os
import subprocess
import sys
from datetime import UTC, datetime

import pypdf
import pytest
from django.db import DatabaseError

from frankpledge.access.refusals import Refusal
from frankpledge.audit.queries import records_of
from frankpledge.audit.rules import Event
from frankpledge.plan.reading.draft import Part
from frankpledge.plan.rules import PlanStage
from frankpledge.publishing import operations, permissions, queries, rendering
from frankpledge.publishing.models import Publication
from frankpledge.publishing.rules import PUBLISHABLE, canonical, day_in_words, digest
from tests.factories.partnership import AgencyFactory
from tests.factories.plan import (
    ActivityFactory,
    FundingPotFactory,
    NarrativeTopicFactory,
    PlanFactory,
    PriorityFactory,
    ThemeFactory,
)
from tests.factories.review import TypedReturnFactory
from tests.publishing.conftest import AT, LATER, answered, read

pytestmark = pytest.mark.django_db

AGAIN = """
import hashlib, json, sys
import django
django.setup()
from frankpledge.publishing import rendering
content = json.load(sys.stdin)
for made in (rendering.page(content).encode(), rendering.pdf(content)):
    print(hashlib.sha256(made).hexdigest())
"""


@pytest.fixture
def whole(plan, northbridge):
    """Return the plan with something in each of its parts."""
    agency = AgencyFactory(partnership=northbridge, member=True, reachable=True)
    northbridge.telephone, northbridge.email = "01632 960000", "csp@northbridge.example"
    northbridge.save()
    theme = ThemeFactory(
        priority=PriorityFactory(plan=plan, title="Burglary", issues="Sheds\nCars"),
        title="Homes",
        lead=agency,
        overview="Most are in winter.\n\nFew are solved.",
    )
    ActivityFactory(theme=theme, owner=agency, due_on=AT.date())
    answered(plan, "Distraction burglary", 80, theme=theme)
    for part in Part:
        NarrativeTopicFactory(
            plan=plan, part=part.value, title=f"On {part}", text=f"Told of {part}."
        )
    FundingPotFactory(plan=plan, sentence="It pays for locks.")
    return read(plan)


def test_a_draft_is_refused_in_words(draft, publish):
    with pytest.raises(Refusal) as refused:
        publish(draft)

    assert str(refused.value) == (
        "Action plan of Northbridge is a draft. The partnership agrees a plan before "
        "it is published: set it to agreed on the plan's page."
    )
    assert not Publication.objects.exists()
    assert not permissions.can_publish(read(draft))


def test_only_what_was_agreed_may_be_published():
    assert {PlanStage.AGREED, PlanStage.PUBLISHED} == PUBLISHABLE


def test_publishing_makes_the_plan_published_and_is_recorded(
    plan, publish, olu, northbridge
):
    made = publish(plan)

    assert (made.number, made.published_by, made.published_at) == (1, olu, AT)
    assert read(plan).stage is PlanStage.PUBLISHED
    [record] = records_of(northbridge.slug).filter(event=Event.PUBLISHED)
    assert json.loads(record.detail) == {
        "content": made.content_sha256,
        "pdf": made.pdf_sha256,
    }


def test_publishing_twice_unchanged_gives_the_same_publication(plan, publish):
    first = publish(plan)

    again = publish(plan, at=LATER)

    assert again == first
    assert again.published_at == AT
    assert Publication.objects.count() == 1


def test_changed_evidence_gives_a_new_number_and_keeps_the_old(plan, publish):
    first = publish(plan)
    measure = plan.measures.first()
    TypedReturnFactory(measure=measure, value=70)

    second = publish(plan, at=LATER)

    assert (first.number, second.number) == (1, 2)
    assert first.evidence_versions != second.evidence_versions
    assert "70 is below the target" in second.html
    first.refresh_from_db()
    assert "90 is below the target" in first.html


def test_two_at_once_make_one_publication_and_the_second_is_told(
    plan, publish, monkeypatch
):
    first = publish(plan)
    TypedReturnFactory(measure=plan.measures.first(), value=70)
    monkeypatch.setattr(queries, "latest_of", lambda *_: None)  # read just before

    with pytest.raises(Refusal, match="Somebody else published"):
        publish(plan)

    assert list(Publication.objects.all()) == [first]


def test_a_publication_that_cannot_be_recorded_is_not_made(plan, publish, monkeypatch):
    def refused(*_, **__):
        raise DatabaseError("the record is full")

    monkeypatch.setattr("frankpledge.audit.operations.record", refused)

    with pytest.raises(DatabaseError):
        publish(plan)

    assert not Publication.objects.exists()
    assert read(plan).stage is PlanStage.AGREED


def test_page_and_pdf_are_made_again_to_the_letter(whole, publish):
    made = publish(whole)

    assert rendering.page(made.as_content) == made.html
    assert rendering.pdf(made.as_content) == bytes(made.pdf)
    assert queries.verify_latest(whole.year) == ()


def test_page_and_pdf_are_made_again_to_the_letter_in_another_process(whole, publish):
    made = publish(whole)

    answer = subprocess.run(
        [sys.executable, "-W", "error", "-c", AGAIN],
        input=made.content,
        env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert answer.stdout.split() == [made.html_sha256, made.pdf_sha256]


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        (
            "content",
            '{"title": "Another"}',
            "The frozen content was altered after it was published.",
        ),
        ("content", "{", "The frozen content was altered after it was published."),
        ("html", "<p>Ours</p>", "The page kept was altered after it was published."),
        ("pdf", b"%PDF-1.7", "The PDF kept was altered after it was published."),
        (
            "html_sha256",
            "0" * 64,
            "The page made again differs from the one published.",
        ),
        ("pdf_sha256", "0" * 64, "The PDF made again differs from the one published."),
    ],
)
def test_what_was_altered_is_found(plan, publish, field, value, fault):
    made = publish(plan)
    Publication.objects.filter(pk=made.pk).update(**{field: value})

    assert fault in queries.verify_latest(plan.year)


def test_other_words_from_the_same_evidence_are_found(plan, publish):
    publish(plan)
    plan.measures.filter(title="Reduce Arson").update(baseline_printed="110")

    assert queries.verify_latest(plan.year) == (
        "The part “targets” would now say something else from the same evidence.",
    )


def test_other_evidence_is_no_fault(plan, publish):
    publish(plan)
    TypedReturnFactory(measure=plan.measures.first(), value=70)

    assert queries.verify_latest(plan.year) == ()


def test_nothing_published_is_said_when_verifying(draft):
    assert queries.verify_latest(draft.year) == (
        "Nothing has been published for 2010-11.",
    )


def test_a_publication_is_written_into_a_folder(plan, publish, tmp_path):
    made = publish(plan)

    page, document = queries.write_to(made, tmp_path / "out")

    assert page.name == "northbridge-2010-11-1.html"
    assert page.read_text(encoding="utf-8") == made.html
    assert hashlib.sha256(document.read_bytes()).hexdigest() == made.pdf_sha256


def test_the_pdf_is_tagged_titled_and_in_english(whole, publish):
    made = publish(whole)

    reader = pypdf.PdfReader(io.BytesIO(bytes(made.pdf)))
    root = reader.trailer["/Root"]
    described = reader.xmp_metadata
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Action plan of Northbridge"
    assert reader.metadata.author == "Safer Northbridge Partnership"
    assert b"pdfuaid:part>1<" in described.stream.get_data()


def test_the_pdf_says_when_it_was_published_and_what_the_page_says(whole, publish):
    made = publish(whole)

    pages = pypdf.PdfReader(io.BytesIO(bytes(made.pdf))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Published 23 November 2010." in text
    for said in (
        "90 is below the target of 95.",
        "Most are in winter.",
        "by 23 November 2010",
        "It pays for locks.",
        *(f"Told of {part}." for part in Part),
        "Telephone 01632 960000",
        "Missing is never counted as zero.",
    ):
        assert said.casefold() in text.casefold(), said
        assert said in " ".join(made.html.split()), said


def test_without_its_fonts_a_document_is_refused_in_words(plan, publish, monkeypatch):
    monkeypatch.setattr(rendering.finders, "find", lambda *_: None)

    with pytest.raises(rendering.DocumentNotMade, match=r"start\.py setup"):
        publish(plan)

    assert not Publication.objects.exists()


def test_last_years_draft_is_nobodys_business(plan, last_year, publish):
    before = PlanFactory(year=last_year, title="Last year's")
    answered(before, "Secret ambition", 90)

    made = publish(plan)

    assert made.as_content["results"] is None
    assert "Secret ambition" not in made.content


def test_last_years_agreed_plan_gives_the_results(plan, last_year, publish):
    before = PlanFactory(year=last_year, title="Last year's", agreed=True)
    measure = answered(before, "Theft", None)
    TypedReturnFactory(
        measure=measure, starts_on="2009-04-01", ends_before="2010-04-01", value=120
    )

    results = publish(plan).as_content["results"]

    [row] = results["rows"]
    assert results["year"] == "2009-10"
    assert (row["actual"], row["change"], row["verdict"]) == (
        "120",
        "+20.0%",
        "Target missed",
    )


def test_the_same_content_is_one_text_whatever_its_order():
    assert canonical({"b": 1, "a": "é"}) == canonical({"a": "é", "b": 1})
    assert digest("é") == digest("é".encode())
    assert day_in_words(AT.date()) == "23 November 2010"


def test_publishing_goes_by_the_day_in_this_country(plan, olu):
    late = datetime(2010, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight in summer

    made = operations.publish(plan=plan, by=olu, at=late)

    assert made.as_content["published_on"] == "2010-07-01"


def test_targets_that_all_stand_under_themes_are_published_with_their_figures(
    this_year, publish
):
    plan = PlanFactory(year=this_year, agreed=True)
    theme = ThemeFactory(priority=PriorityFactory(plan=plan), title="Safer homes")
    answered(plan, "Burglary", 90, theme=theme)

    [section] = json.loads(publish(plan).content)["targets"]

    assert section["title"] == "Safer homes"
    assert section["rows"][0]["value"] == "90"
