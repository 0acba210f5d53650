"""`python -m benchmarks.checking`: run it, see it, write the page."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from benchmarks.checking.formats.registry import FORMATS
from benchmarks.checking.measure import FIGURES, Fact
from benchmarks.checking.run import Ledger, Outcome, outcomes
from benchmarks.checking.table_of_seeds import SEEDS


@click.command()
@click.option("--seed", default=1, help="What the documents are drawn from.")
@click.option("--documents", default=20, help="How many documents are drawn.")
@click.option("--first", default=0, help="The number of the first.")
@click.option(
    "--format", "wanted", default="", help="Only formats with this in a name."
)
@click.option("--rule", default="", help="Only the error of this rule.")
@click.option("--show", is_flag=True, help="Print what was misread and said wrongly.")
def main(
    *, seed: int, documents: int, first: int, wanted: str, rule: str, show: bool
) -> None:
    """Draw documents, save, read and check them; print what came of it."""
    began = time.monotonic()
    forms = [one for one in FORMATS if wanted in one.name]
    errors = [one for one in SEEDS if rule in one.rule]
    ledger = Ledger()
    for one in outcomes(seed, range(first, first + documents), forms, errors):
        ledger.add(one)
        if show:
            _show(one)
    _summary(ledger)
    click.echo(f"{time.monotonic() - began:.1f} seconds")


def _show(one: Outcome) -> None:
    if one.refusal:
        click.echo(f"\n== {one.number}, {one.format}: refused: {one.refusal}")
        return
    said = Counter(finding.rule for finding in one.false)
    first = {finding.rule: finding.sentence for finding in reversed(one.false)}
    lines = [f"  false: {rule} x{n}: {first[rule]}" for rule, n in said.items()]
    if one.seed and one.seed not in one.spoke:
        lines.append(f"  not found: {one.seed}")
    if one.reading is not None and not one.seed:
        lines += _told("missed", one.reading.missed)
        lines += _told("made up", one.reading.made_up)
        if one.reading.words_lost:
            lines.append(f"  words lost: {', '.join(sorted(one.reading.words_lost))}")
    if lines:
        about = f", error {one.seed}" if one.seed else ""
        click.echo(f"\n== {one.number}, {one.format}{about}")
        click.echo("\n".join(lines))


def _told(what: str, facts: Sequence[Fact]) -> Iterator[str]:
    """Yield a line for each kind of fact, with how many there are and the first."""
    kinds: dict[str, list[Fact]] = {}
    for fact in facts:
        column = next((part for part in fact[1:] if part in FIGURES), "")
        kinds.setdefault(f"{fact[0]} {column}".strip(), []).append(fact)
    for kind, same in kinds.items():
        yield f"  {what:8} {kind} x{len(same)}: {' | '.join(same[0][1:])}"


def _summary(ledger: Ledger) -> None:
    for name, count in ledger.consistent.items():
        click.echo(
            f"\n{name}: {count} consistent documents, {ledger.silent[name]} silent, "
            f"{ledger.exact[name]} read exactly, {ledger.lossless[name]} without a word "
            f"lost, {ledger.refused[name]} refused"
        )
        for (kind, form), tally in sorted(ledger.facts.items()):
            if form == name and tally.right < max(tally.expected, tally.read):
                click.echo(
                    f"    {kind:18} {tally.right:5} right of {tally.expected:5}, "
                    f"{tally.read:5} read"
                )
    for (rule, form), tally in sorted(ledger.rules.items()):
        if tally.right < max(tally.expected, tally.read):
            click.echo(
                f"{rule}, {form}: {tally.right} of {tally.expected} found, spoke in "
                f"{tally.read}"
            )


if __name__ == "__main__":
    main()
