"""Limits from the counts themselves: c, u and p charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Basis, Caveat, Refusal

Floats = npt.NDArray[np.float64]

DEVIATIONS = 3.0
SEPARATE = Caveat(
    "poisson-limits",
    "The limits take events to happen separately; where one person or place gives many "
    "they are too narrow.",
)


class Attribute(StrEnum):
    """What is counted, and over what."""

    C = "c"  # events, over equal periods
    U = "u"  # events, over exposures of unequal size
    P = "p"  # cases with the mark, of all the cases


@dataclass(frozen=True)
class AttributeChart:
    """Values, centre and limits, a place each; limits narrow where the size is large."""

    kind: Attribute
    values: Floats
    centre: float
    lower: Floats
    upper: Floats
    beyond: tuple[int, ...]
    basis: Basis


def attribute_chart(
    kind: Attribute,
    counts: Sequence[float],
    sizes: Sequence[float] | None = None,
    *,
    excluded: Sequence[int] = (),
) -> AttributeChart:
    """Draw a c, u or p chart: limits from what separate events would give.

    Question:
        Which periods, or places, differ from the rest by more than separate events do?

    Data needed:
        c: a count a period. u: a count and its exposure. p: a count of cases with a
        mark, and of all cases. `excluded` are positions (from 0) left out of the
        centre, because their cause is known.

    Method:
        The centre is all counts over all sizes; limits are three standard deviations
        of a Poisson (c, u) or binomial (p) count, none below nought or above one share.

    Reading the result:
        A point beyond is more than separate events give, if the dispersion is 1.

    When not to use it:
        Where counts vary more than Poisson (`estimate_dispersion`), which recorded
        crime does: the limits are then too narrow, and `process_chart` takes its own
        from the series. For large denominators, for the same reason.

    References:
        Montgomery (2009), Introduction to Statistical Quality Control, chapter 7.

    Example:
        >>> chart = attribute_chart(Attribute.C, [4, 6, 5, 3, 7, 5, 14, 4, 6])
        >>> chart.centre, chart.upper[0].round(2), chart.beyond
        (6.0, np.float64(13.35), (6,))

    Raises `Refusal` for counts or sizes that cannot be.
    """
    given = np.asarray(counts, dtype=np.float64)
    over = np.ones(len(given)) if sizes is None else np.asarray(sizes, np.float64)
    _check(kind, given, over, has_sizes=sizes is not None)
    kept = np.ones(len(given), dtype=np.bool_)
    kept[list(excluded)] = False
    if not kept.any():
        raise Refusal("Every point is left out, so there is no centre. Keep some.")
    centre = float(given[kept].sum() / over[kept].sum())
    spread = centre * (1 - centre) if kind is Attribute.P else centre
    reach = DEVIATIONS * np.sqrt(spread / over)
    lower = np.maximum(0.0, centre - reach)
    upper = centre + reach
    if kind is Attribute.P:
        upper = np.minimum(1.0, upper)
    values = given / over
    return AttributeChart(
        kind=kind,
        values=values,
        centre=centre,
        lower=lower,
        upper=upper,
        beyond=tuple(np.flatnonzero((values < lower) | (values > upper)).tolist()),
        basis=Basis(
            method=f"{kind} chart",
            parameters={"excluded": list(excluded), "deviations": DEVIATIONS},
            rows_used=int(kept.sum()),
            caveats=(SEPARATE,),
        ),
    )


def _check(kind: Attribute, counts: Floats, sizes: Floats, *, has_sizes: bool) -> None:
    if kind is not Attribute.C and not has_sizes:
        raise Refusal(f"A {kind} chart needs what each count was counted over.")
    if len(counts) != len(sizes) or not len(counts):
        raise Refusal(f"There are {len(counts)} counts and {len(sizes)} sizes.")
    if not (np.isfinite(counts) & (counts >= 0)).all():
        raise Refusal("A count is missing or below nought. Leave its period out.")
    if not (np.isfinite(sizes) & (sizes > 0)).all():
        raise Refusal("A size is missing or not above nought. Leave its period out.")
    if kind is Attribute.P and (counts > sizes).any():
        raise Refusal("A count is larger than the cases it is of. Look at its period.")
