"""frankpledge evidence retention: what may no longer be kept, and removing it."""

import json
from typing import TYPE_CHECKING, Any

import click

from frankpledge.config.commands.home import (
    chosen,
    json_option,
    now,
    operator,
    partnership_option,
    set_up,
)

if TYPE_CHECKING:
    from frankpledge.intake.queries import Due


@click.command()
@click.option(
    "--carry-out", is_flag=True, help="Remove what is due, for good, and record it."
)
@partnership_option
@json_option
def retention(carry_out: bool, slug: str, as_json: bool) -> None:  # noqa: FBT001
    """List the returns that may no longer be kept under the terms of sharing.

    Nothing is removed without --carry-out. Figures published keep their printed value.
    """
    set_up()
    from django.utils import timezone  # noqa: PLC0415

    from frankpledge.intake import operations, queries  # noqa: PLC0415

    partnership, at = chosen(slug), now()
    due = queries.retention_due(partnership, until=timezone.localtime(at).date())
    if carry_out:
        operations.carry_out_retention(partnership=partnership, by=operator(), at=at)
    if as_json:
        told = {"carried_out": carry_out, "due": [_as_json(one) for one in due]}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for one in due:
        version = one.version
        click.echo(f"{version}: {version.rows_kept:,} rows, due {one.due_on}")
    done = "removed" if carry_out else "due; --carry-out removes what is due"
    click.echo(f"{len(due)} {done}.")


def _as_json(due: "Due") -> dict[str, Any]:
    version = due.version
    return {
        "source": version.of_return.source,
        "supplier": version.of_return.supplier,
        "period": version.of_return.period,
        "version": str(version.uuid),
        "number": version.number,
        "rows_kept": version.rows_kept,
        "due_on": due.due_on.isoformat(),
    }
