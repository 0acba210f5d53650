"""What the frame of every page shows: where in the year one is, and where to go."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from frankpledge.access.rules import Permission
from frankpledge.partnership import queries
from frankpledge.partnership.models import Partnership, PlanYear
from frankpledge.ui.context import NavigationItem
from frankpledge.ui.context import page as frame


@dataclass(frozen=True)
class Stage:
    """A stage of the year that has pages: its word, its page, who may open it."""

    label: str
    url_name: str
    permission: Permission
    sentence: str


# The stages in the order of the year, as the year's page and the navigation show them.
STAGES = (
    Stage(
        "Evidence",
        "intake:home",
        Permission.EVIDENCE_VIEW,
        "Returns from police and partners, checked and kept.",
    ),
    Stage(
        "Plan",
        "plan:plan",
        Permission.PLAN_VIEW,
        "Priorities, themes, activities, measures and targets.",
    ),
    Stage(
        "Review",
        "review:home",
        Permission.REVIEW_VIEW,
        "Every target against its values, with a verdict and why.",
    ),
    Stage(
        "Publish",
        "publishing:home",
        Permission.PLAN_VIEW,
        "The plan and its review as the public sees them.",
    ),
)


@dataclass(frozen=True)
class Place:
    """A stage on the year's circle: a link, a sentence, whether one is here."""

    label: str
    url: str
    text: str
    is_done: bool
    is_current: bool


def circle(
    year: PlanYear, *, done: frozenset[str], permissions: frozenset[Permission]
) -> list[Place]:
    """Return the stages a person may open; one is at the first that is not done."""
    here = next((stage.label for stage in STAGES if stage.label not in done), "")
    return [
        Place(
            label=stage.label,
            url=reverse(stage.url_name, args=[year.partnership.slug, year.label]),
            text=stage.sentence,
            is_done=stage.label in done,
            is_current=stage.label == here,
        )
        for stage in STAGES
        if stage.permission in permissions
    ]


def page(request: HttpRequest) -> dict[str, object]:
    """Give the layouts the frame of this request's page."""
    partnership: Partnership | None = getattr(request, "partnership", None)
    if partnership is not None:
        year = getattr(request, "year", None) or queries.years_of(partnership).first()
        request.navigation = _items(request, partnership, year)  # type: ignore[attr-defined]
        request.home_url = (  # type: ignore[attr-defined]
            year.get_absolute_url()
            if year
            else reverse("partnership:home", args=[partnership.slug])
        )
    return frame(request)


def _items(
    request: HttpRequest, partnership: Partnership, year: PlanYear | None
) -> list[NavigationItem]:
    permissions: frozenset[Permission] = getattr(request, "permissions", frozenset())
    items = []
    if year is not None:
        items = [
            NavigationItem(
                stage.label,
                reverse(stage.url_name, args=[partnership.slug, year.label]),
            )
            for stage in STAGES
            if stage.permission in permissions
        ]
        if Permission.ACTIONS_VIEW in permissions:
            log = reverse("actions:log", args=[partnership.slug, year.label])
            items.append(NavigationItem("Actions", log))
    directory = reverse("partnership:directory", args=[partnership.slug])
    return [*items, NavigationItem("Directory", directory)]
