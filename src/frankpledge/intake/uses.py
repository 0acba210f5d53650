"""Where later stages say what they published of a return, before it is withdrawn.

What is published lives in `publishing`, which may import intake; the page that withdraws
a return shows what rests on it. So publishing registers what finds that when the product
starts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frankpledge.partnership.models import Partnership


@dataclass(frozen=True)
class Use:
    """Something published that rests on versions of returns."""

    title: str  # "Action plan 2010-11, publication 2"
    url: str
    figures: tuple[str, ...]  # which of its figures; none where that was not kept


Finder = Callable[["Partnership", Collection[str]], Sequence[Use]]
_finders: list[Finder] = []


def register_uses(finder: Finder) -> None:
    """Add what finds uses; registering one twice has no effect."""
    if finder not in _finders:
        _finders.append(finder)


def uses_of(partnership: Partnership, versions: Collection[str]) -> tuple[Use, ...]:
    """Return everything published that rests on versions, given as their UUIDs."""
    return tuple(use for finder in _finders for use in finder(partnership, versions))
