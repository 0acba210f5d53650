"""The same answers at a terminal: `python -m frankpledge.analysis --help`.

Exit codes: 0 answered, 1 the input was refused, 2 the command was not understood.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from frankpledge.analysis.change import CountError, compare_counts
from frankpledge.analysis.completeness import partial_months
from frankpledge.analysis.contracts import ContractError
from frankpledge.analysis.coverage import month_coverage
from frankpledge.analysis.evidence import EvidenceError, open_evidence

Answer = tuple[str, dict[str, Any]]  # in words, and for programs


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one question and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        words, figures = options.answer(options)
    except (ContractError, CountError, EvidenceError) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    answer = json.dumps(figures, indent=2) if options.json else words
    sys.stdout.write(f"{answer}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m frankpledge.analysis", description="Counts, and what they say."
    )
    parser.set_defaults(json=False)
    questions = parser.add_subparsers(required=True, metavar="QUESTION")
    change = questions.add_parser("change", help="has a count really changed?")
    change.add_argument("earlier", type=int, metavar="A", help="the earlier count")
    change.add_argument("later", type=int, metavar="B", help="the later count")
    change.add_argument(
        "--exposure",
        nargs=2,
        type=float,
        default=(1, 1),
        metavar=("A", "B"),
        help="what each was counted over, in one unit: 365 366",
    )
    change.set_defaults(answer=_change)
    months = questions.add_parser("months", help="what do files of evidence hold?")
    months.add_argument("--parquet", nargs="+", type=Path, required=True)
    months.add_argument(
        "--apart",
        action="append",
        default=[],
        metavar="CATEGORY",
        help="a category kept in another system than the rest",
    )
    months.set_defaults(answer=_months)
    for question in (change, months):
        question.add_argument("--json", action="store_true", help="for programs")
    return parser


def _change(options: argparse.Namespace) -> Answer:
    before, after = options.exposure
    change = compare_counts(
        options.earlier,
        options.later,
        earlier_exposure=before,
        later_exposure=after,
        compared_with="before",
    )
    figures = {
        "earlier": change.earlier,
        "later": change.later,
        "exposures": [before, after],
        "p_value": change.p_value,
        "ratio": None if change.ratio is None else float(change.ratio),
        "interval": [change.lower, None if change.earlier == 0 else change.upper],
        "distinguishable": change.distinguishable,
        "method": change.method,
        "sentence": change.sentence,
        "caveats": [caveat.text for caveat in change.caveats],
    }
    return change.sentence, figures


def _months(options: argparse.Namespace) -> Answer:
    with open_evidence(options.parquet) as evidence:
        coverage = month_coverage(evidence)
    counts = coverage.by_category()
    found = partial_months(counts, apart=options.apart)
    totals = {
        f"{month:%Y-%m}": sum(series.get(month, 0) for series in counts.values())
        for month in sorted({month for series in counts.values() for month in series})
    }
    sentences = [partial.sentence for partial in found.partial]
    lines = [f"{month}  {total:>9,}" for month, total in totals.items()]
    return "\n".join(lines + sentences) or "The files hold no rows.", {
        "months": totals,
        "partial": {
            f"{partial.month:%Y-%m}": partial.sentence for partial in found.partial
        },
        "not_compared": [f"{month:%Y-%m}" for month in found.not_compared],
    }


if __name__ == "__main__":
    sys.exit(main())
