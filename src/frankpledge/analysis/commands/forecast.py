"""`analyse forecast`: where will the year end?"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from frankpledge.analysis.columns import Columns, Kind, Wanted, read_columns
from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.options import add_file, add_seed
from frankpledge.analysis.commands.roles import add_columns, chosen, in_words
from frankpledge.analysis.forecast.answers import (
    SeriesForecast,
    YearEnd,
    chance_in_words,
)
from frankpledge.analysis.forecast.answers import Wanted as Side
from frankpledge.analysis.forecast.counting import Counted, counted
from frankpledge.analysis.forecast.record import Record
from frankpledge.analysis.forecast.year_end import (
    PATHS,
    YearAsked,
    year_end_totals,
)
from frankpledge.analysis.periods import PeriodError, month_of, parse_period
from frankpledge.analysis.results import Dropped, Refusal

ROLES = {
    "date": "the month, as any day of it",
    "count": "the count; without such a column each row is one event",
}
NONE = "none"


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    add_columns(parser, ROLES)
    parser.add_argument(
        "--series",
        metavar="COLUMN",
        help="what tells series apart: an area, a category",
    )
    parser.add_argument(
        "--year-start", type=int, default=4, metavar="MONTH", help="1 to 12 (4, April)"
    )
    parser.add_argument(
        "--target", type=float, metavar="N", help="of each series, for the year"
    )
    parser.add_argument(
        "--wanted",
        choices=("at-most", "at-least"),
        default="at-most",
        help="which side of the target meets it (at-most)",
    )
    for name, text in (
        ("--as-at", "the last month to use, as 2025-09 (the last in the file)"),
        ("--partial", f"months not to learn from, with commas, or {NONE}; else found"),
        ("--break", "first months of a new way of recording, with commas"),
        ("--across", "the reason to forecast across such a break"),
    ):
        parser.add_argument(name, metavar="TEXT", help=text)
    parser.add_argument(
        "--absent",
        choices=("not-known", "zero"),
        default="not-known",
        help="what a series' month without a row is, where counts are given",
    )
    parser.add_argument(
        "--paths", type=int, default=PATHS, metavar="R", help=f"simulated ({PATHS})"
    )
    add_seed(parser)


def _forecast(options: argparse.Namespace) -> Answer:
    columns = _columns(options)
    rows = _rows(options.file, columns, options.date_format)
    whole = _counted(options, rows)
    partial = whole.partial
    names = whole.series.names
    found = year_end_totals(
        whole.series,
        YearAsked(
            year_start=options.year_start,
            as_at=_months(options.as_at)[0] if options.as_at else None,
            targets={}
            if options.target is None
            else dict.fromkeys(names, options.target),
            wanted=Side.AT_LEAST if options.wanted == "at-least" else Side.AT_MOST,
            partial=list(partial),
            breaks=_months(getattr(options, "break") or ""),
            across=options.across or "",
            paths=_paths(options.paths),
        ),
        generator=np.random.default_rng(options.seed),
    )
    said = [one.text for one in whole.caveats]
    said += [f"Not learnt from: {why}" for why in partial.values()]
    lines = [
        f"Year {found.year.label}, known up to {found.as_at:%Y-%m}.",
        "",
        *(one.sentence for one in found.series),
        "",
        *_record_lines(found),
        in_words(columns),
        *said,
        *(caveat.text for one in found.series for caveat in one.caveats),
        found.basis.in_words(),
    ]
    return "\n".join(lines), _figures(found, columns, rows.dropped, said, options.seed)


def _columns(options: argparse.Namespace) -> dict[str, str]:
    """Return the columns; without one of counts, each row is an event."""
    columns = chosen(options.file, options, ["date"])
    try:
        columns |= chosen(options.file, options, ["count"])
    except Refusal:
        if options.count is not None:
            raise
    if options.series is not None:
        columns["series"] = options.series
    return columns


def _rows(path: Path, columns: dict[str, str], date_format: str | None) -> Columns:
    kinds = {"date": Kind.DAY, "count": Kind.NUMBER, "series": Kind.TEXT}
    wanted = [Wanted(role, name, kinds[role]) for role, name in columns.items()]
    return read_columns(path, wanted, date_format=date_format)


def _counted(options: argparse.Namespace, rows: Columns) -> Counted:
    partial = options.partial
    named = None if partial is None else () if partial == NONE else _months(partial)
    return counted(
        rows["date"],
        counts=rows.arrays.get("count"),
        names=rows.arrays.get("series"),
        absent_is_zero=options.absent == "zero",
        partial=named,
    )


def _months(text: str) -> list[date]:
    """Read "2018-11, March 2019"; a day stands for its month."""
    found = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        try:
            found.append(month_of(date.fromisoformat(part)))
        except ValueError:
            try:
                year, number = part.split("-")
                found.append(date(int(year), int(number), 1))
            except ValueError:
                found.append(_named_month(part))
    return found


def _named_month(text: str) -> date:
    try:
        period = parse_period(text)
        if len(period.months) == 1:
            return period.start
    except PeriodError:
        pass
    raise Refusal(f"{text!r} is not a month. Write it as 2025-09 or September 2025.")


def _paths(paths: int) -> int:
    if not 100 <= paths <= 100_000:
        raise Refusal(f"{paths:,} paths are not between 100 and 100,000.")
    return paths


def _record_lines(found: YearEnd) -> list[str]:
    if not found.record:
        return [
            "No past year could be forecast again, so nothing is known of how good it is."
        ]
    lines = [
        "How such forecasts did in past years, per cent of the total by which they missed:",
        "months known  years  this method  last year's months  run rate  in the 80%",
    ]
    for one in found.record:
        cells = (one.error, one.same_months_error, one.run_rate_error)
        shown = ["-" if cell is None else f"{cell:.1f}" for cell in cells]
        lines.append(
            f"{one.months_known:>12}  {one.years:>5}  {shown[0]:>11}  {shown[1]:>18}  "
            f"{shown[2]:>8}  {one.covered[80]:>9.0f}%"
        )
    return lines


def _figures(
    found: YearEnd,
    columns: dict[str, str],
    dropped: tuple[Dropped, ...],
    said: list[str],
    seed: int,
) -> dict[str, Any]:
    return {
        "year": found.year.label,
        "year_starts": f"{found.year.start}",
        "as_at": f"{found.as_at:%Y-%m}",
        "wanted": found.wanted,
        "series": [_one(one) for one in found.series],
        "record": [_record(one) for one in found.record],
        "columns": columns,
        "seed": seed,
        "notes": said,
        "rows_dropped": [{"rows": one.rows, "reason": one.reason} for one in dropped],
        **found.basis.for_programs(),
    }


def _one(one: SeriesForecast) -> dict[str, Any]:
    return {
        "series": one.name,
        "counted": one.counted,
        "months_known": one.months_known,
        "months_not_known": [f"{month:%Y-%m}" for month in one.months_not_known],
        "median": one.median,
        "intervals": {
            str(interval.level): [interval.lower, interval.upper]
            for interval in one.intervals
        },
        "target": one.target,
        "chance": one.chance,
        "chance_in_words": None if one.chance is None else chance_in_words(one.chance),
        "run_rate": one.straight.run_rate,
        "last_year": one.straight.last_year,
        "same_months": one.straight.same_months,
        "dispersion": one.dispersion,
        "history_months": one.history,
        "record": None if one.record is None else _record(one.record),
        "refused": one.refused or None,
        "caveats": [caveat.text for caveat in one.caveats],
        "sentence": one.sentence,
    }


def _record(one: Record) -> dict[str, Any]:
    return {
        "months_known": one.months_known,
        "years": one.years,
        "error_percent": one.error,
        "median_error_percent": one.median_error,
        "last_year_error_percent": one.last_year_error,
        "same_months_error_percent": one.same_months_error,
        "run_rate_error_percent": one.run_rate_error,
        "covered_percent": {str(level): share for level, share in one.covered.items()},
    }


FORECAST = Command(
    name="forecast",
    summary="where will the year end?",
    method=year_end_totals,
    add_arguments=_add_arguments,
    answer=_forecast,
)
