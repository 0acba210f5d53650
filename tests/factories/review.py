"""The smallest valid objects of `review`, and what measures are bound to."""

from datetime import UTC, date, datetime
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from frankpledge.plan.bindings import IncidentBinding, PrintedBinding, TypedBinding
from frankpledge.plan.models import PrintedResult, SourceBinding
from frankpledge.plan.rules import BindingKind, FigureKnown
from frankpledge.review.models import MeasureComment, TypedReturn
from frankpledge.review.thread import CommentKind
from tests.factories.partnership import UserFactory
from tests.factories.plan import MeasureFactory

MOMENT = datetime(2010, 4, 1, 9, 0, tzinfo=UTC)


class SourceBindingFactory(DjangoModelFactory):
    """Every burglary of Northbridge's own incidents; `typed` and `printed` are others."""

    class Meta:
        model = SourceBinding

    class Params:
        typed = factory.Trait(
            kind=BindingKind.TYPED.value, detail=TypedBinding().model_dump(mode="json")
        )
        printed = factory.Trait(
            kind=BindingKind.PRINTED.value,
            detail=PrintedBinding().model_dump(mode="json"),
        )

    measure = factory.SubFactory(MeasureFactory)
    kind = BindingKind.INCIDENTS.value
    detail = factory.LazyFunction(
        lambda: IncidentBinding(
            source="incidents", supplier="northbridge", categories=("Burglary",)
        ).model_dump(mode="json")
    )
    bound_by = factory.SubFactory(UserFactory)
    bound_at = MOMENT


class PrintedResultFactory(DjangoModelFactory):
    """A document that prints a result of 95."""

    class Meta:
        model = PrintedResult

    class Params:
        to_be_confirmed = factory.Trait(
            actual=None, actual_state=FigureKnown.TBC.value, actual_printed="TBC"
        )

    measure = factory.SubFactory(MeasureFactory)
    actual = Decimal(95)
    actual_state = FigureKnown.KNOWN.value
    actual_printed = "95"


class TypedReturnFactory(DjangoModelFactory):
    """A figure of 90 for 2010-11."""

    class Meta:
        model = TypedReturn

    measure = factory.SubFactory(MeasureFactory)
    starts_on = date(2010, 4, 1)
    ends_before = date(2011, 4, 1)
    value = Decimal(90)
    typed_by = factory.SubFactory(UserFactory)
    typed_at = MOMENT


class MeasureCommentFactory(DjangoModelFactory):
    """Commentary on 2010-11, not signed off yet."""

    class Meta:
        model = MeasureComment

    measure = factory.SubFactory(MeasureFactory)
    kind = CommentKind.COMMENTARY.value
    starts_on = date(2010, 4, 1)
    ends_before = date(2011, 4, 1)
    text = "Two people were charged in June."
    figure = "95"
    written_by = factory.SubFactory(UserFactory)
    written_at = MOMENT
