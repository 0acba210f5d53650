"""Where will the year end, and how likely is the target to be met?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.forecast.answers import (
    Interval,
    SeriesForecast,
    Straight,
    Wanted,
    YearEnd,
)
from frankpledge.analysis.forecast.filtering import YEAR, Outlook, outlooks
from frankpledge.analysis.forecast.paths import sums
from frankpledge.analysis.forecast.record import Past, past_of
from frankpledge.analysis.forecast.replays import (
    FEWEST_MONTHS,
    LEVELS,
    USUAL,
    gathered,
    widths,
)
from frankpledge.analysis.forecast.series import Laid, MonthlySeries, lay_out
from frankpledge.analysis.results import Basis, Caveat, Dropped, Refusal

Floats = npt.NDArray[np.float64]

METHOD = "level and season with forgetting, simulated paths, widths from past years"
ENOUGH_MONTHS = 36  # known, for a forecast that rests on the series' own seasons
PATHS = 2000


@dataclass(frozen=True, kw_only=True)
class YearAsked:
    """What is asked of the year: when it starts, up to when is known, which target.

    `partial` months are not learnt from. `breaks` are first months of a new recording;
    `across` is the reason to forecast across them.
    """

    year_start: int = 4
    as_at: date | None = None  # without it, the last month known
    targets: Mapping[str, float] = field(default_factory=dict)  # by series
    wanted: Wanted = Wanted.AT_MOST
    partial: Collection[date] = ()
    breaks: Collection[date] = ()
    across: str = ""
    paths: int = PATHS


def year_end_totals(
    series: MonthlySeries,
    asked: YearAsked | None = None,
    *,
    generator: np.random.Generator,
) -> YearEnd:
    """Forecast the total of a year in progress, with intervals and a chance.

    Question:
        Where will this year's total end, how sure can one be, and how likely is the
        target to be met?

    Data needed:
        Counts by month, of one series or many, as many years as there are: 36 months
        known for a forecast on the series' own season, 24 for a wide one. A month
        without a figure is not known, never zero. `partial` months are not learnt
        from, and only their own count is a floor. `breaks` are months from which
        recording changed.

    Method:
        A level that forgets and a season drawn towards that of all series together, at
        forty settings weighted by how well each foretold the months before; negative
        binomial months about them, the dispersion estimated. Paths of the months left
        are drawn and summed, each path by itself. All past years are forecast again
        from what was known then; the misses of the series' own years and of all
        series' years set how wide the intervals are. Known months are added as they
        are.

    Reading the result:
        In ten years like this one, eight should end in the 80% interval; `record` says
        how many did, and how far last year's total, last year's months and the run rate
        were out. The chance of meeting a target rests on the same paths. Where the
        method does no better than last year's months, say so and use the simpler.

    When not to use it:
        Across a change of recording (refused without a reason), with under 24 months
        (only the straight figures are given), or where a new operation or law will
        change the months to come: it knows the past alone. Bounds of months must not
        be added to get those of a year, nor bounds of areas to get those of a county:
        forecast the total as a series of its own.

    References:
        Harvey and Fernandes (1989), Time series models for count or qualitative
        observations, J. Business and Economic Statistics 7. Vovk, Gammerman and Shafer
        (2005), Algorithmic learning in a random world (intervals from past misses).
        Tashman (2000), Out-of-sample tests of forecasting accuracy, Int. J.
        Forecasting 16.

    Example:
        >>> counts = np.tile([30.0, 28, 25, 24, 26, 31, 35, 33, 29, 27, 22, 20], (1, 6))
        >>> burglary = MonthlySeries(("Burglary",), date(2020, 4, 1), counts[:, :66])
        >>> found = year_end_totals(
        ...     burglary,
        ...     YearAsked(targets={"Burglary": 340}),
        ...     generator=np.random.default_rng(1),
        ... )
        >>> found.year.label, found.series[0].counted, found.series[0].months_known
        ('2025-26', 164, 6)
        >>> likely = found.series[0].interval(80)
        >>> likely.lower <= 330 <= likely.upper
        True
        >>> found.series[0].straight.same_months
        330.0

    Raises `Refusal` for counts that cannot be, or a recording break without a reason.
    """
    asked = asked or YearAsked()
    laid = lay_out(
        series,
        year_start=asked.year_start,
        as_at=asked.as_at,
        partial=asked.partial,
    )
    _refuse_breaks(series, laid, asked)
    past = list(outlooks(laid.counts))
    last = past.pop() if past and past[-1].position == laid.counts.shape[1] else None
    replays = gathered(laid.counts, past)
    scored = past_of(laid.counts, replays)
    drawn = None
    if last is not None:
        spreads = widths(replays, before=laid.years_before)[:, laid.months_past]
        spreads = spreads * _for_short_histories(laid.counts)[:, None]
        drawn = sums(
            last,
            spreads,
            held=_held(laid, last),
            paths=asked.paths,
            generator=generator,
        )
    known = _Known(asked, laid, drawn, last, scored)
    found = tuple(_one(known, row, name) for row, name in enumerate(series.names))
    records = (scored.record(months) for months in range(YEAR))
    return YearEnd(
        year=laid.year,
        as_at=laid.as_at,
        wanted=asked.wanted,
        series=found,
        record=tuple(record for record in records if record is not None),
        basis=_basis(series, laid, asked),
    )


@dataclass(frozen=True)
class _Known:
    """What every series' answer is taken from."""

    asked: YearAsked
    laid: Laid
    drawn: Floats | None  # (S, paths) of the months left
    last: Outlook | None
    past: Past


def _one(known: _Known, row: int, name: str) -> SeriesForecast:
    laid, so_far = known.laid, known.laid.so_far[row]
    counted = float(np.nansum(so_far))
    history = int((~np.isnan(laid.counts[row])).sum())
    target = known.asked.targets.get(name)
    months = laid.year.months[: laid.months_past]
    said = SeriesForecast(
        name=name,
        counted=round(counted),
        months_known=int((~np.isnan(so_far)).sum()),
        months_not_known=tuple(
            month
            for month, count in zip(months, so_far, strict=True)
            if np.isnan(count)
        ),
        target=target,
        wanted=known.asked.wanted,
        straight=_straight(laid, row),
        history=history,
    )
    if known.drawn is None or known.last is None or history < FEWEST_MONTHS:
        return replace(said, refused=_too_short(history))
    totals = counted + known.drawn[row]
    dispersion = (known.last.weights[row] * known.last.dispersions[row]).sum()
    return replace(
        said,
        median=max(round(float(np.median(totals))), 0),
        intervals=tuple(_interval(totals, level) for level in LEVELS),
        chance=None if target is None else _chance(totals, target, known.asked.wanted),
        dispersion=float(dispersion),
        record=known.past.record(laid.months_past, row),
        caveats=_caveats(said),
    )


def _interval(totals: Floats, level: int) -> Interval:
    """Return whole bounds; where none lies between, the nearest to the middle."""
    ends = np.quantile(totals, [0.5 - level / 200, 0.5 + level / 200])
    lower, upper = int(np.ceil(ends[0])), int(np.floor(ends[1]))
    if lower > upper:
        lower = upper = round(float(np.median(totals)))
    return Interval(level, max(lower, 0), max(upper, 0))


def _chance(totals: Floats, target: float, wanted: Wanted) -> float:
    """Return the share of paths that meet it; a path is N where it is nearest N."""
    if wanted is Wanted.AT_MOST:
        return float((totals < np.floor(target) + 0.5).mean())
    return float((totals >= np.ceil(target) - 0.5).mean())


def _straight(laid: Laid, row: int) -> Straight:
    counts, past = laid.counts[row], laid.months_past
    so_far = laid.so_far[row]
    known = int((~np.isnan(so_far)).sum())
    run_rate = float(np.nansum(so_far)) * YEAR / known if known else None
    start = len(counts) - past
    before = counts[max(start - YEAR, 0) : start]
    if len(before) < YEAR or np.isnan(before).any():
        return Straight(run_rate, None, None)
    rest = np.ones(YEAR, dtype=np.bool_)
    rest[:past] = np.isnan(so_far)
    same_months = float(np.nansum(so_far) + before[rest].sum())
    return Straight(run_rate, float(before.sum()), same_months)


def _held(laid: Laid, last: Outlook) -> Floats:
    """Return what is already counted in each month left: in partial ones, something."""
    held = np.zeros((len(laid.counts), last.months_left))
    gaps = np.flatnonzero(np.isnan(laid.so_far).any(axis=0))
    unknown = np.isnan(laid.so_far[:, gaps])
    held[:, : last.gaps] = np.where(unknown, laid.held[:, gaps], 0)
    return held


def _for_short_histories(counts: Floats) -> Floats:
    """Return by how much wider a short series' interval is than a long one's, (S,)."""
    years = (~np.isnan(counts)).sum(axis=1) // YEAR
    longest = max(USUAL)
    usual = {held: np.mean(USUAL[held]) / np.mean(USUAL[longest]) for held in USUAL}
    return np.array([usual[min(max(int(held), 1), longest)] for held in years])


def _caveats(said: SeriesForecast) -> tuple[Caveat, ...]:
    found = []
    if said.history < ENOUGH_MONTHS:
        found.append(
            Caveat(
                "short-history",
                f"{said.name}: {said.history} months are known, fewer than "
                f"{ENOUGH_MONTHS}. The interval is wider for it, since little can be "
                "known of the season; rely on it less than on its width.",
            )
        )
    if said.months_not_known:
        listed = ", ".join(f"{month:%Y-%m}" for month in said.months_not_known)
        found.append(
            Caveat(
                "months-not-known",
                f"{said.name}: {listed} of this year not known, and foretold like the "
                "months to come.",
            )
        )
    return tuple(found)


def _too_short(history: int) -> str:
    return (
        f"no interval: {history} months are known, and {FEWEST_MONTHS} are needed to "
        "tell a season from a change. Bring earlier months, or use the straight "
        "figures and say that they carry no interval."
    )


def _refuse_breaks(series: MonthlySeries, laid: Laid, asked: YearAsked) -> None:
    """Refuse a change of recording inside what would be learnt from."""
    inside = sorted(
        month
        for month in asked.breaks
        if series.first < month <= laid.as_at or month in laid.year
    )
    if inside and not asked.across.strip():
        listed = ", ".join(f"{month:%Y-%m}" for month in inside)
        raise Refusal(
            f"Recording changed in {listed}, so earlier months do not foretell later "
            "ones. Give only the months since, or the reason why the months before "
            "can be used all the same."
        )


def _basis(series: MonthlySeries, laid: Laid, asked: YearAsked) -> Basis:
    partial = [f"{month:%Y-%m}" for month in laid.dropped_months]
    dropped = []
    if partial:
        dropped.append(
            Dropped(
                len(partial) * len(series.names),
                f"{', '.join(partial)} {'is' if len(partial) == 1 else 'are'} partial "
                "and not learnt from; what is counted in this year is a floor.",
            )
        )
    caveats = [
        Caveat(
            "the-past-alone",
            "It knows the past alone: a new operation, law or way of recording is not "
            "in it.",
        )
    ]
    if asked.across.strip():
        caveats.append(
            Caveat(
                "across-a-break",
                f"Recording changed, and is used across: {asked.across}",
            )
        )
    return Basis(
        method=METHOD,
        parameters={
            "year_start": laid.year.start.month,
            "as_at": f"{laid.as_at:%Y-%m}",
            "paths": asked.paths,
            "levels": list(LEVELS),
        },
        rows_used=int((~np.isnan(laid.counts)).sum()),
        dropped=tuple(dropped),
        caveats=tuple(caveats),
    )
