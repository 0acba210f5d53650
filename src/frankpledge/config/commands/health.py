"""frankpledge check: is this installation sound?"""

import json

import click

from frankpledge.config.commands.home import json_option, set_up


@click.command()
@json_option
@click.pass_context
def check(context: click.Context, as_json: bool) -> None:  # noqa: FBT001
    """Look the installation over: settings, tables, evidence, record, built assets."""
    set_up()
    from frankpledge.config import health  # noqa: PLC0415

    results = health.look_over()
    if as_json:
        click.echo(
            json.dumps([{"part": r.part, "faults": list(r.faults)} for r in results])
        )
    else:
        for result in results:
            click.echo(f"{'FAULT' if result.faults else 'ok':<6} {result.part}")
            for fault in result.faults:
                click.echo(f"       {fault}")
    context.exit(1 if any(result.faults for result in results) else 0)
