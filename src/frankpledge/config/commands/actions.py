"""frankpledge actions: who must do what by when, and reminding them."""

import json
from typing import TYPE_CHECKING

import click

from frankpledge.config.commands.home import (
    chosen,
    json_option,
    now,
    operator,
    partnership_option,
    set_up,
)
from frankpledge.config.refusing import Refused

if TYPE_CHECKING:
    from frankpledge.actions.queries import Wanted
    from frankpledge.partnership.models import Membership, Partnership


@click.group()
def actions() -> None:
    """Who must do what by when."""


@actions.command(name="list")
@click.option(
    "--mine", "email", default="", metavar="EMAIL", help="Only this person's."
)
@click.option("--agency", default="", metavar="NAME", help="Only this agency's.")
@click.option("--overdue", is_flag=True, help="Only what is overdue.")
@click.option("--all", "with_closed", is_flag=True, help="Closed ones as well.")
@partnership_option
@json_option
def list_actions(
    *,
    email: str,
    agency: str,
    overdue: bool,
    with_closed: bool,
    slug: str,
    as_json: bool,
) -> None:
    """List the open actions of a partnership, the earliest due first."""
    set_up()
    from django.utils.timezone import localdate  # noqa: PLC0415

    from frankpledge.actions import presenters, queries  # noqa: PLC0415

    partnership, today = chosen(slug), localdate(now())
    found = queries.actions_of(partnership)
    if email:
        found = queries.mine(_person(partnership, email))
    wanted = _wanted(partnership, agency, overdue=overdue, with_closed=with_closed)
    rows = presenters.as_json(queries.picked(found, wanted, today=today), today=today)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo(
            f"{row['due']}  {row['standing']:<9} {row['whose']:<24} {row['title']}"
        )
    click.echo(f"{presenters.counted(len(rows))}.", err=True)


@actions.command()
@click.option(
    "--days",
    type=click.IntRange(0, 90),
    default=7,
    show_default=True,
    help="Name what is due within so many days, besides what is overdue.",
)
@partnership_option
@json_option
@click.pass_context
def remind(context: click.Context, days: int, slug: str, as_json: bool) -> None:  # noqa: FBT001
    """Remind people by e-mail of what is overdue or due soon.

    A person is written to once a day, however often this is run. Run it each morning:
    see docs/how-to/remind-people.md. Exit 1 when a letter could not be sent.
    """
    set_up()
    from django.conf import settings  # noqa: PLC0415

    from frankpledge.actions import operations  # noqa: PLC0415

    done = operations.remind(
        partnership=chosen(slug),
        days_ahead=days,
        site=settings.PUBLIC_ADDRESS,
        by=operator(),
        at=now(),
    )
    if as_json:
        told = [{"name": d.name, "actions": d.actions, "fault": d.fault} for d in done]
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        for one in done:
            click.echo(
                f"{one.name}: {one.actions}{f', {one.fault}' if one.fault else ''}"
            )
        click.echo("1 letter." if len(done) == 1 else f"{len(done)} letters.", err=True)
    context.exit(1 if any(one.fault for one in done) else 0)


def _person(partnership: "Partnership", email: str) -> "Membership":
    from frankpledge.partnership import queries  # noqa: PLC0415

    person = queries.people_of(partnership).filter(user__email=email.lower()).first()
    if person is None:
        raise Refused(
            f"Nobody with the address {email!r} has a role in {partnership}. The page "
            "People and their roles shows who has."
        )
    return person


def _wanted(
    partnership: "Partnership", agency: str, *, overdue: bool, with_closed: bool
) -> "Wanted":
    from frankpledge.actions.queries import Wanted  # noqa: PLC0415
    from frankpledge.actions.rules import ActionState, Band  # noqa: PLC0415
    from frankpledge.partnership import queries  # noqa: PLC0415

    named = queries.agency_meant(partnership, agency) if agency else None
    if agency and named is None:
        raise Refused(
            f"{partnership} has no agency {agency!r}, or several it could mean. The "
            "directory shows their names."
        )
    return Wanted(
        agency=named,
        state=None if with_closed else ActionState.OPEN,
        band=Band.OVERDUE if overdue else None,
    )
