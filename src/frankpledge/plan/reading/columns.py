"""What the header of a table of figures says its columns are, in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from frankpledge.plan.reading.blocks import Row
from frankpledge.plan.reading.draft import FigureState
from frankpledge.plan.reading.figures import parse_figure
from frankpledge.plan.reading.text import corrected, fold
from frankpledge.plan.reading.vocabulary import SPELLINGS

LONGEST_HEADER: Final = 80  # characters of one header cell
MOST_COLUMNS: Final = 20


class Role(StrEnum):
    """What a column holds."""

    TITLE = "title"
    LINKS = "links"
    BASELINE = "baseline"
    TARGET = "target"
    ACTUAL = "actual"
    CHANGE = "change"


# Tried in this order: "Links to targets" is links, "Action/target" is the title.
ROLE_WORDS: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = (
    (
        Role.LINKS,
        re.compile(
            r"\blinks?\b|\blinked to\b|\bnational indicators?\b|\breferences?\b|\bref\b"
            r"|\bcodes?\b|^ni\b"
        ),
    ),
    (
        Role.CHANGE,
        re.compile(
            r"\bchanged?\b|\bdifference\b|\bvariance\b|^(?!.*\btarget).*"
            r"\b(?:reduction|increase|decrease|improvement)\b|\+ ?/ ?-|\bdirection\b"
        ),
    ),
    (
        Role.BASELINE,
        re.compile(
            r"\bbase ?lines?\b|\bprevious\b|\bstarting (?:point|figure)\b"
            r"|\bcurrent (?:figure|level|performance)\b"
        ),
    ),
    (
        Role.TITLE,
        re.compile(
            r"^(?:key )?(?:actions?|outcomes?|measures?|objectives?|indicators?"
            r"|aims?|description|what|performance (?:measures?|indicators?))\b"
        ),
    ),
    (
        Role.ACTUAL,
        re.compile(
            r"\bactuals?\b|\bout ?-?turn\b|\bresults?\b|\bachieved\b|\bperformance\b"
        ),
    ),
    (Role.TARGET, re.compile(r"\btargets?\b|\bgoal\b")),
)
FIGURE_ROLES: Final = (Role.BASELINE, Role.TARGET, Role.ACTUAL, Role.CHANGE)

_YEAR = re.compile(
    r"(?<![0-9])(?P<first>(?:19|20)[0-9]{2})(?: ?[-/] ?(?P<last>(?:[0-9]{2}){1,2}|[0-9]))?(?![0-9])"
)


@dataclass(frozen=True)
class Columns:
    """Which column holds what; `unknown` are those with a header nobody knows."""

    places: dict[Role, int]
    unknown: tuple[tuple[int, str], ...]
    width: int
    is_guessed: bool  # the title column had no name of its own
    year_label: str  # of the actual figures, else of the targets

    @property
    def are_results(self) -> bool:
        """Whether the table says what came of the targets."""
        return Role.ACTUAL in self.places or Role.CHANGE in self.places


def columns_of(row: Row, *, may_be_misspelt: bool = False) -> Columns | None:
    """Return what the columns are when this row is a header of figures, else None."""
    texts = [cell.text for cell in row.cells]
    if not _could_be_header(texts):
        return None
    heads = [_forgiven(text) if may_be_misspelt else fold(text) for text in texts]
    roles = _roles_of(heads)
    found: dict[Role, int] = {}
    for place, role in enumerate(roles):
        if role is not None:
            found.setdefault(role, place)
    _take_earlier_actual_as_baseline(found, roles, heads)
    figures = [role for role in FIGURE_ROLES if role in found]
    is_guessed = Role.TITLE not in found
    if is_guessed:
        free = [place for place in range(len(heads)) if place not in found.values()]
        if free:
            found[Role.TITLE] = free[0]
    if Role.TITLE not in found or len(figures) < (2 if is_guessed else 1):
        return None
    unknown = tuple(
        (place, text) for place, text in enumerate(texts) if place not in found.values()
    )
    year = _year_of(found, heads)
    return Columns(found, unknown, len(texts), is_guessed, year)


def _forgiven(text: str) -> str:
    folded = fold(text)
    return folded if _role_of(folded) else corrected(text, SPELLINGS)


def _could_be_header(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    if not 2 <= len(filled) <= MOST_COLUMNS or len(texts) > 2 * MOST_COLUMNS:
        return False
    if any(len(text) > LONGEST_HEADER for text in filled):
        return False
    return all(parse_figure(text).state is FigureState.WORDS for text in filled)


def _roles_of(heads: Sequence[str]) -> list[Role | None]:
    roles = [_role_of(head) for head in heads]
    targets = [place for place, role in enumerate(roles) if role is Role.TARGET]
    if Role.TITLE not in roles and len(targets) > 1:
        roles[targets[0]] = Role.TITLE  # "Target | Baseline | 2010/11 target"
    return roles


def _role_of(head: str) -> Role | None:
    if not head:
        return None
    return next((role for role, words in ROLE_WORDS if words.search(head)), None)


def _take_earlier_actual_as_baseline(
    found: dict[Role, int], roles: Sequence[Role | None], heads: Sequence[str]
) -> None:
    """Read "2008/9 actual | 2009/10 actual" as baseline and actual."""
    actuals = [place for place, role in enumerate(roles) if role is Role.ACTUAL]
    if Role.BASELINE in found or len(actuals) < 2:
        return
    by_year = sorted(actuals, key=lambda place: year_label(heads[place]))
    found[Role.BASELINE], found[Role.ACTUAL] = by_year[0], by_year[-1]


def _year_of(found: dict[Role, int], heads: Sequence[str]) -> str:
    for role in (Role.ACTUAL, Role.TARGET):
        label = year_label(heads[found[role]]) if role in found else ""
        if label:
            return label
    return ""


def year_label(text: str) -> str:
    """Return "2010-11" for the first year named as 2010/11, 2010 - 2011 or 2010/1.

    A single year gives that year: "2010". No year gives "".
    """
    match = _YEAR.search(fold(text))
    if match is None:
        return ""
    if not match["last"]:
        return match["first"]
    first = int(match["first"])
    digits = len(match["last"])
    if (first + 1) % 10**digits != int(match["last"]):
        return match["first"]  # not two years in a row
    return f"{first}-{(first + 1) % 100:02d}"
