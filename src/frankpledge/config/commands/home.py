"""Getting ready to use the home folder: Django set up, tables made, who and where."""

import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from frankpledge.config.refusing import Refused

if TYPE_CHECKING:
    from frankpledge.access.models import User
    from frankpledge.partnership.models import Partnership, PlanYear

FIRST_SLUG, FIRST_NAME = "partnership", "Our partnership"

partnership_option = click.option(
    "--partnership",
    "slug",
    default="",
    metavar="SLUG",
    help="Which partnership; not needed where there is only one.",
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON on standard output."
)


def set_up() -> None:
    """Set Django up and bring the database to the present tables, making it if needed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frankpledge.config.settings")
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)


def now() -> datetime:
    """Return the moment a command writes at."""
    return datetime.now(UTC)


def operator() -> "User":
    """Return who stands in the record for a person at a terminal."""
    from frankpledge.access import operations  # noqa: PLC0415

    return operations.command_line_user()


def chosen(slug: str, *, make: bool = False) -> "Partnership":
    """Return the partnership meant; with `make`, an empty home gets its first."""
    from frankpledge.partnership import operations, queries  # noqa: PLC0415

    if slug:
        found = queries.partnership_by_slug(slug)
        if found is None:
            raise Refused(
                f"There is no partnership {slug!r} here. "
                "`frankpledge partnership list` shows them."
            )
        return found
    known = list(queries.all_partnerships()[:2])
    if len(known) == 1:
        return known[0]
    if known:
        raise click.UsageError(
            "There are several partnerships here: say which with --partnership SLUG."
        )
    if not make:
        raise Refused(
            "There is no partnership here yet. Make one with `frankpledge partnership "
            "new NAME`, or look at the demo with `frankpledge demo`."
        )
    click.echo(
        f"No partnership yet: made “{FIRST_NAME}” ({FIRST_SLUG}).", file=sys.stderr
    )
    return operations.create_partnership(
        slug=FIRST_SLUG, name=FIRST_NAME, by=operator(), at=now()
    )


def chosen_year(partnership: "Partnership", label: str) -> "PlanYear":
    """Return a plan year of a partnership, the newest one unless told."""
    from frankpledge.partnership import queries  # noqa: PLC0415

    label = label.replace("/", "-")
    years = queries.years_of(partnership)
    year = queries.year_of(partnership, label=label) if label else years.first()
    if year is None:
        held = ", ".join(known.label for known in years)
        if held:
            raise Refused(f"{partnership} has no plan year {label}; it has {held}.")
        raise Refused(
            f"{partnership} has no plan year yet. Open one with `frankpledge partnership "
            "year 2010-11`, or make one's plan with `frankpledge plan read FILE --adopt`."
        )
    return year
