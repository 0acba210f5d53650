"""What the demo's incidents must add up to: facts printed in a real plan of 2010-11.

The counts of 2008-09 and 2009-10 are the plan's own baselines and results. Overall
crime is printed for 2009-10 (5,745) and as a fall of 7%, which gives 2008-09; what the
named kinds leave over stands under "Other crime". Anti-social behaviour is printed for
2009-10 only. The first half of 2010-11 is invented, to show a year in progress.
"""

from dataclasses import dataclass

ASB = "Anti-social behaviour"
KSI = "Killed or seriously injured"
YEARS = ("2008-09", "2009-10")
IN_PROGRESS = "2010-11"
MONTHS_IN_PROGRESS = 6


@dataclass(frozen=True)
class Kind:
    """A category of incident: totals by year, when in the day and year it happens."""

    category: str
    totals: tuple[int | None, int]  # 2008-09 and 2009-10, None where not printed
    half_year: int  # April to September 2010, invented
    peak_hour: int
    summer: float  # share of a year's swing: above 0 more in summer
    is_at_night: bool = False  # weekend nights in the town centre


KINDS = (
    Kind("Domestic burglary", (273, 254), 118, 14, -0.25),
    Kind("Non-domestic burglary", (429, 452), 214, 2, -0.1),
    Kind("Theft", (925, 931), 448, 15, 0.05),
    Kind("Theft from a vehicle", (521, 445), 201, 23, -0.1),
    Kind("Theft of a vehicle", (190, 131), 57, 1, 0.0),
    Kind("Fraud and forgery", (370, 195), 96, 12, 0.0),
    Kind("Criminal damage", (1320, 1265), 655, 22, 0.2),
    Kind("Violence", (1193, 1030), 509, 23, 0.15, is_at_night=True),
    Kind("Other crime", (956, 1042), 520, 16, 0.0),
    Kind(ASB, (None, 1964), 1071, 20, 0.35),
    Kind(KSI, (61, 53), 27, 17, 0.1),
)
CRIME = tuple(kind.category for kind in KINDS if kind.category not in {ASB, KSI})


@dataclass(frozen=True)
class Bound:
    """A measure of the demo plan and the categories it counts."""

    words: str  # in the indicator's title
    categories: tuple[str, ...]


# What the demo's own words are counted in of the ready-made categories.
MAPPED = {
    "Domestic burglary": "residential-burglary",
    "Non-domestic burglary": "non-residential-burglary",
    "Theft": "theft",
    "Theft from a vehicle": "theft-from-vehicle",
    "Theft of a vehicle": "theft-of-vehicle",
    "Fraud and forgery": "fraud",
    "Criminal damage": "criminal-damage",
    "Violence": "violence-and-sexual-offences",
    ASB: "asb",
    KSI: "ksi",
}  # "Other crime" is left for whoever tries the page

# The first whose words stand in an indicator's title says what its measures count.
BINDINGS = (
    Bound("non domestic burglar", ("Non-domestic burglary",)),
    Bound("domestic burglar", ("Domestic burglary",)),
    Bound("theft from", ("Theft from a vehicle",)),
    Bound("theft offences", ("Theft",)),
    Bound("theft of ", ("Theft of a vehicle",)),
    Bound("fraud", ("Fraud and forgery",)),
    Bound("criminal damage", ("Criminal damage",)),
    Bound("violent crime", ("Violence",)),
    Bound("ksi", (KSI,)),
    Bound("killed or seriously", (KSI,)),
    Bound("overall crime", CRIME),
    Bound("asb incidents", (ASB,)),
)
