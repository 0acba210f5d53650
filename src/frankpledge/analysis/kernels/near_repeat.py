"""Near repeats: finding close pairs, and counting them under shuffled days."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.kernels import compiled, parallel_range

LANES = 32  # shuffles side by side, so that a pair is loaded once for all of them
AT_ONCE = 30_000  # pairs whose count a lane of 16 bits surely holds
FOUR = 4  # bands of days counted together: as many sums as registers keep

prange: Any = parallel_range()


@compiled()
def band_of(across: Any, along: Any, how: Any) -> int:
    """Return the band of two steps' distance, or the number of bands beyond."""
    uppers, right, manhattan = how
    apart = across + along if manhattan else np.sqrt(across * across + along * along)
    band = 0
    for upper in uppers:
        if (apart <= upper) if right else (apart < upper):
            break
        band += 1
    return band


@compiled(parallel=True)
def count_pairs(nearby: Any, how: Any, counts: Any) -> None:
    """Add up how many pairs each event begins: `counts` is bands x events.

    `nearby`: x, y, and the ends of where each event's neighbours stand: to the end of
    its row, from below, to the end of below. `how`: the upper edges, whether bands are
    closed on the right, whether distance is Manhattan.
    """
    x, y, row_end, below, below_end = nearby
    for a in prange(x.size):
        for part in range(2):
            begin, end = (below[a], below_end[a]) if part else (a + 1, row_end[a])
            for b in range(begin, end):
                band = band_of(abs(x[a] - x[b]), abs(y[a] - y[b]), how)
                if band < counts.shape[0]:
                    counts[band, a] += 1


@compiled(parallel=True)
def fill_pairs(nearby: Any, how: Any, places: Any, first: Any, second: Any) -> None:
    """Write each event's pairs of each band from their place (bands x events) on."""
    x, y, row_end, below, below_end = nearby
    for a in prange(x.size):
        for part in range(2):
            begin, end = (below[a], below_end[a]) if part else (a + 1, row_end[a])
            for b in range(begin, end):
                band = band_of(abs(x[a] - x[b]), abs(y[a] - y[b]), how)
                if band < places.shape[0]:
                    place = places[band, a]
                    first[place] = a
                    second[place] = b
                    places[band, a] = place + 1


@compiled()
def shuffle(days: Any, seed: Any) -> None:
    """Shuffle in place, by Fisher and Yates with the numbers of splitmix64."""
    state = seed
    for place in range(days.size - 1, 0, -1):
        state += np.uint64(0x9E3779B97F4A7C15)
        mixed = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        half = (mixed ^ (mixed >> np.uint64(31))) >> np.uint64(32)
        other = np.int64((half * np.uint64(place + 1)) >> np.uint64(32))
        held = days[place]
        days[place] = days[other]
        days[other] = held


@compiled()
def lanes_of(days: Any, seeds: Any, first_as_it_is: Any) -> Any:
    """Return a shuffle a column, events x LANES."""
    rows = np.empty((LANES, days.size), np.int16)
    for lane in range(LANES):
        rows[lane] = days
        if lane > 0 or not first_as_it_is:
            shuffle(rows[lane], seeds[lane])
    lanes = np.empty((days.size, LANES), np.int16)
    for event in range(days.size):
        for lane in range(LANES):
            lanes[event, lane] = rows[lane, event]
    return lanes


@compiled()
def add_lanes(pairs: Any, span: Any, lanes: Any, within: Any, sums: Any) -> None:
    """Count in each lane the pairs whose days lie within each of four limits."""
    first, second, _ = pairs
    begin, end = span
    one, two, three, four = within[0], within[1], within[2], within[3]
    a, b, c, d = sums[0], sums[1], sums[2], sums[3]
    for pair in range(begin, end):
        i, j = first[pair], second[pair]
        for lane in range(LANES):
            gap = np.int16(lanes[i, lane] - lanes[j, lane])
            gap = gap if gap >= 0 else np.int16(-gap)
            a[lane] = np.int16(a[lane] + np.int16(gap <= one))
            b[lane] = np.int16(b[lane] + np.int16(gap <= two))
            c[lane] = np.int16(c[lane] + np.int16(gap <= three))
            d[lane] = np.int16(d[lane] + np.int16(gap <= four))


@compiled(parallel=True)
def count_within(pairs: Any, days: Any, seeds: Any, within: Any, counts: Any) -> None:
    """Count the pairs of each band of distance within each limit of days, shuffled.

    `pairs`: the first and the second of each by band, and where each band starts.
    `seeds`: blocks x LANES, a shuffle each; the very first is left unshuffled.
    `within`: limits of days, int16, a multiple of FOUR of them. `counts`: blocks x
    bands x limits x LANES, int64, zero at first.
    """
    starts = pairs[2]
    for block in prange(seeds.shape[0]):
        lanes = lanes_of(days, seeds[block], block == 0)
        sums = np.zeros((FOUR, LANES), np.int16)
        for limit in range(0, within.size, FOUR):
            four = within[limit : limit + FOUR]
            for band in range(starts.size - 1):
                begin = starts[band]
                while begin < starts[band + 1]:
                    end = min(starts[band + 1], begin + AT_ONCE)
                    sums[:] = 0
                    add_lanes(pairs, (begin, end), lanes, four, sums)
                    for part in range(FOUR):
                        for lane in range(LANES):
                            counts[block, band, limit + part, lane] += sums[part, lane]
                    begin = end


def _warm() -> None:
    ends = np.array([2, 2])
    for precision in (np.float64, np.float32):
        place: npt.NDArray[Any] = np.array([0, 1], dtype=precision)
        nearby, how = (place, place, ends, ends, ends), (place[1:] * 2, True, False)
        places = np.zeros((1, 2), np.int64)
        count_pairs(nearby, how, places)
        first = np.zeros(2, np.int32)
        fill_pairs(nearby, how, places * 0, first, first)
    pairs = (first, first, np.array([0, 1]))
    seeds = np.zeros((1, LANES), np.uint64)
    counts = np.zeros((1, 1, FOUR, LANES), np.int64)
    days = np.zeros(2, np.int16)
    count_within(pairs, days, seeds, np.zeros(FOUR, np.int16), counts)


WARM = _warm  # compiles all of it, in single and double precision
