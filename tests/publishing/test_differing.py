"""What was published is worked out again; what would differ is named, with why."""

import json

import pytest
from click.testing import CliRunner
from django.urls import reverse

from frankpledge.config.cli import frankpledge
from frankpledge.config.refusing import Refused
from frankpledge.publishing import differing
from tests.factories.partnership import AreaFactory
from tests.factories.plan import MeasureFactory, TargetFactory
from tests.factories.review import SourceBindingFactory, TypedReturnFactory
from tests.people import BEN, DEV, MO
from tests.publishing.conftest import read
from tests.review.pages import Page
from tests.review.returned import HERE, YEAR

pytestmark = pytest.mark.django_db

ADDRESS = reverse("publishing:differences", args=["northbridge", "2010-11"])


@pytest.fixture
def counted(plan, northbridge, receive):
    """Return a measure counted from a whole year of 30 burglaries a month."""
    AreaFactory(partnership=northbridge, kind="lsoa", vintage=2011, code=HERE)
    measure = MeasureFactory(plan=plan, title="Reduce theft", indicator__title="Theft")
    TargetFactory(measure=measure)
    SourceBindingFactory(measure=measure)
    receive({month: {"Burglary": 30} for month in YEAR})
    return measure


def by_cell(found, measure):
    return {one.cell: one for one in found if one.measure == measure}


def test_from_the_same_evidence_every_figure_is_the_same(
    publish, plan, counted, client_for
):
    published = publish(read(plan))

    assert differing.differences(published) == ()
    assert differing.replaced_since(published) == 0
    page = Page(client_for(DEV).get(ADDRESS))
    assert "Every figure would be the same." in page.text


def test_a_return_that_was_replaced_changes_its_figures_and_no_others(
    publish, plan, counted, receive, client_for
):
    published = publish(read(plan))
    receive({YEAR[0]: {"Burglary": 50}})

    found = differing.differences(published)

    assert {one.measure for one in found} == {"Reduce theft"}
    value = by_cell(found, "Reduce theft")["Value"]
    assert (value.published, value.now) == ("360", "380")
    assert "northbridge April 2010, version 1 counts no longer" in value.why
    assert "northbridge April 2010, version 2 came since" in value.why
    assert differing.replaced_since(published) == 1
    home = client_for(BEN).get(
        reverse("publishing:home", args=["northbridge", "2010-11"])
    )
    assert "1 of the returns behind it counts no longer" in Page(home).text


def test_many_returns_replaced_are_counted_and_not_all_named(
    publish, plan, counted, receive
):
    published = publish(read(plan))
    receive({month: {"Burglary": 31} for month in YEAR})

    why = by_cell(differing.differences(published), "Reduce theft")["Value"].why

    assert "and 9 more count no longer" in why


def test_a_figure_typed_in_since_is_named_as_the_reason(publish, plan):
    published = publish(read(plan))
    measure = plan.measures.get(title="Reduce Burglary")
    TypedReturnFactory(measure=measure, value=97)

    found = by_cell(differing.differences(published), "Reduce Burglary")

    assert (found["Value"].published, found["Value"].now) == ("90", "97")
    assert found["Verdict"].now == "Target missed"
    assert found["Value"].why == "a figure was typed in since."


def test_a_baseline_changed_in_the_plan_is_no_matter_of_evidence(publish, plan):
    published = publish(read(plan))
    plan.measures.filter(title="Reduce Arson").update(
        baseline_printed="101", baseline=101
    )

    found = by_cell(differing.differences(published), "Reduce Arson")

    assert found["Baseline"].now == "101"
    assert "the plan, or what it is bound to, was changed" in found["Baseline"].why


def test_another_version_of_the_product_is_named(publish, plan, monkeypatch):
    published = publish(read(plan))
    published.code_version = "0.0.1"
    plan.measures.filter(title="Reduce Arson").update(
        baseline_printed="101", baseline=101
    )

    [one, *_] = differing.differences(published)

    assert "worked out by version 0.0.1 of the product" in one.why


def test_a_measure_taken_out_would_say_nothing(publish, plan):
    published = publish(read(plan))
    plan.measures.get(title="Reduce Arson").delete()

    found = by_cell(differing.differences(published), "Reduce Arson")

    assert (found["Value"].published, found["Value"].now) == ("40", "")


def test_what_was_not_published_has_no_such_page(client_for, plan):
    assert client_for(BEN).get(ADDRESS).status_code == 404


def test_nobody_of_another_partnership_sees_it(publish, plan, client_for):
    publish(read(plan))

    assert client_for(MO).get(ADDRESS).status_code == 404


def recompute(*more):
    return CliRunner().invoke(
        frankpledge,
        [
            "review",
            "recompute",
            "--partnership",
            "northbridge",
            "--year",
            "2010-11",
            *more,
        ],
        catch_exceptions=False,
    )


def test_the_command_ends_with_one_when_a_figure_would_differ(publish, plan):
    publish(read(plan))
    same = recompute()
    assert (same.exit_code, same.output) == (
        0,
        "Every published figure would be the same.\n",
    )
    TypedReturnFactory(measure=plan.measures.get(title="Reduce Burglary"), value=97)

    told = json.loads(recompute("--json").output)

    assert told["publication"] == 1
    assert told["differences"][0]["measure"] == "Reduce Burglary"
    assert recompute().exit_code == 1


def test_the_command_says_where_nothing_was_published(plan):
    with pytest.raises(Refused, match="Nothing has been published for 2010-11 yet"):
        recompute()
