"""`analyse change --table`: many pairs at once, false findings controlled."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from frankpledge.analysis.change.many import ManyChanges, OneOfMany, Pairs, compare_many
from frankpledge.analysis.columns import Columns, Kind, Wanted, read_columns
from frankpledge.analysis.commands.command import Answer
from frankpledge.analysis.commands.history import source_of
from frankpledge.analysis.commands.roles import chosen, in_words
from frankpledge.analysis.monthly.dispersion import Dispersion, estimate_dispersion
from frankpledge.analysis.monthly.tally import Source, tally_months
from frankpledge.analysis.results import Dropped, Refusal

MOST_PRINTED = 40  # lines of a table in words; --json has every row


def table_of_changes(options: argparse.Namespace) -> Answer:
    """Compare every pair of a table, and answer."""
    if options.counts:
        raise Refusal("Give A and B or --table FILE, not both.")
    columns = chosen(options.table, options, ["earlier", "later", "name"])
    rows = _read(options, columns)
    whole, broken = _whole(rows)
    if not whole.any():
        raise Refusal(f"{options.table.name} has no pair to compare. {broken.reason}")
    pairs = Pairs(
        names=[str(name) for name in rows["name"][whole]],
        earlier=rows["earlier"][whole].astype(np.int64),
        later=rows["later"][whole].astype(np.int64),
        earlier_exposure=rows["before"][whole] if options.exposures else None,
        later_exposure=rows["after"][whole] if options.exposures else None,
    )
    dispersions, notes = _dispersions(options, pairs.names)
    found = compare_many(pairs, dispersion=dispersions, rate=options.rate)
    dropped = [*rows.dropped, *([broken] if broken.rows else [])]
    said = [in_words(columns), *(one.reason for one in dropped), *notes]
    lines = [found.sentence, "", *_lines(found), "", *said, found.basis.in_words()]
    return "\n".join(lines), _figures(found, said)


def _read(options: argparse.Namespace, columns: dict[str, str]) -> Columns:
    wanted = [
        Wanted("earlier", columns["earlier"], Kind.NUMBER),
        Wanted("later", columns["later"], Kind.NUMBER),
        Wanted("name", columns["name"], Kind.TEXT, may_be_empty=True),
    ]
    if options.exposures:
        before, after = options.exposures
        wanted += [
            Wanted("before", before, Kind.NUMBER),
            Wanted("after", after, Kind.NUMBER),
        ]
    return read_columns(options.table, wanted)


def _whole(rows: Columns) -> tuple[np.ndarray[tuple[int], np.dtype[np.bool_]], Dropped]:
    """Mark the pairs of whole counts and exposures above nought."""
    good = np.ones(rows.rows, dtype=np.bool_)
    for role in ("earlier", "later"):
        good &= (rows[role] >= 0) & (rows[role] == np.floor(rows[role]))
    for role in {"before", "after"} & set(rows.arrays):
        good &= rows[role] > 0
    wrong = int((~good).sum())
    first = int(np.argmin(good)) if wrong else 0
    pair = "" if not wrong else f"{rows['earlier'][first]:g}, {rows['later'][first]:g}"
    return good, Dropped(
        wrong,
        f"Rows whose counts are not whole numbers of nought or more, or whose exposure "
        f"is not above nought: {wrong} (the first: {rows['name'][first]!r}, {pair}).",
    )


def _dispersions(
    options: argparse.Namespace, names: Sequence[str]
) -> tuple[list[Dispersion | float | None] | float | None, list[str]]:
    """Return one dispersion a pair where a history has them, and what is to be said."""
    if options.history is None:
        return options.dispersion, []
    if options.dispersion is not None:
        raise Refusal("Give --dispersion or --history, not both.")
    source, said = source_of(options.history, options)
    if options.by is None:
        one = estimate_dispersion(tally_months(source, without=options.missing).counts)
        return [one] * len(names), [said, one.sentence]
    known: dict[str, Dispersion | None] = {}
    notes = [said]
    for name in dict.fromkeys(names):
        try:
            known[name] = _of(source, options, name)
        except Refusal as refusal:
            known[name] = None
            notes.append(f"{name}: no dispersion, so the exact test. {refusal}")
    return [known[name] for name in names], notes


def _of(source: Source, options: argparse.Namespace, name: str) -> Dispersion:
    only = {**(source.only or {}), options.by: name}
    one = replace(source, only=only)
    return estimate_dispersion(tally_months(one, without=options.missing).counts)


def _lines(found: ManyChanges) -> list[str]:
    """Return the pairs least likely to be chance first, as a short table."""
    rows = sorted(found.rows, key=lambda row: (row.q_value, row.p_value))
    width = max(4, *(len(row.name) for row in rows[:MOST_PRINTED]))
    lines = [
        f"{'name':<{width}}  {'earlier':>8}  {'later':>8}  {'ratio':>6}  "
        f"{'95% interval':>15}  {'q':>6}"
    ]
    lines += [_line(row, width) for row in rows[:MOST_PRINTED]]
    if len(rows) > MOST_PRINTED:
        lines.append(f"... and {len(rows) - MOST_PRINTED:,} more; --json has them all.")
    return lines


def _line(row: OneOfMany, width: int) -> str:
    ratio = "-" if row.ratio is None else f"{row.ratio:.2f}"
    upper = "..." if row.upper is None else f"{row.upper:.2f}"
    mark = "changed" if row.changed else ""
    return (
        f"{row.name:<{width}}  {row.earlier:>8,}  {row.later:>8,}  {ratio:>6}  "
        f"{f'{row.lower:.2f} to {upper}':>15}  {row.q_value:>6.3f}  {mark}"
    ).rstrip()


def _figures(found: ManyChanges, said: Sequence[str]) -> dict[str, object]:
    return {
        "sentence": found.sentence,
        "rate": found.rate,
        "changed": int(found.changed.sum()),
        "pairs": [
            {
                "name": row.name,
                "earlier": row.earlier,
                "later": row.later,
                "ratio": row.ratio,
                "interval": [row.lower, row.upper],
                "p_value": row.p_value,
                "q_value": row.q_value,
                "changed": row.changed,
                "method": row.method,
                "dispersion": row.dispersion,
            }
            for row in found.rows
        ],
        "notes": list(said),
        "basis": found.basis.for_programs(),
    }
