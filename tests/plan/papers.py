"""A small plan document in our own words, as long as a test needs it."""

from datetime import UTC, datetime

AT = datetime(2010, 4, 6, 10, 30, tzinfo=UTC)

HEAD = """Northbridge Community Safety Partnership Annual Action Plan {years}

Introduction

Neighbours here answer for one another, and this plan says how.

Key successes {last}

Fewer homes were broken into. The table shows how each target went.

Action/target\tBaseline\t{last} target\t{last} actual\tPercentage change achieved
"""
RESULTS = (
    "Reduce domestic burglary by 5%\t273\t259\t254\t- 7%",
    "Reduce the number of violent crimes by 5%\t1,193\t1,133\t1,030\t- 6%",
    "Reduce the number of first time entrants to the justice system\tTBC\t130\tTBC\tTBC",
)
PRIORITIES = """
Priority Issues for {years}

The priorities agreed through the Strategic Assessment for {this} are:

- Tackling violent crime including:
 - Domestic abuse;
 - Violence at night.

Targets for the Community Safety Partnership

Outcome\tLinks to national/local targets\tBaseline figure\tTarget for {this}
Crime targets\t\t\t
"""
TARGETS = (
    "Reduce the number of domestic burglaries by 5%\tPolicing Plan\t254\t241",
    "Reduce the number of people killed or seriously injured by 5%\tNI47\t56\t52",
    "Reduce the percentage of repeat victims of domestic abuse to 20%\tNI32\t22.7%\t20%",
)
THEMES = """
Action Plan {years}

Violent crime

Domestic abuse – Lead agency Northbridge Police\t
Overview\tMost of it is never reported.
Activities\tThe partnership will: • Train those at the front desk • Print a booklet
Performance measures/targets\tNI32 - Reduce the percentage of repeat victims of domestic abuse to 20% Offer support to 70 victims
Intended outcomes\tFewer victims a second time
Key partners\tNorthbridge Police, Safe Doors Trust

Membership of the Community Safety Partnership and contact details

<p>Northbridge Police 1 Station Road Northbridge NB1 1AA Tel: 01234 567890 Web: www.police.example</p>\t<p>Northbridge Borough Council Town Hall Northbridge NB1 2BB Tel: 01234 111222 Web: www.council.example</p>
"""
YEARS = {"years": "2010 - 2011", "this": "2010/11", "last": "2009/10"}
NAMELESS = {"years": "", "this": "next year", "last": "Last year"}


def paper(
    *,
    results: tuple[str, ...] = RESULTS,
    targets: tuple[str, ...] = TARGETS,
    years: dict[str, str] = YEARS,
) -> bytes:
    """Return the document's bytes, with these rows in its two tables."""
    parts = [HEAD, "\n".join(results), "\n", PRIORITIES, "\n".join(targets), "\n"]
    text = "".join([*parts, THEMES])
    for name, words in years.items():
        text = text.replace("{" + name + "}", words)
    return text.encode()


def numbered_targets(count: int) -> tuple[str, ...]:
    """Return this many rows of a targets table, each about something else."""
    return tuple(
        f"Reduce the number of incidents at place {number} by 5%\tPolicing Plan\t100\t95"
        for number in range(1, count + 1)
    )
