"""`analyse months`: what do files of evidence hold, and which months look partial?"""

from __future__ import annotations

import argparse
from pathlib import Path

from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.completeness import partial_months
from frankpledge.analysis.coverage import month_coverage
from frankpledge.analysis.evidence import open_evidence


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--parquet", nargs="+", type=Path, required=True)
    parser.add_argument(
        "--apart",
        action="append",
        default=[],
        metavar="CATEGORY",
        help="a category kept in another system than the rest",
    )


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


MONTHS = Command(
    name="months",
    summary="what do files of evidence hold?",
    method=partial_months,
    add_arguments=_add_arguments,
    answer=_months,
)
