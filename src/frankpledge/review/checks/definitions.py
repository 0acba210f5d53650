"""What the national indicators and the best value indicators before them measured.

Sources: CLG, National Indicators for Local Authorities and Local Authority Partnerships:
Handbook of Definitions, May 2008 (198 indicators, in use from April 2008 to March 2011);
the best value performance indicators, 2000-01 to 2007-08. Entries marked [V] have been
compared with the handbook or a publication that quotes it; the others give the published
titles from general knowledge and [U] await comparison. Only what is certain is used: the
subject of each, and which way is good where the title leaves no doubt.
"""

import re
from dataclasses import dataclass
from datetime import date

from frankpledge.review.checks.polarity import Good


@dataclass(frozen=True)
class FormalDefinition:
    """What an indicator measures, and the words that show a row means it."""

    code: str
    title: str  # as published; a row that carries it means the indicator
    measures: str  # after "formally it is"
    telling_words: tuple[str, ...]  # one of them shows the formal measure is meant
    good: Good | None = None  # None where the title alone does not settle it


@dataclass(frozen=True)
class Family:
    """A set of indicators with its years: which codes it had, and when."""

    prefix: str
    name: str
    last_number: int | None  # None where the last is not certain
    begins: date
    ends: date  # the last day

    @property
    def years(self) -> str:
        """The years it was in use: `2008-09 to 2010-11`."""
        first, last = self.begins.year, self.ends.year
        return f"{first}-{(first + 1) % 100:02d} to {last - 1}-{last % 100:02d}"


NATIONAL = Family("NI", "national indicators", 198, date(2008, 4, 1), date(2011, 3, 31))
BEST_VALUE = Family(
    "BVPI", "best value indicators", None, date(2000, 4, 1), date(2008, 3, 31)
)
FAMILIES = (NATIONAL, BEST_VALUE)

_UP, _DOWN = Good.UP, Good.DOWN

FORMAL_DEFINITIONS: tuple[FormalDefinition, ...] = (
    FormalDefinition(  # [U]
        "NI15",
        "Serious violent crime rate",
        "the rate of serious violent crimes the police record",
        ("violen", "assault", "wound", "weapon"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "NI16",
        "Serious acquisitive crime rate",
        "the rate of domestic burglary, robbery and vehicle crime the police record",
        ("acquisitive", "burglar", "robber", "vehicle", "theft", "car crime"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "NI17",
        "Perceptions of anti-social behaviour",
        "the percentage of people who see a high level of anti-social behaviour",
        ("anti-social", "anti social", "antisocial", "asb"),
        _DOWN,
    ),
    FormalDefinition(  # [P]
        "NI18",
        "Adult re-offending rates for those under probation supervision",
        "adult re-offending by people under probation supervision within three months, "
        "set against the rate predicted for them",
        ("predicted", "caseload", "supervision", "probation", "offending", "offender"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "NI19",
        "Rate of proven re-offending by young offenders",
        "proven re-offending by young offenders",
        ("offending", "offender", "youth", "young"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "NI20",
        "Assault with injury crime rate",
        "the rate of assaults with injury the police record",
        ("assault", "injur", "violen"),
        _DOWN,
    ),
    FormalDefinition(  # wording [V]
        "NI21",
        "Dealing with local concerns about anti-social behaviour and crime by the local "
        "council and police",
        "the percentage of people who agree that the police and council are dealing "
        "with the anti-social behaviour and crime issues that matter",
        ("agree", "dealing with", "deal with", "dealt with", "local concerns"),
        _UP,
    ),
    FormalDefinition(  # [U]
        "NI22",
        "Perceptions of parents taking responsibility for the behaviour of their "
        "children in the area",
        "the percentage of people who agree that parents take responsibility for their "
        "children's behaviour",
        ("parent",),
        _UP,
    ),
    FormalDefinition(  # [U]
        "NI23",
        "Perceptions that people in the area treat one another with respect and "
        "consideration",
        "what people think of respect and consideration for one another in their area",
        ("respect", "consideration"),
    ),
    FormalDefinition(  # [U]
        "NI24",
        "Satisfaction with the way the police and local council dealt with anti-social "
        "behaviour",
        "satisfaction with how the police and council dealt with anti-social behaviour",
        ("satisf", "dealt with"),
        _UP,
    ),
    FormalDefinition(  # [U]
        "NI26",
        "Specialist support to victims of a serious sexual offence",
        "specialist support to victims of a serious sexual offence",
        ("sexual", "rape"),
        _UP,
    ),
    FormalDefinition(  # [U]
        "NI27",
        "Understanding of local concerns about anti-social behaviour and crime by the "
        "local council and police",
        "the percentage of people who agree that the police and council seek their "
        "views about anti-social behaviour and crime",
        ("understand", "concern", "views"),
        _UP,
    ),
    FormalDefinition(  # [U]
        "NI28",
        "Serious knife crime rate",
        "the rate of serious knife crime the police record",
        ("knife", "knives", "blade", "weapon"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "NI29",
        "Gun crime rate",
        "the rate of gun crime the police record",
        ("gun", "firearm", "weapon"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "NI30",
        "Re-offending rate of prolific and other priority offenders",
        "re-offending by prolific and other priority offenders",
        ("prolific", "priority offender", "ppo"),
        _DOWN,
    ),
    FormalDefinition(  # [P]
        "NI32",
        "Repeat incidents of domestic violence",
        "the share of the cases discussed at a MARAC that are repeats, the same victim "
        "and perpetrator within twelve months",
        ("marac", "multi-agency risk assessment"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "NI33",
        "Arson incidents",
        "the rate of deliberate fires",
        ("arson", "fire"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "NI34",
        "Domestic violence - murder",
        "the rate of murders that are of domestic violence",
        ("murder", "homicide", "domestic"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "NI35",
        "Building resilience to violent extremism",
        "how well resilience to violent extremism is being built",
        ("extremis", "resilience", "prevent", "terror"),
        _UP,
    ),
    FormalDefinition(  # [U]
        "NI36",
        "Protection against terrorist attack",
        "protection against terrorist attack",
        ("terror", "crowded places"),
        _UP,
    ),
    FormalDefinition(  # [U]
        "NI37",
        "Awareness of civil protection arrangements in the local area",
        "how well people say they are informed about what to do in a large emergency",
        ("civil protection", "emergenc", "inform"),
        _UP,
    ),
    FormalDefinition(  # [U]
        "NI38",
        "Drug related (Class A) offending rate",
        "offending by known users of class A drugs",
        ("drug", "class a"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "NI39",
        "Rate of hospital admissions per 100,000 for alcohol related harm",
        "the rate of hospital admissions for alcohol related harm",
        ("alcohol", "admission"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "NI40",
        "Number of drug users recorded as being in effective treatment",
        "the number of drug users in effective treatment",
        ("treatment", "drug"),
        _UP,
    ),
    FormalDefinition(  # [P]
        "NI41",
        "Perceptions of drunk or rowdy behaviour as a problem",
        "the percentage of people who see drunk or rowdy behaviour as a very big or "
        "fairly big problem",
        ("drunk", "rowdy"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "NI42",
        "Perceptions of drug use or drug dealing as a problem",
        "the percentage of people who see drug use or drug dealing as a very big or "
        "fairly big problem",
        ("drug",),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "NI43",
        "Young people within the Youth Justice System receiving a conviction in court "
        "who are sentenced to custody",
        "the share of young people convicted in court who are sentenced to custody",
        ("custod", "sentenc"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "NI44",
        "Ethnic composition of offenders on Youth Justice System disposals",
        "the ethnic composition of young offenders set against that of all young people",
        ("ethnic",),
    ),
    FormalDefinition(  # [U]
        "NI45",
        "Young offenders' engagement in suitable education, training and employment",
        "young offenders in suitable education, training or employment",
        ("education", "training", "employment", "ete", "eet"),
        _UP,
    ),
    FormalDefinition(  # [U]
        "NI46",
        "Young offenders' access to suitable accommodation",
        "young offenders in suitable accommodation",
        ("accommodation", "housing", "housed"),
        _UP,
    ),
    FormalDefinition(  # [V]; which sign is good [U]
        "NI47",
        "People killed or seriously injured in road traffic accidents",
        "the percentage change in the three-year rolling average of people killed or "
        "seriously injured on the roads, by calendar year",
        ("rolling", "three-year", "three year", "3-year", "3 year", "average"),
    ),
    FormalDefinition(  # [U]
        "NI48",
        "Children killed or seriously injured in road traffic accidents",
        "the change in children killed or seriously injured on the roads",
        ("child", "young", "under 16"),
    ),
    FormalDefinition(  # [U]
        "NI49",
        "Number of primary fires and related fatalities and non-fatal casualties, "
        "excluding precautionary checks",
        "the rate of primary fires and of the people killed and hurt in them",
        ("fire", "fatalit", "casualt"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "NI111",
        "First time entrants to the Youth Justice System aged 10-17",
        "young people aged 10 to 17 who enter the youth justice system for the first "
        "time",
        ("first time", "first-time", "entrant"),
        _DOWN,
    ),
    FormalDefinition(  # [V]
        "NI195",
        "Improved street and environmental cleanliness",
        "the share of surveyed streets that fall below standard for litter, detritus, "
        "graffiti and fly-posting, four scores",
        ("clean", "litter", "detritus", "graffiti", "fly-posting", "fly posting"),
    ),
    FormalDefinition(  # [U]
        "BVPI126",
        "Domestic burglaries per 1,000 households",
        "domestic burglaries for every 1,000 households",
        ("burglar",),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "BVPI127",
        "Violent crime per 1,000 population and robberies per 1,000 population",
        "violent crime and robbery for every 1,000 people",
        ("violen", "robber"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "BVPI128",
        "Vehicle crimes per 1,000 population",
        "vehicle crime for every 1,000 people",
        ("vehicle", "car crime", "cars"),
        _DOWN,
    ),
    FormalDefinition(  # [U]
        "BVPI174",
        "Racial incidents reported to the local authority per 100,000 population",
        "racial incidents reported to the council for every 100,000 people",
        ("racial", "racis", "race", "hate"),
    ),
    FormalDefinition(  # [U]
        "BVPI175",
        "Percentage of racial incidents that resulted in further action",
        "the percentage of reported racial incidents that led to further action",
        ("racial", "racis", "race", "hate"),
        _UP,
    ),
    FormalDefinition(  # [U]
        "BVPI218",
        "Abandoned vehicles investigated and removed within 24 hours",
        "the percentage of abandoned vehicles investigated, and removed, within 24 "
        "hours",
        ("abandoned", "vehicle"),
        _UP,
    ),
    FormalDefinition(  # [U]
        "BVPI225",
        "Actions against domestic violence",
        "how many of a list of actions against domestic violence are taken",
        ("domestic",),
        _UP,
    ),
)
BY_CODE = {one.code: one for one in FORMAL_DEFINITIONS}

_CODE = re.compile(r"(NI|BVPI|BV)(\d{1,3})[A-Z]?", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:NI|BVPI|BV)\s?\d{1,3}[A-Za-z]?\b")


def family_and_number(code: str) -> tuple[Family, int] | None:
    """Return the family of a code and its number in it: "BV127a" is BVPI 127."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    family = NATIONAL if found[1].upper() == "NI" else BEST_VALUE
    return family, int(found[2])


def definition_of(code: str) -> FormalDefinition | None:
    """Return what a code formally measures, when the table holds it."""
    found = family_and_number(code)
    return BY_CODE.get(f"{found[0].prefix}{found[1]}") if found else None


def definitions_named(text: str) -> tuple[FormalDefinition, ...]:
    """Return the definitions of the codes a text names, each once, in their order.

    >>> [one.code for one in definitions_named("NI 32, NI47 and LAA 9")]
    ['NI32', 'NI47']
    """
    codes = [re.sub(r"\s", "", found[0]) for found in _NAMED.finditer(text)]
    known = [found for code in codes if (found := definition_of(code)) is not None]
    return tuple(dict.fromkeys(known))
