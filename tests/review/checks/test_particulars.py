"""What a row says beside its actions, said once however many it has."""

from dataclasses import replace

from frankpledge.plan.reading.draft import Activity, Particulars, Source
from frankpledge.review.checks.examples import draft, theme
from frankpledge.review.checks.particulars import passages


def test_a_comment_on_many_actions_is_one_passage():
    said = Particulars(comment="All are under way.")
    held = tuple(Activity(f"Visit bar {n}", Source(9, 9), said) for n in range(5))
    plan = draft(replace(theme(), activities=held))

    texts = [one.text for one in passages(plan)]

    assert texts.count("All are under way.") == 1
    assert texts.count("Visit bar 3") == 1
