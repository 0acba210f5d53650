"""What a document is called, whose it is, and which year it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from frankpledge.plan.reading.blocks import Words
from frankpledge.plan.reading.draft import Part
from frankpledge.plan.reading.outline import OF_A_MESSAGE, Section, names_a_document
from frankpledge.plan.reading.periods import year_label
from frankpledge.plan.reading.sorting import Sorted
from frankpledge.plan.reading.text import words_of

_PARTNERSHIP: Final = re.compile(
    r"\b(?:[A-Z][\w'’&-]{0,30} (?:(?:and|&|of|with|the|in) )?){1,8}?"
    r"(?:Community Safety (?:Partnership|Board)"
    r"|Crime (?:and|&) Disorder (?:Reduction )?Partnership"
    r"|Safer (?:Communities|Neighbourhoods|Stronger Communities) (?:Partnership|Board)"
    r"|Public Service(?:s)? Board)\b"
    # "Safer Eastmere Partnership", "Safe Northbridge Partnership"
    r"|\bSaf(?:e|er|est) (?:[A-Z][\w'’&-]{0,30} (?:(?:and|&|of|in) )?){1,4}?"
    r"(?:Partnership|Board)\b"
)
# "Community Safety Partnership" alone names nobody.
_NAMELESS: Final = re.compile(
    r"(?:The )?(?:Community Safety|Crime (?:and|&) Disorder(?: Reduction)?"
    r"|Safer (?:Communities|Neighbourhoods|Stronger Communities)|Public Services?)"
    r" (?:Partnership|Board)"
)
_SUBJECT: Final = re.compile(
    r"subject\s?:\s?(?:(?:fwd?|re)\s?:\s?)*(?P<title>\S.*)", re.IGNORECASE
)
MOST_OF_A_MESSAGE: Final = 8  # lines before what is written
MOST_UNDER_A_TITLE: Final = 3  # lines that may say which year it is
LONGEST_UNDER_A_TITLE: Final = 60  # characters
_MAY_NAME: Final = re.compile(r"artnership|Board")
_OPENERS: Final = re.compile(
    r"^(?:(?:The|In|Membership|Members|Targets|Of|For) (?:of )?)+"
)
_DOCUMENT_WORDS: Final = re.compile(
    r"\b(?:plan|strategy|report|review)\b", re.IGNORECASE
)
_COVERS_THE_YEAR: Final = frozenset({Part.PRIORITIES, Part.TARGETS, Part.ACTIONS})


def title_of(sections: Sequence[Section]) -> str:
    """Return the heading that names the document, else "".

    It is the first, or stands first under it: a workbook's sheets have names of their
    own.
    """
    first = sections[0] if sections else None
    if first is None or first.heading is None:
        return ""
    if OF_A_MESSAGE.match(first.title):
        return _subject(sections)
    under = first.blocks[0] if first.blocks else None
    after = (
        each.heading
        for each in sections[1:2]
        if not each.is_known or year_label(each.title)
    )
    lines = [first.heading, under, *after]
    for line in lines:
        if isinstance(line, Words) and names_a_document(line):
            return line.text
    if not first.is_known and year_label(first.title):
        return first.title  # "Local Delivery Agreement 2010"
    names_one = _DOCUMENT_WORDS.search(first.title)
    is_alone = not first.blocks and not first.is_known
    is_part = first.part is Part.INTRODUCTION
    return first.title if is_alone or (names_one and not is_part) else ""


def _subject(sections: Sequence[Section]) -> str:
    """Return what a message says it is about, in the lines that begin it."""
    lines = [
        line
        for section in sections[:MOST_OF_A_MESSAGE]
        for line in (section.heading, *section.blocks[:MOST_OF_A_MESSAGE])
        if isinstance(line, Words)
    ]
    found = (_SUBJECT.fullmatch(line.text) for line in lines)
    return next((match["title"] for match in found if match), "")


def partnership_name(sections: Sequence[Section]) -> str:
    """Return the partnership's name as first printed in full, or ""."""
    for text in _texts(sections):
        for match in _PARTNERSHIP.finditer(text) if _MAY_NAME.search(text) else ():
            name = _OPENERS.sub("", match.group())
            if name and not _NAMELESS.fullmatch(name):
                return name
    return ""


def _texts(sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:  # a title in capitals alone names as well
        yield section.title.title() if section.title.isupper() else section.title
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Words):
                yield block.text


def is_same(name: str, other: str) -> bool:
    """Return whether two names are one, whatever their case and joining marks."""
    return bool(name) and words_of(name) == words_of(other)


def plan_year(sections: Sequence[Section], title: str, found: Sorted) -> str:
    """Return the year the plan is for, as "2010-11", or "" when nothing says.

    The title says first, then the lines under it, then the table of targets, then the
    headings of the plan.
    """
    covering = [s for s in sections if s.part in _COVERS_THE_YEAR]
    headings = [s.title for s in sorted(covering, key=lambda s: not s.is_known)]
    labels = [
        year_label(title),
        *(year_label(line) for line in _lines_under_the_title(sections)),
        table_year(found, are_results=False),
        *(year_label(heading) for heading in headings),
    ]
    return _of_one_year([label for label in labels if label])


def _of_one_year(labels: Sequence[str]) -> str:
    """Return the first label that is of one year, for a plan's title may span several.

    "Plan 2011-2014" with targets for 2012/13 is read for that year; a title of one
    year says so before anything else.
    """
    first = next(iter(labels), "")
    years = [label for label in labels if "-" in label and label[:4] >= first[:4]]
    return first if "-" in first else next(iter(years), first)


def _lines_under_the_title(sections: Sequence[Section]) -> Iterator[str]:
    """Yield the short lines before the first known part: "For the year 2004/05"."""
    for section in sections[:MOST_UNDER_A_TITLE]:
        if section.is_known:
            return
        yield section.title
        for block in section.blocks[:MOST_UNDER_A_TITLE]:
            if isinstance(block, Words) and len(block.text) <= LONGEST_UNDER_A_TITLE:
                yield block.text


def table_year(found: Sorted, *, are_results: bool) -> str:
    """Return the year the header of the results, or of the targets, names."""
    for table in found.figures:
        label = table.columns.year_label(are_results=are_results)
        if table.are_results is are_results and label:
            return label
    return ""


def results_year(found: Sorted, year: str) -> str:
    """Return the year the results are of, `year` being planned, or "".

    The header says first, then the heading of the results when its year is an earlier
    one: "Progress in 2009/10" of a plan for 2010/11.
    """
    results = [table for table in found.figures if table.are_results_of(year)]
    for table in results:
        if label := table.columns.year_label(are_results=True):
            return label
    for table in results:
        if table.heading_year and (not year or table.heading_year < year):
            return table.heading_year
    return ""
