"""Roles and permissions, as a data protection officer would check them."""

import pytest

from frankpledge.access.rules import (
    ROLE_BY_CODE,
    ROLES,
    Permission,
    refusal_sentence,
    roles_with,
)

P = Permission
MATRIX = {
    "manager": set(Permission),
    "officer": {
        P.COMMENT_CHALLENGE,
        P.COMMENT_WRITE,
        P.COMMENT_SIGN,
        P.DIRECTORY_VIEW,
        P.DIRECTORY_EDIT,
        P.EVIDENCE_VIEW,
        P.RECORDS_VIEW,
        P.PLAN_VIEW,
        P.ACTIONS_VIEW,
        P.ACTIONS_VIEW_ALL,
        P.ACTIONS_ASSIGN,
        P.EXCHANGE_EDIT,
        P.PLAN_EDIT,
        P.REVIEW_VIEW,
        P.MEASURE_BIND,
        P.PUBLISH,
    },
    "analyst": {
        P.COMMENT_CHALLENGE,
        P.COMMENT_WRITE,
        P.DIRECTORY_VIEW,
        P.EVIDENCE_VIEW,
        P.ACTIONS_VIEW,
        P.ACTIONS_VIEW_ALL,
        P.ACTIONS_ASSIGN,
        P.EVIDENCE_ADD,
        P.EVIDENCE_MAP,
        P.EVIDENCE_WITHDRAW,
        P.EXTRACT_RELEASE,
        P.EXCHANGE_EDIT,
        P.RECORDS_VIEW,
        P.PLAN_VIEW,
        P.REVIEW_VIEW,
        P.MEASURE_BIND,
    },
    "sergeant": {
        P.COMMENT_CHALLENGE,
        P.COMMENT_WRITE,
        P.ACTIONS_VIEW,
        P.DIRECTORY_VIEW,
        P.EVIDENCE_VIEW,
        P.RECORDS_VIEW,
        P.PLAN_VIEW,
        P.REVIEW_VIEW,
    },
    "housing": {
        P.COMMENT_CHALLENGE,
        P.COMMENT_WRITE,
        *(P.DIRECTORY_VIEW, P.ACTIONS_VIEW, P.EVIDENCE_VIEW),
        *(P.PLAN_VIEW, P.REVIEW_VIEW),
    },
    "chair": {
        P.COMMENT_CHALLENGE,
        P.COMMENT_WRITE,
        P.COMMENT_SIGN,
        P.ACTIONS_VIEW,
        P.ACTIONS_VIEW_ALL,
        P.DIRECTORY_VIEW,
        P.EVIDENCE_VIEW,
        P.PLAN_VIEW,
        P.PLAN_AGREE,
        P.REVIEW_VIEW,
        P.PUBLISH,
        P.AUDIT_VIEW,
    },
    "scrutiny": {P.DIRECTORY_VIEW, P.PLAN_VIEW, P.REVIEW_VIEW, P.COMMENT_CHALLENGE},
}


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.code)
def test_a_role_holds_exactly_these_permissions(role):
    assert role.permissions == MATRIX[role.code]


def test_the_table_here_covers_every_role():
    assert set(MATRIX) == set(ROLE_BY_CODE)
    assert len(ROLE_BY_CODE) == len(ROLES)


@pytest.mark.parametrize("permission", Permission, ids=lambda p: p.name)
def test_every_permission_is_held_by_somebody(permission):
    assert roles_with(permission)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.code)
def test_every_role_has_a_name_and_a_sentence_for_people(role):
    assert role.name[0].isupper()
    assert role.sentence.endswith(".")


def test_only_the_manager_gives_roles():
    assert [role.code for role in roles_with(P.PEOPLE_MANAGE)] == ["manager"]


@pytest.mark.parametrize(
    ("permission", "sentence"),
    [
        (
            P.PEOPLE_MANAGE,
            "Your role in this partnership does not let you invite people and give "
            "them roles. A person with the role partnership manager can.",
        ),
        (
            P.AUDIT_VIEW,
            "Your role in this partnership does not let you read the record of who did "
            "what. A person with the role partnership manager or chair of the strategy "
            "group can.",
        ),
    ],
)
def test_a_refusal_says_what_is_lacking_and_who_can(permission, sentence):
    assert refusal_sentence(permission) == sentence
