"""Surveys and systems a figure is measured by, as the rows and the prose name them."""

import re
from collections.abc import Iterable, Iterator

from frankpledge.plan.reading.draft import Draft, TargetRow, Unit
from frankpledge.plan.reading.instruments import instruments_in
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.gathering import first_few, through
from frankpledge.review.checks.particulars import table_of
from frankpledge.review.checks.prose import sentences
from frankpledge.review.checks.rows import Row, known
from frankpledge.review.checks.wording import (
    counted,
    listed,
    name_of,
    within_sentence,
)

CRIME_SURVEY = "Crime Survey for England and Wales"
# One survey under several names. The British Crime Survey has been called the Crime
# Survey for England and Wales since April 2012, and goes on unbroken.
_ONE_SURVEY: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"kent crime and victimi[sz]ation", re.IGNORECASE), "KCVS"),
    (
        re.compile(
            r"british crime survey|\bBCS\b|\bCSEW\b|crime survey for england"
            r"|^crime survey$",
            re.IGNORECASE,
        ),
        CRIME_SURVEY,
    ),
    (re.compile(r"\bplace survey", re.IGNORECASE), "Place Survey"),
)
# A code that stood in the cell before the survey's: "NI21 Place Survey".
_CODES_BEFORE = re.compile(r"^(?:[A-Z]{2,4}\s?[0-9]{1,3}[a-z]?\s)+")
# "BCS comparator crime" is crime the police record, in the groups the survey has.
_COMPARATOR = re.compile(r"\bcompar(ator|able)\b", re.IGNORECASE)
_OPINION = re.compile(
    r"\b(percept\w+|perceiv\w+|think\w*|agree|consider\w*|satisf\w+|confiden\w+|"
    r"feel(ing)? (very |fairly )?(un)?safe\w*|worr(y|ied)|fear of)\b",
    re.IGNORECASE,
)
_SOME_SURVEY = re.compile(
    r"\b(surveys?|panel|poll|questionnaire|focus group|interviews?)\b", re.IGNORECASE
)
# What these indicators ask was asked by the Place Survey and by nothing else.
_OF_THE_PLACE_SURVEY = frozenset({"NI17", "NI21", "NI22", "NI23", "NI27", "NI41"})
_OF_THE_PLACE_SURVEY |= {"NI37", "NI42"}


def one_name(name: str) -> str:
    """Return the name a survey has here, whichever of its own it is called by."""
    bare = _CODES_BEFORE.sub("", name)
    for pattern, called in _ONE_SURVEY:
        if pattern.search(bare):
            return called
    return bare


def surveys_named(text: str) -> frozenset[str]:
    """Return the surveys a text says its figures come from."""
    found = {one_name(name) for name in instruments_in(text)}
    return frozenset(found - {CRIME_SURVEY} if _COMPARATOR.search(text) else found)


def surveys_of(row: Row) -> frozenset[str]:
    """Return the surveys a row names, in any of its cells."""
    words = f"{row.title} | {row.links} | {row.particulars.evidence}"
    named = surveys_named(words) | {one_name(name) for name in row.instruments}
    return frozenset(named - {CRIME_SURVEY} if _COMPARATOR.search(words) else named)


def is_opinion(row: Row) -> bool:
    """Say whether a row is the share of people who hold or report something."""
    units = {
        cell.unit for cell in (row.baseline, row.target) if known(cell) is not None
    }
    return units == {Unit.PERCENT} and bool(_OPINION.search(row.title))


def opinion_without_survey(draft: Draft) -> Iterator[Remark]:
    """Find targets of opinion that do not say which survey will judge them.

    Spoken of where a reader could not tell: the document names two surveys or more,
    or the other rows of the table name theirs.
    """
    tables: dict[str, list[TargetRow]] = {}
    for row in draft.targets:
        if is_opinion(row):
            tables.setdefault(table_of(row.source), []).append(row)
    named = _named_anywhere(draft)
    for rows in tables.values():
        silent = [row for row in rows if not _says_its_source(row)]
        others = {name for row in rows for name in surveys_of(row)}
        if silent and (len(named) > 1 or others):
            yield _remark(silent, sorted(others or named))


def _says_its_source(row: TargetRow) -> bool:
    given = row.particulars
    words = f"{row.title} {row.links} {row.section} {given.evidence} {given.comment}"
    is_told = bool(surveys_of(row)) or bool(given.evidence.strip())
    by_its_code = bool(set(row.indicator_codes) & _OF_THE_PLACE_SURVEY)
    return is_told or by_its_code or bool(_SOME_SURVEY.search(words))


def _named_anywhere(draft: Draft) -> frozenset[str]:
    rows: Iterable[Row] = (*draft.results, *draft.targets)
    found = {name for row in rows for name in surveys_of(row)}
    for sentence in sentences(draft):
        found |= surveys_named(sentence.text)
    return frozenset(found)


def _remark(rows: list[TargetRow], named: list[str]) -> Remark:
    names = first_few([within_sentence(name_of(row.title)) for row in rows])
    return Remark(
        f"{counted(len(rows), 'target', 'targets')} of opinion without the survey that "
        f"will judge it: {names}. The document names the {listed(named)}; two surveys "
        f"asking one question give two answers, so say which.",
        through([row.source for row in rows]),
        rows[0].title if len(rows) == 1 else "",
    )
