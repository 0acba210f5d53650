"""What the components page shows: every component, every state, with invented figures.

The figures are made up and belong to no partnership.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django import forms
from django.core.paginator import Paginator

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
from frankpledge.ui.fields import DateField
from frankpledge.ui.forms import FieldDesign
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


class SpecimenForm(forms.Form):
    """One field of every kind."""

    title = forms.CharField(
        label="What the target is about",
        help_text="As the plan names it, for example: domestic burglary.",
    )
    share = forms.DecimalField(
        label="Reduce by", decimal_places=1, min_value=0, help_text="Per cent."
    )
    baseline = forms.IntegerField(label="Baseline", min_value=0)
    agreed_on = DateField(
        label="Date agreed", help_text="For example, 27 3 2010.", required=False
    )
    lead = forms.ChoiceField(
        label="Lead agency",
        choices=[("", "Choose one"), ("police", "Police"), ("council", "Council")],
    )
    direction = forms.ChoiceField(
        label="Which way is good?",
        choices=[("down", "Fewer is better"), ("up", "More is better")],
        widget=forms.RadioSelect,
    )
    period = forms.ChoiceField(
        label="How often is it judged?",
        choices=[("month", "Monthly"), ("quarter", "Quarterly"), ("year", "Yearly")],
        widget=forms.RadioSelect,
    )
    partners = forms.MultipleChoiceField(
        label="Key partners",
        help_text="Tick all that take part.",
        choices=[
            ("fire", "Fire and rescue"),
            ("health", "Health"),
            ("prob", "Probation"),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = forms.CharField(
        label="Why this number",
        help_text="One or two sentences the meeting can read.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    document = forms.FileField(
        label="The paper behind it", help_text="A PDF or text file.", required=False
    )
    is_local = forms.BooleanField(
        label="This is a local target, not a national one", required=False
    )

    design: ClassVar[dict[str, FieldDesign]] = {
        "title": FieldDesign(label_size="m"),
        "share": FieldDesign(suffix="%", width=4),
        "baseline": FieldDesign(width=5),
        "agreed_on": FieldDesign(label_size="s"),
        "direction": FieldDesign(label_size="s"),
        "period": FieldDesign(label_size="s", inline=True),
        "partners": FieldDesign(label_size="s"),
    }


class FilterForm(forms.Form):
    """The questions above a list."""

    category = forms.ChoiceField(
        label="Category",
        choices=[("", "Every category"), ("burglary", "Burglary")],
        required=False,
    )
    area = forms.ChoiceField(
        label="Ward", choices=[("", "Every ward"), ("n", "North End")], required=False
    )


class UploadForm(forms.Form):
    """One file."""

    plan = forms.FileField(
        label="The plan, as a text file", help_text="Saved as plain text, up to 5 MB."
    )


def refused_form() -> SpecimenForm:
    """A form sent with everything wrong, as its page shows it again."""
    form = SpecimenForm(
        {
            "title": "",
            "share": "five",
            "baseline": "-3",
            "agreed_on_day": "31",
            "agreed_on_month": "2",
            "agreed_on_year": "2010",
            "reason": "",
        },
        prefix="",
        auto_id="refused_%s",
    )
    form.full_clean()
    form.add_error(None, "The baseline and the target were swapped.")
    form.add_error("partners", "Tick at least one partner.")
    form.add_error("document", "The file is empty. Save it again and choose it anew.")
    form.add_error("is_local", "A national target has a code; this one has none.")
    return form


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


def contents() -> dict[str, object]:
    """Everything the components page needs."""
    return {
        "form": SpecimenForm(
            auto_id="new_%s", initial={"agreed_on": date(2010, 3, 27)}
        ),
        "refused": refused_form(),
        "filter_form": FilterForm(auto_id="filter_%s"),
        "upload_form": UploadForm(auto_id="upload_%s"),
        "results": results_table(),
        "wide": wide_table(),
        "months": months(),
        "wards": three_series(),
        "years": years(),
        "district": district(),
        "page": Paginator(range(240), 20).page(6),
        **LISTS,
    }


LISTS: dict[str, object] = {
    "colours": [
        "grey",
        "green",
        "teal",
        "blue",
        "purple",
        "magenta",
        "red",
        "orange",
        "yellow",
    ],
    "trail": [
        {"label": "Northbridge", "url": "#"},
        {"label": "Plan 2012-13", "url": "#"},
    ],
    "facts": [
        {
            "key": "Name",
            "value": "Northbridge Fire Station",
            "actions": [{"label": "Change", "url": "#name"}],
        },
        {
            "key": "Address",
            "value": "1 Station Road\nNorthbridge",
            "first_line": 12,
            "last_line": 14,
            "source_href": "#line-12",
            "actions": [
                {"label": "Change", "url": "#address"},
                {"label": "Remove", "url": "#remove-address"},
            ],
        },
        {"key": "Telephone", "value": ""},
        {"key": "Members", "value": 4, "href": "#members", "note": "since April 2011"},
    ],
    "figures": [
        {
            "label": "Shed breaks, 2012-13",
            "text": "268",
            "href": "#records",
            "about": "shed breaks in 2012-13",
            "note": "recorded by the police",
        },
        {"label": "Baseline, 2009-10", "text": "310"},
        {"label": "Target", "text": "295", "note": "5% below the baseline"},
    ],
    "verdicts": [
        ("met", "268 against a target of 295 or fewer."),
        ("exceeded", "Fell by 13.5%; a fall of 5% was asked for."),
        ("missed", "151 against a target of 135 or fewer."),
        ("on-course", "At this pace the year ends near 280; the target is 295."),
        ("at-risk", "At this pace the year ends near 301; the target is 295."),
        (
            "no-evidence",
            "A change of this size happens by chance in one year of three.",
        ),
        ("not-measurable", "The baseline is still to come, so nothing can be judged."),
    ],
    "findings": [
        {
            "severity": "wrong",
            "element": "Shed breaks",
            "sentence": "The change is printed as −6%; 268 against 310 is −13.5%.",
            "first_line": 24,
        },
        {
            "severity": "unjudgeable",
            "element": "First offences by young people",
            "sentence": "The target is 120 and the baseline is still to come.",
            "first_line": 31,
            "last_line": 32,
        },
        {
            "severity": "question",
            "sentence": "Two surveys give this figure: 5% and 26%.",
        },
        {
            "severity": "note",
            "sentence": "The other eleven rows agree with themselves.",
        },
    ],
    "steps": [
        {
            "title": "Read the document",
            "text": "54 elements found",
            "url": "#read",
            "status": "Done",
        },
        {
            "title": "Decide on each element",
            "text": "12 of 54 decided",
            "url": "#decide",
            "status": "Begun",
            "status_colour": "blue",
        },
        {
            "title": "Make the plan",
            "text": "when every element is decided",
            "status": "Cannot start yet",
            "status_colour": "grey",
        },
    ],
    "conflict": [
        {
            "label": "Target",
            "theirs": "Reduce by 5%",
            "yours": "Reduce by 8%",
            "is_different": True,
        },
        {"label": "Lead agency", "theirs": "Police", "yours": "Police"},
    ],
    "stages": [
        {"label": "Assessment", "url": "#1", "text": "What harms us", "is_done": True},
        {"label": "Plan", "url": "#2", "text": "What we agreed to do", "is_done": True},
        {"label": "Delivery", "url": "#3", "text": "Doing it", "is_current": True},
        {"label": "Review", "url": "#4", "text": "Whether it worked"},
        {"label": "Report", "url": "#5", "text": "Answering for it"},
    ],
    "method": (
        "An exact test of two counts.\n\nIt asks how often chance alone would give a "
        "difference this large."
    ),
    "entries": [
        {"title": "Target agreed", "by": "Ben Hale", "at": "27 March 2012 at 3:40pm"},
        {
            "title": "Target corrected",
            "by": "Amara Osei",
            "at": "21 March 2012 at 10:15am",
            "text": "Rounded half up: 294.5 is 295.",
        },
    ],
    "heading_actions": [
        {"label": "Publish", "url": "#publish"},
        {"label": "Download", "url": "#csv", "kind": "secondary"},
    ],
}
