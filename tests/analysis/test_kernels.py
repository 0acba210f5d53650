"""Kernels compile where numba is, and answer the same where it is not."""

import importlib
import subprocess
import sys
from importlib.resources import files

import pytest

import frankpledge.analysis.kernels as kernels

HELD = sorted(
    path.stem
    for path in files(kernels).iterdir()
    if path.suffix == ".py" and not path.stem.startswith("_")
)


def test_every_file_of_kernels_is_listed_so_that_set_up_compiles_it():
    assert sorted(kernels.FILES) == HELD


@pytest.mark.parametrize("name", HELD)
def test_every_file_of_kernels_can_be_warmed(name):
    module = importlib.import_module(f"frankpledge.analysis.kernels.{name}")

    module.WARM()


def test_without_numba_a_loop_is_left_as_it_is(monkeypatch):
    monkeypatch.setattr(kernels, "available", lambda: False)

    def loop(n):
        return n + 1

    assert kernels.compiled()(loop) is loop
    assert kernels.warm() == ()


def test_the_cache_is_filled_by_a_command():
    run = subprocess.run(
        [sys.executable, "-m", "frankpledge.analysis.kernels"],
        capture_output=True,
        check=True,
        text=True,
    )

    assert run.stdout.startswith(("Compiled: ", "numba is not installed"))
