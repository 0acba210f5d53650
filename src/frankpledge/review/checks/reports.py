"""Checks of figures that count reports: more of them can be good, or bad, not both."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

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

_MOST = 300  # wishes compared with one another; a longer plan is sampled from its start


@dataclass(frozen=True)
class Wish:
    """Something a theme or a target wants to see, in its own words."""

    text: str
    source: Source
    theme: ThemeSheet | None  # None for a row of the targets

    @property
    def element(self) -> str:
        """The title a finding about it names."""
        return self.theme.title if self.theme else self.text

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
                    wish.element,
                    wish.text,
                )
                break


def more_and_fewer_reports_wanted(draft: Draft) -> Iterator[Remark]:
    """Find a theme that wants more reports of one harm and fewer of one within it."""
    for theme in draft.themes:
        own = list(_wishes_of(theme))
        found = [
            (up, down)
            for up in _for_more(own)
            for down in _for_fewer(own)
            if up is not down and up.about & down.about
        ]
        if found:
            yield _both_ways(*found[0])


def reports_wanted_both_ways(draft: Draft) -> Iterator[Remark]:
    """Find more reports wanted in one theme of what another wants fewer reports of."""
    every = [*wishes(draft), *_wishes_of_targets(draft)]
    more, fewer = (list(islice(some(every), _MOST)) for some in (_for_more, _for_fewer))
    told: set[Subject] = set()
    for down in fewer:
        for up in more:
            is_elsewhere = up.theme is not down.theme or up.theme is None
            if is_elsewhere and up is not down and _are_one_harm(up, down):
                if down.about not in told:
                    yield _both_ways(up, down)
                told.add(down.about)
                break


def _wishes_of_targets(draft: Draft) -> Iterator[Wish]:
    for row in draft.targets:
        yield Wish(row.title, row.source, None)


def _for_more(every: Iterable[Wish]) -> Iterator[Wish]:
    for one in every:
        if _MORE.search(one.text) and _TELLS.search(one.text):
            yield one


def _for_fewer(every: Iterable[Wish]) -> Iterator[Wish]:
    for one in every:
        if _FEWER.search(one.text) and _REPORTS.search(one.text):
            yield one


def _are_one_harm(up: Wish, down: Wish) -> bool:
    """Say whether two wishes of different themes are about one thing, no less."""
    one, other = up.about, down.about
    return bool(one) and (
        one == other or (min(len(one), len(other)) > 1 and (one < other or other < one))
    )


def _both_ways(up: Wish, down: Wish) -> Remark:
    return Remark(
        f"“{up.text.rstrip('.')}” wants more reports, while “"
        f"{down.text.rstrip('.')}” ({lines(down.source)}) wants fewer. A report can "
        f"count towards both: say for each measure which direction is good.",
        up.source,
        up.element,
        up.text if up.theme else "",
    )
