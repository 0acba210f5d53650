"""frankpledge review: the year-end table, and what would now be published otherwise."""

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


@review.command()
@click.option(
    "--year", default="", help="A plan year, as 2009-10; the newest unless told."
)
@json_option
@partnership_option
@click.pass_context
def recompute(context: click.Context, year: str, as_json: bool, slug: str) -> None:  # noqa: FBT001
    """Work published figures out again; name those that would differ, and why.

    Ends with 1 where any would.
    """
    set_up()
    from frankpledge.publishing import differing, queries  # noqa: PLC0415

    plan_year = chosen_year(chosen(slug), year)
    publication = queries.latest_of(plan_year)
    if publication is None:
        raise Refused(f"Nothing has been published for {plan_year} yet.")
    found = differing.differences(publication)
    if found is None:
        raise Refused(f"The plan behind {publication} is no longer there.")
    if as_json:
        told = {
            "publication": publication.number,
            "differences": [asdict(one) for one in found],
        }
        click.echo(json.dumps(told, ensure_ascii=False))
    elif not found:
        click.echo("Every published figure would be the same.")
    for one in () if as_json else found:
        click.echo(f"{one.part}, {one.measure}: {one.cell}")
        click.echo(f"    published {one.published or 'nothing'}")
        click.echo(f"    now       {one.now or 'nothing'}")
        click.echo(f"    why       {one.why}")
    context.exit(1 if found else 0)
