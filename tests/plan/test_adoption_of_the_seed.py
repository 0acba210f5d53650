"""The document every partnership could bring: what becomes of it, counted."""

import pytest

from frankpledge.plan import operations, queries
from frankpledge.plan.presenters.targets import target_line
from frankpledge.plan.rules import PlanStage

pytestmark = pytest.mark.shared


@pytest.fixture
def plan(bring, shared_data, stamp):
    """Return the plan made from the seed document, everything in it accepted."""
    seed = (shared_data / "seed/action-plan-2010-11.txt").read_bytes()
    document = bring(seed)
    operations.accept_all_sure(document=document, least=0, **stamp)
    return operations.adopt_document(document=document, **stamp)


def test_the_plan_of_2010_11_stands_as_the_document_has_it(plan):
    own = plan.measures.filter(theme=None)

    assert plan.year.label == "2010-11"
    assert own.count() == 14
    assert [name for name, _ in queries.target_sections(plan)] == [
        "Crime targets",
        "Anti-social behaviour targets",
        "Perception targets",
    ]
    assert plan.measures.exclude(theme=None).count() >= 27
    assert plan.priorities.count() == 2


def test_2009_10_has_its_13_measures_with_printed_results(plan):
    before = queries.plan_before(plan.year)
    rows = [
        (m.baseline_printed, m.target.printed_text, m.printed_result.actual_printed)
        for m in queries.measures_of(before)
    ]

    assert before.stage is PlanStage.AGREED
    assert len(rows) == 13
    assert rows[0] == ("273", "259", "254")
    assert rows[8] == ("1,193", "1,133", "1,030")
    assert rows[9] == ("TBC", "130", "TBC")
    assert rows[12] == ("21.4%", "20%", "22.7%")


def test_nine_themes_are_led_by_agencies_of_the_partnership(plan, northbridge):
    leads = [theme.lead for theme in plan.themes.select_related("lead")]

    assert len(leads) == 9
    assert all(lead in northbridge.agencies.all() for lead in leads)
    members = [lead for lead in leads if lead.is_member]
    assert len(members) == 8  # the children's trust is no member


def test_a_lead_named_shortly_is_the_member_of_the_full_name(plan):
    first = plan.themes.order_by("position").first()

    assert (str(first.lead), first.lead.is_member) == ("Kent Probation Service", True)


def test_sixteen_members_have_address_or_telephone(plan, northbridge):
    members = northbridge.agencies.filter(is_member=True)

    assert members.count() == 16
    assert all(member.telephone or member.address for member in members)


def test_every_theme_has_activities_measures_outcomes_and_partners(plan):
    for theme in queries.themes_of(plan):
        assert len(theme.activities.all()) >= 4, theme
        assert len(theme.measures.all()) >= 2, theme
        assert len(theme.outcomes.all()) >= 2, theme
        assert len(theme.partners.all()) >= 3, theme


@pytest.mark.parametrize(
    "code",
    [
        "domestic-burglary",
        "non-domestic-burglary",
        "theft-from-vehicles",
        "theft-of-vehicles",
        "criminal-damage",
        "violent-crimes",
        "ksi",
    ],
)
def test_a_count_of_both_years_is_one_indicator(plan, northbridge, code):
    indicator = northbridge.indicators.get(code=code)

    years = {use.plan.year.label for use in queries.uses_of(indicator)}
    assert years == {"2009-10", "2010-11"}


def test_two_instruments_are_two_indicators(plan, northbridge):
    drunk = northbridge.indicators.filter(title__icontains="drunk and rowdy")

    assert sorted(indicator.instrument for indicator in drunk) == ["", "KCVS"]


def test_exactly_one_printed_target_does_not_follow_from_its_rule(plan):
    lines = [
        target_line(measure, plan.year)
        for _, measures in queries.target_sections(plan)
        for measure in measures
    ]

    differing = [line for line in lines if line.check.is_disagreeing]
    assert [(line.check.gives, line.printed) for line in differing] == [("53", "52")]
