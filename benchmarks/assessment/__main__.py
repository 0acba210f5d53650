"""`python -m benchmarks.assessment`: assess counties of growing size, write the page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from benchmarks.measuring import Taken, run

PAGE = (
    Path(__file__).resolve().parents[2] / "docs" / "reference" / "assessment-speed.md"
)
INTRODUCTION = """# How long a whole assessment takes

<!-- Written by `python -m benchmarks.assessment --write`. Do not edit. -->

`frankpledge analyse assessment` over a made-up county: three years, fourteen categories,
1,100 small areas, 600,000 addresses, each row with its minute, true place and a victim's
key, so that no step refuses but the two that need a population and weights. "Reading" is
the floor: the same file with every column read and summed by DuckDB alone.
"""


@click.command()
@click.option("--rows", default="300000,3000000,30000000", help="Sizes, with commas.")
@click.option("--scratch", type=click.Path(path_type=Path), help="Where to make files.")
@click.option("--write", is_flag=True, help="Write docs/reference/assessment-speed.md.")
def main(rows: str, scratch: Path | None, *, write: bool) -> None:
    """Assess counties of growing size, one process each."""
    lines = [INTRODUCTION, f"{os.cpu_count()} cores.", ""]
    lines += [
        "| Rows | Seconds | Of processors | Peak memory, MB | Reading, s | Refused |"
    ]
    lines += ["|---:|---:|---:|---:|---:|---|"]
    for size in rows.split(","):
        with tempfile.TemporaryDirectory(dir=scratch) as folder:
            lines.append(_measured(int(size), Path(folder)))
        click.echo(lines[-1])
    if write:
        PAGE.write_text("\n".join([*lines, ""]), encoding="utf-8")


def _measured(rows: int, folder: Path) -> str:
    path, told = folder / "county.parquet", folder / "told"
    made = (sys.executable, "-m", "benchmarks.assessment.county", str(rows), str(path))
    subprocess.run(made, check=True)
    whole = ("-m", "frankpledge.analysis", "assessment", str(path), "--memory", "4GB")
    taken = run((sys.executable, *whole, "--json"), out=told)
    steps = json.loads(taken.told)["steps"]
    refused = ", ".join(name for name, step in steps.items() if step["refused"])
    floor = run(
        (sys.executable, "-m", "benchmarks.assessment.floor", str(path)), out=told
    )
    return _row(rows, taken, floor, refused)


def _row(rows: int, taken: Taken, floor: Taken, refused: str) -> str:
    cells = [f"{rows:,}", f"{taken.seconds:.1f}", f"{taken.processor_seconds:.1f}"]
    cells += [f"{taken.megabytes:,.0f}", f"{floor.seconds:.1f}", refused or "none"]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
