"""frankpledge plan: read a document, check it."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from frankpledge.config.commands.comparing import compare
from frankpledge.config.commands.home import (
    chosen,
    json_option,
    now,
    operator,
    partnership_option,
    set_up,
)
from frankpledge.plan.answers import Keyed, keyed
from frankpledge.plan.checking import FindingLike, by_severity, where
from frankpledge.plan.reading.draft import Draft
from frankpledge.plan.reading.draft_json import draft_as_json
from frankpledge.plan.reading.formats.registry import open_document
from frankpledge.plan.reading.reader import read_opened, read_plan
from frankpledge.review.checks.run import check_draft

FILE = click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
PARTS = (
    ("results", "results of last year"),
    ("targets", "targets"),
    ("priorities", "priorities"),
    ("themes", "themes"),
    ("agencies", "member organisations"),
    ("narrative", "review topics"),
    ("funding", "funding pots"),
    ("not_understood", "pieces not understood"),
)


@click.group()
def plan() -> None:
    """Plan documents: read one into a draft, check what it says."""


plan.add_command(compare)


@plan.command()
@FILE
@json_option
@click.option("--save", is_flag=True, help="Keep the draft, to be decided on by page.")
@click.option(
    "--adopt",
    is_flag=True,
    help="Keep it, accept every element as read, and make the plan.",
)
@partnership_option
def read(file: Path, as_json: bool, save: bool, adopt: bool, slug: str) -> None:  # noqa: FBT001
    """Read a plan document into a draft.

    Nothing is kept unless --save or --adopt says so.
    """
    content = file.read_bytes()
    draft = read_plan(content, filename=file.name)
    if as_json:
        click.echo(json.dumps(draft_as_json(draft), ensure_ascii=False, indent=1))
    else:
        _print_draft(draft)
    if save or adopt:
        _keep(file.name, content, slug=slug, adopt=adopt)


@plan.command()
@FILE
@json_option
@click.pass_context
def check(context: click.Context, file: Path, as_json: bool) -> None:  # noqa: FBT001
    """Say what a plan document gets wrong; exit 1 when it gets anything wrong."""
    opened = open_document(file.read_bytes(), filename=file.name)
    findings = check_draft(read_opened(opened))
    if as_json:
        found = _as_json(keyed(findings, opened))
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _print_findings(findings)
    context.exit(1 if findings else 0)


def _as_json(findings: Iterable[Keyed]) -> dict[str, object]:
    return {
        "findings": [
            {
                "key": known.key,
                "rule": finding.rule,
                "severity": str(finding.severity),
                "sentence": finding.sentence,
                "element": finding.element,
                "source": {
                    "first_line": finding.source.first_line,
                    "last_line": finding.source.last_line,
                    "place": finding.source.place,
                },
            }
            for known in findings
            for finding in [known.finding]
        ]
    }


def _print_findings(findings: Sequence[FindingLike]) -> None:
    for title, held in by_severity(findings):
        click.echo(f"{title} ({len(held)})")
        for finding in held:
            click.echo(f"  {where(finding.source)}: {finding.sentence}")
    if not findings:
        click.echo("Nothing wrong was found.")


def _print_draft(draft: Draft) -> None:
    click.echo(draft.title or "(no title)")
    for name, words in PARTS:
        click.echo(f"{len(getattr(draft, name)):>5} {words}")
    for warning in draft.warnings:
        click.echo(f"      {warning}")


def _keep(name: str, content: bytes, *, slug: str, adopt: bool) -> None:
    set_up()
    from frankpledge.plan import operations  # noqa: PLC0415

    by, at = operator(), now()
    document = operations.read_document(
        partnership=chosen(slug, make=True), name=name, content=content, by=by, at=at
    )
    if adopt:
        operations.accept_all_sure(document=document, least=0.0, by=by, at=at)
        made = operations.adopt_document(document=document, by=by, at=at)
        click.echo(f"Made the plan: {made} ({made.year.label}).", err=True)
    else:
        click.echo(f"Kept the draft of {name}; decide on it by page.", err=True)
