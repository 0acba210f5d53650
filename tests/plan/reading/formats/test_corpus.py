"""Files made to be odd, kept in corpus/: each is read or refused, and its words kept."""

import re
from pathlib import Path

import pytest

from frankpledge.plan.reading.draft import Draft
from frankpledge.plan.reading.formats.registry import open_document
from frankpledge.plan.reading.reader import UnreadableDocument, read_plan
from tests.plan.reading.documents import words_lost

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())
# The words each must still hold; nothing for one that is refused.
KEPT = {
    "styles-in-a-ring.docx": ["Ringed words", "Item of a ring"],
    "levels-out-of-range.docx": ["Deep words", "More words", "Wide words"],
    "notes-without-marks.docx": ["Body words", "Loose note"],
    "lists-out-of-step.odt": ["First words", "Header words", "Deep heading"],
    "spans-beyond-the-table.odt": ["Wide words"],
    "merges-beyond-the-sheet.xlsx": ["Title words"],
    "days-out-of-range.xlsx": ["words"],
    "hidden-columns.ods": ["kept words"],
    "pages-in-a-ring.pdf": [],
    "script-and-file.pdf": ["Printed words"],
    "dots-everywhere.pdf": ["Dotted"],
    "columns-that-nearly-line-up.txt": ["Noise", "Arson", "End"],
    "marks-as-words.txt": ["x", "y"],
}


def outcome_of(path):
    """Return the draft of a file, or the sentence it was refused with."""
    try:
        return read_plan(path.read_bytes(), filename=path.name)
    except UnreadableDocument as refusal:
        return str(refusal)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_an_odd_file_is_read_or_refused_in_a_sentence(path):
    outcome = outcome_of(path)

    assert isinstance(outcome, Draft) or outcome.endswith(".")


def test_every_file_of_the_corpus_says_what_it_keeps():
    assert {path.name for path in CORPUS} == set(KEPT)


READ = [path for path in CORPUS if KEPT.get(path.name)]


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name)
def test_its_words_are_in_its_lines_and_those_in_its_draft(path):
    data = path.read_bytes()
    opened = open_document(data, filename=path.name)
    text = " ".join(opened.lines)

    assert all(words in text for words in KEPT[path.name])
    lines = "\n".join(re.sub(r"^# ", "", line) for line in opened.lines)
    assert words_lost(lines, read_plan(data, filename=path.name)) == set()
