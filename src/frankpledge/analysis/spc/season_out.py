"""Taking a season out of a series before its limits are drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.monthly.model import (
    FEWEST_FOR_A_SEASON,
    SEASON_LEVEL,
    SeasonKind,
    fit_months,
    season_kind,
    season_p_value,
)
from frankpledge.analysis.monthly.series import MonthlySeries
from frankpledge.analysis.results import Caveat
from frankpledge.analysis.spc.spans import Spans

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Adjusted:
    """Values with the season out, the factors they were divided by, and why."""

    values: Floats
    factors: tuple[float, ...]  # empty where none was taken out
    sentence: str
    caveats: tuple[Caveat, ...] = ()


def without_season(spans: Spans, *, keep: bool = False) -> Adjusted:
    """Divide each month by its factor where a season is found."""
    if keep:
        return Adjusted(spans.values, (), "The season was left in, as asked.")
    if spans.unit != "month":
        return Adjusted(
            spans.values, (), "No season was looked for: the periods are not months."
        )
    known = spans.values[~np.isnan(spans.values)]
    if (known < 0).any() or known.sum() <= 0:
        return Adjusted(
            spans.values, (), "No season was looked for: the values are no counts."
        )
    series = MonthlySeries(spans.months[0], spans.values)
    kind = season_kind(series)
    if kind is SeasonKind.NONE:
        short = Caveat(
            "season-not-tested",
            f"The series is shorter than {FEWEST_FOR_A_SEASON} months, so a season "
            "could not be looked for; one left in gives false signals.",
        )
        return Adjusted(spans.values, (), "A season could not be looked for.", (short,))
    p_value = season_p_value(series, kind)
    if p_value >= SEASON_LEVEL:
        return Adjusted(spans.values, (), f"No season was found (p = {p_value:.2f}).")
    fitted = fit_months(series, kind, robust=True)
    low, high = float(fitted.factors.min()), float(fitted.factors.max())
    return Adjusted(
        spans.values / fitted.factors[series.calendar],
        tuple(fitted.factors.tolist()),
        f"A season was found ({_said(p_value)}) and taken out by {kind}: months range "
        f"from {low:.2f} to {high:.2f} of the level.",
    )


def _said(p_value: float) -> str:
    return "p < 0.001" if p_value < 0.001 else f"p = {p_value:.3f}"
