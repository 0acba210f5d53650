"""The pins: in step with what is declared, hashed, and the same for runs and tests."""

import re
import tomllib

import pytest

from tests.architecture.source import REPOSITORY

PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)(.*)$")
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-node.txt")


def canonical(name: str) -> str:
    """Return a distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(lines: list[str]) -> set[str]:
    """Return the names in a list like ["django>=5.2", "psycopg[binary]>=3"]."""
    return {canonical(re.match(r"[A-Za-z0-9._-]+", line)[0]) for line in lines}


def blocks(text: str) -> dict[tuple[str, str], frozenset[str]]:
    """Return the hashes under each (name, version) of a lock."""
    found: dict[tuple[str, str], set[str]] = {}
    pin = None
    for line in text.splitlines():
        if match := PIN.match(line):
            pin = (canonical(match[1]), match[2])
            found.setdefault(pin, set())
        elif pin and "--hash=" in line:
            found[pin].add(line.strip(" \\"))
    return {pin: frozenset(hashes) for pin, hashes in found.items()}


def unhashed(text: str) -> list[str]:
    """Return the pins that carry no hash."""
    return [" ".join(pin) for pin, hashes in blocks(text).items() if not hashes]


def missing(wanted: set[str], text: str) -> set[str]:
    """Return the declared names that a lock does not pin."""
    return wanted - {name for name, _ in blocks(text)}


def lock(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_carries_its_hashes(name):
    assert blocks(lock(name))
    assert unhashed(lock(name)) == []


def test_a_pin_without_a_hash_is_reported():
    assert unhashed("django==5.2\nclick==8 \\\n    --hash=sha256:1") == ["django 5.2"]


def test_everything_the_product_declares_is_pinned(project):
    wanted = declared(project["project"]["dependencies"])

    assert missing(wanted, lock("requirements.txt")) == set()


def test_everything_the_tests_declare_is_pinned(project):
    wanted = declared(project["dependency-groups"]["dev"])

    assert missing(wanted, lock("requirements-dev.txt")) == set()


def test_a_declared_name_that_is_not_pinned_is_reported():
    wanted = declared(["Django>=5", "psycopg[binary]>=3", "ruff"])

    assert missing(wanted, "django==5.2\npsycopg[binary]==3.3 ; x") == {"ruff"}


def test_the_tests_run_on_the_very_versions_the_product_runs_on():
    run, dev = blocks(lock("requirements.txt")), blocks(lock("requirements-dev.txt"))

    assert {pin: dev.get(pin) for pin in run} == run
