"""frankpledge plan compare: two years' plans beside one another."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from frankpledge.config.commands.home import json_option
from frankpledge.plan.reading.reader import read_plan
from frankpledge.review.comparing.as_json import compared_as_json
from frankpledge.review.comparing.comparison import FATE_NAMES, Entry, Fate
from frankpledge.review.comparing.drafts import plan_of_draft
from frankpledge.review.comparing.elements import KIND_NAMES, Element, Kind, YearPlan
from frankpledge.review.comparing.run import Compared, compare_plans
from frankpledge.review.comparing.summary import count_sentence, counts_of, summary_of

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
TAG_WIDTH = 22


@click.command()
@click.argument("earlier", type=FILE)
@click.argument("later", type=FILE)
@json_option
@click.pass_context
def compare(
    context: click.Context,
    earlier: Path,
    later: Path,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Compare the plan documents of two years.

    Says what was carried over, dropped, added or possibly renamed, and what the figures
    of the two say to one another. Exits 1 when a figure of the one contradicts the
    other, else 0. Nothing is kept.

    With --json: "earlier" and "later" (title, year, results_of), "summary" and
    "cautions" in sentences, "counts" of each kind, "findings" (rule, severity,
    sentence, and the element of each plan it is about) and "elements", each with its
    "fate" (carried-over, carried-over-with-changes, possibly-renamed, split, merged,
    ambiguous, dropped, added, not-compared), its "kind", its words and lines in
    "earlier" and "later", "why" they were matched, whether a renaming "is_likely", and
    its "changes" (what, before, after).
    """
    compared = compare_plans(_plan(earlier), _plan(later))
    if as_json:
        printed = json.dumps(compared_as_json(compared), ensure_ascii=False, indent=1)
        click.echo(printed)
    else:
        _print(compared)
    context.exit(1 if compared.is_wrong else 0)


def _plan(file: Path) -> YearPlan:
    return plan_of_draft(read_plan(file.read_bytes(), filename=file.name))


def _print(compared: Compared) -> None:
    click.echo(summary_of(compared))
    for caution in compared.cautions:
        click.echo(caution)
    if compared.findings:
        click.echo("")
    for finding in compared.findings:
        click.echo(f"{finding.severity.value:<12} {finding.sentence}")
    for count in counts_of(compared.comparison):
        click.echo(f"\n{KIND_NAMES[count.kind].heading}: {count_sentence(count)}")
        for line in _lines(compared, count.kind):
            click.echo(line)


def _lines(compared: Compared, kind: Kind) -> Iterator[str]:
    for entry in compared.comparison.of(kind):
        yield f"  {FATE_NAMES[entry.fate].tag:<{TAG_WIDTH}} {_what(entry)}"
        for change in entry.changes:
            yield f"  {'':<{TAG_WIDTH}}   {change.sentence}"
        if entry.fate not in {Fate.KEPT, Fate.CHANGED} and entry.why:
            yield f"  {'':<{TAG_WIDTH}}   {_why(entry)}"


def _what(entry: Entry) -> str:
    if entry.fate in {Fate.KEPT, Fate.CHANGED}:
        return _named(entry.later[0])
    sides = (entry.earlier, entry.later)
    return " → ".join("; ".join(map(_named, side)) for side in sides if side)


def _why(entry: Entry) -> str:
    sureness = {Fate.RENAMED: "likely: " if entry.is_likely else "unsure: "}
    return sureness.get(entry.fate, "") + entry.why


def _named(element: Element) -> str:
    place = element.place.words
    return f"{element.words}{f' ({place})' if place else ''}"
