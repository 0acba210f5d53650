"""Street-level files of police.uk: what a row means, and what is said of odd ones."""

import csv
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frankpledge.analysis.contracts import INCIDENTS
from frankpledge.intake.readers import police_uk
from frankpledge.intake.readers.national_grid import degrees_of
from frankpledge.intake.readers.reader import BY_FORM, BY_NAME, FileRefused
from tests.intake.conftest import columns_of, rows_of
from tests.intake.streets import HEADER, NOWHERE, nuisance, row, street

FIRST = street([row()])[:4096]


def fault_of(reading) -> tuple[str, int, tuple[int, ...]]:
    [fault] = reading.faults
    return fault.code, fault.rows, fault.lines


@pytest.mark.parametrize(
    ("name", "supplier", "month"),
    [
        ("2014-06-kent-street.csv", "kent", date(2014, 6, 1)),
        (
            "2025-01-greater-manchester-street.csv",
            "greater-manchester",
            date(2025, 1, 1),
        ),
        ("2014-06-KENT-STREET.CSV", "kent", date(2014, 6, 1)),
    ],
)
def test_a_file_is_known_by_its_name(name, supplier, month):
    found = police_uk.recognise(name, b"")

    assert (found.confidence, found.supplier, found.month) == (BY_NAME, supplier, month)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("2014-06-kent-outcomes.csv", "is a police.uk outcomes file"),
        ("2014-06-kent-stop-and-search.csv", "is a police.uk stop and search file"),
        ("2014-13-kent-street.csv", "names a month that does not exist, 2014-13"),
        ("SOURCE.txt", "is not a police.uk street-level file"),
    ],
)
def test_another_kind_of_file_is_told_apart_in_words(name, why):
    found = police_uk.recognise(name, b"Some,Other,Header\n")

    assert found.confidence == 0
    assert why in found.why


def test_a_file_of_that_form_but_another_name_is_kept_apart_as_an_extract():
    found = police_uk.recognise("tm_street_2014.csv", FIRST)

    assert (found.confidence, found.supplier, found.month) == (
        BY_FORM,
        "tm-street",
        None,
    )


def test_a_whole_row_is_kept_with_everything_the_contract_asks(read):
    reading = read(street([row()]))

    [month] = reading.months
    assert rows_of(month.parquet) == [
        (
            month.version,
            2,
            "police-uk",
            "northbridge",
            "id1",
            date(2014, 6, 1),
            None,
            "month",
            0.274,
            51.195,
            "snapped",
            "On or near Mill Lane",
            "E01024730",
            "Northbridge 001A",
            "Burglary",
            "Under investigation",
            *[None] * 6,
        )
    ]


def test_the_columns_are_the_contracts_in_its_order(read):
    [month] = read(street([row()])).months

    assert columns_of(month.parquet) == [(c.name, c.kind) for c in INCIDENTS]


def test_columns_may_come_in_any_order_and_headings_in_any_case(read):
    shuffled = sorted(HEADER, key=len)
    content = street([row()], header=shuffled).replace(b"Crime type", b" crime  TYPE ")

    [month] = read(content).months

    assert rows_of(month.parquet, "reference, category, longitude") == [
        ("id1", "Burglary", 0.274)
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_marks_make_no_difference(read, line_end, start):
    reading = read(start + street([row(), row(2)], line_end=line_end))

    assert (reading.rows_read, reading.rows_set_aside) == (2, 0)


def test_no_location_is_no_place(read):
    [month] = read(street([row(**NOWHERE)])).months

    assert month.tally.rows_without_location == 1
    assert rows_of(
        month.parquet, "place, longitude, location_precision, lsoa_code"
    ) == [(None, None, "none", None)]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"Month": "2014-05"}, "other-month"),
        ({"Month": ""}, "no-month"),
        ({"Month": "Jun-14"}, "month-unreadable"),
        ({"Month": "2014-13"}, "month-unreadable"),
        ({"Month": "2014-06-01"}, "month-unreadable"),
        ({"Month": "0014-06"}, "month-unreadable"),
        ({"Crime_type": "  "}, "no-category"),
    ],
)
def test_a_row_that_cannot_be_counted_is_set_aside_with_its_line(read, changes, code):
    reading = read(street([row(), row(2, **changes), row(3)]))

    assert fault_of(reading) == (code, 1, (3,))
    assert [month.tally.rows_kept for month in reading.months] == [2]


@pytest.mark.parametrize(
    ("torn", "code"),
    [
        (b"id9,2014-06,Northbridge Police", "few-cells"),
        (b",".join([b"x"] * 14), "many-cells"),
        (b'id9,"2014-06,Northbridge Police,,,,,,,,,', "open-quote"),
        (b"\0\0\0", "not-text"),
        (b",,,,,,,,,,,", "no-values"),
        (street([])[:-2], "header-again"),
    ],
)
def test_a_torn_line_is_set_aside_and_its_neighbours_kept(read, torn, code):
    reading = read(street([row(), torn, row(3)]))

    assert fault_of(reading) == (code, 1, (3,))
    assert reading.months[0].tally.rows_kept == 2


def test_a_half_written_last_line_is_set_aside(read):
    content = street([row(), row(2)])

    reading = read(content[:-40])

    assert fault_of(reading) == ("cut-short", 1, (3,))
    assert reading.months[0].tally.rows_kept == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"Longitude": "east"}, "point-not-numbers"),
        ({"Longitude": "51.195", "Latitude": "0.274"}, "point-elsewhere"),
        ({"Longitude": "nan"}, "point-elsewhere"),
        ({"Longitude": "inf"}, "point-elsewhere"),
        ({"Longitude": "0", "Latitude": "0"}, "point-elsewhere"),
        ({"Latitude": ""}, "half-a-point"),
    ],
)
def test_garbage_coordinates_lose_the_point_and_not_the_row(read, changes, code):
    [month] = read(street([row(), row(2, **changes)])).months

    assert [(r.code, r.rows, r.lines) for r in month.tally.remarks] == [(code, 1, (3,))]
    assert rows_of(month.parquet, "longitude, latitude, location_precision") == [
        (0.274, 51.195, "snapped"),
        (None, None, "area"),
    ]


def test_an_lsoa_that_is_no_code_is_left_out_and_said(read):
    [month] = read(street([row(LSOA_code="#N/A")])).months

    assert [remark.code for remark in month.tally.remarks] == ["lsoa-unreadable"]
    assert rows_of(month.parquet, "lsoa_code, location_precision") == [
        (None, "snapped")
    ]


def test_identical_rows_of_nuisance_are_separate_incidents(read):
    [month] = read(street([nuisance(), nuisance(), nuisance()])).months

    assert month.tally.rows_kept == 3
    assert month.tally.remarks == ()


def test_a_crime_id_seen_again_is_kept_counted_and_named(read):
    elsewhere = row(1, Location="On or near High Street")

    [month] = read(street([row(1), row(2), elsewhere, row(2)])).months

    assert month.tally.rows_kept == 4
    assert [(r.code, r.lines) for r in month.tally.remarks] == [
        ("exact-copy", (5,)),
        ("reference-again", (4, 5)),
    ]


def test_a_missing_column_refuses_the_file_naming_it_and_what_was_found(read):
    header = [name for name in HEADER if name != "LSOA code"]

    with pytest.raises(FileRefused) as refusal:
        read(street([row()], header=header))

    assert "no column “LSOA code”" in refusal.value.sentence
    assert "Crime ID, Month, Reported by" in refusal.value.sentence


def test_the_form_of_2012_is_read_with_its_points_from_the_national_grid(read):
    header = (
        "Month,Reported by,Falls within,Easting,Northing,Location,Crime type,Context"
    )
    lines = (
        "2012-01,Kent Police,Kent Police,559000,146000,On or near Mill Lane,Burglary,\n"
        "2012-01,Kent Police,Kent Police,,,No Location,Violent crime,\n"
    )

    [month] = read(f"{header}\n{lines}".encode(), month="2012-01").months

    columns = "category, place, reference, lsoa_code, location_precision, longitude"
    assert rows_of(month.parquet, columns) == [
        (
            "Burglary",
            "On or near Mill Lane",
            None,
            None,
            "snapped",
            degrees_of([(559_000, 146_000)])[0][0],
        ),
        ("Violent crime", None, None, None, "none", None),
    ]
    assert set(month.tally.categories) <= police_uk.CATEGORIES


def test_a_column_twice_refuses_the_file(read):
    with pytest.raises(FileRefused, match="the column “Month” 2 times"):
        read(street([row()], header=[*HEADER, "Month"]))


def test_cells_parted_by_semicolons_are_refused_with_what_to_do(read):
    with pytest.raises(FileRefused, match="save it as CSV with commas"):
        read(street([row()]).replace(b",", b";"))


def test_a_column_nobody_knows_is_not_kept_and_said(read):
    content = street([row()], header=[*HEADER, "Victim name"])

    reading = read(content)

    assert reading.notes == ("The column “Victim name” is not known and was not kept.",)


def test_a_header_without_rows_is_refused(read):
    with pytest.raises(FileRefused, match="a header and no rows"):
        read(street([]))


def test_a_file_of_which_nothing_can_be_kept_is_refused_with_every_reason(read):
    content = street([row(Month="2014-05"), row(2, Month="2014-05"), b"torn"])

    with pytest.raises(FileRefused) as refusal:
        read(content)

    assert refusal.value.sentence == (
        "holds 3 rows, and none could be kept: 2 rows of another month than the file's, "
        "2014-06 (lines 2 and 3); 1 row with fewer cells than the header (line 4)."
    )


def test_an_extract_is_parted_into_its_months(read):
    rows = [row(1), row(2, Month="2014-07"), row(3), row(4, Month="oops")]

    reading = read(street(rows), month=None)

    assert [(m.month, m.tally.rows_kept) for m in reading.months] == [
        (date(2014, 6, 1), 2),
        (date(2014, 7, 1), 1),
    ]
    assert (reading.rows_read, reading.rows_set_aside) == (4, 1)


def test_the_rows_set_aside_are_listed_as_they_came_with_line_and_reason(read):
    rows = [
        row(),
        row(2, Month="2014-05", Location='"The Bell", High St'),
        b"torn,line",
    ]

    reading = read(street(rows))

    with reading.set_aside.open(encoding="utf-8", newline="") as file:
        listed = list(csv.reader(file))
    assert listed[0] == ["Line", "Why it was set aside", *HEADER]
    assert listed[1][:4] == [
        "3",
        "of another month than the file's, 2014-06",
        "id2",
        "2014-05",
    ]
    assert listed[1][8] == '"The Bell", High St'
    assert listed[2][:4] == ["4", "with fewer cells than the header", "torn", "line"]


def test_a_listed_cell_cannot_run_in_a_spreadsheet(read):
    torn = b"=HYPERLINK(1),-0.5,-x,@y"

    reading = read(street([row(), torn]))

    with reading.set_aside.open(encoding="utf-8", newline="") as file:
        listed = list(csv.reader(file))
    assert listed[1][2:6] == ["'=HYPERLINK(1)", "-0.5", "'-x", "'@y"]


text = st.text(st.characters(codec="utf-8", blacklist_characters="\r\n\0"), max_size=6)
maybe = st.one_of(st.just("2014-06"), st.just("2014-05"), text)
numbers = st.one_of(st.floats().map(str), st.just("0.27"), st.just("51.2"), text)
generated = st.fixed_dictionaries(
    {
        "Crime ID": st.one_of(st.just(""), st.just("same"), text),
        "Month": maybe,
        "Longitude": numbers,
        "Latitude": numbers,
        "Location": st.one_of(st.just("No Location"), text),
        "LSOA code": st.one_of(st.just("E01024730"), text),
        "LSOA name": text,
        "Crime type": st.one_of(st.just("Burglary"), text),
        "Last outcome category": text,
    }
)


def is_kept(one: dict[str, str]) -> bool:
    """Say in Python what the SQL must say of a row that was not torn."""
    blanks = " \t\N{NO-BREAK SPACE}"
    return one["Month"].strip(blanks) == "2014-06" and bool(
        one["Crime type"].strip(blanks)
    )


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=40,
)
@given(st.lists(generated, min_size=1, max_size=12))
def test_every_row_is_kept_or_set_aside_and_as_python_says(read, rows):
    expected = sum(is_kept(one) for one in rows)
    try:
        reading = read(street([row(), *rows]))
    except FileRefused as refusal:  # pragma: no cover - the first row is whole
        pytest.fail(refusal.sentence)

    [month] = reading.months
    assert month.tally.rows_kept == 1 + expected
    assert reading.rows_read == 1 + len(rows)
    assert reading.rows_set_aside == len(rows) - expected
    assert sum(month.tally.categories.values()) == month.tally.rows_kept
    assert len(rows_of(month.parquet, "row_number")) == month.tally.rows_kept


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=40,
)
@given(st.binary(max_size=300))
def test_no_tail_whatever_loses_the_rows_before_it(read, tail):
    reading = read(street([row(), row(2)]) + tail)

    [month] = reading.months
    assert month.tally.rows_kept >= 2
    assert reading.rows_read == month.tally.rows_kept + reading.rows_set_aside
