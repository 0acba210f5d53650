"""Lines to tables, paragraphs, lists and headings, with the lines they stand on."""

import pytest

from frankpledge.plan.reading.blocks import Kind, Table
from frankpledge.plan.reading.layout import LONGEST_LINE, layout_of


def blocks_of(text):
    return layout_of(text.split("\n")).blocks


def words_of(text):
    return [(b.kind, b.text) for b in blocks_of(text)]


def cells_of(text):
    return [[cell.text for cell in row.cells] for row in blocks_of(text)[0].rows]


LONG = (
    "The partnership met often in the year, and what it did is told here at length, to"
)


def test_a_sentence_broken_by_a_blank_line_is_one_paragraph():
    broken = f"{LONG} talk about\n\ndetails of it all. It ended."

    (paragraph,) = blocks_of(f"Head\n\n{broken}")[1:]

    assert paragraph.text == f"{LONG} talk about details of it all. It ended."
    assert (paragraph.source.first_line, paragraph.source.last_line) == (3, 5)


def test_a_long_unended_line_goes_on_even_at_a_capital():
    (_, paragraph) = blocks_of(
        f"Head\n\n{LONG} the Young Persons\n\nWorker was paid from several sources."
    )

    assert paragraph.text.endswith(
        "the Young Persons Worker was paid from several sources."
    )


def test_a_paragraph_that_ended_does_not_go_on():
    assert len(blocks_of(f"{LONG} end.\n\nThe next one begins here, and it ends.")) == 2


def test_a_heading_after_an_unended_paragraph_stays_a_heading():
    kinds = [kind for kind, _ in words_of(f"{LONG} and so on\n\nKeeping shops safe")]

    assert kinds == [Kind.PROSE, Kind.HEADING]


def test_lines_wrapped_at_a_margin_are_one_paragraph():
    text = "\n".join([LONG[:60], LONG[60:].strip(), "the end of it."])

    assert len(blocks_of(text)) == 1


def test_short_lines_of_an_address_stay_apart():
    assert (
        len(blocks_of("Tel: 01999 100200\nEmail: a@b.example\nWeb: www.b.example")) == 3
    )


def test_a_list_keeps_its_items_and_their_depth():
    blocks = blocks_of("- One including:\n - Two;\n - Three\n* Four\n1. Five\n(a) Six")

    assert [(b.text, b.indent, b.number) for b in blocks] == [
        ("One including:", 0, ""),
        ("Two;", 1, ""),
        ("Three", 1, ""),
        ("Four", 0, ""),
        ("Five", 0, "1."),
        ("Six", 0, "(a)"),
    ]
    assert {b.kind for b in blocks} == {Kind.ITEM}


def test_an_item_wrapped_over_lines_is_one_item():
    item, after = blocks_of("- One thing\n  and its rest\n\nThen this was done.")

    assert (item.text, item.source.last_line) == ("One thing and its rest", 2)
    assert after.kind is Kind.PROSE


@pytest.mark.parametrize("line", ["# Our year", "<h2>Our year</h2>", "Our year"])
def test_a_heading_is_told_by_mark_tag_or_shape(line):
    assert words_of(f"{line}\n\nIt went well.")[0] == (Kind.HEADING, "Our year")


@pytest.mark.parametrize(
    "line", ["It went well.", "and so on", "Tel: 01999 100200", "word " * 15, "12"]
)
def test_what_ends_like_prose_or_begins_like_it_is_no_heading(line):
    assert words_of(line)[0][0] is not Kind.HEADING


def test_markup_and_entities_are_no_words():
    text = '<p>Fish &amp; chips</p><p style="a: b">Tea<br/>Cake</p> <b>B</b>un &lt;5'

    assert [words for _, words in words_of(text)] == [
        "Fish & chips",
        "Tea",
        "Cake",
        "Bun <5",
    ]


def test_what_only_looks_like_a_tag_is_kept():
    assert words_of("Fewer than <five> or <p five> people came.")[0][1] == (
        "Fewer than <five> or <p five> people came."
    )


def test_a_blank_line_does_not_part_a_table():
    (table,) = blocks_of("a\tb\n\nc\td")

    assert isinstance(table, Table)
    assert [row.source.first_line for row in table.rows] == [1, 3]


def test_pipes_part_cells_with_or_without_outer_ones():
    assert cells_of("| a | b |\n|---|:-:|\n| c |  |") == [["a", "b"], ["c", ""]]
    assert cells_of("a | b\nc | d") == [["a", "b"], ["c", "d"]]


def test_bullets_in_a_cell_are_items_of_its_list():
    (table,) = blocks_of('Do\tThis: <ul style="x"> • One • Two')

    pieces = table.rows[0].cells[1].pieces
    assert [(p.text, p.is_item) for p in pieces] == [
        ("This:", False),
        ("One", True),
        ("Two", True),
    ]


HTML = """\
Before <table border=1>
<caption>Results</caption>
<tr><th>A</th><th>B</th></tr>
<tr><td>one
and on</td>
<td><ul><li>x</li>
<li>y</li></ul></td></tr>
</table> after"""


def test_an_html_table_over_several_lines_keeps_the_lines_of_each_cell():
    before, table, after = blocks_of(HTML)

    assert (before.text, after.text, after.source.first_line) == ("Before", "after", 8)
    assert [[c.text for c in row.cells] for row in table.rows] == [
        ["Results"],
        ["A", "B"],
        ["one and on", "x y"],
    ]
    lines = [(r.source.first_line, r.source.last_line) for r in table.rows]
    assert lines == [(2, 3), (3, 3), (4, 7)]
    one, items = table.rows[2].cells
    assert (one.source.first_line, one.source.last_line) == (4, 5)
    assert [(p.source.first_line, p.is_item) for p in items.pieces] == [
        (6, True),
        (7, True),
    ]


def test_a_table_in_a_cell_gives_its_words():
    rows = cells_of(
        "<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>"
    )

    assert rows == [["a b"]]


def test_a_table_never_closed_is_read_as_far_as_it_goes_with_a_warning():
    layout = layout_of(["<table><tr><td>a</td>", "Out of any cell.", "Next."])

    table, *words = layout.blocks
    assert [cell.text for cell in table.rows[0].cells] == ["a"]
    assert [w.text for w in words] == ["Out of any cell.", "Next."]
    assert "starts at line 1 is not closed" in layout.warnings[0]


def test_a_line_too_long_is_listed_with_its_length():
    layout = layout_of(["Short.", "x" * (LONGEST_LINE + 1)])

    (item,) = layout.not_understood
    assert item.source.first_line == 2
    assert "Line 2 has 100,001 characters" in item.reason
    assert len(item.text) < 400
    assert layout.warnings == (item.reason,)


def test_the_marks_of_a_mail_that_quotes_are_no_words():
    lines = ["> Targets", ">", "> Measure\tBaseline\tTarget", "> Arson\t40\t30"]

    heading, table = layout_of(lines).blocks

    assert heading.text == "Targets"
    assert [cell.text for cell in table.rows[1].cells] == ["Arson", "40", "30"]


def test_a_limit_is_no_quotation():
    blocks = layout_of(["> 30%", "> 40%", "> 50%"]).blocks

    assert "> 30%" in " ".join(block.text for block in blocks)
