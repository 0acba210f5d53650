"""frankpledge partnership: set one up."""

from pathlib import Path

import click

from frankpledge.access.rules import ROLES
from frankpledge.config.commands.home import (
    chosen,
    now,
    operator,
    partnership_option,
    set_up,
)
from frankpledge.config.refusing import Refused


@click.group()
def partnership() -> None:
    """Set a partnership up: itself, its people, its years, its areas."""


@partnership.command()
@click.argument("name")
@click.option("--slug", required=True, help="Its short name in addresses: northbridge.")
def new(name: str, slug: str) -> None:
    """Make a partnership."""
    set_up()
    from frankpledge.partnership import operations  # noqa: PLC0415

    made = operations.create_partnership(slug=slug, name=name, by=operator(), at=now())
    click.echo(f"Made {made} ({made.slug}).")


@partnership.command(name="list")
def list_all() -> None:
    """List the partnerships of this installation."""
    set_up()
    from frankpledge.partnership import queries  # noqa: PLC0415

    for known in queries.all_partnerships():
        click.echo(f"{known.slug}\t{known.name}")


@partnership.command()
@click.argument("label")
@partnership_option
def year(label: str, slug: str) -> None:
    """Open a plan year, as 2010-11."""
    set_up()
    from frankpledge.partnership import operations  # noqa: PLC0415

    opened = operations.open_year(
        partnership=chosen(slug), label=label, by=operator(), at=now()
    )
    click.echo(f"{opened.partnership} has the plan year {opened}.")


@partnership.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--kind", type=click.Choice(["district", "ward", "lsoa", "own"]), required=True
)
@click.option(
    "--vintage", type=int, required=True, help="Year of the boundaries: 2011."
)
@click.option(
    "--district",
    default="",
    help="Keep only the areas of this district, by its code or name in the file.",
)
@partnership_option
def areas(file: Path, kind: str, vintage: int, district: str, slug: str) -> None:
    """Add areas from GeoJSON boundaries, or from a CSV of codes and names."""
    set_up()
    from frankpledge.partnership import boundaries, operations  # noqa: PLC0415
    from frankpledge.partnership.rules import AreaKind  # noqa: PLC0415

    wanted = boundaries.Wanted(AreaKind(kind), vintage, district)
    shapes = boundaries.read_areas(file.read_bytes(), wanted)
    added = operations.add_areas(
        partnership=chosen(slug),
        kind=wanted.kind,
        vintage=vintage,
        shapes=shapes,
        by=operator(),
        at=now(),
    )
    click.echo(f"{added} areas ({kind}, {vintage}).")


@partnership.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--district",
    default="",
    help="Keep only the small areas of this district, by its code or name in the file.",
)
@partnership_option
def lookup(file: Path, district: str, slug: str) -> None:
    """Add a lookup: which ward or district each small area (LSOA) belongs to."""
    set_up()
    from frankpledge.partnership import lookups, operations  # noqa: PLC0415

    rows = lookups.read_lookup(file.read_bytes(), district=district)
    added = operations.add_lookup(
        partnership=chosen(slug), rows=rows, by=operator(), at=now()
    )
    click.echo(f"{added:,} rows of the lookup are kept.")


@partnership.command()
@click.argument("email")
@click.argument("name")
@click.option("--role", type=click.Choice([role.code for role in ROLES]), required=True)
@click.password_option(help="Asked for when not given; at least 12 characters.")
@partnership_option
def person(email: str, name: str, role: str, password: str, slug: str) -> None:
    """Give a person an account and a role; a password already chosen stays."""
    set_up()
    from django.contrib.auth.password_validation import (  # noqa: PLC0415
        validate_password,
    )
    from django.core.exceptions import ValidationError  # noqa: PLC0415

    from frankpledge.access import operations as access  # noqa: PLC0415
    from frankpledge.partnership import operations  # noqa: PLC0415

    try:
        validate_password(password)
    except ValidationError as weak:
        raise Refused(" ".join(weak.messages)) from weak
    user = access.add_user(email=email, name=name, password=password)
    held = operations.add_person(
        partnership=chosen(slug), user=user, role=role, by=operator(), at=now()
    )
    click.echo(f"{held} in {held.partnership}.")
    if not user.check_password(password):
        click.echo(f"{email} had an account; its password stays.", err=True)
