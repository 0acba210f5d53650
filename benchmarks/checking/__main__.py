"""`python -m benchmarks.checking`: run it, see it, write the page."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click

from benchmarks.checking.formats.registry import FORMATS, Format
from benchmarks.checking.measure import FIGURES, Fact
from benchmarks.checking.page import page
from benchmarks.checking.run import Ledger, Outcome, outcomes
from benchmarks.checking.seeds import Seed
from benchmarks.checking.table_of_seeds import EXEMPT, SEEDS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "precision.md"
# What the page is made from; others may be asked for, but are not written.
SEED, DOCUMENTS, ERRORS = 1, 1_000, 3
AT_A_TIME = 5  # documents of one task
TOLD_EVERY = 20  # tasks, where nobody sees a line being written over


@click.command()
@click.option("--seed", default=SEED, help="What the documents are drawn from.")
@click.option("--documents", default=DOCUMENTS, help="How many consistent ones.")
@click.option("--errors", default=ERRORS, help="How many with each kind of error.")
@click.option("--first", default=0, help="The number of the first document.")
@click.option("--format", "wanted", default="", help="Formats with this in their name.")
@click.option("--rule", default="", help="Only errors with this in the rule's name.")
@click.option("--processes", default=2, help="How many work at the same time.")
@click.option("--show", is_flag=True, help="Print what was misread and said wrongly.")
@click.option("--write", is_flag=True, help="Write docs/reference/precision.md.")
@click.option("--check", is_flag=True, help="Fail if that page is not current.")
def main(**asked: object) -> None:
    """Draw documents, save, read and check them; print what came of it."""
    began = time.monotonic()
    forms = [one for one in FORMATS if str(asked["wanted"]) in one.name]
    errors = [one for one in SEEDS if str(asked["rule"]) in one.rule]
    first, documents = int(str(asked["first"])), int(str(asked["documents"]))
    tasks = _tasks(range(first, first + documents), None)
    each = int(str(asked["errors"]))
    tasks += [
        task for one in errors for task in _tasks(range(first, first + each), one)
    ]
    seed = int(str(asked["seed"]))
    ledger = Ledger()
    if asked["show"]:
        for numbers, error in tasks:
            for one in outcomes(seed, numbers, forms, error):
                ledger.add(one)
                _show(one)
    else:
        _together(ledger, [(seed, *task, forms) for task in tasks], asked["processes"])
    _summary(ledger)
    _write(ledger, write=bool(asked["write"]), check=bool(asked["check"]))
    click.echo(f"{time.monotonic() - began:.0f} seconds")


Task = tuple[list[int], Seed | None]


def _tasks(numbers: range, error: Seed | None) -> list[Task]:
    every = list(numbers)
    return [
        (every[at : at + AT_A_TIME], error) for at in range(0, len(every), AT_A_TIME)
    ]


def _together(
    ledger: Ledger,
    tasks: Sequence[tuple[int, list[int], Seed | None, list[Format]]],
    processes: object,
) -> None:
    with ProcessPoolExecutor(int(str(processes))) as pool:
        for done, part in enumerate(pool.map(_worked, tasks), start=1):
            ledger.merge(part)
            if sys.stderr.isatty():
                click.echo(f"\r{done} of {len(tasks)}", nl=False, err=True)
            elif done % TOLD_EVERY == 0:
                click.echo(f"{done} of {len(tasks)}", err=True)


def _worked(task: tuple[int, list[int], Seed | None, list[Format]]) -> Ledger:
    seed, numbers, error, forms = task
    ledger = Ledger()
    for one in outcomes(seed, numbers, forms, error):
        ledger.add(one)
    return ledger


def _write(ledger: Ledger, *, write: bool, check: bool) -> None:
    text = page(ledger, [one.name for one in FORMATS], SEEDS, EXEMPT)
    if (write or check) and ledger.documents.keys() != {one.name for one in FORMATS}:
        raise click.UsageError("The page is of every format: leave --format out.")
    if write:
        PAGE.write_text(text, encoding="utf-8")
    elif check and text != PAGE.read_text(encoding="utf-8"):
        click.echo(
            "docs/reference/precision.md is not current; run "
            "`python -m benchmarks.checking --write`.",
            err=True,
        )
        sys.exit(1)


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
