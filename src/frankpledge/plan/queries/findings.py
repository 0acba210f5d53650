"""What the checks find in a document, and what people have answered."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import models

from frankpledge.plan.answers import Keyed, keyed
from frankpledge.plan.checking import FindingLike, findings_in
from frankpledge.plan.models import FindingAnswer, PlanDocument
from frankpledge.plan.queries.documents import HEAVY, draft_of, opened
from frankpledge.plan.reading.formats.opened import Opened


@dataclass(frozen=True)
class Found:
    """What the checks find in a document, and the lines it was opened as."""

    findings: tuple[Keyed, ...]
    opened: Opened

    def of_key(self, key: str) -> FindingLike | None:
        """Return the finding of a key, or None when it is no longer found."""
        return next((one.finding for one in self.findings if one.key == key), None)


def findings_about(document: PlanDocument) -> Found:
    """Return what the document gets wrong, as its draft now stands."""
    lines = opened(document)
    return Found(keyed(findings_in(draft_of(document, lines)), lines), lines)


def answers_of(document: PlanDocument) -> models.QuerySet[FindingAnswer]:
    """Return what was answered about a document, taken back answers included."""
    return document.answers.select_related("answered_by", "carried_from").defer(
        *(f"carried_from__{field}" for field in HEAVY)
    )


def carried_answers(
    document: PlanDocument, keys: Collection[str]
) -> list[FindingAnswer]:
    """Return the newest answer to each of these findings in the other documents.

    One taken back last is none.
    """
    others = FindingAnswer.objects.filter(
        document__partnership=document.partnership_id, key__in=keys
    ).exclude(document=document)
    newest = {one.key: one for one in others.order_by("answered_at", "pk")}
    return [one for one in newest.values() if one.stands]
