"""`python -m benchmarks.intake`: run both sides, compare them, write the page."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.intake.comparing import reports_differ, rows_that_differ
from benchmarks.intake.files import enlarged, months
from benchmarks.intake.page import page
from benchmarks.measuring import Taken, run

HERE = Path(__file__).resolve().parent
PAGE = HERE.parents[1] / "docs" / "reference" / "intake-speed.md"
MOST_ROWS_COMPARED = 1  # of times as large: beyond it the reports are compared


@dataclass(frozen=True)
class Round:
    """One size of the files: what each side took, and whether they agree."""

    times: int
    rows: int
    ours: Taken
    peer: Taken
    unpack: Taken
    engine: Taken
    alike: int  # rows found alike, 0 where only the reports were compared
    differences: tuple[str, ...]


@click.command()
@click.option(
    "--shared", required=True, type=click.Path(exists=True, path_type=Path),
    help="The folder of the real data.",
)  # fmt: skip
@click.option(
    "--peer", default=sys.executable,
    help="A Python with benchmarks/intake/requirements.txt installed.",
)  # fmt: skip
@click.option("--times", default="1,10", help="How often each month is repeated.")
@click.option(
    "--scratch", type=click.Path(path_type=Path),
    help="Where to make files; the system's place unless told. Emptied afterwards.",
)  # fmt: skip
@click.option("--write", is_flag=True, help="Write docs/reference/intake-speed.md.")
def main(
    shared: Path, peer: str, times: str, scratch: Path | None, *, write: bool
) -> None:
    """Take in a force's 22 months, and the same many times over, beside pandas."""
    if subprocess.run([peer, "-c", "import geopandas"], capture_output=True).returncode:
        raise click.UsageError(
            f"{peer} has no geopandas. Make an environment apart, install "
            "benchmarks/intake/requirements.txt in it, and name its Python by --peer."
        )
    rounds = []
    for one in times.split(","):
        with tempfile.TemporaryDirectory(dir=scratch) as folder:
            rounds.append(_round(int(one), shared, peer, Path(folder)))
        click.echo(json.dumps({k: str(v)[:90] for k, v in vars(rounds[-1]).items()}))
    text = page(rounds)
    click.echo(text)
    if write:
        PAGE.write_text(text, encoding="utf-8")


def _round(times: int, shared: Path, peer: str, folder: Path) -> Round:
    source = shared / "data" / "police_uk" / "kent"
    wards = str(
        shared / "data" / "geography" / "kent" / "kent_wards2022_generalised.geojson"
    )
    made = enlarged(source, times, folder / "in") if times > 1 else months(source)
    files = [str(path) for path in made]
    python, home, out = sys.executable, str(folder / "home"), folder / "out"
    out.mkdir()
    mine = (python, "-m", "benchmarks.intake.ours", home, wards)
    run((*mine, "--prepare"), out=folder / "told")
    ours = run((*mine, *files), out=folder / "told")
    theirs = run(
        (peer, str(HERE / "peer.py"), wards, str(out), *files), out=folder / "told"
    )
    floor = (python, "-m", "benchmarks.intake.floor")
    report, other = json.loads(ours.told), json.loads(theirs.told)
    differences = reports_differ(report, other)
    alike = 0
    if times <= MOST_ROWS_COMPARED:
        run((*mine, "--rows", str(folder / "rows.csv")), out=folder / "told")
        alike, different = rows_that_differ(folder / "rows.csv", out)
        differences += [f"{different:,} rows"] if different else []
    shutil.rmtree(out)
    return Round(
        times=times,
        rows=sum(month["rows_read"] for month in report),
        ours=ours,
        peer=theirs,
        unpack=run((*floor, "unpack", *files), out=folder / "told"),
        engine=run((*floor, "engine", *files), out=folder / "told"),
        alike=alike,
        differences=tuple(differences),
    )


if __name__ == "__main__":
    main()
