"""A document checked for somebody who has no account: nothing of it is kept."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from frankpledge.plan.checking import PRESSING, by_severity
from frankpledge.plan.reading.decoding import UnreadableDocument
from frankpledge.plan.reading.draft import Draft
from frankpledge.plan.reading.formats.opened import Opened
from frankpledge.plan.reading.formats.registry import open_document
from frankpledge.plan.reading.reader import read_opened
from frankpledge.review.checks.finding import Finding
from frankpledge.review.checks.run import check_draft

# Far more than a plan has; who needs more has an account or the command line.
MOST_PAGES = 120
MOST_LINES = 5_000
MOST_CHARACTERS = 600_000  # 120 full pages of text have about 400,000
MOST_SHOWN = 12  # lines of one finding's own words

_PAGE = re.compile(r"page (\d+)")
_turn = threading.Lock()


@dataclass(frozen=True)
class WordsLine:
    """A line of the document that a finding is about."""

    number: int
    cells: list[str]
    place: str


@dataclass(frozen=True)
class Checked:
    """What was read in a document, and what the checks found."""

    name: str
    draft: Draft
    findings: tuple[Finding, ...]
    opened: Opened

    @property
    def pressing(self) -> list[tuple[str, list[Finding]]]:
        """Return what contradicts itself or cannot be judged, under its headings."""
        return by_severity([f for f in self.findings if f.severity in PRESSING])

    @property
    def others(self) -> list[tuple[str, list[Finding]]]:
        """Return the questions and notes, under their headings."""
        return by_severity([f for f in self.findings if f.severity not in PRESSING])

    @property
    def lines(self) -> list[WordsLine]:
        """Return the lines the findings are about, in the document's order."""
        numbers = {
            number
            for finding in self.findings
            for number in _numbers(finding, len(self.opened.lines))
        }
        opened = self.opened
        return [
            WordsLine(number, opened.cells_of(number), opened.place_of(number))
            for number in sorted(numbers)
        ]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return how much of each kind was read, in the document's order."""
        draft = self.draft
        return (
            ("Results of last year", len(draft.results)),
            ("Targets", len(draft.targets)),
            ("Priorities", len(draft.priorities)),
            ("Themes", len(draft.themes)),
            ("Member organisations", len(draft.agencies)),
        )


@contextmanager
def one_at_a_time() -> Iterator[bool]:
    """Give whether it is one's turn: a server process checks one document at a time."""
    is_mine = _turn.acquire(blocking=False)
    try:
        yield is_mine
    finally:
        if is_mine:
            _turn.release()


def checked(content: bytes, *, name: str) -> Checked:
    """Read and check a document. Raises UnreadableDocument with a sentence."""
    opened = open_document(content, filename=name)
    _refuse_long(opened)
    draft = read_opened(opened)
    return Checked(name, draft, check_draft(draft), opened)


def _refuse_long(opened: Opened) -> None:
    """Refuse what would keep the others waiting, before the checks begin."""
    pages = max((int(n) for p in opened.places for n in _PAGE.findall(p)), default=0)
    for count, most, what in (
        (pages, MOST_PAGES, "pages"),
        (len(opened.lines), MOST_LINES, "lines"),
        (sum(map(len, opened.lines)), MOST_CHARACTERS, "characters"),
    ):
        if count > most:
            raise UnreadableDocument(
                f"The document has {count:,} {what}, and up to {most:,} are checked "
                "here. Bring the pages with the tables of results and targets, or use "
                "`frankpledge plan check` on your own computer."
            )


def _numbers(finding: Finding, last: int) -> range:
    first = finding.source.first_line
    return range(first, min(finding.source.last_line, first + MOST_SHOWN - 1, last) + 1)
