"""Charts whose limits come from the counts themselves agree with Montgomery's."""

import csv

import numpy as np
import pytest

from frankpledge.analysis.results import Refusal
from frankpledge.analysis.spc.attributes import Attribute, attribute_chart
from frankpledge.analysis.spc.rare import times_between


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def column(rows, name):
    return np.array([float(row[name]) for row in rows])


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "kind", "stretch", "excluded", "scale"),
    [
        ("ex_7.3_3", Attribute.C, (0, 46), [5, 19, *range(26, 46)], 1),
        ("ex_7.4_1", Attribute.U, (0, 99), [], 1),
        ("ex_7.5_1", Attribute.U, (0, 99), [], 50),
        ("tbl_7.4_1", Attribute.P, (0, 99), [], 1),
        ("ex_7.1_5", Attribute.P, (0, 30), [14, 22], 1),
        ("ex_7.1_5", Attribute.P, (30, 99), [], 1),
    ],
)
def test_the_charts_of_montgomery_are_reproduced(
    shared_data, file, kind, stretch, excluded, scale
):
    folder = shared_data / "data/known_answers/spc_qicharts2"
    rows = rows_of(folder / f"{file}.csv")[slice(*stretch)]
    sizes = None if kind is Attribute.C else column(rows, "n")
    chart = attribute_chart(kind, column(rows, "y.sum"), sizes, excluded=excluded)

    assert chart.lower * scale == pytest.approx(column(rows, "lcl"), abs=1e-9)
    assert chart.upper * scale == pytest.approx(column(rows, "ucl"), abs=1e-9)
    assert chart.centre * scale == pytest.approx(column(rows, "cl")[0])
    beyond = [n for n, row in enumerate(rows) if row["sigma.signal"] == "True"]
    assert list(chart.beyond) == beyond


@pytest.mark.shared
def test_the_times_between_failures_of_montgomery_are_reproduced(shared_data):
    rows = rows_of(shared_data / "data/known_answers/spc_qicharts2/ex_7.6_1.csv")
    chart = times_between(column(rows, "y"))

    found = (chart.centre, chart.lower, chart.upper)
    expected = (column(rows, "cl")[0], 0, column(rows, "ucl")[0])
    assert found == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    ("kind", "counts", "sizes", "says"),
    [
        (Attribute.U, [1, 2], None, "needs what each count"),
        (Attribute.U, [1, 2], [3], "2 counts and 1 sizes"),
        (Attribute.C, [1, -2], None, "below nought"),
        (Attribute.U, [1, 2], [3, 0], "not above nought"),
        (Attribute.P, [1, 5], [3, 4], "larger than the cases"),
    ],
)
def test_counts_that_no_chart_can_have_are_refused(kind, counts, sizes, says):
    with pytest.raises(Refusal, match=says):
        attribute_chart(kind, counts, sizes)


@pytest.mark.parametrize("times", [[1, 2], [1, 2, -1], [1, 2, float("nan")]])
def test_times_that_are_none_are_refused(times):
    with pytest.raises(Refusal):
        times_between(times)
