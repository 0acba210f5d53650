"""Every write of the review: figures typed in, records taken away, words kept."""

from frankpledge.review.operations.comments import (
    Asked,
    Written,
    ask_for_commentary,
    sign_off,
    write_comment,
)
from frankpledge.review.operations.values import TypedValue, record_export, type_value

__all__ = [
    "Asked",
    "TypedValue",
    "Written",
    "ask_for_commentary",
    "record_export",
    "sign_off",
    "type_value",
    "write_comment",
]
