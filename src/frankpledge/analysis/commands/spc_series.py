"""Reading the series of a chart: months, or the rows of a file in order of their dates."""

from __future__ import annotations

import argparse
import math
from pathlib import Path

import numpy as np

from frankpledge.analysis.columns import Kind, Wanted, column_names, read_columns
from frankpledge.analysis.commands.history import source_of
from frankpledge.analysis.commands.roles import chosen, in_words
from frankpledge.analysis.monthly.tally import Source, read_rows, tally_months
from frankpledge.analysis.results import Dropped, Refusal
from frankpledge.analysis.spc.spans import Spans, month_spans, spans_of

MONTHLY_GAP = 28  # days at least between dates that are a month apart
MOST_POINTS = 120  # dates closer than that are added up to months from here on


def read_spans(options: argparse.Namespace) -> tuple[Spans, tuple[str, ...]]:
    """Return the series and the lines that say what was read and left out."""
    dates = _has_dates(options)
    if not dates:
        return _in_order(options.file, options)
    source, said = source_of(options.file, options)
    if options.period == "month" or (
        options.period == "auto" and _are_months(source, options)
    ):
        tally = tally_months(source, without=options.missing)
        return month_spans(tally.counts), (said, *tally.notes, *_told(tally.dropped))
    return _by_date(source, said)


def _has_dates(options: argparse.Namespace) -> bool:
    """Say whether there is a column of dates; without one rows are in order."""
    needs = (options.date, options.events, options.only, options.since, options.until)
    if any(needs) or options.missing or options.period != "auto":
        return True
    try:
        chosen(options.file, options, ["date"])
    except Refusal:
        return False
    return True


def _are_months(source: Source, options: argparse.Namespace) -> bool:
    """Say whether the dates are months, or so many that months are what is meant."""
    if source.count is None or options.missing:
        return True
    days, _, _ = read_rows(source)
    seen = np.unique(days)
    months = np.unique(seen.astype("datetime64[M]"))
    gaps = np.diff(months).astype(np.int64)
    if len(seen) == len(months):
        # Quarters and years stay as they are: three months lie between their dates.
        return not (len(gaps) and gaps.min() > 1)
    return len(seen) > MOST_POINTS


def _by_date(source: Source, said: str) -> tuple[Spans, tuple[str, ...]]:
    days, counts, rows = read_rows(source)
    if counts is None:
        raise Refusal("Rows that are events are charted by month. Leave out --period.")
    seen, which = np.unique(days, return_inverse=True)
    totals = np.bincount(which, counts).tolist()
    values = [None if math.isnan(total) else total for total in totals]
    note = "Each date is one point, in order; a date without a row is no gap."
    labels = [str(day) for day in seen.tolist()]
    return spans_of(values, labels), (said, note, *_told(rows.dropped))


def _in_order(path: Path, options: argparse.Namespace) -> tuple[Spans, tuple[str, ...]]:
    columns = chosen(path, options, ["count"])
    rows = read_columns(
        path, [Wanted("count", columns["count"], Kind.NUMBER, may_be_empty=True)]
    )
    values = [None if math.isnan(one) else one for one in rows["count"].tolist()]
    held = ", ".join(column_names(path))
    note = f"There is no column of dates among {held}: rows are taken in their order."
    return spans_of(values), (in_words(columns), note, *_told(rows.dropped))


def _told(dropped: tuple[Dropped, ...]) -> tuple[str, ...]:
    return tuple(f"Left out: {one.reason}" for one in dropped)


def position_of(text: str, spans: Spans) -> int:
    """Return the place of a point by its label, its month or its number from 1."""
    plain = text.strip()
    if plain in spans.labels:
        return spans.labels.index(plain)
    starting = [
        place
        for place, label in enumerate(spans.labels)
        if label >= plain[: len(label)]
    ]
    if "-" in plain and starting and plain <= spans.labels[-1]:
        return starting[0]
    if plain.isdigit() and 0 < int(plain) <= len(spans.labels):
        return int(plain) - 1
    raise Refusal(
        f"{text} is no point of the series, which goes from {spans.labels[0]} to "
        f"{spans.labels[-1]}."
    )
