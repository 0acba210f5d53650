"""Checks of figures that count reports: more of them can be good, or bad, not both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.plan.reading.draft import (
    Draft,
    Line,
    Source,
    ThemeMeasure,
    ThemeSheet,
)
from frankpledge.plan.reading.meaning import Subject, words_of
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.prose import sentences
from frankpledge.review.checks.wording import lines, where

_UNDER_REPORTED = re.compile(
    r"\b(under[\s-]?report(ed|ing)|rarely reported|not always reported|"
    r"often goes? unreported|unreported)\b",
    re.IGNORECASE,
)
_FEWER = re.compile(r"\b(reduc(e|ing|tion)|decrease|fewer|fall|lower)\b", re.IGNORECASE)
_MORE = re.compile(
    r"\b(increas(e|ed|ing)|more|further|encourag(e|ing)|rise)\b", re.IGNORECASE
)
_REPORTS = re.compile(r"\b(report(s|ed|ing)?|recorded)\b", re.IGNORECASE)
_TELLS = re.compile(r"\breport(s|ing)?\b", re.IGNORECASE)
# Too general to say that two lines are about one harm.
_GENERAL = words_of("crimes reported to the police: behaviour, victims, issues, levels")


@dataclass(frozen=True)
class Wish:
    """Something a theme wants to see, in its own words."""

    text: str
    source: Source
    theme: ThemeSheet

    @property
    def about(self) -> Subject:
        """What it is about, leaving out the words any such line would hold."""
        return words_of(self.text) - _GENERAL - words_of("encourage further linked")


def wishes(draft: Draft) -> Iterator[Wish]:
    """Yield every outcome, measure and activity of every theme."""
    for theme in draft.themes:
        yield from _wishes_of(theme)


def _wishes_of(theme: ThemeSheet) -> Iterator[Wish]:
    lines_of_text: tuple[Line | ThemeMeasure, ...]
    lines_of_text = (*theme.outcomes, *theme.measures, *theme.activities)
    for line in lines_of_text:
        yield Wish(line.text, line.source, theme)


def fewer_reports_of_an_under_reported_harm(draft: Draft) -> Iterator[Remark]:
    """Find fewer reports wanted of what the document says is under-reported."""
    hidden = [one for one in sentences(draft) if _UNDER_REPORTED.search(one.text)]
    for wish in wishes(draft):
        if not (_FEWER.search(wish.text) and _REPORTS.search(wish.text)):
            continue
        for sentence in hidden:
            same = (wish.about & words_of(sentence.text)) - _GENERAL
            if len(same) > 1 or (same and same == wish.about):
                yield Remark(
                    f"“{wish.text.rstrip('.')}” is wanted, but the same harm is called "
                    f"under-reported {where(sentence.source)}. Fewer reports could "
                    f"mean less harm or less trust: say which direction is good, or "
                    f"measure the harm some other way.",
                    wish.source,
                    wish.theme.title,
                    wish.text,
                )
                break


def more_and_fewer_reports_wanted(draft: Draft) -> Iterator[Remark]:
    """Find a theme that wants more reports of one harm and fewer of one within it."""
    for theme in draft.themes:
        own = list(_wishes_of(theme))
        more = [
            one for one in own if _MORE.search(one.text) and _TELLS.search(one.text)
        ]
        fewer = [
            one for one in own if _FEWER.search(one.text) and _REPORTS.search(one.text)
        ]
        found = [
            (up, down)
            for up in more
            for down in fewer
            if up is not down and up.about & down.about
        ]
        if found:
            up, down = found[0]
            yield Remark(
                f"“{up.text.rstrip('.')}” wants more reports, while “"
                f"{down.text.rstrip('.')}” ({lines(down.source)}) wants fewer. A report "
                f"can count towards both: say for each measure which direction is "
                f"good.",
                up.source,
                theme.title,
                up.text,
            )
