"""Northbridge with one of everything, for whoever attacks it."""

from functools import partial

import pytest
from django.core.cache import cache
from django.urls import get_resolver, reverse

from frankpledge.access.rules import Permission
from frankpledge.intake import operations as intake
from frankpledge.intake import queries as intake_queries
from frankpledge.partnership import queries
from frankpledge.plan import operations as documents
from frankpledge.plan import queries as plans
from frankpledge.publishing import operations as publishing
from tests.architecture.page_laws import examples, pages
from tests.factories.actions import ActionFactory
from tests.factories.exchange import ExchangeDutyFactory
from tests.factories.partnership import AgencyFactory, AreaFactory, GroupFactory
from tests.factories.plan import (
    ActivityFactory,
    DraftElementFactory,
    FundingPotFactory,
    MeasureFactory,
    NarrativeTopicFactory,
    PlanFactory,
    PriorityFactory,
    StrategyFactory,
    ThemeFactory,
    UnplacedFactory,
)
from tests.factories.review import MeasureCommentFactory
from tests.intake.conftest import add as add
from tests.intake.conftest import read as read
from tests.intake.mapped import said_of_noise
from tests.people import BEN, BY_ROLE, MOMENT, account_of
from tests.replaying import made_once

GUARDED = [
    page
    for page in pages(get_resolver().url_patterns)
    if isinstance(page.permission, Permission)
]

SLIP = b"""Action Plan 2010 - 2011

Action\tBaseline\tTarget\tActual\tPercentage change
Reduce robbery by 10%\t1,000\t900\t850\t- 6%
"""


@pytest.fixture(autouse=True)
def no_attempts_yet(db):
    """Forget the attempts other tests made from this address."""
    cache.clear()


@pytest.fixture
def everything(northbridge, this_year, home):
    """Return what Northbridge has, as parts of addresses, page by page."""
    return made_once("everything", partial(_made, northbridge, this_year))


def _made(northbridge, year):
    plan = PlanFactory(year=year)
    return {
        **_of_the_directory(northbridge),
        **_of_actions(northbridge),
        **_of_categories(northbridge),
        **_of_the_register(northbridge),
        **_of_documents(northbridge),
        **_of_the_plan(northbridge, plan),
        **_of_measures(MeasureFactory(plan=plan)),
        **_of_evidence(),
    }


def _of_the_directory(northbridge):
    agency = AgencyFactory(partnership=northbridge)
    group = GroupFactory(partnership=northbridge)
    AreaFactory(partnership=northbridge, kind="ward", vintage=2009, drawn=True)
    person = queries.membership_of(account_of(BY_ROLE["housing"]), slug="northbridge")
    return {
        "partnership:agency": [{"pk": agency.pk}],
        "partnership:change-agency": [{"pk": agency.pk}],
        "partnership:group": [{"pk": group.pk}],
        "partnership:change-group": [{"pk": group.pk}],
        "partnership:layer": [{"kind": "ward", "vintage": 2009}],
        "partnership:change-person": [{"pk": person.pk}],
        "partnership:end-role": [{"pk": person.pk}],
    }


def _of_actions(northbridge):
    still_open = {"pk": ActionFactory(partnership=northbridge).pk}
    closed = {"pk": ActionFactory(partnership=northbridge, done=True).pk}
    verbs = ("close", "drop", "reassign", "change-due", "reword")
    return {
        **{f"actions:{verb}": [still_open] for verb in verbs},
        "actions:action": [still_open, closed],
        "actions:reopen": [closed],
    }


def _of_categories(northbridge):
    stamp = {"by": account_of(BEN), "at": MOMENT}
    intake.use_ready_made(partnership=northbridge, **stamp)
    number = {"number": intake_queries.mappings_of(northbridge).first().pk}
    said = said_of_noise()
    intake.explain_columns(partnership=northbridge, said=said, **stamp)
    source = {"source": "noise-complaints"}
    return {
        "intake:change-category": [{"code": "burglary"}],
        "intake:change-mapping": [number],
        "intake:remove-mapping": [number],
        "intake:kind": [source],
        "intake:explain-again": [source],
    }


def _of_the_register(northbridge):
    duty = ExchangeDutyFactory(agency__partnership=northbridge)
    period = {"pk": duty.pk, "period": "2010-04"}
    return {
        "intake:change-duty": [{"pk": duty.pk}],
        "intake:remove-duty": [{"pk": duty.pk}],
        "intake:owed": [period],
        "intake:chase": [period],
    }


def _of_documents(northbridge):
    element = DraftElementFactory(document__partnership=northbridge)
    document = {"pk": element.document_id}
    UnplacedFactory(document=element.document, position=1)
    stamp = {"by": account_of(BEN), "at": MOMENT}
    wrong = documents.read_document(
        partnership=northbridge, name="wrong.txt", content=SLIP, **stamp
    )
    finding = plans.findings_about(wrong).findings[0]
    return {
        "plan:read-again": [document],
        "plan:mark-unplaced": [{**document, "number": 1}],
        "plan:answer-finding": [{"pk": wrong.pk, "key": finding.key}],
        "plan:document": [document],
        "plan:document-lines": [document],
        "plan:accept-sure": [document],
        "plan:set-document-years": [document],
        "plan:adopt-document": [document],
        "plan:decide": [{"pk": element.pk}],
        "plan:correct": [{"pk": element.pk}],
    }


def _of_the_plan(northbridge, plan):
    theme = ThemeFactory(priority=PriorityFactory(plan=plan))
    strategy = StrategyFactory(partnership=northbridge)
    parts = {
        "priority": theme.priority,
        "topic": NarrativeTopicFactory(plan=plan),
        "funding": FundingPotFactory(plan=plan),
        "activity": ActivityFactory(theme=theme),
    }
    of_kind = [{"kind": kind, "pk": part.pk} for kind, part in parts.items()]
    return {
        "plan:change-stage": [{"stage": "agreed"}],
        "plan:change-strategy": [{"pk": strategy.pk}],
        "plan:theme": [{"slug": theme.slug}],
        "plan:change-theme": [{"slug": theme.slug}],
        "plan:set-partners": [{"slug": theme.slug}],
        "plan:add-to-theme": [
            {"slug": theme.slug, "kind": kind} for kind in ("activity", "outcome")
        ],
        "plan:add-part": [{"kind": kind} for kind in ("priority", "topic", "funding")],
        "plan:change-part": of_kind,
        "plan:remove-part": of_kind,
    }


def _of_evidence():
    supply = {"source": "incidents", "supplier": "northbridge"}
    return {"intake:terms": [supply], "intake:set-terms": [supply]}


def _of_measures(measure):
    names = (
        *("plan:change-measure", "plan:set-target", "plan:remove-measure"),
        *("review:measure", "review:records", "review:records-csv"),
        *("review:bind", "review:type-value", "review:comment"),
        "review:judge-status",
    )
    comment = MeasureCommentFactory(measure=measure)
    indicator = {"code": measure.indicator.code}
    return {
        "plan:change-indicator": [indicator],
        "review:sign": [{"code": measure.code, "number": comment.pk}],
        **{name: [{"code": measure.code}] for name in names},
    }


@pytest.fixture
def addresses(everything):
    """Return a function giving a page's addresses in a partnership."""

    def of(page, partnership="northbridge", **changed):
        return [
            reverse(
                page.name,
                kwargs={
                    **examples(page.takes),
                    **parts,
                    **{name: changed[name] for name in changed if name in page.takes},
                    "partnership": partnership,
                },
            )
            for parts in everything.get(page.name, [{}])
        ]

    return of


def publish_small_plan(year, by):
    """Publish a plan of nothing but its title."""
    PlanFactory(year=year, agreed=True)
    return publishing.publish(plan=plans.plan_for(year), by=by, at=MOMENT)
