"""The same person, or the same premises, again: how often, and how soon."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.counts import IncidentFilter
from frankpledge.analysis.evidence import Evidence
from frankpledge.analysis.ranking import part_taken
from frankpledge.analysis.repeats.gaps import Days, Ordered, are_months, in_order
from frankpledge.analysis.results import Basis, Caveat, Refusal

METHOD = "repeats by key, with the days at risk counted"
EDGES = (0, 1, 8, 15, 29, 57, 92, 183, 366)  # days; a band holds its left edge
WITHIN = (7, 30, 91, 182, 365)  # days
TOP = 0.1  # of the victims
FEWEST_AT_RISK = 20


class Key(StrEnum):
    """Whose repeats are asked for."""

    VICTIM = "victim"
    PREMISES = "premises"


@dataclass(frozen=True)
class RepeatBand:
    """The incidents that were followed by another after so many days."""

    days: str  # "1 to 7"
    repeats: int
    of_repeats: float  # as a share of all repeats, uncorrected
    at_risk: int  # incidents still watched, without a repeat, as the band begins
    days_at_risk: int
    rate: float | None  # repeats for 1,000 days at risk


@dataclass(frozen=True)
class Within:
    """The chance that an incident is followed by another within so many days."""

    days: int
    chance: float
    at_risk: int  # incidents watched as long as that without a repeat


@dataclass(frozen=True)
class RepeatVictimisation:
    """How much of what happens, happens to the same again."""

    incidents: int
    victims: int
    repeat_victims: int  # with two incidents or more
    by_number: Mapping[int, int]  # how many victims had 1, 2, 3 ... incidents
    suffered_by_repeat_victims: float  # share of incidents
    suffered_by_top: float  # share of incidents suffered by the top tenth of victims
    bands: tuple[RepeatBand, ...]  # none where dates are months
    within: tuple[Within, ...]
    basis: Basis

    @property
    def of_victims(self) -> float:
        """The share of victims with two incidents or more."""
        return self.repeat_victims / self.victims

    @property
    def of_incidents(self) -> float:
        """The share of incidents that were not the victim's first in the period."""
        return (self.incidents - self.victims) / self.incidents

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        text = (
            f"{self.of_victims:.1%} of {self.victims:,} victims had two incidents or "
            f"more and suffered {self.suffered_by_repeat_victims:.0%} of all "
            f"{self.incidents:,}; {self.of_incidents:.1%} of incidents were repeats."
        )
        for one in self.within:
            if one.days == 30:
                text += (
                    f" The chance of another within {one.days} days of one is "
                    f"{one.chance:.1%}."
                )
        return text


def repeat_victimisation(
    key: npt.NDArray[Any],
    day: Days,
    *,
    until: date | None = None,
) -> RepeatVictimisation:
    """Say how much of what happens, happens to the same again, and how soon.

    Question:
        How many victims (or premises) suffer again, how much of the total do they
        suffer, and how soon after one incident does the next come?

    Data needed:
        A key of the victim or premises for each incident (a keyed hash, the same for
        the same person; never a name) and its day; `until`, the last day watched,
        where that is later than the last incident.

    Method:
        Counts by key. For the time course each incident opens a wait, which ends with
        the same key's next incident or with the last day watched. The rate of a band
        is its repeats over all days that waits were open in it: incidents near the
        end of the data cannot have had a late repeat, and are not counted as if they
        had (the correction for time at risk). The chance within so many days is one
        less the product, day by day, of the shares without a repeat (Kaplan and
        Meier).

    Reading the result:
        A rate that falls from the first band on says that help is worth most in the
        first days. Shares grow with the length of the period: compare equal periods.
        Incidents before the first day are not seen, so some first ones are repeats.

    When not to use it:
        Without keys, or where a key is missing for many incidents: those who report
        most are keyed most. For several incidents recorded for one event. To say
        where: for that see repeat locations.

    References:
        Johnson, Bowers and Hirschfield (1997), New insights into the spatial and
        temporal distribution of repeat victimisation, British J. Criminology 37.
        Kaplan and Meier (1958), JASA 53.

    Example:
        >>> key = np.array(["a", "a", "b", "c", "c", "c"])
        >>> day = np.datetime64("2025-01-01") + np.array([0, 5, 3, 1, 8, 40])
        >>> found = repeat_victimisation(key, day)
        >>> round(found.of_victims, 2), found.of_incidents, found.bands[1].repeats
        (0.67, 0.5, 2)
    """
    labels = key.astype(str)
    keyed = labels != ""
    if not keyed.any():
        raise Refusal(
            "No row has a key, so nobody can be told again. Ask the supplier for a "
            "number of the victim or premises, and let intake turn it into a key; "
            "names and addresses are never used."
        )
    names, holder = np.unique(labels[keyed], return_inverse=True)
    ordered = in_order(holder.ravel(), day[keyed])
    last = ordered.day.max() if until is None else np.datetime64(until, "D")
    if last < ordered.day.max():
        raise Refusal(
            f"The last day watched, {last}, is before the last incident, "
            f"{ordered.day.max()}. Give a later one."
        )
    months = are_months(ordered.day)
    bands, within = ((), ()) if months else _time_course(ordered, last)
    repeated = ordered.events > 1
    number, victims = np.unique(ordered.events, return_counts=True)
    counts = ordered.events.astype(np.float64)
    top = part_taken(counts, np.ones_like(counts), TOP * len(counts))
    total = int(ordered.events.sum())
    return RepeatVictimisation(
        incidents=total,
        victims=len(names),
        repeat_victims=int(repeated.sum()),
        by_number=dict(zip(number.tolist(), victims.tolist(), strict=True)),
        suffered_by_repeat_victims=float(ordered.events[repeated].sum() / total),
        suffered_by_top=float(top @ counts / total),
        bands=bands,
        within=within,
        basis=_basis(len(key), int((~keyed).sum()), str(last), months=months),
    )


def repeat_victims_in(
    evidence: Evidence, wanted: IncidentFilter, *, key: Key = Key.VICTIM
) -> RepeatVictimisation:
    """Answer from evidence, where rows carry keys and days; see the card above."""
    rows = evidence.answer("keyed_days", key=str(key), **wanted.parameters)
    if not rows:
        raise Refusal(
            f"No row of {wanted.period} has both a key of the {key} and a day. Ask the "
            "supplier for them; a street file of data.police.uk has neither."
        )
    times = [count for _, _, count in rows]
    return repeat_victimisation(
        np.repeat([name for name, _, _ in rows], times),
        np.repeat(np.array([day for _, day, _ in rows], dtype="datetime64[D]"), times),
    )


def _time_course(
    ordered: Ordered, last: np.datetime64
) -> tuple[tuple[RepeatBand, ...], tuple[Within, ...]]:
    gaps, watched = ordered.gaps, (last - ordered.day).astype(np.int64)
    ended = gaps >= 0
    waited = np.where(ended, gaps, watched)  # the last day each wait was open
    longest = EDGES[-1]
    repeats = np.bincount(gaps[ended & (gaps < longest)], minlength=longest)
    closed = np.bincount(np.minimum(waited, longest), minlength=longest + 1)
    at_risk = len(gaps) - np.concatenate([[0], np.cumsum(closed)[:-1]])
    every = max(int(ended.sum()), 1)
    bands = tuple(
        _band(start, end, repeats, at_risk, every)
        for start, end in itertools.pairwise(EDGES)
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        without = np.where(at_risk[:-1] > 0, 1 - repeats / at_risk[:-1], 1.0)
    chance = 1 - np.cumprod(without)
    within = tuple(
        Within(days, float(chance[days]), int(at_risk[days]))
        for days in WITHIN
        if at_risk[days] >= FEWEST_AT_RISK
    )
    return bands, within


def _band(
    start: int,
    end: int,
    repeats: npt.NDArray[np.int64],
    at_risk: npt.NDArray[np.int64],
    every: int,
) -> RepeatBand:
    found, days = int(repeats[start:end].sum()), int(at_risk[start:end].sum())
    return RepeatBand(
        days=str(start) if end == start + 1 else f"{start} to {end - 1}",
        repeats=found,
        of_repeats=found / every,
        at_risk=int(at_risk[start]),
        days_at_risk=days,
        rate=1000 * found / days if days else None,
    )


def _basis(rows: int, without: int, last: str, *, months: bool) -> Basis:
    caveats: Sequence[Caveat] = ()
    if without:
        caveats = (
            Caveat(
                "without-key",
                f"{without:,} of {rows:,} incidents have no key and were left out: "
                "repeats among them are not seen.",
            ),
        )
    if months:
        caveats = (
            *caveats,
            Caveat("months-only", "Dates are months, so no time course is given."),
        )
    return Basis(
        method=METHOD,
        parameters={"until": last, "edges": list(EDGES)},
        rows_used=rows - without,
        caveats=tuple(caveats),
    )
