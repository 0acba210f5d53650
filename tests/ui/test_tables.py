"""Tables know their columns, and what is missing is never zero."""

import pytest
from django.template.loader import render_to_string

from frankpledge.ui.tables import Cell, Column, table


def render(made, **options):
    return render_to_string(
        "ui/components/table.html", {"table": made, "id": "t", **options}
    )


def test_plain_values_become_cells():
    made = table("Results", ["Target", Column("Count", is_numeric=True)], [["a", 1265]])

    ((_, (count, column)),) = made.body
    assert (count.text, count.sort_key) == ("1,265", "1265")
    assert column.is_numeric


def test_a_missing_figure_is_a_dash_read_as_no_figure():
    html = render(table("Results", ["Target", "Count"], [["a", None]]))

    assert "no figure" in html
    assert ">0<" not in html


def test_zero_is_shown_as_zero():
    html = render(table("Results", ["Target", "Count"], [["a", 0]]))

    assert ">0<" in html
    assert "no figure" not in html


@pytest.mark.parametrize(
    ("rows", "foot", "sentence"),
    [
        ([["a"]], (), "Row 1 of the table 'Results' has 1 cells; there are 2"),
        ([["a", 1], ["b", 1, 2]], (), "Row 2"),
        ([["a", 1]], ["all"], "Row 2"),
    ],
)
def test_a_row_of_the_wrong_length_is_refused(rows, foot, sentence):
    with pytest.raises(ValueError, match=sentence):
        table("Results", ["Target", "Count"], rows, foot=foot)


def test_the_table_is_named_scrollable_by_keyboard_and_headed_both_ways():
    html = render(table("Results", ["Target", "Count"], [["a", 1]]))

    assert 'role="group" aria-labelledby="t-caption" tabindex="0"' in html
    assert 'id="t-caption"' in html
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 1


def test_figures_are_aligned_and_sorted_by_their_own_value():
    made = table("R", ["Target", Column("Count", is_numeric=True)], [["a", 1265]])

    html = render(made, is_sortable=True)
    assert "govuk-table__cell--numeric" in html
    assert 'data-sort-value="1265"' in html
    assert 'aria-sort="none"' in html


def test_a_cell_can_be_a_link_a_tag_or_a_verdict():
    cells = [
        Cell("254", href="/records/", about="burglaries"),
        Cell("Draft", tag="grey"),
        Cell("Missed", verdict="missed", note="by 44"),
    ]
    html = render(table("R", ["a", "b", "c"], [cells]))

    assert '<a class="govuk-link" href="/records/">254' in html
    assert "govuk-tag--grey" in html
    assert "fp-verdict--missed" in html
    assert "by 44" in html


def test_the_totals_stand_in_a_foot_of_their_own():
    html = render(table("R", ["Target", "Count"], [["a", 1]], foot=["All", 1]))

    assert "<tfoot" in html
    assert "<tfoot" not in render(table("R", ["Target", "Count"], [["a", 1]]))


def test_words_are_escaped():
    html = render(table("<i>", ["<b>"], [["<script>"]]))

    assert "<script>" not in html
    assert "&lt;script&gt;" in html
