"""The plan's tables, by noun."""

from frankpledge.plan.models.documents import (
    DraftElement,
    FindingAnswer,
    PlanDocument,
    Remembered,
    Unplaced,
)
from frankpledge.plan.models.measures import (
    Indicator,
    Measure,
    PrintedResult,
    SourceBinding,
    Target,
)
from frankpledge.plan.models.plans import (
    FundingPot,
    NarrativeTopic,
    Plan,
    PlanStatus,
    Priority,
    Strategy,
)
from frankpledge.plan.models.themes import (
    Activity,
    IntendedOutcome,
    KeyPartner,
    Theme,
)

__all__ = [
    "Activity",
    "DraftElement",
    "FindingAnswer",
    "FundingPot",
    "Indicator",
    "IntendedOutcome",
    "KeyPartner",
    "Measure",
    "NarrativeTopic",
    "Plan",
    "PlanDocument",
    "PlanStatus",
    "PrintedResult",
    "Priority",
    "Remembered",
    "SourceBinding",
    "Strategy",
    "Target",
    "Theme",
    "Unplaced",
]
