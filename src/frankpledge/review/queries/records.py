"""The records behind a figure."""

from collections.abc import Mapping
from dataclasses import dataclass

from frankpledge.analysis.periods import Period, PeriodError, parse_period
from frankpledge.plan.models import Measure
from frankpledge.plan.rules import BindingKind
from frankpledge.review.queries.measures import period_of
from frankpledge.review.sources.answers import Records
from frankpledge.review.sources.holdings import Holdings
from frankpledge.review.sources.table import RESOLVERS

PAGE_SIZE = 50
MOST_RECORDS = 1_000_000  # in one CSV; a force's yearly return is a fifth of it


@dataclass(frozen=True)
class RecordsAsked:
    """Which records a page asks for: of which period, and which page of them."""

    period: Period
    label: str  # as it stands in the address
    page: int = 1
    size: int = PAGE_SIZE

    @property
    def offset(self) -> int:
        """Return how many records come before this page."""
        return (self.page - 1) * self.size


def records_asked(query: Mapping[str, str], measure: Measure) -> RecordsAsked:
    """Read an address: ?period=2014-03&page=2; the measure's own year unless told.

    An address nobody wrote on purpose (no such period, page "x") means the first page
    of the measure's year.
    """
    own = period_of(measure, measure.plan.year)
    label = query.get("period", "")
    try:
        period = parse_period(label) if label else own
        period.months  # noqa: B018  records are asked for by whole months
    except PeriodError:
        period, label = own, ""
    page = query.get("page", "1")
    number = int(page) if page.isdecimal() and len(page) < 7 else 1
    return RecordsAsked(period=period, label=label or own.label, page=max(1, number))


def records_of(
    measure: Measure, period: Period, *, limit: int, offset: int = 0
) -> Records | None:
    """Return a page of the records behind a measure's value for a period.

    None where nothing is bound, or behind the figure stands an entry, not records.
    """
    binding = getattr(measure, "binding", None)
    if binding is None:
        return None
    resolver = RESOLVERS[BindingKind(binding.kind)]
    with Holdings(measure.plan.year.partnership) as holdings:
        return resolver.records(measure, period, holdings, limit, offset)
