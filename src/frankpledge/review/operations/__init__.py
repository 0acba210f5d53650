"""Every write of the review: figures typed in, records taken away, words kept."""

from frankpledge.review.operations.comments import (
    Asked,
    Written,
    ask_for_commentary,
    sign_off,
    write_comment,
)
from frankpledge.review.operations.statuses import (
    ConventionGiven,
    change_convention,
    judge_status,
    use_ready_made,
)
from frankpledge.review.operations.values import TypedValue, record_export, type_value

__all__ = [
    "Asked",
    "ConventionGiven",
    "TypedValue",
    "Written",
    "ask_for_commentary",
    "change_convention",
    "judge_status",
    "record_export",
    "sign_off",
    "type_value",
    "use_ready_made",
    "write_comment",
]
