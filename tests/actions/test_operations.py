"""Assigning, giving away, closing, dropping, opening again: each recorded, none twice."""

from datetime import date

import pytest

from frankpledge.access.refusals import Refusal
from frankpledge.actions import operations, queries
from frankpledge.actions.models import Action
from frankpledge.actions.rules import ActionPriority, ActionState, Origin, OriginKind
from frankpledge.audit import queries as audit
from frankpledge.partnership import operations as partnerships
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.refusals import EditedMeanwhile
from tests.factories.partnership import AgencyFactory
from tests.people import CARYS, DEV, ESI, SAM, account_of

OWED = Origin(OriginKind.EXCHANGE, "May's return", "intake:home", ["x", "y"], "owed:1")


def acts_on(action):
    return [record.event for record in audit.records_about(action)]


def test_an_owners_agency_answers_for_the_action(assign, police, post_of):
    action = assign(owner=post_of(CARYS, police))

    assert (action.owner.user.name, action.agency) == ("Carys Pugh", police)
    assert acts_on(action) == ["action assigned"]


def test_an_agency_alone_is_enough(assign, police):
    assert assign(agency=police).whose == "Northshire Police"


def test_nobody_is_refused_in_words(assign):
    with pytest.raises(Refusal, match="Say who must do it"):
        assign()


def test_strangers_are_refused(assign, southmere):
    stranger = partnership_queries.membership_of(account_of(ESI), slug="southmere")

    with pytest.raises(Refusal, match="does not belong"):
        assign(owner=stranger)
    with pytest.raises(Refusal, match="does not belong"):
        assign(agency=AgencyFactory(partnership=southmere))


def test_who_may_not_see_actions_is_given_none(assign, post_of):
    with pytest.raises(Refusal, match="Sam Tolley is scrutiny member here and may not"):
        assign(owner=post_of(SAM))


def test_one_thing_assigns_once_however_often_it_is_asked(assign, police):
    first = assign("Send it", origin=OWED, agency=police)
    second = assign("Send it again", origin=OWED, agency=police)

    assert second == first
    assert second.title == "Send it"
    assert acts_on(first) == ["action assigned"]


def test_what_has_no_thing_behind_it_can_be_assigned_twice(assign, police):
    assert assign(agency=police) != assign(agency=police)


def test_the_key_of_one_partnership_is_not_that_of_another(
    assign, police, southmere, stamp
):
    ours = assign(origin=OWED, agency=police)
    task = operations.Task(
        "Send it", date(2010, 5, 1), agency=AgencyFactory(partnership=southmere)
    )

    theirs = operations.assign(partnership=southmere, task=task, origin=OWED, **stamp)

    assert theirs != ours


def test_an_action_is_given_to_somebody_else(assign, police, post_of, stamp):
    action = assign(owner=post_of(DEV))

    given = operations.reassign(
        action=action, owner=None, agency=police, version=action.version, **stamp
    )

    assert (given.whose, given.owner) == ("Northshire Police", None)
    assert acts_on(action)[0] == "action given to somebody else"


def test_who_gives_it_away_after_somebody_else_did_is_told(assign, police, stamp):
    action = assign(agency=police)
    give = {"action": action, "owner": None, "agency": police, "version": 1}
    operations.reassign(**give, **stamp)

    with pytest.raises(EditedMeanwhile, match="changed by somebody else"):
        operations.reassign(**give, **stamp)


def test_another_day_is_given_with_a_reason(assign, police, stamp):
    action = assign(agency=police)

    changed = operations.change_due(
        action=action, due_on=date(2010, 6, 1), reason="The post is empty.", **stamp
    )

    assert changed.due_on == date(2010, 6, 1)
    assert "The post is empty." in audit.records_about(action)[0].detail


def test_the_same_words_change_and_record_nothing(assign, police, stamp):
    action = assign(agency=police)
    words = {"title": action.title, "detail": "", "priority": ActionPriority.NORMAL}

    operations.reword(action=action, **words, **stamp)

    assert acts_on(action) == ["action assigned"]


def test_the_same_day_changes_and_records_nothing(assign, police, stamp):
    action = assign(agency=police)

    operations.change_due(action=action, due_on=action.due_on, reason="x", **stamp)

    assert acts_on(action) == ["action assigned"]


def test_an_action_closes_with_what_came_of_it(assign, police, stamp):
    closed = operations.close(
        action=assign(agency=police), result="Lit since Monday.", **stamp
    )

    assert (closed.state, closed.result) == (ActionState.DONE, "Lit since Monday.")
    assert (closed.closed_by, closed.closed_at) == (stamp["by"], stamp["at"])
    assert acts_on(closed)[0] == "action done"


def test_an_action_is_dropped_with_a_reason_and_opened_again(assign, police, stamp):
    dropped = operations.drop(action=assign(agency=police), reason="Sold.", **stamp)
    assert (dropped.state, dropped.result) == (ActionState.DROPPED, "Sold.")

    again = operations.reopen(action=dropped, reason="Not sold after all.", **stamp)

    assert (again.state, again.result, again.closed_by) == (ActionState.OPEN, "", None)
    assert acts_on(again)[0] == "action opened again"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda a, s: operations.close(action=a, result="x", **s), "is done already"),
        (lambda a, s: operations.drop(action=a, reason="x", **s), "is done already"),
        (
            lambda a, s: operations.change_due(
                action=a, due_on=date(2011, 1, 1), reason="x", **s
            ),
            "is done already",
        ),
    ],
)
def test_what_is_closed_is_not_changed(change, words, assign, police, stamp):
    action = assign(agency=police)
    operations.close(action=action, result="Lit.", **stamp)

    with pytest.raises(Refusal, match=words):
        change(action, stamp)


def test_what_is_open_is_not_opened(assign, police, stamp):
    with pytest.raises(Refusal, match="is open already"):
        operations.reopen(action=assign(agency=police), reason="x", **stamp)


def test_a_thing_closes_its_own_action_once(assign, police, northbridge, stamp):
    action = assign(origin=OWED, agency=police)
    say = {"partnership": northbridge, "key": OWED.key, "result": "It came."}

    assert operations.close_by_key(**say, **stamp) == action
    assert operations.close_by_key(**say, **stamp) is None
    assert acts_on(action) == ["action done", "action assigned"]


def test_a_key_nothing_was_assigned_under_closes_nothing(assign, northbridge, stamp):
    for key in ("", "owed:2"):
        closed = operations.close_by_key(
            partnership=northbridge, key=key, result="x", **stamp
        )
        assert closed is None


def test_when_a_person_leaves_the_action_stays_with_the_agency(
    assign, police, post_of, stamp
):
    carys = post_of(CARYS, police)
    action = assign(owner=carys)

    partnerships.end_role(membership=carys, **stamp)

    kept = queries.actions_of(action.partnership).get(pk=action.pk)
    assert (kept.owner, kept.agency, kept.whose) == (None, police, "Northshire Police")


def test_an_action_whose_origin_has_no_page_any_more_has_no_link():
    assert Action(origin_url_name="gone:page").origin_url == ""
    assert Action().origin_url == ""
