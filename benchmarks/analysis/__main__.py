"""`python -m benchmarks.analysis`: run both sides of every work, and write the page."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.analysis.page import page
from benchmarks.analysis.work import Disagreement, Work
from benchmarks.analysis.works import NAMES
from benchmarks.measuring import Taken, run

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "analysis-speed.md"


@dataclass(frozen=True)
class Measured:
    """Both sides of one piece of work, or why it was not run."""

    work: Work
    ours: Taken | None = None
    peer: Taken | None = None
    floor: Taken | None = None
    agreement: str = ""
    skipped: str = ""


@click.command()
@click.option("--peer", default=sys.executable, help="A Python that has the peers.")
@click.option(
    "--shared",
    type=click.Path(exists=True, path_type=Path),
    help="The folder of the real data; works that need it are left out without it.",
)
@click.option("--only", default="", help="Names of works, with commas between them.")
@click.option("--scratch", type=click.Path(path_type=Path), help="Where to make files.")
@click.option("--write", is_flag=True, help="Write docs/reference/analysis-speed.md.")
def main(
    peer: str, shared: Path | None, only: str, scratch: Path | None, *, write: bool
) -> None:
    """Run the analysis beside its peers, and print a table of ratios."""
    asked = only.split(",") if only else NAMES
    measured = []
    for name in asked:
        with tempfile.TemporaryDirectory(dir=scratch) as folder:
            measured.append(_measured(name, peer, shared, Path(folder)))
        click.echo(page(measured[-1:]))
    text = page(measured)
    click.echo(text)
    if write:
        PAGE.write_text(text, encoding="utf-8")


def _measured(name: str, peer: str, shared: Path | None, folder: Path) -> Measured:
    work: Work = importlib.import_module(f"benchmarks.analysis.works.{name}").WORK
    side = ("-m", "benchmarks.analysis.side", name)
    prepared = subprocess.run(
        (
            sys.executable,
            *side,
            "prepare",
            str(folder),
            *([str(shared)] * bool(shared)),
        ),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if prepared.returncode == 3:
        return Measured(work, skipped=prepared.stdout.strip())
    prepared.check_returncode()
    told = folder / "told"
    ours = run((sys.executable, *side, "ours", str(folder)), out=told)
    try:
        theirs = run((peer, *side, "peer", str(folder)), out=told)
    except subprocess.CalledProcessError as error:
        return Measured(
            work, ours, skipped=f"The peer failed (exit {error.returncode})."
        )
    floor = None
    if work.floor:
        floor = run((sys.executable, *side, "floor", str(folder)), out=told)
    try:
        agreement = work.agree(folder, json.loads(ours.told), json.loads(theirs.told))
    except Disagreement as disagreement:
        agreement = f"**They disagree**: {disagreement}"
    return Measured(work, ours, theirs, floor, agreement)


if __name__ == "__main__":
    main()
