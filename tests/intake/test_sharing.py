"""The terms on which partners share: what they let whom see. Pure."""

from itertools import product

import pytest

from frankpledge.access.rules import ROLES, Permission
from frankpledge.intake.sharing import (
    BASIS_WORDS,
    RETENTION_WORDS,
    Basis,
    Named,
    RetentionFrom,
    Terms,
    listed,
    terms_unrecorded,
    why_no_records,
)

POLICE, COUNCIL = Named(1, "Northbridge Police"), Named(2, "Northbridge Council")
SEERS = [
    Named(r.code, r.name) for r in ROLES if Permission.RECORDS_VIEW in r.permissions
]


def test_every_basis_and_start_of_retention_has_words():
    assert BASIS_WORDS.keys() == set(Basis)
    assert RETENTION_WORDS.keys() == set(RetentionFrom)
    assert len({words.name for words in BASIS_WORDS.values()}) == len(Basis)


def test_public_data_is_under_its_licence_and_no_warning():
    terms = terms_unrecorded("police-uk")

    assert terms.bases == (Basis.PUBLIC_LICENCE,)
    assert not terms.is_warning
    assert "Open Government Licence" in terms.sentence


def test_a_partners_data_without_terms_is_a_warning():
    terms = terms_unrecorded("incidents")

    assert terms.is_warning
    assert terms.sentence.startswith("No terms are recorded")


@pytest.mark.parametrize("role", SEERS, ids=lambda role: role.key)
@pytest.mark.parametrize("agency", [None, POLICE, COUNCIL], ids=str)
def test_without_terms_the_role_alone_decides(role, agency):
    assert why_no_records(terms_unrecorded("incidents"), role=role, agency=agency) == ""


@pytest.mark.parametrize("role", SEERS, ids=lambda role: role.key)
def test_cell_by_cell_only_those_whom_role_and_agency_both_name_see_records(role):
    for count in range(len(SEERS) + 1):
        for agencies, agency in product(
            [(), (POLICE,), (POLICE, COUNCIL)], [None, POLICE, COUNCIL]
        ):
            named = tuple(SEERS[:count])
            terms = Terms(roles=named, agencies=agencies, is_recorded=True)

            why = why_no_records(terms, role=role, agency=agency)

            sees = role in named and (not agencies or agency in agencies)
            assert (why == "") is sees, (named, agencies, agency)
            assert sees or "what is counted" in why


def test_the_refusal_names_who_may_and_what_one_is():
    terms = Terms(roles=(SEERS[0], SEERS[2]), agencies=(POLICE, COUNCIL))

    why = why_no_records(terms, role=Named("officer", "Officer"), agency=POLICE)

    assert why == (
        "The terms on which this was shared let only people with the role partnership "
        "manager or analyst of Northbridge Police or Northbridge Council see its records "
        "one by one. As an officer of Northbridge Police you see what is counted from "
        "them."
    )


@pytest.mark.parametrize(
    ("names", "words"),
    [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")],
)
def test_names_are_listed_in_words(names, words):
    assert listed(names) == words
