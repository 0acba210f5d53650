"""The pages as people meet them: with axe, by keyboard, on a phone, without scripts."""

import pytest

PAGES = ["components", "form", "report", "public", "refused", "broken"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = pytest.mark.journey


@pytest.fixture
def open_page(browser, address):
    """Open a page of the site at a width; what the console says is a failure."""
    contexts, complaints = [], []

    def open_at(path, *, width=1280, **options):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}/{path}/")
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(open_page, path, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(path, width=width)

    found = axe.run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_in_a_form_sent_back(open_page):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page("form")
    page.get_by_role("button", name="Save").click()

    found = axe.run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_makes_the_page_scroll_sideways_on_the_smallest_phone(open_page, path):
    page = open_page(path, width=320)

    widths = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert widths[0] == widths[1]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_lost_without_scripts(open_page, path):
    page = open_page(path, width=360, java_script_enabled=False)

    assert page.get_by_role("heading", level=1).is_visible()
    if path in {"form", "report"}:
        assert page.get_by_role("link", name="Evidence").is_visible()
        assert not page.get_by_role("button", name="Menu").is_visible()


def test_the_navigation_folds_on_a_phone_and_opens_by_keyboard(open_page):
    page = open_page("form", width=360)
    evidence = page.get_by_role("link", name="Evidence")
    assert not evidence.is_visible()

    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    assert evidence.is_visible()
    assert menu.get_attribute("aria-expanded") == "true"


def test_the_first_stop_of_the_tab_key_skips_to_the_content(open_page):
    page = open_page("form")

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    assert skip.evaluate("link => link === document.activeElement")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_a_form_sent_back_leads_from_the_summary_to_the_field(open_page):
    page = open_page("form")
    page.get_by_role("button", name="Save").click()

    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    page.get_by_role("link", name="Enter what the target is about.").click()
    assert page.evaluate("document.activeElement.name") == "title"


def test_a_wide_table_scrolls_by_keyboard_and_a_narrow_one_is_no_stop(open_page):
    page = open_page("components", width=360)
    region = page.get_by_role("group", name="Recorded by month, 2012-13").first
    region.focus()

    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "region => region.scrollLeft > 0", arg=region.element_handle()
    )

    wide = open_page("components", width=1280)
    fits = wide.get_by_role("group", name="Results of 2012-13").first
    wide.wait_for_function(
        "region => !region.hasAttribute('tabindex')", arg=fits.element_handle()
    )


def test_a_table_is_sorted_by_its_headings(open_page):
    page = open_page("components")
    table = page.get_by_role("group", name="Recorded by month, 2012-13").first

    table.get_by_role("button", name="Apr").click()
    first = table.locator("tbody tr").first
    assert "Cycle theft" in first.inner_text()


def test_every_figure_of_a_chart_is_in_the_table_beside_it(open_page):
    page = open_page("report")
    figure = page.locator("figure")

    assert figure.get_by_role("img").count() == 1
    figure.get_by_text("The figures as a table").click()
    assert figure.get_by_role("table").is_visible()


def test_words_of_a_chart_can_be_read_on_a_phone(open_page):
    page = open_page("report", width=360)

    heights = page.locator("figure svg text").evaluate_all(
        "all => all.filter(t => t.getBoundingClientRect().height)"
        ".map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)"
    )
    assert len(heights) > 5
    assert min(heights) >= 11


def test_words_of_a_chart_do_not_overlap_on_a_phone(open_page):
    page = open_page("components", width=360)

    overlaps = page.evaluate(
        """() => [...document.querySelectorAll("figure svg")].flatMap(svg => {
          const boxes = [...svg.querySelectorAll("text")].map(
            t => [t.textContent, t.getBoundingClientRect()]
          ).filter(([, box]) => box.width);
          return boxes.flatMap(([a, p], n) => boxes.slice(n + 1).filter(([, q]) =>
            p.left < q.right - 1 && q.left < p.right - 1 &&
            p.top < q.bottom - 5 && q.top < p.bottom - 5
          ).map(([b]) => a + " / " + b));
        })"""
    )
    assert overlaps == []


def test_a_fragment_put_in_by_htmx_is_enhanced_as_the_page_was(open_page):
    page = open_page("list", width=360)
    page.get_by_role("link", name="Show more").click()

    region = page.get_by_role("group", name="Recorded by month, 2012-13")
    region.wait_for()
    assert page.url.endswith("/list/")
    page.wait_for_function(
        "() => document.querySelector('#records [data-govuk-checkboxes-init]')"
    )
    assert region.get_attribute("tabindex") == "0"


def test_what_is_folded_away_is_printed(open_page):
    page = open_page("report")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0

    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


def test_the_frame_is_left_out_on_paper(open_page):
    page = open_page("report")
    page.emulate_media(media="print")

    assert not page.get_by_text("Sign out").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()


def test_a_printed_link_is_not_followed_by_its_address(open_page):
    page = open_page("report")
    page.emulate_media(media="print")

    after = page.locator("td .govuk-link").first.evaluate(
        "link => getComputedStyle(link, '::after').content"
    )
    assert after == "none"
