"""A file's series with a change in it, as `analyse evaluate FILE --intervention` answers."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from frankpledge.analysis.columns import Kind, Wanted, read_columns
from frankpledge.analysis.commands.command import Answer
from frankpledge.analysis.commands.history import read_months, source_of
from frankpledge.analysis.evaluation.design import Feature, evidence_level
from frankpledge.analysis.evaluation.interrupted import (
    Effect,
    Family,
    Interrupted,
    Model,
    controlled,
    interrupted_time_series,
)
from frankpledge.analysis.monthly.tally import Tally
from frankpledge.analysis.results import Refusal


def answer_series(options: argparse.Namespace) -> Answer:
    """Answer for a series of months, and for a comparison's beside it."""
    if options.intervention is None:
        raise Refusal(
            "Say from which month on things were different: --intervention 2024-04."
        )
    tally, said = read_months(options.file, options)
    found = _found(options, options.file, tally)
    control = None
    if options.control_file is not None:
        control_tally, _ = read_months(options.control_file, options)
        control = _found(options, options.control_file, control_tally)
    both = controlled(found, control) if control else None
    features = {Feature.BEFORE} | ({Feature.COMPARISON} if control else set())
    level = evidence_level(features)
    lines = [found.sentence, *_lines(found)]
    if control is not None and both is not None:
        lines += [
            f"The comparison: {control.sentence}",
            f"Beyond the comparison: {_in_words(both)}.",
        ]
    basis = replace(found.basis, dropped=tally.dropped)
    lines += [level.sentence, said, *tally.notes, basis.in_words()]
    figures = {
        "sentence": found.sentence,
        **_figures(found),
        "months": [f"{one:%Y-%m}" for one in tally.counts],
        "counts": list(tally.counts.values()),
        "control": control and _figures(control),
        "beyond_control": both and _effect(both),
        "evidence": asdict(level),
        "notes": list(tally.notes),
        **basis.for_programs(),
    }
    return "\n".join(lines), figures


def _found(options: argparse.Namespace, path: Path, tally: Tally) -> Interrupted:
    months = list(tally.counts)
    if not months[0] < options.intervention <= months[-1]:
        raise Refusal(
            f"{options.intervention:%Y-%m} is not within the series, {months[0]:%Y-%m} to "
            f"{months[-1]:%Y-%m}. Give the first month after the change."
        )
    model = Model(
        slope=options.slope,
        harmonics=options.harmonics,
        family=Family(options.family),
        lags=options.hac,
    )
    exposure = _population(options, path, months) if options.population else None
    counts = list(tally.counts.values())
    change = months.index(options.intervention)
    return interrupted_time_series(counts, change, model, exposure=exposure)


def _population(
    options: argparse.Namespace, path: Path, months: Sequence[date]
) -> list[float]:
    """Return each month's population, the mean where it has several rows."""
    source, _ = source_of(path, options)
    wanted = [
        Wanted("day", source.day, Kind.DAY),
        Wanted("population", options.population, Kind.NUMBER),
    ]
    rows = read_columns(path, wanted, date_format=options.date_format)
    held, which = np.unique(rows["day"].astype("datetime64[M]"), return_inverse=True)
    means = np.bincount(which, rows["population"]) / np.bincount(which)
    by_month = dict(zip(held.tolist(), means.tolist(), strict=True))
    lacking = [f"{month:%Y-%m}" for month in months if month not in by_month]
    if lacking:
        raise Refusal(
            f"{path.name} has no {options.population} for {', '.join(lacking[:4])}. "
            "Give one for each month."
        )
    return [by_month[month] for month in months]


def _lines(found: Interrupted) -> list[str]:
    lines = [
        f"Step at the change: {_in_words(found.step)}.",
        f"Trend a month: {_in_words(found.trend)}; before the change alone "
        f"{_in_words(found.trend_before)}.",
        f"After the change {found.observed_after:,.0f} were counted, "
        f"{found.expected_after:,.0f} expected had nothing changed.",
        f"Dispersion {found.dispersion:.3f} times Poisson.",
    ]
    if found.slope is not None:
        lines.insert(1, f"Change of the slope a month: {_in_words(found.slope)}.")
    return lines


def _in_words(effect: Effect) -> str:
    return f"{effect.ratio:.4f} ({effect.lower:.4f} to {effect.upper:.4f})"


def _figures(found: Interrupted) -> dict[str, Any]:
    return {
        "step": _effect(found.step),
        "slope": found.slope and _effect(found.slope),
        "trend": _effect(found.trend),
        "trend_before": _effect(found.trend_before),
        "dispersion": found.dispersion,
        "expected": list(found.expected),
        "observed_after": found.observed_after,
        "expected_after": found.expected_after,
    }


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "ratio": effect.ratio,
        "interval": [effect.lower, effect.upper],
        "p_value": effect.log.p_value,
        "log": effect.log.value,
        "standard_error": effect.log.error,
    }
