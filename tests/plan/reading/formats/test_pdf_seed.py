"""The 2010-11 plan printed to PDF in several ways: the same plan every time."""

import re

import pytest

from frankpledge.plan.reading.reader import read_plan
from tests.plan.reading.formats.pdf_rendering import as_pdf
from tests.plan.reading.formats.rendering import blocks_of

pytestmark = pytest.mark.shared

WAYS = {
    "ruled": {},
    "rows ruled": {"rules": "rows"},
    "without lines": {"rules": "none"},
    "shaded, running heads, headers again": {
        "rules": "shade",
        "repeat": True,
        "running": True,
    },
    "ruled, landscape": {"landscape": True, "running": True},
}


@pytest.fixture(scope="module", params=WAYS.values(), ids=WAYS.keys())
def printed(request, document):
    """Return the draft of the plan printed in one way."""
    blocks = blocks_of(document.decode())
    return read_plan(as_pdf(blocks, **request.param), filename="plan.pdf")


def squeezed(text):
    """Return the words of a text; marks and wrapped lines may differ."""
    return re.sub(r"\W+", " ", text).strip()


def figures(row, *names):
    """Return what stands in the cells of a row."""
    return [
        (re.sub(r"\s", "", figure.printed), figure.state, figure.value, figure.unit)
        for figure in (getattr(row, name) for name in names)
    ]


def test_the_13_results_are_the_same(draft, printed):
    def read(one):
        return [
            (
                squeezed(r.title),
                r.rule,
                *figures(r, "baseline", "target", "actual", "change"),
            )
            for r in one.results
        ]

    assert len(printed.results) == 13
    assert read(printed) == read(draft)


def test_the_14_targets_are_the_same(draft, printed):
    def read(one):
        return [
            (
                squeezed(t.title),
                t.section,
                t.rule,
                t.indicator_codes,
                *figures(t, "baseline", "target"),
            )
            for t in one.targets
        ]

    assert len(printed.targets) == 14
    assert read(printed) == read(draft)


def test_the_nine_theme_sheets_are_the_same(draft, printed):
    def read(one):
        return [
            (
                squeezed(t.title),
                t.lead_agency,
                squeezed(t.priority),
                *(
                    [squeezed(line.text) for line in getattr(t, part)]
                    for part in ("activities", "measures", "outcomes", "key_partners")
                ),
            )
            for t in one.themes
        ]

    assert len(printed.themes) == 9
    assert read(printed) == read(draft)


def test_priorities_agencies_and_topics_are_the_same(draft, printed):
    def read(one):
        return (
            [
                (squeezed(p.title), [squeezed(i.text) for i in p.issues])
                for p in one.priorities
            ],
            [(a.name, a.postcode, a.telephone) for a in one.agencies],
            [(n.title, len(n.paragraphs)) for n in one.narrative],
            [squeezed(s.text) for s in one.statements],
        )

    assert read(printed) == read(draft)
    assert printed.not_understood == ()
