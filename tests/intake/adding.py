"""Adding files in a process of its own, to be killed or raced: acts of `tests.forks`."""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

AT = datetime(2010, 4, 1, 9, 0, tzinfo=UTC)


def prepare() -> None:
    """Make the partnership."""
    from frankpledge.access import operations as access  # noqa: PLC0415
    from frankpledge.partnership import operations  # noqa: PLC0415

    operations.create_partnership(
        slug="northbridge", name="Northbridge", by=access.command_line_user(), at=AT
    )


def add(folder: str) -> dict:
    """Add a folder; return the report."""
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
    )
    return report_as_json(report)


def add_at_once(folder: str) -> dict:
    """Add a folder, its files read beside each other however small."""
    from frankpledge.intake.operations import ahead  # noqa: PLC0415

    ahead.LEAST_BYTES = 0
    return add(folder)


def add_where_writing_fails(folder: str, seed: int, error: int) -> list[str]:
    """Add a folder, one call of the system failing now and then; return what failed.

    As a disk does that is full, or a folder that may not be written to.
    """
    import os  # noqa: PLC0415
    import random  # noqa: PLC0415

    chance = random.Random(seed)  # noqa: S311

    def failing(function):
        def called(*arguments, **options):
            if chance.random() < 0.08:
                raise OSError(error, os.strerror(error), "/full")
            return function(*arguments, **options)

        return called

    for owner, name in ((os, "fsync"), (os, "rename"), (os, "mkdir"), (Path, "open")):
        setattr(owner, name, failing(getattr(owner, name)))
    try:
        return [note["sentence"] for note in add(folder)["refused"]]
    except OSError as failure:
        return [str(failure)]


def deliver(path: str) -> int:
    """Bring a file by page, and leave it to whichever worker comes."""
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    from frankpledge.access import operations as access  # noqa: PLC0415
    from frankpledge.intake import operations  # noqa: PLC0415
    from frankpledge.partnership import queries  # noqa: PLC0415

    file = Path(path)
    return operations.receive_upload(
        partnership=queries.partnership_by_slug("northbridge"),
        files=[SimpleUploadedFile(file.name, file.read_bytes())],
        source="police-uk",
        then=lambda _: None,
        by=access.command_line_user(),
        at=AT,
    ).pk


def work_off(number: int) -> bool:
    """Be a worker; say whether the delivery was ours."""
    from frankpledge.intake import operations, queries  # noqa: PLC0415

    delivery = queries.delivery_at_work(number)
    status = delivery.status
    done = operations.work_off(
        delivery=delivery, by=delivery.received_by, at=delivery.received_at
    )
    return done.status != status


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


def swept() -> list[str]:
    """Sweep as two hours later; return what is left that nothing refers to."""
    from frankpledge.access import operations as access  # noqa: PLC0415
    from frankpledge.intake import operations  # noqa: PLC0415
    from frankpledge.intake.verification import verify_evidence  # noqa: PLC0415

    later = datetime.now(UTC) + timedelta(hours=2)
    operations.sweep_store(by=access.command_line_user(), at=later)
    return list(verify_evidence().strays)
