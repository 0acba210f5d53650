"""The frame says whose page it is, which year, and where to go; all of it optional."""

import pytest
from django.template import engines
from django.test import RequestFactory

from frankpledge.ui.context import NavigationItem, mark_current, page
from tests.ui.pages import in_frame

LAYOUTS = ["page", "form", "report", "public"]


def render(layout, request, **values):
    source = f"{{% extends 'ui/layouts/{layout}.html' %}}"
    source += "{% block title %}Targets{% endblock %}"
    return engines["django"].from_string(source).render(values, request)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.usefixtures("site")
def test_a_layout_stands_with_nothing_given(layout):
    html = render(layout, RequestFactory().get("/"))

    assert "<title>Targets – Frankpledge</title>" in html
    assert '<html lang="en-GB"' in html
    assert 'href="#main-content"' in html
    assert html.count('id="main-content"') == 1
    assert "Sign out" not in html
    assert "<nav" not in html


@pytest.mark.usefixtures("site")
def test_the_frame_shows_partnership_year_stage_navigation_and_person():
    html = render("page", in_frame(RequestFactory().get("/form/")))

    for words in ("Northbridge Community", "2012-13", "Delivery, third", "Amara Osei"):
        assert words in html
    assert 'href="/form/" aria-current="page"' in html
    assert 'action="/sign-out/"' in html


@pytest.mark.usefixtures("site")
def test_a_public_page_shows_no_account_and_no_navigation():
    html = render("public", in_frame(RequestFactory().get("/form/")))

    assert "Northbridge Community" in html
    for words in ("Amara", "Sign out", "<nav", "Delivery"):
        assert words not in html


@pytest.mark.usefixtures("site")
def test_a_form_with_errors_says_error_first_in_the_title(client):
    assert "<title>Change the target" in client.get("/form/").text

    refused = client.post("/form/").text
    assert "<title>Error: Change the target" in refused
    assert refused.index("There is a problem") < refused.index("<h1")


ITEMS = [
    NavigationItem("Year", "/n/2010-11/"),
    NavigationItem("Plan", "/n/2010-11/plan/"),
    NavigationItem("People", "/n/people"),
]


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/n/2010-11/", "Year"),
        ("/n/2010-11/plan/", "Plan"),
        ("/n/2010-11/plan/themes/fire/", "Plan"),
        ("/n/2010-11/review/", "Year"),
        ("/n/people/ben/", "People"),
        ("/n/peoples/", None),
        ("/", None),
    ],
)
def test_the_nearest_page_of_the_navigation_is_marked(path, current):
    marked = [item.label for item in mark_current(ITEMS, path=path) if item.is_current]

    assert marked == ([current] if current else [])


def test_an_item_marked_already_is_left_so():
    items = [NavigationItem("Plan", "/plan/", is_current=True), *ITEMS]

    marked = mark_current(items, path="/n/people/")
    assert [item.label for item in marked if item.is_current] == ["Plan"]


def test_a_bare_request_has_an_empty_frame():
    given = page(RequestFactory().get("/"))

    assert given["navigation"] == ()
    assert given["partnership"] is None
    assert given["home_url"] == "/"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/refused/", "Only an analyst may add evidence."),
        ("/missing/", "it may not be yours to see"),
        ("/unclear/", "nothing was changed"),
        ("/stale/", "open too long"),
        ("/broken/", "The fault is ours"),
    ],
)
@pytest.mark.usefixtures("site")
def test_a_page_that_says_no_says_why(client, address, words):
    response = client.get(address)

    assert response.status_code == 200
    assert words in response.text
    assert response.text.count("<h1") == 1


def test_a_fault_of_ours_is_told_without_any_context():
    html = engines["django"].get_template("500.html").render()

    assert "Something went wrong" in html


def test_a_refusal_without_a_reason_still_says_what_to_do():
    html = engines["django"].get_template("403.html").render()

    assert "Your role in this partnership does not include it" in html
