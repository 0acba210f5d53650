"""How many close pairs are close in time, as they are and with the days shuffled."""

from __future__ import annotations

import importlib
from functools import partial

import numpy as np
import numpy.typing as npt

import frankpledge.analysis.kernels as kernels
from frankpledge.analysis.nearrepeat.bands import Bands
from frankpledge.analysis.nearrepeat.pairs import Pairs
from frankpledge.analysis.results import Refusal

LANES = 32  # shuffles the kernel counts side by side
FOUR = 4  # limits of days it counts together
STEP = np.uint64(0x9E3779B97F4A7C15)  # of splitmix64 (Steele, Lea and Flood 2014)
MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))

Counts = npt.NDArray[np.int64]
Days = npt.NDArray[np.int16]
Seeds = npt.NDArray[np.uint64]


def counted(
    pairs: Pairs,
    days: Counts,
    bands: Bands,
    *,
    permutations: int,
    rng: np.random.Generator,
) -> Counts:
    """Count pairs by band of distance and band of days.

    Shape: (1 + permutations, bands of distance, bands of days); the first is of the
    days as they are, the others of days shuffled among the events. Each shuffle has a
    seed of its own, so the answer depends neither on the number of threads nor on the
    path taken.
    """
    within = bands.whole_days()
    places = closed_up(days, int(within.max(initial=0)))[pairs.order]
    blocks = -(-(permutations + 1) // LANES)
    seeds = rng.integers(0, 2**64, size=(blocks, LANES), dtype=np.uint64)
    count = _by_kernel if kernels.available() else _by_numpy
    upto = count(pairs, places, seeds, within)[: permutations + 1]
    found: Counts = upto.copy()
    found[:, :, 1:] -= upto[:, :, :-1]
    return found


def pairs_within(days: Counts, bands: Bands) -> Counts:
    """Count all pairs of events, near or far, by band of days; a last one beyond them."""
    sorted_days = np.sort(days)
    own = np.arange(days.size)
    upto = [
        int(
            (np.searchsorted(sorted_days, sorted_days + limit, "right") - own - 1).sum()
        )
        if limit >= 0
        else 0
        for limit in bands.whole_days()
    ]
    every = days.size * (days.size - 1) // 2
    edges = np.array([0, *upto, every], dtype=np.int64)
    return edges[1:] - edges[:-1]


def closed_up(days: Counts, widest: int) -> Days:
    """Return days as 16-bit numbers, gaps wider than any band drawn together.

    Raises `Refusal` where even so they do not fit, after some ninety years.
    """
    distinct, place = np.unique(days, return_inverse=True)
    steps = np.minimum(np.diff(distinct, prepend=distinct[0]), widest + 1)
    small = np.cumsum(steps)
    if small[-1] > np.iinfo(np.int16).max:
        raise Refusal(
            f"The dates span {distinct[-1] - distinct[0]:,} days, more than near "
            "repeats are counted over. Take fewer years, or look for dates that are "
            "mistakes."
        )
    return small[place].astype(np.int16)


def _by_kernel(pairs: Pairs, days: Days, seeds: Seeds, within: Counts) -> Counts:
    kernel = importlib.import_module("frankpledge.analysis.kernels.near_repeat")
    padding = -within.size % FOUR
    limits = np.append(np.minimum(within, np.iinfo(np.int16).max), [-1] * padding)
    counts = np.zeros((len(seeds), pairs.starts.size - 1, limits.size, LANES), np.int64)
    kernel.count_within(
        (pairs.first, pairs.second, pairs.starts),
        days,
        seeds,
        limits.astype(np.int16),
        counts,
    )
    return _by_shuffle(counts[:, :, : within.size])


def _by_numpy(pairs: Pairs, days: Days, seeds: Seeds, within: Counts) -> Counts:
    counts = np.zeros((len(seeds), pairs.starts.size - 1, within.size, LANES), np.int64)
    for block, lanes in enumerate(map(partial(shuffled, days), seeds)):
        if block == 0:
            lanes[:, 0] = days
        for lane in range(LANES):
            own = lanes[:, lane].astype(np.int32)
            gaps = np.abs(own[pairs.first] - own[pairs.second])
            for band, begin in enumerate(pairs.starts[:-1]):
                part = np.sort(gaps[begin : pairs.starts[band + 1]])
                upto = np.searchsorted(part, within, side="right")
                counts[block, band, :, lane] = upto
    return _by_shuffle(counts)


def shuffled(days: Days, seeds: Seeds) -> Days:
    """Return a shuffle for each seed, one a column: Fisher and Yates's, all at once.

    Random numbers are splitmix64's; the upper half of one times the places left gives
    the place, which is uneven by less than places / 2**32.
    """
    lanes = np.repeat(days[:, None], seeds.size, axis=1)
    state, own = seeds.copy(), np.arange(seeds.size)
    for place in range(days.size - 1, 0, -1):
        state += STEP
        mixed = (state ^ (state >> np.uint64(30))) * MIX[0]
        mixed = (mixed ^ (mixed >> np.uint64(27))) * MIX[1]
        half = (mixed ^ (mixed >> np.uint64(31))) >> np.uint64(32)
        other = ((half * np.uint64(place + 1)) >> np.uint64(32)).astype(np.int64)
        held = lanes[place].copy()
        lanes[place] = lanes[other, own]
        lanes[other, own] = held
    return lanes


def _by_shuffle(counts: Counts) -> Counts:
    """Turn (blocks, distance, days, lanes) into (blocks x lanes, distance, days)."""
    blocks, distances, limits, lanes = counts.shape
    return counts.transpose(0, 3, 1, 2).reshape(blocks * lanes, distances, limits)
