"""Production is the default: nothing has to be switched on to be safe."""

import os
import subprocess
import sys

import pytest


@pytest.fixture
def bare_environment(tmp_path):
    """Return an environment in which nobody has set anything but the home."""
    ours = ("FRANKPLEDGE_", "DATABASE_URL", "DJANGO_")
    kept = {n: v for n, v in os.environ.items() if not n.startswith(ours)}
    settings = "frankpledge.config.settings"
    return kept | {
        "FRANKPLEDGE_HOME": str(tmp_path / "home"),
        "DJANGO_SETTINGS_MODULE": settings,
    }


def run(environment, *arguments):
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_djangos_checks_for_deployment_find_nothing(bare_environment):
    checked = run(
        bare_environment, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"
    )

    assert checked.returncode == 0, checked.stderr


def test_cookies_need_https_unless_plain_http_is_allowed(bare_environment):
    told = (
        "from frankpledge.config import settings as s; print(s.SESSION_COOKIE_SECURE)"
    )

    strict = run(bare_environment, "-c", told)
    loose = run(bare_environment | {"FRANKPLEDGE_PLAIN_HTTP": "1"}, "-c", told)

    assert (strict.stdout.strip(), loose.stdout.strip()) == ("True", "False")


def test_nonsense_in_the_environment_stops_the_start_with_a_sentence(bare_environment):
    nonsense = bare_environment | {"FRANKPLEDGE_DEBUG": "perhaps"}

    started = run(nonsense, "-m", "django", "check")

    assert started.returncode != 0
    assert "FRANKPLEDGE_DEBUG is 'perhaps'; set it to 1 or 0." in started.stderr


def test_no_change_of_a_table_is_left_without_a_migration(bare_environment):
    made = run(
        bare_environment, "-m", "django", "makemigrations", "--check", "--dry-run"
    )

    assert made.returncode == 0, made.stdout
