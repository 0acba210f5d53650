"""Making the demo partnership, once, by the doors a user has."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.resources import files as resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from django.utils.timezone import localdate

from frankpledge.access import operations as access
from frankpledge.access.models import User
from frankpledge.access.rules import ROLE_BY_CODE
from frankpledge.actions import operations as actions
from frankpledge.actions.rules import Origin, OriginKind
from frankpledge.config.demo import incidents
from frankpledge.config.demo.duties import ACTIONS, AGENCY_OF_ROLE
from frankpledge.config.demo.exchange import came_at, duties_of
from frankpledge.config.demo.figures import BINDINGS, MAPPED
from frankpledge.config.demo.places import SMALL_AREAS, VINTAGE
from frankpledge.intake import operations as intake
from frankpledge.intake import queries as intake_queries
from frankpledge.intake.owed import Standing
from frankpledge.partnership import operations as partnerships
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.operations import AreaShape
from frankpledge.partnership.rules import AreaKind, GroupKind
from frankpledge.plan import operations as plans
from frankpledge.plan import queries as plan_queries
from frankpledge.plan.bindings import IncidentBinding
from frankpledge.plan.models import Measure
from frankpledge.plan.operations.strategies import Span
from frankpledge.plan.rules import MeasureUnit, PlanStage

SLUG, NAME = "northbridge", "Northbridge Community Safety Partnership"
DOCUMENT = resources("frankpledge.config.demo") / "plan.txt"
PASSWORD = "northbridge-demo"  # noqa: S105  printed on the screen: there is nothing to hide
SEED = 2010
PEOPLE = (
    ("ben", "Ben Okafor", "manager"),
    ("olu", "Olu Adeyemi", "officer"),
    ("amara", "Amara Lindqvist", "analyst"),
    ("carys", "Carys Pritchard", "sergeant"),
    ("dev", "Dev Raman", "housing"),
    ("cora", "Cora Whitfield", "chair"),
    ("sam", "Sam Tanner", "scrutiny"),
)
GROUPS = (
    ("Strategy group", GroupKind.STRATEGY, "quarterly"),
    ("Tasking and co-ordinating group", GroupKind.TASKING, "monthly"),
    ("Community safety unit", GroupKind.UNIT, "each morning"),
    ("Anti-social behaviour task group", GroupKind.TASK_GROUP, "monthly"),
)

Say = Callable[[str], None]


@dataclass(frozen=True)
class DemoPerson:
    """Somebody to sign in as."""

    email: str
    name: str
    role: str


@dataclass(frozen=True)
class DemoMade:
    """Who there is to sign in as, and the one password."""

    people: tuple[DemoPerson, ...]
    password: str


def make_demo(*, at: datetime, say: Say) -> DemoMade:
    """Make the demo partnership where there is none; `say` tells each step."""
    people = tuple(
        DemoPerson(_email(short), name, ROLE_BY_CODE[role].name)
        for short, name, role in PEOPLE
    )
    partnership = partnership_queries.partnership_by_slug(SLUG)
    if partnership is None or not _is_finished(partnership):
        _Demo(at=at, say=say).make()
    return DemoMade(people=people, password=PASSWORD)


def _is_finished(partnership: Partnership) -> bool:
    year = partnership_queries.year_of(partnership, label="2010-11")
    plan = plan_queries.plan_for(year) if year else None
    return plan is not None and plan.stage is not PlanStage.DRAFT


class _Demo:
    """One making of the demo. Each step may be repeated after an interruption."""

    def __init__(self, *, at: datetime, say: Say) -> None:
        self.by: User = access.command_line_user()
        self.at, self.say = at, say
        self.stamp: dict[str, Any] = {"by": self.by, "at": at}

    def make(self) -> None:
        """Make everything, in the order a partnership would."""
        self.say("Making the demo partnership ...")
        partnership = partnership_queries.partnership_by_slug(
            SLUG
        ) or partnerships.create_partnership(slug=SLUG, name=NAME, **self.stamp)
        self._areas(partnership)
        self._people(partnership)
        self._groups(partnership)
        self.say("Adding two and a half years of invented incidents ...")
        self._evidence(partnership)
        self._categories(partnership)
        self.say("Reading the plan document ...")
        self._plan(partnership)
        self._bind(partnership)
        self._posts(partnership)
        self._actions(partnership)
        self._exchange(partnership)
        self._agree(partnership)

    def _areas(self, partnership: Partnership) -> None:
        partnerships.add_areas(
            partnership=partnership,
            kind=AreaKind.LSOA,
            vintage=VINTAGE,
            shapes=[AreaShape(a.code, a.name, a.boundary) for a in SMALL_AREAS],
            **self.stamp,
        )

    def _people(self, partnership: Partnership) -> None:
        for short, name, role in PEOPLE:
            user = access.add_user(email=_email(short), name=name, password=PASSWORD)
            partnerships.add_person(
                partnership=partnership, user=user, role=role, **self.stamp
            )

    def _groups(self, partnership: Partnership) -> None:
        for name, kind, meets in GROUPS:
            group = partnerships.add_group(
                partnership=partnership, name=name, kind=kind, **self.stamp
            )
            partnerships.change_group(
                group=group,
                changes={"meets": meets},
                agencies=[],
                version=group.version,
                **self.stamp,
            )

    def _evidence(self, partnership: Partnership) -> None:
        """Bring each month's file on a day of its own, as it would have come."""
        rng = np.random.default_rng(SEED)
        with TemporaryDirectory() as folder:
            for number, (name, text) in enumerate(incidents.files(rng)):
                path = Path(folder) / name
                path.write_text(text, encoding="utf-8")
                intake.add_paths(
                    partnership=partnership,
                    paths=[path],
                    source="incidents",
                    by=self.by,
                    at=min(self.at, came_at(number)),
                )

    def _categories(self, partnership: Partnership) -> None:
        intake.use_ready_made(partnership=partnership, **self.stamp)
        ours = {
            branch.category.code: branch.category
            for branch in intake_queries.taxonomy_of(partnership)
        }
        intake.map_categories(
            partnership=partnership,
            meanings=[
                intake.Meaning("incidents", incidents.SUPPLIER, words, ours[code])
                for words, code in MAPPED.items()
            ],
            **self.stamp,
        )

    def _plan(self, partnership: Partnership) -> None:
        document = plans.read_document(
            partnership=partnership,
            name="northbridge-action-plan-2010-11.txt",
            content=DOCUMENT.read_bytes(),
            **self.stamp,
        )
        if document.plan_id is None:
            plans.accept_all_sure(document=document, least=0.0, **self.stamp)
            plans.adopt_document(document=document, **self.stamp)

    def _bind(self, partnership: Partnership) -> None:
        for plan in plan_queries.plans_of(partnership):
            for measure in plan_queries.measures_of(plan):
                self._bind_one(measure)

    def _bind_one(self, measure: Measure) -> None:
        title = measure.indicator.title.casefold().replace("-", " ")
        is_count = measure.indicator.unit == MeasureUnit.COUNT.value
        bound = next((each for each in BINDINGS if each.words in title), None)
        if bound is None or not is_count:
            return
        held = getattr(measure, "binding", None)
        plans.bind_measure(
            measure=measure,
            binding=IncidentBinding(
                source="incidents",
                supplier=incidents.SUPPLIER,
                categories=bound.categories,
            ),
            version=held.version if held else 0,
            **self.stamp,
        )

    def _posts(self, partnership: Partnership) -> None:
        """Say whom people work for: the agencies came with the plan."""
        for person in partnership_queries.people_of(partnership):
            name = AGENCY_OF_ROLE.get(person.role_code, "")
            agency = partnership_queries.agency_by_name(partnership, name)
            if agency is not None and person.agency is None:
                post = partnerships.Post(person.role_code, agency)
                partnerships.change_post(membership=person, post=post, **self.stamp)

    def _actions(self, partnership: Partnership) -> None:
        """Assign a few actions: one late, one soon, one later, one done."""
        people = partnership_queries.people_of(partnership)
        for number, each in enumerate(ACTIONS, start=1):
            owner = people.filter(user__email=_email(each.short)).first()
            agency = partnership_queries.agency_by_name(partnership, each.agency)
            due = localdate(self.at) + timedelta(days=each.days)
            action = actions.assign(
                partnership=partnership,
                task=actions.Task(each.title, due, owner=owner, agency=agency),
                origin=Origin(OriginKind.BY_HAND, each.source, key=f"demo:{number}"),
                **self.stamp,
            )
            if each.result and action.is_open:
                actions.close(action=action, result=each.result, **self.stamp)

    def _exchange(self, partnership: Partnership) -> None:
        """Enter what agencies owe, and chase what has been overdue longest."""
        held = set(
            intake_queries.duties_of(partnership).values_list("title", flat=True)
        )
        for text in duties_of(partnership):
            if text.title not in held:
                intake.add_duty(partnership=partnership, text=text, **self.stamp)
        year = partnership_queries.years_of(partnership).first()
        today = localdate(self.at)
        late = intake_queries.awaited(partnership, today=today)
        for each in [one for one in late if one.owed.is_overdue][:1]:
            if year is not None and each.owed.standing is Standing.OVERDUE:
                period = each.owed.period
                intake.chase(duty=each.duty, period=period, year=year, **self.stamp)

    def _agree(self, partnership: Partnership) -> None:
        plans.write_strategy(
            partnership=partnership,
            title="A safer Northbridge",
            span=Span(date(2008, 4, 1), date(2011, 3, 31)),
            summary="Fewer people harmed, fewer places feared, and agencies that act "
            "together where one alone cannot.",
            **self.stamp,
        )
        year = partnership_queries.year_of(partnership, label="2010-11")
        plan = plan_queries.plan_for(year) if year else None
        if plan is not None and plan.is_open:
            plans.set_stage(
                plan=plan,
                stage=PlanStage.AGREED,
                why="Agreed by the strategy group.",
                **self.stamp,
            )


def _email(short: str) -> str:
    return f"{short}@northbridge.example"
