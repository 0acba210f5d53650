"""Every read of the review, from a plan or a measure outwards."""

from frankpledge.review.queries.choices import evidence_choices
from frankpledge.review.queries.measures import (
    MeasureReview,
    YearValue,
    measure_review,
    period_of,
    reviews_of,
    usual_period,
)
from frankpledge.review.queries.places import Places, places_of
from frankpledge.review.queries.records import (
    MOST_RECORDS,
    RecordsAsked,
    records_asked,
    records_of,
)
from frankpledge.review.queries.year_end import TableRow, table_rows, year_end

__all__ = [
    "MOST_RECORDS",
    "MeasureReview",
    "Places",
    "RecordsAsked",
    "TableRow",
    "YearValue",
    "evidence_choices",
    "measure_review",
    "period_of",
    "places_of",
    "records_asked",
    "records_of",
    "reviews_of",
    "table_rows",
    "usual_period",
    "year_end",
]
