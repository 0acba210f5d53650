"""frankpledge intake: bring evidence in."""

import json
from pathlib import Path

import click

from frankpledge.config.commands.home import (
    chosen,
    json_option,
    now,
    operator,
    partnership_option,
    set_up,
)


@click.group()
def intake() -> None:
    """Evidence in: returns from police and partners."""


@intake.command()
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--source",
    default="police-uk",
    show_default=True,
    help="What kind of return it is: police-uk, or incidents (section 17A).",
)
@partnership_option
@json_option
@click.pass_context
def add(
    context: click.Context,
    paths: tuple[Path, ...],
    source: str,
    slug: str,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Add returns: files, gzip, a zip as downloaded, or folders of months.

    Exit 1 when a file is refused; what can be kept is kept.
    """
    set_up()
    from frankpledge.intake import operations, reports  # noqa: PLC0415

    stderr = click.get_text_stream("stderr")
    with click.progressbar(length=1, label="Adding", file=stderr) as bar:

        def progress(done: int, total: int, label: str) -> None:
            bar.length, bar.label = total, label
            bar.update(done - bar.pos)

        report = operations.add_paths(
            partnership=chosen(slug, make=True),
            paths=paths,
            source=source,
            by=operator(),
            at=now(),
            progress=progress,
        )
    if as_json:
        click.echo(json.dumps(reports.report_as_json(report), ensure_ascii=False))
    else:
        click.echo(reports.report_as_text(report))
    context.exit(1 if report.refused else 0)
