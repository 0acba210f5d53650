"""A theme sheet as the document lays it out."""

from dataclasses import dataclass

from frankpledge.access.rules import Permission
from frankpledge.partnership.models import PlanYear
from frankpledge.plan.models import Activity, IntendedOutcome, Theme
from frankpledge.plan.presenters.findings import Place
from frankpledge.plan.presenters.plans import may_edit, paragraphs
from frankpledge.plan.presenters.targets import TargetLine, place_of, target_line
from frankpledge.plan.rules import ACTIVITY_STATE_NAMES, ActivityState

STATE_COLOURS = {
    ActivityState.PLANNED: "grey",
    ActivityState.UNDER_WAY: "blue",
    ActivityState.DONE: "green",
    ActivityState.DROPPED: "red",
}


@dataclass(frozen=True)
class ActivityLine:
    """An activity with its owner, due date, state and place."""

    activity: Activity
    state: str
    colour: str
    place: Place | None

    @property
    def answered_by(self) -> str:
        """Who answers for it: the agency, the words, or both."""
        named = (str(self.activity.owner or ""), self.activity.answered_by)
        return ", ".join(filter(None, named))


@dataclass(frozen=True)
class ThemePage:
    """Everything a theme sheet's page shows."""

    theme: Theme
    may_edit: bool
    place: Place | None
    overview: list[str]
    activities: list[ActivityLine]
    measures: list[TargetLine]
    outcomes: list[tuple[IntendedOutcome, Place | None]]
    partners: list[str]


def theme_page(
    theme: Theme, year: PlanYear, *, permitted: frozenset[Permission]
) -> ThemePage:
    """Put a theme sheet's page together for a person with these permissions."""
    return ThemePage(
        theme=theme,
        may_edit=may_edit(theme.plan, permitted),
        place=place_of(theme, year),
        overview=paragraphs(theme.overview),
        activities=[
            ActivityLine(
                activity,
                ACTIVITY_STATE_NAMES[ActivityState(activity.state)],
                STATE_COLOURS[ActivityState(activity.state)],
                _place(theme, year, activity.line),
            )
            for activity in theme.activities.all()
        ],
        measures=[target_line(measure, year) for measure in theme.measures.all()],
        outcomes=[
            (outcome, _place(theme, year, outcome.line))
            for outcome in theme.outcomes.all()
        ],
        partners=[str(partner.agency) for partner in theme.partners.all()],
    )


def _place(theme: Theme, year: PlanYear, line: int | None) -> Place | None:
    """Return the place of one line of the sheet; what was added by hand has none."""
    return place_of(theme, year, line) if line else None
