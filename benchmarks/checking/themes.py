"""Drawing the action plan: themes with what will be done and how it is measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from benchmarks.checking import words as w
from benchmarks.checking.plan import Action, Measure, Particular, Priority, Row, Theme
from benchmarks.checking.telling import overview_of

DUES = (
    "{end}",
    "Throughout the year",
    "Ongoing to {end}",
    "{q1}",
    "{q2}",
    "{q3}",
    "{q4}",
    "{mid}",
)
STATUSES = ("On track", "Green", "Not started", "")


def drawn_themes(
    rng: Random,
    priorities: tuple[Priority, ...],
    targets: tuple[Row, ...],
    agencies: tuple[str, ...],
) -> tuple[Theme, ...]:
    """Return one theme for each priority; measures repeat the table of targets."""
    names = dict(w.THEMES)
    measures = list(targets)
    rng.shuffle(measures)
    actions = rng.sample(w.ACTIONS, min(len(w.ACTIONS), 3 * len(priorities)))
    outcomes = rng.sample(w.OUTCOMES, min(len(w.OUTCOMES), 2 * len(priorities)))
    return tuple(
        Theme(
            title=names[priority.title],
            priority=priority.title,
            lead=rng.choice(agencies),
            overview=overview_of(rng),
            actions=_actions(rng, actions[at :: len(priorities)]),
            measures=tuple(
                _measure(row) for row in measures[at :: len(priorities)][:2]
            ),
            outcomes=tuple(outcomes[at :: len(priorities)]),
            partners=tuple(rng.sample(agencies, rng.randint(2, 4))),
        )
        for at, priority in enumerate(priorities)
    )


def _actions(rng: Random, texts: Sequence[str]) -> tuple[Action, ...]:
    signs = rng.sample(w.SIGNS_OF_SUCCESS, len(texts))
    return tuple(
        replace(_action(rng, text), success=sign)
        for text, sign in zip(texts, signs, strict=True)
    )


def _action(rng: Random, text: str) -> Action:
    said = Particular(
        owner=rng.choice(w.POSTS),
        partners=rng.choice(w.AGENCIES).format(place="Borough"),
        due=rng.choice(DUES),
        cost=rng.choice(("", "£1,500", "Within existing budgets", "£12,000")),
        status=rng.choice(STATUSES),
    )
    return Action(text, said)


def _measure(row: Row) -> Measure:
    return Measure(row.title, row.rule, row.code)
