"""Which days the plan is for, as far as its title and its year label surely say."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from frankpledge.analysis.periods import Period, PeriodError, financial_year
from frankpledge.plan.reading.draft import Draft

_SEVERAL_YEARS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s?(?:[-–—/]|to|until)\s?((?:19|20)?\d\d)(?!\d)"
)
_FINANCIAL = re.compile(r"\d{4}-\d\d")
_LONGEST_PLAN = 10  # years


@dataclass(frozen=True)
class PlanYears:
    """The first day the plan may be for, and the last when that is sure."""

    first: date
    last: date | None
    label: str  # as a sentence names it
    year: Period | None  # the one financial year, for "Q3" and "March"


def plan_years(draft: Draft) -> PlanYears | None:
    """Return the plan's years; None when the document does not say.

    "2008-2011" in the title is three years. A single "2010" may be a calendar year, a
    financial one or the first of several: it gives a beginning and no end.
    """
    several = _several_years(draft.title)
    if several is not None:
        return several
    label = draft.year_label
    if _FINANCIAL.fullmatch(label):
        return _one_year(label)
    if re.fullmatch(r"(19|20)\d\d", label):
        return PlanYears(date(int(label), 1, 1), None, label, None)
    return None


def _one_year(label: str) -> PlanYears | None:
    try:
        year = financial_year(label)
    except PeriodError:
        return None
    return PlanYears(year.start, year.end - timedelta(days=1), label, year)


def _several_years(title: str) -> PlanYears | None:
    found = _SEVERAL_YEARS.search(title)
    if found is None:
        return None
    first = int(found[1])
    last = int(found[2]) if len(found[2]) == 4 else first // 100 * 100 + int(found[2])
    if not 1 < last - first <= _LONGEST_PLAN:
        return None
    return PlanYears(date(first, 1, 1), date(last, 12, 31), f"{first} to {last}", None)
