"""What plans call their columns, parts and labels; `{y}` is the column's own year.

Words that real plans use, not the words the reader happens to know.
"""

from __future__ import annotations

from enum import StrEnum


class Col(StrEnum):
    """What a column of a table of figures, or of actions, holds."""

    TITLE = "title"
    CODE = "code"
    BASELINE = "baseline"
    TARGET = "target"
    ACTUAL = "actual"
    CHANGE = "change"
    Q1 = "q1"
    Q2 = "q2"
    Q3 = "q3"
    Q4 = "q4"
    OWNER = "owner"
    PARTNERS = "partners"
    DUE = "due"
    COST = "cost"
    STATUS = "status"
    EVIDENCE = "evidence"
    COMMENT = "comment"
    EARLIER = "earlier"  # the year before the baseline
    NUMBER = "number"
    SUCCESS = "success"  # how an action's success is told
    ACTION = "action"
    THEME = "theme"


QUARTERS = (Col.Q1, Col.Q2, Col.Q3, Col.Q4)
PARTICULARS = (
    Col.OWNER,
    Col.PARTNERS,
    Col.DUE,
    Col.COST,
    Col.STATUS,
    Col.EVIDENCE,
    Col.COMMENT,
)

HEADS: dict[Col, tuple[str, ...]] = {
    Col.TITLE: (
        "Measure",
        "Indicator",
        "Performance indicator",
        "Performance measure",
        "Objective",
        "Outcome",
        "Description",
        "Action",
        "What we said we would do",
        "Our aim",
        "PI description",
        "Key measure",
        "Success measure",
        "Priority measure",
    ),
    Col.CODE: (
        "Links",
        "Ref",
        "NI",
        "Linked to",
        "National indicator",
        "Indicator ref",
    ),
    Col.BASELINE: (
        "Baseline",
        "Baseline {y}",
        "{y} baseline",
        "Base",
        "Base year",
        "Previous year",
        "Starting point",
        "Where we started",
        "Baseline figure",
    ),
    Col.TARGET: (
        "Target",
        "Target {y}",
        "{y} target",
        "Target for {y}",
        "Goal",
        "Annual target",
        "Year end target",
        "Target for the year",
        "Where we want to be",
    ),
    Col.ACTUAL: (
        "Actual",
        "Actual {y}",
        "{y} actual",
        "Outturn",
        "Outturn {y}",
        "Out-turn",
        "Result",
        "Year to date",
        "YTD",
        "Year end result",
        "Year end position",
        "Achieved",
        "Performance {y}",
        "Final figure",
        "Where we are now",
    ),
    Col.CHANGE: (
        "Change",
        "% change",
        "Percentage change",
        "+/-",
        "Difference",
        "Change on previous year",
        "Year on year change",
        "% difference",
        "Increase/decrease",
        "Direction of travel",
    ),
    Col.OWNER: (
        "Lead",
        "Lead agency",
        "Owner",
        "Responsible",
        "Responsible officer",
        "Lead officer",
        "By whom",
        "Who",
        "Lead partner",
        "Accountable officer",
    ),
    Col.PARTNERS: (
        "Partners",
        "Supporting agencies",
        "Supporting partners",
        "Key partners",
        "Partner agencies",
        "Working with",
    ),
    Col.DUE: (
        "Timescale",
        "By when",
        "Deadline",
        "Target date",
        "When",
        "Completion date",
        "Due",
        "Timeframe",
    ),
    Col.COST: ("Cost", "Resources", "Budget", "Funding", "Resource implications"),
    Col.STATUS: ("RAG", "Status", "RAG status", "RAG rating", "Traffic light"),
    Col.EVIDENCE: ("Source", "Data source", "How measured", "Measured by"),
    Col.COMMENT: ("Comments", "Commentary", "Progress", "Update", "Notes"),
    Col.EARLIER: ("{y}",),
    Col.NUMBER: ("No.", "No", "#", ""),
    Col.SUCCESS: (
        "Success measure",
        "Measure of success",
        "Performance measure",
        "How we will know",
        "Outcome",
        "Milestone",
    ),
    Col.ACTION: (
        "Action",
        "Activity",
        "Key actions",
        "What we will do",
        "Task",
        "Actions to be taken",
        "Planned activity",
    ),
    Col.THEME: ("Theme", "Priority", "Priority area", "Objective"),
}
# A baseline and an actual that are only told apart together.
YEARS_APART = (
    ("{y}", "{y}"),
    ("{y} outturn", "{y} outturn"),
    ("{y} actual", "{y} actual"),
    ("Result {y}", "Result {y}"),
    ("Last year", "This year"),
    ("Performance {y}", "Performance {y}"),
)
QUARTER_HEADS = (
    ("Q1", "Q2", "Q3", "Q4"),
    ("Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"),
    ("Qtr 1", "Qtr 2", "Qtr 3", "Qtr 4"),
    ("Q1 {y}", "Q2 {y}", "Q3 {y}", "Q4 {y}"),
    ("{y} Q1", "{y} Q2", "{y} Q3", "{y} Q4"),
    ("Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"),
    ("1st quarter", "2nd quarter", "3rd quarter", "4th quarter"),
)


class Place(StrEnum):
    """A part of the document, which a heading begins."""

    INTRODUCTION = "introduction"
    SUCCESSES = "successes"
    REVIEW = "review"
    RESULTS = "results"
    PRIORITIES = "priorities"
    TARGETS = "targets"
    ACTIONS = "actions"
    MEMBERS = "members"


PARTS: dict[Place, tuple[str, ...]] = {
    Place.INTRODUCTION: (
        "Introduction",
        "Foreword",
        "Background",
        "About this plan",
        "Executive summary",
        "Purpose of this plan",
    ),
    Place.SUCCESSES: (
        "Successes",
        "Key achievements",
        "Highlights of the year",
        "Our achievements",
    ),
    Place.REVIEW: (
        "Review of {last}",
        "Looking back",
        "What we did in {last}",
        "Progress in {last}",
        "Review of the year",
        "Annual review of {last}",
    ),
    Place.RESULTS: (
        "Performance in {last}",
        "How we did",
        "Results for {last}",
        "Performance against targets",
        "Progress against targets {last}",
    ),
    Place.PRIORITIES: (
        "Our priorities",
        "Priorities for {this}",
        "Priority areas",
        "Key priorities",
        "Strategic priorities",
        "Priorities",
    ),
    Place.TARGETS: (
        "Targets for {this}",
        "Targets",
        "Performance targets",
        "Our targets for {this}",
        "Performance framework",
    ),
    Place.ACTIONS: (
        "Action plan",
        "Delivery plan",
        "Action plan {this}",
        "Implementation plan",
        "Delivery plan {this}",
    ),
    Place.MEMBERS: (
        "Membership and contact details",
        "Members of the partnership",
        "Partner agencies",
        "Useful contacts",
        "Our members",
    ),
}
# Labels of a theme sheet, in the order of its rows.
SHEET_LABELS: dict[str, tuple[str, ...]] = {
    "overview": (
        "Overview",
        "Background",
        "Why this is a priority",
        "Rationale",
        "Context",
    ),
    "actions": ("Activities", "Key actions", "What we will do", "Planned activities"),
    "measures": (
        "Performance measures",
        "Performance measures/targets",
        "Measures of success",
        "How we will measure success",
        "Performance indicators",
        "Targets",
    ),
    "outcomes": (
        "Intended outcomes",
        "Expected outcomes",
        "Outcomes",
        "What we want to achieve",
    ),
    "partners": ("Key partners", "Partners", "Supporting agencies", "Who is involved"),
}
LEAD_LABELS = ("Lead agency", "Lead partner", "Lead organisation", "Led by")
THEME_LABELS = ("Theme", "Priority theme")
