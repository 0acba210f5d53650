"""Every kind of period lies where people say it does beside a plan year."""

from datetime import date
from itertools import pairwise

import pytest

from frankpledge.analysis.period_kinds import PERIOD_KINDS, PeriodKind
from frankpledge.analysis.periods import parse_period, period_from_slug

K = PeriodKind


def test_every_kind_has_its_row():
    assert set(PERIOD_KINDS) == set(PeriodKind)


@pytest.mark.parametrize(
    ("kind", "label", "parts"),
    [
        (K.FINANCIAL_YEAR, "2010-11", ["2010-11"]),
        (K.CALENDAR_YEAR, "2010", ["2010"]),
        (K.YEAR_TO_OCTOBER, "year ending October 2010", ["year ending October 2010"]),
        (K.THREE_YEAR_AVERAGE, "2008 to 2010", ["2008", "2009", "2010"]),
        (
            K.TRANCHES,
            "2010-11",
            [
                "April to July 2010",
                "August to November 2010",
                "December 2010 to March 2011",
            ],
        ),
        (
            K.QUARTERS_FROM_JULY,
            "year ending June 2011",
            ["2010-11 Q2", "2010-11 Q3", "2010-11 Q4", "2011-12 Q1"],
        ),
        (
            K.QUARTERS_FROM_APRIL,
            "2010-11",
            [f"2010-11 Q{number}" for number in (1, 2, 3, 4)],
        ),
    ],
)
def test_a_kind_has_its_span_and_its_parts(kind, label, parts):
    said = PERIOD_KINDS[kind]
    span = said.span(2010)
    if kind is K.THREE_YEAR_AVERAGE:
        found = [f"{span.start.year + step}" for step in range(3)]
        assert [part.label for part in said.parts(span)] == found
    else:
        assert [part.label for part in said.parts(span)] == parts

    assert span.label == label


@pytest.mark.parametrize("kind", PeriodKind)
def test_parts_follow_one_another_and_make_the_whole(kind):
    said = PERIOD_KINDS[kind]
    span = said.span(2010)
    parts = said.parts(span)

    assert (parts[0].start, parts[-1].end) == (span.start, span.end)
    assert all(a.end == b.start for a, b in pairwise(parts))


@pytest.mark.parametrize("kind", PeriodKind)
def test_what_is_printed_and_addressed_is_read_back(kind):
    for period in (
        PERIOD_KINDS[kind].span(2010),
        *PERIOD_KINDS[kind].parts(PERIOD_KINDS[kind].span(2010)),
    ):
        assert parse_period(period.label) == period
        assert period_from_slug(period.slug) == period


def test_the_cumulative_year_is_given_month_by_month():
    said = PERIOD_KINDS[K.CUMULATIVE]

    assert [part.start for part in said.parts(said.span(2010))][:2] == [
        date(2010, 4, 1),
        date(2010, 5, 1),
    ]
