"""Every component stands alone with the least it asks for, and escapes its words."""

import re
from pathlib import Path

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string

import frankpledge.ui
from frankpledge.ui.rings import RingStage, year_ring
from frankpledge.ui.specimens.fields import FilterForm, UploadForm, refused_form
from frankpledge.ui.tables import table
from frankpledge.ui.templatetags.design import page_numbers

FOLDER = Path(frankpledge.ui.__file__).parent / "templates/ui/components"
COMPONENTS = sorted(path.stem for path in FOLDER.glob("*.html"))
ODD = '<b>"x"</b>'
TABLE = table("Figures", ["a"], [[ODD]])

LEAST = {
    "breadcrumbs": {"items": [{"label": ODD, "url": "/"}]},
    "button": {"label": ODD},
    "button_link": {"label": ODD, "href": "/"},
    "chart": {"svg": "<svg></svg>", "title": ODD, "table": TABLE, "id": "c"},
    "conflict": {
        "id": "c",
        "by": ODD,
        "rows": [{"label": ODD, "theirs": ODD, "yours": ODD}],
    },
    "details": {"summary": ODD, "text": ODD},
    "empty_state": {"title": ODD, "text": ODD},
    "error_summary": {"errors": [{"text": ODD}]},
    "figure_link": {"text": ODD, "href": "/", "about": ODD},
    "figures": {"items": [{"label": ODD, "text": ODD}]},
    "file_upload": {
        "form": UploadForm(),
        "action": "/",
        "label": ODD,
        "csrf_token": "t",
    },
    "filter": {"form": FilterForm(), "count_text": ODD},
    "finding": {"sentence": ODD, "severity": "wrong"},
    "inset": {"text": ODD},
    "notification_banner": {"text": ODD, "id": "n"},
    "page_heading": {"title": ODD},
    "pagination": {"page": Paginator(range(90), 10).page(2), "label": ODD},
    "post_button": {"label": ODD, "action": "/", "csrf_token": "t"},
    "progress": {"label": ODD, "value": 1, "max": 3, "id": "p"},
    "source_note": {"first_line": 3, "document": ODD},
    "step_list": {"steps": [{"title": ODD}]},
    "summary_card": {"title": ODD, "rows": [{"key": ODD, "value": ODD}]},
    "summary_list": {"rows": [{"key": ODD, "value": ODD}]},
    "table": {"table": TABLE, "id": "t"},
    "tag": {"text": ODD},
    "timeline": {"entries": [{"title": ODD, "by": ODD, "at": ODD}]},
    "verdict": {"kind": "met", "sentence": ODD},
    "warning_text": {"text": ODD},
    "year_circle": {"stages": [{"label": ODD}], "year": ODD},
}


def render(name, values=None):
    given = LEAST[name] if values is None else values
    return render_to_string(f"ui/components/{name}.html", dict(given))


def test_every_component_is_shown_here():
    assert sorted(LEAST) == COMPONENTS


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_stands_with_the_least_it_asks_for(name):
    html = render(name)

    assert "<b>" not in html
    assert "&lt;b&gt;" in html or "&lt;B&gt;" in html
    assert " style=" not in html


@pytest.mark.parametrize("name", ["figure_link", "tag", "source_note"])
def test_a_component_inside_a_sentence_leaves_no_space_before_the_full_stop(name):
    assert render(name) == render(name).strip()


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_says_at_its_head_what_it_takes(name):
    text = (FOLDER / f"{name}.html").read_text(encoding="utf-8")

    head = re.match(r"{% comment %}\n(.*?){% endcomment %}", text, re.DOTALL)
    assert head
    assert [key for key in LEAST[name] if not re.search(rf"\b{key}\b", head[1])] == []


@pytest.mark.parametrize("name", COMPONENTS)
@pytest.mark.usefixtures("site")
def test_the_components_page_shows_every_component(name):
    page = (FOLDER.parent / "components_page.html").read_text(encoding="utf-8")

    assert f'"ui/components/{name}.html"' in page


@pytest.mark.usefixtures("site")
def test_the_components_page_opens(client):
    response = client.get("/components/")

    assert response.status_code == 200
    assert "{%" not in response.text
    assert "{{" not in response.text


@pytest.mark.usefixtures("site")
def test_no_two_elements_of_the_components_page_share_an_id(client):
    ids = re.findall(r'\sid="([^"]+)"', client.get("/components/").text)

    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("met", "Met"),
        ("exceeded", "Exceeded"),
        ("missed", "Missed"),
        ("on-course", "On course"),
        ("at-risk", "At risk"),
        ("no-evidence", "No evidence of change"),
        ("not-measurable", "Not measurable"),
    ],
)
def test_a_verdict_is_a_word_and_a_sign_of_its_own(kind, word):
    html = render("verdict", {"kind": kind})

    others = {k: render("verdict", {"kind": k}) for k in ("met", "not-measurable")}
    assert f'<strong class="fp-verdict__word">{word}</strong>' in html
    sign = re.search(r"<svg.*?</svg>", html, re.DOTALL)[0]
    assert all(sign not in other for k, other in others.items() if k != kind)


def test_a_fact_nobody_knows_is_said_to_be_unknown_and_zero_is_zero():
    rows = [{"key": "Telephone", "value": ""}, {"key": "Thefts", "value": 0}]
    html = render("summary_list", {"rows": rows})

    assert html.count("Not known") == 1
    assert ">0" in html


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (24, None, "Line 24 of"),
        (24, 24, "Line 24 of"),
        (1024, 1030, "Lines 1024 to 1030"),
    ],
)
def test_a_source_names_its_lines(first, last, words):
    assert words in render("source_note", {"first_line": first, "last_line": last})


def test_an_error_summary_without_errors_is_nothing():
    assert render("error_summary", {}).strip() == ""


def test_an_error_summary_gathers_several_forms():
    html = render("error_summary", {"forms": [refused_form(), refused_form()]})

    assert html.count("Enter what the target is about.") == 2


@pytest.mark.parametrize(
    ("total", "current", "shown"),
    [
        (1, 1, [1]),
        (3, 2, [1, 2, 3]),
        (12, 1, [1, 2, None, 12]),
        (12, 6, [1, None, 5, 6, 7, None, 12]),
        (12, 3, [1, 2, 3, 4, None, 12]),
        (12, 4, [1, 2, 3, 4, 5, None, 12]),
        (12, 12, [1, None, 11, 12]),
    ],
)
def test_pages_are_offered_at_both_ends_and_near_by(total, current, shown):
    assert page_numbers(Paginator(range(total), 1).page(current)) == shown


def test_one_page_needs_no_pagination():
    assert render("pagination", {"page": Paginator([1], 5).page(1)}).strip() == ""


def test_pagination_keeps_the_rest_of_the_question():
    page = Paginator(range(90), 10).page(2)
    html = render("pagination", {"page": page, "query": "category=a&month=2014-05"})

    assert "?category=a&amp;month=2014-05&amp;page=3" in html


def test_the_stage_of_the_year_is_said_in_words_not_only_drawn():
    stages = [
        {"label": "Plan", "is_done": True},
        {"label": "Delivery", "is_current": True},
    ]
    html = render("year_circle", {"stages": stages, "year": "2010-11"})

    assert 'aria-current="step"' in html
    assert "You are here" in html
    assert ">Done<" in html


def test_the_ring_draws_each_stage_once_and_hides_from_listeners():
    svg = year_ring([RingStage(is_done=True), RingStage(), RingStage()], year="2010-11")

    assert svg.count("<circle") == 1 + 3
    assert 'aria-hidden="true"' in svg


def test_a_banner_of_django_messages_follows_their_level():
    source = engines["django"].from_string('{% include "ui/parts/messages.html" %}')
    levels = ["success", "error", "warning", "info"]
    html = source.render({"messages": [Message(level) for level in levels]})

    assert html.count("govuk-notification-banner--success") == 1
    assert html.count("fp-banner--problem") == 2
    assert html.count('role="region"') == 1


class Message(str):
    """A message of one level, as Django's framework hands it over."""

    __slots__ = ()

    @property
    def level_tag(self):
        return str(self)


def test_two_versions_stand_side_by_side():
    row = {"label": "Target", "theirs": "5%", "yours": "8%", "is_different": True}
    html = render("conflict", {"id": "c", "by": "Ben", "rows": [row]})

    assert html.index("5%") < html.index("8%")
    assert "not lost" in html
    assert "Different" in html
