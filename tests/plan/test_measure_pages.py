"""Measures, targets and indicators are changed on pages that show what follows."""

from decimal import Decimal

import pytest

from frankpledge.plan import operations, queries
from frankpledge.plan.operations.measures import FigureGiven
from frankpledge.plan.rules import FigureKnown
from tests.factories.plan import (
    MeasureFactory,
    TargetFactory,
)
from tests.people import OLU
from tests.plan.pages import YEAR, change, filled, title_of, words_of

HTMX = {"HX-Request": "true"}


@pytest.fixture
def browser(client_for):
    """Return the browser of Olu, community safety officer."""
    return client_for(OLU)


@pytest.fixture
def theme(plan):
    """Return the plan's theme sheet."""
    return plan.themes.get()


@pytest.fixture
def sheet(theme):
    """Return the address of the theme's page."""
    return f"{YEAR}themes/{theme.slug}/"


@pytest.fixture
def measure(plan):
    """Return the measure whose printed target does not follow."""
    return plan.measures.get(title__contains="killed")


def test_two_targets_at_once_are_shown_side_by_side(browser, measure, stamp):
    address = f"{YEAR}measures/{measure.code}/target/"
    mine = filled(browser.get(address)) | {"printed": "53"}
    operations.set_target(
        measure=measure,
        rule=None,
        printed=FigureGiven("51", FigureKnown.KNOWN, Decimal(51)),
        **stamp,
    )

    response = browser.post(address, mine)

    assert response.status_code == 409
    assert "51" in words_of(response)
    browser.post(address, filled(response))
    assert queries.measure_of(measure.plan.year, code=measure.code).target.printed == 53


def test_a_measure_is_added_and_its_target_comes_next(browser, plan):
    response = browser.post(
        f"{YEAR}measures/add/",
        {
            "title": "Reduce arson by 10%",
            "baseline": "1,320",
            "unit": "count",
            "polarity": "lower",
        },
    )

    assert response["Location"] == f"{YEAR}measures/arson/target/"
    assert plan.measures.get(code="arson").baseline == 1320


def test_a_measure_added_from_a_sheet_stands_on_it(browser, theme):
    response = browser.get(f"{YEAR}measures/add/?theme={theme.pk}")

    assert f'<option value="{theme.pk}" selected>' in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "state", "value"),
    [
        ("1,320", "known", 1320),
        ("22.7%", "known", Decimal("22.7")),
        ("TBC", "tbc", None),
        ("n/a", "not-applicable", None),
        ("", "blank", None),
    ],
)
def test_a_baseline_is_typed_as_it_is_printed(browser, measure, typed, state, value):
    change(browser, f"{YEAR}measures/{measure.code}/change/", baseline=typed)

    measure.refresh_from_db()
    assert (measure.baseline_printed, measure.baseline_state, measure.baseline) == (
        typed,
        state,
        value,
    )


def test_a_figure_that_is_none_is_an_error(browser, measure):
    response = change(browser, f"{YEAR}measures/{measure.code}/change/", baseline="1O3")

    assert "“1O3” is no figure" in words_of(response)


def test_words_that_stood_there_before_may_stay(browser, plan):
    measure = MeasureFactory(
        plan=plan, baseline=None, baseline_state="words", baseline_printed="see note"
    )

    response = change(browser, f"{YEAR}measures/{measure.code}/change/")

    assert response.status_code == 302


def test_the_target_page_shows_what_the_rule_gives(browser, measure):
    page = words_of(browser.get(f"{YEAR}measures/{measure.code}/target/"))

    assert "The rule gives 53.2, rounded to 53, but 52 is printed." in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"amount": "7", "printed": "52"}, "The rule gives 52.08, rounded to 52, as"),
        ({"amount": "5", "printed": "53"}, "rounded to 53, as printed"),
        ({"amount": "5", "printed": "TBC"}, "The rule gives 53.2, rounded to 53."),
        ({"kind": "", "printed": "52"}, "No rule is known"),
        ({"kind": "reduce", "amount": "", "printed": "60"}, "below the baseline of 56"),
        ({"kind": "at-least", "amount": "", "printed": ""}, "Complete the rule"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_what_a_rule_gives_is_shown_before_anything_is_saved(
    browser, measure, typed, said, headers
):
    sent = {"kind": "reduce-by-share", "amount": "", **typed, "check": "1"}

    response = browser.post(
        f"{YEAR}measures/{measure.code}/target/", sent, headers=headers
    )

    assert said in words_of(response)
    assert ("<html" in response.content.decode()) is (headers == {})
    assert measure.targets.count() == 1


def test_a_rule_without_a_baseline_gives_no_number(browser, plan):
    measure = MeasureFactory(plan=plan, baseline=None, baseline_state="tbc")
    TargetFactory(measure=measure)

    page = words_of(browser.get(f"{YEAR}measures/{measure.code}/target/"))

    assert "There is no baseline, so the rule gives no number yet." in page


def test_a_target_is_set(browser, measure):
    change(
        browser,
        f"{YEAR}measures/{measure.code}/target/",
        kind="reduce-to",
        amount="50",
        printed="50",
    )

    target = queries.measure_of(measure.plan.year, code=measure.code).target
    assert (target.kind, target.amount, target.printed) == ("reduce-to", 50, 50)
    assert target.set_by.name == "Olu Adeyemi"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"amount": "many"}, "“many” is no number"),
        ({"amount": ""}, "This rule needs a number"),
    ],
)
def test_a_rule_without_its_number_is_an_error(browser, measure, typed, reason):
    response = change(browser, f"{YEAR}measures/{measure.code}/target/", **typed)

    assert title_of(response).startswith("Error: ")
    assert reason in words_of(response)


def test_a_measure_is_taken_out_after_asking(browser, plan, measure):
    address = f"{YEAR}measures/{measure.code}/remove/"
    assert measure.title in words_of(browser.get(address))

    response = browser.post(address)

    assert response["Location"] == f"{YEAR}#targets"
    assert not plan.measures.filter(pk=measure.pk).exists()


def test_a_measure_of_a_sheet_leads_back_to_it(browser, theme, sheet):
    measure = theme.measures.first()

    response = change(browser, f"{YEAR}measures/{measure.code}/change/")

    assert response["Location"] == f"{sheet}#measures"


def test_an_indicator_is_changed_and_says_which_years_use_it(browser, plan):
    indicator = plan.measures.get(code="domestic-burglaries").indicator
    address = f"{YEAR}indicators/{indicator.code}/change/"
    page = words_of(browser.get(address))
    assert "2010-11: Reduce the number of domestic burglaries" in page
    assert "2009-10: Reduce domestic burglary" in page

    change(browser, address, numerator="Burglaries of homes recorded", places="1")

    indicator.refresh_from_db()
    assert (indicator.numerator, indicator.places) == (
        "Burglaries of homes recorded",
        1,
    )


def test_a_changed_indicator_leads_back_to_the_sheet_of_its_measure(
    browser, plan, theme, sheet
):
    indicator = MeasureFactory(plan=plan, theme=theme).indicator

    response = change(browser, f"{YEAR}indicators/{indicator.code}/change/")

    assert response["Location"] == f"{sheet}#measures"


def test_lead_and_owner_are_said_to_come_from_the_directory(browser, plan):
    for page in ("themes/add/", "measures/add/"):
        assert "Agencies are added in the directory." in words_of(
            browser.get(f"{YEAR}{page}")
        )


def test_two_changes_of_an_indicator_are_shown_side_by_side(browser, plan, stamp):
    indicator = plan.measures.first().indicator
    address = f"{YEAR}indicators/{indicator.code}/change/"
    mine = filled(browser.get(address)) | {"polarity": "higher"}
    operations.change_indicator(
        indicator=indicator, changes={"instrument": "Panel"}, version=1, **stamp
    )

    response = browser.post(address, mine)

    page = words_of(response)
    assert response.status_code == 409
    assert "Panel" in page
    assert "Higher is better" in page  # choices by their names, not their codes
