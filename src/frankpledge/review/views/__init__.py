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
from frankpledge.review.views.statuses import (
    change_statuses,
    judge_status,
    statuses,
    use_statuses,
)

__all__ = [
    "ask",
    "bind",
    "change_statuses",
    "check_document",
    "comment",
    "commentary",
    "compare",
    "home",
    "judge_status",
    "measure",
    "records",
    "records_csv",
    "sign",
    "statuses",
    "type_value",
    "use_statuses",
    "year_end",
    "year_end_csv",
]
