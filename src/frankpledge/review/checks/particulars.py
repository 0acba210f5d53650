"""What stands beside the elements of a plan, wherever it stands: owners, dates, notes."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from frankpledge.plan.reading.draft import (
    NO_PARTICULARS,
    Activity,
    Draft,
    Particulars,
    ResultRow,
    Source,
    TargetRow,
    ThemeMeasure,
    ThemeSheet,
)
from frankpledge.review.checks.prose import sentences

_TABLE = re.compile(r"(?:page \d+, )?(?:table|sheet) [^,]+")


@dataclass(frozen=True)
class Entry:
    """An activity, measure or row with its particulars, and the table it stands in."""

    words: str
    particulars: Particulars
    source: Source
    table: str  # what tells its table from others, a theme's title in plain text
    theme: ThemeSheet | None = None

    @property
    def element(self) -> str:
        """The title a finding about it names."""
        return self.theme.title if self.theme else self.words


def entries(draft: Draft) -> Iterator[Entry]:
    """Yield everything that has particulars: rows first, then theme by theme."""
    yield from _rows(draft)
    for theme in draft.themes:
        yield from _activities(theme)
        for measure in theme.measures:
            yield _entry(measure.text, measure, theme)


def _rows(draft: Draft) -> Iterator[Entry]:
    rows: tuple[ResultRow | TargetRow, ...] = (*draft.results, *draft.targets)
    for row in rows:
        kind = "results" if isinstance(row, ResultRow) else "targets"
        table = f"{kind} {table_of(row.source)}"
        yield Entry(row.title, row.particulars, row.source, table)


def _activities(theme: ThemeSheet) -> Iterator[Entry]:
    for activity in theme.activities:
        yield _entry(activity.text, activity, theme)


def rows_with_particulars(draft: Draft) -> Iterator[Entry]:
    """Yield each row of the document once that says more than its own words.

    A row of an action table may give several activities and measures, each with the
    particulars of the row.
    """
    seen: set[tuple[Particulars, str, int]] = set()
    for entry in entries(draft):
        if entry.particulars == NO_PARTICULARS:
            continue
        line = 0 if table_of(entry.source) else entry.source.first_line
        key = (entry.particulars, entry.source.place, line)
        if key not in seen:
            seen.add(key)
            yield entry


def _entry(words: str, given: Activity | ThemeMeasure, theme: ThemeSheet) -> Entry:
    table = table_of(given.source) or theme.title
    return Entry(words, given.particulars, given.source, table, theme)


def table_of(source: Source) -> str:
    """Return "page 1, table 2" for "page 1, table 2, row 3", "" where no table is."""
    found = _TABLE.match(source.place)
    return found[0] if found else ""


def owned_rows(draft: Draft) -> Iterator[Entry]:
    """Yield each row of the document that somebody should own, once.

    What a theme with a lead of its own holds is the lead's. Heads and sections tell
    one table of figures from the next.
    """
    heads = sorted(line.source.first_line for line in draft.headings)
    seen: set[tuple[str, str, int]] = set()
    led = (theme.lead_agency or theme.particulars.owner for theme in draft.themes)
    themes = [theme for theme, lead in zip(draft.themes, led, strict=True) if not lead]
    own = chain.from_iterable(_activities(theme) for theme in themes)
    for entry in chain(_rows(draft), own):
        line = 0 if table_of(entry.source) else entry.source.first_line
        if entry.theme is None:
            under = bisect(heads, entry.source.first_line)
            entry = replace(entry, table=f"{entry.table} {under}")
        key = (entry.table, entry.source.place, line)
        if key not in seen:
            seen.add(key)
            yield entry


@dataclass(frozen=True)
class Passage:
    """Some words of the document, where they stand, and in what."""

    text: str
    source: Source
    element: str = ""


def passages(draft: Draft) -> Iterator[Passage]:
    """Yield every text of the document once for each place it stands in."""
    for sentence in sentences(draft):
        yield Passage(sentence.text, sentence.source)
    for entry in entries(draft):
        if entry.words:
            yield Passage(entry.words, entry.source, entry.element)
    for entry in rows_with_particulars(draft):
        given = entry.particulars
        for text in filter(None, (given.status, given.evidence, given.comment)):
            yield Passage(text, entry.source, entry.element)
    for theme in draft.themes:
        for line in theme.outcomes:
            yield Passage(line.text, line.source, theme.title)
