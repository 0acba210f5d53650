"""A month without a return is never nought, and one with a return may well be."""

from datetime import date, datetime
from uuid import UUID

import pytest

from frankpledge.analysis.counts import (
    CountState,
    FilterError,
    IncidentFilter,
    NotSupportedBySource,
    area_counts,
    hour_by_weekday,
    monthly_counts,
)
from frankpledge.analysis.coverage import month_coverage
from frankpledge.analysis.evidence import open_evidence
from frankpledge.analysis.periods import (
    Period,
    PeriodError,
    calendar_year,
    month,
    quarter,
)
from frankpledge.analysis.records import Quality, count_records, quality, records
from tests.analysis.incidents import incident, write

FEBRUARY, MARCH, APRIL, MAY = (date(2014, number, 1) for number in (2, 3, 4, 5))
SPRING = Period(FEBRUARY, date(2014, 6, 1))


@pytest.fixture
def opened(tmp_path):
    """Return a function that opens evidence of the given incidents."""

    def open_with(*rows):
        return open_evidence([write(tmp_path / "made.parquet", list(rows))])

    return open_with


def states(months):
    return [(one.month, one.count, str(one.state)) for one in months]


def test_a_month_with_a_return_and_no_matching_row_is_nought(opened):
    rows = [incident(month=FEBRUARY), incident(month=MARCH, category="Drugs")]

    with opened(*rows) as evidence:
        counts = monthly_counts(evidence, IncidentFilter(SPRING, ("Burglary",)))

    assert states(counts.months) == [
        (FEBRUARY, 1, "counted"),
        (MARCH, 0, "counted"),
        (APRIL, None, "no return"),
        (MAY, None, "no return"),
    ]


def test_a_month_the_catalogue_says_was_returned_may_hold_no_row(opened):
    with opened(incident(month=MARCH)) as evidence:
        counts = monthly_counts(
            evidence, IncidentFilter(SPRING), returned={MARCH, APRIL}
        )

    assert states(counts.months) == [
        (FEBRUARY, None, "no return"),
        (MARCH, 1, "counted"),
        (APRIL, 0, "counted"),
        (MAY, None, "no return"),
    ]


def test_a_partial_month_keeps_its_count_and_says_so(opened):
    with opened(incident(month=MARCH)) as evidence:
        counts = monthly_counts(
            evidence, IncidentFilter(month(2014, 3)), partial={MARCH}
        )

    assert states(counts.months) == [(MARCH, 1, "partial")]
    assert counts.total.state is CountState.PARTIAL
    assert counts.total.count == 1
    assert counts.total.sentence == "1 counted; records are missing in 2014-03."


def test_a_partial_month_without_a_return_has_no_count(opened):
    with opened(incident(month=MARCH)) as evidence:
        counts = monthly_counts(
            evidence, IncidentFilter(month(2014, 4)), partial={APRIL}
        )

    assert states(counts.months) == [(APRIL, None, "no return")]


def test_a_month_of_one_supplier_is_not_the_month_of_both(opened):
    rows = [
        incident(month=MARCH, supplier="kent"),
        incident(month=MARCH, supplier="surrey"),
        incident(month=APRIL, supplier="surrey"),
    ]

    with opened(*rows) as evidence:
        counts = monthly_counts(evidence, IncidentFilter(Period(MARCH, MAY)))

    assert states(counts.months) == [
        (MARCH, 2, "counted"),
        (APRIL, None, "no return"),
    ]


def test_a_period_with_a_month_missing_has_no_figure_of_its_own(opened):
    rows = [incident(month=MARCH), incident(month=MAY)]

    with opened(*rows) as evidence:
        total = monthly_counts(
            evidence, IncidentFilter(Period(MARCH, date(2014, 6, 1)))
        ).total

    assert (total.count, total.counted, total.months_counted) == (None, 2, 2)
    assert total.state is CountState.NO_RETURN
    assert total.sentence == "2 counted in 2 of 3 months; no return for 2014-04."


def test_missing_months_that_follow_one_another_are_told_as_a_run(opened):
    with opened(incident(month=MARCH), incident(month=date(2014, 11, 1))) as evidence:
        total = monthly_counts(evidence, IncidentFilter(calendar_year(2014))).total

    assert total.sentence == (
        "2 counted in 2 of 12 months; no return for 2014-01 to 2014-02, 2014-04 to "
        "2014-10, 2014-12."
    )


def test_a_whole_period_has_a_figure(opened):
    with opened(incident(month=MARCH), incident(month=APRIL)) as evidence:
        total = monthly_counts(evidence, IncidentFilter(Period(MARCH, MAY))).total

    assert (total.count, total.state) == (2, CountState.COUNTED)
    assert total.sentence == "2 counted."


def test_a_named_category_without_rows_is_still_answered(opened):
    with opened(incident(month=MARCH)) as evidence:
        counts = monthly_counts(
            evidence, IncidentFilter(month(2014, 3), ("Drugs", "Burglary", "Drugs"))
        )

    assert [(one.category, one.months[0].count) for one in counts.categories] == [
        ("Drugs", 0),
        ("Burglary", 1),
    ]


def test_all_categories_found_are_answered_when_none_is_named(opened):
    with opened(incident(category="Drugs"), incident()) as evidence:
        counts = monthly_counts(evidence, IncidentFilter(month(2014, 3)))

    assert [one.category for one in counts.categories] == ["Burglary", "Drugs"]
    assert counts.months[0].count == 2


def test_counts_name_the_versions_they_rest_on(opened):
    rows = [
        incident(month=MARCH, version=str(UUID(int=7))),
        incident(month=APRIL, version=str(UUID(int=8))),
    ]

    with opened(*rows) as evidence:
        counts = monthly_counts(evidence, IncidentFilter(month(2014, 3)))

    assert counts.versions == (str(UUID(int=7)),)


def test_no_area_counts_the_rows_without_a_place_too(opened):
    rows = [incident(), incident(lsoa_code=None)]

    with opened(*rows) as evidence:
        whole = count_records(evidence, IncidentFilter(month(2014, 3)))
        area = count_records(
            evidence, IncidentFilter(month(2014, 3), lsoa_codes=("E01000001",))
        )

    assert (whole, area) == (2, 1)


def test_an_area_without_codes_is_refused():
    with pytest.raises(FilterError, match="no LSOA codes"):
        IncidentFilter(month(2014, 3), lsoa_codes=())


def test_part_of_a_month_is_refused():
    with pytest.raises(PeriodError, match="whole months"):
        IncidentFilter(Period(MARCH, date(2014, 3, 16)))


def test_a_named_area_without_a_row_is_nought_in_a_month_returned(opened):
    rows = [incident(), incident(lsoa_code=None)]
    wanted = IncidentFilter(month(2014, 3), lsoa_codes=("E01000001", "E01000009"))

    with opened(*rows) as evidence:
        found = area_counts(evidence, wanted)

    assert found.areas == {"E01000001": 1, "E01000009": 0}
    assert found.without_area == 0
    assert found.not_returned == ()


def test_rows_of_no_area_are_counted_apart(opened):
    rows = [incident(), incident(lsoa_code=None), incident(lsoa_code=None)]

    with opened(*rows) as evidence:
        found = area_counts(evidence, IncidentFilter(month(2014, 3)))

    assert (found.areas, found.without_area) == ({"E01000001": 1}, 2)


def test_a_named_area_has_no_count_where_no_month_was_returned(opened):
    wanted = IncidentFilter(month(2014, 4), lsoa_codes=("E01000001",))

    with opened(incident(month=MARCH)) as evidence:
        found = area_counts(evidence, wanted)

    assert (found.areas, found.not_returned) == ({}, (APRIL,))


def test_coverage_tells_suppliers_and_categories_apart(opened):
    rows = [
        incident(month=MARCH),
        incident(month=MARCH, category="Drugs"),
        incident(month=APRIL, version=str(UUID(int=2))),
        incident(month=APRIL, version=str(UUID(int=2))),
    ]

    with opened(*rows) as evidence:
        coverage = month_coverage(evidence)

    assert coverage.suppliers == (("police-uk", "kent"),)
    assert coverage.months == {MARCH, APRIL}
    assert coverage.by_category() == {
        "Burglary": {MARCH: 1, APRIL: 2},
        "Drugs": {MARCH: 1},
    }


def test_hours_are_counted_by_weekday_monday_first(opened):
    def at(moment, precision="minute"):
        return incident(
            month=MARCH,
            occurred_at=datetime.fromisoformat(moment),
            time_precision=precision,
        )

    rows = [
        at("2014-03-03 00:05"),  # a Monday
        at("2014-03-09 23:59", precision="hour"),  # a Sunday
        at("2014-03-09 23:01"),
        at("2014-03-05 00:00", precision="day"),
        incident(month=MARCH),
    ]

    with opened(*rows) as evidence:
        found = hour_by_weekday(evidence, IncidentFilter(month(2014, 3)))

    assert (found.counts[0][0], found.counts[6][23]) == (1, 2)
    assert sum(map(sum, found.counts)) == 3
    assert (found.used, found.left_out) == (3, 2)


def test_month_only_records_are_refused_hours(opened):
    with (
        opened(incident()) as evidence,
        pytest.raises(
            NotSupportedBySource, match="No record of March 2014 says the hour"
        ),
    ):
        hour_by_weekday(evidence, IncidentFilter(month(2014, 3)))


def test_records_come_a_page_at_a_time_and_whole(opened):
    rows = [
        incident(row_number=number, flags=("repeat",) if number == 4 else ())
        for number in (5, 4, 3, 2)
    ]
    wanted = IncidentFilter(quarter(2013, 4))

    with opened(*rows) as evidence:
        first = records(evidence, wanted, limit=3)
        second = records(evidence, wanted, limit=3, offset=3)

    assert list(first + second) == sorted(rows, key=lambda row: row.row_number)


def test_quality_counts_what_the_rows_lack(opened):
    rows = [
        incident(),
        incident(longitude=None, latitude=None, lsoa_code=None, reference=None),
        incident(outcome="Charged"),
    ]

    with opened(*rows) as evidence:
        found = quality(evidence, IncidentFilter(month(2014, 3)))

    assert found == Quality(
        incidents=3,
        without_point=1,
        without_area=1,
        without_outcome=2,
        without_reference=1,
        with_hour=0,
    )


def test_the_quality_of_no_rows_is_all_nought():
    with open_evidence([]) as nothing:
        found = quality(nothing, IncidentFilter(calendar_year(2014)))

    assert found == Quality(0, 0, 0, 0, 0, 0)
