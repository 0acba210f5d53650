"""What invented plans set targets for, with the ways titles word it."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.plan.reading.draft import Unit

DOWN, UP = -1, 1


@dataclass(frozen=True)
class Subject:
    """Something measured: how it is named in a title, its unit, which way is good."""

    name: str
    unit: Unit = Unit.COUNT
    good: int = DOWN
    code: str = ""
    survey: str = ""


CRIMES = (
    Subject("domestic burglary"),
    Subject("non-domestic burglary"),
    Subject("theft from motor vehicles"),
    Subject("theft of motor vehicles"),
    Subject("violent crime"),
    Subject("criminal damage"),
    Subject("robbery"),
    Subject("arson"),
    Subject("shoplifting"),
    Subject("overall crime"),
    Subject("deliberate secondary fires"),
    Subject("bicycle theft"),
    Subject("fly-tipping"),
    Subject("bogus caller offences"),
    Subject("theft of metal"),
    Subject("alcohol-related assaults"),
)
OPINIONS = (
    Subject(
        "people who think drunk or rowdy behaviour is a problem",
        Unit.PERCENT,
        code="NI41",
        survey="Residents Survey",
    ),
    Subject(
        "people who think drug use or drug dealing is a problem",
        Unit.PERCENT,
        code="NI42",
        survey="Residents Survey",
    ),
    Subject(
        "people who agree that the police and council are dealing with the crime and "
        "anti-social behaviour issues that matter",
        Unit.PERCENT,
        UP,
        code="NI21",
        survey="Residents Survey",
    ),
    Subject(
        "residents who feel safe after dark",
        Unit.PERCENT,
        UP,
        survey="Residents Survey",
    ),
    Subject(
        "residents who think litter is a problem",
        Unit.PERCENT,
        survey="Residents Survey",
    ),
    Subject(
        "victims who are satisfied with the service",
        Unit.PERCENT,
        UP,
        survey="Residents Survey",
    ),
    Subject("offenders who complete their orders successfully", Unit.PERCENT, UP),
)
RATES = (
    Subject("serious acquisitive crime", Unit.PER_THOUSAND, code="NI16"),
    Subject("assault with injury", Unit.PER_THOUSAND, code="NI20"),
    Subject("first time entrants to the youth justice system", Unit.PER_THOUSAND),
)
COSTS = (
    Subject("the cost of graffiti removal", Unit.POUNDS),
    Subject("the value of property lost to rogue traders", Unit.POUNDS),
)
TIMES = (
    Subject("the average time to remove abandoned vehicles", Unit.DAYS),
    Subject("the average time to answer nuisance complaints", Unit.DAYS),
)

FALLS = (
    "Reduce {s} by {n}%",
    "To reduce {s} by {n}%",
    "{n}% reduction in {s}",
    "{an} {n}% reduction in {s}",
    "Reduce the level of {s} by {n} per cent",
    "Decrease {s} by {n}%",
    "Cut {s} by {n}%",
)
BARE = ("{s}", "Level of {s}", "{s}: recorded figure")
RISES = ("Increase {s} by {n}%", "{n}% increase in {s}", "To increase {s} by {n}%")
FALLS_TO = (
    "Reduce {s} to {n}",
    "To reduce {s} to {n}",
    "Reduce {s} from {b} to {n}",
)
RISES_TO = (
    "Increase {s} to {n}",
    "To increase {s} to {n}",
    "Increase {s} from {b} to {n}",
)
KEPT = (
    "Maintain or improve {s}",
    "Maintain {s}",
    "Maintain the current level of {s}",
)
SHARES_OF = ("the percentage of {s}", "the proportion of {s}", "the share of {s}")

# Things to do a number of: what is done, then the noun counted.
OUTPUTS = (
    ("Hold at least {n} street briefings", "Street safety", "street briefings"),
    ("Fit at least {n} door locks for older people", "Locks", "door locks"),
    ("Visit at least {n} licensed premises", "Licensing", "licensed premises"),
    ("Deliver at least {n} school talks on knives", "Schools", "school talks"),
    ("Train at least {n} neighbourhood watch volunteers", "Watch", "volunteers"),
)
