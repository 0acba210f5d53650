"""Checks of what the prose says rose or fell against the rows of last year's table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from frankpledge.plan.reading.claim_subjects import Moved, moved_in
from frankpledge.plan.reading.claims import Stated, Way, claims_in
from frankpledge.plan.reading.draft import Draft, ResultRow, Unit
from frankpledge.plan.reading.meaning import Subject, subject_of
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.prose import Sentence, sentences
from frankpledge.review.checks.rows import change_between, known, once_each, own_name
from frankpledge.review.checks.spans import (
    Span,
    difference,
    meant_by,
    relative,
    span_of_cell,
)
from frankpledge.review.checks.wording import (
    figure,
    lines,
    listed,
    name_of,
    number,
    quoted,
    share,
    within_sentence,
)

# Wholes that documents name in prose, and the rows that make each one up, all of it.
WHOLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("burglary", ("domestic burglary", "non domestic burglary")),
    ("burglary", ("residential burglary", "non residential burglary")),
    ("vehicle crime", ("theft from vehicles", "theft of vehicles")),
)
_WHOLES = [
    (subject_of(whole), tuple(subject_of(part) for part in parts))
    for whole, parts in WHOLES
]
# Words that frame a title and yet make a row another thing: an opinion, a rate, the rest.
_KIND = re.compile(
    r"\b(?:others?|not|non|without|excluding|except|concern\w*|problem\w*|percep\w+"
    r"|consider\w*|think\w*|see[sn]?|percentage|proportion|share|rates?|repeat\w*"
    r"|per(?! ?cent))\b"
    r"|% of\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PART_OF_A_YEAR = re.compile(r"\bq[1-4]\b|quarter|to date|ytd|month|half", re.I)


@dataclass(frozen=True)
class RowMoved:
    """A row of last year's table whose two figures say which way it went."""

    row: ResultRow
    before: Decimal
    after: Decimal

    @property
    def by(self) -> Decimal:
        """How far it went, a fall negative."""
        return self.after - self.before


@dataclass(frozen=True)
class Matched:
    """A claim of the prose beside the row of the same subject."""

    sentence: Sentence
    moved: Moved
    row: RowMoved


def _rows(draft: Draft) -> dict[Subject, RowMoved]:
    """Return the rows that tell of the year before and this one, by their subject."""
    year = draft.results_year_label[:4]
    found = {}
    for (subject, unit), row in once_each(draft.results, own_name(draft)).items():
        before, after = known(row.baseline), known(row.actual)
        if before is None or after is None or row.baseline.unit is not row.actual.unit:
            continue
        periods = f"{row.baseline.period} {row.actual.period}"
        starts = _YEAR.search(row.baseline.period)
        elsewhen = starts and year.isdigit() and int(starts.group()) != int(year) - 1
        if (
            unit is row.actual.unit
            and not elsewhen
            and not _PART_OF_A_YEAR.search(periods)
        ):
            found[subject] = RowMoved(row, before, after)
    return found


def _claims(draft: Draft) -> Iterator[tuple[Sentence, Moved]]:
    own = frozenset(re.findall(r"[a-z]+", draft.partnership_name.lower()))
    for sentence in sentences(draft) if draft.results else ():
        for moved in moved_in(sentence.text, own, draft.results_year_label):
            yield sentence, moved


def _subjects(
    moved: Moved, known_subjects: frozenset[Subject], own: Subject
) -> list[Subject]:
    """Return what a claim is about, each in one of the subjects the table knows.

    "Burglary and robbery" is two subjects when both are known, "fraud and forgery" one
    when that is. "Fear of crime and burglary" is neither: nothing is guessed.
    """
    whole = subject_of(moved.subject, own)
    if whole in known_subjects:
        return [whole]
    parts = [subject_of(part, own) for part in re.split(r"\sand\s", moved.subject)]
    return parts if all(part in known_subjects for part in parts) else []


def _matched(draft: Draft) -> Iterator[Matched]:
    rows, own = _rows(draft), own_name(draft)
    subjects = frozenset(rows) | {whole for whole, _ in _WHOLES}
    for sentence, moved in _claims(draft):
        for subject in _subjects(moved, subjects, own):
            row = rows.get(subject)
            if row is not None and _speaks_of(sentence, moved, row):
                yield Matched(sentence, moved, row)


def _speaks_of(sentence: Sentence, moved: Moved, row: RowMoved) -> bool:
    """Say whether a claim is of the row's kind, and of its figures if it names any."""
    pairs = [one.pair for one in claims_in(sentence.text) if one.pair is not None]
    named = [
        pair
        for pair in pairs
        if pair.before.value == row.before or pair.after.value == row.after
    ]
    return _kind(moved.subject) == _kind(row.row.title) and (not pairs or bool(named))


def _kind(words: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _KIND.findall(words))


def claim_contradicts_the_table(draft: Draft) -> Iterator[Remark]:
    """Find "burglary fell" beside a row of burglary that rose."""
    for one in _matched(draft):
        if one.row.by * one.moved.way < 0:
            yield Remark(
                f"{_quote(one.sentence, one.moved)} says that "
                f"{within_sentence(name_of(one.row.row.title))} "
                f"{'fell' if one.moved.way is Way.DOWN else 'rose'}, but its row "
                f"({lines(one.row.row.source)}) goes from {_told(one.row)}. If the "
                f"sentence means another period or place it should say which.",
                one.sentence.source,
                one.row.row.title,
            )


def claimed_size_is_not_the_rows(draft: Draft) -> Iterator[Remark]:
    """Find "violent crime fell by 6%" beside a row that fell by 13.7%."""
    for one in _matched(draft):
        said = one.moved.share
        number_too = one.moved.number
        if one.row.by * one.moved.way <= 0:
            continue
        share_agrees = (
            said is None or said.is_points or _is_its_share(one.row, said.size)
        )
        count_agrees = number_too is None or _is_its_number(one.row, number_too.size)
        neither = said and number_too and not share_agrees and not count_agrees
        if neither or (share_agrees and count_agrees):
            continue  # both sizes differ: another period is likelier than two slips
        wrong = said if said is not None and not share_agrees else number_too
        if wrong is None:
            continue
        printed = figure(wrong.size.value, wrong.size.unit)
        yield Remark(
            f"{_quote(one.sentence, one.moved)} gives {printed} for "
            f"{within_sentence(name_of(one.row.row.title))}, but its row "
            f"({lines(one.row.row.source)}) goes from {_told(one.row)}. If the sentence "
            f"means another period or place it should say which.",
            one.sentence.source,
            one.row.row.title,
        )


def _is_its_share(row: RowMoved, said: Stated) -> bool:
    """Say whether a percentage is the row's change, as worked out or as printed."""
    before = span_of_cell(row.row.baseline, row.before)
    after = span_of_cell(row.row.actual, row.after)
    exact, printed = relative(before, after), known(row.row.change)
    if exact is None or exact.size.meets(meant_by(said)):
        return True
    is_percent = row.row.baseline.unit is Unit.PERCENT
    if is_percent and difference(before, after).size.meets(meant_by(said)):
        return True
    return printed is not None and abs(printed) == said.value


def _is_its_number(row: RowMoved, said: Stated) -> bool:
    by = abs(row.by)
    return row.row.actual.unit is not Unit.COUNT or Span(by, by).meets(meant_by(said))


def _told(row: RowMoved) -> str:
    unit = row.row.actual.unit
    text = f"{figure(row.before, unit)} to {figure(row.after, unit)}"
    if not row.by or row.before <= 0:
        return text
    kind = "fall" if row.by < 0 else "rise"
    return f"{text}, a {kind} of {share(abs(change_between(row.before, row.after)))}"


def _quote(sentence: Sentence, moved: Moved) -> str:
    return f"“{quoted(sentence.text, moved.start, moved.end).rstrip('.')}”"


def claim_wider_than_its_rows(draft: Draft) -> Iterator[Remark]:
    """Find "burglary fell" where its two rows together rose."""
    rows, own = _rows(draft), own_name(draft)
    wholes = frozenset(whole for whole, _ in _WHOLES)
    for sentence, moved in _claims(draft):
        for subject in _subjects(moved, wholes | frozenset(rows), own):
            for whole, parts in _WHOLES:
                if subject != whole or subject in rows or not set(parts) <= set(rows):
                    continue
                own_rows = [rows[part] for part in parts]
                counts = all(one.row.actual.unit is Unit.COUNT for one in own_rows)
                if counts and sum(one.by for one in own_rows) * moved.way < 0:
                    yield _wider(sentence, moved, own_rows)


def _wider(sentence: Sentence, moved: Moved, rows: list[RowMoved]) -> Remark:
    before, after = sum(one.before for one in rows), sum(one.after for one in rows)
    told = [
        f"{within_sentence(name_of(one.row.title))} "
        f"{'fell' if one.by < 0 else 'rose'} by {number(abs(one.by))}"
        if one.by
        else f"{within_sentence(name_of(one.row.title))} did not move"
        for one in rows
    ]
    really = "rose" if moved.way is Way.DOWN else "fell"
    return Remark(
        f"{_quote(sentence, moved)}: taken together, the table's rows of it "
        f"({lines(*(one.row.source for one in rows))}) {really}, from "
        f"{number(Decimal(before))} to {number(Decimal(after))}: {listed(told)}. Say "
        f"which of them is meant.",
        sentence.source,
        rows[0].row.title,
    )
