"""Columns of anybody's tables become arrays, and what was left out is told."""

from argparse import Namespace
from pathlib import Path

import duckdb
import numpy as np
import pytest

from frankpledge.analysis.columns import Kind, Wanted, column_names, read_columns
from frankpledge.analysis.commands.roles import chosen
from frankpledge.analysis.results import Refusal

X, Y = Wanted("x", "east", Kind.NUMBER), Wanted("y", "north", Kind.NUMBER)
DAY = Wanted("day", "date", Kind.DAY)
DIRTY = """east,north,date
1,2,2020-01-01
3,,2020-01-02
q,3,31/01/2020
4,5,31/01/2020
5,inf,31/01/2020
6,6,32/01/2020
"""


@pytest.fixture
def dirty(tmp_path):
    path = tmp_path / "dirty.csv"
    path.write_text(DIRTY, encoding="utf-8")
    return path


def test_rows_that_have_everything_are_kept_in_their_order(dirty):
    read = read_columns(dirty, [X, Y, DAY])

    assert read["x"].tolist() == [1, 4]
    assert read["y"].tolist() == [2, 5]
    assert read["day"].tolist() == [
        np.datetime64("2020-01-01").item(),
        np.datetime64("2020-01-31").item(),
    ]


def test_every_row_left_out_is_counted_once_with_its_reason(dirty):
    read = read_columns(dirty, [X, Y, DAY])

    assert [(one.rows, one.reason) for one in read.dropped] == [
        (1, "1 row has something other than a number as east (row 3: 'q')."),
        (1, "1 row has no north."),
        (1, "1 row has something other than a number as north (row 5: 'inf')."),
        (1, "1 row has something other than a day as date (row 6: '32/01/2020')."),
    ]
    assert read.rows + sum(one.rows for one in read.dropped) == 6


def test_a_column_that_may_be_empty_keeps_its_rows(dirty):
    read = read_columns(
        dirty, [X, Wanted("y", "north", Kind.NUMBER, may_be_empty=True)]
    )

    assert np.isnan(read["y"][1])
    assert read.rows == 5


def test_parquet_is_read_by_its_own_types(tmp_path):
    path = tmp_path / "typed.parquet"
    duckdb.sql(
        "SELECT 1.5 AS east, TIMESTAMP '2020-03-01 13:45' AS date, 'a' AS street"
    ).write_parquet(str(path))

    moment = Wanted("at", "date", Kind.MOMENT)
    read = read_columns(path, [X, moment, Wanted("street", "street", Kind.TEXT)])

    assert read["at"].tolist() == [np.datetime64("2020-03-01T13:45", "us").item()]
    assert (read["x"].tolist(), read["street"].tolist()) == ([1.5], ["a"])


def test_a_date_format_decides_what_is_day_and_month(tmp_path):
    path = tmp_path / "american.csv"
    path.write_text("date\n01/31/2020\n", encoding="utf-8")

    read = read_columns(path, [DAY], date_format="%m/%d/%Y")

    assert read["day"].tolist() == [np.datetime64("2020-01-31").item()]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("gone.csv", None, "There is no file"),
        ("names.csv", "easting,north\n1,2\n", "has no column east; it has easting"),
        ("empty.csv", "east,north\n", "has no row to use"),
        (
            "bad.csv",
            "east,north\nx,2\n",
            "something other than a number as east (row 1: 'x')",
        ),
        ("not.parquet", "east,north\n1,2\n", "not.parquet cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(tmp_path, name, text, says):
    path = Path(tmp_path / name)
    if text is not None:
        path.write_text(text, encoding="utf-8")

    with pytest.raises(Refusal) as refusal:
        read_columns(path, [X, Y])

    assert says in str(refusal.value)


def test_a_file_without_names_has_its_columns_numbered(tmp_path):
    path = tmp_path / "bare.csv"
    path.write_text(
        "359192.30,570510.89,2016-01-01\n1,2,2016-01-03\n", encoding="utf-8"
    )

    assert column_names(path) == ("1", "2", "3")
    read = read_columns(path, [Wanted("x", "1", Kind.NUMBER)])
    assert read["x"].tolist() == [359192.30, 1]


@pytest.mark.parametrize("names", ["x,y,date", "2014,2015,2016", "area,2014.5,2015"])
def test_a_line_that_may_be_names_is_taken_for_names(tmp_path, names):
    path = tmp_path / "named.csv"
    path.write_text(f"{names}\n1,2,3\n", encoding="utf-8")

    assert column_names(path) == tuple(names.split(","))


@pytest.mark.parametrize(
    "written", ["20160131", "31-01-2016", "31.01.2016", "31 Jan 2016"]
)
def test_days_are_understood_as_they_are_often_written(tmp_path, written):
    path = tmp_path / "days.csv"
    path.write_text(f"date\n{written}\n", encoding="utf-8")

    assert read_columns(path, [DAY])["day"].tolist() == [
        np.datetime64("2016-01-31").item()
    ]


def columns_of(tmp_path, header, **options):
    path = tmp_path / "events.csv"
    path.write_text(f"{header}\n1,2,2016-01-01\n", encoding="utf-8")
    given = dict.fromkeys(("x", "y", "date")) | options
    return chosen(path, Namespace(**given), ("x", "y", "date"))


def test_columns_in_common_use_are_found_by_their_names(tmp_path):
    assert columns_of(tmp_path, "Easting,NORTHING,Date occurred") == {
        "x": "Easting",
        "y": "NORTHING",
        "date": "Date occurred",
    }


@pytest.mark.parametrize("given", ["when", "When", "3"])
def test_a_column_is_named_by_an_option_whatever_its_capitals(tmp_path, given):
    assert columns_of(tmp_path, "x,y,When", date=given)["date"] == "When"


@pytest.mark.parametrize(
    ("header", "options", "says"),
    [
        (
            "x,north,when",
            {},
            "no column that is surely the date; it has x, north, when",
        ),
        ("x,y,when", {"date": "day"}, "has no column day; it has x, y, when"),
    ],
)
def test_a_column_not_found_is_refused_with_those_there_are(
    tmp_path, header, options, says
):
    with pytest.raises(Refusal, match=says):
        columns_of(tmp_path, header, **options)


def test_counts_may_be_printed_with_commas_and_blanks(tmp_path):
    path = tmp_path / "printed.csv"
    path.write_text('east\n"67,382 "\n 12\n"1,204.5"\n"1,2"\n', encoding="utf-8")

    read = read_columns(path, [X])

    assert read["x"].tolist() == [67382, 12, 1204.5]
    assert "row 4: '1,2'" in read.dropped[0].reason
