"""The chart of a measure: its months, with the limits its own variation gives."""

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.analysis.periods import MONTH_NAMES
from frankpledge.analysis.spc import ENOUGH_POINTS, SMALLEST_MEAN, xmr_limits
from frankpledge.partnership.boundaries import shape_of
from frankpledge.review.presenters.tables import months_table, places_table
from frankpledge.review.queries import MeasureReview, Places, YearValue
from frankpledge.review.sources.answers import MonthValue
from frankpledge.ui.charts import Limits, Point, Series, Words, line_chart
from frankpledge.ui.maps import area_map
from frankpledge.ui.tables import Table

SPC_NOTE = (
    "The band is what this series' own month-to-month variation would give (XmR, "
    "outliers screened). About one stable series in five still shows a point outside "
    "such limits within two years."
)


@dataclass(frozen=True)
class Chart:
    """A drawing with its words and the table it was drawn from."""

    svg: str
    title: str
    table: Table
    note: str


def history_chart(
    review: MeasureReview, history: Sequence[YearValue], *, records_url: str
) -> Chart | None:
    """Return the months of the last years as a line with limits, or None without months.

    `records_url` is "" for those who may not see the records behind a month.
    """
    months = [month for year in history for month in year.months]
    if not any(month.count is not None for month in months):
        return None
    title = f"{review.measure.indicator.title}, month by month"
    series = Series("Each month", [_point(month) for month in months])
    limits = _limits(months)
    return Chart(
        svg=line_chart(
            [series],
            words=Words(id="history", title=title, value_label="a month"),
            limits=limits,
        ),
        title=title,
        table=months_table(months, records_url=records_url),
        note=SPC_NOTE if limits else _why_no_limits(months),
    )


def places_map(review: MeasureReview, places: Places | None) -> Chart | None:
    """Return the map of a measure's incidents by LSOA, with its table."""
    if places is None:
        return None
    title = f"{review.measure.indicator.title} by LSOA, {review.observation.label}"
    shapes = [
        shape_of(code=area.code, name=area.name, boundary=area.boundary or {})
        for area in places.areas
    ]
    note = (
        "Darker areas have more incidents, which may only mean that more people are "
        "there. Counted by the LSOA the supplier gave."
    )
    if places.elsewhere:
        note += (
            f" {places.elsewhere:,} are in LSOAs of another year's boundaries and are "
            f"not drawn on these of {places.vintage}."
        )
    return Chart(
        svg=area_map(shapes, places.counts, words=Words(id="places", title=title)),
        title=title,
        table=places_table(places, caption=title),
        note=note,
    )


def _point(value: MonthValue) -> Point:
    name = MONTH_NAMES[value.month.month - 1]
    return Point(
        f"{name} {value.month.year}",
        value.count,
        is_partial=value.partial,
        tick=str(value.month.year) if value.month.month == 1 else "",
    )


def _limits(months: Sequence[MonthValue]) -> Limits | None:
    usable = [None if m.partial or m.count is None else float(m.count) for m in months]
    known = [value for value in usable if value is not None]
    if len(known) < ENOUGH_POINTS or sum(known) / len(known) < SMALLEST_MEAN:
        return None
    found = xmr_limits(usable)
    return Limits(mean=found.mean, lower=max(0.0, found.lower), upper=found.upper)


def _why_no_limits(months: Sequence[MonthValue]) -> str:
    known = [m.count for m in months if m.count is not None and not m.partial]
    if len(known) < ENOUGH_POINTS:
        return (
            f"Only {len(known)} whole months are held; limits of ordinary variation need "
            f"{ENOUGH_POINTS}."
        )
    return (
        f"The months are too small (fewer than {SMALLEST_MEAN} on average) for limits of "
        "ordinary variation; look at whole years."
    )
