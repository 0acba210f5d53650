"""Looking an installation over: each part, and what is wrong with it in sentences."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core import checks
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from frankpledge.audit import queries as audit
from frankpledge.intake.verification import verify_evidence

ASSETS = (
    "frankpledge/application.css",
    "frankpledge/application.js",
    "frankpledge/fonts/SourceSans3-Regular.ttf",
)
# HTTPS warnings are not faults where the installation says it is one person's own
# machine.
PLAIN_HTTP_CHECKS = frozenset(
    {"security.W004", "security.W008", "security.W012", "security.W016"}
)


@dataclass(frozen=True)
class Result:
    """A part of the installation and its faults, none when it is sound."""

    part: str
    faults: tuple[str, ...]


def look_over() -> tuple[Result, ...]:
    """Return every part with its faults."""
    return (
        Result("settings", _settings()),
        Result("tables", _tables()),
        Result("evidence store", tuple(f.sentence for f in verify_evidence().faults)),
        Result("audit record", audit.verify_chain().faults),
        Result("built assets", _assets()),
    )


def _settings() -> tuple[str, ...]:
    waived = PLAIN_HTTP_CHECKS if settings.PLAIN_HTTP else frozenset()
    found = checks.run_checks(include_deployment_checks=True)
    return tuple(f"{m.id}: {m.msg}" for m in found if m.id not in waived)


def _tables() -> tuple[str, ...]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return tuple(f"Migration {step} has not been applied." for step, _ in waiting)


def _assets() -> tuple[str, ...]:
    return tuple(
        f"{name} is not built; run `python3 start.py setup`."
        for name in ASSETS
        if not (found := finders.find(name)) or not Path(found).is_file()
    )
