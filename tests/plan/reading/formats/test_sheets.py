"""Workbooks, spreadsheets and CSV: what a person sees in the cells."""

from datetime import date

import openpyxl
import pytest

from frankpledge.plan.reading.formats.comma import open_comma
from frankpledge.plan.reading.formats.excel import open_excel
from frankpledge.plan.reading.formats.number_formats import shown
from frankpledge.plan.reading.formats.opendocument import open_opendocument
from frankpledge.plan.reading.reader import read_plan
from tests.plan.reading.formats import packages
from tests.plan.reading.formats.packages import od_row
from tests.plan.reading.formats.rendering import saved

HEADER = ("Action", "Baseline 2029/30", "2030/31 target", "2030/31 actual")


@pytest.fixture
def book():
    """Return a workbook whose one sheet is called Results."""
    made = openpyxl.Workbook()
    made.active.title = "Results"
    return made


def lines_of(opened):
    return [line for line in opened.lines if line]


def opened(book):
    return open_excel(saved(book), "“plan.xlsx”")


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.05, "0%", "5%"),
        (0.214, "0.0%", "21.4%"),
        (0.054, "0%", "5%"),
        (-0.07, "0%", "-7%"),
        (1320, "#,##0", "1,320"),
        (1320.5, "General", "1320.5"),
        (0.1 + 0.2, "", "0.3"),
        (2.5, "0", "3"),
        (12500, '"£"#,##0', "£12,500"),
        (12500, "[$£-809]#,##0.00", "£12,500.00"),
        (-5, "0;[Red](0)", "(5)"),
        (-0.2, "0", "0"),
        (7.5, "0.0#", "7.5"),
        (3, "0.##", "3"),
        (4, '0 "offences"', "4 offences"),
        (2500000, '0.0,,"m"', "2.5m"),
        (40543, "dd/mm/yyyy", "31/12/2010"),
        (40543, "mmm-yy", "Dec-10"),
        (40543, "[$-809]d mmmm yyyy;@", "31 December 2010"),
        (40543, "dddd d mmm", "Friday 31 Dec"),
        (40543, 'd"st of" mmmm', "31st of December"),
        (40543.5, "dd/mm/yyyy hh:mm", "31/12/2010 12:00"),
        (0.5, "h:mm", "12:00"),
        (0.75, "h:mm AM/PM", "6:00 PM"),
        (1.5, "[h]:mm", "36:00"),
        (0.5, "mm:ss", "00:00"),
        (1e20, "0", "100000000000000000000"),
        (-1, "dd/mm/yyyy", "-1"),
        (5, "@", "5"),
    ],
)
def test_a_number_is_shown_as_its_cell_shows_it(value, code, text):
    assert shown(value, code) == text


def test_days_are_counted_from_1904_where_the_workbook_says_so():
    assert shown(0, "d mmmm yyyy", from_1904=True) == "1 January 1904"


def test_titles_percentages_and_sections_of_a_sheet_are_read(book):
    sheet = book.active
    sheet.append(["Northbridge Community Safety Partnership"])
    sheet.append(["Annual plan 2031-32"])
    sheet.append(HEADER)
    sheet.append(["Crime targets"])
    sheet.append(["Reduce robbery by 10%", 200, 180, 176])
    sheet.append([])
    sheet.append(["Perception targets"])
    sheet.append(["Reduce fear to 20%", 0.214, 0.2, 0.227])
    for column in "BCD":
        sheet[f"{column}8"].number_format = "0.0%"
    sheet.append(["Source: the partnership’s own counts."])

    draft = read_plan(saved(book), filename="plan.xlsx")

    assert draft.partnership_name == "Northbridge Community Safety Partnership"
    assert [row.title for row in draft.results] == [
        "Reduce robbery by 10%",
        "Reduce fear to 20%",
    ]
    assert [row.actual.printed for row in draft.results] == ["176", "22.7%"]
    assert draft.results_year_label == "2030-31"
    assert "Source: the partnership’s own counts." not in [
        row.title for row in draft.results
    ]


def test_each_sheet_is_headed_by_its_name_and_rows_keep_their_numbers(book):
    book.active.append([])
    book.active.append(["", "a", "b"])
    book.active.append([None, "c", "d"])
    targets = book.create_sheet("Targets")
    targets.append(["e", "f"])

    read = opened(book)

    assert [pair for pair in zip(read.lines, read.places, strict=True) if pair[0]] == [
        ("# Results", "sheet Results"),
        ("a\tb", "sheet Results, row 2"),
        ("c\td", "sheet Results, row 3"),
        ("# Targets", "sheet Targets"),
        ("e\tf", "sheet Targets, row 1"),
    ]


def test_a_title_merged_over_more_columns_than_are_used_is_a_title(book):
    book.active["A1"] = "Action plan"
    book.active.merge_cells("A1:Z1")
    book.active.append(["Aim", "Target", "Actual"])
    book.active.append(["Noise", 4, 5])

    assert lines_of(opened(book)) == [
        "Action plan",
        "Aim\tTarget\tActual",
        "Noise\t4\t5",
    ]


def test_hidden_columns_formulas_without_a_value_and_notes_are_said(book):
    book.active.append(["a", "b", "c"])
    book.active.append(["d", "e", "=1+1"])
    book.active.column_dimensions["B"].hidden = True
    book.active["A1"].comment = openpyxl.comments.Comment("Sure?", "A")

    read = opened(book)

    assert lines_of(read) == ["# Results", "a\tc", "d\t"]
    assert [warning.split(" so ")[0] for warning in read.warnings] == [
        "Left out of the sheet “Results”: 1 hidden column. Show what belongs to the "
        "plan and bring the file again.",
        "On the sheet “Results” 1 formula has no value saved,",
        "Left out: 1 comment in the margin.",
    ]


def test_hidden_columns_and_notes_of_opendocument_are_said():
    note = (
        "<table:table-cell><office:annotation><text:p>Sure?</text:p></office:annotation>"
        "<text:p>a</text:p></table:table-cell>"
    )
    columns = (
        '<table:table-column/><table:table-column table:visibility="collapse" '
        'table:number-columns-repeated="2"/>'
    )
    sheet = f'<table:table table:name="T">{columns}{od_row(note, "b", "c", "d")}'

    read = open_opendocument(packages.ods(sheet + "</table:table>"), "“plan.ods”")

    assert lines_of(read)[-1] == "a\td"
    assert "2 hidden columns" in read.warnings[0]
    assert read.warnings[1] == "Left out: 1 comment in the margin."


def test_hidden_sheets_and_rows_are_left_out_and_said(book):
    book.active.append(["a", "b"])
    book.active.append(["c", "d"])
    book.active.row_dimensions[2].hidden = True
    hidden = book.create_sheet("Old")
    hidden.append(["x", "y"])
    hidden.sheet_state = "hidden"

    read = opened(book)

    assert lines_of(read) == ["# Results", "a\tb"]
    assert "the sheet “Results”: 1 hidden row." in read.warnings[0]
    assert "The sheet “Old” is hidden" in read.warnings[1]


def test_merged_headers_of_a_sheet_are_joined(book):
    sheet = book.active
    sheet.append(["Action", "2030/31", None])
    sheet.append([None, "Target", "Actual"])
    sheet.append(["Reduce arson by 5%", 40, 38])
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")

    (row,) = read_plan(saved(book), filename="plan.xlsx").results

    assert (row.target.value, row.actual.value) == (40, 38)


def test_formulas_are_read_as_last_shown_and_dates_as_printed():
    day = (date(2011, 3, 31) - date(1899, 12, 30)).days
    styles = (
        f"<styleSheet {packages.SHEET}><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/>"
        "<xf numFmtId='9'/></cellXfs></styleSheet>"
    )
    row = (
        f'<c r="A1" s="2"><f>B1/C1</f><v>0.25</v></c><c s="1"><v>{day}</v></c>'
        '<c t="str"><f>x</f><v>words</v></c><c t="b"><v>1</v></c>'
        '<c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>'
    )
    data = packages.xlsx(
        f"<sheetData><row>{row}</row></sheetData>", **{"xl/styles.xml": styles}
    )

    assert lines_of(open_excel(data, "x"))[1] == (
        "25%\t31/03/2011\twords\tTRUE\tinline"
    )


def test_a_cell_far_from_the_others_does_not_widen_every_row(book):
    book.active.append(["a", "b"])
    book.active["XFD1000000"] = "far"

    assert sum(map(len, opened(book).lines)) < 100


def test_an_opendocument_sheet_is_read_as_it_shows():
    covered = "<table:covered-table-cell/>"
    wide = (
        '<table:table-cell table:number-columns-spanned="2"><text:p>Crime<text:s/>'
        "targets</text:p></table:table-cell>"
    )
    share = (
        '<table:table-cell office:value-type="percentage" office:value="0.05">'
        "<text:p>5%</text:p></table:table-cell>"
    )
    blank = '<table:table-cell table:number-columns-repeated="16000"/>'
    rows = od_row(wide, covered, blank) + od_row("a", share, blank)
    rest = od_row(blank, more='table:number-rows-repeated="1048000"')
    hidden = f'<table:table table:name="Old" table:style-name="h">{rows}</table:table>'
    styles = (
        '<style:style style:name="h"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    data = packages.ods(
        f'<table:table table:name="Targets">{rows}{rest}</table:table>{hidden}', styles
    )

    read = open_opendocument(data, "x")

    assert lines_of(read) == ["# Targets", "Crime targets", "a\t5%"]
    assert "The sheet “Old” is hidden" in read.warnings[0]


def test_an_opendocument_plan_gives_its_results():
    table = od_row(*HEADER) + od_row("Reduce robbery by 10%", "200", "180", "176")
    data = packages.ods(f'<table:table table:name="Results">{table}</table:table>')

    (row,) = read_plan(data, filename="plan.ods").results

    assert [f.value for f in (row.baseline, row.target, row.actual)] == [200, 180, 176]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_of_a_csv_is_told_from_its_rows(mark):
    quoted = f'"Reduce{mark} robbery"'
    text = f"Action{mark}Baseline{mark}Target\n{quoted}{mark}200{mark}180\n"

    read = open_comma(text.encode("utf-8-sig"), "“plan.csv”")

    assert lines_of(read)[0] == "Action\tBaseline\tTarget"
    assert lines_of(read)[1].endswith("\t200\t180")
    assert read.places[1] == "row 2"
    assert read.warnings == ()


def test_a_cell_of_several_lines_keeps_them_apart():
    read = open_comma(b'Activities,"Do this:\n- Mark tools\n- Visit"\nx,y\n', "x")

    assert read.lines[0] == (
        "Activities\t<p>Do this:</p><li>Mark tools</li><li>Visit</li>"
    )
