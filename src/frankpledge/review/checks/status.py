"""Checks of colours and arrows against the figures of their rows.

Partnerships colour and point by conventions of their own: a tolerance, a forecast, last
quarter instead of last year. What most rows of a table do is its convention, and only
against that may a row be asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from frankpledge.plan.reading.draft import Draft, FigureState, ResultRow
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.rows import HUNDRED, known
from frankpledge.review.checks.standing import Standing, gained, good_of, standing_of
from frankpledge.review.checks.wording import (
    figure,
    lines,
    name_of,
    printed,
    within_sentence,
)

_PART_OF_A_YEAR = re.compile(r"\bq[1-4]\b|quarter|to date|ytd|month|half", re.I)
_TOLERATED = Decimal(10)  # percent of a target by which documents still call it green
_FEWEST_ALIKE = 2  # rows that bear a convention out
_STEADY = Decimal(5)  # percent within which an arrow may lie level


class Colour(Enum):
    """What a status says, in colours or in their words."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


_IS_ON = r"\bon (?:target|track|course)\s?[?:]"  # a head, before its answer
_COLOURS: tuple[tuple[Colour, re.Pattern[str]], ...] = (
    (
        Colour.GREEN,
        re.compile(
            rf"\bgreen\b|^g$|^on (?:target|track|course)$|{_IS_ON} ?(?:y(?:es)?|[✓✔☑])$",
            re.I,
        ),
    ),
    (Colour.AMBER, re.compile(r"\b(?:amber|yellow|orange)\b|^a$", re.I)),
    (
        Colour.RED,
        re.compile(
            rf"\bred\b|^r$|\b(?:off|below|behind) target\b|{_IS_ON} ?(?:no?|[✗✘☒])$",
            re.I,
        ),
    ),
)


@dataclass(frozen=True)
class Coloured:
    """A row with a colour, and figures to hold it against."""

    row: ResultRow
    colour: Colour
    standing: Standing
    gap: Decimal  # how far from the target, in percent of it

    @property
    def is_short(self) -> bool:
        """The target was missed."""
        return self.standing is Standing.SHORT

    @property
    def agrees(self) -> bool:
        """The colour is the one its figures deserve; amber claims nothing."""
        if self.colour is Colour.GREEN:
            return not self.is_short
        return self.colour is Colour.RED and self.is_short

    @property
    def contradicts(self) -> bool:
        """Green though missed, or red though met."""
        return self.colour is not Colour.AMBER and not self.agrees


def colour_in(status: str) -> Colour | None:
    """Return the one colour a status names."""
    found = [colour for colour, words in _COLOURS if words.search(status.strip())]
    return found[0] if len(found) == 1 else None


def _coloured(draft: Draft) -> list[Coloured]:
    found = []
    for row in draft.results:
        colour, standing = colour_in(row.particulars.status), standing_of(row)
        target, actual = known(row.target), known(row.actual)
        part = _PART_OF_A_YEAR.search(row.actual.period)
        if colour and standing and target and actual is not None and not part:
            gap = abs((actual - target) * HUNDRED / target)
            found.append(Coloured(row, colour, standing, gap))
    return found


def status_contradicts_figures(draft: Draft) -> Iterator[Remark]:
    """Find a missed target coloured green, or a met one red, against the table's way."""
    rows = _coloured(draft)
    agreeing = [one for one in rows if one.agrees]
    against = [one for one in rows if one.contradicts]
    if len(agreeing) < _FEWEST_ALIKE or len(against) >= len(agreeing):
        return
    others = [one for one in rows if one.is_short and one.colour is not Colour.GREEN]
    for one in against:
        nearer = min(
            (
                other
                for other in others
                if other.gap <= one.gap and _is_like(other, one)
            ),
            key=lambda other: other.gap,
            default=None,
        )
        if one.is_short and (nearer or _is_plainly_missed(one)):
            yield _asked(one, nearer)
        elif not one.is_short and (gained(one.row) or Decimal(0)) >= 0:
            yield _asked(one, None)


def _is_like(other: Coloured, one: Coloured) -> bool:
    """Say whether progress since the baseline does not tell the two rows apart."""
    return _has_gained(other) or not _has_gained(one)


def _has_gained(one: Coloured) -> bool:
    return (gained(one.row) or Decimal(0)) > 0


def _is_plainly_missed(one: Coloured) -> bool:
    """Say whether no tolerance, and no progress since the baseline, explains green."""
    better = gained(one.row)
    return one.gap > _TOLERATED and better is not None and better <= 0


def _asked(one: Coloured, nearer: Coloured | None) -> Remark:
    row = one.row
    actual = figure(known(row.actual) or Decimal(0), row.actual.unit)
    target = figure(known(row.target) or Decimal(0), row.target.unit)
    beside = ""
    if nearer is not None:
        beside = (
            f", while {within_sentence(name_of(nearer.row.title))}, no farther from its "
            f"own, is “{nearer.row.particulars.status.strip()}” "
            f"({lines(nearer.row.source)})"
        )
    return Remark(
        f"{name_of(row.title)}: its status is “{row.particulars.status.strip()}”, but "
        f"{actual} is {one.standing.value} the target of {target}{beside}. If the status "
        f"is a forecast or has a tolerance, the document should say so.",
        row.source,
        row.title,
    )


class Travel(Enum):
    """What an arrow or a word of direction says."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    BETTER = "better"
    WORSE = "worse"


_TRAVELS: tuple[tuple[Travel, re.Pattern[str]], ...] = (
    (Travel.BETTER, re.compile(r"\b(?:improv(?:ing|ed|ement)|better)\b", re.I)),
    (Travel.WORSE, re.compile(r"\b(?:worse(?:ning|ned)?|deteriorat\w+)\b", re.I)),
    (
        Travel.UP,
        re.compile(r"^(?:[↑▲△⬆⇧]|up|increas(?:e[ds]?|ing)|ris(?:e|en|ing))$", re.I),
    ),
    (
        Travel.DOWN,
        re.compile(r"^(?:[↓▼▽⬇⇩]|down|decreas(?:e[ds]?|ing)|fall(?:en|ing)?)$", re.I),
    ),
    (
        Travel.LEVEL,
        re.compile(
            r"^(?:[→←↔►◄=]|stable|steady|static|level|same|no change|unchanged)$", re.I
        ),
    ),
)
_SIGNS = {Travel.UP: 1, Travel.DOWN: -1, Travel.BETTER: 1, Travel.WORSE: -1}


@dataclass(frozen=True)
class Pointed:
    """A row with an arrow, and the figures it may speak of."""

    row: ResultRow
    travel: Travel
    printed: str
    moved: Decimal
    share: Decimal  # of the baseline, in percent, without its sign
    good: int  # 0 when the words leave it open

    @property
    def by_figure(self) -> bool:
        """Up means that the figure went up."""
        return self._says(1)

    @property
    def by_merit(self) -> bool:
        """Up means that it got better."""
        return bool(self.good) and self._says(self.good)

    def _says(self, way: int) -> bool:
        if self.travel is Travel.LEVEL:
            return self.share <= _STEADY
        if self.travel in (Travel.BETTER, Travel.WORSE):
            way = self.good
        return not self.moved or self.moved * way * _SIGNS[self.travel] > 0


def travel_in(text: str) -> Travel | None:
    """Return what a cell says of the direction, when it says one thing."""
    found = [travel for travel, words in _TRAVELS if words.search(text.strip())]
    return found[0] if len(found) == 1 else None


def _pointed(draft: Draft) -> list[Pointed]:
    found = []
    for row in draft.results:
        in_words = row.change.state is FigureState.WORDS
        said = row.particulars.direction or (printed(row.change) if in_words else "")
        travel = travel_in(said)
        before, after = known(row.baseline), known(row.actual)
        one_unit = row.baseline.unit is row.actual.unit
        if travel is None or not before or after is None or not one_unit:
            continue
        good = good_of(row)
        if travel in (Travel.BETTER, Travel.WORSE) and good is None:
            continue
        found.append(
            Pointed(
                row=row,
                travel=travel,
                printed=said.strip(),
                moved=after - before,
                share=abs((after - before) * HUNDRED / before),
                good=int(good or 0),
            )
        )
    return found


def direction_contradicts_figures(draft: Draft) -> Iterator[Remark]:
    """Find an arrow that its row denies, where the other arrows agree with theirs.

    Up may mean that the figure rose or that it got better: the reading that fits more
    rows is the table's, and where both fit as many either will do.
    """
    rows = _pointed(draft)
    by_figure = sum(one.by_figure for one in rows)
    by_merit = sum(one.by_merit for one in rows)
    fits = [
        (one.by_figure and by_figure >= by_merit)
        or (one.by_merit and by_merit >= by_figure)
        for one in rows
    ]
    agreeing = [one for one, does in zip(rows, fits, strict=True) if does]
    against = [one for one, does in zip(rows, fits, strict=True) if not does]
    moving = [one for one in agreeing if one.moved and one.travel is not Travel.LEVEL]
    if len(moving) < _FEWEST_ALIKE or 2 * len(against) >= len(agreeing):
        return
    for one in against:
        unit = one.row.actual.unit
        yield Remark(
            f"{name_of(one.row.title)}: the direction is given as “{one.printed}”, but "
            f"the row goes from {figure(known(one.row.baseline) or Decimal(0), unit)} to "
            f"{figure(known(one.row.actual) or Decimal(0), unit)}. The directions of "
            f"{len(agreeing)} other rows agree with their figures. If it is against "
            f"another period, the document should say so.",
            one.row.source,
            one.row.title,
        )
