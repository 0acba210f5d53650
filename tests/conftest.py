"""Fixtures every folder of tests may use; the people are in `tests/people.py`."""

import os
import socket
from pathlib import Path

import hypothesis
import pytest

from tests.environment import POSTGRES

# A busy machine is slow; no test is about time, so no example has a deadline. On a
# developer's machine every run looks elsewhere; what lands is judged on the same examples
# each time.
hypothesis.settings.register_profile(
    "patient", deadline=None, derandomize="CI" in os.environ
)
hypothesis.settings.load_profile("patient")

pytest_plugins = ["tests.people", "tests.browser", "tests.forks"]

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real data handed round beside the repository."""
    named = os.environ.get("FRANKPLEDGE_SHARED")
    folder = Path(named) if named else REPOSITORY.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip(f"no real data in {folder}; set FRANKPLEDGE_SHARED to the folder")
    return folder


# Here and not in the plugin: pytest-django registers after it, and its own would win.
@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix, pytestconfig
):
    """Start PostgreSQL when the first test needs it, and not before."""
    if POSTGRES in pytestconfig.stash:
        pytestconfig.stash[POSTGRES].start()


@pytest.fixture
def home(tmp_path, settings) -> Path:
    """Return an empty home for evidence and uploads, for one test."""
    settings.HOME = tmp_path
    settings.EVIDENCE_STORE = tmp_path / "evidence"
    settings.INCOMING = tmp_path / "incoming"
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return tmp_path


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def connect_nearby(self, address):
        if self.family != socket.AF_UNIX:
            host = address[0]
            if host not in {"127.0.0.1", "::1", "localhost"}:
                raise PermissionError(f"a test tried to reach {host}")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_nearby)
        yield
