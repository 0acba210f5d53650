"""Adding files in a process of its own, to be killed or raced: a program for tests.

`python -m tests.intake.adding FOLDER` adds a folder to the partnership "northbridge" of
FRANKPLEDGE_HOME, telling each file on standard error and the report on standard output.
`--prepare` makes the database and the partnership; `--held` reports what is held.
"""

import hashlib
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

AT = datetime(2010, 4, 1, 9, 0, tzinfo=UTC)


def main(*arguments: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "frankpledge.config.settings"
    import django  # noqa: PLC0415

    django.setup()
    if arguments == ("--prepare",):
        prepare()
    elif arguments == ("--held",):
        print(json.dumps(held()))  # noqa: T201
    else:
        print(json.dumps(add(arguments[0])))  # noqa: T201


def prepare() -> None:
    from django.core.management import call_command  # noqa: PLC0415

    from frankpledge.access import operations as access  # noqa: PLC0415
    from frankpledge.partnership import operations  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    operations.create_partnership(
        slug="northbridge", name="Northbridge", by=access.command_line_user(), at=AT
    )


def add(folder: str) -> dict:
    from frankpledge.access import operations as access  # noqa: PLC0415
    from frankpledge.intake import operations  # noqa: PLC0415
    from frankpledge.intake.reports import report_as_json  # noqa: PLC0415
    from frankpledge.partnership import queries  # noqa: PLC0415

    report = operations.add_paths(
        partnership=queries.partnership_by_slug("northbridge"),
        paths=[Path(folder)],
        source="police-uk",
        by=access.command_line_user(),
        at=AT,
        progress=lambda done, total, label: print(done, file=sys.stderr, flush=True),  # noqa: ARG005, T201
    )
    return report_as_json(report)


def held() -> dict:
    """Return what a reader sees: each period's rows, whole files only."""
    from django.conf import settings  # noqa: PLC0415

    from frankpledge.audit.queries import verify_chain  # noqa: PLC0415
    from frankpledge.intake import queries  # noqa: PLC0415
    from frankpledge.partnership.queries import partnership_by_slug  # noqa: PLC0415

    versions = queries.current_versions(partnership_by_slug("northbridge"))
    whole = [
        hashlib.sha256(
            (settings.EVIDENCE_STORE / v.parquet_path).read_bytes()
        ).hexdigest()
        == v.parquet_sha256
        for v in versions
    ]
    return {
        "rows": {version.of_return.period: version.rows_kept for version in versions},
        "versions": [version.number for version in versions],
        "are_whole": all(whole),
        "chain_faults": verify_chain().faults,
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
