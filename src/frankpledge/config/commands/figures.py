"""frankpledge evidence figures: what tables others counted say, with where it stands."""

import json
from typing import TYPE_CHECKING, Any

import click

from frankpledge.config.commands.home import (
    chosen,
    json_option,
    partnership_option,
    set_up,
)
from frankpledge.config.refusing import Refused

if TYPE_CHECKING:
    from frankpledge.intake.queries import TablesHeld


@click.command()
@click.option("--source", default="", help="Whose tables: fly-tipping, ons-table-c2.")
@click.option("--supplier", default="", help="Who supplied them, where several did.")
@click.option("--area", default="", help="An area by its code or its name.")
@click.option("--category", default="", help="A category, or a group of categories.")
@click.option("--measure", default="", help="What is counted: offences, incidents.")
@click.option(
    "--period",
    default="",
    help="2024-25, 2024-25 Q1, 2014, June 2024 or year ending June 2025; every period "
    "held unless told.",
)
@partnership_option
@json_option
def figures(  # noqa: PLR0913
    source: str,
    supplier: str,
    area: str,
    category: str,
    measure: str,
    period: str,
    slug: str,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Print what tables of figures are held, or the figures of one area.

    A figure that is withheld or missing is never printed as zero. With --json each
    comes with its cells: sheet, line, state, and the cell as received.
    """
    set_up()
    from frankpledge.intake import presenters, queries  # noqa: PLC0415

    partnership = chosen(slug)
    held = [
        one
        for one in queries.tables_held(partnership)
        if source in ("", one.source) and supplier in ("", one.supplier)
    ]
    if not area:
        _say([presenters.table_as_json(one) for one in held], as_json=as_json)
        return
    found = queries.looked_up(
        partnership,
        _only(held),
        area=area,
        category=category,
        measure=measure,
        period=_period(period),
    )
    if found.refusal:
        raise Refused(found.refusal)
    _say(
        [presenters.figure_as_json(one, found) for one in found.figures],
        as_json=as_json,
    )


def _only(held: "list[TablesHeld]") -> "TablesHeld":
    if not held:
        raise Refused("No such figures are held. Add them with frankpledge intake add.")
    if len(held) > 1:
        names = "; ".join(f"{one.source} of {one.supplier}" for one in held)
        raise Refused(
            f"Several tables are held ({names}). Name --source and --supplier."
        )
    return held[0]


def _period(label: str) -> Any:
    from frankpledge.analysis.periods import PeriodError, parse_period  # noqa: PLC0415

    try:
        return parse_period(label) if label else None
    except PeriodError as error:
        raise Refused(str(error)) from error


def _say(said: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False))
        return
    for one in said:
        click.echo(one["sentence"])
    if not said:
        click.echo("No such figure is held. That is not zero.")
