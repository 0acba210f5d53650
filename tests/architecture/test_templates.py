"""Templates link to pages that exist, and hold no inline script or style."""

import pytest
from django.urls import get_resolver

from tests.architecture.page_laws import pages, template_faults
from tests.architecture.source import REPOSITORY, repository_files

TEMPLATES = [
    path
    for path in repository_files()
    if "/templates/" in path and path.endswith((".html", ".txt", ".svg"))
]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{% url 'plan:gone' x.code %}", "plan:gone"),
        ('{%url "gone" as link%}', "gone"),
        ("<script>go()</script>", "inline script"),
        ("<script type='module'>go()</script>", "inline script"),
        ('<p class="a" style="color: red">', "inline style"),
        ("<style>p {}</style>", "inline style"),
        ('<a href="#" onclick="go()">', "inline handler"),
        ('<div class="x" hx-get="/there">', "scripts only"),
        ('<a\n hx-get="/there">there</a>', "scripts only"),
    ],
)
def test_a_breach_is_reported(text, fault):
    assert fault in "".join(template_faults(text, {"home"}))


@pytest.mark.parametrize(
    "text",
    [
        "{% url 'home' %}",
        '<script src="/static/all.js" defer></script>',
        '<script type="application/json">{}</script>',
        '<a href="/there" hx-get="/there">there</a>',
        '<form hx-post="/there"\n action="/there">',
        '<input hx-get="/there">',
        '<div hx-post="/there" hx-include="closest form">',
        "<p>Monday onwards = soon</p>",
    ],
)
def test_what_is_permitted_is_not_reported(text):
    assert template_faults(text, {"home"}) == []


def test_there_are_templates():
    assert len(TEMPLATES) > 20


@pytest.mark.parametrize("path", TEMPLATES)
def test_every_template_keeps_the_law(path):
    names = {page.name for page in pages(get_resolver().url_patterns)}

    text = (REPOSITORY / path).read_text(encoding="utf-8")
    assert template_faults(text, names) == []
