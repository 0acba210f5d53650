"""The smallest valid objects of the exchange register."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from frankpledge.intake.models import ExchangeDuty
from tests.factories.partnership import AgencyFactory


class ExchangeDutyFactory(DjangoModelFactory):
    """Incidents owed each month from April 2010, a fortnight after, by Northbridge."""

    class Meta:
        model = ExchangeDuty

    agency = factory.SubFactory(AgencyFactory)
    partnership = factory.SelfAttribute("agency.partnership")
    title = factory.Sequence(lambda number: f"Data set {number}")
    source = "incidents"
    supplier = "northbridge"
    due_days = 14
    starts_on = date(2010, 4, 1)
