"""What each question under `sql/` should answer, in plain Python, ten lines each.

Every oracle takes the incidents and the parameters of its question, and gives the rows
in the question's own order.
"""

from collections import Counter
from dataclasses import astuple, replace
from datetime import date
from math import floor
from statistics import fmean

import pytest

# A meaning that changes, one with a gap, and one of a supplier who sent nothing.
MAPPED = [
    ("police-uk", "kent", "Burglary", None, date(2014, 3, 1), "burglary"),
    ("police-uk", "kent", "Burglary", date(2014, 3, 1), None, "theft"),
    ("police-uk", "kent", "Drugs", date(2014, 2, 1), date(2014, 5, 1), "drugs"),
    ("police-uk", "surrey", "Anti-social behaviour", None, None, "asb"),
]
LEVELS = [
    ("crime", "crime"),
    ("theft", "theft"),
    ("theft", "crime"),
    ("burglary", "burglary"),
    ("burglary", "theft"),
    ("burglary", "crime"),
    ("drugs", "drugs"),
    ("drugs", "crime"),
    ("asb", "asb"),
]


def _wanted(incidents, asked):
    return [
        row
        for row in incidents
        if asked["start"] <= row.month < asked["until"]
        and (asked["categories"] is None or row.category in asked["categories"])
        and (asked["lsoa_codes"] is None or row.lsoa_code in asked["lsoa_codes"])
    ]


def _tally(keys):
    """Return each key with its count, in order, None after everything else."""
    counted = Counter(keys).items()
    ordered = sorted(counted, key=lambda item: [(k is None, k) for k in item[0]])
    return [(*key, count) for key, count in ordered]


def monthly_counts(incidents, asked):
    return _tally((row.month, row.category) for row in _wanted(incidents, asked))


def category_counts(incidents, asked):
    def counted_in(row):
        words = (row.source, row.supplier, row.category)
        codes = [
            code
            for *key, start, until, code in MAPPED
            if tuple(key) == words
            and (start is None or row.month >= start)
            and (until is None or row.month < until)
        ]
        return [above for code, above in LEVELS if code in codes] or [None]

    return _tally(
        (row.month, code)
        for row in _wanted(incidents, asked)
        for code in counted_in(row)
    )


def area_counts(incidents, asked):
    return _tally((row.lsoa_code,) for row in _wanted(incidents, asked))


def grid_counts(incidents, asked):
    def cell(degrees, cells):
        return None if degrees is None else floor(degrees * cells)

    east, north = asked["cells_a_degree_east"], asked["cells_a_degree_north"]
    return _tally(
        (cell(row.longitude, east), cell(row.latitude, north))
        for row in _wanted(incidents, asked)
    )


def extract_cells(incidents, asked):
    return _tally(
        (row.postcode_area, row.lsoa_code, row.category)
        for row in _wanted(incidents, asked)
    )


def month_coverage(incidents, _asked):
    rows = _tally(
        (row.source, row.supplier, row.month, row.version, row.category)
        for row in incidents
    )
    return [
        (source, supplier, version, month, category, count)
        for source, supplier, month, version, category, count in rows
    ]


def records(incidents, asked):
    rows = sorted(
        _wanted(incidents, asked),
        key=lambda row: (row.month, row.version, row.row_number),
    )
    page = rows[asked["offset"] : asked["offset"] + asked["limit"]]
    return [astuple(replace(row, flags=list(row.flags))) for row in page]


def count_records(incidents, asked):
    return [(len(_wanted(incidents, asked)),)]


def _hour_known(row):
    return row.occurred_at is not None and row.time_precision in {"hour", "minute"}


def hour_by_weekday(incidents, asked):
    return _tally(
        (row.occurred_at.weekday(), row.occurred_at.hour)
        for row in _wanted(incidents, asked)
        if _hour_known(row)
    )


def repeat_points(incidents, asked):
    points = {}
    for row in _wanted(incidents, asked):
        if row.longitude is not None and row.latitude is not None:
            points.setdefault((row.longitude, row.latitude), []).append(row)
    found = [
        (
            *point,
            min((row.place for row in rows if row.place is not None), default=None),
            any(row.location_precision != "exact" for row in rows),
            len(rows),
            len({row.month for row in rows}),
            min(row.month for row in rows),
            max(row.month for row in rows),
        )
        for point, rows in points.items()
        if len(rows) >= asked["least"]
    ]
    return sorted(found, key=lambda row: (-row[4], row[0], row[1]))


def keyed_days(incidents, asked):
    rows = [row for row in _wanted(incidents, asked) if row.occurred_at is not None]
    keyed = [
        (getattr(row, f"{asked['key']}_key"), row.occurred_at.date())
        for row in rows
        if row.time_precision in {"day", "hour", "minute"}
    ]
    return _tally(pair for pair in keyed if pair[0] is not None)


def area_months(incidents, asked):
    placed = [row for row in incidents if row.lsoa_code is not None]
    return _tally((row.category, row.lsoa_code, row.month) for row in placed)


def point_months(incidents, asked):
    return _tally(
        (row.longitude, row.latitude, row.month)
        for row in incidents
        if row.category == asked["category"]
        and row.longitude is not None
        and row.latitude is not None
    )


def all_points(incidents, asked):
    points = {
        (row.longitude, row.latitude)
        for row in incidents
        if row.longitude is not None and row.latitude is not None
    }
    return [(len(points), pytest.approx(fmean(latitude for _, latitude in points)))]


def placed_days(incidents, asked):
    found = [
        (row.longitude, row.latitude, row.occurred_at.date())
        for row in incidents
        if row.category == asked["category"]
        and asked["start"] <= row.month < asked["until"]
        and row.longitude is not None
        and row.latitude is not None
        and row.occurred_at is not None
        and row.time_precision != "month"
        and row.location_precision == "exact"
    ]
    ordered = sorted(found, key=lambda row: (row[2], row[0], row[1]))
    return ordered[: asked["most"]]


def quality(incidents, asked):
    rows = _wanted(incidents, asked)
    lacking = {
        "point": sum(row.longitude is None or row.latitude is None for row in rows),
        "area": sum(row.lsoa_code is None for row in rows),
        "outcome": sum(row.outcome is None for row in rows),
        "reference": sum(row.reference is None for row in rows),
    }
    return [(len(rows), *lacking.values(), sum(_hour_known(row) for row in rows))]


def _told(incidents, asked, source, *, ever):
    return [
        row
        for row in incidents
        if row.source == asked[source]
        and row.reference
        and (ever or asked["start"] <= row.month < asked["until"])
    ]


def latest_outcomes(incidents, asked):
    latest = {}
    rows = _told(incidents, asked, "outcomes", ever=True)
    for row in sorted(rows, key=lambda row: (row.month, row.version, row.row_number)):
        latest[row.reference] = row.outcome
    own = {}
    for row in _told(incidents, asked, "crimes", ever=False):
        said = [text for text in (own.get(row.reference), row.outcome) if text]
        own[row.reference] = max(said, default=None)
    came = [(latest.get(ref) or said, ref in latest) for ref, said in own.items()]
    crimes = Counter(outcome for outcome, _ in came)
    found = Counter(outcome for outcome, is_found in came if is_found)
    ordered = sorted(crimes, key=lambda text: (-crimes[text], text is None, text))
    return [(outcome, crimes[outcome], found[outcome]) for outcome in ordered]


def outcomes_joined(incidents, asked):
    held = {row.reference for row in _told(incidents, asked, "crimes", ever=True)}
    told = [row.reference for row in _told(incidents, asked, "outcomes", ever=False)]
    return [(len(told), len(set(told)), len(set(told) - held))]


def _by_reference(incidents, version):
    held = {}
    for row in sorted(incidents, key=lambda row: row.row_number):
        if row.version == version and row.reference:
            held.setdefault(row.reference, []).append(row)
    return {(ref, n): row for ref, rows in held.items() for n, row in enumerate(rows)}


def versions_compared(incidents, asked):
    before, after = (_by_reference(incidents, asked[v]) for v in ("before", "after"))
    both = [(before[key], after[key]) for key in before.keys() & after.keys()]

    def place(row):
        return row.longitude, row.latitude, row.lsoa_code

    def unpaired(version):
        return sum(r.version == asked[version] and not r.reference for r in incidents)

    return [
        (
            len(both),
            len(before.keys() - after.keys()),
            len(after.keys() - before.keys()),
            sum(a.category != b.category for a, b in both),
            sum(a.outcome != b.outcome for a, b in both),
            sum(place(a) != place(b) for a, b in both),
            unpaired("before"),
            unpaired("after"),
        )
    ]


ORACLES = {
    oracle.__name__: oracle
    for oracle in (
        monthly_counts,
        category_counts,
        area_counts,
        grid_counts,
        extract_cells,
        month_coverage,
        records,
        count_records,
        hour_by_weekday,
        repeat_points,
        keyed_days,
        area_months,
        point_months,
        all_points,
        placed_days,
        quality,
        latest_outcomes,
        outcomes_joined,
        versions_compared,
    )
}
