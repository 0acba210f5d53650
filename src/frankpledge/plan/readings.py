"""How far the reading of a document has come. Pure."""

from datetime import datetime, timedelta
from enum import StrEnum


class ReadingStatus(StrEnum):
    """Where the reading of a document stands."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    REFUSED = "refused"  # it cannot be read; its bytes are not kept
    FAILED = "failed"  # our fault; the bytes are kept and it can be tried again


READING_NAMES = {
    ReadingStatus.WAITING: "Waiting",
    ReadingStatus.READING: "Being read",
    ReadingStatus.READ: "Read",
    ReadingStatus.REFUSED: "Refused",
    ReadingStatus.FAILED: "Failed",
}
UNDER_WAY = frozenset({ReadingStatus.WAITING, ReadingStatus.READING})
# What is done in turn, as the page says it; a document says how many are done.
STEPS = (
    "Opening the file",
    "Understanding its words",
    "Checking its figures",
)
FAULT = (
    "Reading stopped through a fault that is not the document’s. It is kept: try again."
)
# No plan takes longer; a worker silent for this long was stopped.
SILENCE_ALLOWED = timedelta(minutes=5)


def is_stalled(status: str, heard_at: datetime | None, *, at: datetime) -> bool:
    """Say whether reading stopped without saying so."""
    is_silent = heard_at is None or at - heard_at > SILENCE_ALLOWED
    return status in UNDER_WAY and is_silent
