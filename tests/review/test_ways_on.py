"""From each page of the review the next step is one link away."""

import pytest
from django.urls import reverse

from frankpledge.review import queries
from tests.factories.plan import PriorityFactory, TargetFactory, ThemeFactory
from tests.people import AMARA, BEN, OLU
from tests.review.conftest import fresh, measure_in

HERE = ("northbridge", "2010-11")


@pytest.fixture
def under_a_theme(plan):
    """Return a measure of a plan whose only targets stand under a theme."""
    theme = ThemeFactory(priority=PriorityFactory(plan=plan))
    return measure_in(plan, title="Burglary", theme=theme)


def test_where_every_target_stands_under_a_theme_the_year_end_answers_for_those(
    under_a_theme,
):
    [row] = queries.table_rows(under_a_theme.plan)

    assert row.code == under_a_theme.code


def test_the_themes_targets_are_left_out_where_the_partnership_has_its_own(
    under_a_theme,
):
    own = measure_in(under_a_theme.plan, title="Robbery")

    assert [row.code for row in queries.table_rows(own.plan)] == [own.code]


@pytest.mark.parametrize("name", ["change-measure", "set-target"])
def test_whoever_writes_the_plan_gets_from_a_measure_to_what_the_plan_says_of_it(
    client_for, burglary, name
):
    way = reverse(f"plan:{name}", args=[*HERE, burglary.code])

    assert way in client_for(OLU).get(burglary.get_absolute_url()).content.decode()
    assert (
        way not in client_for(AMARA).get(burglary.get_absolute_url()).content.decode()
    )


def test_the_review_says_how_many_measures_wait_for_their_figures(client_for, plan):
    for title in ("Burglary", "Robbery"):
        measure_in(plan, title=title).binding.delete()

    page = client_for(BEN).get(reverse("review:home", args=HERE)).content.decode()

    assert "2 measures have no figures yet. Open one to choose the evidence" in page


def test_after_choosing_typed_figures_one_types_one_in(client_for, burglary):
    address = reverse("review:bind", args=[*HERE, burglary.code])

    answer = client_for(AMARA).post(address, {"kind": "typed", "version": 1})

    assert fresh(burglary).binding.kind == "typed"
    assert answer.url == reverse("review:type-value", args=[*HERE, burglary.code])


def test_a_target_nobody_printed_stands_as_its_rule_gives_it(plan):
    measure = measure_in(plan, title="Burglary", target=False)
    TargetFactory(measure=measure, printed_text="")

    [row] = queries.table_rows(plan)

    assert row.target == "95"
