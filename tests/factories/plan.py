"""The smallest valid objects of `plan`; states by trait."""

from datetime import UTC, date, datetime
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from frankpledge.plan.models import (
    Activity,
    DraftElement,
    FundingPot,
    Indicator,
    IntendedOutcome,
    Measure,
    NarrativeTopic,
    Plan,
    PlanDocument,
    PlanStatus,
    Priority,
    Strategy,
    Target,
    Theme,
    Unplaced,
)
from frankpledge.plan.reading.draft import RuleKind
from frankpledge.plan.rules import ElementKind, FigureKnown, PlanStage, Polarity
from tests.factories.partnership import (
    PartnershipFactory,
    PlanYearFactory,
    UserFactory,
)

MOMENT = datetime(2010, 4, 1, 9, 0, tzinfo=UTC)


class StrategyFactory(DjangoModelFactory):
    """A strategy of three years from April 2008."""

    class Meta:
        model = Strategy

    partnership = factory.SubFactory(PartnershipFactory)
    title = "Safer together"
    starts_on = date(2008, 4, 1)
    ends_on = date(2011, 3, 31)


class PlanFactory(DjangoModelFactory):
    """A plan in draft, with nothing in it; `agreed=True` closes it."""

    class Meta:
        model = Plan
        skip_postgeneration_save = True

    class Params:
        agreed = factory.Trait(
            agreement=factory.RelatedFactory(
                "tests.factories.plan.PlanStatusFactory",
                factory_related_name="plan",
                stage=PlanStage.AGREED.value,
            )
        )

    year = factory.SubFactory(PlanYearFactory)
    title = "Action plan"


class PlanStatusFactory(DjangoModelFactory):
    """A status given to a plan."""

    class Meta:
        model = PlanStatus

    plan = factory.SubFactory(PlanFactory)
    stage = PlanStage.DRAFT.value
    by = factory.SubFactory(UserFactory)
    at = MOMENT


class PriorityFactory(DjangoModelFactory):
    """A priority with no issues."""

    class Meta:
        model = Priority

    plan = factory.SubFactory(PlanFactory)
    title = factory.Sequence(lambda number: f"Priority {number}")


class ThemeFactory(DjangoModelFactory):
    """A theme without lead, activities or partners."""

    class Meta:
        model = Theme

    priority = factory.SubFactory(PriorityFactory)
    plan = factory.SelfAttribute("priority.plan")
    title = factory.Sequence(lambda number: f"Theme {number}")
    slug = factory.Sequence(lambda number: f"theme-{number}")


class ActivityFactory(DjangoModelFactory):
    """An activity nobody answers for yet."""

    class Meta:
        model = Activity

    theme = factory.SubFactory(ThemeFactory)
    text = "Open a drop-in on Friday evenings"


class IntendedOutcomeFactory(DjangoModelFactory):
    """What a theme should change."""

    class Meta:
        model = IntendedOutcome

    theme = factory.SubFactory(ThemeFactory)
    text = "Fewer people harmed"


class NarrativeTopicFactory(DjangoModelFactory):
    """A passage of the review of last year."""

    class Meta:
        model = NarrativeTopic

    plan = factory.SubFactory(PlanFactory)
    title = "Work with schools"
    text = "Every school was visited."


class FundingPotFactory(DjangoModelFactory):
    """Money the plan draws on."""

    class Meta:
        model = FundingPot

    plan = factory.SubFactory(PlanFactory)
    name = "Neighbourhood fund"


class IndicatorFactory(DjangoModelFactory):
    """A count of which less is better."""

    class Meta:
        model = Indicator

    partnership = factory.SubFactory(PartnershipFactory)
    code = factory.Sequence(lambda number: f"indicator-{number}")
    title = factory.Sequence(lambda number: f"Incidents of kind {number}")
    polarity = Polarity.LOWER.value


class MeasureFactory(DjangoModelFactory):
    """A measure from a baseline of 100, without target."""

    class Meta:
        model = Measure

    plan = factory.SubFactory(PlanFactory)
    indicator = factory.SubFactory(
        IndicatorFactory,
        partnership=factory.SelfAttribute("..plan.year.partnership"),
    )
    code = factory.Sequence(lambda number: f"measure-{number}")
    title = factory.Sequence(lambda number: f"Reduce incidents of kind {number}")
    baseline = Decimal(100)
    baseline_state = FigureKnown.KNOWN.value
    baseline_printed = "100"


class TargetFactory(DjangoModelFactory):
    """Reduce by 5%, printed 95."""

    class Meta:
        model = Target

    measure = factory.SubFactory(MeasureFactory)
    kind = RuleKind.REDUCE_BY_SHARE.value
    amount = Decimal(5)
    printed = Decimal(95)
    printed_state = FigureKnown.KNOWN.value
    printed_text = "95"
    set_by = factory.SubFactory(UserFactory)
    set_at = MOMENT


class PlanDocumentFactory(DjangoModelFactory):
    """A document of one line, with nothing read from it."""

    class Meta:
        model = PlanDocument

    partnership = factory.SubFactory(PartnershipFactory)
    name = "plan.txt"
    sha256 = factory.Sequence(lambda number: f"{number:064d}")
    content = b"Action plan 2010-11\n"
    year_label = "2010-11"
    read_by = factory.SubFactory(UserFactory)
    read_at = MOMENT


class DraftElementFactory(DjangoModelFactory):
    """A funding pot, the simplest kind of element, not decided."""

    class Meta:
        model = DraftElement

    document = factory.SubFactory(PlanDocumentFactory)
    kind = ElementKind.FUNDING.value
    position = factory.Sequence(int)
    title = "Neighbourhood fund"
    payload = factory.LazyFunction(
        lambda: {
            "name": "Neighbourhood fund",
            "sentence": "Some of it comes from the neighbourhood fund.",
            "source": {"first_line": 1, "last_line": 1},
            "confidence": 1.0,
            "doubts": [],
        }
    )
    first_line = 1
    last_line = 1
    confidence = 1.0


class UnplacedFactory(DjangoModelFactory):
    """Words that are in no part of the plan, which nobody has seen to."""

    class Meta:
        model = Unplaced

    document = factory.SubFactory(PlanDocumentFactory)
    position = factory.Sequence(lambda number: number + 1)
    text = "Odd words"
    reason = "No heading."
    first_line = 1
