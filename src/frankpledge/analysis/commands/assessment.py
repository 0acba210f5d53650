"""`analyse assessment`: every method over a whole county's evidence."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from frankpledge.analysis.assessment.finding import Finding, Step
from frankpledge.analysis.assessment.ground import Asked, Ground
from frankpledge.analysis.assessment.run import STEPS, assess
from frankpledge.analysis.columns import Kind, Wanted, read_columns
from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.harm import read_weights
from frankpledge.analysis.commands.options import add_seed
from frankpledge.analysis.commands.roles import chosen
from frankpledge.analysis.evidence import open_evidence

BAR = 30  # characters
CODES = ("lsoa_code", "code", "area", "lsoa", "area_code")
PEOPLE = ("population", "people", "residents", "persons", "total")
SHOWN = 20  # lines of a step in words; all are in the answer for programs


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    usual = Asked()
    parser.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="evidence, as Parquet"
    )
    parser.add_argument(
        "--apart",
        action="append",
        default=[],
        metavar="CATEGORY",
        help="a category kept in another system than the rest",
    )
    parser.add_argument(
        "--cell",
        type=float,
        default=usual.cell,
        metavar="METRES",
        help="side of a cell of the maps (250)",
    )
    parser.add_argument(
        "--year-start", type=int, default=usual.year_start, metavar="MONTH", help="(4)"
    )
    parser.add_argument(
        "--population",
        type=Path,
        metavar="FILE",
        help="of the small areas: CSV or Parquet with a code and a number of people",
    )
    parser.add_argument(
        "--weights",
        type=Path,
        metavar="FILE",
        help="of harm: category, weight, source and dated, a row each",
    )
    parser.set_defaults(
        source=None, dated=None, as_at=None, unit="score", date_format=None
    )
    parser.add_argument("--memory", default="2GB", help="for counting (2GB)")
    add_seed(parser)


def _assessment(options: argparse.Namespace) -> Answer:
    asked = Asked(
        apart=tuple(options.apart),
        cell=options.cell,
        year_start=options.year_start,
        weights=read_weights(options) if options.weights else None,
        population=_population(options.population) if options.population else {},
        seed=options.seed,
    )
    with open_evidence(options.files, memory=options.memory) as evidence:
        found = assess(Ground(evidence, asked), told=_Progress())
    words = [_in_words(step, finding) for step, finding in found.findings]
    return "\n\n".join(words), {
        "versions": list(found.versions),
        "steps": {
            step.name: _for_programs(step, finding) for step, finding in found.findings
        },
    }


def _population(path: Path) -> dict[str, float]:
    roles = {"area": CODES, "population": PEOPLE}
    columns = chosen(path, argparse.Namespace(area=None, population=None), roles, roles)
    rows = read_columns(
        path,
        [
            Wanted("area", columns["area"], Kind.TEXT),
            Wanted("population", columns["population"], Kind.NUMBER),
        ],
    )
    return dict(zip(rows["area"].tolist(), rows["population"].tolist(), strict=True))


class _Progress:
    """A bar on standard error where a person watches; nothing where a file is filled."""

    def __init__(self) -> None:
        self.done = 0
        self.is_watched = sys.stderr.isatty()

    def __call__(self, step: Step) -> None:
        if self.is_watched:
            full = BAR * self.done // len(STEPS)
            bar = "#" * full + "." * (BAR - full)
            sys.stderr.write(f"\r[{bar}] {step.title:<40}")
            sys.stderr.flush()
        self.done += 1
        if self.is_watched and self.done == len(STEPS):
            sys.stderr.write("\n")


def _in_words(step: Step, finding: Finding) -> str:
    lines = [step.title, "-" * len(step.title)]
    if finding.refused:
        lines.append(f"Not answered: {finding.refused}")
    lines += finding.sentences[:SHOWN]
    more = len(finding.sentences) - SHOWN
    lines += [f"and {more} more"] if more > 0 else []
    notes = {
        caveat.code: caveat.text for basis in finding.bases for caveat in basis.caveats
    }
    lines += [f"Note: {text}" for text in notes.values()]
    return "\n".join(lines)


def _for_programs(step: Step, finding: Finding) -> dict[str, object]:
    return {
        "title": step.title,
        "refused": finding.refused,
        "sentences": list(finding.sentences),
        "columns": list(finding.columns),
        "rows": [list(row) for row in finding.rows],
        "bases": [basis.for_programs() for basis in finding.bases],
    }


ASSESSMENT = Command(
    name="assessment",
    summary="every method over a whole county's evidence",
    method=assess,
    add_arguments=_add_arguments,
    answer=_assessment,
)
