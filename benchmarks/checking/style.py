"""One of the many ways a plan is set out: what its columns are called and how it prints."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from benchmarks.checking.heads import Col, Place


class Actions(StrEnum):
    """How the action plan is set out."""

    SHEETS = "sheets"  # label and content, the first row with title and lead
    LABELLED = "labelled sheets"  # the same, with rows for the theme and the lead
    TABLES = "action tables"  # a heading a theme, a row an action
    ONE_TABLE = "one action table"  # the theme in a column


class Priorities(StrEnum):
    """How the priorities are set out."""

    LIST = "list"
    NUMBERED = "numbered list"  # without issues
    HEADINGS = "headings"
    NONE = "none"


class Members(StrEnum):
    """How the members are set out."""

    NAMES = "names"  # a list of names alone
    BLOCKS = "blocks"  # name, address and telephone in one cell
    DIRECTORY = "directory"
    NONE = "none"


@dataclass(frozen=True)
class TableStyle:
    """How one table is set out."""

    columns: tuple[Col, ...]
    heads: dict[Col, str]
    has_sections: bool = False
    caption: str = ""  # a first row over the whole width
    has_groups: bool = False  # the years stand in a header row above the header
    footnote: str = ""
    has_footnote_inside: bool = False  # as a last row over the whole width
    is_split: bool = False  # a table for each section, each under its heading
    years_off: int = 0  # what the years of its heads are wrong by


@dataclass(frozen=True)
class Style:
    """How a whole document is set out."""

    year_form: str
    thousands: str
    percent: str
    fall: str
    rise: str
    rate: str  # "{} per 1,000"
    days: str
    results: TableStyle
    targets: TableStyle
    actions_table: TableStyle
    actions: Actions
    priorities: Priorities
    members: Members
    headings: dict[Place, str]
    labels: dict[str, str]
    lead_label: str
    theme_label: str
    are_headings_numbered: bool
    title: str  # "{partnership} {kind} {this}"
    subtitle: str  # a line under the title: the year, when the title lacks it
    sheet_head: str  # "{title} – {lead_label} {lead}"
    statuses: dict[str, str]  # how Green, Amber and Red are printed
    are_surveys_named: bool  # in brackets after a title
