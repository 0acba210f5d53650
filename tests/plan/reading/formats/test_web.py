"""Web pages: what a reader of the page sees, tables as tables."""

import pytest

from frankpledge.plan.reading.formats.web import open_web
from frankpledge.plan.reading.reader import read_plan


def lines_of(body):
    page = f"<!DOCTYPE html><html><body>{body}</body></html>"
    return [line for line in open_web(page.encode(), "x").lines if line]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            "<h1>Our <em>plan</em></h1>It\nbegins.<p>And ends.",
            ["# Our plan", "It begins.", "And ends."],
        ),
        (
            "<ul><li>One<ul><li>Two</ul><li><p>Three</p></ul>",
            ["- One", "  - Two", "- Three"],
        ),
        (
            "<script>x</script><style>y</style><nav>z</nav><p hidden>w</p><p>a</p>",
            ["a"],
        ),
        ("<div><div>Deep <b>words</b></div> after</div>", ["Deep words", "after"]),
        ("<p>a<br>b</p>", ["a", "b"]),
        ("<table><tr><td>Framed.</td></tr></table>", ["Framed."]),
    ],
)
def test_blocks_of_a_page_are_lines(body, lines):
    assert lines_of(body) == lines


def test_spans_fill_the_rows_and_columns_they_reach():
    table = (
        "<table><caption>Results</caption>"
        "<thead><tr><th rowspan=2>Action</th><th colspan=2>2030/31</th></tr>"
        "<tr><th>Target</th><th>Actual</th></tr></thead>"
        "<tr><td>Reduce arson by 5%</td><td>40</td><td>38</td></tr></table>"
    )

    assert lines_of(table) == [
        "Results",
        "Action\t2030/31 Target\t2030/31 Actual",
        "Reduce arson by 5%\t40\t38",
    ]


INNER = "<table><tr><td>c<td>d<tr><td>e<td>f</table>"


def test_figures_set_above_the_line_stay_apart_from_the_figure_before():
    assert lines_of("<p>254<sup>1</sup> on the 1<sup>st</sup></p>") == [
        "254¹ on the 1st"
    ]


def test_a_table_in_a_cell_follows_the_table():
    table = f"<table><tr><td>a<td>b{INNER}<tr><td>x<td>y</table>"

    assert lines_of(table) == ["a\tb", "x\ty", "c\td", "e\tf"]


def test_a_table_of_one_row_that_holds_tables_only_places_them():
    table = f"<table><tr><td>Beside.<td>Above.{INNER}Under.</table>"

    assert lines_of(table) == ["Beside.", "Above.", "c\td", "e\tf", "Under."]


def test_boxes_with_a_heading_each_are_read_one_after_the_other():
    box = "<td><h3>{}</h3><p>{}</p>"
    one, two = box.format("Burglary", "Locks."), box.format("Noise", "Wardens.")

    assert lines_of(f"<table><tr>{one}{two}</table>") == [
        "# Burglary",
        "Locks.",
        "# Noise",
        "Wardens.",
    ]


def test_a_page_is_told_by_how_it_begins_whatever_it_is_called():
    page = b"\xef\xbb\xbf\n<!doctype HTML><title>T</title><h2>Our year</h2><p>Good."

    draft = read_plan(page, filename="plan.txt")

    assert [line.text for line in draft.headings] == ["Our year"]


def test_text_with_a_few_tags_is_still_text():
    draft = read_plan(b"<h2>Our year</h2>\n\nIt went | well\n", filename="plan.txt")

    assert draft.headings[0].source.first_line == 1
