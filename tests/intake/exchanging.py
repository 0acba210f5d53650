"""What tests of the exchange register share: what the police owe, and files that arrive."""

from datetime import UTC, date, datetime

import pytest

from frankpledge.intake import operations
from frankpledge.intake.operations import DutyText
from frankpledge.intake.owed import DueRule, Frequency, Terms
from tests.factories.partnership import AgencyFactory
from tests.intake.streets import put, row, street
from tests.people import BEN, account_of

NOON = datetime(2014, 8, 1, 12, 0, tzinfo=UTC)
MONTHLY = Terms(Frequency.MONTH, DueRule.DAYS_AFTER, 14, date(2014, 5, 1))
QUARTERLY = Terms(Frequency.QUARTER, DueRule.END_OF_NEXT, 0, date(2014, 4, 1))


@pytest.fixture
def police(northbridge):
    return AgencyFactory(partnership=northbridge, police=True)


@pytest.fixture
def year(northbridge):
    return northbridge.years.create(starts_on=date(2014, 4, 1))


@pytest.fixture
def by_ben(northbridge):
    return {"by": account_of(BEN), "at": NOON}


@pytest.fixture
def owe(northbridge, police, by_ben):
    """Return a function that enters what the police owe."""

    def entered(terms=MONTHLY, title="Crimes", **given):
        text = DutyText(police, title, terms, "police-uk", "northbridge")
        text = DutyText(**{**text.__dict__, **given})
        return operations.add_duty(partnership=northbridge, text=text, **by_ben)

    return entered


@pytest.fixture
def arrive(add, tmp_path):
    """Return a function by which the police's file of a month arrives."""

    def arrived(name="2014-05", **changed):
        content = street([row(1, Month=name, **changed)])
        return add(put(tmp_path, content, f"{name}-northbridge-street.csv"))

    return arrived
