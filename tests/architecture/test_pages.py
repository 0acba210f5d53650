"""Every page says who may open it, and means it."""

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.urls import get_resolver, include, path, reverse

from frankpledge.access.decorators import public, requires, signed_in
from frankpledge.access.rules import Permission
from tests.architecture.page_laws import examples, pages, undeclared, unnamed

PAGES = list(pages(get_resolver().url_patterns))
CLOSED = [page for page in PAGES if page.permission != "public"]


def answer(request):
    return HttpResponse("answer")


def silent(request):
    return HttpResponse("silent")


@requires(Permission.PLAN_VIEW)
def guarded(request):
    return HttpResponse("guarded")


def test_there_are_pages_of_every_kind():
    kinds = {type(page.permission) for page in PAGES}

    assert kinds == {str, Permission}
    assert {"public", "signed-in"} <= {page.permission for page in PAGES}


def test_every_page_says_who_may_open_it():
    assert undeclared(PAGES) == []


def test_every_page_has_a_name_of_its_own():
    assert unnamed(PAGES) == []


def test_a_page_that_says_nothing_is_reported():
    inner = [path("b/", silent, name="b"), path("c/", guarded, name="c")]
    patterns = [
        path("a/", include((inner, "inner"), namespace="inner")),
        path("d/", public(answer), name="d"),
    ]

    assert undeclared(list(pages(patterns))) == ["a/b/ (inner:b) says None"]


def test_a_page_without_a_name_or_with_anothers_is_reported():
    patterns = [path("a/", guarded), path("b/", guarded, name="b")]
    patterns += [path("c/", guarded, name="b")]

    assert len(unnamed(list(pages(patterns)))) == 3


@pytest.mark.parametrize("mark", [public, signed_in])
def test_a_declared_page_is_not_reported(mark):
    patterns = [path("a/", mark(lambda request: answer(request)), name="a")]

    assert undeclared(list(pages(patterns))) == []


@pytest.mark.parametrize("page", CLOSED, ids=lambda page: page.name)
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_anonymous_visitor_is_sent_to_the_sign_in_page(client, page, method):
    url = reverse(page.name, kwargs=examples(page.takes))

    answered = getattr(client, method)(url)

    assert answered.status_code == 302
    assert answered.url.startswith(f"{reverse(settings.LOGIN_URL)}?next=")
