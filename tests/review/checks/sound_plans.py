"""Generated plans whose figures all agree, for the laws of the checks."""

from dataclasses import dataclass, replace
from decimal import Decimal

from hypothesis import strategies as st

from frankpledge.analysis.rounding import half_even, half_up
from frankpledge.plan.reading.draft import Draft, ResultRow, TargetRow
from frankpledge.review.checks.examples import (
    MAINTAIN,
    cell,
    draft,
    fall,
    measure,
    result,
    target,
    theme,
)
from frankpledge.review.checks.rows import change_between

CRIMES = (
    "domestic burglary",
    "non-domestic burglary",
    "theft from vehicles",
    "theft of vehicles",
    "violent crime",
    "criminal damage",
    "fraud and forgery",
    "robbery",
    "arson",
    "overall crime",
)
OPINIONS = ("rowdy behaviour", "drug dealing", "litter", "speeding")
SHARES = st.integers(5, 40)


@dataclass(frozen=True)
class Fact:
    """One subject of a sound plan: its figures and the size of its target."""

    crime: str
    baseline: int
    actual: int
    share: int
    rounding: str
    places: int

    def shortened(self, exact: Decimal, places: int) -> Decimal:
        """Round as this row rounds."""
        return (half_up if self.rounding == "up" else half_even)(exact, places)

    def goal(self, start: int) -> str:
        """Return the target this row's rule gives, as printed."""
        exact = Decimal(start) * (100 - self.share) / 100
        return f"{self.shortened(exact, 0):,}"

    def result(self, line: int) -> ResultRow:
        """Return the row of last year's table."""
        change = self.shortened(
            change_between(Decimal(self.baseline), Decimal(self.actual)), self.places
        )
        printed = f"{change:+}%" if change else "0%"
        return result(
            f"Reduce {self.crime} by {self.share}%",
            f"{self.baseline:,} | {self.goal(self.baseline)} | {self.actual:,} | "
            f"{printed}",
            fall(f"{self.share}%"),
            line,
        )

    def target(self, line: int) -> TargetRow:
        """Return the row of this year's table, starting from last year's actual."""
        return target(
            f"Reduce the number of {self.crime} offences by {self.share}%",
            f"{self.actual:,} | {self.goal(self.actual)}",
            fall(f"{self.share}%"),
            line,
        )


def opinion(subject: str, aimed: int, found: int, line: int) -> ResultRow:
    """Return an opinion to be kept level, under the label its figures deserve."""
    label = "Target achieved" if found == aimed else "Target exceeded"
    return result(
        f"Maintain the share of people who think {subject} is a problem",
        f"{aimed}% | {aimed}% | {found}% | "
        f"{'Target missed' if found > aimed else label}",
        MAINTAIN,
        line,
    )


@st.composite
def sound_plans(draw, *, least: int = 1, most: int = 10**6):
    """Draw a plan whose every figure follows; counts lie from `least` to `most`."""
    counts = st.integers(least, most)
    rounding = draw(st.sampled_from(["up", "even"]))
    places = draw(st.integers(0, 1))
    crimes = draw(
        st.lists(st.sampled_from(CRIMES), min_size=2, max_size=6, unique=True)
    )
    facts = [
        Fact(crime, draw(counts), draw(counts), draw(SHARES), rounding, places)
        for crime in crimes
    ]
    held = draw(
        st.lists(st.sampled_from(OPINIONS), min_size=1, max_size=3, unique=True)
    )
    opinions = [
        opinion(one, draw(st.integers(1, 60)), draw(st.integers(1, 60)), 40 + place)
        for place, one in enumerate(held)
    ]
    themes = [
        theme(measure(f"Reduce {one.crime} by {one.share}%", fall(f"{one.share}%")))
        for one in facts[:2]
    ]
    return draft(
        *(one.result(10 + place) for place, one in enumerate(facts)),
        *opinions,
        *(one.target(60 + place) for place, one in enumerate(facts)),
        *themes,
        prose=draw(sums()),
        line=90,
    )


@st.composite
def sums(draw, *, error: int = 0):
    """Draw a sentence with parts and a sentence with their total."""
    parts = draw(st.lists(st.integers(2, 900), min_size=2, max_size=5))
    nouns = ("children", "adults", "families", "couples", "tenants")
    told = [f"{part} {noun}" for part, noun in zip(parts, nouns, strict=False)]
    total = sum(parts) + error
    return (
        f"The panel dealt with {', '.join(told[:-1])} and {told[-1]}. "
        f"Of the {total} children or others dealt with, some left."
    )


def with_row(plan: Draft, row: ResultRow | TargetRow) -> Draft:
    """Return the plan with one row put in the place of the row on its line."""

    def swapped(rows):
        return tuple(
            row if one.source == row.source and type(one) is type(row) else one
            for one in rows
        )

    return replace(plan, results=swapped(plan.results), targets=swapped(plan.targets))


def with_cells(row, **printed: str):
    """Return a row with some cells printed otherwise."""
    return replace(row, **{name: cell(text) for name, text in printed.items()})
