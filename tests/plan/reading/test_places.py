"""An element of a document that is no plain text says where a person would find it."""

import pytest

from frankpledge.plan.reading.reader import read_plan
from tests.plan.reading.documents import NORTHBRIDGE, elements_of, read
from tests.plan.reading.formats.rendering import WRITERS, blocks_of


def brought_as(name):
    """Return the draft of the invented plan brought as a file of this name."""
    return read_plan(WRITERS[name](blocks_of(NORTHBRIDGE)), filename=name)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("plan.docx", "table 1, row 2"),
        ("plan.html", "table 1, row 2"),
        ("plan.xlsx", "sheet Sheet, row 12"),
        ("plan.csv", "row"),
    ],
)
def test_a_row_of_a_table_says_its_table_and_row(name, place):
    result = brought_as(name).results[0]

    assert result.source.place.startswith(place)


def test_words_outside_tables_stand_under_their_heading():
    paragraph = brought_as("plan.docx").introduction[0]

    assert paragraph.source.place == "under “Introduction”"


@pytest.mark.parametrize("name", WRITERS)
def test_every_element_under_a_heading_has_a_place(name):
    draft = brought_as(name)

    assert all(element.source.place for element in elements_of(draft))


def test_plain_text_has_lines_and_no_places():
    assert not any(element.source.place for element in elements_of(read(NORTHBRIDGE)))
