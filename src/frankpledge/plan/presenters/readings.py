"""A document that is still being read, or could not be: its page says how far it is."""

from dataclasses import dataclass
from datetime import datetime

from frankpledge.plan.models import PlanDocument
from frankpledge.plan.readings import READING_NAMES, STEPS, ReadingStatus, is_stalled

STATUS_COLOURS = {
    ReadingStatus.WAITING: "grey",
    ReadingStatus.READING: "blue",
    ReadingStatus.READ: "green",
    ReadingStatus.REFUSED: "red",
    ReadingStatus.FAILED: "orange",
}
STALLED = (
    "The reading of this document seems to have been stopped. It is kept: try again."
)


@dataclass(frozen=True)
class Reading:
    """How far reading a document has come, or why it came to nothing."""

    document: PlanDocument
    is_stalled: bool
    may_be_repeated: bool

    @property
    def status_name(self) -> str:
        """Return where it stands, in a word or two."""
        return READING_NAMES[ReadingStatus(self.document.status)]

    @property
    def colour(self) -> str:
        """Return the colour of that word."""
        return STATUS_COLOURS[ReadingStatus(self.document.status)]

    @property
    def goes_on(self) -> bool:
        """Return whether it is worth looking again in a moment."""
        return self.document.is_under_way and not self.is_stalled

    @property
    def steps_in_all(self) -> int:
        """Return how many steps reading has."""
        return len(STEPS)

    @property
    def step(self) -> str:
        """Return what is being done now: "Opening the file"; "" when nothing is."""
        is_reading = self.document.status == ReadingStatus.READING.value
        done = self.document.steps_done
        return STEPS[done] if is_reading and done < len(STEPS) else ""

    @property
    def message(self) -> str:
        """Return why it came to nothing, or ""."""
        return STALLED if self.is_stalled else self.document.message


def reading_of(document: PlanDocument, *, at: datetime) -> Reading:
    """Return how far reading a document has come."""
    return Reading(
        document=document,
        is_stalled=is_stalled(document.status, document.heard_at, at=at),
        may_be_repeated=document.may_be_read_again(at=at),
    )
