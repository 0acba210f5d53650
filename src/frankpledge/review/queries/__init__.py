"""Every read of the review, from a plan or a measure outwards."""

from frankpledge.review.queries.choices import evidence_choices
from frankpledge.review.queries.comments import (
    COMMENTARY,
    Owed,
    answered_for_period,
    comment_of,
    commentary_key,
    commentary_owed,
    comments_of,
    measures_to_explain,
)
from frankpledge.review.queries.measure_page import (
    MeasurePage,
    figure_shown,
    measure_page,
    measure_page_bound_to,
)
from frankpledge.review.queries.measures import (
    MeasureReview,
    YearValue,
    kind_of_period,
    period_of,
    reviews_of,
    usual_period,
    what_is_counted,
)
from frankpledge.review.queries.pairs import (
    Comparable,
    ComparedSides,
    comparables_of,
    compared_sides,
    earlier_meant,
    later_meant,
)
from frankpledge.review.queries.places import Places
from frankpledge.review.queries.plans_compared import Side
from frankpledge.review.queries.records import (
    RecordsAsked,
    all_records_of,
    records_asked,
    records_of,
    why_only_counts,
)
from frankpledge.review.queries.statuses import (
    Status,
    convention_for,
    convention_of,
    conventions_of,
    indicators_of,
    statuses_of,
)
from frankpledge.review.queries.withholding import (
    page_seen_by,
    reviews_seen_by,
    strictest_small_number,
)
from frankpledge.review.queries.year_end import (
    TableRow,
    answered_for,
    rows_of,
    table_rows,
)

__all__ = [
    "COMMENTARY",
    "Comparable",
    "ComparedSides",
    "MeasurePage",
    "MeasureReview",
    "Owed",
    "Places",
    "RecordsAsked",
    "Side",
    "Status",
    "TableRow",
    "YearValue",
    "all_records_of",
    "answered_for",
    "answered_for_period",
    "comment_of",
    "commentary_key",
    "commentary_owed",
    "comments_of",
    "comparables_of",
    "compared_sides",
    "convention_for",
    "convention_of",
    "conventions_of",
    "earlier_meant",
    "evidence_choices",
    "figure_shown",
    "indicators_of",
    "kind_of_period",
    "later_meant",
    "measure_page",
    "measure_page_bound_to",
    "measures_to_explain",
    "page_seen_by",
    "period_of",
    "records_asked",
    "records_of",
    "reviews_of",
    "reviews_seen_by",
    "rows_of",
    "statuses_of",
    "strictest_small_number",
    "table_rows",
    "usual_period",
    "what_is_counted",
    "why_only_counts",
]
