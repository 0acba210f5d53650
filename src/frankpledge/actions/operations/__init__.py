"""Every write of the action log: assigning, changing, closing, reminding, calendars."""

from frankpledge.actions.operations.assigning import (
    Task,
    assign,
    change_due,
    reassign,
    reword,
)
from frankpledge.actions.operations.calendars import make_calendar, withdraw_calendar
from frankpledge.actions.operations.closing import close, close_by_key, drop, reopen
from frankpledge.actions.operations.reminders import Reminding, remind

__all__ = [
    "Reminding",
    "Task",
    "assign",
    "change_due",
    "close",
    "close_by_key",
    "drop",
    "make_calendar",
    "reassign",
    "remind",
    "reopen",
    "reword",
    "withdraw_calendar",
]
