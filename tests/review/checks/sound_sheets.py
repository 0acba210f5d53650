"""Generated action tables in which every row has its owner, its date and its count."""

from dataclasses import replace

from hypothesis import strategies as st

from frankpledge.plan.reading.draft import Draft, RuleKind, ThemeSheet
from frankpledge.review.checks.examples import measure, rule
from frankpledge.review.checks.examples_of_sense import activity, sheet
from tests.review.checks.sound_plans import sound_plans

WORK = (
    "Visit every victim of burglary",
    "Fit window locks for older people",
    "Hold a market stall in each town",
    "Train the door staff of each club",
    "Clear graffiti from the underpass",
    "Meet the landlords of the high street",
)
OWNERS = ("Police", "Borough Council", "Fire Service", "Probation", "Inspector Reed")
# All within 2021-22, which is the year of every draft here.
DATES = (
    *("31 March 2022", "30/06/2021", "1.4.21", "Q4", "Q1-Q2", "March 2022", "Mar-22"),
    *("29 April", "Autumn 2021", "by year end", "Throughout the year", "2021/22"),
    *("Wednesday 30 June 2021", "April 2021 to March 2022", "Quarterly", "December"),
)


@st.composite
def sound_sheets(draw) -> ThemeSheet:
    """Draw a theme whose every activity has an owner and a date within the year."""
    work = draw(st.lists(st.sampled_from(WORK), min_size=2, unique=True))
    activities = [
        activity(
            text,
            100 + place,
            owner=draw(st.sampled_from(OWNERS)),
            due=draw(st.sampled_from(DATES)),
        )
        for place, text in enumerate(work)
    ]
    held = draw(st.integers(2, 40))
    counted = measure(f"Hold {held} stalls", rule(RuleKind.AT_LEAST, f"{held}"))
    return sheet(*activities, measures=(counted,), title="Visits")


@st.composite
def plans_with_sheets(draw) -> Draft:
    """Draw a sound plan of large counts with a sound sheet at its end."""
    plan = draw(sound_plans(least=50_000, most=1_000_000))
    return replace(plan, themes=(*plan.themes, draw(sound_sheets())))


def with_column(plan: Draft, **columns: str) -> Draft:
    """Return the plan with a cell of the last sheet's first activity printed otherwise."""
    last = plan.themes[-1]
    first = last.activities[0]
    changed = replace(first, particulars=replace(first.particulars, **columns))
    activities = (changed, *last.activities[1:])
    return replace(
        plan, themes=(*plan.themes[:-1], replace(last, activities=activities))
    )
