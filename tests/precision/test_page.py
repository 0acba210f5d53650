"""The page that says how right reader and checks are: whole, and of no day or machine."""

import re
from pathlib import Path

from benchmarks.checking.__main__ import PAGE
from benchmarks.checking.formats.registry import FORMATS
from benchmarks.checking.ideal import ideal_draft
from benchmarks.checking.measure import facts_of
from benchmarks.checking.page import KINDS
from benchmarks.checking.run import drawn
from benchmarks.checking.table_of_seeds import SEEDS

from frankpledge.analysis.periods import MONTH_NAMES

TEXT = PAGE.read_text(encoding="utf-8")
DAYS = re.compile(
    rf"\b20\d\d-\d\d-\d\d\b|\b\d{{1,2}} (?:{'|'.join(MONTH_NAMES)})\b", re.IGNORECASE
)
MACHINES = re.compile(
    r"\b(?:seconds?|minutes|GB|GiB|cores?|CPUs?|Intel|AMD|Linux|x86_64)\b|/(?:home|work|tmp)\b"
)


def first_cells(heading):
    """Return the first cell of each row of the table under a heading, its head aside."""
    (part,) = re.findall(rf"^## {heading}$(.*?)(?=^## |\Z)", TEXT, re.M | re.S)
    rows = [line.split("|")[1].strip() for line in part.splitlines() if line[:1] == "|"]
    return rows[2:]


def test_there_is_a_row_for_every_format_every_rule_and_every_kind_of_fact():
    assert first_cells("By format") == [form.name for form in FORMATS]
    assert first_cells("By rule") == [f"`{seed.rule}`" for seed in SEEDS]
    assert first_cells("By kind of element") == list(KINDS.values())


def test_every_fact_of_a_plan_is_of_a_kind_the_page_has_a_row_for():
    kinds = {fact[0] for n in range(20) for fact in facts_of(ideal_draft(drawn(1, n)))}

    assert kinds - KINDS.keys() == set()


def test_no_document_was_refused_and_every_error_was_tried():
    assert "refused" not in TEXT
    assert not re.search(r"^\| `[\w-]+` \| 0 \|", TEXT, re.M)


def test_it_names_no_day_and_no_machine():
    assert not DAYS.search(TEXT)
    assert not MACHINES.search(TEXT)


def test_a_document_of_sixty_pages_is_measured_in_word_and_pdf():
    text = (PAGE.parent / "reading-speed.md").read_text(encoding="utf-8")

    assert "has 60 pages" in text
    for name in ("docx", "pdf, ruled", "pdf, unruled"):
        (row,) = re.findall(rf"^\| {name} \|(.*)\|$", text, re.M)
        assert re.search(r"\| [\d.]+ \| \d+ \| [\d,]+ rows", row)


def test_the_story_leads_to_it():
    story = (Path(PAGE).parents[1] / "story.md").read_text(encoding="utf-8")

    assert "(reference/precision.md)" in story
