"""What is read out of sentences: counts, nouns, parts, wholes and totals."""

from decimal import Decimal

import pytest

from frankpledge.plan.reading.draft import Source, Statement
from frankpledge.review.checks.examples import draft, theme
from frankpledge.review.checks.prose import counted_things, sentences
from tests.review.checks.heard import rules, the_sentence


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Over 1,500 purse chains were given.", [("1500", "purse chains")]),
        ("Eight men and two cats.", [("8", "men"), ("2", "cats")]),
        ("In 2009/10 it rose; in 2010 it fell.", []),
        ("The 2008 Place Survey found 26% of residents.", [("26", "")]),
        ("NI41 and NI195 are measured.", []),
        ("About 6.8 per cent of homes.", [("6.8", "")]),
        ("It cost £250 and £1,200.", []),
        ("Some 89 reports, 286 letters.", [("89", "reports"), ("286", "letters")]),
    ],
)
def test_counts_are_read_with_their_nouns_and_years_are_not_counts(text, counts):
    found = [(str(one.value), one.words) for one in counted_things(text)]

    assert found == counts


def test_a_percentage_is_told_from_a_count():
    found = {str(one.value): one.is_share for one in counted_things("33 of 43 (77%).")}

    assert found == {"33": False, "43": False, "77": True}


def test_a_sentence_told_twice_is_read_once_and_from_its_own_line():
    text = "There were 137 repeat callers."
    plan = draft(theme(overview=f"Abuse harms many. {text}"))
    told = type(plan)(
        **{**vars(plan), "statements": (Statement(text, (), Source(41, 41)),)}
    )

    read = sentences(told)

    assert [one.text for one in read] == [text, "Abuse harms many."]
    assert {one.source for one in read} == {Source(41, 41)}


def test_a_sum_that_does_not_add_up_is_reported_with_its_parts():
    plan = draft(
        prose="The group dealt with 27 children, 10 adults and 6 families. Visits were "
        "made. Of the 45 people or families dealt with, 33 had improved."
    )
    said = the_sentence(plan, "sum-does-not-add-up")

    assert "27 + 10 + 6 is 43, but the total given is 45" in said


@pytest.mark.parametrize(
    "after",
    [
        "Of the 43 people or families dealt with, 33 had improved.",
        "Of the 37 people dealt with by the group, 33 had improved.",  # 27 + 10
        "Of the 50 families living nearby, 33 were asked.",  # a wider group
        "Of the 14 letters sent, 3 were answered.",
        "A total of 300 prizes were given.",
        "During 2009/10 it met weekly.",
    ],
)
def test_a_total_that_agrees_or_is_of_something_else_is_left_alone(after):
    plan = draft(
        prose=f"The group dealt with 27 children, 10 adults and 6 families. {after}"
    )

    assert rules(plan) == []


def test_a_total_in_another_paragraph_is_of_something_else():
    first = draft(prose="It dealt with 27 adults and 10 families.", line=30)
    second = draft(prose="Of the 90 families it dealt with, 33 left.", line=31)
    both = type(first)(
        **{**vars(first), "narrative": first.narrative + second.narrative}
    )

    assert rules(both) == []


@pytest.mark.parametrize(
    "text",
    [
        "Of the 43 families helped, 52 had improved.",
        "It closed 52 of the 43.",
        "Of these 43 families, 52 improved.",
    ],
)
def test_a_part_larger_than_its_whole_is_reported(text):
    assert "52 cannot be part of 43" in the_sentence(
        draft(prose=text), "part-exceeds-whole"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Of the 3 events, 120 people came to the first.",
        "Of the 43 families helped, 33 had improved.",
        "It gave out 12 packs of 500 leaflets.",
    ],
)
def test_a_count_of_something_else_is_no_part(text):
    assert rules(draft(prose=text)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Of the 43 helped, 33 had improved (80%).", "33 of 43 is 76.7%, but 80%"),
        ("It closed 33 of the 43 cases (70 per cent).", "33 of 43 is 76.7%, but 70%"),
        ("It closed 33 of the 43 cases (76.8%).", "33 of 43 is 76.7%, but 76.8%"),
    ],
)
def test_a_share_in_brackets_that_does_not_follow_is_reported(text, said):
    assert said in the_sentence(draft(prose=text), "share-in-prose-does-not-follow")


@pytest.mark.parametrize(
    "text",
    [
        "Of the 43 helped, 33 had improved (77%).",
        "It closed 33 of the 43 cases (76.7%).",
        "It closed 33 of the 43 cases, which is good (93% were asked).",
    ],
)
def test_a_share_that_follows_is_left_alone(text):
    assert rules(draft(prose=text)) == []


def test_values_are_decimals_and_never_floats():
    (thing,) = counted_things("Some 6.8 tonnes.")

    assert thing.value == Decimal("6.8")
    assert isinstance(thing.value, Decimal)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In all 52% (29 of 43) had improved.", "29 of 43 is 67.4%, but 52%"),
        ("It closed 29 of 43 cases, or 60%, in time.", "29 of 43 is 67.4%, but 60%"),
        ("It closed 21 out of 43 (two thirds).", "21 of 43 is 48.8%, but two thirds"),
        ("It closed 29 of 43 (about 80%).", "29 of 43 is 67.4%, but 80%"),
    ],
)
def test_a_share_told_in_any_of_its_forms_is_worked_out(text, said):
    assert said in the_sentence(draft(prose=text), "share-in-prose-does-not-follow")


@pytest.mark.parametrize(
    "text",
    [
        "In all 67% (29 of 43) had improved.",
        "It closed 29 of 43 cases, or 67%, in time.",
        "It closed 29 out of 43 (two thirds).",
        "It closed 10 of 43 (a quarter).",
        "It closed 29 of 43 (about 70%).",
        "It closed 22 of 43 (just over half).",
        "It closed 29 of 43 cases, which is good, and 80% were content.",
    ],
)
def test_a_share_that_follows_in_any_form_is_left_alone(text):
    assert rules(draft(prose=text)) == []
