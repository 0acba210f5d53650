"""The 2010-11 plan saved in every format and read back: the same plan, as questionable."""

import re

import pytest
from benchmarks.checking.blocks import Cell, Grid, Heading, Item, Paragraph
from benchmarks.checking.formats.registry import FORMATS

from frankpledge.plan.reading.blocks import Kind, Table
from frankpledge.plan.reading.layout import layout_of
from frankpledge.plan.reading.reader import read_plan
from frankpledge.review.checks.run import check_draft

pytestmark = pytest.mark.shared

PARTS = ("results", "targets", "priorities", "themes", "agencies", "narrative")
PARTS += ("statements", "funding")
ASIDE = {"source", "printed", "confidence", "doubts", "activities_lead_in"}
ONE_LINE = "a cell on one line does not show where its paragraphs end"
SPACES = "words of a cell longer than a line are not lined up by anybody"
FOUND = "findings"
# What is not the same, by format and part, with the reason. An entry that is no longer
# needed fails.
DIFFERS: dict[tuple[str, str], str] = {
    **{(name, "themes"): ONE_LINE for name in ("text, tabs", "text, pipes")},
    **{(name, FOUND): ONE_LINE for name in ("text, tabs", "text, pipes")},
    **{
        ("text, aligned", part): SPACES
        for part in ("themes", "agencies", "narrative", "statements", FOUND)
    },
}


@pytest.fixture(scope="module")
def document(shared_data):
    return (shared_data / "seed" / "action-plan-2010-11.txt").read_bytes()


@pytest.fixture(scope="module")
def plain(document):
    """Return the draft of the plan as it is."""
    return read_plan(document, filename="plan.txt")


@pytest.fixture(scope="module", params=FORMATS, ids=lambda form: form.name)
def pair(request, document, plain):
    """Return the draft of the plan as it is, and saved in another format."""
    form = request.param
    blocks = [
        brought(block) for block in layout_of(document.decode().split("\n")).blocks
    ]
    again = read_plan(form.write(blocks), filename=form.filename)
    return form.name, plain, again


def brought(block):
    """Return a block of the reader as one to be saved."""
    if isinstance(block, Table):
        width = max(len(row.cells) for row in block.rows)
        return Grid(tuple(filled(row, width) for row in block.rows), heads=0)
    if block.kind is Kind.HEADING:
        return Heading(block.text)
    if block.kind is Kind.ITEM:
        return Item(block.text, block.indent // 2, block.number)
    return Paragraph(block.text)


def filled(row, width):
    cells = [saved(cell) for cell in row.cells]
    return tuple(cells + [Cell(())] * (width - len(cells)))


def saved(cell):
    if cell.pieces and all(piece.is_item for piece in cell.pieces):
        return Cell(tuple(piece.text for piece in cell.pieces), are_items=True)
    return Cell(tuple("• " * p.is_item + p.text for p in cell.pieces))


def understood(value):
    """Return what was understood of an element, without where and how printed."""
    if isinstance(value, tuple | list):
        return [understood(each) for each in value]
    if isinstance(value, str):
        return re.sub(r"\W+", " ", value).strip()
    if not hasattr(value, "__dataclass_fields__"):
        return value
    return {
        name: understood(getattr(value, name))
        for name in value.__dataclass_fields__
        if name not in ASIDE
    }


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_the_same(pair, part):
    name, plain, again = pair

    is_same = understood(getattr(again, part)) == understood(getattr(plain, part))

    assert is_same is ((name, part) not in DIFFERS)


def test_the_same_is_found(pair):
    name, *drafts = pair

    plain, again = (
        {(one.rule, understood(one.element)) for one in check_draft(draft)}
        for draft in drafts
    )

    assert (again == plain) is ((name, FOUND) not in DIFFERS)
