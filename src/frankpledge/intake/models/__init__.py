"""The tables of intake, by noun."""

from frankpledge.intake.models.breaks import (
    RecordingBreak,
)
from frankpledge.intake.models.categories import (
    CategoryMapping,
    TaxonomyCategory,
)
from frankpledge.intake.models.columns import ColumnMapping
from frankpledge.intake.models.deliveries import (
    Delivery,
)
from frankpledge.intake.models.exchange import (
    ExchangeDuty,
)
from frankpledge.intake.models.extracts import Extract
from frankpledge.intake.models.returns import (
    Return,
    ReturnVersion,
)
from frankpledge.intake.models.terms import (
    SharingTerms,
)

__all__ = [
    "CategoryMapping",
    "ColumnMapping",
    "Delivery",
    "ExchangeDuty",
    "Extract",
    "RecordingBreak",
    "Return",
    "ReturnVersion",
    "SharingTerms",
    "TaxonomyCategory",
]
