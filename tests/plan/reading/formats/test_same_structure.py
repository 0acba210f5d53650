"""A plan read from any format is the plan read from its text."""

import subprocess
import sys

import pytest

from frankpledge.plan.reading.reader import read_plan
from tests.plan.reading.documents import NORTHBRIDGE
from tests.plan.reading.formats.rendering import WRITERS, blocks_of

PARTS = ("results", "targets", "priorities", "themes", "agencies")
OTHERS = ("narrative", "funding", "statements", "not_understood")


def understood(value):
    """Return what was understood of an element, without where and how printed."""
    if isinstance(value, tuple | list):
        return [understood(each) for each in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    return {
        name: understood(getattr(value, name))
        for name in value.__dataclass_fields__
        if name not in ("source", "printed")
    }


def again(text, name):
    """Return the draft of a document in text, brought in another format."""
    return read_plan(WRITERS[name](blocks_of(text)), filename=name)


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("part", [*PARTS, *OTHERS])
def test_a_made_up_plan_reads_the_same_in_every_format(name, part):
    plain = read_plan(NORTHBRIDGE.encode(), filename="plan.txt")

    draft = again(NORTHBRIDGE, name)

    assert understood(getattr(draft, part)) == understood(getattr(plain, part))
    assert draft.warnings == ()


@pytest.mark.parametrize("name", WRITERS)
def test_its_names_and_years_are_read_in_every_format(name):
    draft = again(NORTHBRIDGE, name)

    assert draft.title.startswith("Northbridge Community Safety Partnership Annual")
    assert draft.partnership_name == "Northbridge Community Safety Partnership"
    assert (draft.year_label, draft.results_year_label) == ("2031-32", "2030-31")
    assert draft.partnership_contact.email == "team@northbridge.example"


@pytest.mark.shared
@pytest.mark.parametrize("name", WRITERS)
def test_the_2010_11_plan_reads_the_same_in_every_format(name, document):
    text = document.decode()
    plain = read_plan(document, filename="plan.txt")

    draft = again(text, name)

    assert (len(draft.results), len(draft.targets), len(draft.themes)) == (13, 14, 9)
    for part in [*PARTS, *OTHERS]:
        assert understood(getattr(draft, part)) == understood(getattr(plain, part))
    assert draft.warnings == ()


def test_no_library_for_a_format_is_loaded_before_a_document_is_opened():
    code = (
        "import sys, frankpledge.plan.reading.reader;"
        "print({'lxml', 'pypdfium2'} & set(sys.modules))"
    )

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert said.stdout.strip() == b"set()"
