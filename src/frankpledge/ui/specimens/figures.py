"""Made-up figures as tables, charts and a map."""

from __future__ import annotations

from frankpledge.ui.bars import BarKind
from frankpledge.ui.charts import (
    Bar,
    Break,
    Limits,
    Point,
    Series,
    Words,
    bar_chart,
    line_chart,
)
from frankpledge.ui.geojson import Shape
from frankpledge.ui.maps import area_map
from frankpledge.ui.tables import Cell, Column, Table, table

MONTHS = [
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
    "Jan",
    "Feb",
    "Mar",
]
YEARS = [2012] * 9 + [2013] * 12 + [2014] * 3
SHED_BREAKS = [31, 28, 25, 22, 30, 41, 24, 21, None, 26, 22, 20]
SHED_BREAKS += [29, 31, 24, 27, 22, 18, 16, 12, 19, 17, 15, 6]
CYCLE_THEFT = [12, 15, 19, 22, 18, 14, 11, 8, None, 9, 10, 13]


def results_table() -> Table:
    """A year's results, with every kind of cell."""
    figure = Column("Actual", is_numeric=True, note="2012-13")
    return table(
        "Results of 2012-13",
        [
            "Target",
            Column("Baseline", is_numeric=True, note="2011-12"),
            Column("Target", is_numeric=True, note="2012-13"),
            figure,
            Column("Change", is_numeric=True),
            "Verdict",
        ],
        [
            [
                Cell("Shed breaks", note="Reduce by 5%"),
                310,
                295,
                Cell("268", href="#records", about="shed breaks: see the records"),
                "−13.5%",
                Cell("Met", verdict="met"),
            ],
            [
                Cell("Cycle theft", note="Reduce by 5%"),
                142,
                135,
                Cell("151", href="#records", about="cycle thefts: see the records"),
                "+6.3%",
                Cell("Missed", verdict="missed"),
            ],
            [
                Cell("First offences by young people", note="At most 120"),
                None,
                120,
                None,
                None,
                Cell("Not measurable", verdict="not-measurable"),
            ],
        ],
        foot=["Both thefts", 452, 430, 419, "−7.3%", Cell("Fell", tag="grey")],
    )


def wide_table() -> Table:
    """More columns than a phone is wide."""
    return table(
        "Recorded by month, 2012-13",
        ["Category", *(Column(month, is_numeric=True) for month in MONTHS)],
        [["Shed breaks", *SHED_BREAKS[:12]], ["Cycle theft", *CYCLE_THEFT[:12]]],
    )


def months() -> str:
    """Two years of months: a gap, a partial month, limits, target, a break."""
    points = [
        Point(
            label=f"{month} {year}",
            value=value,
            is_partial=place == 23,
            tick=f"{month} {year}" if month in ("Apr", "Oct") else "",
        )
        for place, (month, year, value) in enumerate(
            zip(MONTHS * 2, YEARS, SHED_BREAKS, strict=True)
        )
    ]
    return line_chart(
        [Series("Shed breaks recorded", points)],
        words=Words(id="months", title="Shed breaks by month"),
        limits=Limits(mean=25.2, lower=13.4, upper=37),
        target=22,
        breaks=[Break(before=17, text="New recording system")],
    )


def three_series() -> str:
    """Three series told apart by dash and shape."""
    wards = {"North End": 0, "Market": 6, "Riverside": -7}
    series = [
        Series(
            name,
            [
                Point(month, None if value is None else value + shift)
                for month, value in zip(MONTHS, SHED_BREAKS, strict=False)
            ],
        )
        for name, shift in wards.items()
    ]
    words = Words(id="wards", title="Shed breaks by month in three wards")
    return line_chart(series, words=words)


def years() -> str:
    """Years as bars: baseline, results, a year without a figure, part of a year."""
    return bar_chart(
        [
            Bar("2009-10", 310, BarKind.BASELINE),
            Bar("2010-11", 322),
            Bar("2011-12", None),
            Bar("2012-13", 268),
            Bar("2013-14", 140, BarKind.PARTIAL),
        ],
        words=Words(id="years", title="Shed breaks by year"),
        target=295,
    )


def district() -> str:
    """A made-up district of twelve square wards, one without a figure."""
    areas = [
        Shape(code=f"W{n}", name=f"Ward {n}", rings=(_square(n % 4, n // 4),))
        for n in range(12)
    ]
    values: dict[str, int | None] = {f"W{n}": n * n for n in range(12)}
    values["W5"] = None
    words = Words(id="district", title="Shed breaks by ward, 2012-13")
    return area_map(areas, values, words=words)


def _square(column: int, row: int) -> tuple[tuple[float, float], ...]:
    west, south = 0.2 + column * 0.03, 51.3 - row * 0.02
    east, north = west + 0.03, south + 0.02
    return ((west, south), (east, south), (east, north), (west, north), (west, south))
