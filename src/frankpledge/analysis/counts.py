"""Counts of incidents, in which a month without a return is never nought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frankpledge.analysis.coverage import month_coverage
from frankpledge.analysis.evidence import Evidence
from frankpledge.analysis.periods import Period


class FilterError(ValueError):
    """A filter that could count nothing. The text says what to name."""


class NotSupportedBySource(ValueError):
    """A question the records cannot answer. The text says what they lack."""


@dataclass(frozen=True)
class IncidentFilter:
    """Which incidents are meant: a period, categories, an area by its LSOA codes."""

    period: Period  # of whole months
    categories: tuple[str, ...] = ()  # none named: all
    lsoa_codes: tuple[str, ...] | None = (
        None  # None: all a supplier returned, placed or not
    )

    def __post_init__(self) -> None:
        if self.lsoa_codes == ():
            raise FilterError(
                "The area has no LSOA codes, so nothing could be counted in it. Name "
                "its codes, or no area to count all that was returned."
            )
        _ = self.period.months  # refuses a period that holds part of a month

    @property
    def parameters(self) -> dict[str, object]:
        """The filter as the questions under `sql/` bind it; NULL means all."""
        return {
            "start": self.period.start,
            "until": self.period.end,
            "categories": list(self.categories) or None,
            "lsoa_codes": None if self.lsoa_codes is None else list(self.lsoa_codes),
        }


class CountState(StrEnum):
    """What stands behind a month's figure."""

    COUNTED = "counted"
    PARTIAL = "partial"  # counted, in a return known to lack records
    NO_RETURN = "no return"  # nothing is known; never nought


@dataclass(frozen=True)
class MonthCount:
    """The incidents of a month; `count` is None exactly where there is no return."""

    month: date
    count: int | None
    state: CountState


@dataclass(frozen=True)
class CategoryCounts:
    """The months of one category."""

    category: str
    months: tuple[MonthCount, ...]


@dataclass(frozen=True)
class PeriodCount:
    """The incidents of a period, with the months that are missing or partial."""

    counted: int | None  # in the months returned; None where there are none
    months_counted: int
    not_returned: tuple[date, ...]
    partial: tuple[date, ...]

    @property
    def count(self) -> int | None:
        """The figure for the whole period, or None while a month is missing."""
        return None if self.not_returned else self.counted

    @property
    def state(self) -> CountState:
        """The weakest state of any month."""
        if self.not_returned:
            return CountState.NO_RETURN
        return CountState.PARTIAL if self.partial else CountState.COUNTED

    @property
    def sentence(self) -> str:
        """What was counted and what was not, fit for a page."""
        if self.counted is None:
            return "No return has been received for any month of the period."
        text = f"{self.counted:,} counted"
        if self.not_returned:
            months = self.months_counted + len(self.not_returned)
            text += (
                f" in {self.months_counted} of {months} months; "
                f"no return for {_listed(self.not_returned)}"
            )
        if self.partial:
            text += f"; records are missing in {_listed(self.partial)}"
        return f"{text}."


@dataclass(frozen=True)
class MonthlyCounts:
    """Counts month by month, in all and by category, and what they rest on."""

    months: tuple[MonthCount, ...]
    categories: tuple[CategoryCounts, ...]
    versions: tuple[str, ...]  # of the returns with rows in the period

    @property
    def total(self) -> PeriodCount:
        """The period as a whole."""
        known = [month.count for month in self.months if month.count is not None]
        return PeriodCount(
            counted=sum(known) if known else None,
            months_counted=len(known),
            not_returned=_in_state(self.months, CountState.NO_RETURN),
            partial=_in_state(self.months, CountState.PARTIAL),
        )


@dataclass(frozen=True)
class AreaCounts:
    """Incidents of a period by small area, over the months returned."""

    areas: Mapping[str, int]  # by LSOA code; named areas without a row are a true 0
    without_area: int  # counted for the supplier, and for no area
    not_returned: tuple[date, ...]


@dataclass(frozen=True)
class HourByWeekday:
    """Incidents by day of the week (Monday first) and hour of the day, local time."""

    counts: tuple[tuple[int, ...], ...]  # 7 days of 24 hours
    used: int
    left_out: int  # rows whose hour is not known


def monthly_counts(
    evidence: Evidence,
    wanted: IncidentFilter,
    *,
    returned: Collection[date] | None = None,
    partial: Collection[date] = (),
) -> MonthlyCounts:
    """Count incidents month by month.

    Question:
        How many incidents of these categories were there in this area, each month?

    Data needed:
        Opened evidence. `returned` names the months returned, where the catalogue
        knows them; else a month counts as returned when every supplier in the
        evidence has a row of any category in it. `partial` names months known to
        lack records.

    Method:
        A count of rows. A month returned in which no row matches is 0; a month not
        returned has no count, and its state says so.

    Reading the result:
        Incidents as recorded in the month the supplier gave, not as they happened.
        `total` gives a figure for the period only when every month was returned.

    When not to use it:
        For LSOA codes of one census year on records that carry another's, or across
        a change in what a category holds: the counts are right and mean little.

    References:
        None: it is counting.

    Example:
        >>> from frankpledge.analysis.evidence import open_evidence
        >>> from frankpledge.analysis.periods import quarter
        >>> with open_evidence([]) as nothing:
        ...     counts = monthly_counts(nothing, IncidentFilter(quarter(2009, 1)))
        >>> counts.months[0].count, str(counts.months[0].state)
        (None, 'no return')
        >>> counts.total.sentence
        'No return has been received for any month of the period.'
    """
    coverage = month_coverage(evidence)
    held = coverage.months if returned is None else frozenset(returned)
    found: dict[str, dict[date, int]] = defaultdict(dict)
    for month, category, count in evidence.answer(
        "monthly_counts", **wanted.parameters
    ):
        found[category][month] = count
    months = wanted.period.months
    totals = {
        month: sum(counts.get(month, 0) for counts in found.values())
        for month in months
    }
    return MonthlyCounts(
        months=in_each_month(months, totals, held, partial),
        categories=tuple(
            CategoryCounts(
                name, in_each_month(months, found.get(name, {}), held, partial)
            )
            for name in dict.fromkeys(wanted.categories) or sorted(found)
        ),
        versions=coverage.versions(wanted.period),
    )


def area_counts(evidence: Evidence, wanted: IncidentFilter) -> AreaCounts:
    """Count incidents by small area.

    Question:
        In which small areas (LSOAs) were these incidents?

    Data needed:
        Opened evidence, of one LSOA vintage.

    Method:
        A count of rows by the LSOA code the supplier gave, never by the point: police
        points are moved, often onto the boundary.

    Reading the result:
        Counts over the months returned; `not_returned` names the others. Rows of no
        area are counted apart. More incidents where more people are is no finding:
        compare rates, or the same area over time.

    When not to use it:
        To publish: small counts of small areas need `disclosure.protect` first.

    References:
        None: it is counting.

    Example:
        >>> from frankpledge.analysis.evidence import open_evidence
        >>> from frankpledge.analysis.periods import month
        >>> with open_evidence([]) as nothing:
        ...     area_counts(nothing, IncidentFilter(month(2014, 3))).not_returned
        (datetime.date(2014, 3, 1),)
    """
    held = month_coverage(evidence).months
    months = wanted.period.months
    rows = evidence.answer("area_counts", **wanted.parameters)
    found = {code: count for code, count in rows if code is not None}
    if any(month in held for month in months):
        found = dict.fromkeys(wanted.lsoa_codes or (), 0) | found
    return AreaCounts(
        areas=found,
        without_area=sum(count for code, count in rows if code is None),
        not_returned=tuple(month for month in months if month not in held),
    )


def hour_by_weekday(evidence: Evidence, wanted: IncidentFilter) -> HourByWeekday:
    """Count incidents by hour of the day and day of the week.

    Question:
        At what times of the week do these incidents happen?

    Data needed:
        Records that say the hour or the minute. Month-only records, such as street
        files of data.police.uk, cannot answer.

    Method:
        A count of the rows whose precision is an hour or finer, in local civil time.
        The hour the clocks skip is empty, the one they repeat holds two.

    Reading the result:
        `left_out` says how many rows had no hour; where they are many, ask whether
        they differ.

    When not to use it:
        For incidents found later than they happened (burglary of an empty house):
        one time of an interval misleads. Beware of times entered as 00:00 for
        unknown.

    References:
        Ratcliffe (2000), Aoristic analysis, on times known only as an interval.

    Example:
        >>> from frankpledge.analysis.evidence import open_evidence
        >>> from frankpledge.analysis.periods import month
        >>> with open_evidence([]) as nothing:
        ...     hour_by_weekday(nothing, IncidentFilter(month(2014, 3)))
        Traceback (most recent call last):
        ...
        frankpledge.analysis.counts.NotSupportedBySource: No record of March 2014 \
says the hour, so times of the week cannot be counted. Ask the supplier for times.
    """
    rows = evidence.answer("hour_by_weekday", **wanted.parameters)
    if not rows:
        raise NotSupportedBySource(
            f"No record of {wanted.period} says the hour, so times of the week cannot "
            "be counted. Ask the supplier for times."
        )
    table = [[0] * 24 for _ in range(7)]
    for weekday, hour, count in rows:
        table[weekday][hour] = count
    used = sum(count for _, _, count in rows)
    [(incidents,)] = evidence.answer("count_records", **wanted.parameters)
    return HourByWeekday(
        counts=tuple(tuple(hours) for hours in table),
        used=used,
        left_out=incidents - used,
    )


def in_each_month(
    months: Sequence[date],
    counts: Mapping[date, int],
    held: frozenset[date],
    partial: Collection[date],
) -> tuple[MonthCount, ...]:
    """Return the count of each month: nought where held without a row, else None."""
    return tuple(_month_count(month, counts, held, partial) for month in months)


def _month_count(
    month: date,
    counts: Mapping[date, int],
    held: frozenset[date],
    partial: Collection[date],
) -> MonthCount:
    if month not in held:
        return MonthCount(month, None, CountState.NO_RETURN)
    state = CountState.PARTIAL if month in partial else CountState.COUNTED
    return MonthCount(month, counts.get(month, 0), state)


def _in_state(months: tuple[MonthCount, ...], state: CountState) -> tuple[date, ...]:
    return tuple(month.month for month in months if month.state == state)


def _listed(months: tuple[date, ...]) -> str:
    """Return months in words, those that follow one another as a run."""
    runs: list[list[date]] = []
    for month in months:
        if runs and Period(runs[-1][-1], month).months == (runs[-1][-1],):
            runs[-1].append(month)
        else:
            runs.append([month])
    return ", ".join(
        f"{run[0]:%Y-%m} to {run[-1]:%Y-%m}" if run[1:] else f"{run[0]:%Y-%m}"
        for run in runs
    )
