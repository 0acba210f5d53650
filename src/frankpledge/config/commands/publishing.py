"""frankpledge publish: freeze the plan and its review."""

from pathlib import Path

import click

from frankpledge.config.commands.home import (
    chosen,
    chosen_year,
    now,
    operator,
    partnership_option,
    set_up,
)
from frankpledge.config.refusing import Refused


@click.command()
@click.option(
    "--year", default="", help="A plan year, as 2010-11; the newest unless told."
)
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    help="Also write the page and the PDF into this folder.",
)
@click.option(
    "--verify",
    is_flag=True,
    help="Publish nothing: make the last publication again and compare; exit 1 if it "
    "differs.",
)
@partnership_option
@click.pass_context
def publish(
    context: click.Context,
    year: str,
    to: Path | None,
    verify: bool,  # noqa: FBT001
    slug: str,
) -> None:
    """Freeze the plan and its review into a public page and a tagged PDF."""
    set_up()
    from frankpledge.plan import queries as plan_queries  # noqa: PLC0415
    from frankpledge.publishing import operations, queries  # noqa: PLC0415

    plan_year = chosen_year(chosen(slug), year)
    if verify:
        faults = queries.verify_latest(plan_year)
        for fault in faults:
            click.echo(fault)
        click.echo("Made again, identical." if not faults else "Not identical.")
        context.exit(1 if faults else 0)
    plan = plan_queries.plan_for(plan_year)
    if plan is None:
        raise Refused(f"{plan_year.partnership} has no plan for {plan_year}.")
    made = operations.publish(plan=plan, by=operator(), at=now())
    click.echo(f"{made}: {made.get_absolute_url()}")
    if to:
        for path in queries.write_to(made, to):
            click.echo(str(path))
