"""Answering what the checks found in a document."""

from datetime import datetime

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.plan import permissions, queries
from frankpledge.plan.answers import (
    ANSWER_NAMES,
    NEEDS_WORDS,
    REASON_MISSING,
    Answer,
    Reply,
)
from frankpledge.plan.checking import FindingLike
from frankpledge.plan.models import FindingAnswer, PlanDocument

LONGEST_ELEMENT = 500


@transaction.atomic
def answer_finding(
    *,
    document: PlanDocument,
    key: str,
    reply: Reply,
    version: int,
    by: User,
    at: datetime,
) -> FindingAnswer:
    """Answer a finding, answer it anew, or take the answer back (`Answer.OPEN`).

    `version` is 0 for one never answered. Raises EditedMeanwhile when somebody else
    answered since, and ValueError with a sentence for an answer that lacks its reason.
    """
    held = _held(document)
    permissions.check_not_adopted(held)
    if reply.answer in NEEDS_WORDS and not reply.words.strip():
        raise ValueError(REASON_MISSING)
    given = held.answers.filter(key=key).first() or FindingAnswer(
        document=held, key=key, version=0
    )
    if given.version != version:
        raise EditedMeanwhile(
            "Somebody else has already answered this finding: it is now “"
            f"{ANSWER_NAMES[Answer(given.answer)]}”. Nothing was overwritten; answer "
            "again if you disagree."
        )
    if reply.finding is not None:
        _describe(given, reply.finding)
    given.answer, given.words = reply.answer.value, reply.words.strip()
    given.answered_by, given.answered_at, given.carried_from = by, at, None
    given.version += 1
    given.save()
    audit.record(
        Event.FINDING_ANSWERED,
        subject=given,
        by=by,
        at=at,
        partnership=held.partnership.slug,
        detail={"document": held.pk, "answer": given.answer},
    )
    return given


def carry_answers(*, document: PlanDocument, by: User, at: datetime) -> int:
    """Take over what was answered about the same words in an earlier document.

    Each keeps who answered and when; returns how many. What `document` has an answer
    to already is left as it is.
    """
    found = queries.findings_about(document)
    own = set(document.answers.values_list("key", flat=True))
    keys = {one.key: one for one in found.findings if one.key not in own}
    earlier = queries.carried_answers(document, keys)
    for one in earlier:
        given = FindingAnswer(
            document=document,
            key=one.key,
            answer=one.answer,
            words=one.words,
            answered_by=one.answered_by,
            answered_at=one.answered_at,
            carried_from_id=one.document_id,
        )
        _describe(given, keys[one.key].finding)
        given.save()
    if earlier:
        audit.record(
            Event.FINDING_ANSWERED,
            subject=document,
            by=by,
            at=at,
            partnership=document.partnership.slug,
            detail={"carried over": len(earlier)},
        )
    return len(earlier)


def _held(document: PlanDocument) -> PlanDocument:
    """Return the document, locked, so that two who answer at once do it in turn."""
    return (
        PlanDocument.objects.select_for_update(of=("self",))
        .select_related("partnership")
        .defer(*queries.HEAVY)
        .get(pk=document.pk)
    )


def _describe(given: FindingAnswer, finding: FindingLike) -> None:
    given.rule, given.severity = finding.rule, str(finding.severity)
    given.sentence = finding.sentence
    given.element = finding.element[:LONGEST_ELEMENT]
