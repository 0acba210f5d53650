"""Words and tables for the pages of evidence, by noun."""

from frankpledge.intake.presenters.returns import (
    MOST_DELIVERIES,
    delivery,
    home,
    return_report,
)

__all__ = ["MOST_DELIVERIES", "delivery", "home", "return_report"]
