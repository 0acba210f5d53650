"""What a person says of words the reader could not place. Pure."""

from enum import StrEnum


class Mark(StrEnum):
    """What became of words that are in no part of the plan."""

    OPEN = "open"  # nobody has looked yet
    LEFT_OUT = "left-out"
    ADDED = "added"


MARK_NAMES = {
    Mark.OPEN: "Not seen yet",
    Mark.LEFT_OUT: "Left out",
    Mark.ADDED: "Added by hand",
}
# As the buttons say it, a verb first.
MARK_BUTTONS = {
    Mark.LEFT_OUT: "Leave out",
    Mark.ADDED: "I have added it by hand",
}
TAKE_BACK = "Take back"
