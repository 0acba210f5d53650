"""Tables of figures are read row by row: nothing missing becomes zero, nothing is lost."""

import csv

import pytest

from frankpledge.analysis.contracts import FIGURES, Shape
from frankpledge.analysis.periods import financial_year, quarter
from frankpledge.intake.readers.figures import fly_tipping
from frankpledge.intake.readers.reader import FileRefused
from frankpledge.intake.readers.registry import READERS
from tests.intake.conftest import columns_of, rows_of
from tests.intake.workbooks import excel, opendocument

CRIME = (
    *("Financial Year", "Financial Quarter", "Force Name", "CSP Name"),
    *("Offence Description", "Offence Group", "Offence Subgroup"),
    *("Offence Code", "Offence Count"),
)


def crime(count, *, csp="Northbridge", year="2024/25", number=1, offence="Arson"):
    group = ("Criminal damage and arson", offence, "56A")
    return [year, number, "Northshire", csp, offence, *group, count]


def workbook(make, *rows, **others):
    titles = [["Recorded crime by partnership"], []]
    notes = [["Notes"], ["Counts are offences."]]
    return make({"Notes": notes, "2024_25": [*titles, CRIME, *rows], **others})


def figures(reading, columns="area_name, period_start, value, state, printed"):
    """Return columns of every figure kept, period by period."""
    return [row for month in reading.months for row in rows_of(month.parquet, columns)]


def aside(reading):
    with reading.set_aside.open(encoding="utf-8") as file:
        return list(csv.reader(file))[1:]


@pytest.fixture
def read_figures(read):
    def reading(content, source, supplier="northshire"):
        return read(content, source=source, supplier=supplier, month=None)

    return reading


@pytest.mark.parametrize("make", [excel, opendocument])
def test_recorded_crime_is_read_from_every_sheet_by_quarter(read_figures, make):
    earlier = [CRIME, crime(4, year="2023/24", number=4)]
    content = workbook(make, crime(7), crime(9, number=2), **{"2023_24": earlier})

    reading = read_figures(content, "recorded-crime")

    assert [month.period for month in reading.months] == [
        quarter(2023, 4),
        quarter(2024, 1),
        quarter(2024, 2),
    ]
    assert [row[2] for row in figures(reading)] == [4, 7, 9]
    assert reading.notes == ("Without such a table and passed over: “Notes”.",)
    assert columns_of(reading.months[0].parquet) == [(c.name, c.kind) for c in FIGURES]


def test_a_row_of_recorded_crime_keeps_its_force_groups_sheet_and_line(read_figures):
    reading = read_figures(workbook(excel, crime(7)), "recorded-crime")

    wanted = "wider_area, area_kind, groups, sheet, row_number, measure, unit, category"
    assert figures(reading, wanted) == [
        (
            "Northshire",
            "partnership",
            ["Criminal damage and arson", "Arson", "56A"],
            *("2024_25", 4, "offences", "count", "Arson"),
        )
    ]


def test_unassigned_crime_is_kept_and_is_of_no_area(read_figures):
    content = workbook(excel, crime(7), crime(3, csp="Unassigned Northshire"))

    reading = read_figures(content, "recorded-crime")

    assert figures(reading, "area_kind, area_name, value, state")[1] == (
        *("none", "Unassigned Northshire", 3, "unassigned"),
    )
    assert reading.months[0].tally.rows_without_location == 1


def test_a_count_below_zero_stands_and_one_that_is_missing_is_no_zero(read_figures):
    content = workbook(excel, crime(-2), crime(None, csp="Southmere"))

    reading = read_figures(content, "recorded-crime")

    assert [row[2:4] for row in figures(reading)] == [
        (-2, "given"),
        (None, "not available"),
    ]


def test_rows_that_cannot_be_kept_are_set_aside_with_sheet_line_and_reason(
    read_figures,
):
    content = workbook(
        excel,
        crime(7),
        crime(1, csp=""),
        crime(1, number=5),
        crime(1, year="2024/26"),
        crime(1, year=""),
        crime(1, offence=""),
        crime("many"),
        crime(7),
        ["Some crimes were recorded later."],
    )

    reading = read_figures(content, "recorded-crime")

    assert (reading.rows_read, reading.rows_set_aside) == (9, 8)
    assert [(row[0], row[1], row[2]) for row in aside(reading)] == [
        ("2024_25", "5", "without an area"),
        ("2024_25", "6", "with a period that cannot be read"),
        ("2024_25", "7", "with a period that cannot be read"),
        ("2024_25", "8", "without a period"),
        ("2024_25", "9", "without a category"),
        ("2024_25", "10", "with a figure that is neither a number nor a known mark"),
        (
            *("2024_25", "12"),
            "with words in the first cell alone, as notes under a table have",
        ),
        ("2024_25", "11", "repeating a figure given on an earlier line"),
    ]


def test_a_workbook_without_such_a_table_is_refused_with_what_was_looked_for(
    read_figures,
):
    with pytest.raises(FileRefused, match=r"holds no table of this kind.*“csp name”"):
        read_figures(excel({"A": [["Area", "Count"], ["x", 1]]}), "recorded-crime")


def test_a_table_none_of_whose_figures_can_be_kept_is_refused(read_figures):
    with pytest.raises(FileRefused, match="no figure of it could be kept: 1 row witho"):
        read_figures(workbook(excel, crime(1, csp="")), "recorded-crime")


C2 = (
    '"Table C2: Number of crimes, year ending June 2025 [note 1]",,,,,\r\n,,,,,\r\n'
    '"Police Force\nArea code","Police Force\nArea name",'
    '"Community Safety\nPartnership code","Community Safety\nPartnership name",'
    '"Total recorded crime\n (excluding fraud)",Burglary\r\n'
    'E23000012,Humbria [note 4],,,"1,516 ",12 \r\n'
    'E23000012,Humbria,E22000133,"East Hill, City of ","1,500 ",10 \r\n'
    "E23000013,Humbria ,,Unassigned Humbria,16 ,[x]\r\n"
    "E23000012,Southshire,,unassigned Southshire,,\r\n"
)


def test_table_c2_is_read_with_its_titles_its_notes_and_its_blanks(read_figures):
    reading = read_figures(C2.encode(), "ons-table-c2", "ons")

    [month] = reading.months
    assert month.period.label == "year ending June 2025"
    wanted = (
        "area_kind, coalesce(area_code, ''), area_name, wider_area, category, value"
    )
    assert figures(reading, wanted) == [
        ("police force", "E23000012", "Humbria", None, *TOTAL, 1516),
        ("police force", "E23000012", "Humbria", None, "Burglary", 12),
        ("partnership", "E22000133", "East Hill, City of", "Humbria", *TOTAL, 1500),
        ("partnership", "E22000133", "East Hill, City of", "Humbria", "Burglary", 10),
        ("none", "", "Unassigned Humbria", "Humbria", *TOTAL, 16),
        ("none", "", "Unassigned Humbria", "Humbria", "Burglary", None),
    ]
    assert [row[1:3] for row in aside(reading)] == [
        ["12", "with no figure in any column"]
    ]


TOTAL = ("Total recorded crime (excluding fraud)",)


def test_table_c2_without_its_titles_is_refused(read_figures):
    with pytest.raises(FileRefused, match="which year it is of"):
        read_figures(C2.partition("\r\n,,,,,\r\n")[2].encode(), "ons-table-c2")


FLY = (
    "Year,ONS Code,LA Name,Region,Total Incidents,Highway Incidents,"
    '"Single Item Clearance Costs (£)",Mid population estimates,Reporting basis\n'
    "2017-18,E07000112,Shepway ,South East,1204,616.2,46586.4,:,:\n"
    "2018-19,E07000112,Folkestone and Hythe,South East,:,0,:,:,:\n"
)


def test_fly_tipping_keeps_fractions_and_takes_a_colon_for_not_available(read_figures):
    reading = read_figures(FLY.encode(), "fly-tipping", "defra")

    assert [month.period for month in reading.months] == [
        financial_year("2017-18"),
        financial_year("2018-19"),
    ]
    wanted = "area_code, area_name, category, measure, unit, value, state"
    assert figures(reading, wanted)[:5] == [
        ("E07000112", "Shepway", "Total", "incidents", "count", 1204, "given"),
        ("E07000112", "Shepway", "Highway", "incidents", "count", 616.2, "given"),
        (
            *("E07000112", "Shepway", "Single Item", "clearance costs", "pounds"),
            *(46586.4, "given"),
        ),
        (
            *("E07000112", "Shepway", "Total", "mid-year population", "people"),
            *(None, "not available"),
        ),
        (
            *("E07000112", "Folkestone and Hythe", "Total", "incidents", "count"),
            *(None, "not available"),
        ),
    ]


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Total Incidents", ("Total", "incidents", "count")),
        ("Back Alleyway Incidents", ("Back Alleyway", "incidents", "count")),
        ("Total Incidents Clearance Costs (£)", ("Total", "clearance costs", "pounds")),
        (
            "Incidents per 1,000 people",
            ("Total", "incidents per 1,000 people", "per 1,000 people"),
        ),
        ("Fixed Penalty Notice Actions", ("Fixed Penalty Notice", "actions", "count")),
    ],
)
def test_a_column_of_fly_tipping_says_what_it_counts(heading, meant):
    assert fly_tipping.meaning(heading) == meant


STREETS = (
    "month,lsoa,SHEF_B_CODE,reports,unique_users,average_per_user,category\n"
    "2007-05,E01032828,B28,3,2,1.5,Street Lights\n"
    "2007-5,E01032828,B28,3,2,1.5,Street Lights\n"
)


def test_reports_by_lsoa_and_month_are_read_with_who_made_them(read_figures):
    reading = read_figures(STREETS.encode(), "fixmystreet", "mysociety")

    assert figures(reading, "area_kind, area_code, measure, value, groups") == [
        ("lsoa", "E01032828", "reports", 3, ["B28"]),
        ("lsoa", "E01032828", "users who reported", 2, ["B28"]),
    ]
    assert reading.months[0].tally.lsoa_codes == {"E01032828"}
    assert [row[1:3] for row in aside(reading)] == [
        ["3", "with a month not written YYYY-MM"]
    ]


ADMISSIONS = [
    ["Value", "Measure", "Period", "Area code", "Category"],
    ["5 or under", "Admissions", "2024-25 Q1", "E07000115", "Assault"],
    ["*", "Admissions", "2024-25", "E07000115", "Assault"],
    [12, "Admissions", "year ending June 2025", "E07000115", ""],
    ["1-4", "Attendances", "June 2024", "E05000001", "Assault"],
    ["..", "Attendances", "2024", "E07000115", "Assault"],
]


@pytest.mark.parametrize("make", [excel, opendocument])
def test_counts_with_withheld_cells_are_read_with_columns_in_any_order(
    read_figures, make
):
    reading = read_figures(make({"Data": ADMISSIONS}), "figures")

    wanted = "category, value, state, at_least, at_most, printed"
    assert {
        month.period.label: rows_of(month.parquet, wanted) for month in reading.months
    } == {
        "2024": [("Assault", None, "not available", None, None, "..")],
        "2024-25": [("Assault", None, "suppressed", None, None, "*")],
        "2024-25 Q1": [("Assault", None, "suppressed", 0, 5, "5 or under")],
        "June 2024": [("Assault", None, "suppressed", 1, 4, "1-4")],
        "year ending June 2025": [("All", 12, "given", None, None, "12")],
    }
    assert reading.months[1].tally.states == {"suppressed": 1}


def test_a_period_may_be_two_days_that_are_whole_months_apart(read_figures):
    content = (
        "Area name,From,To,Measure,Count\n"
        "Northbridge,2024-04-01,2024-06-30,Calls,7\n"
        "Northbridge,2024-04-01,2024-06-15,Calls,7\n"
    )

    reading = read_figures(content.encode(), "figures")

    assert [month.period.label for month in reading.months] == ["2024-25 Q1"]
    assert [row[1:3] for row in aside(reading)] == [
        ["3", "with a period that cannot be read"]
    ]


@pytest.mark.parametrize(
    ("source", "name", "first", "supplier"),
    [
        (
            "recorded-crime",
            "prc-csp-mar21-sep25-tables-290126.ods",
            b"PK",
            "home-office",
        ),
        ("ons-table-c2", "csp_table_c2_ye_june_2025.csv", b"Table", "ons"),
        ("fly-tipping", "flytipping_incidents_2012_to_2023.csv", b"", "defra"),
        ("fly-tipping", "kent.csv", FLY.encode(), "kent"),
        ("fixmystreet", "fixmystreet_lsoa_month.csv", b"", "mysociety"),
        ("fixmystreet", "tm_2020.csv", STREETS.encode(), "tm"),
        ("figures", "southern-ambulance-figures-2024.xlsx", b"", "southern-ambulance"),
        ("figures", "admissions.xlsx", b"Measure,Value,Area code\r\n", "admissions"),
    ],
)
def test_a_table_is_known_by_its_name_or_by_its_columns(source, name, first, supplier):
    recognition = READERS[source].recognise(name, first)

    assert recognition.confidence > 0
    assert recognition.supplier == supplier


@pytest.mark.parametrize(
    "source", [s for s in READERS if READERS[s].shape is not Shape.INCIDENTS]
)
def test_what_is_another_kind_of_file_is_not_taken_for_a_table(source):
    for name, first in (
        ("2014-06-kent-street.csv", b"Crime ID,Month\n"),
        ("a.pdf", b"%PDF"),
    ):
        assert READERS[source].recognise(name, first).confidence == 0
