"""Workbooks and CSV become rows of cells, within limits, from front to back."""

import gc
import io
import tracemalloc
from datetime import date, datetime

import pytest

from frankpledge.intake.readers.parcels import unpacked
from frankpledge.intake.readers.reader import FileRefused
from frankpledge.intake.readers.sheets import open_book, spooled
from tests.intake.streets import put, put_zip
from tests.intake.workbooks import NAMESPACES, excel, opendocument, packed, repacked

ROWS = [["Table 1"], [], ["Area", "Count"], ["Northbridge", 1204], ["Southmere", 2.5]]
READ = [
    ("2024_25", 1, ["Table 1"]),
    ("2024_25", 3, ["Area", "Count"]),
    ("2024_25", 4, ["Northbridge", "1204"]),
    ("2024_25", 5, ["Southmere", "2.5"]),
]


def rows_in(folder, content: bytes, name: str = "table.any") -> list[tuple]:
    with open_book(put(folder, content, name)) as book:
        every = list(book.every_row())
        assert every == [row for sheet in book.sheets for row in book.rows(sheet)]
        return [tuple(row) for row in every]


@pytest.mark.parametrize("made", [excel, opendocument])
def test_a_workbook_gives_each_row_with_its_sheet_and_line(tmp_path, made):
    assert rows_in(tmp_path, made({"Notes": [], "2024_25": ROWS})) == READ


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_is_read_with_any_usual_delimiter(tmp_path, mark):
    content = (
        f'Area{mark}Count\r\n"North{mark}\nbridge"{mark}1\r\n\r\nSouth{mark} 2 \r\n'
    )

    assert rows_in(tmp_path, content.encode()) == [
        ("", 1, ["Area", "Count"]),
        ("", 2, [f"North{mark}\nbridge", "1"]),
        ("", 5, ["South", "2"]),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_in_any_usual_encoding(tmp_path, encoding):
    content = "Area,Cost (£)\r\nSouthmere,5\r\n".encode(encoding)

    assert rows_in(tmp_path, content)[0] == ("", 1, ["Area", "Cost (£)"])


def test_dates_of_a_workbook_are_written_as_dates_and_numbers_as_numbers(tmp_path):
    made = excel(
        {"A": [[date(2024, 4, 1), datetime(2024, 4, 1, 14, 30), 45383, 0.1 + 0.2]]}  # noqa: DTZ001
    )

    [row] = rows_in(tmp_path, made)

    assert row[2] == ["2024-04-01", "2024-04-01 14:30:00", "45383", "0.3"]


def test_repeated_rows_and_cells_of_opendocument_are_told_out(tmp_path):
    cell = '<table:table-cell table:number-columns-repeated="{}"{}</table:table-cell>'
    said = cell.format(2, ' office:value-type="string"><text:p>[x]</text:p>')
    blank = cell.format(16000, ">")
    made = opendocument(
        {
            "A": '<table:table-row table:number-rows-repeated="3"><table:table-cell/>'
            f"{said}{blank}</table:table-row>"
            f'<table:table-row table:number-rows-repeated="1048000">{blank}'
            "</table:table-row>"
        }
    )

    assert rows_in(tmp_path, made) == [
        ("A", number, ["", "[x]", "[x]"]) for number in (1, 2, 3)
    ]


def test_a_hidden_sheet_is_named_apart(tmp_path):
    made = excel({"Shown": [["a"]], "Hidden": [["b"]]})
    book = _part(made, "xl/workbook.xml")
    shown = 'name="Hidden" sheetId="2" state="visible"'
    assert shown in book
    hidden = repacked(
        made,
        {"xl/workbook.xml": book.replace(shown, shown.replace("visible", "hidden"))},
    )

    with open_book(put(tmp_path, hidden, "x.xlsx")) as opened:
        assert (opened.sheets, opened.hidden) == (("Shown",), ("Hidden",))


def _part(content: bytes, name: str) -> str:
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_a_formula_without_a_saved_value_is_noted(tmp_path):
    with open_book(put(tmp_path, excel({"A": [["=1+1", 5]]}), "x.xlsx")) as book:
        assert [row.cells for row in book.rows("A")] == [["", "5"]]
        assert "1 cells hold a formula and no value" in book.notes[0]


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    f"<office:document-content {NAMESPACES}/>"
)
REFUSED = {
    "entities": (
        repacked(opendocument({"A": []}), {"content.xml": ENTITIES}),
        "declares entities",
    ),
    "another alphabet": (
        repacked(
            opendocument({"A": []}),
            {"content.xml": '<?xml version="1.0" encoding="UTF-7"?><x/>'},
        ),
        "no spreadsheet program uses",
    ),
    "cut XML": (
        repacked(opendocument({"A": []}), {"content.xml": "<x><y></x>"}),
        "damaged or cut short",
    ),
    "cut zip": (excel({"A": ROWS})[:900], "damaged or cut short"),
    "a bomb": (
        repacked(
            opendocument({"A": []}),
            {"content.xml": "<x>" + f"<y>{' ' * 9000}</y>" * 2_000 + "</x>"},
        ),
        "no honest file of its weight",
    ),
    "too wide": (excel({"A": [list(range(600))]}), "501 columns"),
    "another package": (packed({"[Content_Types].xml": "<x/>"}), "not a spreadsheet"),
    "an open quotation mark": (b'Area,Count\n"North,1\nSouth,2\n', "from line 2 on"),
    "one long line": (b"a" * 3_000_000, "longer than a megabyte"),
    "a web page": (b"<!DOCTYPE html><html>", "a web page"),
    "PDF": (b"%PDF-1.7", "is a PDF"),
    "binary": (b"Area,\0\n", "not text"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_honest_sheet_is_refused_in_a_sentence(tmp_path, kind):
    content, words = REFUSED[kind]

    with pytest.raises(FileRefused, match=words):
        rows_in(tmp_path, content)


def test_an_empty_file_is_refused(tmp_path):
    with pytest.raises(FileRefused, match="is empty"):
        spooled(io.BytesIO(), tmp_path / "spooled")


def test_memory_does_not_grow_with_the_rows(tmp_path):
    row = '<table:table-row table:number-rows-repeated="{}"><table:table-cell/></table:table-row>'
    cell = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )

    def peak(count: int) -> int:
        path = put(tmp_path, opendocument({"A": cell * count + row.format(5)}))
        gc.collect()
        tracemalloc.start()
        with open_book(path) as book:
            assert sum(1 for _ in book.rows("A")) == count
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    few, many = peak(2_000), peak(20_000)
    assert many < few + 4_000_000  # the cells alone would be three times that


def test_a_workbook_is_one_file_and_not_a_parcel(tmp_path):
    book = put(tmp_path, opendocument({"A": ROWS}), "prc.ods")
    inside = put_zip(tmp_path, {"in/prc.xlsx": excel({"A": ROWS})})

    with unpacked([book, inside]) as members:
        assert [member.shown for member in members] == [
            "prc.ods",
            "months.zip: in/prc.xlsx",
        ]
        with members[0].opened() as stream:
            assert stream.read() == book.read_bytes()
