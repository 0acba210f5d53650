"""Every question under `sql/` gives its oracle's answer, and can be put to Spark."""

from datetime import date
from importlib.resources import files

import pytest
import sqlglot
from hypothesis import given
from hypothesis import strategies as st
from sqlglot import exp

from frankpledge.analysis.evidence import RELATIONS, open_evidence, question
from tests.analysis.figures import FIGURE_ORACLES
from tests.analysis.incidents import CATEGORIES, LSOA_CODES, some_incidents, write
from tests.analysis.oracles import LEVELS, MAPPED, ORACLES

QUESTIONS = sorted(
    path.name.removesuffix(".sql")
    for path in (files("frankpledge.analysis") / "sql").iterdir()
)
OF_FIGURES = [name for name in QUESTIONS if name.startswith("figures_")]
OF_INCIDENTS = [name for name in QUESTIONS if name not in OF_FIGURES]
MADE = some_incidents(seed=20140301, count=600)
FIRSTS = st.dates(date(2013, 11, 1), date(2014, 9, 1)).map(
    lambda day: day.replace(day=1)
)
VERSIONS = st.sampled_from(sorted({row.version for row in MADE}))
ASKED = st.fixed_dictionaries(
    {
        "start": FIRSTS,
        "until": FIRSTS,
        "categories": st.none() | st.lists(st.sampled_from((*CATEGORIES, "Arson"))),
        "lsoa_codes": st.none() | st.lists(st.sampled_from((*LSOA_CODES, "W01000001"))),
        "category": st.sampled_from(CATEGORIES),
        "most": st.integers(0, 40),
        "limit": st.integers(0, 400),
        "offset": st.integers(0, 400),
        "crimes": st.just("police-uk"),
        "outcomes": st.just("police-uk-outcomes"),
        "least": st.integers(1, 12),
        "key": st.sampled_from(["victim", "premises"]),
        "before": VERSIONS,
        "after": VERSIONS,
        "cells_a_degree_east": st.sampled_from([1, 10, 33.3]),
        "cells_a_degree_north": st.sampled_from([1, 10, 47.1]),
    }
)
# What translates without complaint and then means something else, or fails to run, on
# Spark: weekday numbers, ordered lists, quantiles, hashes, casts that round here and
# cut off there, functions of a list that Spark keeps for strings.
DIFFERENT_ON_SPARK = (
    exp.ArrayAgg,
    exp.DayOfWeek,
    exp.DayOfWeekIso,
    exp.Extract,
    exp.Mode,
    exp.PercentileCont,
    exp.PercentileDisc,
    exp.Quantile,
    exp.Length,
    exp.Div,
    exp.IntDiv,
    exp.Round,
    exp.Interval,
    exp.Star,
)
SAFE_CASTS = {"DATE", "VARCHAR[]", "TEXT[]"}
KNOWN_FUNCTIONS = {"hour"}  # those sqlglot passes on by name, checked on Spark by hand


@pytest.fixture(scope="module")
def evidence(tmp_path_factory):
    folder = tmp_path_factory.mktemp("evidence")
    halves = [
        write(folder / f"{name}.parquet", rows)
        for name, rows in (("one", MADE[:250]), ("two", MADE[250:]))
    ]
    with open_evidence(halves) as opened:
        opened.relate("category_mapping", MAPPED)
        opened.relate("category_levels", LEVELS)
        yield opened


def parameters_of(name):
    parsed = sqlglot.parse_one(question(name), read="duckdb")
    return {found.name for found in parsed.find_all(exp.Placeholder)}


def test_every_question_has_an_oracle():
    assert sorted([*ORACLES, *FIGURE_ORACLES]) == QUESTIONS


@pytest.mark.parametrize("name", OF_INCIDENTS)
@given(asked=ASKED)
def test_a_question_gives_the_oracles_answer(name, asked, evidence):
    bound = {key: asked[key] for key in parameters_of(name)}

    assert evidence.answer(name, **bound) == ORACLES[name](MADE, asked)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_one_statement_that_reads_the_view_and_what_stands_beside(name):
    [statement] = sqlglot.parse(question(name), read="duckdb")

    assert isinstance(statement, exp.Select)
    view = "figures" if name in OF_FIGURES else "incidents"
    named = {table.name for table in statement.find_all(exp.Table)}
    own = {step.alias for step in statement.find_all(exp.CTE)}
    assert named - own - RELATIONS.keys() == {view}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_says_first_what_it_asks(name):
    opening = question(name).split("SELECT")[0]

    assert opening.startswith("-- ")
    assert "?" in opening


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_translates_to_spark_with_its_parameters(name):
    spark = sqlglot.transpile(
        question(name),
        read="duckdb",
        write="spark",
        unsupported_level=sqlglot.ErrorLevel.RAISE,
    )

    assert len(spark) == 1
    assert "$" not in spark[0]
    assert all(f":{parameter}" in spark[0] for parameter in parameters_of(name))


def unsafe_on_spark(sql):
    """Return the parts of a statement that Spark would answer otherwise."""
    parsed = sqlglot.parse_one(sql, read="duckdb")
    found = [
        part for part in parsed.find_all(*DIFFERENT_ON_SPARK) if not is_count(part)
    ]
    found += [
        cast
        for cast in parsed.find_all(exp.Cast)
        if cast.to.sql(dialect="duckdb") not in SAFE_CASTS
    ]
    found += [
        call
        for call in parsed.find_all(exp.Anonymous)
        if call.name.lower() not in KNOWN_FUNCTIONS
    ]
    return [part.sql(dialect="duckdb") for part in found]


def is_count(part):
    return isinstance(part, exp.Star) and isinstance(part.parent, exp.Count)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_keeps_to_what_spark_answers_alike(name):
    assert unsafe_on_spark(question(name)) == []


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT isodow(occurred_at) FROM incidents",
        "SELECT dayofweek(occurred_at) FROM incidents",
        "SELECT extract(isodow FROM occurred_at) FROM incidents",
        "SELECT date_part('hour', occurred_at) FROM incidents",
        "SELECT list(category ORDER BY month) FROM incidents",
        "SELECT quantile_cont(longitude, 0.5) FROM incidents",
        "SELECT CAST(longitude AS INTEGER) FROM incidents",
        "SELECT longitude::BIGINT FROM incidents",
        "SELECT longitude / latitude FROM incidents",
        "SELECT row_number // 2 FROM incidents",
        "SELECT mode(category) FROM incidents",
        "SELECT hash(category) FROM incidents",
        "SELECT * FROM incidents",
        "SELECT month FROM incidents WHERE len($categories) = 0",
        "SELECT month + INTERVAL 1 MONTH FROM incidents",
        "SELECT round(longitude, 1) FROM incidents",
    ],
)
def test_what_spark_would_answer_otherwise_is_caught(sql):
    assert unsafe_on_spark(sql) != []
