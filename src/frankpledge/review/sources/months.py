"""How much of a period its months hold, and how to say so. Pure."""

from collections.abc import Sequence
from datetime import date

from frankpledge.analysis.periods import MONTH_NAMES, Period
from frankpledge.review.rules import Held
from frankpledge.review.sources.answers import MonthValue


def how_much_is_held(values: Sequence[MonthValue]) -> Held:
    """Return whether the months are all whole, the first of them, or with gaps.

    A month that looks partial is a gap: its count stands for less than the month.
    """
    usable = [value.count is not None and not value.partial for value in values]
    if all(usable):
        return Held.WHOLE
    first_gap = usable.index(False)
    later_held = any(value.count is not None for value in values[first_gap:])
    return Held.GAPS if later_held or first_gap == 0 else Held.SO_FAR


def note_on(values: Sequence[MonthValue]) -> str:
    """Return what to mind about a sum of months; "" where every month is whole."""
    state = how_much_is_held(values)
    if state is Held.WHOLE:
        return ""
    held = [value for value in values if value.count is not None]
    if state is Held.SO_FAR:
        last = months_in_words([held[-1].month])
        return f"{len(held)} of {len(values)} months are held, the last {last}."
    missing = [value.month for value in values if value.count is None]
    partial = [value.month for value in held if value.partial]
    parts = []
    if missing:
        parts.append(f"no return is held for {months_in_words(missing)}")
    if partial:
        look = "looks" if len(partial) == 1 else "look"
        parts.append(f"{months_in_words(partial)} {look} partial")
    total = sum(value.count or 0 for value in held)
    return (
        f"{total:,} counted, but {' and '.join(parts)}: that is not the whole period, "
        "so it is compared with nothing."
    )


def months_in_words(months: Sequence[date]) -> str:
    """Return "April 2014", "April to June 2014", "April and June 2014"."""
    runs: list[list[date]] = []
    for month in months:
        if runs and Period(runs[-1][-1], month).months == (runs[-1][-1],):
            runs[-1].append(month)
        else:
            runs.append([month])
    words = [_run_in_words(run) for run in runs]
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def _run_in_words(run: Sequence[date]) -> str:
    first, last = run[0], run[-1]
    ending = f"{MONTH_NAMES[last.month - 1]} {last.year}"
    if first == last:
        return ending
    beginning = MONTH_NAMES[first.month - 1]
    if first.year != last.year:
        beginning += f" {first.year}"
    return f"{beginning} {'and' if len(run) == 2 else 'to'} {ending}"
