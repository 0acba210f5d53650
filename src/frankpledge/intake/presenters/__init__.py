"""Words and tables for the pages of evidence, by noun."""

from frankpledge.intake.presenters.categories import (
    asked_in_all,
    categories,
    counted_in,
    number_unmapped,
)
from frankpledge.intake.presenters.returns import (
    MOST_DELIVERIES,
    delivery,
    home,
    return_report,
)

__all__ = [
    "MOST_DELIVERIES",
    "asked_in_all",
    "categories",
    "counted_in",
    "delivery",
    "home",
    "number_unmapped",
    "return_report",
]
