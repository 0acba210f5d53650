"""Invented plans of two years, and the short ways tests speak of comparing them."""

from dataclasses import replace

from frankpledge.plan.reading.draft import (
    Activity,
    AgencyEntry,
    Draft,
    Line,
    PriorityItem,
    Source,
    ThemeMeasure,
    ThemeSheet,
)
from frankpledge.review.checks.examples import draft
from frankpledge.review.comparing.comparison import Comparison, compare
from frankpledge.review.comparing.drafts import plan_of_draft

AT = Source(50, 50)


def priority(title: str, *issues: str) -> PriorityItem:
    return PriorityItem(title, tuple(Line(text, AT) for text in issues), AT, 1.0)


def theme(
    title: str,
    *activities: str,
    under: str = "",
    lead: str = "",
    partners: tuple[str, ...] = (),
    measures: tuple[ThemeMeasure, ...] = (),
    outcomes: tuple[str, ...] = (),
) -> ThemeSheet:
    return ThemeSheet(
        title=title,
        priority=under,
        lead_agency=lead,
        overview="",
        activities=tuple(Activity(text, AT) for text in activities),
        measures=measures,
        outcomes=tuple(Line(text, AT) for text in outcomes),
        key_partners=tuple(Line(name, AT) for name in partners),
        source=AT,
        confidence=1.0,
    )


def member(name: str, telephone: str = "") -> AgencyEntry:
    return AgencyEntry(name, "", "", telephone, "", AT, 1.0)


def plan(*parts: object, **fields: object) -> Draft:
    """Return a draft of these rows, sheets, priorities and members."""
    rows = [p for p in parts if not isinstance(p, PriorityItem | AgencyEntry)]
    made = draft(*rows)
    return replace(
        made,
        priorities=tuple(p for p in parts if isinstance(p, PriorityItem)),
        agencies=tuple(p for p in parts if isinstance(p, AgencyEntry)),
        **fields,
    )


def compared(earlier: Draft, later: Draft) -> Comparison:
    return compare(plan_of_draft(earlier), plan_of_draft(later))


def fates(comparison: Comparison) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return what became of what, in words."""
    return [
        (
            entry.fate.value,
            tuple(element.words for element in entry.earlier),
            tuple(element.words for element in entry.later),
        )
        for entry in comparison.entries
    ]
