"""`analyse forecast` takes counts or events, and says what it made of the file."""

import csv
import json

import numpy as np
import pytest

from frankpledge.analysis.__main__ import main
from tests.analysis.series import monthly_counts

KENT = "data/police_uk/counts/kent_month_district_type_counts.csv"
ATTENDANCES = "data/known_answers/spc_nhsr/ae_attendances.csv"


def month(place):
    return f"{2015 + (place + 3) // 12}-{(place + 3) % 12 + 1:02d}"


def written(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return str(path)


@pytest.fixture
def counts(tmp_path):
    table = monthly_counts(21, series=3, months=90)
    rows = [
        [month(place), f"ward {row}", int(count)]
        for row, series in enumerate(table)
        for place, count in enumerate(series)
    ]
    return written(tmp_path / "counts.csv", ["month", "ward", "crimes"], rows), table


def answer(capsys, *arguments):
    code = main(["forecast", *arguments])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def figures(capsys, *arguments):
    code, text = answer(capsys, *arguments, "--json")
    assert code == 0, text
    return json.loads(text)


def test_every_figure_is_there_for_programs(counts, capsys):
    file, table = counts
    found = figures(capsys, file, "--series", "ward", "--target", "900", "--seed", "7")

    assert (found["year"], found["as_at"], found["seed"]) == ("2022-23", "2022-09", 7)
    assert [one["series"] for one in found["series"]] == ["ward 0", "ward 1", "ward 2"]
    one = found["series"][0]
    assert one["counted"] == table[0, 84:].sum()
    assert set(one["intervals"]) == {"50", "80", "95"}
    assert 0 <= one["chance"] <= 1
    assert one["run_rate"] == 2 * one["counted"]
    assert one["last_year"] == table[0, 72:84].sum()
    assert one["same_months"] == one["counted"] + table[0, 78:84].sum()
    assert [row["months_known"] for row in found["record"]] == list(range(12))
    assert {"error_percent", "run_rate_error_percent", "covered_percent"} <= set(
        found["record"][6]
    )
    assert found["columns"] == {"date": "month", "count": "crimes", "series": "ward"}


def test_the_words_name_interval_naive_run_rate_record_and_chance(counts, capsys):
    code, text = answer(capsys, counts[0], "--series", "ward", "--target", "900")

    assert code == 0
    assert "4 chances in 5 between" in text
    assert "as last year's months from here" in text
    assert "at the same pace" in text
    assert "The chance of at most 900 is" in text
    assert "How such forecasts did in past years" in text


def test_without_a_series_all_rows_of_a_month_are_added(counts, capsys):
    file, table = counts
    [one] = figures(capsys, file)["series"]

    assert (one["series"], one["counted"]) == ("all", table[:, 84:].sum())


def test_as_at_and_year_start_choose_the_year(counts, capsys):
    found = figures(capsys, counts[0], "--as-at", "2021-12", "--year-start", "1")

    assert (found["year"], found["as_at"]) == ("2022", "2021-12")
    assert found["series"][0]["months_known"] == 0


def test_rows_without_a_count_are_events_and_a_part_of_a_month_is_left(
    tmp_path, capsys
):
    rng = np.random.default_rng(1)
    days = np.datetime64("2020-01-01") + np.sort(rng.integers(0, 1415, 9000))
    file = written(tmp_path / "events.csv", ["date"], [[day] for day in days])
    found = figures(capsys, file, "--year-start", "1")

    assert days.max() < np.datetime64("2023-11-18")
    assert "2023-11 is covered in part" in found["notes"][0]
    assert found["as_at"] == "2023-10"
    assert found["series"][0]["months_known"] == 10
    used = figures(capsys, file, "--year-start", "1", "--partial", "none")
    assert used["series"][0]["months_known"] == 11


def test_a_month_without_a_row_is_not_zero_unless_said(tmp_path, capsys):
    rows = [[month(place), 20] for place in range(60) if place % 4]
    file = written(tmp_path / "gaps.csv", ["month", "count"], rows)

    unknown = figures(capsys, file, "--as-at", "2020-03")
    zero = figures(capsys, file, "--as-at", "2020-03", "--absent", "zero")

    assert "14 months of a series have no row" in unknown["notes"][0]
    assert unknown["series"][0]["median"] > zero["series"][0]["median"]


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        (["--break", "2018-04"], "Recording changed in 2018-04"),
        (["--as-at", "Thursday"], "is not a month"),
        (["--as-at", "2014-01"], "Nothing is known by 2014-01"),
        (["--year-start", "13"], "from 1 to 12"),
        (["--paths", "3"], "not between 100"),
        (["--count", "murders"], "has no column murders"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(counts, capsys, extra, words):
    code, text = answer(capsys, counts[0], *extra)

    assert code == 1
    assert words in text


def test_a_table_of_counts_is_not_taken_for_events(tmp_path, capsys):
    rows = [[month(place), 20 + place] for place in range(40)]
    file = written(tmp_path / "odd.csv", ["month", "burglaries"], rows)
    code, text = answer(capsys, file)

    assert code == 1
    assert "Name the column of the count by --count" in text


@pytest.mark.shared
def test_real_attendances_are_forecast_closer_than_by_the_run_rate(shared_data, capsys):
    found = figures(
        capsys,
        str(shared_data / ATTENDANCES),
        *("--date", "period", "--count", "attendances", "--series", "org_code"),
        *("--as-at", "2018-09", "--paths", "200"),
    )
    with (shared_data / ATTENDANCES).open(encoding="utf-8") as file:
        year = {}
        for row in csv.DictReader(file):
            if row["period"] >= "2018-04":
                year.setdefault(row["org_code"], []).append(float(row["attendances"]))
    misses = {"median": 0.0, "run_rate": 0.0}
    inside = of = 0
    for one in found["series"]:
        if one["median"] is None or one["series"] not in year:
            continue
        came = sum(year[one["series"]])
        for name in misses:
            misses[name] += abs(one[name] - came)
        lower, upper = one["intervals"]["80"]
        inside, of = inside + (lower <= came <= upper), of + 1

    assert of > 200
    assert misses["median"] < misses["run_rate"]
    assert inside / of > 0.72


@pytest.mark.shared
def test_months_with_a_gap_of_years_between_are_refused_an_interval(
    shared_data, capsys
):
    found = figures(
        capsys,
        str(shared_data / KENT),
        *("--date", "month", "--count", "crimes", "--series", "crime_type"),
    )

    assert all(one["intervals"] == {} for one in found["series"])
    assert all("24 are needed" in one["refused"] for one in found["series"])
