"""The command line: the same table of contents as the pages, for a terminal.

Exit codes: 0 fine; 1 findings, or input refused (said on standard error); 2 usage.
"""

import sys

import click

from frankpledge.config.commands.actions import actions
from frankpledge.config.commands.analyse import analyse
from frankpledge.config.commands.audit import audit
from frankpledge.config.commands.exchange import exchange
from frankpledge.config.commands.figures import figures
from frankpledge.config.commands.health import check
from frankpledge.config.commands.intake import intake
from frankpledge.config.commands.keeping import backup, evidence, restore
from frankpledge.config.commands.partnership import partnership
from frankpledge.config.commands.plan import plan
from frankpledge.config.commands.publishing import publish
from frankpledge.config.commands.retention import retention
from frankpledge.config.commands.review import review
from frankpledge.config.commands.serving import demo, serve, worker
from frankpledge.config.refusing import Refused, refusals

FINDINGS = 1


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="frankpledge")
def frankpledge() -> None:
    """The working system of a Community Safety Partnership.

    Database, evidence and uploads live in the folder FRANKPLEDGE_HOME, made on first
    use.
    """


for command in (
    serve,
    demo,
    partnership,
    actions,
    plan,
    intake,
    evidence,
    exchange,
    review,
    publish,
    analyse,
    audit,
    check,
    backup,
    restore,
    worker,
):
    frankpledge.add_command(command)

evidence.add_command(figures)


evidence.add_command(retention)


def main() -> None:
    """Run a command; a refusal is a sentence on standard error and exit code 1."""
    try:
        with refusals():
            frankpledge(prog_name="frankpledge")
    except Refused as refused:
        click.echo(str(refused), err=True)
        sys.exit(FINDINGS)


if __name__ == "__main__":
    main()
