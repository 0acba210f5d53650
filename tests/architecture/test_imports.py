"""What an import brings with it, seen in a fresh interpreter."""

import subprocess
import sys

import pytest

from tests.architecture.source import REPOSITORY, python_sources

ANALYSIS = [
    source.module
    for source in python_sources("src/frankpledge/analysis/")
    if not source.module.endswith("__main__")
]


def brought_by(statement: str, forbidden: str) -> bool:
    """Say whether a statement leaves a package in `sys.modules`."""
    program = f"{statement}\nimport sys\nprint({forbidden!r} in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=REPOSITORY / "src",
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.strip() == "True"


def test_analysis_leaves_django_out():
    assert ANALYSIS
    assert not brought_by(f"import {', '.join(ANALYSIS)}", "django")


@pytest.mark.parametrize("statement", ["import django", "from django.db import models"])
def test_a_framework_brought_in_is_noticed(statement):
    assert brought_by(statement, "django")


def test_the_package_itself_imports_nothing():
    assert not brought_by("import frankpledge", "frankpledge.config")
    assert not brought_by("import frankpledge", "numpy")
