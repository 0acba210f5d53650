"""The review's pages: load, one call, answer."""

from frankpledge.review.views.comments import ask, comment, commentary, sign
from frankpledge.review.views.measures import (
    bind,
    check_document,
    compare,
    home,
    measure,
    records,
    records_csv,
    type_value,
    year_end,
    year_end_csv,
)

__all__ = [
    "ask",
    "bind",
    "check_document",
    "comment",
    "commentary",
    "compare",
    "home",
    "measure",
    "records",
    "records_csv",
    "sign",
    "type_value",
    "year_end",
    "year_end_csv",
]
