"""Drawing one of the many ways a plan is set out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from benchmarks.checking import heads as h
from benchmarks.checking.heads import Col
from benchmarks.checking.style import Actions, Members, Priorities, Style, TableStyle

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

# A year of last year's in a heading.
DATED = re.compile(r"\{last\}")
TITLES = (
    "{partnership} {kind} {this}",
    "{kind} {this}",
    "{partnership}: {kind} {this}",
    "{partnership} – {kind} {this}",
    "{partnership} {kind}",
)
SUBTITLES = ("{this}", "April {a} to March {b}", "For the year {this}")
SHEET_HEADS = (
    "{title} – {label} {lead}",
    "{title} - {label}: {lead}",
    "{title}, {label}: {lead}",
    "{title} ({label}: {lead})",
)
STATUSES = (
    {"Green": "Green", "Amber": "Amber", "Red": "Red"},
    {"Green": "G", "Amber": "A", "Red": "R"},
    {"Green": "GREEN", "Amber": "AMBER", "Red": "RED"},
    {"Green": "On target", "Amber": "Slightly off target", "Red": "Off target"},
)
CAPTIONS = ("Table of performance", "Summary of figures")
NOTES = (
    "Figures are provisional until audited.",
    "* Figures may be revised when the returns are complete.",
    "Source: police and partners.",
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
        title=(title := rng.choice(TITLES)),
        subtitle="" if "{this}" in title else rng.choice(SUBTITLES),
        sheet_head=rng.choice(SHEET_HEADS),
        statuses=rng.choice(STATUSES),
        are_surveys_named=rng.random() < 0.3,
    )


def _results(rng: Random) -> TableStyle:
    figures = [Col.BASELINE, Col.TARGET, Col.ACTUAL]
    if rng.random() < 0.25:
        figures = [Col.TARGET, Col.BASELINE, Col.ACTUAL]
    if rng.random() < 0.15:
        figures = [Col.BASELINE, *h.QUARTERS, Col.ACTUAL, Col.TARGET]
    if figures[0] is Col.BASELINE and rng.random() < 0.12:
        figures.insert(0, Col.EARLIER)
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
    more = (Col.PARTNERS, Col.COST, Col.STATUS, Col.SUCCESS)
    tail += [one for one in more if rng.random() < 0.35]
    heads = {col: rng.choice(h.HEADS[col]) for col in (Col.THEME, Col.ACTION, *tail)}
    return TableStyle((Col.ACTION, *tail), heads)


def _front(rng: Random) -> list[Col]:
    shape = rng.random()
    if shape < 0.5:
        return [Col.TITLE]
    if shape < 0.6:
        return [Col.NUMBER, Col.TITLE]
    return [Col.CODE, Col.TITLE] if shape < 0.8 else [Col.TITLE, Col.CODE]


def _table(
    rng: Random, front: Sequence[Col], figures: Sequence[Col], tail: Sequence[Col]
) -> TableStyle:
    columns = (*front, *figures, *tail)
    shape = rng.random()
    heads = _heads(rng, columns)
    grouped = shape > 0.9 and Col.Q1 not in columns and Col.EARLIER not in columns
    return TableStyle(
        columns=columns,
        heads=_grouped(heads, rng) if grouped else heads,
        has_sections=shape < 0.25,
        caption=rng.choice(CAPTIONS) if 0.25 < shape < 0.4 else "",
        has_groups=grouped,
        footnote=rng.choice(("", "", *NOTES)),
        has_footnote_inside=rng.random() < 0.3,
        is_split=0.4 < shape < 0.5,
    )


def _grouped(heads: dict[Col, str], rng: Random) -> dict[Col, str]:
    """Return heads without their years, which stand in the row above."""
    named = {
        Col.BASELINE: rng.choice(("Outturn", "Actual", "Baseline")),
        Col.TARGET: "Target",
        Col.ACTUAL: rng.choice(("Outturn", "Actual")),
    }
    kept = {
        col: "Measure" if col is Col.TITLE else head
        for col, head in heads.items()
        if col not in named
    }
    return kept | {col: head for col, head in named.items() if col in heads}


def _heads(rng: Random, columns: Sequence[Col]) -> dict[Col, str]:
    found = {col: rng.choice(h.HEADS[col]) for col in columns if col not in h.QUARTERS}
    if Col.Q1 in columns:
        found.update(zip(h.QUARTERS, rng.choice(h.QUARTER_HEADS), strict=True))
    if Col.EARLIER in columns:
        found[Col.BASELINE], found[Col.ACTUAL] = h.YEARS_APART[0]
        found[Col.EARLIER] = "{y}"
        found[Col.TARGET] = "Target {y}"
    elif Col.ACTUAL in columns and rng.random() < 0.3:
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
        subtitle="",
        sheet_head=SHEET_HEADS[0],
        statuses=STATUSES[0],
        are_surveys_named=False,
    )


def _classic(*figures: Col) -> TableStyle:
    names = {Col.BASELINE: "Baseline {y}", Col.CHANGE: "Change"}
    heads = {col: names.get(col, f"{col.value.title()} {{y}}") for col in figures}
    return TableStyle((Col.TITLE, *figures), {Col.TITLE: "Measure", **heads})


def _classic_actions() -> TableStyle:
    columns = (Col.ACTION, Col.OWNER, Col.DUE)
    return TableStyle(columns, {col: h.HEADS[col][0] for col in (Col.THEME, *columns)})
