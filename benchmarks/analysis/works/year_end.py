"""Year-end totals of 300 series from 3, 6 and 9 months, beside simulated ETS.

The series are generated from seeds on which no constant of the method was chosen. The
peer is timed on a third of the series, and both are scored against each other there.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.analysis.work import Disagreement, Told, Work

SERIES, MONTHS, YEAR = 300, 132, 12
PEER_SERIES = 100
MONTHS_KNOWN = (3, 6, 9)
PATHS = 1000
Counts = npt.NDArray[np.float64]


def _prepare(folder: Path, shared: Path | None) -> None:
    del shared
    np.save(folder / "counts.npy", _generated(20_261))


def _generated(seed: int) -> Counts:
    """Return ten years and one more of counts from 3 to 300 a month.

    Each has a season, partly its own; a level that drifts, may step once and may have
    a trend; and a variance up to three times Poisson's.
    """
    rng = np.random.default_rng(seed)
    shape, month = (SERIES, MONTHS), np.arange(MONTHS)
    log = rng.uniform(np.log(3), np.log(300), (SERIES, 1)) + np.zeros(shape)
    log += np.cumsum(rng.normal(size=shape), axis=1) * rng.uniform(
        0.005, 0.05, (SERIES, 1)
    )
    log += rng.normal(0, 0.04, (SERIES, 1)) * month / YEAR
    steps = rng.random((SERIES, 1)) < 0.15
    since = rng.integers(YEAR, MONTHS, (SERIES, 1))
    log += steps * (month >= since) * rng.normal(0, 0.25, (SERIES, 1))
    own = np.cos(2 * np.pi * (month - rng.uniform(0, YEAR, (SERIES, 1))) / YEAR)
    shared = np.cos(2 * np.pi * (month - 4) / YEAR)
    log += rng.uniform(0.02, 0.3, (SERIES, 1)) * (0.6 * own + 0.6 * shared)
    log += rng.normal(0, 0.05, (SERIES, YEAR))[:, month % YEAR]
    beyond = rng.uniform(0.05, 2, (SERIES, 1))
    return rng.poisson(rng.gamma(np.exp(log) / beyond, beyond)).astype(float)


def _ours(folder: Path) -> Told:
    from datetime import date

    from frankpledge.analysis.forecast.series import MonthlySeries
    from frankpledge.analysis.forecast.year_end import YearAsked, year_end_totals

    counts = np.load(folder / "counts.npy")
    names = tuple(str(row) for row in range(SERIES))
    answers: dict[int, Any] = {}
    began = time.perf_counter()
    for known, past in _origins(counts):
        found = year_end_totals(
            MonthlySeries(names, date(2015, 4, 1), past),
            YearAsked(paths=PATHS),
            generator=np.random.default_rng(1),
        )
        answers[known] = [
            (one.median, one.interval(80).lower, one.interval(80).upper)
            for one in found.series
        ]
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "scores": _scores(counts, answers), "series": SERIES}


def _peer(folder: Path) -> Told:
    import warnings

    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    warnings.simplefilter("ignore")
    counts = np.load(folder / "counts.npy")[:PEER_SERIES]
    answers: dict[int, Any] = {}
    began = time.perf_counter()
    for known, past in _origins(counts):
        answers[known] = []
        for row in past:
            kind = "mul" if row.min() > 0 else "add"
            model = ETSModel(row, error=kind, seasonal=kind, seasonal_periods=YEAR)
            paths = model.fit(disp=False).simulate(
                YEAR - known,
                repetitions=PATHS,
                anchor="end",
                rng=np.random.default_rng(1),
            )
            totals = row[-known:].sum() + np.asarray(paths).sum(axis=0)
            answers[known].append(np.quantile(totals, [0.5, 0.1, 0.9]).tolist())
    seconds = (time.perf_counter() - began) * SERIES / PEER_SERIES
    return {
        "seconds": seconds,
        "scores": _scores(counts, answers),
        "series": PEER_SERIES,
    }


def _origins(counts: Counts) -> Iterator[tuple[int, Counts]]:
    for known in MONTHS_KNOWN:
        yield known, counts[:, : MONTHS - YEAR + known]


def _scores(counts: Counts, answers: dict[int, Any]) -> dict[str, list[float]]:
    """Return, by months known: median error and coverage, of all and of the first."""
    came = counts[:, -YEAR:].sum(axis=1)
    scores = {}
    for known, told in answers.items():
        middle, lower, upper = np.array(told).T
        missed = 100 * np.abs(middle - came) / came
        inside = (lower <= came) & (came <= upper)
        scores[str(known)] = [
            float(np.median(missed)),
            100 * float(inside.mean()),
            float(np.median(missed[:PEER_SERIES])),
            float(missed[:PEER_SERIES].mean()),
        ]
    return scores


def _agree(folder: Path, ours: Told, peer: Told) -> str:
    del folder
    mine, theirs = json.loads(json.dumps([ours["scores"], peer["scores"]]))
    lines = []
    for known in map(str, MONTHS_KNOWN):
        if mine[known][3] > 1.1 * theirs[known][3]:
            raise Disagreement(
                f"from {known} months we miss by {mine[known][3]:.1f}% on average, the "
                f"peer by {theirs[known][3]:.1f}%"
            )
        lines.append(
            f"{known} months: median miss {mine[known][2]:.1f}% (peer "
            f"{theirs[known][2]:.1f}%), mean {mine[known][3]:.1f}% "
            f"({theirs[known][3]:.1f}%), the 80% interval covers {mine[known][1]:.0f}% "
            f"({theirs[known][1]:.0f}%)"
        )
    return (
        f"The peer is timed on {PEER_SERIES} series and its time multiplied; errors are "
        f"of those series on both sides, our coverage of all {SERIES}. Our time holds "
        f"every past year forecast again as well. {'; '.join(lines)}."
    )


WORK = Work(
    name="year_end",
    title="Year-end totals, 300 series, from 3, 6 and 9 months",
    peer_name="statsmodels ETS, simulated",
    goal="error no worse than ETS, coverage 78-82%, 10 times faster",
    prepare=_prepare,
    ours=_ours,
    peer=_peer,
    agree=_agree,
)
