"""frankpledge intake: bring evidence in."""

import json
import re
import sys
from pathlib import Path
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

SOURCES = (
    "police-uk",
    "police-uk-outcomes",
    "police-uk-stop-and-search",
    "stats19-collisions",
    "stats19-casualties",
    "stats19-vehicles",
    "incidents",
    "open311",
    "istv",
    "recorded-crime",
    "ons-table-c2",
    "fixmystreet",
    "fly-tipping",
    "figures",
)  # tested to be those intake can read
ANY_SOURCE = "any"


class SourceName(click.Choice[str]):
    """A source by name, or a kind of file whose columns somebody explained on its page."""

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Let through what may be a partnership's own; intake knows which there are."""
        if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
            return value
        return super().convert(value, param, ctx)


STOPPED = (
    "Stopped. Files read before are added whole, nothing of the one being read is kept; "
    "the same command goes on with the rest."
)

if TYPE_CHECKING:
    from frankpledge.intake.operations.progress import HowFar
    from frankpledge.intake.reports import BatchReport
    from frankpledge.partnership.models import Agency, Partnership


@click.group()
def intake() -> None:
    """Evidence in: returns from police and partners."""


@intake.command()
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--source",
    type=SourceName((ANY_SOURCE, *SOURCES)),
    default=ANY_SOURCE,
    show_default=True,
    help="What kind of return it is: any finds out, file by file, from names and columns; "
    "incidents are the section 17A exchange. A kind of file that was explained on its "
    "page goes by the name shown there.",
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

    Ctrl+C stops it cleanly: what was added stays whole, and the same command goes on
    with the rest. Exit 1 when a file is refused; what can be kept is kept.
    """
    set_up()
    from frankpledge.intake import operations, reports  # noqa: PLC0415

    with click.progressbar(length=1, label="Adding", file=sys.stderr) as bar:

        def progress(far: "HowFar") -> None:
            bar.length, bar.label = max(far.bytes_in_all, 1), far.file
            bar.update(far.bytes_done - bar.pos)

        try:
            report = operations.add_paths(
                partnership=chosen(slug, make=True),
                paths=paths,
                source=source,
                by=operator(),
                at=now(),
                progress=progress,
            )
        except operations.SourceUnknown as unknown:
            raise click.BadParameter(str(unknown), param_hint="--source") from unknown
        except KeyboardInterrupt:
            raise Refused(STOPPED) from None
    if as_json:
        click.echo(json.dumps(reports.report_as_json(report), ensure_ascii=False))
    else:
        _print(report)
    context.exit(1 if report.refused else 0)


@intake.command()
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@json_option
@click.pass_context
def recognise(context: click.Context, paths: tuple[Path, ...], as_json: bool) -> None:  # noqa: FBT001
    """Say which source each file is of, how sure that is and why; nothing is added.

    Exit 1 when a file is of no source.
    """
    from frankpledge.intake.readers.recognising import (  # noqa: PLC0415
        recognise_paths,
        recognised_as_json,
    )

    unknown = 0
    found = []
    for one in recognise_paths(paths):
        unknown += not one.source
        if as_json:
            found.append(recognised_as_json(one))
        else:
            whose = one.source or "unknown"
            click.echo(f"{whose:<26} {one.confidence:.0%}".ljust(33) + one.why)
    if as_json:
        click.echo(json.dumps({"files": found}, ensure_ascii=False))
    context.exit(1 if unknown else 0)


@intake.command()
@click.option("--source", required=True, help="Of which source, as incidents.")
@click.option("--supplier", required=True, help="Of whose returns, as kent.")
@click.option(
    "--period", required=True, help="The quarter: 2025-Q1 is January to March."
)
@click.option(
    "--grain",
    type=click.Choice(("postcode", "ward")),
    default="postcode",
    show_default=True,
    help="By which places; the first extract of a supplier settles it.",
)
@click.option("--to", "agency", default="", help="The agency it is for, by name.")
@click.option("--why", default="Asked for on the command line.", help="What it is for.")
@partnership_option
@json_option
def extract(slug: str, as_json: bool, **asked: str) -> None:  # noqa: FBT001
    """Release a depersonalised extract: counts by category and place of a quarter.

    Small counts are not told, nor what would give them away beside earlier extracts. It
    is recorded and kept, for later ones to be protected against.
    """
    set_up()
    from frankpledge.intake import operations, presenters  # noqa: PLC0415
    from frankpledge.intake.extracts import Asked, Grain, quarter_named  # noqa: PLC0415
    from frankpledge.intake.sharing import Supply  # noqa: PLC0415

    partnership = chosen(slug)
    supply = Supply(asked["source"], asked["supplier"])
    made = operations.release_extract(
        partnership=partnership,
        asked=Asked(supply, quarter_named(asked["period"]), Grain(asked["grain"])),
        agency=_agency(partnership, asked["agency"]),
        why=asked["why"],
        by=operator(),
        at=now(),
    )
    if as_json:
        click.echo(json.dumps(presenters.extract_as_json(made), ensure_ascii=False))
    else:
        click.echo(presenters.extract_csv(made), nl=False)


def _agency(partnership: "Partnership", name: str) -> "Agency | None":
    from frankpledge.partnership import queries  # noqa: PLC0415

    found = queries.agency_by_name(partnership, name) if name else None
    if name and found is None:
        raise Refused(f"{partnership} has no agency {name!r} in its directory.")
    return found


def _print(report: "BatchReport") -> None:
    for one in report.returns:
        click.echo(
            f"{one.period}  {one.supplier:<20} {one.rows_read:>8,} read "
            f"{one.rows_kept:>8,} kept {one.rows_set_aside:>6,} set aside  {one.outcome}"
        )
        for warning in one.warnings:
            click.echo(f"         {warning}")
    for refused in report.refused:
        click.echo(f"refused  {refused.file}: {refused.sentence}")
    click.echo(report.sentence)
