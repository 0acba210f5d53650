"""Everything in the plan is changed on a page, and two editors lose nothing."""

from datetime import date

import pytest

from frankpledge.plan import operations
from frankpledge.plan.models import Strategy
from frankpledge.plan.presenters.conflicts import shown
from tests.factories.partnership import AgencyFactory
from tests.factories.plan import (
    ActivityFactory,
    PlanFactory,
    StrategyFactory,
)
from tests.people import OLU
from tests.plan.pages import YEAR, change, filled, words_of

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


def test_the_title_and_introduction_are_changed(browser, plan):
    response = change(browser, f"{YEAR}change/", title="Plan", introduction="A\n\nB")

    assert response["Location"] == YEAR
    page = browser.get(YEAR).content.decode()
    assert '<p class="govuk-body">A</p><p class="govuk-body">B</p>' in page.replace(
        "\n  ", ""
    )


@pytest.mark.parametrize(
    ("address", "typed", "held"),
    [
        ("change/", {"title": "Mine"}, {"title": "Theirs"}),
        ("themes/{theme}/change/", {"title": "Mine"}, {"title": "Theirs"}),
        ("measures/{measure}/change/", {"links": "Mine"}, {"links": "Theirs"}),
        ("parts/priority/{priority}/change/", {"title": "Mine"}, {"title": "Theirs"}),
        ("parts/activity/{activity}/change/", {"text": "Mine"}, {"text": "Theirs"}),
        ("parts/topic/{topic}/change/", {"text": "Mine"}, {"text": "Theirs"}),
    ],
)
def test_the_second_editor_sees_both_and_may_save_again(
    browser, plan, stamp, address, typed, held
):
    parts = {
        "theme": plan.themes.get(),
        "measure": plan.measures.first(),
        "priority": plan.priorities.get(),
        "activity": plan.themes.get().activities.first(),
        "topic": plan.narrative.first(),
    }
    kind = next((name for name in parts if f"{{{name}}}" in address), None)
    item = parts[kind] if kind else plan
    keys = {name: part.pk for name, part in parts.items()}
    keys |= {"theme": parts["theme"].slug, "measure": parts["measure"].code}
    address = YEAR + address.format(**keys)
    mine = filled(browser.get(address)) | typed
    operations.change_item(item=item, changes=held, version=item.version, **stamp)

    response = browser.post(address, mine)

    page = words_of(response)
    assert response.status_code == 409
    assert "Olu Adeyemi saved a change while you were writing" in page
    assert "Theirs" in page
    item.refresh_from_db()
    (name,) = held
    assert getattr(item, name) == "Theirs"
    assert browser.post(address, filled(response)).status_code == 302
    item.refresh_from_db()
    assert getattr(item, name) == "Mine"


def test_two_choices_of_partners_are_shown_side_by_side(browser, theme, sheet, stamp):
    mine = filled(browser.get(f"{sheet}partners/"))
    other = AgencyFactory(partnership=theme.plan.year.partnership, name="Youth Club")
    operations.set_key_partners(theme=theme, agencies=[other], **stamp)

    response = browser.post(f"{sheet}partners/", mine)

    assert response.status_code == 409
    assert "Youth Club" in words_of(response)


def test_a_strategy_is_written_and_the_plan_carries_it_out(browser, plan):
    day = {"starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2008"}
    day |= {"ends_on_day": "31", "ends_on_month": "3", "ends_on_year": "2011"}

    browser.post(f"{YEAR}strategy/add/", {"title": "Safer", "summary": "", **day})

    assert Strategy.objects.get().ends_on == date(2011, 3, 31)
    assert "This plan carries out Safer" in words_of(browser.get(YEAR))


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"ends_on_year": "2007"}, "must come after the first day"),
        ({"starts_on_month": "13"}, "must be a real date"),
        ({"starts_on_year": "2005"}, "starts on that day already"),
    ],
)
def test_a_strategy_that_cannot_be_is_refused(browser, northbridge, typed, reason):
    StrategyFactory(partnership=northbridge, starts_on=date(2005, 4, 1))
    day = {"starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2008"}
    day |= {"ends_on_day": "31", "ends_on_month": "3", "ends_on_year": "2011"}

    response = browser.post(
        f"{YEAR}strategy/add/", {"title": "Safer", "summary": "", **day, **typed}
    )

    assert reason in words_of(response)


def test_a_strategy_is_changed(browser, northbridge):
    strategy = StrategyFactory(partnership=northbridge)

    change(browser, f"{YEAR}strategy/{strategy.pk}/change/", title="Safer still")

    assert "Safer still" in words_of(browser.get(f"{YEAR}strategy/"))


def test_no_strategy_yet_is_said(browser, northbridge):
    assert "No strategy yet" in words_of(browser.get(f"{YEAR}strategy/"))


def test_the_sheet_is_laid_out_as_in_the_document(browser, sheet):
    page = words_of(browser.get(sheet))

    order = [
        "Lead agency: Northbridge Police",
        "Most of it is never reported",
        "Train those at the front desk",
        "Offer support to 70 victims",
        "Fewer victims a second time",
        "Safe Doors Trust",
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert "Reduce to 20%: 20%" in page


def test_a_theme_is_added_under_a_priority(browser, plan):
    priority = plan.priorities.get()

    response = browser.post(
        f"{YEAR}themes/add/",
        {"title": "Violence at night", "priority": priority.pk, "overview": ""},
    )

    assert response["Location"] == f"{YEAR}themes/violence-at-night/"
    assert "No lead agency yet" in words_of(browser.get(response["Location"]))


def test_a_theme_needs_a_priority_first(browser, this_year):
    PlanFactory(year=this_year)

    response = browser.get(f"{YEAR}themes/add/")

    assert response["Location"] == f"{YEAR}parts/add/priority/"


def test_an_activity_gets_owner_due_date_and_state(browser, theme, sheet):
    activity = theme.activities.first()
    owner = theme.plan.year.partnership.agencies.get(name="Safe Doors Trust")

    change(
        browser,
        f"{YEAR}parts/activity/{activity.pk}/change/",
        owner=owner.pk,
        due_on_day="31",
        due_on_month="3",
        due_on_year="2011",
        state="under-way",
    )

    page = words_of(browser.get(sheet))
    assert "Under way Answered for by Safe Doors Trust Due 31 March 2011" in page


@pytest.mark.parametrize("kind", ["activity", "outcome"])
def test_a_line_is_added_to_a_sheet(browser, sheet, kind):
    response = browser.post(f"{sheet}add/{kind}/", {"text": "Light the alleys"})

    assert response["Location"].startswith(sheet)
    page = words_of(browser.get(sheet))
    assert "Light the alleys" in page


def test_what_was_added_by_hand_has_no_line_of_the_document(browser, theme, sheet):
    activity = ActivityFactory(theme=theme, text="By hand")

    page = browser.get(sheet).content.decode()

    row = page[page.index("By hand") : page.index(f"/activity/{activity.pk}/change/")]
    assert "of the document" not in row


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("priority", {"title": "Arson", "issues": "Bins\nCars"}),
        ("topic", {"title": "Arson", "part": "other", "text": "Less of it."}),
        ("funding", {"name": "Arson", "sentence": "A fund."}),
    ],
)
def test_a_part_is_added_to_the_plan(browser, plan, kind, typed):
    response = browser.post(f"{YEAR}parts/add/{kind}/", typed)

    assert response.status_code == 302
    assert "Arson" in words_of(browser.get(YEAR))


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("parts/add/activity/", f"{YEAR}#priorities"),
        ("themes/{theme}/add/priority/", f"{YEAR}themes/{{theme}}/"),
    ],
)
def test_a_part_is_added_where_it_belongs(browser, theme, address, to):
    response = browser.get(YEAR + address.format(theme=theme.slug))

    assert response["Location"] == to.format(theme=theme.slug)


def test_a_second_priority_of_the_same_title_is_refused(browser, plan):
    response = browser.post(
        f"{YEAR}parts/add/priority/", {"title": "Tackling violent crime"}
    )

    assert "already has a priority" in words_of(response)


def test_a_priority_keeps_its_own_title(browser, plan):
    priority = plan.priorities.get()

    response = change(browser, f"{YEAR}parts/priority/{priority.pk}/change/")

    assert response.status_code == 302


def test_taking_out_a_priority_says_what_goes_with_it(browser, plan):
    address = f"{YEAR}parts/priority/{plan.priorities.get().pk}/remove/"

    assert "What stands under it goes with it" in words_of(browser.get(address))
    assert "Domestic abuse" in words_of(browser.get(address))
    assert plan.priorities.exists()  # asking takes nothing out

    browser.post(address)
    assert not plan.themes.exists()


def test_taking_out_a_theme_says_what_goes_with_it_and_leads_to_the_priorities(
    browser, theme
):
    address = f"{YEAR}parts/theme/{theme.pk}/remove/"
    activity = theme.activities.first()

    asked = browser.get(address)
    taken = browser.post(address)

    assert activity.text in words_of(asked)
    assert taken["Location"] == f"{YEAR}#priorities"
    assert not type(theme).objects.filter(pk=theme.pk).exists()


def test_a_theme_is_not_changed_as_a_small_part(browser, theme):
    response = browser.get(f"{YEAR}parts/theme/{theme.pk}/change/")

    assert response.status_code == 404


def test_an_activity_taken_out_leads_back_to_its_sheet(browser, theme, sheet):
    activity = theme.activities.first()

    response = browser.post(f"{YEAR}parts/activity/{activity.pk}/remove/")

    assert response["Location"] == f"{sheet}#activities"
    assert activity.text not in words_of(browser.get(sheet))


def test_partners_are_ticked(browser, theme, sheet):
    council = theme.plan.year.partnership.agencies.get(name__contains="Council")

    browser.post(
        f"{sheet}partners/", {"agencies": [council.pk], "version": theme.version}
    )

    assert [str(p) for p in theme.partners.all()] == ["Northbridge Borough Council"]


def test_agencies_of_another_partnership_cannot_be_chosen(
    browser, theme, sheet, southmere
):
    theirs = AgencyFactory(partnership=southmere, name="Southmere Police")

    assert "Southmere" not in words_of(browser.get(f"{sheet}partners/"))
    browser.post(f"{sheet}partners/", {"agencies": [theirs.pk], "version": 2})

    assert not theme.partners.filter(agency=theirs).exists()


def test_days_and_choices_are_compared_as_their_reader_sees_them(browser, theme, stamp):
    activity = theme.activities.first()
    address = f"{YEAR}parts/activity/{activity.pk}/change/"
    owner = AgencyFactory(partnership=theme.plan.year.partnership, name="Scouts")
    mine = filled(browser.get(address)) | {
        "due_on_day": "1",
        "due_on_month": "5",
        "due_on_year": "2010",
    }
    operations.change_item(
        item=activity,
        changes={"owner": owner, "due_on": date(2010, 6, 2)},
        version=1,
        **stamp,
    )

    response = browser.post(address, mine)

    rows = {row["label"]: row for row in response.context["conflict"].rows}
    assert rows["Due by"]["theirs"] == "2/6/2010"
    assert rows["Due by"]["yours"] == "1/5/2010"
    assert rows["Who answers for it"]["theirs"] == "Scouts"
    assert rows["Activity"]["is_different"] is False
    assert shown(response.context["form"]["state"]) == "Planned"
