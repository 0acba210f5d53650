"""frankpledge backup, restore and evidence verify: what is held, kept and brought back."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frankpledge.config.commands.home import json_option, now, operator, set_up

if TYPE_CHECKING:
    from frankpledge.config.backup.making import Say
    from frankpledge.config.backup.restoring import Restored

WITHOUT_KEYS = (
    "The keys are not in it: keep the file secret-key of FRANKPLEDGE_HOME, or the keys "
    "your environment sets, in another place. Whoever holds backup and keys holds all."
)
KEYS_MADE_ANEW = (
    "The keys were not in the backup. Put back the ones you kept; with new ones everybody "
    "signs in again, and hashed identifiers no longer match those of new returns."
)


@click.group()
def evidence() -> None:
    """The files of evidence, and whether they are as they were kept."""


@evidence.command()
@json_option
@click.pass_context
def verify(context: click.Context, as_json: bool) -> None:  # noqa: FBT001
    """Hash every file of evidence against the catalogue; exit 1 when one is not right.

    Files nothing refers to are named and are no fault: the next import sweeps them.
    """
    set_up()
    from frankpledge.intake.verification import verify_evidence  # noqa: PLC0415

    found = verify_evidence()
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        for fault in found.faults:
            click.echo(fault.sentence)
        for stray in found.strays:
            click.echo(f"Nothing refers to {stray}; the sweep will remove it.")
        state = f"{len(found.faults):,} not right" if found.faults else "all right"
        click.echo(f"{_files(found.files)} of {found.bytes:,} bytes: {state}.")
    context.exit(1 if found.faults else 0)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def backup(context: click.Context, file: Path) -> None:
    """Write database, evidence, files brought and uploads into one FILE.

    The service may run meanwhile: the backup is of one moment. Keys are not in it. Exit
    1 when evidence was found lost or altered; the rest is kept all the same.
    """
    set_up()
    from frankpledge.config.backup.making import make_backup  # noqa: PLC0415

    with _told("Backing up") as say:
        made = make_backup(file=file, say=say, by=operator(), at=now())
    for fault in made.faults:
        click.echo(fault)
    click.echo(
        f"{made.file}: {_files(len(made.manifest.files))} of "
        f"{made.manifest.bytes:,} bytes."
    )
    click.echo(WITHOUT_KEYS)
    context.exit(1 if made.faults else 0)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Restore a backup FILE into an empty FRANKPLEDGE_HOME.

    Every hash is compared first; then all of it is there, or none. Exit 1 when the home
    is in use or the backup is damaged.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frankpledge.config.settings")
    import django  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415

    from frankpledge.config.backup import (  # noqa: PLC0415
        databases,
        recording,
        restoring,
    )

    database = databases.of_this_installation()
    with _told("Restoring") as say:
        restored = restoring.restore_backup(
            file, home=settings.HOME, database=database, say=say
        )
    set_up()  # tables of an older version become those of this one
    recording.record_restored(file=file, restored=restored, by=operator(), at=now())
    _tell(restored)
    from frankpledge.intake.verification import verify_evidence  # noqa: PLC0415

    for fault in verify_evidence().faults:
        click.echo(f"As in the backup: {fault.sentence}")
    click.echo(KEYS_MADE_ANEW)


def _tell(restored: "Restored") -> None:
    made = restored.manifest
    click.echo(
        f"Restored what was backed up on {made.made_at[:16].replace('T', ' at ')} by "
        f"Frankpledge {made.frankpledge}: the {made.database} database, "
        f"{_files(restored.files_in('evidence'))} of evidence, "
        f"{restored.files_in('incoming'):,} waiting to be read, "
        f"{restored.files_in('uploads'):,} uploads."
    )


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number:,} files"


@contextmanager
def _told(label: str) -> "Iterator[Say]":
    """Show a bar of the bytes done, and give what moves it."""
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def say(done: int, in_all: int) -> None:
            bar.length = max(in_all, 1)
            bar.update(done - bar.pos)

        yield say
