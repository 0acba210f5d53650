"""Priorities and theme sheets out of the document's."""

from dataclasses import dataclass, field

from frankpledge.partnership.models import Agency
from frankpledge.plan.document_words import activity_state_in
from frankpledge.plan.models import DraftElement, Plan, Priority
from frankpledge.plan.operations.adoption.act import Act, Agencies
from frankpledge.plan.operations.adoption.figures import Figures
from frankpledge.plan.operations.plans import add_priority
from frankpledge.plan.operations.themes import (
    ActivityGiven,
    ThemeText,
    add_activity,
    add_outcome,
    add_theme,
    set_key_partners,
)
from frankpledge.plan.reading.deadlines import deadline_of
from frankpledge.plan.reading.draft import Activity, PriorityItem, ThemeSheet
from frankpledge.plan.rules import ACTIVITY_STATE_NAMES, ActivityState, ElementKind

LONGEST_TITLE = 300
LONGEST_WORDS = 200  # of who answers for an activity, and of by when
NO_PRIORITY = "Other themes"


@dataclass
class Sheets:
    """Turns priorities and themes into the plan's own."""

    act: Act
    agencies: Agencies
    figures: Figures
    priorities: dict[str, Priority] = field(default_factory=dict)

    def add_all(self, plan: Plan) -> None:
        """Add the priorities, then the themes under them."""
        for element, item in self.act.decided(ElementKind.PRIORITY):
            self._add_priority(plan, element, item)
        for element, sheet in self.act.decided(ElementKind.THEME):
            self._add_theme(plan, element, sheet)

    def _add_priority(
        self, plan: Plan, element: DraftElement, item: PriorityItem
    ) -> None:
        title = item.title[:LONGEST_TITLE]
        if title in self.priorities:
            return  # named twice in the document: one priority all the same
        self.priorities[title] = add_priority(
            plan=plan,
            title=title,
            issues="\n".join(issue.text for issue in item.issues),
            drawn_from=element,
            **self.act.stamp,
        )

    def _priority(self, plan: Plan, named: str) -> Priority:
        # A theme whose priority was refused or never named still has a home.
        title = named[:LONGEST_TITLE] or NO_PRIORITY
        if title not in self.priorities:
            self.priorities[title] = add_priority(
                plan=plan, title=title, **self.act.stamp
            )
        return self.priorities[title]

    def _add_theme(self, plan: Plan, element: DraftElement, sheet: ThemeSheet) -> None:
        lead = self._lead(sheet)
        theme = add_theme(
            priority=self._priority(plan, sheet.priority),
            text=_text(sheet, lead),
            drawn_from=element,
            **self.act.stamp,
        )
        for activity in sheet.activities:
            add_activity(theme=theme, given=self._given(activity), **self.act.stamp)
        for outcome in sheet.outcomes:
            line = outcome.source.first_line
            add_outcome(theme=theme, text=outcome.text, line=line, **self.act.stamp)
        partners = [self.agencies.meant_by(each.text) for each in sheet.key_partners]
        agencies = [agency for agency in partners if agency is not None]
        set_key_partners(theme=theme, agencies=agencies, **self.act.stamp)
        for measure in sheet.measures:
            self.figures.add_theme_measure(theme, element, measure)

    def _lead(self, sheet: ThemeSheet) -> Agency | None:
        # In a table of actions the lead is who owns them, and that may be a person.
        name = sheet.lead_agency
        said = (sheet.particulars, *(one.particulars for one in sheet.activities))
        is_an_owner = any(one.owner == name for one in said)
        find = self.agencies.answering if is_an_owner else self.agencies.meant_by
        return find(name)

    def _given(self, activity: Activity) -> ActivityGiven:
        """Return an activity with what stands beside it; what is no day stays words."""
        said = activity.particulars
        owner = self.agencies.answering(said.owner)
        due = deadline_of(said.due, self.act.year).on if said.due else None
        state = activity_state_in(said.status) or ActivityState.PLANNED
        is_state = said.status.casefold() == ACTIVITY_STATE_NAMES[state].casefold()
        noted = {
            "Status": "" if is_state else said.status,
            "Partners": said.partners,
            "How it is known": said.evidence,
        }
        told = [f"{head}: {text}" for head, text in noted.items() if text]
        return ActivityGiven(
            text=activity.text,
            owner=owner,
            answered_by="" if owner else said.owner[:LONGEST_WORDS],
            due_on=due,
            timescale="" if due else said.due[:LONGEST_WORDS],
            cost=said.cost,
            note="\n".join(filter(None, [*told, said.comment])),
            state=state.value,
            line=activity.source.first_line,
        )


# What a sheet says of itself beside its parts, as its overview goes on with it.
SAID_OF_A_SHEET = {
    "due": "Timescale",
    "cost": "Resources",
    "status": "Status",
    "evidence": "How it is known",
    "comment": "Progress",
}


def _text(sheet: ThemeSheet, lead: Agency | None) -> ThemeText:
    """Return the head of a sheet; a person who leads it is no part of what it says."""
    return ThemeText(
        title=sheet.title[:LONGEST_TITLE],
        lead=lead,
        overview=_overview(sheet),
        answered_by="" if lead else sheet.lead_agency[:LONGEST_WORDS],
    )


def _overview(sheet: ThemeSheet) -> str:
    """Return a sheet's overview with what else it says that has no place of its own."""
    told: list[str] = []
    for name, head in SAID_OF_A_SHEET.items():
        if words := getattr(sheet.particulars, name):
            told.append(f"{head}: {words}")
    return "\n\n".join(filter(None, [sheet.overview, *told]))
