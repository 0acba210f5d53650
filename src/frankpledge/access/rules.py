"""Every permission of the product and every role that holds them, to be read by people.

A data protection officer should be able to review this page alone. The permission
matrix in the reference is generated from it and each cell is tested.
"""

from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """What a person may do, in the order of the year."""

    DIRECTORY_VIEW = "see the partnership's agencies, groups and areas"
    DIRECTORY_EDIT = "change agencies, groups, areas and plan years"
    PEOPLE_MANAGE = "invite people and give them roles"
    ACTIONS_VIEW = "see the actions that are theirs or their agency's"
    ACTIONS_VIEW_ALL = "see every agency's actions"
    ACTIONS_ASSIGN = "assign actions, give them to others, and close anybody's"
    EVIDENCE_VIEW = "see which returns arrived and what their reports say"
    EVIDENCE_ADD = "add returns from partners"
    EVIDENCE_MAP = "say what a partner's columns and categories mean"
    EVIDENCE_TERMS = "record on which terms partners share their data"
    EXCHANGE_EDIT = "say which agency owes which data set by when"
    EVIDENCE_WITHDRAW = "withdraw returns and remove those whose retention has ended"
    EXTRACT_RELEASE = "release depersonalised extracts to partners"
    RECORDS_VIEW = "see the records behind a figure, one by one"
    PLAN_VIEW = "read the strategy and the action plan"
    PLAN_EDIT = "read in plan documents and change the plan"
    PLAN_AGREE = "agree the plan on the partnership's behalf"
    REVIEW_VIEW = "see measures against targets, verdicts and the year end"
    MEASURE_BIND = "say which evidence a measure counts, and type in values"
    COMMENT_CHALLENGE = "ask challenge questions about a measure"
    COMMENT_WRITE = "write commentary on their agency's measures, and answers"
    COMMENT_SIGN = "ask for commentary, sign it off, and record decisions"
    PUBLISH = "publish the plan and its review"
    AUDIT_VIEW = "read the record of who did what"


P = Permission
READING = frozenset(
    {
        *(P.DIRECTORY_VIEW, P.ACTIONS_VIEW, P.EVIDENCE_VIEW),
        *(P.PLAN_VIEW, P.REVIEW_VIEW, P.COMMENT_CHALLENGE, P.COMMENT_WRITE),
    },
)


@dataclass(frozen=True)
class Role:
    """A role held in one partnership: its name, a sentence for people, what it may."""

    code: str
    name: str
    sentence: str
    permissions: frozenset[Permission]


ROLES = (
    Role(
        "manager",
        "Partnership manager",
        "Runs the partnership: people, agencies, the plan, its agreement and "
        "publication.",
        frozenset(Permission),
    ),
    Role(
        "officer",
        "Community safety officer",
        "Writes and keeps the plan, reads in documents, publishes what is agreed.",
        READING
        | {P.DIRECTORY_EDIT, P.PLAN_EDIT, P.MEASURE_BIND, P.RECORDS_VIEW, P.PUBLISH}
        | {P.ACTIONS_VIEW_ALL, P.ACTIONS_ASSIGN, P.EXCHANGE_EDIT, P.COMMENT_SIGN},
    ),
    Role(
        "analyst",
        "Analyst",
        "Brings evidence in, binds measures to it, and looks at the records behind.",
        READING
        | {P.EVIDENCE_ADD, P.EVIDENCE_MAP, P.EVIDENCE_WITHDRAW}
        | {P.EXTRACT_RELEASE, P.RECORDS_VIEW, P.MEASURE_BIND}
        | {P.ACTIONS_VIEW_ALL, P.ACTIONS_ASSIGN, P.EXCHANGE_EDIT},
    ),
    Role(
        "sergeant",
        "Police sergeant",
        "Reads the plan and the review, and looks at the records behind a figure.",
        READING | {P.RECORDS_VIEW},
    ),
    Role(
        "housing",
        "Housing officer",
        "Reads the plan and the review; sees counts, not the records behind them.",
        READING,
    ),
    Role(
        "chair",
        "Chair of the strategy group",
        "Reads everything but records, agrees the plan, sees who did what.",
        READING
        | {P.PLAN_AGREE, P.PUBLISH, P.AUDIT_VIEW, P.ACTIONS_VIEW_ALL, P.COMMENT_SIGN},
    ),
    Role(
        "scrutiny",
        "Scrutiny member",
        "Reads the plan and the review, as a member of the scrutiny committee.",
        frozenset({P.DIRECTORY_VIEW, P.PLAN_VIEW, P.REVIEW_VIEW, P.COMMENT_CHALLENGE}),
    ),
)
ROLE_BY_CODE = {role.code: role for role in ROLES}


def roles_with(permission: Permission) -> tuple[Role, ...]:
    """Return the roles that hold a permission, in the order they are listed."""
    return tuple(role for role in ROLES if permission in role.permissions)


def refusal_sentence(permission: Permission) -> str:
    """Return what to tell a person who lacks a permission, and whom to ask."""
    names = [role.name.lower() for role in roles_with(permission)]
    holders = ", ".join(names[:-1]) + (" or " if names[:-1] else "") + names[-1]
    return (
        f"Your role in this partnership does not let you {permission.value}. "
        f"A person with the role {holders} can."
    )
