"""Claims of change in a sentence: what is read, and what is left alone."""

import time
from decimal import Decimal

import pytest

from frankpledge.plan.reading.claim_subjects import moved_in
from frankpledge.plan.reading.claims import Hedge, Way, changes_in, claims_in

OWN = frozenset({"northbridge"})


def told(text):
    """Return each claim as (before, after, way, share, number)."""
    return [
        (
            one.pair and str(one.pair.before.value),
            one.pair and str(one.pair.after.value),
            one.way and one.way.name,
            one.share and str(one.share.size.value),
            one.number and str(one.number.size.value),
        )
        for one in claims_in(text)
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Robbery fell by 12% from 200 to 176.", ("200", "176", "DOWN", "12", None)),
        ("Robbery fell 10% from 290 to 261.", ("290", "261", "DOWN", "10", None)),
        ("It is up 6%, from 137 to 145.", ("137", "145", "UP", "6", None)),
        ("It went from 1,320 to 1,265 (4.2%).", ("1320", "1265", None, "4.2", None)),
        ("It went from 50 to 60 (+20%).", ("50", "60", "UP", "20", None)),
        (
            "An increase of 15 per cent (from 20 to 23) followed.",
            ("20", "23", "UP", "15", None),
        ),
        (
            "There were 1,030 offences compared with 1,193 last year, a 14% reduction.",
            ("1193", "1030", "DOWN", "14", None),
        ),
        (
            "In 2020/21 there were 60 thefts in town compared to 80 in 2019/20, a fall "
            "of 25%.",
            ("80", "60", "DOWN", "25", None),
        ),
        (
            "Thefts dropped from 2,385 in 2019/20 to 1,788 - a fall of 25% - in a year.",
            ("2385", "1788", "DOWN", "25", None),
        ),
        ("They rose by 7.4% (390 offences to 419).", ("390", "419", "UP", "7.4", None)),
        ("It has fallen to 38.1% from 39.6%.", ("39.6", "38.1", "DOWN", None, None)),
        ("There were 45 thefts, down from 60.", ("60", "45", "DOWN", None, None)),
        ("It was down by 10 from 53 to 43.", ("53", "43", "DOWN", None, "10")),
        (
            "It fell by 3% from 9.8 million to 9.5 million.",
            ("9800000.0", "9500000.0", "DOWN", "3", None),
        ),
        ("Reports doubled from 20 to 41.", ("20", "41", "UP", "100", None)),
        ("A fall of 212 offences, 4.6%.", (None, None, "DOWN", "4.6", "212")),
        ("It is up by 12.1% (an increase of 90).", (None, None, "UP", "12.1", "90")),
        ("A 25% reduction (38 fewer offences).", (None, None, "DOWN", "25", "38")),
        ("It fell by 6.7% or 819 incidents.", (None, None, "DOWN", "6.7", "819")),
    ],
)
def test_a_claim_is_read_with_its_own_figures(text, claim):
    assert told(text) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "From April 2020 to March 2021 it fell by 7 per cent.",
        "It fell by 7% from 2019 to 2020.",
        "The number of young people aged from 10 to 17 rose by 5%.",
        "A 5% increase in young people from 13 to 19 years.",
        "Speeds fell from 31 to 24 mph, a 12% fall in casualties.",
        "We have dropped from 8th to 12th in the table.",
        "Our rank rose from 10 to 4.",
        "The opening hours were extended from 5 to 8, a rise.",
        "There were 60 thefts compared with a target of 80, a 5% fall.",
        "There were 60 thefts compared with a county average of 80, down 5%.",
        "It ran from 6 to 12 April.",
        "It was 22.7% against a target of 20%, up from 21.4%.",
        "It was 22.7%; the county average was 20%, down from 21.4%.",
        "It fell from £5 to 12%.",
        "Robbery fell.",
        "",
    ],
)
def test_what_is_no_pair_of_counts_makes_no_claim(text):
    assert [one for one in claims_in(text) if one.pair] == []


def test_a_change_is_kept_from_figures_that_other_words_part_it_from():
    text = "Thefts fell by 12% and robbery by 5%, from 200 to 176 and from 40 to 38."

    assert [one.share for one in claims_in(text)] == [None, None]


def test_two_claims_of_one_sentence_keep_their_own_figures():
    text = "Thefts were down from 60 to 45 (25%) and robbery up from 12 to 13 (8%)."

    assert told(text) == [
        ("60", "45", "DOWN", "25", None),
        ("12", "13", "UP", "8", None),
    ]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("It fell by about 12%.", Hedge.ABOUT),
        ("It fell by nearly 12%.", Hedge.NEARLY),
        ("It fell by just under 12%.", Hedge.NEARLY),
        ("It fell by over 12%.", Hedge.OVER),
        ("It fell by up to 12%.", Hedge.UNDER),
        ("It fell by 12%.", Hedge.NONE),
    ],
)
def test_rounding_words_are_kept(text, hedge):
    (change,) = changes_in(text)

    assert change.size.hedge is hedge


def test_points_are_told_from_percentages():
    (change,) = changes_in("It rose by 5 percentage points.")
    (other,) = changes_in("It rose by 5% points.")

    assert (change.is_points, other.is_points) == (True, True)
    assert change.size.value == Decimal(5)


@pytest.mark.parametrize(
    ("text", "subject", "way"),
    [
        ("Robbery fell by 6%.", "Robbery", Way.DOWN),
        ("During 2020/21 violent crime has risen.", "2020/21 violent crime", Way.UP),
        ("Burglary in a dwelling fell.", "Burglary in a dwelling", Way.DOWN),
        ("All crime fell by 6%.", "All crime", Way.DOWN),
        ("There was a 6% reduction in robbery.", "robbery", Way.DOWN),
        ("An increase of 6% in robbery was seen.", "robbery", Way.UP),
        ("We were successful in reducing theft.", "theft", Way.DOWN),
        ("Theft continues to fall.", "Theft", Way.DOWN),
        ("Robbery in Northbridge fell.", "Robbery in Northbridge", Way.DOWN),
    ],
)
def test_a_plain_statement_says_what_moved(text, subject, way):
    (moved,) = moved_in(text, OWN, "2020-21")

    assert (moved.subject, moved.way) == (subject, way)


def test_each_clause_keeps_its_own_movement():
    found = moved_in("Robbery fell by 6% and theft rose by 3%.", OWN, "2020-21")

    assert [(one.subject, one.way, str(one.share.size.value)) for one in found] == [
        ("Robbery", Way.DOWN, "6"),
        ("theft", Way.UP, "3"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Robbery will fall by 6%.",
        "We hope that robbery has fallen.",
        "Our target is a 6% reduction in robbery.",
        "Nationally robbery fell by 6%.",
        "Robbery in Eastwick fell by 6%.",
        "Robbery fell by 6% since 2015.",
        "Robbery fell by 6% in the first quarter.",
        "Robbery fell by 6% in 2012.",
        "Residents think that robbery has fallen.",
        "Robbery has not fallen.",
        "There was an increase in some robbery.",
        "To help prevent an increase in robbery we gave advice.",
        "Has robbery fallen?",
    ],
)
def test_plans_opinions_other_places_and_other_periods_say_nothing(text):
    assert moved_in(text, OWN, "2020-21") == ()


@pytest.mark.parametrize(
    "text",
    [
        "from 5 " * 2_000,
        "fell by 12% " * 2_000,
        "5 offences compared " * 2_000,
        "a " * 20_000,
        "9" * 20_000,
        "x" * 50_000,
        "(5 to " * 5_000,
        "and robbery fell " * 2_000,
    ],
)
def test_a_long_sentence_is_read_in_little_time(text):
    started = time.perf_counter()

    claims_in(text)
    moved_in(text, OWN, "2020-21")

    assert time.perf_counter() - started < 1
