"""The records behind a figure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from frankpledge.analysis.periods import Period, PeriodError, parse_period
from frankpledge.intake import queries as intake
from frankpledge.partnership.models import Membership
from frankpledge.plan.models import Measure
from frankpledge.plan.rules import BindingKind
from frankpledge.review.queries.measures import period_of
from frankpledge.review.sources.answers import Records
from frankpledge.review.sources.holdings import Holdings, Key
from frankpledge.review.sources.table import RESOLVERS

PAGE_SIZE = 50
MOST_RECORDS = 1_000_000  # in one CSV; a force's yearly return is a fifth of it


@dataclass(frozen=True)
class RecordsAsked:
    """Which records a page asks for: of which period, and which page of them."""

    period: Period
    page: int = 1
    size: int = PAGE_SIZE

    @property
    def offset(self) -> int:
        """Return how many records come before this page."""
        return (self.page - 1) * self.size


def records_asked(query: Mapping[str, str], measure: Measure) -> RecordsAsked:
    """Read an address: ?period=March 2014&page=2; the measure's own year unless told.

    An address nobody wrote on purpose (no such period, page "x") means the first page
    of the measure's year.
    """
    page = query.get("page", "1")
    number = int(page) if page.isdecimal() and len(page) < 7 else 1
    return RecordsAsked(_period_asked(query, measure), page=max(1, number))


def _period_asked(query: Mapping[str, str], measure: Measure) -> Period:
    try:
        return parse_period(query["period"])
    except (KeyError, PeriodError):
        return period_of(measure, measure.plan.year)


def records_of(measure: Measure, asked: RecordsAsked) -> Records | None:
    """Return the page of records asked for; the last one where there are fewer.

    None where nothing is bound, or behind the figure stands an entry, not records.
    """
    with Holdings(measure.plan.year.partnership) as holdings:
        found = _records(measure, asked, holdings)
        if found is None or found.rows or found.cells or not found.total:
            return found
        last = replace(asked, page=-(-found.total // asked.size))
        return _records(measure, last, holdings)


def all_records_of(measure: Measure, period: Period) -> Records | None:
    """Return every record of a period, or the first MOST_RECORDS of them."""
    asked = RecordsAsked(period=period, size=MOST_RECORDS)
    with Holdings(measure.plan.year.partnership) as holdings:
        return _records(measure, asked, holdings)


def source_counted(measure: Measure) -> Key | None:
    """Return the source and supplier a measure takes from; None where it takes none."""
    binding = getattr(measure, "binding", None)
    kinds = (BindingKind.INCIDENTS.value, BindingKind.TABLE.value)
    if binding is None or binding.kind not in kinds:
        return None
    return binding.detail["source"], binding.detail["supplier"]


def why_only_counts(measure: Measure, membership: Membership) -> str:
    """Return why the terms of a measure's supplier let a person only count it.

    "" where they may see its records, or where no records stand behind it.
    """
    key = source_counted(measure)
    if key is None:
        return ""
    source, supplier = key
    return intake.records_refused(membership, source=source, supplier=supplier)


def _records(
    measure: Measure, asked: RecordsAsked, holdings: Holdings
) -> Records | None:
    binding = getattr(measure, "binding", None)
    if binding is None:
        return None
    resolver = RESOLVERS[BindingKind(binding.kind)]
    return resolver.records(measure, asked.period, holdings, asked.size, asked.offset)
