"""What is recorded, and how a record is chained to the one before it."""

import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum

GENESIS = "0" * 64  # what the first record is chained to


class Event(StrEnum):
    """Every kind of act the record knows, as a past participle a person can read."""

    ACCESS_REFUSED = "access refused"
    PARTNERSHIP_CREATED = "partnership created"
    PARTNERSHIP_CHANGED = "partnership changed"
    AGENCY_ADDED = "agency added"
    AGENCY_CHANGED = "agency changed"
    PERSON_ADDED = "person given a role"
    PERSON_CHANGED = "person's role or post changed"
    PERSON_LEFT = "person's role ended"
    GROUP_ADDED = "group added"
    GROUP_CHANGED = "group changed"
    AREAS_ADDED = "areas added"
    LOOKUP_ADDED = "lookup of areas added"
    YEAR_OPENED = "plan year opened"
    ACTION_ASSIGNED = "action assigned"
    ACTION_REASSIGNED = "action given to somebody else"
    ACTION_DUE_CHANGED = "action given another day"
    ACTION_REWORDED = "action put in other words"
    ACTION_DONE = "action done"
    ACTION_DROPPED = "action dropped"
    ACTION_REOPENED = "action opened again"
    REMINDER_SENT = "reminder sent"
    REMINDER_FAILED = "reminder could not be sent"
    CALENDAR_MADE = "calendar address made"
    CALENDAR_WITHDRAWN = "calendar address withdrawn"
    DUTY_ADDED = "exchange duty added"
    DUTY_CHANGED = "exchange duty changed"
    DUTY_REMOVED = "exchange duty removed"
    RETURN_ADDED = "return added"
    RETURN_REFUSED = "return refused"
    BREAK_NOTED = "recording break noted"
    BREAK_STRUCK = "recording break struck out"
    DELIVERY_RECEIVED = "delivery received"
    DELIVERY_CANCELLED = "delivery stopped"
    CATEGORY_CHANGED = "category added or changed"
    CATEGORY_MAPPED = "category mapped"
    CATEGORY_UNMAPPED = "category's mapping removed"
    RETURN_WITHDRAWN = "return withdrawn"
    RETENTION_CARRIED_OUT = "return removed at the end of its retention"
    RETURN_MAY_COME_AGAIN = "return let come again"
    EXTRACT_RELEASED = "extract released"
    TERMS_SET = "terms of sharing recorded"
    COLUMNS_MAPPED = "columns of a kind of file explained"
    RECORDS_VIEWED = "records viewed"
    DOCUMENT_BROUGHT = "plan document brought"
    DOCUMENT_READ = "plan document read"
    ELEMENT_DECIDED = "draft element decided"
    FINDING_ANSWERED = "finding answered"
    UNPLACED_MARKED = "words not understood seen to"
    DOCUMENT_ADOPTED = "plan document adopted"
    STRATEGY_CHANGED = "strategy changed"
    PLAN_CREATED = "plan created"
    PLAN_CHANGED = "plan changed"
    PLAN_STATUS_CHANGED = "plan status changed"
    MEASURE_CHANGED = "measure changed"
    TARGET_SET = "target set"
    MEASURE_BOUND = "measure bound to evidence"
    VALUE_TYPED = "value typed in"
    COMMENT_WRITTEN = "words written under a measure"
    COMMENT_SIGNED = "commentary signed off"
    STATUSES_CHANGED = "how statuses are given changed"
    STATUS_JUDGED = "status given"
    PUBLISHED = "published"
    BACKUP_MADE = "backup made"
    BACKUP_RESTORED = "backup restored"


def digest(fields: Mapping[str, object], *, previous: str) -> str:
    """Return the hash of a record: SHA-256 over its fields and the hash before it."""
    text = json.dumps(
        {**fields, "previous": previous},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=True,
    )
    return hashlib.sha256(text.encode("ascii")).hexdigest()
