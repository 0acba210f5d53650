"""The same answers at a terminal: `python -m frankpledge.analysis --help`.

Exit codes: 0 answered, 1 the input was refused, 2 the command was not understood.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from frankpledge.analysis.commands import COMMANDS


def main(
    arguments: Sequence[str] | None = None,
    *,
    name: str = "python -m frankpledge.analysis",
) -> int:
    """Answer one question and return the exit code; `name` is what the caller typed."""
    options = _parser(name).parse_args(arguments)
    try:
        words, figures = options.answer(options)
    except ValueError as refusal:  # every refusal of the analysis is one, in words
        sys.stderr.write(f"{refusal}\n")
        return 1
    answer = json.dumps(figures, indent=2, allow_nan=False) if options.json else words
    sys.stdout.write(f"{answer}\n")
    return 0


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=name,
        description="What counts, places and times say, and how sure one can be. "
        "METHOD --help prints a method's card.",
    )
    methods = parser.add_subparsers(required=True, metavar="METHOD")
    for command in COMMANDS:
        one = methods.add_parser(
            command.name,
            help=command.summary,
            description=command.card,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.add_arguments(one)
        one.add_argument("--json", action="store_true", help="for programs")
        one.set_defaults(answer=command.answer)
    return parser


if __name__ == "__main__":
    sys.exit(main())
