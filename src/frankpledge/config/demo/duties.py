"""Whom the demo's people work for, and what they have been asked to do."""

from dataclasses import dataclass

COUNCIL, POLICE = "Northbridge Borough Council", "Wealdshire Police"
AGENCY_OF_ROLE = {
    "manager": COUNCIL,
    "officer": COUNCIL,
    "analyst": COUNCIL,
    "sergeant": POLICE,
    "housing": COUNCIL,
}


@dataclass(frozen=True)
class Duty:
    """An action of the demo: whose, by how many days from now, what came of it."""

    title: str
    days: int
    source: str
    short: str = ""  # the person, as their address begins; "" for an agency alone
    agency: str = ""
    result: str = ""


MEETING = "Tasking and co-ordinating group"
ACTIONS = (
    Duty("Check the lighting of the car park in Mill Lane", -4, MEETING, "dev"),
    Duty("Bring the youth outreach rota to the task group", 5, MEETING, "carys"),
    Duty("Ask the town's shops who wants a radio", 6, MEETING, agency=COUNCIL),
    Duty("Draft next year's plan for the strategy group", 40, "Strategy group", "ben"),
    Duty("Read the repeat victims' list against April's", 3, MEETING, "amara"),
    Duty(
        "Visit the two shops that asked for shutters",
        -10,
        MEETING,
        "carys",
        result="Both visited; both now lock their shutters at closing time.",
    ),
)
