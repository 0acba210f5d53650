"""frankpledge analyse: the analysis core, without a database and without Django."""

import sys

import click


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="METHOD ...")
def analyse(arguments: tuple[str, ...]) -> None:
    """Ask a method of the analysis about your own files or counts.

    `frankpledge analyse --help` lists the methods; `frankpledge analyse METHOD --help`
    prints the method's card: its question, the data it needs, and when not to use it.
    No database is needed and none is touched.
    """
    from frankpledge.analysis.__main__ import main  # noqa: PLC0415

    sys.exit(main(arguments, name="frankpledge analyse"))
