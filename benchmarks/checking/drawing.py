"""Drawing an invented plan whose every figure agrees."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from benchmarks.checking import words as w
from benchmarks.checking.plan import (
    Measure,
    Member,
    Plan,
    Priority,
    Row,
    Topic,
)
from benchmarks.checking.rows import Maker, drawn_rows
from benchmarks.checking.telling import review_of, successes_of
from benchmarks.checking.themes import drawn_themes

NATIONAL_INDICATORS = range(2008, 2011)  # the first years in which they were used
BURGLARY_CHANGED = (2017, 2018)  # plans whose figures lie on both sides of April 2017
ROUNDINGS = ("half up", "half to even")


def draw_plan(
    rng: Random, *, claims: bool = False, crimes: tuple[str, ...] = ()
) -> Plan:
    """Return an invented plan; the same generator gives the same plan.

    One that `claims` reads rises and falls into its figures; others may do so too.
    `crimes` are among its subjects.
    """
    place = rng.choice(w.PLACES)
    rounding = rng.choice(ROUNDINGS)
    claims = rng.random() < 0.3 or claims
    is_running = rng.random() < 0.3
    maker = Maker(rng, rounding, large=claims, is_running=is_running)
    results, targets = drawn_rows(maker, crimes)
    agencies = tuple(
        one.format(place=place) for one in rng.sample(w.AGENCIES, rng.randint(4, 7))
    )
    priorities = _priorities(rng)
    plan = Plan(
        place=place,
        partnership=rng.choice(w.PARTNERSHIPS).format(place=place),
        kind=rng.choice(w.KINDS),
        year=_year(rng),
        is_calendar=rng.random() < 0.1,
        introduction=tuple(rng.sample(w.INTRODUCTIONS, rng.randint(1, 3))),
        successes=successes_of(rng, results, claims=claims),
        review=_review(rng),
        results=results,
        targets=targets,
        priorities=priorities,
        themes=drawn_themes(rng, priorities, targets, agencies),
        members=tuple(_member(rng, name) for name in agencies),
        rounding=rounding,
        claims=claims,
        is_running=is_running,
    )
    return with_codes_of_its_year(plan)


def _year(rng: Random) -> int:
    """Return a year whose figures do not cross a change in how burglary is recorded."""
    year = rng.randint(2004, 2031)
    return year + 2 if year in BURGLARY_CHANGED else year


def with_codes_of_its_year(plan: Plan) -> Plan:
    """Return the plan with a local indicator wherever a national one had ended."""
    if plan.year in NATIONAL_INDICATORS:
        return plan
    themes = tuple(
        replace(
            theme, measures=tuple(replace(m, code=_local(m)) for m in theme.measures)
        )
        for theme in plan.themes
    )
    return replace(
        plan,
        results=tuple(replace(row, code=_local(row)) for row in plan.results),
        targets=tuple(replace(row, code=_local(row)) for row in plan.targets),
        themes=themes,
    )


def _local(coded: Row | Measure) -> str:
    return coded.code.replace("NI", "LPI")


def _priorities(rng: Random) -> tuple[Priority, ...]:
    themes = rng.sample(w.THEMES, rng.randint(2, 4))
    issues = rng.sample(w.ISSUES, len(themes) * 2)
    return tuple(
        Priority(title, tuple(issues[2 * at : 2 * at + rng.randint(1, 2)]))
        for at, (title, _) in enumerate(themes)
    )


def _review(rng: Random) -> tuple[Topic, ...]:
    topics = rng.sample(w.TOPICS, rng.randint(1, 3))
    return tuple(Topic(title, review_of(rng)) for title in topics)


def _member(rng: Random, name: str) -> Member:
    short = "".join(letter for letter in name.lower() if letter.isalpha())[:12]
    return Member(
        name=name,
        address=(f"{rng.randint(1, 90)} {rng.choice(w.STREETS)}", "Northbridge"),
        postcode=f"NB{rng.randint(1, 9)} {rng.randint(1, 9)}QX",
        telephone=f"01999 {rng.randint(100000, 999999)}",
        website=f"www.{short}.example",
    )
