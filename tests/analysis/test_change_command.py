"""`analyse change` over files: a history, a table, and what is wrong with them."""

import json

import numpy as np
import pytest

from frankpledge.analysis.__main__ import main
from tests.analysis.histories import drawn, history


def written(path, header, rows):
    lines = [header, *(",".join(str(cell) for cell in row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def bursts(tmp_path):
    rng = np.random.default_rng(2)
    months = history(drawn(rng, 60, 4, 48))
    rows = [(f"{month:%Y-%m}", int(n)) for month, n in months.items()]
    return written(tmp_path / "bursts.csv", "Month,Crimes", rows)


def answer(capsys, *arguments):
    code = main([*arguments, "--json"])
    out = capsys.readouterr()
    return code, json.loads(out.out) if code == 0 else out.err


def test_a_history_decides_the_test(bursts, capsys):
    code, found = answer(capsys, "change", "720", "800", "--history", bursts)

    assert code == 0
    assert found["method"] == "quasi-Poisson test"
    assert 1.8 < found["dispersion"]["value"] < 6
    assert found["dispersion"]["months"] == 48
    assert not found["distinguishable"]
    assert found["detectable_at_equal_exposure"]["fall_to_with_power_80"] < 600


def test_a_history_is_said_in_words(bursts, capsys):
    assert main(["change", "720", "800", "--history", bursts]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert "ordinary chance variation (quasi-Poisson test at dispersion" in lines[0]
    assert lines[1].startswith("The ratio of the rates lies between")
    assert "from 48 months, season and trend taken out" in lines[2]
    assert lines[3] == "Columns: date = Month, count = Crimes."


def test_months_named_as_missing_are_left_out(bursts, capsys):
    _, found = answer(
        capsys, "change", "7", "8", "--history", bursts, "--missing", "2019-01,2019-02"
    )

    assert found["dispersion"]["months"] == 46


def test_rows_that_are_events_are_counted_by_month(tmp_path, capsys):
    rng = np.random.default_rng(4)
    rows = [
        (f"{month:%Y-%m}-{day:02}", kind)
        for month in history([0] * 30)
        for kind in ("a", "b")
        for day in np.sort(rng.integers(1, 29, rng.poisson(20)))
    ]
    path = written(tmp_path / "events.csv", "date,kind", rows)
    _, found = answer(capsys, "change", "7", "8", "--history", path, "--only", "kind=a")

    assert 17 < found["dispersion"]["mean"] < 23


def test_a_table_is_compared_together(tmp_path, capsys):
    rows = [("Castle", 100, 160), ("Cage Green", 40, 44), ("Hadlow", "x", 55)]
    rows += [("Trench", 40, -1), ("Judd", 0, 0)]
    path = written(tmp_path / "wards.csv", "ward,before,after", rows)
    code, found = answer(capsys, "change", "--table", path)

    assert code == 0
    assert [(pair["name"], pair["changed"]) for pair in found["pairs"]] == [
        ("Castle", True),
        ("Cage Green", False),
        ("Judd", False),
    ]
    assert "'Trench', 40, -1" in " ".join(found["notes"])
    assert "something other than a number as before" in " ".join(found["notes"])


def test_a_table_prints_the_least_likely_first(tmp_path, capsys):
    rows = [(f"Ward {number}", 50, 50) for number in range(60)] + [("Busy", 50, 120)]
    path = written(tmp_path / "wards.csv", "name,earlier,later", rows)
    assert main(["change", "--table", path]) == 0

    out = capsys.readouterr().out
    assert out.startswith("1 of 61 comparisons changed by more than chance gives")
    assert out.splitlines()[3].startswith("Busy")
    assert "... and 21 more; --json has them all." in out


def test_each_pair_of_a_table_has_the_dispersion_of_its_own_history(tmp_path, capsys):
    rng = np.random.default_rng(9)
    rows = [
        (ward, f"{month:%Y-%m}", int(n))
        for ward, dispersion in (("calm", 1), ("wild", 5))
        for month, n in history(drawn(rng, 50, dispersion, 60)).items()
    ]
    long = written(tmp_path / "long.csv", "ward,month,count", rows)
    pairs = [("calm", 600, 700), ("wild", 600, 700), ("new", 10, 12)]
    path = written(tmp_path / "pairs.csv", "ward,earlier,later", pairs)
    _, found = answer(
        capsys, "change", "--table", path, "--history", long, "--by", "ward"
    )

    assert [pair["method"] for pair in found["pairs"]] == [
        "exact E-test",
        "quasi-Poisson test",
        "exact E-test",
    ]
    assert any("new: no dispersion" in note for note in found["notes"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["5"], "Two counts are compared; 1 were given"),
        (["5", "6", "--dispersion", "-1"], "must be a number above nought"),
        (["5", "6", "--history", "gone.csv"], "There is no file gone.csv"),
        (["--table", "gone.csv"], "There is no file gone.csv"),
        (["5", "6", "--table", "gone.csv"], "not both"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(arguments, says, capsys):
    code, error = answer(capsys, "change", *arguments)

    assert code == 1
    assert says in error
