"""The smallest valid objects of `actions`; states by trait."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from frankpledge.actions.models import Action
from frankpledge.actions.rules import OriginKind
from tests.factories.partnership import PartnershipFactory, UserFactory

MOMENT = datetime(2010, 4, 1, 9, 0, tzinfo=UTC)


class ActionFactory(DjangoModelFactory):
    """An open action due on 1 May 2010, for nobody yet; `done` is closed."""

    class Meta:
        model = Action

    class Params:
        done = factory.Trait(
            state="done",
            result="It was done.",
            closed_at=MOMENT,
            closed_by=factory.SubFactory(UserFactory),
        )

    partnership = factory.SubFactory(PartnershipFactory)
    title = factory.Sequence(lambda number: f"Do the thing number {number}")
    due_on = date(2010, 5, 1)
    origin_kind = OriginKind.BY_HAND.value
    assigned_at = MOMENT
    assigned_by = factory.SubFactory(UserFactory)
    changed_at = MOMENT
