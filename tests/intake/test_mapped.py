"""Any columns: dates told apart, persons found, rows made, bad files refused in words."""

from datetime import date, timedelta

import pytest

from frankpledge.intake.readers.mapped.definition import DateOrder, Role
from frankpledge.intake.readers.mapped.headers import header_of
from frankpledge.intake.readers.personal import Keyring
from frankpledge.intake.readers.reader import FileRefused
from frankpledge.intake.readers.sheets import Row
from tests.intake.conftest import rows_of
from tests.intake.mapped import NOISE, NOISE_SAID, definition, guessed, read, sample
from tests.intake.workbooks import excel, opendocument


def test_what_columns_are_is_guessed_from_headings_and_values(tmp_path):
    columns, found = guessed(tmp_path, NOISE)

    roles = {heading: column.role for heading, column in columns.items()}
    assert roles == {
        "Case ref": Role.REFERENCE,
        "Reported": Role.DATE,
        "Nature": Role.CATEGORY,
        "Street": Role.PLACE,
        "Easting": Role.EASTING,
        "Northing": Role.NORTHING,
        "Complainant name": Role.LEFT,
        "Out of hours": Role.LEFT,
    }
    assert found.order is DateOrder.DAY_FIRST
    assert columns["Complainant name"].values == ()  # not even shown


def test_the_row_of_headings_is_found_below_titles(tmp_path):
    found = sample(tmp_path, "Noise complaints\n\nApril to June;;\n" + NOISE)

    assert (found.header.line, found.header.headings[0]) == (4, "Case ref")
    assert "The headings stand in row 4." in found.notes


def test_two_equal_headings_are_told_apart_by_their_order(tmp_path):
    found = sample(tmp_path, "Date,Type,Type,\n03/04/2014,Noise,Music,x\n")

    assert found.header.headings[:3] == ("Date", "Type", "Type (2)")
    assert "More than one column is headed “Type”" in found.notes[0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_usual_delimiters_and_encodings_are_read(tmp_path, delimiter, encoding):
    text = (
        f"Date{delimiter}Type{delimiter}Place\n25/04/2014{delimiter}Café{delimiter}A\n"
    )

    reading = read(
        tmp_path, text.encode(encoding), definition(date="Date", category_="Type")
    )

    assert reading.months[0].tally.categories == {"Café": 1}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("A\n1\n", "holds no table"),
        ("A,B\n", "holds no table"),
        ("\n\n", "holds no table"),
        (
            ",".join(f"c{n}" for n in range(10_000)) + "\n1,2\n",
            "a row of 10,000 columns",
        ),
        (b"%PDF-1.4", "is a PDF"),
        (b"\0\0\0\0", "is not text"),
    ],
)
def test_what_is_no_table_is_refused_in_words(tmp_path, content, words):
    with pytest.raises(FileRefused, match=words):
        sample(tmp_path, content)


@pytest.mark.parametrize("made", [excel, opendocument])
def test_a_workbook_is_read_from_the_sheet_that_holds_the_table(tmp_path, made):
    rows = [["Date", "Type"], *(["2014-04-03", "Noise"] for _ in range(3))]
    content = made({"Notes": [["About"]], "Data": rows, "Empty": []})

    reading = read(tmp_path, content, definition(date="Date", category_="Type"))

    assert reading.rows_read == 3
    [(day,)] = set(rows_of(reading.months[0].parquet, "occurred_at"))
    assert f"{day:%Y-%m-%d}" == "2014-04-03"


def test_formulas_never_worked_out_are_told(tmp_path):
    content = excel({"Data": [["Date", "Type"], ["2014-04-03", "Noise", "=1+1"]]})

    reading = read(tmp_path, content, definition(date="Date", category_="Type"))

    assert "hold a formula and no value" in " ".join(reading.notes)


def test_rows_that_cannot_be_kept_are_set_aside_without_persons(tmp_path):
    bad = (
        "N3,13/13/2014,Music,High Street,1,2,Cyd Example,N\n"
        "N4,01/05/2014,Music,High Street,1,2,Dee Example,N,Eve Example\n"
        "N5,01/05/2014,,High Street,1,2,Flo Example,N\n"
    )

    reading = read(tmp_path, NOISE + bad)

    assert {fault.code for fault in reading.faults} == {
        "date-unlike-mapping",
        "many-cells",
        "no-category",
    }
    assert reading.rows_read == 5
    assert "13/13/2014" in reading.set_aside.read_text()
    assert "Example" not in reading.set_aside.read_text()


def test_no_name_reaches_the_evidence(tmp_path):
    reading = read(tmp_path, NOISE.replace("High Street", "Ask Mr Bob on 07700 900123"))

    [(place, reference)] = rows_of(reading.months[0].parquet, "place, reference")[:1]
    assert (place, reference) == ("Ask (left out) on (left out)", "N1")
    assert "tells of persons and was not kept" in " ".join(reading.notes)


def test_identifiers_are_hashed_and_without_a_key_not_kept(tmp_path):
    said = definition(date="D", category="Noise", victim="V")
    text = "D,V\n2014-04-03,17\n"

    without = read(tmp_path, text, said)
    with_key = read(tmp_path, text, said, Keyring(b"k" * 32, "northbridge"))

    assert rows_of(without.months[0].parquet, "victim_key") == [(None,)]
    [(key,)] = rows_of(with_key.months[0].parquet, "victim_key")
    assert len(key) == 32
    assert without.read_with == "mapping 1 key none"
    assert len(with_key.read_with) <= 40


@pytest.mark.parametrize(
    ("reference", "metres"),
    [
        ("TQ 590 460", (559050, 146050)),
        ("TQ5900046000", (559000, 146000)),
        ("SV 00", (5000, 5000)),
        ("NN166712", (216650, 771250)),
    ],
)
def test_grid_references_are_the_middle_of_their_square(tmp_path, reference, metres):
    from frankpledge.intake.readers.mapped.rows import _of_grid  # noqa: PLC0415

    found = _of_grid(reference)

    assert (int(found["easting_text"]), int(found["northing_text"])) == metres


@pytest.mark.parametrize("reference", ["TQ 59", "I 1 2", "TQ 123", "here", "12345678"])
def test_what_is_no_grid_reference_is_remarked(tmp_path, reference):
    said = definition(date="D", category="Noise", grid="G")

    reading = read(tmp_path, f"D,G\n2014-04-03,{reference}\n", said)

    codes = {remark.code for remark in reading.months[0].tally.remarks}
    assert codes <= {"point-not-numbers", "point-elsewhere"}
    assert reading.rows_set_aside == 0


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        ({"category": "x"}, "Say which column is the date, or the month."),
        ({"date": "D"}, "Say which column is the category"),
        ({"date": "D", "category_": "C", "category": "x"}, "not both"),
        ({"date": "D", "category": "x", "longitude": "X"}, "needs a column"),
        ({"month": "D", "category": "x", "time": "T"}, "needs a column"),
    ],
)
def test_what_could_not_be_read_with_is_refused_in_words(roles, words):
    with pytest.raises(ValueError, match=words):
        definition(**roles)


def test_a_column_that_tells_of_persons_can_be_made_nothing_of():
    columns = [
        column.model_copy(update={"is_personal": True}) for column in NOISE_SAID.columns
    ]

    faults = NOISE_SAID.model_copy(update={"columns": tuple(columns)}).faults()

    assert any("“Street” tells of persons" in fault for fault in faults)


def test_headings_are_known_again_in_any_order_and_case():
    one = header_of(Row("", 1, ["Date", "Type", ""]))
    other = header_of(Row("", 9, ["TYPE", " date", ""]))

    assert one.headings == ("Date", "Type", "Column 3")
    assert one.fingerprint == other.fingerprint


def test_a_long_file_is_read_in_one_pass(tmp_path):
    start = date(2014, 1, 1)
    lines = [f"{start + timedelta(days=n % 365)},Noise,{n}\n" for n in range(5_000)]

    reading = read(
        tmp_path,
        "Date,Type,Ref\n" + "".join(lines),
        definition(date="Date", category_="Type", reference="Ref"),
    )

    assert sum(month.tally.rows_kept for month in reading.months) == 5_000
    assert len(reading.months) == 12
