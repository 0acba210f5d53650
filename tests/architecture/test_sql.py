"""The SQL files are DuckDB's, one question each, and carry over to Spark."""

import pytest

from tests.architecture.source import REPOSITORY, repository_files
from tests.architecture.sql_laws import faults

FILES = [path for path in repository_files() if path.endswith(".sql")]


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("select list(x order by x) from t", "loses its order"),
        ("select array_agg(x order by x) from t", "loses its order"),
        ("select quantile_cont(x, 0.5) from t", "WITHIN GROUP"),
        ("select * from read_parquet($files)", "named view"),
        ("select 1; select 2", "2 statements"),
        ("select from where", "is not DuckDB's SQL"),
        ("select * from t asof join u using (k, at)", "no ASOF join"),
        ("select * from t for update", "not supported"),
    ],
)
def test_what_does_not_carry_over_is_reported(sql, fault):
    assert any(fault in found for found in faults(sql))


@pytest.mark.parametrize(
    "sql",
    [
        "select count(*) filter (where x > $least) as n from incidents group by month",
        "select * exclude (a) from t qualify row_number() over (order by b) = 1",
        "select list(x) from t",
    ],
)
def test_what_carries_over_is_not_reported(sql):
    assert faults(sql) == []


def test_there_are_sql_files():
    assert FILES


@pytest.mark.parametrize("path", FILES)
def test_every_sql_file_carries_over(path):
    assert faults((REPOSITORY / path).read_text(encoding="utf-8")) == []
