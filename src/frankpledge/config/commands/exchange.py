"""frankpledge exchange: who owes which data set by when."""

import json

import click

from frankpledge.config.commands.home import (
    chosen,
    json_option,
    now,
    partnership_option,
    set_up,
)


@click.group()
def exchange() -> None:
    """Who owes which data set by when."""


@exchange.command()
@partnership_option
@json_option
def due(*, slug: str, as_json: bool) -> None:
    """List the returns that are overdue, and those due within a fortnight."""
    set_up()
    from django.utils.timezone import localdate  # noqa: PLC0415

    from frankpledge.intake import presenters, queries  # noqa: PLC0415

    found = queries.awaited(chosen(slug), today=localdate(now()))
    rows = presenters.awaited_as_json(found)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo(
            f"{row['due']}  {row['state']:<8} {row['agency']:<28} "
            f"{row['period_words']:<16} {row['data_set']}"
        )
    click.echo(presenters.awaited_words(found), err=True)
