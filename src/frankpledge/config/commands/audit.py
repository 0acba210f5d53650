"""frankpledge audit: check the record of who did what."""

import json

import click

from frankpledge.config.commands.home import json_option, set_up


@click.group()
def audit() -> None:
    """The record of who did what."""


@audit.command()
@json_option
@click.pass_context
def verify(context: click.Context, as_json: bool) -> None:  # noqa: FBT001
    """Recompute the chain of the record; exit 1 when it was altered or cut.

    Keep the last hash somewhere else: whoever can rewrite the whole database can
    rewrite the whole chain, but not your note of its end.
    """
    set_up()
    from frankpledge.audit import queries  # noqa: PLC0415

    report = queries.verify_chain()
    if as_json:
        found = {
            "records": report.records,
            "head": report.head,
            "faults": list(report.faults),
        }
        click.echo(json.dumps(found))
    else:
        for fault in report.faults:
            click.echo(fault)
        state = "altered" if report.faults else "whole"
        click.echo(
            f"{report.records} records, chain {state}; it ends in {report.head}."
        )
    context.exit(1 if report.faults else 0)
