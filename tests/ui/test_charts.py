"""Charts say what they are given: every figure, nothing missing drawn as zero."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.ui.bars import BarKind
from frankpledge.ui.charts import (
    Bar,
    Break,
    Limits,
    Point,
    Series,
    Words,
    bar_chart,
    line_chart,
)

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words(id="c", title="Burglary by month")

figures = st.none() | st.integers(0, 10**6) | st.floats(0, 1e6, allow_nan=False)
labels = st.text(max_size=30)


def read(svg):
    return ElementTree.fromstring(svg)  # noqa: S314 (our own drawing)


def marks(svg, name="Burglary"):
    """Return the marks of a series: the elements whose title begins with its name."""
    return [
        (parent, title.text)
        for parent in read(svg).iter()
        for title in parent.findall(f"{SVG}title")
        if title.text and title.text.startswith(f"{name}, ")
    ]


def months(*values, partial=()):
    return Series(
        "Burglary",
        [
            Point(f"Month {n}", value, is_partial=n in partial)
            for n, value in enumerate(values)
        ],
    )


def paths(svg):
    return [p.get("d") for p in read(svg).iter(f"{SVG}path") if p.get("fill") == "none"]


def test_a_chart_is_one_image_with_a_title_and_a_description():
    root = read(line_chart([months(3, 4)], words=WORDS))

    assert root.get("role") == "img"
    named = root.get("aria-labelledby").split()
    assert [child.get("id") for child in root[:2]] == named
    assert root[0].text == "Burglary by month"


def test_the_description_tells_the_figures_the_gaps_and_the_target():
    svg = line_chart(
        [months(31, None, 12, 6, partial=[3])],
        words=WORDS,
        target=22,
        limits=Limits(mean=20, lower=10, upper=30),
    )

    told = read(svg)[1].text
    assert "lowest 6 (Month 3), highest 31 (Month 0), last 6" in told
    assert "No figure: Month 1" in told
    assert "Part of the period only: Month 3" in told
    assert "target is 22" in told
    assert "mean is 20; the ordinary range is 10 to 30" in told


def test_a_description_of_ones_own_replaces_it():
    words = Words(id="c", title="t", description="Burglary fell.")

    assert read(line_chart([months(1)], words=words))[1].text == "Burglary fell."


def test_every_known_figure_is_a_mark_that_says_it():
    titles = [title for _, title in marks(line_chart([months(7, 1200)], words=WORDS))]

    assert titles == ["Burglary, Month 0: 7", "Burglary, Month 1: 1,200"]


def test_a_missing_month_has_no_mark_and_no_line_through_it():
    svg = line_chart([months(5, 6, None, 7, 8)], words=WORDS)

    assert len(marks(svg)) == 4
    assert len(paths(svg)) == 2
    assert "Month 2: no figure" in svg


def test_a_lone_month_between_gaps_is_a_mark_without_a_line():
    svg = line_chart([months(None, 6, None)], words=WORDS)

    assert len(marks(svg)) == 1
    assert paths(svg) == []


def test_nothing_at_all_is_told_as_no_figures():
    svg = line_chart([months(None, None)], words=WORDS)

    assert marks(svg) == []
    assert "no figures" in read(svg)[1].text


def test_a_partial_month_is_hollow_named_and_not_joined():
    svg = line_chart([months(5, 6, 2, partial=[2])], words=WORDS)

    mark, title = marks(svg)[2]
    assert mark.get("fill") == "#ffffff"
    assert title.endswith("part of the period only")
    assert "Part of the period" in svg
    assert paths(svg)[0].count("L") == 1


def test_a_break_cuts_the_line_and_says_why():
    svg = line_chart([months(5, 6, 7, 8)], words=WORDS, breaks=[Break(2, "New system")])

    assert len(paths(svg)) == 2
    assert "New system" in svg


def test_a_month_outside_the_range_is_a_diamond_and_a_partial_one_is_not():
    limits = Limits(mean=10, lower=5, upper=15)
    svg = line_chart([months(10, 20, 2, partial=[2])], words=WORDS, limits=limits)

    tags = [mark.tag.removeprefix(SVG) for mark, _ in marks(svg)]
    assert tags == ["circle", "path", "circle"]
    assert "Outside the range" in svg


def test_the_axis_stands_on_zero():
    svg = line_chart([months(900, 950)], words=WORDS)

    assert ">0</text>" in svg


def test_figures_below_zero_are_drawn_below_it():
    svg = line_chart([months(-4, 4)], words=WORDS)

    (low, _), (high, _) = marks(svg)
    assert float(low.get("cy")) > float(high.get("cy"))
    assert "−4" in svg


@pytest.mark.parametrize(
    ("series", "sentence"),
    [
        ([], "nothing to draw"),
        ([Series("a", [])], "nothing to draw"),
        ([months(1), months(1, 2)], "different numbers of periods"),
        ([months(1)] * 4, "At most 3"),
        ([months(float("nan"))], "Burglary, Month 0 is not a number"),
        ([months(float("inf"))], "not a number"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(series, sentence):
    with pytest.raises(ValueError, match=sentence):
        line_chart(series, words=WORDS)


def test_series_differ_by_dash_and_shape_not_colour_alone():
    twins = [
        Series(name, [Point("a", 1), Point("b", 2)]) for name in ("One", "Two", "Three")
    ]
    svg = line_chart(twins, words=WORDS)

    lines = [p for p in read(svg).iter(f"{SVG}path") if p.get("fill") == "none"]
    assert len({line.get("stroke-dasharray") for line in lines}) == 3


@given(
    st.lists(st.tuples(labels, figures, st.booleans()), min_size=1, max_size=40),
    labels,
    labels,
)
def test_any_words_and_figures_give_well_formed_svg(rows, title, name):
    points = [Point(label, value, is_partial=part) for label, value, part in rows]
    svg = line_chart([Series(name, points)], words=Words(id="c", title=title))

    read(svg)
    assert not re.search(r"\bnan\b|\binf\b", "".join(re.findall(r'="([^"]*)"', svg)))


@given(st.lists(st.none() | st.integers(0, 5000), min_size=1, max_size=60))
def test_there_is_one_mark_for_each_known_figure_and_none_other(values):
    svg = line_chart([months(*values)], words=WORDS)

    assert len(marks(svg)) == sum(value is not None for value in values)


def test_markup_in_labels_is_shown_as_words():
    series = Series("<b>x</b>", [Point('"><script>', 3)])
    svg = line_chart([series], words=Words(id="c", title="<i>"))

    assert "<script" not in svg
    assert "<b>" not in svg
    assert read(svg)[0].text == "<i>"


@pytest.mark.parametrize("odd", ["\x00", "\x1b", "\ufffe", "\uffff", "\ud800"])
def test_a_character_xml_cannot_hold_is_left_out(odd):
    series = Series("Burglary", [Point(f"a{odd}b", 3)])

    root = read(line_chart([series], words=Words(id=f"c{odd}", title=f"x{odd}y")))
    assert root[0].text == "xy"


def test_no_style_is_written_inline():
    svg = line_chart([months(1, 2)], words=WORDS, target=1)

    assert " style=" not in svg


def bars(svg):
    return [
        (rect, rect.find(f"{SVG}title").text)
        for rect in read(svg).iter(f"{SVG}rect")
        if rect.find(f"{SVG}title") is not None
    ]


def test_each_year_is_a_bar_with_its_figure_over_it():
    svg = bar_chart(
        [
            Bar("2008-09", 273, BarKind.BASELINE),
            Bar("2009-10", Decimal("22.7"), shown="22.7%"),
        ],
        words=WORDS,
        target=259,
    )

    assert [title for _, title in bars(svg)] == ["2008-09: 273", "2009-10: 22.7%"]
    assert ">273</text>" in svg
    assert ">22.7%</text>" in svg
    assert "Target 259" in svg
    assert read(svg)[1].text == "2008-09 (baseline) 273; 2009-10 22.7%. Target 259."


def test_the_height_of_a_bar_is_in_proportion():
    svg = bar_chart([Bar("a", 50), Bar("b", 100)], words=WORDS)

    low, high = (float(rect.get("height")) for rect, _ in bars(svg))
    assert high == pytest.approx(2 * low, rel=0.01)


def test_a_year_without_a_figure_has_no_bar_but_words():
    svg = bar_chart([Bar("a", None), Bar("b", 100)], words=WORDS)

    assert len(bars(svg)) == 1
    assert ">no</text>" in svg
    assert ">figure</text>" in svg
    assert "a no figure" in read(svg)[1].text


def test_kinds_of_bar_are_named_in_the_legend():
    svg = bar_chart(
        [Bar("a", 1, BarKind.PARTIAL), Bar("b", 2, BarKind.FORECAST)], words=WORDS
    )

    assert "Part of the period" in svg
    assert "Forecast" in svg
    assert "Baseline" not in svg


@pytest.mark.parametrize(
    ("given_bars", "sentence"),
    [
        ([], "nothing to draw"),
        ([Bar("a", -1)], "stands on zero"),
        ([Bar("a", float("nan"))], "a is not a number"),
    ],
)
def test_bars_that_cannot_be_drawn_are_refused(given_bars, sentence):
    with pytest.raises(ValueError, match=sentence):
        bar_chart(given_bars, words=WORDS)


@given(st.lists(st.tuples(labels, figures, labels), min_size=1, max_size=12))
def test_any_bars_give_well_formed_svg(rows):
    given_bars = [Bar(label, value, shown=shown) for label, value, shown in rows]

    root = read(bar_chart(given_bars, words=WORDS))
    known = sum(bar.value is not None for bar in given_bars)
    assert sum(r.find(f"{SVG}title") is not None for r in root.iter(f"{SVG}rect")) == (
        known
    )
