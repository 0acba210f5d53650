"""Options of the methods that read a series of months, and how they read it."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from frankpledge.analysis.commands.roles import add_columns, chosen, in_words
from frankpledge.analysis.monthly.tally import Source, Tally, tally_months
from frankpledge.analysis.results import Refusal

YEAR_AND_MONTH = 7  # characters of 2020-03


def add_series(parser: argparse.ArgumentParser) -> None:
    """Take the columns of a series, which rows are meant, and months not recorded."""
    add_columns(
        parser,
        {
            "date": "the column of dates or months",
            "count": "the column of counts; where there is none a row is one event",
        },
    )
    parser.add_argument(
        "--events", action="store_true", help="each row is one event, whatever it holds"
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="COLUMN=VALUE",
        help="count only rows with this value; may be given more than once",
    )
    for name, text in (("since", "the first month"), ("until", "the last month")):
        parser.add_argument(f"--{name}", type=month, metavar="YYYY-MM", help=text)
    parser.add_argument(
        "--missing",
        type=months,
        default=(),
        metavar="YYYY-MM,...",
        help="months that are partial or were not recorded",
    )


def source_of(path: Path, options: argparse.Namespace) -> tuple[Source, str]:
    """Return what is to be read, and the line that says which columns were taken."""
    columns = chosen(path, options, ["date"])
    if not options.events:
        try:
            columns |= chosen(path, options, ["count"])
        except Refusal:
            if options.count is not None:
                raise
    only = {}
    for pair in options.only:
        name, equals, value = pair.partition("=")
        if not equals:
            raise Refusal(f"--only {pair} names no value. Write COLUMN=VALUE.")
        only[name] = value
    source = Source(
        path=path,
        day=columns["date"],
        count=columns.get("count"),
        only=only,
        date_format=options.date_format,
        since=options.since,
        until=options.until,
    )
    said = in_words(columns)
    return source, said if source.count else f"{said} Each row is one event."


def read_months(path: Path, options: argparse.Namespace) -> tuple[Tally, str]:
    """Return the counts by month and the line that says what was read."""
    source, said = source_of(path, options)
    return tally_months(source, without=options.missing), said


def months(text: str) -> tuple[date, ...]:
    """Read "2020-03,2020-04"; raises what argparse tells the person."""
    return tuple(month(part) for part in text.split(","))


def month(text: str) -> date:
    """Read "2020-03" or a day, as the first of its month."""
    plain = text.strip()
    try:
        return date.fromisoformat(
            f"{plain}-01" if len(plain) == YEAR_AND_MONTH else plain
        ).replace(day=1)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a month, as in 2020-03"
        ) from error
