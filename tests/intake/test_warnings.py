"""What is said of a return: figures, reasons and warnings, in sentences."""

import json

import pytest

from frankpledge.intake import queries
from frankpledge.intake.reports import report_as_json
from frankpledge.intake.rules import Outcome
from frankpledge.partnership import operations as partnership_operations
from frankpledge.partnership.operations import AreaShape
from frankpledge.partnership.rules import AreaKind
from tests.intake.conftest import AT
from tests.intake.streets import (
    NOWHERE,
    nuisance,
    put,
    row,
    street,
)


def test_a_return_is_added_and_reported(add, tmp_path, northbridge):
    rows = [row(1), row(2, **NOWHERE), nuisance(), row(4, Month="2014-05")]

    report = add(put(tmp_path, street(rows)))

    [one] = report.returns
    assert (one.source, one.supplier, one.period) == (
        "police-uk",
        "northbridge",
        "2014-06",
    )
    assert (one.rows_read, one.rows_kept, one.rows_set_aside) == (4, 3, 1)
    assert (one.rows_without_location, one.lsoa_vintage) == (1, "unknown")
    assert one.outcome is Outcome.ADDED
    assert one.warnings == (
        "1 row of another month than the file's, 2014-06 was set aside (line 5).",
        "1 row without a location: counted for the supplier's whole area and in no "
        "smaller one.",
        "LSOA 2011 or 2021: cannot be told, because its 1 code is in both.",
    )


def test_a_clean_return_is_added_without_a_word(add, tmp_path, northbridge, amara):
    partnership_operations.add_areas(
        partnership=northbridge,
        kind=AreaKind.LSOA,
        vintage=2011,
        shapes=[AreaShape("E01024730", "Northbridge 001A")],
        by=amara,
        at=AT,
    )
    partnership_operations.add_areas(
        partnership=northbridge,
        kind=AreaKind.LSOA,
        vintage=2021,
        shapes=[AreaShape("E01034985", "Northbridge 001F")],
        by=amara,
        at=AT,
    )

    [one] = add(put(tmp_path, street([row()]))).returns

    assert one.warnings == ()
    assert one.lsoa_sentence == "LSOA 2011: 1 code is no longer there in 2021."


def test_a_category_nobody_knows_is_kept_and_said(add, tmp_path, northbridge):
    rows = [row(1), row(2, Crime_type="Cybercrime")]

    [one] = add(put(tmp_path, street(rows))).returns

    assert any(
        "1 row of a category not known from this source, “Cybercrime”" in warning
        for warning in one.warnings
    )
    assert "Cybercrime" in queries.categories_held(
        northbridge, source="police-uk", supplier="northbridge"
    )


def test_a_crime_id_seen_again_is_said_with_its_lines(add, tmp_path):
    rows = [row(1), row(2), row(1, Location="Elsewhere"), row(2)]

    [one] = add(put(tmp_path, street(rows))).returns

    assert (
        "2 rows carry a crime ID already seen in this file (lines 4 and 5); kept, because "
        "the source counts them. 1 of them (line 5) is an exact copy of an earlier row."
    ) in one.warnings


def test_a_file_of_another_force_is_noticed(add, tmp_path):
    [one] = add(put(tmp_path, street([row()]), "2014-06-kent-street.csv")).returns

    assert (
        "The file's name says kent, but rows fall within Northbridge Police: check whose "
        "file it is."
    ) in one.warnings


def test_a_month_that_looks_partial_is_said_by_the_return_and_by_the_report(
    add, tmp_path
):
    folder = tmp_path / "months"
    for month in range(1, 8):
        rows = [
            row(number, Month=f"2014-{month:02d}") for number in range(300 + 3 * month)
        ]
        kept = rows[:60] if month == 4 else rows
        put(folder, street(kept), f"2014-{month:02d}-northbridge-street.csv")

    report = add(folder)

    [partial] = report.months_partial
    assert (partial.supplier, partial.period) == ("northbridge", "2014-04")
    assert partial.sentence.startswith("2014-04 looks partial: 60 crimes against")
    assert [o.period for o in report.returns if partial.sentence in o.warnings] == [
        "2014-04"
    ]


def test_the_report_is_plain_json(add, tmp_path):
    report = add(put(tmp_path, street([row(), row(2, Month="x")])), tmp_path / "gone")

    plain = json.loads(json.dumps(report_as_json(report)))

    assert plain["sentence"] == "1 return added, 1 file refused."
    assert plain["returns"][0]["outcome"] == "added"
    assert plain["returns"][0]["rows_set_aside"] == 1
    assert plain["refused"] == [
        {"file": "gone", "sentence": "gone is not there; check its name and place."}
    ]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row(1), row(1, Location="Elsewhere")], "kept, because the source counts it."),
        ([row(1), row(1)], "counts it. It is an exact copy of an earlier row."),
        (
            [row(1), row(1), row(1)],
            "counts them. All are exact copies of an earlier row.",
        ),
    ],
)
def test_one_row_or_all_are_spoken_of_as_such(add, tmp_path, rows, words):
    [one] = add(put(tmp_path, street(rows))).returns

    assert one.warnings[0].endswith(words)
