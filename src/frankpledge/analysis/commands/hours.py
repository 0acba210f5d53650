"""`analyse hours`: at what times of the week do events happen?"""

from __future__ import annotations

import argparse
import math
from typing import Any
from zoneinfo import ZoneInfo

from frankpledge.analysis.columns import Kind, Wanted, read_columns
from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.options import add_file
from frankpledge.analysis.commands.roles import add_columns, chosen, in_words
from frankpledge.analysis.results import Refusal
from frankpledge.analysis.times.clocks import to_local, zone_named
from frankpledge.analysis.times.hours import HoursOfWeek, InWindow, hours_of_week
from frankpledge.analysis.times.week import HOURS, WEEKDAYS, Moments
from frankpledge.analysis.times.weekday import weekday_test
from frankpledge.analysis.times.windows import NAMED, Window

ROLES = {"at": "when it happened, local civil time"}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    add_columns(parser, ROLES)
    parser.add_argument(
        "--zone",
        metavar="ZONE",
        help="as in Europe/London: allow for the hours clocks skip and repeat",
    )
    parser.add_argument(
        "--utc",
        action="store_true",
        help="times are in UTC: turn them into the local times of --zone",
    )
    parser.add_argument(
        "--window",
        action="append",
        default=[],
        metavar="WINDOW",
        help="night-time-economy, or as in 'Thu,Fri,Sat 20:00-04:00'; may be repeated "
        "(night-time-economy)",
    )
    parser.add_argument(
        "--midnight-unknown",
        action="store_true",
        help="leave out times of exactly 00:00",
    )


def _hours(options: argparse.Namespace) -> Answer:
    windows = [Window.read(text) for text in options.window or NAMED]
    zone = None if options.zone is None else zone_named(options.zone)
    columns = chosen(options.file, options, ROLES)
    rows = read_columns(
        options.file,
        [Wanted("at", columns["at"], Kind.MOMENT)],
        date_format=options.date_format,
    )
    found = hours_of_week(
        _local(rows["at"], zone, is_utc=options.utc),
        zone=zone,
        windows=windows,
        midnight_is_unknown=options.midnight_unknown,
        dropped=rows.dropped,
    )
    days = weekday_test(found.counts.sum(axis=1).tolist())
    lines = [found.sentence, "", *_lines(found), ""]
    lines += [_window_in_words(one) for one in found.windows]
    lines += [days.sentence, in_words(columns), found.basis.in_words()]
    figures = {
        "sentence": found.sentence,
        "weekdays": list(WEEKDAYS),
        "counts": found.counts.tolist(),
        "hours_there_were": found.hours.tolist(),
        "rates": [
            [None if math.isnan(rate) else rate for rate in day]
            for day in found.rates.tolist()
        ],
        "by_hour": found.counts.sum(axis=0).tolist(),
        "by_weekday": found.counts.sum(axis=1).tolist(),
        "first": str(found.first),
        "last": str(found.last),
        "windows": [_window(one) for one in found.windows],
        "weekday_test": {"g": days.g, "p_value": days.p_value, "exact": days.exact},
        "columns": columns,
        **found.basis.for_programs(),
    }
    return "\n".join(lines), figures


def _local(moments: Moments, zone: ZoneInfo | None, *, is_utc: bool) -> Moments:
    if not is_utc:
        return moments
    if zone is None:
        raise Refusal("Times in UTC need the --zone they happened in: Europe/London.")
    return to_local(moments, zone)


def _lines(found: HoursOfWeek) -> list[str]:
    heads = "".join(f"{day:>8}" for day in (*WEEKDAYS, "all"))
    lines = [f"{'hour':<5}{heads}"]
    for hour in range(HOURS):
        cells = [*found.counts[:, hour], found.counts[:, hour].sum()]
        lines.append(f"{hour:02}:00" + "".join(f"{cell:>8,}" for cell in cells))
    cells = [*found.counts.sum(axis=1), found.counts.sum()]
    return [*lines, "all  " + "".join(f"{cell:>8,}" for cell in cells)]


def _window_in_words(one: InWindow) -> str:
    nights = ", ".join(f"{day} {count:,}" for day, count in one.nights.items())
    ratio = (
        "" if one.ratio is None else f", {one.ratio:.2f} times as many an hour as else"
    )
    return (
        f"{one.window.name}: {one.events:,} events, {one.share:.1%}{ratio}; by the day "
        f"the night began on: {nights}."
    )


def _window(one: InWindow) -> dict[str, Any]:
    return {
        "name": one.window.name,
        "events": one.events,
        "share": one.share,
        "hours_there_were": one.hours,
        "ratio": one.ratio,
        "nights": one.nights,
    }


HOURS_OF_WEEK = Command(
    name="hours",
    summary="at what times of the week do events happen?",
    method=hours_of_week,
    add_arguments=_add_arguments,
    answer=_hours,
)
