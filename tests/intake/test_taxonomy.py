"""The ready-made categories, spans and gaps of months, and what is like what."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.intake.meanings import ALWAYS, Gap, Span, gaps, resolved
from frankpledge.intake.readers import police_uk
from frankpledge.intake.readers.incidents import FIRE_CATEGORIES
from frankpledge.intake.readers.stats19_codes import SEVERITIES
from frankpledge.intake.taxonomy import READY_MAPPED, nearest, ready_made

JANUARY, APRIL, JULY = (date(2014, month, 1) for month in (1, 4, 7))
MONTHS = [date(2014, month, 1) for month in range(1, 13)]
ENDS = st.none() | st.sampled_from(MONTHS)
GAPS = st.builds(Gap, ENDS, ENDS).filter(lambda gap: gap.first < gap.end)
NAMES = {made.name: made.code for made, _ in ready_made()}


def test_codes_and_names_are_given_once():
    codes = [made.code for made, _ in ready_made()]

    assert len(codes) == len(set(codes)) == len(NAMES)


def test_a_parent_comes_before_what_is_below_it():
    seen = set()
    for made, parent in ready_made():
        assert parent is None or parent.code in seen
        seen.add(made.code)


def test_every_police_uk_category_there_ever_was_is_mapped():
    words = {words for source, words, _ in READY_MAPPED if source == "police-uk"}

    assert words == police_uk.CATEGORIES


def test_every_severity_and_every_fire_of_the_regulations_is_mapped():
    words = {(source, words) for source, words, _ in READY_MAPPED}

    for severity in SEVERITIES.values():
        assert ("stats19-casualties", f"{severity} casualty") in words
    for fire in FIRE_CATEGORIES:
        assert ("incidents", fire) in words


def test_what_is_mapped_ready_made_is_a_ready_made_category():
    assert {code for _, _, code in READY_MAPPED} <= set(NAMES.values())


def test_a_span_in_the_middle_leaves_a_gap_on_either_side():
    assert gaps([Gap(APRIL, JULY)]) == (Gap(None, APRIL), Gap(JULY, None))


def test_without_spans_the_gap_is_always():
    assert gaps([]) == (ALWAYS,)


@given(st.lists(GAPS, max_size=4), GAPS)
def test_each_month_asked_is_in_a_span_or_in_one_gap(spans, within):
    left = gaps(spans, within)

    for month in MONTHS:
        is_free = month in within and not any(month in span for span in spans)
        assert sum(month in gap for gap in left) == is_free


def test_a_suppliers_own_meaning_goes_before_every_suppliers():
    own, every = [Span(APRIL, JULY, "own")], [Span(None, None, "every")]

    assert resolved(own, every) == (
        Span(None, APRIL, "every"),
        Span(APRIL, JULY, "own"),
        Span(JULY, None, "every"),
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("BICYCLE THEFT", "bicycle-theft"),
        ("Theft from vehicles", "theft-from-vehicle"),
        ("Criminal Damage", "criminal-damage"),
        ("ASB - Nuisance", "asb-nuisance"),
        ("Burglary - residential", "residential-burglary"),
        ("Shop lifting", "shoplifting"),
        ("Arsons", "arson"),
        ("Stalking", "stalking-and-harassment"),
    ],
)
def test_the_nearest_category_comes_first(words, code):
    assert nearest(words, NAMES)[0] == code


@pytest.mark.parametrize("words", ["Noise complaint", "", "xyz", "and", "x" * 500])
def test_what_is_like_nothing_gets_no_suggestion(words):
    assert nearest(words, NAMES) == ()


def test_words_known_already_suggest_their_category():
    assert nearest("noise complaints", {"Noise complaint": "asb-nuisance"}) == (
        "asb-nuisance",
    )
