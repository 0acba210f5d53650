"""A period's value out of its parts: sums, pooled shares, averages; never from gaps."""

from decimal import Decimal

import pytest

from frankpledge.analysis.period_kinds import PERIOD_KINDS, PeriodKind
from frankpledge.plan.rules import MeasureUnit
from frankpledge.review.rules import Held, Observation
from frankpledge.review.sources.composing import averaged, put_together

D = Decimal
QUARTERS = PERIOD_KINDS[PeriodKind.QUARTERS_FROM_APRIL]
YEAR = QUARTERS.span(2010)
THREE_YEARS = PERIOD_KINDS[PeriodKind.THREE_YEAR_AVERAGE]


def given(*values, of=QUARTERS, **more):
    """Return parts with these values; None is a part nobody has given."""
    parts = of.parts(of.span(2010))
    return [
        (part, whole(part, value, **more))
        for part, value in zip(parts, values, strict=True)
    ]


def whole(part, value, below=None):
    if value is None:
        return Observation(part.label, Held.NOTHING, note=f"Nothing for {part.label}.")
    if below is None:
        return Observation(part.label, Held.WHOLE, D(value), versions=(part.label,))
    return Observation(
        part.label, Held.WHOLE, D(100) * value / below, D(value), D(below)
    )


def test_counts_of_quarters_make_the_years_count():
    found = put_together(given(3, 0, 5, 2), MeasureUnit.COUNT, YEAR)

    assert (found.value, found.held) == (D(10), Held.WHOLE)
    assert len(found.versions) == 4


def test_what_follows_the_last_quarter_is_not_there_yet():
    found = put_together(given(3, 4, None, None), MeasureUnit.COUNT, YEAR)

    assert (found.value, found.held) == (D(7), Held.SO_FAR)
    assert [month.month for month in found.months_missing] == [10, 11, 12, 1, 2, 3]
    assert found.note == "No figure is held for October 2010 to March 2011."


def test_a_quarter_missing_in_between_is_a_gap_and_no_zero():
    found = put_together(given(3, None, 5, 2), MeasureUnit.COUNT, YEAR)

    assert (found.value, found.held) == (D(10), Held.GAPS)
    assert not found.is_whole


def test_no_quarter_is_no_figure():
    found = put_together(given(None, None, None, None), MeasureUnit.COUNT, YEAR)

    assert (found.value, found.held) == (None, Held.NOTHING)
    assert found.note == "Nothing for 2010-11 Q1."


def test_shares_are_pooled_from_their_bases_never_averaged():
    parts = [
        (part, whole(part, value, below))
        for (part, _), (value, below) in zip(
            given(1, 1, 1, 1), ((10, 100), (1, 2), (0, 50), (9, 48)), strict=True
        )
    ]
    found = put_together(parts, MeasureUnit.PERCENT, YEAR)

    assert found.value == D(10)
    assert (found.numerator, found.denominator) == (D(20), D(200))


def test_shares_without_bases_are_not_put_together_and_it_is_said_why():
    found = put_together(given(10, 20, 30, 40), MeasureUnit.PERCENT, YEAR)

    assert (found.value, found.held) == (None, Held.NOT_GIVEN)
    assert "out of how many" in found.note


def test_three_years_are_averaged_when_all_are_held():
    parts = given(56, 61, 54, of=THREE_YEARS)
    found = averaged(parts, MeasureUnit.COUNT, THREE_YEARS.span(2010))

    assert (found.value, found.held, found.label) == (D(57), Held.WHOLE, "2008 to 2010")
    assert found.note == "The average of 56 in 2008, 61 in 2009, 54 in 2010."


def test_an_average_lacking_a_year_is_no_figure():
    parts = given(56, None, 54, of=THREE_YEARS)
    found = averaged(parts, MeasureUnit.COUNT, THREE_YEARS.span(2010))

    assert (found.value, found.held) == (None, Held.NOTHING)
    assert "no whole figure for 2009" in found.note


@pytest.mark.parametrize("values", [(1, 2, 3, 4), (1, None, None, None)])
def test_a_provisional_part_makes_the_whole_provisional(values):
    part, last = given(*values)[0]
    parts = [(part, Observation(part.label, Held.WHOLE, D(1), provisional=True))]

    assert put_together(
        [*parts, *given(*values)[1:]], MeasureUnit.COUNT, YEAR
    ).provisional
    assert last.held is Held.WHOLE
