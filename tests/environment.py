"""What the tests run in: a home of their own, and the database asked for.

A plugin, not a conftest, because Django reads its settings before any conftest is
read. `addopts` names it.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.postgres import TemporaryPostgres, find_binaries

POSTGRES = pytest.StashKey[TemporaryPostgres]()
HOME = pytest.StashKey[Path]()
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser):
    parser.addoption(
        "--postgres",
        action="store_true",
        help="run the tests that use a database on PostgreSQL: DATABASE_URL if set, "
        "else a server of our own in a temporary folder",
    )
    parser.addoption(
        "--record-queries",
        action="store_true",
        help="record anew how many queries each page makes",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config):
    """Settle the environment before Django's settings read it."""
    for name in [name for name in os.environ if name.startswith("FRANKPLEDGE_")]:
        if name != "FRANKPLEDGE_SHARED":
            del os.environ[name]
    home = Path(tempfile.mkdtemp(prefix="frankpledge-tests-"))
    early_config.stash[HOME] = home
    os.environ["FRANKPLEDGE_HOME"] = str(home)
    os.environ["FRANKPLEDGE_PLAIN_HTTP"] = "1"  # the test client speaks plain HTTP
    os.environ["FRANKPLEDGE_COMPONENTS"] = "1"
    os.environ["FRANKPLEDGE_PUBLIC_CHECK"] = "1"
    if not early_config.known_args_namespace.postgres:
        os.environ.pop("DATABASE_URL", None)
    elif not os.environ.get("DATABASE_URL"):
        server = TemporaryPostgres(find_binaries())
        early_config.stash[POSTGRES] = server
        os.environ["DATABASE_URL"] = server.url


def pytest_unconfigure(config):
    """Leave nothing behind."""
    if POSTGRES in config.stash:
        config.stash[POSTGRES].stop()
    shutil.rmtree(config.stash[HOME], ignore_errors=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """On PostgreSQL run only what may hang on the database; the rest ran on SQLite."""
    if not config.option.postgres:
        return
    chosen = [item for item in items if uses_database(item)]
    rest = [item for item in items if not uses_database(item)]
    if rest:
        config.hook.pytest_deselected(items=rest)
        items[:] = chosen


def uses_database(item) -> bool:
    """Say whether a test's answer may hang on the database, without a browser."""
    if item.get_closest_marker("journey") or item.get_closest_marker("any_database"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES)
