"""What stands beside the elements of a plan, wherever it stands: owners, dates, notes."""

from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Entry:
    """An activity, measure or row with its particulars, and the table it stands in."""

    words: str
    particulars: Particulars
    source: Source
    table: str  # "table 2"; the theme's title in plain text; "" for rows of figures
    theme: ThemeSheet | None = None

    @property
    def element(self) -> str:
        """The title a finding about it names."""
        return self.theme.title if self.theme else self.words


def entries(draft: Draft) -> Iterator[Entry]:
    """Yield everything that has particulars: rows first, then theme by theme."""
    rows: tuple[ResultRow | TargetRow, ...] = (*draft.results, *draft.targets)
    for row in rows:
        table = table_of(row.source)
        yield Entry(row.title, row.particulars, row.source, table)
    for theme in draft.themes:
        for activity in theme.activities:
            yield _entry(activity.text, activity, theme)
        for measure in theme.measures:
            yield _entry(measure.text, measure, theme)


def rows_with_particulars(draft: Draft) -> Iterator[Entry]:
    """Yield each row of the document once that says more than its own words.

    A row of an action table may give several activities and measures, each with the
    particulars of the row.
    """
    seen: set[tuple[Particulars, str, int]] = set()
    for entry in entries(draft):
        if entry.particulars == NO_PARTICULARS:
            continue
        line = 0 if entry.source.place else entry.source.first_line
        key = (entry.particulars, entry.source.place, line)
        if key not in seen:
            seen.add(key)
            yield entry


def _entry(words: str, given: Activity | ThemeMeasure, theme: ThemeSheet) -> Entry:
    table = table_of(given.source) or theme.title
    return Entry(words, given.particulars, given.source, table, theme)


def table_of(source: Source) -> str:
    """Return "table 2" for "table 2, row 3", and "" where no table is named."""
    return source.place.split(",", 1)[0].strip() if "table" in source.place else ""


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
        given = entry.particulars
        for text in (entry.words, given.status, given.evidence, given.comment):
            if text:
                yield Passage(text, entry.source, entry.element)
    for theme in draft.themes:
        for line in theme.outcomes:
            yield Passage(line.text, line.source, theme.title)
