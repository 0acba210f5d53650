"""Office documents whose XML somebody or something has changed: read, or refused."""

import copy
import io
import zipfile
from dataclasses import dataclass

import pytest
from benchmarks.checking.blocks import Cell, Grid, Heading, Item, Paragraph
from benchmarks.checking.formats import opendocument, spreadsheet, word
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from frankpledge.plan.reading.draft import Draft
from frankpledge.plan.reading.reader import UnreadableDocument, read_plan
from frankpledge.review.checks.run import check_draft


def row(*texts, **how):
    return tuple(Cell((text,), **how) for text in texts)


BLOCKS = (
    Heading("Northbridge Community Safety Plan 2030-31"),
    Paragraph("Robbery fell by 10%, from 200 to 180."),
    Item("Noise, 27 young people and 6 families", 0, "1."),
    Item("Litter", 1),
    Grid(
        (
            row("Measure", "Baseline", "Target", "Actual", "Change"),
            (Cell(("Crime targets",), across=5),),
            row("Reduce robbery by 10%", "200", "180", "180", "-10%"),
            row("Feel safe", "61.5%", "65%", "TBC", "£1,500"),
        ),
        heads=1,
    ),
    Grid(
        (
            row("Action", "Lead", "By when"),
            row("Visit halls", "Police", "31 March 2031"),
        ),
        heads=1,
    ),
)
WRITERS = {
    "plan.docx": word.as_docx,
    "plan.odt": opendocument.as_odt,
    "plan.xlsx": spreadsheet.as_xlsx,
    "plan.ods": opendocument.as_ods,
}
# The parts a reader opens; python-docx carries many more.
READ = ("document.xml", "numbering.xml", "content.xml", "workbook.xml", "sheet1.xml")
READ += ("sharedStrings.xml", "document.xml.rels", "workbook.xml.rels")
# What stands where a number, a reference or a name should.
ODD = [
    "",
    "-1",
    "0",
    "1e999",
    "99999999999",
    "NaN",
    "A0",
    "XFE9",
    "true",
    "\u2028",
    "x",
]


@dataclass(frozen=True)
class Change:
    """What is done to the element at a place of the document, counted over its parts."""

    what: str
    at: int
    also: int = 0


def saved(name):
    """Return the parts of a document as its writer makes it."""
    with zipfile.ZipFile(io.BytesIO(WRITERS[name](BLOCKS))) as package:
        return {part: package.read(part) for part in package.namelist()}


PARTS = {name: saved(name) for name in WRITERS}


def changed(name, changes):
    """Return a document with its XML changed; the rest is as it was."""
    trees = {
        part: etree.fromstring(data)
        for part, data in PARTS[name].items()
        if part.endswith(READ)
    }
    for change in changes:
        elements = [
            one
            for tree in trees.values()
            for one in tree.iter(etree.Element)
            if one.getparent() is not None
        ]
        apply(change, elements)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for part, data in PARTS[name].items():
            tree = trees.get(part)
            package.writestr(part, data if tree is None else etree.tostring(tree))
    return made.getvalue()


def apply(change, elements):
    """Do a change where it can be done."""
    if elements:
        element = elements[change.at % len(elements)]
        DONE[change.what](element, elements[change.also % len(elements)], change.also)


def drop(element, other, also):
    element.getparent().remove(element)


def twice(element, other, also):
    element.addprevious(copy.deepcopy(element))


def move(element, other, also):
    if element not in [other, *other.iterancestors()]:
        other.append(element)


def rename(element, other, also):
    element.tag = other.tag


def clear(element, other, also):
    element.attrib.clear()


def put_text(element, other, also):
    element.text = ODD[also % len(ODD)]


def put_attribute(element, other, also):
    if element.attrib:
        key = sorted(element.attrib)[also % len(element.attrib)]
        element.set(key, ODD[also % len(ODD)])


DONE = {
    one.__name__: one
    for one in (drop, twice, move, rename, clear, put_text, put_attribute)
}
CHANGES = st.builds(
    Change,
    st.sampled_from(sorted(DONE)),
    st.integers(0, 5_000),
    st.integers(0, 5_000),
)


@pytest.mark.parametrize("name", WRITERS)
def test_a_document_with_nothing_changed_is_read(name):
    draft = read_plan(changed(name, []), filename=name)

    assert len(draft.results) == 2
    assert draft.themes


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=40, deadline=None)
@given(st.lists(CHANGES, min_size=1, max_size=4))
def test_changed_xml_is_read_or_refused_in_a_sentence(name, changes):
    try:
        outcome = read_plan(changed(name, changes), filename=name)
    except UnreadableDocument as refusal:
        outcome = str(refusal)

    if isinstance(outcome, Draft):
        assert isinstance(check_draft(outcome), tuple)
    else:
        assert outcome.endswith(".")
