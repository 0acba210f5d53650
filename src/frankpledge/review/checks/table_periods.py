"""Checks of what the columns of figures cover: the same months, in the right order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from frankpledge.plan.reading.draft import Draft, Figure, Line, ResultRow
from frankpledge.plan.reading.periods import year_label
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.covers import cover_in, cover_of
from frankpledge.review.checks.gathering import first_few, quoted, through
from frankpledge.review.checks.particulars import table_of
from frankpledge.review.checks.prose import sentences
from frankpledge.review.checks.rows import Row, known
from frankpledge.review.checks.wording import name_of, within_sentence

_OF_FIGURES = re.compile(r"\b(base ?line|target|actual|out-?turn)s?\b", re.IGNORECASE)
_A_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)|(?<![\d/])\d\d/\d\d(?![\d/])")
_BASELINE_TOLD = re.compile(r"\bbase ?lines?\b", re.IGNORECASE)
# A table with last year's results names its year in one of their heads.
_OF_RESULTS = re.compile(
    r"\b(actual|out-?turn|achieved|results?|performance|change|to date)\b",
    re.IGNORECASE,
)
_HALF_A_YEAR = 6  # months; a shorter stretch in a title is what the row is about
_SLASHED = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)\s?/\s?(\d{4}|\d\d)(?![\d/])")
_OF_SEVERAL_YEARS = re.compile(
    r"\b(average|rolling|mean|pooled|years?|plan|strateg\w+|agreement|laa|programme)\b",
    re.IGNORECASE,
)
_LONGEST = 10  # years a document may be for


@dataclass(frozen=True)
class Table:
    """The rows of one table of figures."""

    rows: tuple[Row, ...]

    @property
    def names(self) -> str:
        """The first few of its rows."""
        return first_few([within_sentence(name_of(row.title)) for row in self.rows])

    def remark(self, sentence: str) -> Remark:
        """Return a remark about all its rows, or about its only one."""
        element = self.rows[0].title if len(self.rows) == 1 else ""
        return Remark(sentence, through([row.source for row in self.rows]), element)


def _tables(rows: Iterable[Row]) -> list[Table]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(table_of(row.source), []).append(row)
    return [Table(tuple(some)) for some in found.values()]


def periods_differ(draft: Draft) -> Iterator[Remark]:
    """Find a year set against nine months, or April to March against January on."""
    for table in _tables(draft.results):
        pairs: dict[tuple[str, str], list[Row]] = {}
        for row in table.rows:
            if isinstance(row, ResultRow) and _covers_differ(row):
                heads = (row.baseline.period, row.actual.period)
                pairs.setdefault(heads, []).append(row)
        for heads, rows in pairs.items():
            if not any(_is_several_years(draft, head) for head in heads):
                yield _unlike(Table(tuple(rows)))


def _unlike(table: Table) -> Remark:
    first = table.rows[0]
    before, after = first.baseline, _actual(first)
    return table.remark(
        f"The baseline is headed “{before.period}” ({_words(before)}), the actual "
        f"“{after.period}” ({_words(after)}): {table.names}. A change between two "
        f"unlike stretches of time need be no change in the thing counted."
    )


def _is_several_years(draft: Draft, period: str) -> bool:
    """Say whether "1994" may stand for a head such as "1994-98 average"."""
    begins = re.compile(rf"\b{re.escape(period)}\s?[-–/]\s?\d")
    return period.isdigit() and any(begins.search(one.text) for one in draft.headings)


def _actual(row: Row) -> Figure:
    return row.actual if isinstance(row, ResultRow) else row.target


def _covers_differ(row: ResultRow) -> bool:
    before, after = cover_of(row.baseline), cover_of(row.actual)
    figures = known(row.baseline) is not None and known(row.actual) is not None
    return bool(figures and before and after and not before.is_like(after))


def _words(figure: Figure) -> str:
    cover = cover_of(figure)
    return cover.words if cover else figure.period


def row_covers_other_months(draft: Draft) -> Iterator[Remark]:
    """Find "Jan-Dec 2009" in the title of a row under columns of financial years."""
    rows: tuple[Row, ...] = (*draft.results, *draft.targets)
    for row in rows:
        own = cover_in(row.title)
        heads = [cover_of(one) for one in (row.baseline, _actual(row))]
        if own is None or not own.names_a_year or own.months < _HALF_A_YEAR:
            continue
        under = [one for one in heads if one is not None]
        if under and not any(own.is_like(one) for one in under):
            yield Remark(
                f"{name_of(row.title)}: its own words say {own.words}, its columns are "
                f"headed {_headed(row)} ({under[0].words}). Say which months each "
                f"figure covers.",
                row.source,
                row.title,
            )


def _headed(row: Row) -> str:
    periods = dict.fromkeys(
        one.period for one in (row.baseline, _actual(row)) if one.period
    )
    return " and ".join(f"“{one}”" for one in periods)


def baseline_after_target(draft: Draft) -> Iterator[Remark]:
    """Find a baseline of a later year than the figure that is held against it."""
    for rows in (draft.results, draft.targets):
        for table in _tables(rows):
            late = Table(tuple(row for row in table.rows if _starts_late(row)))
            if late.rows:
                first = late.rows[0]
                what = "actual" if isinstance(first, ResultRow) else "target"
                yield late.remark(
                    f"The baseline is headed “{first.baseline.period}”, later than the "
                    f"{what}, headed “{_actual(first).period}” ({late.names}). Either "
                    f"a head is a slip or the columns are exchanged."
                )


def _starts_late(row: Row) -> bool:
    before, after = cover_of(row.baseline), cover_of(_actual(row))
    if before is None or after is None or not (before.days and after.days):
        return False
    return before.days.start >= after.days.end


def targets_of_an_earlier_year(draft: Draft) -> Iterator[Remark]:
    """Find a plan for one year whose targets are headed with the year before."""
    year = year_label(draft.title)
    if "-" not in year:
        return
    headed = [(row, year_label(row.target.period)) for row in draft.targets]
    named = [(row, label) for row, label in headed if "-" in label]
    if not named or any(label >= year for _, label in named):
        return
    table = Table(tuple(row for row, _ in named))
    yield table.remark(
        f"The document is titled for {year}, but its targets are headed "
        f"“{named[0][1]}” ({table.names}). If they are last year's, say so; if not, the "
        f"head is."
    )


def no_period(draft: Draft) -> Iterator[Remark]:
    """Find a table of targets whose head does not say which year a baseline is of."""
    if draft.results or _baseline_is_told(draft):
        return  # last year's results say what a plan starts from
    for table in _tables(draft.targets):
        has_start = any(known(row.baseline) is not None for row in table.rows)
        head = _head_over(draft, table)
        if head is None or not has_start or any(map(_names_a_year, table.rows)):
            continue
        yield table.remark(
            f"The head of the targets ({quoted(head.text)}) does not say which year "
            f"the baseline is of: {table.names}. Next year nobody will know what the "
            f"change is counted from."
        )


def _names_a_year(row: Row) -> bool:
    """Return whether a row says of which year its baseline is, if it has one."""
    in_head = row.baseline.period or any(
        one.period for one in getattr(row, "earlier", ())
    )
    return bool(in_head or _A_YEAR.search(row.title))


def _baseline_is_told(draft: Draft) -> bool:
    texts = [one.text for one in sentences(draft)]
    texts += [row.section for row in draft.targets]
    return any(_BASELINE_TOLD.search(one) and _A_YEAR.search(one) for one in texts)


def _head_over(draft: Draft, table: Table) -> Line | None:
    """Return the header of a table, as far as the reader kept it."""
    first = table.rows[0].source
    before = [
        line
        for line in draft.headings
        if line.source.first_line <= first.first_line
        and table_of(line.source) == table_of(first)
        and _BASELINE_TOLD.search(line.text)
        and not _OF_RESULTS.search(line.text)
    ]
    return before[-1] if before else None


def year_label_is_impossible(draft: Draft) -> Iterator[Remark]:
    """Find "2009/11" or "2010/09" where a year is meant."""
    rows: tuple[Row, ...] = (*draft.results, *draft.targets)
    texts = [Line(row.title, row.source) for row in rows]
    for line in (*draft.headings, *texts):
        for found in _SLASHED.finditer(line.text):
            first = int(found[1])
            fault = _fault(line.text, first, _last(first, found[2]))
            if fault:
                yield Remark(
                    f"{quoted(line.text)}: “{found[0]}” {fault}; the year that begins "
                    f"in {first} is {first}/{(first + 1) % 100:02d}.",
                    line.source,
                )


def _last(first: int, printed: str) -> int:
    return int(printed) if len(printed) == 4 else first // 100 * 100 + int(printed)


def _fault(text: str, first: int, last: int) -> str:
    if last == first + 1 or (first % 100 == 99 and last % 100 == 0):
        return ""
    if last <= first:
        return "ends before it begins"
    is_one_year = _OF_FIGURES.search(text) and not _OF_SEVERAL_YEARS.search(text)
    if last - first > _LONGEST or (is_one_year and _has_a_plain_year(text)):
        return f"is {last - first} years"
    return ""


def _has_a_plain_year(text: str) -> bool:
    """Say whether another year of the same text is written as one year is."""
    years: Sequence[tuple[str, str]] = _SLASHED.findall(text)
    return any(_last(int(first), last) == int(first) + 1 for first, last in years)
