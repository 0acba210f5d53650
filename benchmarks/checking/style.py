"""One of the many ways a plan is set out: what its columns are called and how it prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from benchmarks.checking import heads as h
from benchmarks.checking.heads import Col, Place

YEAR_FORMS = (
    "{a}/{b2}",
    "{a}-{b2}",
    "{a}-{b}",
    "{a}/{b}",
    "{a2}/{b2}",
    "FY {a}-{b2}",
    "{a}–{b2}",
    "{a} - {b}",
    "FY{a2}/{b2}",
)
FALLS = ("-{}", "- {}", "−{}", "–{}", "{} decrease", "{} reduction", "▼ {}", "↓{}")
RISES = {
    "-{}": ("+{}", "{}"),
    "- {}": ("+ {}", "{}"),
    "−{}": ("+{}",),
    "–{}": ("+{}", "{}"),
    "{} decrease": ("{} increase",),
    "{} reduction": ("{} increase",),
    "▼ {}": ("▲ {}",),
    "↓{}": ("↑{}",),
}


class Actions(StrEnum):
    """How the action plan is set out."""

    SHEETS = "sheets"  # label and content, the first row with title and lead
    LABELLED = "labelled sheets"  # the same, with rows for the theme and the lead
    TABLES = "action tables"  # a heading a theme, a row an action
    ONE_TABLE = "one action table"  # the theme in a column


class Priorities(StrEnum):
    """How the priorities are set out."""

    LIST = "list"
    HEADINGS = "headings"


class Members(StrEnum):
    """How the members are set out."""

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
    groups: bool = False  # a header row above the header, over the figures
    footnote: str = ""


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


TITLES = (
    "{partnership} {kind} {this}",
    "{kind} {this}",
    "{partnership}: {kind} {this}",
    "{partnership} – {kind} {this}",
)


def draw_style(rng: Random) -> Style:
    """Return a way of setting a plan out; the same generator gives the same way."""
    fall = rng.choice(FALLS)
    return Style(
        year_form=rng.choice(YEAR_FORMS),
        thousands=rng.choice((",", ",", "", " ")),
        percent=rng.choice(("%", "%", "%", " %", " per cent")),
        fall=fall,
        rise=rng.choice(RISES[fall]),
        rate=rng.choice(("{} per 1,000", "{}/1,000", "{} per 1000")),
        days=rng.choice(("{} days", "{} days", "{} working days")),
        results=_results(rng),
        targets=_targets(rng),
        actions_table=_actions(rng),
        actions=rng.choice(tuple(Actions)),
        priorities=rng.choice(tuple(Priorities)),
        members=rng.choice(tuple(Members)),
        headings={place: rng.choice(names) for place, names in h.PARTS.items()},
        labels={part: rng.choice(names) for part, names in h.SHEET_LABELS.items()},
        lead_label=rng.choice(h.LEAD_LABELS),
        theme_label=rng.choice(h.THEME_LABELS),
        are_headings_numbered=rng.random() < 0.2,
        title=rng.choice(TITLES),
    )


def _results(rng: Random) -> TableStyle:
    figures = [Col.BASELINE, Col.TARGET, Col.ACTUAL]
    if rng.random() < 0.25:
        figures = [Col.TARGET, Col.BASELINE, Col.ACTUAL]
    if rng.random() < 0.15:
        figures = [Col.BASELINE, *h.QUARTERS, Col.ACTUAL, Col.TARGET]
    if rng.random() < 0.85:
        figures.append(Col.CHANGE)
    tail = [Col.STATUS] if rng.random() < 0.4 else []
    tail += [Col.COMMENT] if rng.random() < 0.2 else []
    return _table(rng, _front(rng), figures, tail)


def _targets(rng: Random) -> TableStyle:
    figures = [Col.BASELINE, Col.TARGET]
    if rng.random() < 0.2:
        figures = [Col.BASELINE, *h.QUARTERS, Col.TARGET]
    tail = [
        one
        for one in (Col.OWNER, Col.PARTNERS, Col.DUE, Col.EVIDENCE)
        if rng.random() < 0.25
    ]
    return _table(rng, _front(rng), figures, tail)


def _actions(rng: Random) -> TableStyle:
    tail = [Col.OWNER, Col.DUE]
    rng.shuffle(tail)
    more = (Col.PARTNERS, Col.COST, Col.STATUS)
    tail += [one for one in more if rng.random() < 0.35]
    heads = {col: rng.choice(h.HEADS[col]) for col in (Col.THEME, Col.ACTION, *tail)}
    return TableStyle((Col.ACTION, *tail), heads)


def _front(rng: Random) -> list[Col]:
    shape = rng.random()
    if shape < 0.6:
        return [Col.TITLE]
    return [Col.CODE, Col.TITLE] if shape < 0.8 else [Col.TITLE, Col.CODE]


def _table(
    rng: Random, front: Sequence[Col], figures: Sequence[Col], tail: Sequence[Col]
) -> TableStyle:
    columns = (*front, *figures, *tail)
    return TableStyle(
        columns=columns,
        heads=_heads(rng, columns),
        has_sections=rng.random() < 0.3,
        caption=rng.choice(("", "", "", "Table of performance", "Summary of figures")),
        footnote=rng.choice(("", "", "", "Figures are provisional until audited.")),
    )


def _heads(rng: Random, columns: Sequence[Col]) -> dict[Col, str]:
    found = {col: rng.choice(h.HEADS[col]) for col in columns if col not in h.QUARTERS}
    if Col.Q1 in columns:
        found.update(zip(h.QUARTERS, rng.choice(h.QUARTER_HEADS), strict=True))
    if Col.ACTUAL in columns and rng.random() < 0.3:
        before, after = rng.choice(h.YEARS_APART)
        found[Col.BASELINE], found[Col.ACTUAL] = before, after
    if "{y}" in found[Col.TARGET] and rng.random() < 0.15:
        found[Col.TITLE] = "Target"
    return found


def classic_style() -> Style:
    """Return the plainest way, with the commonest words, for a fixed first sample."""
    return Style(
        year_form="{a}/{b2}",
        thousands=",",
        percent="%",
        fall="-{}",
        rise="+{}",
        rate="{} per 1,000",
        days="{} days",
        results=_classic(Col.BASELINE, Col.TARGET, Col.ACTUAL, Col.CHANGE),
        targets=_classic(Col.BASELINE, Col.TARGET),
        actions_table=_classic_actions(),
        actions=Actions.SHEETS,
        priorities=Priorities.LIST,
        members=Members.DIRECTORY,
        headings={place: names[0] for place, names in h.PARTS.items()},
        labels={part: names[0] for part, names in h.SHEET_LABELS.items()},
        lead_label=h.LEAD_LABELS[0],
        theme_label=h.THEME_LABELS[0],
        are_headings_numbered=False,
        title=TITLES[0],
    )


def _classic(*figures: Col) -> TableStyle:
    names = {Col.BASELINE: "Baseline {y}", Col.CHANGE: "Change"}
    heads = {col: names.get(col, f"{col.value.title()} {{y}}") for col in figures}
    return TableStyle((Col.TITLE, *figures), {Col.TITLE: "Measure", **heads})


def _classic_actions() -> TableStyle:
    columns = (Col.ACTION, Col.OWNER, Col.DUE)
    return TableStyle(columns, {col: h.HEADS[col][0] for col in (Col.THEME, *columns)})
