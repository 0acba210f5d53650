"""Made-up facts for lists, verdicts, findings, steps and stages."""

from __future__ import annotations

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
