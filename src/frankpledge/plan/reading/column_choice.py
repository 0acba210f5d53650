"""Which of several columns of one kind is the one, and what is told beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from frankpledge.plan.reading.column_roles import Role
from frankpledge.plan.reading.periods import year_label

# "% change" beside "Change", and the figure of others that it is held against.
_IN_SHARES = re.compile(r"%|\bper ?cent")
_OF_OTHERS = re.compile(
    r"\b(?:averages?|mps|national(?:ly)?|regional|county|force|msg|similar|peers?"
    r"|family|london|england|wales|benchmark)\b"
)
_BEGINS = re.compile(r"^(?:start|begin|from\b|commence)")
_NEVER_TOLD: Final = frozenset({None, Role.PART, Role.YEAR})


def likeliest(roles: Sequence[Role | None], heads: Sequence[str]) -> dict[Role, int]:
    """Return the column of each role: the first, unless another head fits it better."""
    places: dict[Role, int] = {}
    for place, role in enumerate(roles):
        begins = role is Role.DUE and _BEGINS.search(heads[place])
        if role is None or role in _NEVER_TOLD or begins:
            continue  # when a thing begins is not by when it is due
        held = places.setdefault(role, place)
        if _fits(role, heads[place]) > _fits(role, heads[held]):
            places[role] = place
    return places


def _fits(role: Role, head: str) -> int:
    if role is Role.CHANGE:
        return bool(_IN_SHARES.search(head)) - 2 * bool(_OF_OTHERS.search(head))
    return -bool(_OF_OTHERS.search(head)) if role is Role.ACTUAL else 0


def take_target_of_the_year(
    places: dict[Role, int], roles: Sequence[Role | None], heads: Sequence[str]
) -> None:
    """Choose among targets of several years that of the actual's, else the next.

    Without actual figures the first year's is the one: "Year 1 target", "Year 3
    target".
    """
    targets = {
        place: year_label(heads[place])
        for place, role in enumerate(roles)
        if role is Role.TARGET
    }
    if len(targets) < 2 or not all(targets.values()):
        return
    actual = year_label(heads[places[Role.ACTUAL]]) if Role.ACTUAL in places else ""
    to_come = {place: label for place, label in targets.items() if label >= actual}
    likely = to_come or targets
    places[Role.TARGET] = min(likely, key=lambda place: likely[place])


def told_beside(
    roles: Sequence[Role | None], heads: Sequence[str], taken: Collection[int]
) -> tuple[tuple[Role, int], ...]:
    """Return the columns whose like was chosen: they are told in words, by their heads."""
    return tuple(
        (
            Role.COMMENT if role is Role.DUE and _BEGINS.search(heads[place]) else role,
            place,
        )
        for place, role in enumerate(roles)
        if role is not None and role not in _NEVER_TOLD and place not in taken
    )
