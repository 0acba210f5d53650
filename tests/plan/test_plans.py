"""Making a plan by hand, changing its parts, giving it another status."""

from datetime import date

import pytest

from frankpledge.access.refusals import Refusal
from frankpledge.audit import operations as audit
from frankpledge.audit.queries import records_of
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.plan import operations, permissions, queries
from frankpledge.plan.models import Activity, Plan, Priority, Strategy, Theme
from frankpledge.plan.operations.plans import TopicText
from frankpledge.plan.operations.strategies import Span
from frankpledge.plan.operations.themes import ActivityGiven, ThemeText
from frankpledge.plan.reading.draft import Part
from frankpledge.plan.rules import PlanStage
from tests.factories.partnership import AgencyFactory
from tests.factories.plan import (
    ActivityFactory,
    FundingPotFactory,
    IntendedOutcomeFactory,
    MeasureFactory,
    NarrativeTopicFactory,
    PlanFactory,
    PriorityFactory,
    StrategyFactory,
    ThemeFactory,
)

SPAN = Span(date(2008, 4, 1), date(2011, 3, 31))


class RecordFailed(Exception):
    """The record could not be written."""


@pytest.fixture
def draft(this_year):
    """Return a plan for 2010-11 in draft, with nothing in it."""
    return PlanFactory(year=this_year, title="Action plan 2010-11")


@pytest.fixture
def closed(last_year):
    """Return an agreed plan."""
    return PlanFactory(year=last_year, title="Action plan 2009-10", agreed=True)


def parts_of(plan):
    """Return one of each kind of part of a plan."""
    priority = PriorityFactory(plan=plan)
    theme = ThemeFactory(priority=priority)
    return {
        "plan": plan,
        "priority": priority,
        "theme": theme,
        "activity": ActivityFactory(theme=theme),
        "outcome": IntendedOutcomeFactory(theme=theme),
        "topic": NarrativeTopicFactory(plan=plan),
        "pot": FundingPotFactory(plan=plan),
        "measure": MeasureFactory(plan=plan),
    }


KINDS = ["priority", "theme", "activity", "outcome", "topic", "pot", "measure"]
FIELD = {"activity": "text", "outcome": "text", "pot": "name"}


def test_a_plan_begins_as_a_draft(this_year, stamp):
    plan = operations.create_plan(year=this_year, title="By hand", **stamp)

    assert plan.stage is PlanStage.DRAFT
    assert records_of("northbridge").first().event == "plan created"


def test_a_year_has_one_plan(draft, this_year, stamp):
    with pytest.raises(Refusal, match="A year has one plan"):
        operations.create_plan(year=this_year, title="Another", **stamp)


def test_a_plan_carries_out_the_strategy_of_its_years(northbridge, this_year, stamp):
    strategy = StrategyFactory(partnership=northbridge)

    plan = operations.create_plan(year=this_year, title="By hand", **stamp)

    assert plan.strategy == strategy


def test_a_strategy_written_later_takes_in_the_plans_of_its_years(
    draft, northbridge, stamp
):
    strategy = operations.write_strategy(
        partnership=northbridge, title="Safer", span=SPAN, summary="", **stamp
    )

    draft.refresh_from_db()
    assert draft.strategy == strategy
    assert list(queries.strategy_of(northbridge, pk=strategy.pk).plans.all()) == [draft]


def test_a_strategy_of_other_years_takes_in_nothing(draft, northbridge, stamp):
    span = Span(date(2011, 4, 1), date(2014, 3, 31))

    operations.write_strategy(
        partnership=northbridge, title="Later", span=span, summary="", **stamp
    )

    draft.refresh_from_db()
    assert draft.strategy is None


def test_the_second_to_change_a_strategy_is_told(northbridge, stamp):
    strategy = StrategyFactory(partnership=northbridge)
    operations.change_strategy(
        strategy=strategy, changes={"summary": "Theirs"}, version=1, **stamp
    )

    with pytest.raises(EditedMeanwhile):
        operations.change_strategy(
            strategy=strategy, changes={"summary": "Mine"}, version=1, **stamp
        )

    assert Strategy.objects.get().summary == "Theirs"


@pytest.mark.parametrize(
    ("stage", "may_become"),
    [
        (PlanStage.DRAFT, {PlanStage.AGREED}),
        (PlanStage.AGREED, {PlanStage.DRAFT, PlanStage.PUBLISHED}),
        (PlanStage.PUBLISHED, {PlanStage.SUPERSEDED}),
        (PlanStage.SUPERSEDED, set()),
    ],
)
def test_a_plan_moves_only_as_the_table_says(stamp, stage, may_become):
    for wanted in PlanStage:
        plan = PlanFactory()
        plan.statuses.create(stage=stage.value, by=stamp["by"], at=stamp["at"])
        if wanted in may_become:
            operations.set_stage(plan=plan, stage=wanted, why="Agreed", **stamp)
            assert plan.stage is wanted
        else:
            with pytest.raises(Refusal, match="cannot become"):
                operations.set_stage(plan=plan, stage=wanted, why="", **stamp)


def test_why_a_plan_was_agreed_is_kept(draft, stamp):
    status = operations.set_stage(
        plan=draft, stage=PlanStage.AGREED, why="Strategy group, 6 April", **stamp
    )

    assert (status.by, status.at) == (stamp["by"], stamp["at"])
    assert draft.statuses.get().why == "Strategy group, 6 April"


@pytest.mark.parametrize("kind", ["plan", *KINDS])
def test_a_change_is_saved_counted_and_recorded(draft, stamp, kind):
    item = parts_of(draft)[kind]
    field = FIELD.get(kind, "title")

    held = operations.change_item(
        item=item, changes={field: "New words"}, version=1, **stamp
    )

    assert (getattr(held, field), held.version) == ("New words", 2)
    record = records_of("northbridge").first()
    assert record.event in {"plan changed", "measure changed"}
    assert field in record.detail


@pytest.mark.parametrize("kind", ["plan", *KINDS])
def test_the_second_editor_is_told_and_nothing_is_overwritten(draft, stamp, kind):
    item = parts_of(draft)[kind]
    field = FIELD.get(kind, "title")
    operations.change_item(item=item, changes={field: "Theirs"}, version=1, **stamp)

    with pytest.raises(EditedMeanwhile, match="Nothing was overwritten"):
        operations.change_item(item=item, changes={field: "Mine"}, version=1, **stamp)

    item.refresh_from_db()
    assert getattr(item, field) == "Theirs"


@pytest.mark.parametrize("kind", ["plan", *KINDS])
def test_nothing_of_an_agreed_plan_is_changed(closed, stamp, kind):
    item = parts_of(closed)[kind]

    with pytest.raises(Refusal, match="is agreed; take it back to draft"):
        operations.change_item(item=item, changes={}, version=1, **stamp)

    assert not permissions.can_change_plan(closed)


@pytest.mark.parametrize("kind", KINDS)
def test_a_part_is_taken_out_and_the_record_keeps_what_it_was(draft, stamp, kind):
    item = parts_of(draft)[kind]
    name, table, number = str(item), type(item), item.pk

    operations.remove_item(item=item, **stamp)

    assert not table.objects.filter(pk=number).exists()
    assert name in records_of("northbridge").first().detail


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_an_agreed_plan_is_taken_out(closed, stamp, kind):
    item = parts_of(closed)[kind]

    with pytest.raises(Refusal):
        operations.remove_item(item=item, **stamp)

    item.refresh_from_db()


def test_what_stands_under_a_part_goes_with_it(draft):
    parts = parts_of(draft)
    measure = MeasureFactory(plan=draft, theme=parts["theme"])

    assert queries.goes_with(parts["priority"]) == [str(parts["theme"])]
    assert queries.goes_with(parts["theme"]) == [
        str(part) for part in (parts["activity"], measure, parts["outcome"])
    ]
    assert queries.goes_with(parts["activity"]) == []


def adders(plan, stamp):
    """Return each way of adding something to a plan."""
    parts = parts_of(plan)
    theme, priority = parts["theme"], parts["priority"]
    return [
        lambda: operations.add_priority(plan=plan, title="New", **stamp),
        lambda: operations.add_narrative_topic(
            plan=plan, text=TopicText("New", "Words", Part.OTHER), **stamp
        ),
        lambda: operations.add_funding_pot(plan=plan, name="New", **stamp),
        lambda: operations.add_theme(
            priority=priority, text=ThemeText("New", None, ""), **stamp
        ),
        lambda: operations.add_activity(
            theme=theme, given=ActivityGiven("New"), **stamp
        ),
        lambda: operations.add_outcome(theme=theme, text="New", **stamp),
        lambda: operations.set_key_partners(theme=theme, agencies=[], **stamp),
    ]


def test_what_is_added_comes_last_and_is_recorded(draft, stamp):
    for add in adders(draft, stamp):
        before = records_of("northbridge").count()
        added = add()
        assert records_of("northbridge").count() == before + 1
        assert not hasattr(added, "position") or added.position >= 1


def test_nothing_is_added_to_an_agreed_plan(closed, stamp):
    for add in adders(closed, stamp):
        with pytest.raises(Refusal):
            add()


def test_a_failed_record_undoes_every_addition(draft, stamp, monkeypatch):
    ways = adders(draft, stamp)
    theme = draft.themes.get()
    kept = AgencyFactory(partnership=draft.year.partnership)
    operations.set_key_partners(theme=theme, agencies=[kept], **stamp)

    def fail(*args, **kwargs):
        raise RecordFailed

    monkeypatch.setattr(audit, "record", fail)
    for add in ways:
        with pytest.raises(RecordFailed):
            add()

    assert not Priority.objects.filter(title="New").exists()
    assert not Activity.objects.filter(text="New").exists()
    assert not Theme.objects.filter(title="New").exists()
    assert [partner.agency for partner in theme.partners.all()] == [kept]


def test_a_failed_record_undoes_a_change_and_a_removal(draft, stamp, monkeypatch):
    monkeypatch.setattr(audit, "record", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        operations.change_item(item=draft, changes={"title": "X"}, version=1, **stamp)
    with pytest.raises(ZeroDivisionError):
        operations.remove_item(item=PriorityFactory(plan=draft), **stamp)

    assert Plan.objects.get().title == "Action plan 2010-11"
    assert Priority.objects.count() == 1


def test_a_failed_record_undoes_strategy_status_and_start(
    draft, northbridge, last_year, stamp, monkeypatch
):
    strategy = StrategyFactory(partnership=northbridge, starts_on=date(2005, 4, 1))
    monkeypatch.setattr(audit, "record", lambda *_, **__: 1 / 0)
    writes = [
        lambda: operations.write_strategy(
            partnership=northbridge, title="New", span=SPAN, summary="", **stamp
        ),
        lambda: operations.change_strategy(
            strategy=strategy, changes={"title": "New"}, version=1, **stamp
        ),
        lambda: operations.set_stage(
            plan=draft, stage=PlanStage.AGREED, why="", **stamp
        ),
        lambda: operations.create_plan(year=last_year, title="New", **stamp),
    ]

    for write in writes:
        with pytest.raises(ZeroDivisionError):
            write()

    assert [held.title for held in Strategy.objects.all()] == [strategy.title]
    assert not draft.statuses.exists()
    assert Plan.objects.count() == 1


def test_key_partners_stand_in_the_order_given_each_once(draft, stamp):
    theme = ThemeFactory(priority__plan=draft)
    first, second = AgencyFactory.create_batch(2, partnership=draft.year.partnership)

    operations.set_key_partners(theme=theme, agencies=[second, first, second], **stamp)

    assert [partner.agency for partner in theme.partners.all()] == [second, first]


def test_the_second_to_choose_partners_is_told(draft, stamp):
    theme = ThemeFactory(priority__plan=draft)
    operations.set_key_partners(theme=theme, agencies=[], version=1, **stamp)

    with pytest.raises(EditedMeanwhile):
        operations.set_key_partners(theme=theme, agencies=[], version=1, **stamp)


def test_a_theme_called_add_does_not_hide_the_page_that_adds_one(draft, stamp):
    priority = PriorityFactory(plan=draft)

    theme = operations.add_theme(
        priority=priority, text=ThemeText("Add", None, ""), **stamp
    )

    assert theme.slug == "add-2"


def test_who_changed_a_thing_last_can_be_shown(draft, stamp):
    operations.change_item(item=draft, changes={"title": "X"}, version=1, **stamp)

    change = queries.last_change_of(draft.year.partnership, draft)

    assert (change.by_name, change.at) == ("Olu Adeyemi", stamp["at"])


def test_a_part_is_found_in_its_own_year_only(draft, closed, this_year, last_year):
    priority = PriorityFactory(plan=draft)

    assert queries.item_of(this_year, kind="priority", pk=priority.pk) == priority
    assert queries.item_of(last_year, kind="priority", pk=priority.pk) is None
    assert queries.item_of(this_year, kind="user", pk=1) is None


def test_targets_added_later_stand_under_their_heading(draft):
    for section in ("Crime", "Perception", "Crime"):
        MeasureFactory(plan=draft, section=section)

    sections = queries.target_sections(draft)

    assert [(name, len(held)) for name, held in sections] == [
        ("Crime", 2),
        ("Perception", 1),
    ]
