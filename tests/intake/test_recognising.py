"""Which source a file is of, found by asking every reader."""

import re
from datetime import date
from pathlib import Path

import pytest

from frankpledge.analysis.contracts import Shape
from frankpledge.intake import presenters, queries
from frankpledge.intake.models import Delivery
from frankpledge.intake.readers.reader import BY_FORM, BY_NAME
from frankpledge.intake.readers.recognising import recognise, recognise_paths
from frankpledge.intake.readers.registry import ANY_SOURCE, READERS
from frankpledge.partnership.models import Partnership, PlanYear
from tests.intake.conftest import AT
from tests.intake.streets import put, put_gzip, put_zip, row, street
from tests.intake.test_incidents import WHOLE, content
from tests.intake.test_police_uk_others import OUTCOME_HEADER, outcome, searches

STREET = street([row()])
OUTCOMES = street([outcome()], header=OUTCOME_HEADER)
INCIDENTS = content([WHOLE])


def found(name, first=b""):
    best = recognise(name, first, READERS.values())
    return best.reader.source if best.reader else "", best.recognition


@pytest.mark.parametrize(
    ("name", "first", "source", "confidence"),
    [
        ("2014-06-kent-street.csv", b"", "police-uk", BY_NAME),
        ("2014-06-kent-outcomes.csv", b"", "police-uk-outcomes", BY_NAME),
        ("northbridge-police-incidents-2014-06.csv", b"", "incidents", BY_NAME),
        ("ours.csv", STREET, "police-uk", BY_FORM),
        ("ours.csv", OUTCOMES, "police-uk-outcomes", BY_FORM),
        ("ours.csv", searches({}), "police-uk-stop-and-search", BY_FORM),
        ("letter.txt", b"Dear Sir", "", 0),
        ("blank.csv", b"", "", 0),
    ],
)
def test_the_surest_reader_has_the_file(name, first, source, confidence):
    whose, recognition = found(name, first)

    assert (whose, recognition.confidence) == (source, confidence)


def test_what_is_nearly_a_readers_own_is_told_why_not():
    assert found("2014-13-kent-street.csv")[1].why == (
        "names a month that does not exist, 2014-13"
    )


def test_no_source_is_called_as_the_word_for_any():
    assert ANY_SOURCE not in READERS


def test_files_in_folders_zips_and_gzip_are_each_told(tmp_path):
    folder = tmp_path / "brought"
    put_gzip(folder, STREET, "2014-06/2014-06-kent-street.csv.gz")
    put(folder, b"what this is", "README.txt")
    archive = put_zip(tmp_path, {"2014-06/2014-06-kent-outcomes.csv": OUTCOMES})
    damaged = put_gzip(tmp_path, STREET, "damaged.csv.gz")
    damaged.write_bytes(damaged.read_bytes()[:20])

    told = {one.file: one for one in recognise_paths([folder, archive, damaged])}

    assert {name: one.source for name, one in told.items()} == {
        "brought/README.txt": "",
        "brought/2014-06/2014-06-kent-street.csv.gz": "police-uk",
        "months.zip: 2014-06/2014-06-kent-outcomes.csv": "police-uk-outcomes",
        "damaged.csv.gz": "",
    }
    assert "is damaged or cut off" in told["damaged.csv.gz"].why


@pytest.mark.django_db
def test_one_delivery_may_hold_files_of_several_sources(add, tmp_path):
    folder = tmp_path / "brought"
    put(folder, STREET, "2014-06-northbridge-street.csv")
    put(folder, OUTCOMES, "2014-06-northbridge-outcomes.csv")
    put(folder, INCIDENTS, "northbridge-police-incidents-2014-06.csv")
    put(folder, b"what this is", "README.txt")

    report = add(folder, source=ANY_SOURCE)

    assert sorted((one.source, one.supplier) for one in report.returns) == [
        ("incidents", "northbridge-police"),
        ("police-uk", "northbridge"),
        ("police-uk-outcomes", "northbridge"),
    ]
    assert [one.file for one in report.passed_over] == ["brought/README.txt"]
    assert report.refused == ()


def test_a_report_of_several_sources_says_which_is_which():
    one = {
        **dict.fromkeys(("rows_read", "rows_kept", "rows_set_aside"), 1),
        **dict.fromkeys(("supplier", "lsoa_vintage"), "kent"),
        "rows_without_location": 0,
        "period": "2014-06",
        "outcome": "added",
        "warnings": ["Odd."],
    }
    sources = ("police-uk", "police-uk-outcomes")
    report = {"returns": [{**one, "source": source} for source in sources]}
    partnership = Partnership(slug="northbridge")
    year = PlanYear(partnership=partnership, starts_on=date(2010, 4, 1))
    found = Delivery(status="done", report=report, file_names=["a.zip"], heard_at=AT)
    found.received_at = AT

    every_count = queries.Telling({})
    page = presenters.delivery(found, year=year, at=AT, telling=every_count)

    assert [row[1].text for row in page["returns"].rows] == [
        "police.uk street-level crime",
        "police.uk outcomes of crimes",
    ]
    assert [told["title"] for told in page["warned"]] == [
        "2014-06: police.uk street-level crime, kent",
        "2014-06: police.uk outcomes of crimes, kent",
    ]


@pytest.mark.django_db
def test_a_file_of_no_source_is_refused_saying_so(add, tmp_path):
    report = add(put(tmp_path, b"Dear Sir", "letter.txt"), source=ANY_SOURCE)

    [refused] = report.refused
    assert "letter.txt is not known, neither by its name nor" in refused.sentence


def test_the_page_on_bringing_evidence_names_every_source_of_incidents():
    page = Path(__file__).parents[2] / "docs" / "how-to" / "bring-evidence-in.md"
    text = page.read_text(encoding="utf-8")
    rows = dict(
        re.findall(r"^\| `([a-z0-9-]+)` \|.*?\| `([^`]+)` \|", text, re.MULTILINE)
    )

    of_incidents = {r.source for r in READERS.values() if r.shape is Shape.INCIDENTS}

    assert set(rows) == of_incidents
    assert {name: found(name)[0] for name in rows.values()} == {
        name: source for source, name in rows.items()
    }
