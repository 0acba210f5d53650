"""What the demo's agencies owe one another, and on which day each month's file came."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from frankpledge.analysis.periods import financial_year
from frankpledge.config.demo import incidents
from frankpledge.config.demo.duties import COUNCIL, POLICE
from frankpledge.config.demo.figures import YEARS
from frankpledge.intake.operations import DutyText
from frankpledge.intake.owed import DueRule, Frequency, Terms
from frankpledge.intake.regulations import SCHEDULE, terms_from
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Partnership

FIRST = financial_year(YEARS[0]).start
LAST = date(2010, 12, 1)  # the demo's year stands still here
DAYS_LATE = {7: 26, 19: 31}  # of the months numbered so: two came late
USUAL_DAYS = 9  # after the month
MONTHLY = Terms(Frequency.MONTH, DueRule.DAYS_AFTER, 14, FIRST, LAST)
FROM_THE_COUNCIL = 7  # the item of the Schedule the demo's council owes


def came_at(number: int) -> datetime:
    """Return when the file of a month came, the months numbered from the first."""
    years, before = divmod(FIRST.month + number, 12)
    after = date(FIRST.year + years, before + 1, 1)
    days = DAYS_LATE.get(number, USUAL_DAYS)
    return datetime.combine(after + timedelta(days=days), time(9), tzinfo=UTC)


def duties_of(partnership: Partnership) -> Iterator[DutyText]:
    """Yield what the agencies that are in the directory owe."""
    police = partnership_queries.agency_by_name(partnership, POLICE)
    if police is not None:
        yield DutyText(
            police, "Incidents by month", MONTHLY, "incidents", incidents.SUPPLIER
        )
    council = partnership_queries.agency_by_name(partnership, COUNCIL)
    item = next(each for each in SCHEDULE if each.number == FROM_THE_COUNCIL)
    if council is not None:
        terms = terms_from(date(2010, 4, 1))
        yield DutyText(council, item.title, terms, item.source)
