"""Claims in prose, against their own figures and against the table's rows."""

from dataclasses import replace

import pytest

from frankpledge.plan.reading.draft import Particulars
from frankpledge.review.checks.examples import draft, result
from frankpledge.review.checks.examples_of_arithmetic import with_rows
from tests.review.checks.heard import rules, the_sentence

SIZE = "claimed-change-does-not-follow"
WAY = "claim-points-the-other-way"
POINTS = "points-called-per-cent"
TABLE = "claim-contradicts-the-table"
ROW = "claimed-size-is-not-the-rows"
WIDER = "claim-wider-than-its-rows"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Robbery fell by 15% from 200 to 176.",
            "200 to 176 is a fall of 12%, but 15% is printed. A fall of 15% to 176 "
            "would need 207 before it; from 200 it would end at 170.",
        ),
        ("It rose by 13.6% from 176 to 204.", "176 to 204 is a rise of 15.9%"),
        ("It fell by 24% from 62 to 50.", "as a share of the later figure"),
        ("It was down by 12 from 53 to 43.", "53 to 43 is a fall of 10, but 12"),
        ("Reports doubled from 20 to 35.", "a rise of 75%, but “doubled” is printed"),
        ("It halved, from 20 to 15.", "a fall of 25%, but “halved”"),
        (
            "It rose by 8 percentage points from 20% to 25%.",
            "a rise of 5 points, but 8 points is printed",
        ),
        ("It fell by over 20% from 200 to 176.", "a fall of 12%, but 20%"),
        ("It fell by nearly 20% from 200 to 150.", "a fall of 25%, but 20%"),
        ("There were 60 compared with 80, a 30% fall.", "80 to 60 is a fall of 25%"),
        ("It fell by 5% from 200 to 200.", "200 to 200 is no change"),
    ],
)
def test_a_change_that_its_own_figures_do_not_give_is_worked_out(text, said):
    assert said in the_sentence(draft(prose=text), SIZE)


@pytest.mark.parametrize(
    "text",
    [
        "Robbery fell by 12% from 200 to 176.",
        "It fell by 4.1% from 1,320 to 1,265.",  # cut off
        "It fell by 4.2% from 1,320 to 1,265.",
        "It fell by about 10% from 200 to 178.",
        "It fell by nearly 20%, from 500 to 402.",
        "It fell by over 10% from 200 to 176.",
        "It fell by 20% from about 200 to 176.",
        "It fell by 3% from 9.8 million to 9.5 million.",
        "It fell by 13% from 2.1 to 1.9 a head.",  # each was rounded
        "It fell by 8% from 1,300 to 1,200.",
        "It fell by 9% from 1,300 to 1,200.",  # round hundreds
        "Reports doubled from 20 to 41.",
        "Reports more than doubled from 20 to 90.",
        "Reports almost doubled from 20 to 37.",
        "It rose by 25% from 20% to 25%.",
        "It rose by 5 percentage points from 20% to 25%.",
        "There were 80 compared with 60 this year, a 25% fall.",  # told backwards
        "Use rose 5% from 10 to 17 year olds.",
        "From 20 to 25 officers took part.",
    ],
)
def test_a_change_that_follows_or_cannot_be_judged_is_left_alone(text):
    assert rules(draft(prose=text)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Robbery fell from 100 to 105.", "speaks of a fall, but 100 to 105 is a rise"),
        ("A reduction of 5% from 100 to 105.", "speaks of a fall"),
        ("It rose to 90 from 95.", "speaks of a rise, but 95 to 90 is a fall"),
        ("It went from 60 to 45 (+25%).", "speaks of a rise"),
    ],
)
def test_a_word_against_the_sign_is_told_as_such(text, said):
    assert said in the_sentence(draft(prose=text), WAY)


def test_points_called_per_cent_are_worth_a_note():
    said = the_sentence(draft(prose="It rose from 20% to 25%, a 5% rise."), POINTS)

    assert "20% to 25% is a rise of 5 percentage points, or of 25%" in said


def test_the_comments_beside_a_row_are_read_too():
    row = result("Reduce arson", "20 | 18 | 17 | -15%", None, 12)
    told = replace(row, particulars=Particulars(comment="Fell 25% from 20 to 17."))

    assert "a fall of 15%, but 25%" in the_sentence(draft(told), SIZE)


ROBBERY = ("robbery", "200 | 180 | 176 | -12%")


@pytest.mark.parametrize(
    "prose",
    [
        "Robbery rose last year.",
        "There was an increase in robbery.",
        "In 2020/21 robbery has increased by 4%.",
        "Robbery and arson rose.",
    ],
)
def test_prose_that_goes_against_the_row_is_asked_about(prose):
    arson = ("arson", "20 | 18 | 30 | +50%")
    said = the_sentence(with_rows(ROBBERY, arson, prose=prose), TABLE)

    assert "says that robbery rose" in said
    assert "(line 10) goes from 200 to 176, a fall of 12%" in said


@pytest.mark.parametrize(
    "prose",
    [
        "Robbery fell last year.",
        "Robbery of shops rose.",
        "Fear of robbery rose.",
        "Robbery in Eastwick rose.",
        "Since 2015 robbery rose.",
        "Robbery rose in the second quarter.",
        "Knife crime and robbery rose.",
        "Robbery fell by 12%.",
        "Robbery fell by 24 offences, 12%.",
        "Robbery fell by 31 offences, 15%.",  # another period altogether
        "Robbery fell by about 10%.",
    ],
)
def test_prose_that_agrees_or_is_of_something_else_is_left_alone(prose):
    found = set(rules(with_rows(ROBBERY, prose=prose)))

    assert found <= {"results-inside-chance", "target-inside-chance"}


@pytest.mark.parametrize(
    ("prose", "said"),
    [
        ("Robbery fell by 21%.", "gives 21% for robbery"),
        ("Robbery fell by 24 offences, 17%.", "gives 17% for robbery"),
        ("Robbery fell by 42 offences, 12%.", "gives 42 for robbery"),
    ],
)
def test_a_size_that_is_not_the_rows_is_asked_about(prose, said):
    sentence = the_sentence(with_rows(ROBBERY, prose=prose), ROW)

    assert said in sentence
    assert "200 to 176, a fall of 12%" in sentence


def test_a_size_that_the_row_itself_prints_wrongly_is_left_to_the_row():
    row = ("robbery", "1,193 | 1,074 | 1,030 | -6%")

    assert ROW not in rules(with_rows(row, prose="Robbery fell by 6%."))


def test_a_row_from_an_older_baseline_is_not_last_year():
    plan = with_rows(ROBBERY, prose="Robbery rose.")
    (row,) = plan.results
    older = replace(row, baseline=replace(row.baseline, period="2015-16"))

    assert TABLE not in rules(replace(plan, results=(older,)))


BURGLARIES = (
    ("domestic burglary", "273 | 246 | 254 | -7%"),
    ("non domestic burglary", "429 | 386 | 452 | +5%"),
)


def test_a_fall_of_burglary_is_held_against_both_its_rows():
    said = the_sentence(with_rows(*BURGLARIES, prose="Burglary fell."), WIDER)

    assert "(lines 10 and 11) rose, from 702 to 706" in said
    assert "domestic burglary fell by 19 and non domestic burglary rose by 23" in said


def test_a_whole_with_a_row_of_its_own_is_held_against_that():
    own = ("burglary", "702 | 632 | 706 | +1%")

    found = rules(with_rows(*BURGLARIES, own, prose="Burglary fell."))

    assert (WIDER in found, TABLE in found) == (False, True)


@pytest.mark.parametrize("prose", ["Burglary rose.", "Domestic burglary fell."])
def test_a_whole_that_went_as_told_is_left_alone(prose):
    assert WIDER not in rules(with_rows(*BURGLARIES, prose=prose))


@pytest.mark.parametrize(
    ("prose", "row"),
    [
        ("Robbery rose.", ("other robbery", "200 | 180 | 176 | -12%")),
        ("Drug dealing rose.", ("perception of drug dealing", "8% | 8% | 4% | -50%")),
        ("Arson rose.", ("the rate of arson", "8.0 | 7.2 | 4.0 | -50%")),
        (
            "Robbery fell by 15.5% from 647 to 547.",
            ("robbery", "305 | 275 | 302 | -1%"),
        ),
    ],
)
def test_the_rest_opinions_rates_and_other_figures_are_other_things(prose, row):
    found = set(rules(with_rows(row, prose=prose)))

    assert found & {TABLE, ROW} == set()


def test_a_claim_with_one_of_the_row_s_own_figures_is_held_to_the_other():
    plan = with_rows(ROBBERY, prose="Robbery fell by 20% from 200 to 160.")

    assert "200 to 176, a fall of 12%" in the_sentence(plan, ROW)


@pytest.mark.parametrize(
    ("title", "prose"),
    [
        ("burglary in a dwelling", "Burglary in a dwelling rose last year."),
        ("all crime", "Overall crime has risen."),
        ("the number of violent crimes", "There was a rise in violent crime."),
    ],
)
def test_a_subject_told_in_several_words_is_one_subject(title, prose):
    plan = with_rows((title, "200 | 180 | 176 | -12%"), prose=prose)

    assert TABLE in rules(plan)
