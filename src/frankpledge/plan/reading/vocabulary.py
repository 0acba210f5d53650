"""The words plan documents use for their parts, labels and columns, with synonyms."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from frankpledge.plan.reading.draft import Part
from frankpledge.plan.reading.text import DASH_CLASS, corrected, words_of

LONGEST_LABEL: Final = 60  # characters

# Headings that begin a part of the document, tried in this order.
PART_HEADINGS: Final[tuple[tuple[Part, re.Pattern[str]], ...]] = (
    (
        Part.INTRODUCTION,
        re.compile(
            r"introduction|foreword|background|welcome|executive summary"
            r"|about (this|the|our) (plan|document|partnership|strategy)"
            r"|(the )?purpose (and scope )?of (this|the|our) (plan|document|strategy)"
            r"|purpose$|our vision$|vision$|(chair(man|woman|person)?'?s|a) "
            r"(foreword|message|introduction|welcome)|message from"
        ),
    ),
    (
        Part.SUCCESSES,
        re.compile(r"(our |the |key |main )*(successes|achievements|highlights)\b"),
    ),
    (
        Part.REVIEW,
        re.compile(
            r"(a |annual )?review of|looking back|what we (did|achieved)|last year\b"
            r"|progress (in|during|last)|projects and initiatives"
        ),
    ),
    (
        Part.PRIORITIES,
        re.compile(
            r"(our |the |key |agreed |strategic |local |partnership |recommended |proposed"
            r" |emerging |current |new |main )*"
            r"(priority (issues|areas)|priorities)\b"
        ),
    ),
    (
        Part.TARGETS,
        re.compile(
            r"(our |the |key |headline |overall |performance |partnership )*targets"
            r"(?= for| and| [0-9]|$)|performance (measures|framework|management)"
        ),
    ),
    (
        Part.ACTIONS,
        re.compile(
            r"(annual |our |the |partnership )*(action|delivery|implementation) plan\b"
            r"|action (log|tracker|sheet)\b|actions (from|arising|agreed)\b"
            r"|what we (will|plan to|intend to|are going to) do (in|during|for|over|next)\b"
        ),
    ),
    (
        Part.MEMBERSHIP,
        re.compile(
            r"membership|members of|our members|contact (details|us|information)"
            r"|contacts\b|partner (agencies|organisations)|useful contacts|who we are"
        ),
    ),
)
_NUMBERED = re.compile(r"^(?:section |part |chapter )?[0-9a-z]{1,2}(?:\.[0-9]{1,2})* +")


class Label(StrEnum):
    """What a label cell of a theme sheet announces."""

    THEME = "theme"
    LEAD = "lead agency"
    OVERVIEW = "overview"
    ACTIVITIES = "activities"
    MEASURES = "performance measures"
    OUTCOMES = "intended outcomes"
    PARTNERS = "key partners"
    DUE = "timescale"
    COST = "resources"
    STATUS = "status"
    COMMENT = "progress"


LABELS: Final[dict[Label, frozenset[str]]] = {
    Label.THEME: frozenset({"theme", "key theme", "priority theme", "project"}),
    Label.LEAD: frozenset(
        {
            "lead",
            "lead agency",
            "lead partner",
            "lead organisation",
            "lead officer",
            "lead body",
            "led by",
            "responsible agency",
        }
    ),
    Label.OVERVIEW: frozenset(
        {
            "overview",
            "background",
            "context",
            "rationale",
            "why",
            "the issue",
            "the problem",
            "summary",
            "why this is a priority",
            "why is this a priority",
            "why is it a priority",
            "why this is important",
            "why is this important",
            "why we chose this",
            "what we know",
            "what is the problem",
        }
    ),
    Label.ACTIVITIES: frozenset(
        {
            *("activities", "activity", "actions", "action"),
            "key activities",
            "key actions",
            "planned activities",
            "planned actions",
            *("what we will do", "what will we do", "we will", "together we will"),
            *(
                "to achieve this we will",
                "to do this we will",
                "in order to do this we will",
            ),
            *("over the next year we will", "this year we will", "we plan to"),
            "what we are going to do",
            "how we will do it",
            "how we will do this",
            "actions we will take",
        }
    ),
    Label.MEASURES: frozenset(
        {
            *("measures", "targets", "indicators", "target", "measure", "indicator"),
            *("success measure", "performance measure", "performance indicator"),
            "performance measures",
            "performance measures targets",
            "performance measures and targets",
            "performance indicators",
            "performance targets",
            "measures and targets",
            "measures targets",
            "success measures",
            "measures of success",
            "how we will measure success",
            "how will we measure success",
            "how we will know",
            "key performance indicators",
        }
    ),
    Label.OUTCOMES: frozenset(
        {
            "outcomes",
            "outcome",
            "intended outcomes",
            "intended outcome",
            "expected outcomes",
            "desired outcomes",
            "what we want to achieve",
            "what do we want to achieve",
            "outcomes we want",
            "what success looks like",
            "what will success look like",
        }
    ),
    Label.PARTNERS: frozenset(
        {
            "partners",
            "key partners",
            "key partner agencies",
            "partner agencies",
            "partners involved",
            "supporting agencies",
            "supporting partners",
            "who is involved",
            *("who will be involved", "who will deliver it", "who will help"),
        }
    ),
    Label.DUE: frozenset(
        {
            *("timescale", "timescales", "timeframe", "by when", "deadline", "when"),
            *("completion date", "target date", "timetable", "due date"),
        }
    ),
    Label.COST: frozenset(
        {
            *("resources", "resource", "cost", "costs", "budget", "funding"),
            *("resources required", "resource implications", "financial implications"),
            *("funding and resources", "resources and funding", "funding source"),
        }
    ),
    Label.STATUS: frozenset({"status", "rag", "rag status", "rag rating"}),
    Label.COMMENT: frozenset(
        {"progress", "progress to date", "update", "comments", "commentary", "notes"}
    ),
}
# What the labels beside the five parts of a sheet say of it as a whole.
PARTICULAR_LABELS: Final = {
    Label.DUE: "due",
    Label.COST: "cost",
    Label.STATUS: "status",
    Label.COMMENT: "comment",
}
SHEET_PARTS: Final = (
    Label.OVERVIEW,
    Label.ACTIVITIES,
    Label.MEASURES,
    Label.OUTCOMES,
    Label.PARTNERS,
)
_LABEL_OF: Final = {
    phrase: label for label, phrases in LABELS.items() for phrase in phrases
}

THEME_HEADER: Final = re.compile(
    rf"(?P<title>[^\n]{{1,150}}?)\s?[{DASH_CLASS}:,;(]\s?"
    r"(?:lead(?:ing)? (?:agency|agencies|partner|organi[sz]ation|officer|body)|led by)\b"
    rf"\s?[{DASH_CLASS}:]?\s?(?P<lead>[^\n]{{1,150}})",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\bled by\b.*[.;]\s*$", re.IGNORECASE)  # says who does it
LONGEST_THEME_HEADER: Final = 300

# Words a heading, label or column header may misspell.
SPELLINGS: Final = frozenset(
    word for phrases in LABELS.values() for phrase in phrases for word in phrase.split()
) | frozenset(
    [
        *(
            "introduction",
            "foreword",
            "successes",
            "achievements",
            "review",
            "projects",
        ),
        *("initiatives", "priority", "priorities", "targets", "membership", "contact"),
        *("details", "partnership", "baseline", "target", "actual", "change", "action"),
        *("percentage", "reduction", "increase", "achieved", "links", "organisation"),
        *("address", "telephone", "postcode", "website", "outturn", "objective"),
    ]
)


def part_of(heading: str) -> Part | None:
    """Return the part of a plan a heading begins, or None when it is not known."""
    words = " ".join(words_of(heading[:200]))
    forgiven = " ".join(words_of(corrected(words, SPELLINGS)))
    bare = (_NUMBERED.sub("", words), _NUMBERED.sub("", forgiven))
    for candidate in (words, bare[0], forgiven, bare[1]):
        for part, pattern in PART_HEADINGS:
            if pattern.match(candidate):
                return part
    return None


def label_of(text: str) -> Label | None:
    """Return what a label cell announces, or None when it is no label."""
    if not text or len(text) > LONGEST_LABEL:
        return None
    words = " ".join(words_of(text))
    return _LABEL_OF.get(words) or _LABEL_OF.get(corrected(words, SPELLINGS))


def line_label(text: str) -> tuple[Label, str, str] | None:
    """Return label, its words and what they announce of "Lead: The Police", or None.

    "Why is this a priority? Complaints rose." is one too.
    """
    for mark in (":", "?"):
        name, found, rest = text.partition(mark)
        label = label_of(name) if found else None
        if label:
            return label, name.strip(), rest.strip()
    return None


def theme_header(text: str) -> tuple[str, str] | None:
    """Return title and lead agency of "Burglary - Lead agency The Police", or None."""
    if len(text) > LONGEST_THEME_HEADER:
        return None
    match = THEME_HEADER.fullmatch(text.strip())
    if match is None or _SENTENCE.search(text):
        return None
    return match["title"].strip(), match["lead"].strip(" ).")
