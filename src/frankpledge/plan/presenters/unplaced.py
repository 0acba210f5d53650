"""Words the reader could not place, as the document's page shows them."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime

from frankpledge.partnership.models import PlanYear
from frankpledge.plan import queries
from frankpledge.plan.models import PlanDocument, Unplaced
from frankpledge.plan.presenters.findings import Place, place_in
from frankpledge.plan.reading.formats.opened import Opened
from frankpledge.plan.unplaced import MARK_BUTTONS, MARK_NAMES, TAKE_BACK, Mark


@dataclass(frozen=True)
class ShownUnplaced:
    """Words in no part of the plan, where they stand, and what became of them."""

    piece: Unplaced
    place: Place

    @property
    def mark_name(self) -> str:
        """Return what became of them, in a word or two."""
        return MARK_NAMES[Mark(self.piece.mark)]

    @property
    def marked_by(self) -> str:
        """Return who said so and when, or ""."""
        if not self.piece.is_seen or self.piece.marked_at is None:
            return ""
        day = date_format(localtime(self.piece.marked_at), "j F Y, H:i")
        return f"by {self.piece.marked_by}, {day}"

    @property
    def buttons(self) -> dict[str, str]:
        """Return what can be said of them now, each with its button's words."""
        if self.piece.is_seen:
            return {Mark.OPEN.value: TAKE_BACK}
        return {mark.value: words for mark, words in MARK_BUTTONS.items()}


def unplaced_shown(
    document: PlanDocument, year: PlanYear, opened: Opened
) -> list[ShownUnplaced]:
    """Return what was not understood: the unseen before the seen."""
    shown = [
        ShownUnplaced(piece, place_in(document, year, piece.first_line, opened=opened))
        for piece in queries.unplaced_in(document)
    ]
    return sorted(shown, key=lambda one: one.piece.is_seen)
