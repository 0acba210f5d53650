"""The analysis stands alone: no framework, few libraries, its own command."""

import ast
import json
import subprocess
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

import frankpledge.analysis
from frankpledge.analysis.__main__ import main
from tests.analysis.incidents import incident, write

FOLDER = Path(str(files(frankpledge.analysis)))
MODULES = sorted(
    ".".join(path.relative_to(FOLDER).with_suffix("").parts)
    for path in FOLDER.rglob("*.py")
    if path.stem not in {"__init__", "__main__"}
)
ALLOWED = {"duckdb", "numpy", "scipy", "shapely", "frankpledge"}


def top_level_imports(module):
    path = FOLDER.joinpath(*module.split(".")).with_suffix(".py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield node.module


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_the_standard_library_duckdb_numpy_and_its_neighbours(module):
    for name in top_level_imports(module):
        top = name.split(".")[0]
        assert top in sys.stdlib_module_names | ALLOWED
        assert top != "frankpledge" or name.startswith("frankpledge.analysis.")


def test_importing_all_of_it_loads_no_framework_and_nothing_slow():
    names = [
        f"frankpledge.analysis.{module}"
        for module in MODULES
        if not module.startswith("kernels.")  # loaded when a method is called
    ]
    program = (
        "import importlib, json, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    loaded = json.loads(
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, text=True
        ).stdout
    )

    assert "duckdb" in loaded
    assert not {"django", "scipy", "numba", "pandas", "pyarrow", "sqlglot"} & set(
        loaded
    )


def test_the_module_runs_as_a_command():
    run = subprocess.run(
        [sys.executable, "-m", "frankpledge.analysis", "change", "61", "53", "--json"],
        capture_output=True,
        check=True,
        text=True,
    )

    assert round(json.loads(run.stdout)["p_value"], 4) == 0.4568
    assert run.stderr == ""


def test_a_change_is_told_in_a_sentence(capsys):
    assert main(["change", "61", "53"]) == 0

    assert capsys.readouterr().out == (
        "53 against 61 before is a fall of 13%; a change of this size is ordinary "
        "chance variation (exact E-test, p = 0.46).\n"
    )


def test_exposures_are_taken_into_account(capsys):
    assert main(["change", "50", "100", "--exposure", "1", "2", "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["p_value"] == 1


def test_a_change_from_nothing_is_valid_json(capsys):
    assert main(["change", "0", "3", "--json"]) == 0

    answer = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    assert (answer["ratio"], answer["interval"][1]) == (None, None)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["change", "--", "61", "-5"], "a count cannot be below zero"),
        (["change", "61", "5", "--exposure", "0", "1"], "must be above zero"),
        (["change", "61", "5", "--exposure", "nan", "1"], "must be a number"),
        (["months", "--parquet", "gone.parquet"], "gone.parquet is not in"),
    ],
)
def test_input_that_is_refused_is_refused_in_words(arguments, says, capsys):
    assert main(arguments) == 1

    captured = capsys.readouterr()
    assert says in captured.err
    assert captured.out == ""


@pytest.mark.parametrize(
    "arguments", [[], ["change", "sixty", "5"], ["months"], ["guess"]]
)
def test_a_command_that_is_not_understood_exits_with_two(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments)

    assert stop.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.fixture
def half_year(tmp_path):
    rows = [
        incident(month=date(2014, month, 1), category=category, row_number=number)
        for month, count in ((1, 60), (2, 60), (3, 60), (4, 5), (5, 60), (6, 60))
        for category in ("Burglary", "ASB")
        for number in range(count if category == "Burglary" else 20)
    ]
    return write(tmp_path / "half.parquet", rows)


def test_the_months_of_files_are_listed_with_those_that_look_partial(half_year, capsys):
    assert main(["months", "--parquet", str(half_year), "--apart", "ASB"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines[:2]] == [
        ["2014-01", "80"],
        ["2014-02", "80"],
    ]
    assert lines[-1] == (
        "2014-04 looks partial: 5 incidents against a median of 58 in the 5 months "
        "held nearest; ASB is level."
    )


def test_the_months_of_files_are_given_for_programs(half_year, capsys):
    assert main(["months", "--parquet", str(half_year), "--json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert answer["months"]["2014-04"] == 25
    assert list(answer["partial"]) == ["2014-04"]
    assert answer["not_compared"] == []


def test_files_without_rows_are_said_to_hold_none(tmp_path, capsys):
    empty = write(tmp_path / "empty.parquet", [])

    assert main(["months", "--parquet", str(empty)]) == 0
    assert capsys.readouterr().out == "The files hold no rows.\n"
