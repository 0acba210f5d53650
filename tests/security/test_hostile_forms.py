"""Whatever is typed into any form of the product, the answer is a page."""

import pytest

from tests.people import BEN
from tests.plan.pages import filled
from tests.security.conftest import GUARDED

HOSTILE = {
    "a zero byte": "a\x00b",
    "ten thousand letters": "x" * 10_000,
    "a number beyond every column": "9" * 30,
    "a number too long to be read": "9" * 5_000,
    "a number with an endless exponent": "1e999999999",
    "no number": "NaN",
    "the year nought": "0000-01",
    "the last year": "9999-00",
    "a date before time": "0001",
    "half a character": "\ud800".encode("utf-8", "surrogatepass"),
    "figures of another script": "٢٠١٠",
    "a raised two": "²",
    "markup": '<script>alert(1)</script>{{ 7 }}{% load x %}#read("/etc/passwd")',
}
# What may be saved, or choke a database, is tried in each box by itself, the others as
# they should be. The rest no form takes, so every box is given it at once.
ALONE = (
    "a zero byte",
    "a number beyond every column",
    "half a character",
    "a date before time",
    "markup",
)


class Opened:
    """A page opened, as `filled` reads one."""

    def __init__(self, form):
        self.context = {"form": form}


def as_it_stands(form):
    """Return what a form would send, empty boxes included."""
    empty = {}
    for field in form:
        parts = getattr(field.field.widget, "widgets_names", [""])
        empty |= dict.fromkeys([f"{field.html_name}{part}" for part in parts], "")
    return empty | filled(Opened(form))


def form_of(page):
    context = page.context or {}
    return context.get("form") or context.get("years_form")


def faults(browser, address):
    """Send one hostile value after another; yield what broke."""
    form = form_of(browser.get(address))
    if form is None:
        return
    boxes = list(as_it_stands(form))
    tries = [(what, [box]) for box in boxes for what in ALONE]
    tries += [(what, boxes) for what in HOSTILE if what not in ALONE]
    for what, filled_in in tries:
        sent = as_it_stands(form) | dict.fromkeys(filled_in, HOSTILE[what])
        answer = browser.post(address, sent)
        if answer.status_code >= 500:
            yield f"{address}: {what} in {', '.join(filled_in)}"
        if answer.status_code == 302:  # saved: the page has a version further on
            form = form_of(browser.get(address)) or form


@pytest.mark.parametrize("page", GUARDED, ids=lambda page: page.name)
def test_no_form_breaks_on_what_is_typed(page, addresses, client_for):
    browser = client_for(BEN)
    browser.raise_request_exception = False

    broken = [fault for where in addresses(page) for fault in faults(browser, where)]

    assert broken == []


PRESSED = {  # buttons that send what no form of Django's looks at first
    "plan:decide": {"decision": "accepted"},
    "plan:mark-unplaced": {"mark": "left-out"},
}
BUTTONS = [page for page in GUARDED if page.name in PRESSED]


@pytest.mark.parametrize("page", BUTTONS, ids=lambda page: page.name)
@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_button_breaks_on_what_is_sent_with_it(page, value, addresses, client_for):
    browser = client_for(BEN)
    as_meant = PRESSED[page.name] | {"version": 1}

    for address in addresses(page):
        for name in as_meant:
            answer = browser.post(address, as_meant | {name: value})
            assert answer.status_code in {302, 404}, (address, name)


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("plan:add-measure", "theme"),
        ("plan:document", "show"),
        ("plan:document-lines", "page"),
        ("review:compare", "earlier"),
    ],
)
def test_no_page_breaks_on_what_stands_in_its_address(
    page, name, value, addresses, client_for
):
    (guarded,) = [each for each in GUARDED if each.name == page]

    for address in addresses(guarded):
        assert client_for(BEN).get(address, {name: value}).status_code in {200, 302}
