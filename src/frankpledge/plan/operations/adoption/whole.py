"""The whole of an adoption, in the order its parts need each other."""

from datetime import datetime

from django.db import transaction
from django.db.models import prefetch_related_objects

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership import operations as partnership_operations
from frankpledge.plan import permissions
from frankpledge.plan.models import Plan, PlanDocument
from frankpledge.plan.operations.adoption.act import Act, Agencies
from frankpledge.plan.operations.adoption.figures import Figures
from frankpledge.plan.operations.adoption.sheets import LONGEST_TITLE, Sheets
from frankpledge.plan.operations.plans import (
    TopicText,
    add_funding_pot,
    add_narrative_topic,
    create_plan,
    set_stage,
)
from frankpledge.plan.rules import ElementKind, PlanStage


@transaction.atomic
def adopt_document(*, document: PlanDocument, by: User, at: datetime) -> Plan:
    """Make the plan of the document's year, and last year's from its results.

    Needs every element decided and both years known. Refuses, in words, when the year
    already has a plan.
    """
    held = PlanDocument.objects.select_for_update().get(pk=document.pk)
    permissions.check_not_adopted(held)
    permissions.check_is_read(held)
    permissions.check_something_found(held)
    permissions.check_all_decided(held)
    permissions.check_years_known(held)
    act = Act(held, by=by, at=at)
    plan = _make_plan(act)
    held.plan = plan
    held.save()
    audit.record(
        Event.DOCUMENT_ADOPTED,
        subject=held,
        partnership=act.partnership.slug,
        detail={"plan": plan.pk},
        **act.stamp,
    )
    return plan


def _make_plan(act: Act) -> Plan:
    document = act.document
    year = partnership_operations.open_year(
        partnership=act.partnership, label=document.year_label, **act.stamp
    )
    plan = create_plan(
        year=year,
        title=document.title or f"Action plan {year.label}",
        introduction=document.introduction,
        **act.stamp,
    )
    prefetch_related_objects([plan], "statuses")  # asked for with every part added
    agencies, figures = Agencies(act), Figures(act)
    agencies.set_contact()
    for _, entry in act.decided(ElementKind.AGENCY):
        agencies.add_member(entry)
    _add_last_year(act, figures)
    for element, row in act.decided(ElementKind.TARGET):
        figures.add_target(plan, element, row)
    Sheets(act, agencies, figures).add_all(plan)
    _add_words(act, plan)
    return plan


def _add_last_year(act: Act, figures: Figures) -> None:
    rows = act.decided(ElementKind.RESULT)
    if not rows:
        return
    label = act.document.results_year_label
    year = partnership_operations.open_year(
        partnership=act.partnership, label=label, **act.stamp
    )
    if hasattr(year, "plan"):
        return  # the partnership already holds that year; its own figures stand
    plan = create_plan(year=year, title=f"Action plan {label}", **act.stamp)
    prefetch_related_objects([plan], "statuses")
    for element, row in rows:
        figures.add_result(plan, element, row)
    set_stage(
        plan=plan,
        stage=PlanStage.AGREED,
        why=f"Its targets and results are printed in {act.document.name}.",
        **act.stamp,
    )


def _add_words(act: Act, plan: Plan) -> None:
    for element, topic in act.decided(ElementKind.NARRATIVE):
        paragraphs = "\n\n".join(paragraph.text for paragraph in topic.paragraphs)
        add_narrative_topic(
            plan=plan,
            text=TopicText(topic.title[:LONGEST_TITLE], paragraphs, topic.part),
            drawn_from=element,
            **act.stamp,
        )
    for element, pot in act.decided(ElementKind.FUNDING):
        add_funding_pot(
            plan=plan,
            name=pot.name[:200],
            sentence=pot.sentence,
            drawn_from=element,
            **act.stamp,
        )
