"""frankpledge review: the year-end table."""

import json
from dataclasses import asdict

import click

from frankpledge.config.commands.home import (
    chosen,
    chosen_year,
    json_option,
    partnership_option,
    set_up,
)
from frankpledge.config.refusing import Refused


@click.group()
def review() -> None:
    """Values against targets."""


@review.command()
@click.option(
    "--year", default="", help="A plan year, as 2009-10; the newest unless told."
)
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@json_option
@partnership_option
def table(year: str, as_csv: bool, as_json: bool, slug: str) -> None:  # noqa: FBT001
    """Print the year-end table: targets, results, the document's verdicts and ours."""
    set_up()
    from frankpledge.plan import queries as plan_queries  # noqa: PLC0415
    from frankpledge.review import queries  # noqa: PLC0415
    from frankpledge.review.presenters import pages  # noqa: PLC0415

    plan_year = chosen_year(chosen(slug), year)
    plan = plan_queries.plan_for(plan_year)
    if plan is None:
        raise Refused(f"{plan_year.partnership} has no plan for {plan_year}.")
    rows = queries.table_rows(plan)
    if as_json:
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False))
    elif as_csv:
        click.echo(pages.year_end_csv(rows), nl=False)
    else:
        for row in rows:
            click.echo(f"{row.actual or '-':>8}  {row.verdict:<22} {row.measure}")
            click.echo(f"          {row.sentence}")
