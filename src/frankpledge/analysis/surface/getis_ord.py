"""Getis and Ord's local statistics: do high values stand together, or low ones?"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.change.many import benjamini_hochberg
from frankpledge.analysis.nearrepeat.bands import Bands, Closed
from frankpledge.analysis.nearrepeat.pairs import Metric, close_pairs
from frankpledge.analysis.results import Basis, Caveat, Refusal
from frankpledge.analysis.surface.grid import Flags, GridCounts, checked_points
from frankpledge.analysis.surface.permuting import Neighbourly, tails
from frankpledge.analysis.surface.windows import disc_sums

RATE = 0.05  # of false findings among those called hot, or cold
FEW_CELLS = 30
RARE = 0.2  # mean of a value below which z is far from normal

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How far neighbours stand, and how chance is judged."""

    band: float  # metres; a neighbour at just this distance counts
    star: bool = True  # Gi*: a place is among its own neighbours; Gi: it is not
    permutations: int = 0  # 0: from the normal distribution of z
    rate: float = RATE


@dataclass(frozen=True, kw_only=True)
class HotPlaces:
    """One value for each place studied, in the order of the places.

    Where a place has no neighbours, or all are its neighbours, z is NaN and it is
    neither hot nor cold.
    """

    around: Neighbourly
    z: Floats
    tails: tuple[Floats, Floats] | None  # by permutation
    general: float | None  # General G over the same neighbours; None on a grid
    rate: float
    basis: Basis

    @property
    def values(self) -> Floats:
        """The value of each place."""
        return self.around.values

    @property
    def neighbours(self) -> Counts:
        """How many neighbours each place has, itself included for Gi*."""
        return self.around.number

    @property
    def statistic(self) -> Floats:
        """Gi* or Gi: the share of the whole that stands among the neighbours."""
        whole = self.values.sum() - (0 if self.around.star else self.values)
        with np.errstate(invalid="ignore", divide="ignore"):
            share: Floats = self.around.sums / whole
        return share

    @cached_property
    def p_hot(self) -> Floats:
        """One-sided: how often chance gives as much or more around a place."""
        return _normal_tail(-self.z) if self.tails is None else self.tails[0]

    @cached_property
    def p_cold(self) -> Floats:
        """One-sided: how often chance gives as little or less."""
        return _normal_tail(self.z) if self.tails is None else self.tails[1]

    @cached_property
    def q_hot(self) -> Floats:
        """p_hot allowing for all places studied (Benjamini and Hochberg)."""
        return benjamini_hochberg(self.p_hot)

    @cached_property
    def q_cold(self) -> Floats:
        """p_cold allowing for all places studied."""
        return benjamini_hochberg(self.p_cold)

    @property
    def hot(self) -> Flags:
        """Which places are hot, so many false ones among them as `rate` allows."""
        return self.q_hot <= self.rate

    @property
    def cold(self) -> Flags:
        """Which places are cold."""
        return self.q_cold <= self.rate

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        hot, cold = int(self.hot.sum()), int(self.cold.sum())
        told = (
            f"Of {self.values.size:,} places, {hot:,} are hot and {cold:,} cold: high or "
            "low values stand around them more than if all values were dealt out anew "
            f"(one-sided, at most {self.rate:.0%} of each list expected false)"
        )
        if not hot:
            return f"{told}."
        held = self.values[self.hot].sum() / self.values.sum()
        return f"{told}. The hot ones hold {held:.0%} of the whole."


def gi_on_grid(
    counts: GridCounts, asked: Asked, *, rng: np.random.Generator | None = None
) -> HotPlaces:
    """Find the cells of a grid around which events stand together.

    Question:
        Around which cells do more events stand than if the cells' counts were dealt out
        over the area anew, and around which fewer?

    Data needed:
        Counts on a grid from `grid_counts`, with the boundary of the area: cells outside
        are neither tested nor counted as nought. `band` is a radius in metres, from
        three cells or so up to what a patrol covers.

    Method:
        Gi* of Ord and Getis: the sum over the cells whose centres lie within the band
        (the edge counts; near the boundary there are fewer), less its expectation, over
        its standard deviation, both from all cells studied. Without permutations p is
        the normal tail. With them, the cell's own value stays and its neighbours' are
        drawn from all other cells, the same draws for every cell: p = (b + 1) / (R + 1),
        b of R draws being as high or higher; equal sums count on both sides. Hot and
        cold are tested apart, and the q-values of Benjamini and Hochberg allow for all
        cells tested.

    Reading the result:
        A hot cell stands in a neighbourhood with more than chance would deal it; it may
        itself be empty. The null is that any count could as well stand in any cell. A
        town centre breaks that always: hot says "busy beyond chance", not "worse than
        it should be".

    When not to use it:
        To rank beats by risk: use a rate, or compare with the same place earlier. On
        cells mostly empty the normal tail misleads: permute. With fewer than thirty
        cells, or a band that covers most of the area.

    References:
        Getis and Ord (1992), Geographical Analysis 24. Ord and Getis (1995),
        Geographical Analysis 27. Caldas de Castro and Singer (2006), Geographical
        Analysis 38, on false findings. North, Curtis and Sham (2002), on (b + 1).

    Example:
        >>> from frankpledge.analysis.surface.grid import grid_counts
        >>> x, y = np.array([50.0, 50.0, 150.0, 950.0]), np.array([50.0, 50.0, 50.0, 50.0])
        >>> cells = grid_counts(x, y, cell=100, box=(0, 0, 1000, 100))
        >>> found = gi_on_grid(cells, Asked(band=100))
        >>> [round(float(z), 2) for z in found.z[:3]]
        [2.49, 1.78, -0.2]

    Raises `Refusal` for counts that are all alike, a band below a cell, or permutations
    without a generator.
    """
    grid, studied = counts.grid, counts.studied
    if asked.band < grid.cell * (1 - 1e-9):
        raise Refusal(
            f"A band of {asked.band:g} m reaches no other cell of {grid.cell:g} m. Give "
            "a band of one cell or more."
        )
    sums = disc_sums(counts.counts, asked.band, grid.cell)
    number = disc_sums(studied.astype(np.float64), asked.band, grid.cell)
    values = counts.counts
    if studied.all():
        sums, number, values = sums.ravel(), number.ravel(), values.ravel()
    else:
        sums, number, values = sums[studied], number[studied], values[studied]
    if not asked.star:
        sums, number = sums - values, number - 1
    around = Neighbourly(values, number.astype(np.int64), sums, asked.star)
    return _found(around, asked, rng, None, counts.basis)


def gi_at_points(
    x: Floats,
    y: Floats,
    values: Floats,
    asked: Asked,
    *,
    rng: np.random.Generator | None = None,
    neighbours: tuple[Sequence[int], Sequence[int]] | None = None,
) -> HotPlaces:
    """Find the places around which high values stand together.

    Question:
        Among these places (streets, wards by their middle, stations), around which do
        the high values stand, and around which the low?

    Data needed:
        A value, nought or more, for each place and its point in metres. `neighbours`,
        where distance is not what joins them, are pairs of places by their number from
        0, (from, to), each way if both are meant.

    Method:
        As `gi_on_grid`, over the places at most `band` away in a straight line; `star`
        says whether a place is among its own neighbours (Gi*) or not (Gi, whose mean
        and deviation then leave it out). All neighbours weigh alike. General G is the
        sum of products of neighbours over the sum of all products.

    Reading the result:
        As `gi_on_grid`; two rows at one point are neighbours at distance nought.

    When not to use it:
        With rates on few residents: one event makes a place hot. With fewer than thirty
        places z is far from normal: permute. To count events: use a grid.

    References:
        As `gi_on_grid`.

    Example:
        >>> x = np.array([10.0, 20, 40, 15, 30, 30])
        >>> y = np.array([10.0, 10, 10, 20, 20, 30])
        >>> values = np.array([2, 3, 3.2, 5, 8, 7])
        >>> found = gi_at_points(x, y, values, Asked(band=15, star=False))
        >>> round(found.general, 8), round(float(found.z[0]), 5)
        (0.55709779, -1.01367)

    Raises `Refusal` for values below nought or all alike, neighbours that are no places,
    or permutations without a generator.
    """
    x, y, _ = checked_points(x, y, values)
    values = np.asarray(values, dtype=np.float64)
    if values.min() < 0:
        raise Refusal(
            f"A value is {values.min():g}; Gi compares amounts, nought or more. For "
            "changes or differences use another statistic."
        )
    if neighbours is None:
        first, second = _within(x, y, asked.band)
    else:
        first, second = _given(neighbours, x.size)
    number = np.bincount(first, minlength=x.size)
    sums: Floats = np.bincount(first, values[second], minlength=x.size).astype(float)
    others = values.sum() ** 2 - (values**2).sum()
    general = float((values * sums).sum() / others) if others else None
    if asked.star:
        sums, number = sums + values, number + 1
    around = Neighbourly(values, number.astype(np.int64), sums, asked.star)
    basis = Basis(method="", parameters={}, rows_used=x.size)
    return _found(around, asked, rng, general, basis)


def _within(x: Floats, y: Floats, band: float) -> tuple[Counts, Counts]:
    """Return both ways the pairs of places at most a band apart."""
    bands = Bands.of([band], closed=Closed.RIGHT, unit="m")
    pairs = close_pairs(x, y, bands, Metric.EUCLIDEAN)
    one, other = pairs.order[pairs.first], pairs.order[pairs.second]
    return np.concatenate((one, other)), np.concatenate((other, one))


def _given(
    neighbours: tuple[Sequence[int], Sequence[int]], places: int
) -> tuple[Counts, Counts]:
    first, second = (np.asarray(one, dtype=np.int64) for one in neighbours)
    both = np.concatenate((first, second))
    if first.size != second.size or (both.size and both.min() < 0):
        raise Refusal("Neighbours are pairs of places, by their number from 0.")
    if both.size and both.max() >= places:
        raise Refusal(
            f"A neighbour is place {both.max()}, and the last of {places:,} is "
            f"{places - 1}: places are numbered from 0."
        )
    apart = first != second
    return first[apart], second[apart]


def _found(
    around: Neighbourly,
    asked: Asked,
    rng: np.random.Generator | None,
    general: float | None,
    basis: Basis,
) -> HotPlaces:
    values = around.values
    if values.size < 3 or values.min() == values.max():
        raise Refusal(
            f"All {values.size:,} places have the value {values[:1].sum():g}, so none "
            "stands out. Give places whose values differ."
        )
    z, by_draws = _z(around), None
    if asked.permutations:
        if rng is None:
            raise Refusal("Permutations need a generator of random numbers.")
        by_draws = tails(around, asked.permutations, rng)
        for tail in by_draws:
            tail[np.isnan(z)] = 1.0
        basis = _with_resolution(basis, asked, by_draws[0])
    return HotPlaces(
        around=around,
        z=z,
        tails=by_draws,
        general=general,
        rate=asked.rate,
        basis=_basis(asked, around, basis),
    )


def _with_resolution(basis: Basis, asked: Asked, p_hot: Floats) -> Basis:
    """Say where so few draws cannot tell the hottest of so many places from chance."""
    smallest = 1 / (asked.permutations + 1)
    at_it = int((p_hot < 1.5 * smallest).sum())
    if not at_it or smallest * p_hot.size / at_it <= asked.rate:
        return basis
    told = Caveat(
        "few-permutations",
        f"{asked.permutations:,} permutations give no p below {smallest:.2g}, too coarse "
        f"to tell {at_it:,} of {p_hot.size:,} places from false findings: ask for ten "
        "times as many before saying that none is hot.",
    )
    return replace(basis, caveats=(*basis.caveats, told))


def _z(around: Neighbourly) -> Floats:
    """Return the standard score of each sum, as Ord and Getis (1995) give it."""
    values = around.values
    total, squares = values.sum(), (values * values).sum()
    places = values.size if around.star else values.size - 1
    number = np.arange(int(around.number.max()) + 1, dtype=np.float64)
    room = number * (places - number) / (places - 1)
    room[room <= 0] = np.nan
    if around.star:
        mean = total / places
        scale = 1 / np.sqrt((squares / places - mean * mean) * room)
        z: Floats = around.sums - (number * mean)[around.number]
        z *= scale[around.number]
        return z
    means = (total - values) / places
    spread = (squares - values * values) / places - means * means
    with np.errstate(invalid="ignore", divide="ignore"):
        z = around.sums - around.number * means
        z /= np.sqrt(spread * room[around.number])
    z[~np.isfinite(z)] = np.nan
    return z


def _normal_tail(z: Floats) -> Floats:
    """Return the normal distribution below z; 1 where there is no z."""
    below: Floats = importlib.import_module("scipy.special").ndtr(z)
    below[np.isnan(z)] = 1.0
    return below


def _basis(asked: Asked, around: Neighbourly, basis: Basis) -> Basis:
    how = "conditional permutation" if asked.permutations else "normal tail"
    return Basis(
        method=f"{'Gi*' if around.star else 'Gi'}, {how}",
        parameters={
            **basis.parameters,
            "band": asked.band,
            "star": asked.star,
            "permutations": asked.permutations,
            "rate": asked.rate,
        },
        rows_used=basis.rows_used,
        dropped=basis.dropped,
        caveats=(*basis.caveats, *_caveats(asked, around)),
    )


def _caveats(asked: Asked, around: Neighbourly) -> list[Caveat]:
    caveats = [
        Caveat(
            "null",
            "Chance here means that any value could as well stand at any place studied. "
            "Busy centres always break that: hot is not the same as worse than it "
            "should be.",
        ),
    ]
    if around.values.size < FEW_CELLS:
        caveats.append(
            Caveat("few-places", f"Only {around.values.size} places: z tells little.")
        )
    if not asked.permutations and around.values.mean() < RARE:
        caveats.append(
            Caveat(
                "sparse",
                f"The mean is {around.values.mean():.2g} a place: p from the normal "
                "distribution calls too many hot. Permute.",
            )
        )
    lonely = int((around.number == (1 if around.star else 0)).sum())
    if lonely:
        caveats.append(
            Caveat("no-neighbours", f"{lonely:,} places have no neighbour in the band.")
        )
    return caveats
