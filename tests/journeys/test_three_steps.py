"""From any printed figure to the records behind it in three steps, scripts or not.

On the demo partnership, as a newcomer meets it after `frankpledge demo`.
"""

import csv
import io

import pytest

pytestmark = pytest.mark.journey

DEMO_PASSWORD = "northbridge-demo"
AMARA, DEV = "amara@northbridge.example", "dev@northbridge.example"


@pytest.fixture(scope="module")
def demo(house):
    """The demo partnership, made and served."""
    printed = house.run("demo", "--no-serve")
    assert AMARA in printed
    assert DEMO_PASSWORD in printed
    house.serve()
    return house


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_three_steps_lead_from_a_figure_to_its_records(demo, visit, scripts):
    amara = visit(AMARA, password=DEMO_PASSWORD, scripts=scripts)
    amara.page.goto(f"{demo.address}/northbridge/2009-10/review/year-end/")

    row = amara.page.get_by_role("row").filter(
        has_text="Reduce domestic burglary by 5%"
    )
    row.get_by_role("link").first.click()  # one: the figure
    amara.page.wait_for_load_state()
    amara.page.locator(".fp-figures").get_by_role("link").first.click()  # two: its page
    amara.page.wait_for_load_state()
    amara.sees("254 records for 2009-10")
    with amara.page.expect_download() as download:
        amara.page.get_by_role("link", name="All 254 as CSV").click()  # three: the rows

    text = download.value.path().read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 254
    assert {row["category"] for row in rows} == {"Domestic burglary"}
    assert all(row["month"] < "2010-04" for row in rows)


def test_every_page_of_the_way_is_accessible(demo, visit):
    amara = visit(AMARA, password=DEMO_PASSWORD)

    for path in (
        "/northbridge/2009-10/",
        "/northbridge/2009-10/review/",
        "/northbridge/2009-10/review/year-end/",
        "/northbridge/2009-10/review/measures/domestic-burglary/",
        "/northbridge/2009-10/review/measures/domestic-burglary/records/",
        "/northbridge/2009-10/review/measures/domestic-burglary/bind/",
        "/northbridge/2009-10/review/measures/domestic-burglary/type/",
        "/northbridge/2010-11/intake/",
        "/northbridge/2010-11/intake/exchange/",
        "/northbridge/2010-11/intake/exchange/1/2010-11/",
        "/northbridge/2010-11/actions/",
        "/northbridge/2010-11/actions/1/",
        "/northbridge/2010-11/actions/add/",
        "/northbridge/2010-11/publishing/",
        "/northbridge/directory/",
    ):
        amara.go(path)


def test_one_who_may_not_see_records_is_told_why(demo, visit):
    dev = visit(DEV, password=DEMO_PASSWORD)
    dev.go("/northbridge/2009-10/review/measures/domestic-burglary/")
    dev.sees("254")

    dev.page.goto(
        f"{demo.address}/northbridge/2009-10/review/measures/domestic-burglary/records/"
    )

    dev.sees("does not let you see the records behind a figure")
    dev.check()


def test_a_page_is_reached_and_left_by_keyboard_alone(demo, visit):
    amara = visit(AMARA, password=DEMO_PASSWORD)
    amara.page.goto(f"{demo.address}/northbridge/2009-10/review/")

    amara.page.keyboard.press("Tab")
    skip = amara.page.evaluate("document.activeElement.textContent")
    assert "Skip to main content" in skip
    amara.page.keyboard.press("Enter")
    for _ in range(12):
        amara.page.keyboard.press("Tab")
        href = amara.page.evaluate("document.activeElement.getAttribute('href') || ''")
        if "measures" in href:
            break
    amara.page.keyboard.press("Enter")
    amara.page.wait_for_url("**/measures/**")
    amara.sees("Is the change real?")
