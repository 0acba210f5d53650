"""Making the plan out of a decided draft: the small document, and the seed."""

import pytest

from frankpledge.access.refusals import Refusal
from frankpledge.audit import operations as audit
from frankpledge.audit.queries import records_of
from frankpledge.partnership import operations as partnerships
from frankpledge.partnership.rules import AgencyKind
from frankpledge.plan import operations, queries
from frankpledge.plan.models import Measure, Plan, PrintedResult
from frankpledge.plan.reading.draft import Part
from frankpledge.plan.rules import Decision, PlanStage
from tests.plan.papers import NAMELESS, RESULTS, paper


@pytest.fixture
def accept_all(stamp):
    """Return a function that accepts everything in a document."""

    def accepted(document):
        operations.accept_all_sure(document=document, least=0, **stamp)
        return document

    return accepted


@pytest.fixture
def decide(stamp):
    """Return a function that decides on one element of a document by its title."""

    def decided(document, called: str, decision: Decision, **changes):
        element = document.elements.get(title=called)
        return operations.decide_element(
            element=element,
            decision=decision,
            corrected=element.payload | changes if changes else None,
            version=element.version,
            **stamp,
        )

    return decided


def test_the_plan_is_a_draft_with_the_documents_words(plan):
    assert plan.stage is PlanStage.DRAFT
    assert plan.year.label == "2010-11"
    assert plan.introduction.startswith("Neighbours here answer")


def test_last_years_results_become_last_years_agreed_plan(plan):
    before = queries.plan_before(plan.year)

    assert before.stage is PlanStage.AGREED
    measures = {m.title: m for m in queries.measures_of(before)}
    violence = measures["Reduce the number of violent crimes by 5%"]
    assert violence.baseline == 1193
    assert violence.target.printed == 1133
    assert violence.printed_result.actual == 1030
    assert violence.printed_result.change_printed == "- 6%"
    assert violence.binding.kind == "printed"


def test_what_is_to_be_confirmed_stays_so_and_is_no_zero(plan):
    measure = Measure.objects.get(title__contains="first time entrants")

    assert (measure.baseline, measure.baseline_state) == (None, "tbc")
    assert measure.printed_result.actual is None


def test_targets_keep_section_links_line_and_both_forms(plan):
    (section, measures), *_ = queries.target_sections(plan)

    assert section == "Crime targets"
    ksi = next(m for m in measures if "killed" in m.title)
    assert ksi.links == "NI47"
    assert ksi.indicator.reference == "NI47"
    assert (ksi.target.rule.amount, ksi.target.printed) == (5, 52)
    assert ksi.line == ksi.drawn_from.first_line


def test_one_subject_is_one_indicator_in_both_years(plan):
    before = queries.plan_before(plan.year)

    last = before.measures.get(code="domestic-burglary")
    this = plan.measures.get(code="domestic-burglaries")
    assert last.indicator == this.indicator


def test_a_theme_measure_that_names_a_targets_code_is_that_indicator(plan):
    theme = plan.themes.get()

    named = theme.measures.get(title__startswith="NI32")
    own = plan.measures.get(theme=None, title__contains="repeat victims")
    assert named.indicator == own.indicator


def test_a_theme_has_its_lead_activities_outcomes_and_partners(plan):
    theme = plan.themes.get()

    assert str(theme.priority) == "Tackling violent crime"
    assert str(theme.lead) == "Northbridge Police"
    assert [a.text for a in theme.activities.all()] == [
        "Train those at the front desk",
        "Print a booklet",
    ]
    assert [str(o) for o in theme.outcomes.all()] == ["Fewer victims a second time"]
    assert [str(p) for p in theme.partners.all()] == [
        "Northbridge Police",
        "Safe Doors Trust",
    ]


def test_members_come_with_their_details_and_other_partners_without(plan, northbridge):
    police = northbridge.agencies.get(name="Northbridge Police")
    trust = northbridge.agencies.get(name="Safe Doors Trust")

    assert (police.is_member, police.telephone) == (True, "01234 567890")
    assert trust.is_member is False


def test_an_agency_known_by_another_spelling_is_not_added_again(
    northbridge, document, accept_all, stamp
):
    known = partnerships.add_agency(
        partnership=northbridge,
        name="The Northbridge Police Service",
        kind=AgencyKind.RESPONSIBLE_AUTHORITY,
        is_member=False,
        **stamp,
    )
    partnerships.change_agency(
        agency=known, changes={"email": "desk@police.example"}, version=1, **stamp
    )

    operations.adopt_document(document=accept_all(document), **stamp)

    known.refresh_from_db()
    assert known.is_member
    assert known.telephone == "01234 567890"
    assert known.email == "desk@police.example"  # the document names none
    assert not northbridge.agencies.filter(name="Northbridge Police").exists()


def test_passages_stand_in_their_part(plan):
    topic = plan.narrative.get(title__startswith="Key successes")

    assert topic.part == Part.SUCCESSES.value


def test_the_document_knows_the_plan_it_became(plan, document, northbridge):
    document.refresh_from_db()

    assert document.plan == plan
    assert records_of(northbridge.slug).first().event == "plan document adopted"


def test_what_was_refused_stays_out(document, decide, accept_all, stamp):
    decide(document, "Reduce the number of violent crimes by 5%", Decision.REFUSED)

    plan = operations.adopt_document(document=accept_all(document), **stamp)

    before = queries.plan_before(plan.year)
    assert before.measures.count() == len(RESULTS) - 1


def test_what_was_corrected_goes_in_as_corrected(document, decide, accept_all, stamp):
    decide(document, "Domestic abuse", Decision.CORRECTED, title="Abuse at home")

    plan = operations.adopt_document(document=accept_all(document), **stamp)

    assert [str(theme) for theme in plan.themes.all()] == ["Abuse at home"]


def test_a_theme_whose_priority_was_refused_still_has_a_home(
    document, decide, accept_all, stamp
):
    decide(document, "Tackling violent crime", Decision.REFUSED)

    plan = operations.adopt_document(document=accept_all(document), **stamp)

    assert plan.themes.get().priority.plan == plan


def test_a_theme_under_no_priority_stands_under_other_themes(
    document, decide, accept_all, stamp
):
    decide(document, "Domestic abuse", Decision.CORRECTED, priority="", lead_agency="")

    plan = operations.adopt_document(document=accept_all(document), **stamp)

    theme = plan.themes.get()
    assert str(theme.priority) == "Other themes"
    assert theme.lead is None


def test_a_priority_named_twice_is_one(document, accept_all, stamp):
    element = document.elements.get(kind="priority")
    element.pk, element.position = None, 999
    element.save()

    plan = operations.adopt_document(document=accept_all(document), **stamp)

    assert plan.priorities.count() == 1


def test_nothing_is_made_while_something_is_undecided(document, stamp):
    with pytest.raises(Refusal, match="are not decided yet"):
        operations.adopt_document(document=document, **stamp)

    assert not Plan.objects.exists()


def test_one_thing_left_is_said_of_one(decided, decide, stamp):
    decide(decided, "Domestic abuse", Decision.PENDING)

    with pytest.raises(Refusal, match="1 thing read from plan"):
        operations.adopt_document(document=decided, **stamp)


def test_a_document_becomes_a_plan_once(plan, document, stamp):
    with pytest.raises(Refusal, match="already become a plan"):
        operations.adopt_document(document=document, **stamp)


def test_a_year_has_one_plan(decided, this_year, stamp):
    operations.create_plan(year=this_year, title="By hand", **stamp)

    with pytest.raises(Refusal, match=r"already has a plan for 2010-11: “By hand”"):
        operations.adopt_document(document=decided, **stamp)


def test_a_document_that_names_no_year_is_asked_for_it(bring, accept_all, stamp):
    document = accept_all(bring(paper(years=NAMELESS)))

    with pytest.raises(Refusal, match="which year it plans"):
        operations.adopt_document(document=document, **stamp)


def test_results_of_no_known_year_are_not_lost_silently(bring, accept_all, stamp):
    document = accept_all(bring(paper(years=NAMELESS)))
    operations.set_document_years(
        document=document, year_label="2010-11", results_year_label="", **stamp
    )

    with pytest.raises(Refusal, match="which year its results are of"):
        operations.adopt_document(document=document, **stamp)


def test_last_years_own_plan_stands_over_the_documents_table(decided, last_year, stamp):
    own = operations.create_plan(year=last_year, title="Our own", **stamp)

    operations.adopt_document(document=decided, **stamp)

    assert own.measures.count() == 0
    assert not PrintedResult.objects.exists()


def test_a_document_without_results_makes_no_plan_of_last_year(
    document, accept_all, decide, stamp
):
    for element in document.elements.filter(kind="result"):
        decide(document, element.title, Decision.REFUSED)

    plan = operations.adopt_document(document=accept_all(document), **stamp)

    assert queries.plan_before(plan.year) is None


def test_a_failed_record_undoes_the_whole_plan(
    decided, northbridge, stamp, monkeypatch
):
    count = northbridge.agencies.count()
    recorded = audit.record

    def fail_at_the_end(event, **rest):
        if event.value == "plan document adopted":
            raise RuntimeError("the disk is full")
        return recorded(event, **rest)

    monkeypatch.setattr(audit, "record", fail_at_the_end)

    with pytest.raises(RuntimeError, match="disk is full"):
        operations.adopt_document(document=decided, **stamp)

    assert not Plan.objects.exists()
    assert northbridge.agencies.count() == count


def test_figures_as_long_as_the_reader_takes_are_kept(bring, accept_all, stamp):
    row = "Reduce the number of parcels by 5%\t999,999,999,999\t949,999,999,999\t1\t0%"

    plan = operations.adopt_document(
        document=accept_all(bring(paper(results=(row,)))), **stamp
    )

    before = queries.plan_before(plan.year)
    assert before.measures.get().baseline == 999_999_999_999
