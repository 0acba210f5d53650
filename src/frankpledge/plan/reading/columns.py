"""What the header of a table says its columns are, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from frankpledge.plan.reading.blocks import Row
from frankpledge.plan.reading.column_choice import (
    likeliest,
    take_target_of_the_year,
    told_beside,
)
from frankpledge.plan.reading.column_roles import (
    FIGURE_ROLES,
    PARTICULAR_ROLES,
    TITLE_ROLES,
    Role,
    role_of,
)
from frankpledge.plan.reading.draft import FigureState
from frankpledge.plan.reading.figures import parse_figure
from frankpledge.plan.reading.periods import (
    is_bare_year,
    is_calendar_year,
    is_to_date,
    is_total,
    quarter_of,
    year_label,
)
from frankpledge.plan.reading.text import corrected, fold
from frankpledge.plan.reading.vocabulary import SPELLINGS, label_of

LONGEST_HEADER: Final = 80  # characters of one header cell
MOST_COLUMNS: Final = 30
MOST_WORDS_INSIDE: Final = 6  # of a head inside a table
MOST_WORDS_BESIDE_A_LABEL: Final = 4  # "Actions | Lead agency" against a sheet's part
SURE_OF_A_GUESS: Final = 3  # columns known beside a title column that is guessed


@dataclass(frozen=True)
class Columns:
    """Which column holds what; `unknown` are those with a header nobody knows."""

    title: int
    places: dict[Role, int]  # of every role there is one column for
    parts: tuple[int, ...]  # quarters or months, in the order printed
    earlier: tuple[int, ...]  # years before the baseline, oldest first
    more: tuple[tuple[Role, int], ...]  # a second column of costs, of targets ...
    unknown: tuple[tuple[int, str], ...]
    heads: tuple[str, ...]  # as printed
    is_guessed: bool  # the title column had no name of its own

    @property
    def width(self) -> int:
        """How many columns the header has."""
        return len(self.heads)

    @property
    def targets(self) -> tuple[int, ...]:
        """Every column of targets, that of the year first."""
        others = [place for role, place in self.more if role is Role.TARGET]
        own = [self.places[Role.TARGET]] if Role.TARGET in self.places else []
        return (*own, *others)

    @property
    def has_figures(self) -> bool:
        """Whether a column is headed as one of figures."""
        return bool(self.parts) or any(role in self.places for role in FIGURE_ROLES)

    @property
    def are_periods_alone(self) -> bool:
        """Whether every head is a year or a quarter: it may stand over another header."""
        return all(is_bare_year(fold(h)) or quarter_of(h) for h in self.heads if h)

    def without_change(self) -> Columns:
        """Return the columns with that of the change told in words beside."""
        places = dict(self.places)
        more = (*self.more, (Role.CHANGE, places.pop(Role.CHANGE)))
        return replace(self, places=places, more=more)

    def with_title_at(self, place: int) -> Columns:
        """Return the columns with the title in another that nobody knew."""
        others = {**dict(self.unknown), self.title: self.heads[self.title]}
        others.pop(place, None)
        return replace(self, title=place, unknown=tuple(sorted(others.items())))

    def with_title_in_target(self, place: int) -> Columns:
        """Return the columns with the title in one of several headed "Target"."""
        first, *_ = (other for other in self.targets if other != place)
        places = {**self.places, Role.TARGET: first}
        more = tuple(one for one in self.more if one[1] not in (first, place))
        return replace(self.with_title_at(place), places=places, more=more)

    def with_direction_as_change(self) -> Columns:
        """Return the columns with that of the direction taken for the change."""
        places = dict(self.places)
        places[Role.CHANGE] = places.pop(Role.DIRECTION)
        return replace(self, places=places)

    @property
    def figure_places(self) -> tuple[int, ...]:
        """The columns of figures, those that say how much changed aside."""
        roles = (Role.BASELINE, Role.TARGET, Role.ACTUAL)
        named = [self.places[role] for role in roles if role in self.places]
        return (*self.earlier, *named, *self.parts)

    def year_label(self, *, are_results: bool) -> str:
        """Return the year of the actual figures, else of the targets."""
        roles = (Role.ACTUAL, Role.TARGET) if are_results else (Role.TARGET,)
        for role in roles:
            label = (
                year_label(self.heads[self.places[role]]) if role in self.places else ""
            )
            if label:
                return label
        return ""


def columns_of(row: Row, *, is_first: bool = False) -> Columns | None:
    """Return what the columns are when this row is a header, else None.

    The first row of a table may be misspelt and have columns nobody knows; a row inside
    a table is a header only when every cell of it is the head of a known column.
    """
    texts = [cell.text for cell in row.cells]
    if not _could_be_header(texts):
        return None
    heads = [_forgiven(text) if is_first else fold(text) for text in texts]
    roles = _roles_of(heads)
    if not is_first and not _is_all_heads(heads, roles):
        return None
    parts = tuple(place for place, role in enumerate(roles) if role is Role.PART)
    places = likeliest(roles, heads)
    earlier = _take_years(places, roles, heads)
    take_target_of_the_year(places, roles, heads)
    title, is_guessed = _title_of(places, (*parts, *earlier), roles)
    if title is None or not _is_header(places, parts, is_guessed=is_guessed):
        return None
    taken = {title, *places.values(), *parts, *earlier}
    more = told_beside(roles, heads, taken)
    taken.update(at for _, at in more)
    return Columns(
        title=title,
        places=places,
        parts=parts,
        earlier=earlier,
        more=more,
        unknown=tuple((at, text) for at, text in enumerate(texts) if at not in taken),
        heads=tuple(texts),
        is_guessed=is_guessed,
    )


def _forgiven(text: str) -> str:
    folded = fold(text)
    return folded if role_of(folded) else corrected(text, SPELLINGS)


def _could_be_header(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    if not 2 <= len(filled) <= MOST_COLUMNS or len(texts) > 2 * MOST_COLUMNS:
        return False
    if any(len(text) > LONGEST_HEADER for text in filled):
        return False
    if _is_label_and_content(texts):
        return False
    return all(_could_be_head(text) for text in filled)


def _is_all_heads(heads: Sequence[str], roles: Sequence[Role | None]) -> bool:
    known = [role for role in roles if role is not None]
    filled = [head for head in heads if head]
    is_short = all(len(head.split()) <= MOST_WORDS_INSIDE for head in filled)
    return is_short and len(known) == len(filled)


def _is_label_and_content(texts: Sequence[str]) -> bool:
    """Return whether a row of two cells is a part of a theme sheet, not a header."""
    filled = [text for text in texts if text]
    if len(filled) != 2 or not label_of(filled[0]):
        return False
    said = filled[1]
    is_head = len(said.split()) <= MOST_WORDS_BESIDE_A_LABEL and role_of(fold(said))
    return not is_head or ": " in said


def _could_be_head(text: str) -> bool:
    return is_calendar_year(text) or parse_figure(text).state is FigureState.WORDS


def _roles_of(heads: Sequence[str]) -> list[Role | None]:
    roles = [role_of(head) for head in heads]
    targets = [place for place, role in enumerate(roles) if role is Role.TARGET]
    named = any(role in TITLE_ROLES for role in roles)
    is_bare = bool(targets) and not year_label(heads[targets[0]])
    if not named and len(targets) > 1 and is_bare and None not in roles[: targets[0]]:
        roles[targets[0]] = Role.MEASURE  # "Target | Baseline | 2010/11 target"
    if Role.ACTUAL not in roles and roles.count(Role.PART) > 1:
        roles = [
            Role.ACTUAL if is_total(head) and role in (None, Role.YEAR) else role
            for head, role in zip(heads, roles, strict=True)
        ]
    return roles


def _take_years(
    places: dict[Role, int], roles: Sequence[Role | None], heads: Sequence[str]
) -> tuple[int, ...]:
    """Share out the columns of whole years; return those before the baseline.

    Of several baselines the last year's is the baseline.

    "2008/9 actual | 2009/10 actual" are baseline and actual. Where the target is for
    a later year than any of them, the last is the baseline.
    """
    bases = _by_year(heads, [p for p, r in enumerate(roles) if r is Role.BASELINE])
    if len(bases) > 1 and all(year_label(heads[place]) for place in bases):
        places[Role.BASELINE] = bases.pop()
    else:
        bases = []
    found = _columns_of_years(roles, heads)
    years = _by_year(heads, found)
    target = year_label(heads[places[Role.TARGET]]) if Role.TARGET in places else ""
    last = year_label(heads[years[-1]]) if years else ""
    is_planned = bool(target) and target > last
    is_baseline = is_planned and Role.BASELINE not in places
    if not years or (len(years) < 2 and Role.YEAR not in roles and not is_baseline):
        return tuple(bases)
    if Role.ACTUAL in places and places[Role.ACTUAL] in years:
        del places[Role.ACTUAL]
    if Role.ACTUAL not in places and not is_planned:
        places[Role.ACTUAL] = years.pop()
    if years and Role.BASELINE not in places:
        places[Role.BASELINE] = years.pop()
    return tuple(_by_year(heads, [*bases, *years]))


def _columns_of_years(roles: Sequence[Role | None], heads: Sequence[str]) -> list[int]:
    """Return the columns that hold what came of whole years, or of parts all alike."""
    actual = [
        p for p, r in enumerate(roles) if r is Role.ACTUAL and year_label(heads[p])
    ]
    years = [p for p, r in enumerate(roles) if r is Role.YEAR]
    whole = [place for place in actual if not is_to_date(heads[place])]
    are_alike = not whole and not years  # "2019/20 YTD | 2020/21 YTD"
    return sorted([*years, *(actual if are_alike else whole)])


def _by_year(heads: Sequence[str], places: Sequence[int]) -> list[int]:
    return sorted(places, key=lambda place: year_label(heads[place]))


def _title_of(
    places: dict[Role, int], figures: Sequence[int], roles: Sequence[Role | None]
) -> tuple[int | None, bool]:
    """Return the column of the titles and whether it was guessed.

    One that nobody knows, else that of the codes ("National indicator" has a code and
    its name), else a second one of some kind.
    """
    for role in TITLE_ROLES:
        if role in places:
            return places[role], False
    taken = {*places.values(), *figures}
    free = [place for place in range(len(roles)) if place not in taken]
    unknown = [place for place in free if roles[place] is None]
    named = [places[Role.LINKS]] if Role.LINKS in places else []
    return next(iter([*unknown, *named, *free]), None), True


def _is_header(
    places: dict[Role, int], parts: Sequence[int], *, is_guessed: bool
) -> bool:
    figures = len([role for role in FIGURE_ROLES if role in places]) + min(
        len(parts), 2
    )
    others = len([role for role in PARTICULAR_ROLES if role in places])
    if is_guessed:
        known = figures + others + (Role.LINKS in places)
        return figures >= 2 or known >= SURE_OF_A_GUESS
    explains = Role.SECTION in places and Role.OVERVIEW in places
    return bool(figures or others) or explains
