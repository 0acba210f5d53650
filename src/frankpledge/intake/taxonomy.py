"""A taxonomy to begin with, what known sources' words mean in it, and nearest names.

Anti-social behaviour as the police record it; crime by the Home Office's subgroups;
fires, road casualties and health as the exchange under section 17A names them
(SI 2007/1831). A partnership takes it over once and changes it as it likes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class ReadyMade:
    """A category of the ready-made taxonomy, and those below it."""

    code: str
    name: str
    below: tuple[ReadyMade, ...] = ()


VIOLENCE = (
    ReadyMade("homicide", "Homicide"),
    ReadyMade("violence-with-injury", "Violence with injury"),
    ReadyMade("violence-without-injury", "Violence without injury"),
    ReadyMade("stalking-and-harassment", "Stalking and harassment"),
    ReadyMade("unlawful-driving", "Death or serious injury by unlawful driving"),
)
SEXUAL = (
    ReadyMade("rape", "Rape"),
    ReadyMade("other-sexual-offences", "Other sexual offences"),
)
BURGLARY = (
    ReadyMade("residential-burglary", "Residential burglary"),
    ReadyMade("non-residential-burglary", "Non-residential burglary"),
)
VEHICLES = (
    ReadyMade("theft-of-vehicle", "Theft of a vehicle"),
    ReadyMade("theft-from-vehicle", "Theft from a vehicle"),
)
THEFT = (
    ReadyMade("burglary", "Burglary", BURGLARY),
    ReadyMade("vehicle-offences", "Vehicle offences", VEHICLES),
    ReadyMade("theft-from-the-person", "Theft from the person"),
    ReadyMade("bicycle-theft", "Bicycle theft"),
    ReadyMade("shoplifting", "Shoplifting"),
    ReadyMade("other-theft", "Other theft"),
)
ROBBERY = (
    ReadyMade("robbery-of-business", "Robbery of business property"),
    ReadyMade("robbery-of-person", "Robbery of personal property"),
)
DAMAGE = (
    ReadyMade("criminal-damage", "Criminal damage"),
    ReadyMade("arson", "Arson"),
)
DRUGS = (
    ReadyMade("drug-trafficking", "Trafficking of drugs"),
    ReadyMade("drug-possession", "Possession of drugs"),
)
ORDER = (
    ReadyMade("public-order", "Public order offences"),
    ReadyMade("weapons", "Possession of weapons"),
)
AGAINST_PERSONS = (
    ReadyMade("violence", "Violence against the person", VIOLENCE),
    ReadyMade("sexual-offences", "Sexual offences", SEXUAL),
)
CRIME = (
    ReadyMade(
        "violence-and-sexual-offences",
        "Violence and sexual offences",
        AGAINST_PERSONS,
    ),
    ReadyMade("theft", "Theft offences", THEFT),
    ReadyMade("robbery", "Robbery", ROBBERY),
    ReadyMade("damage-and-arson", "Criminal damage and arson", DAMAGE),
    ReadyMade("drugs", "Drug offences", DRUGS),
    ReadyMade("order-and-weapons", "Public order and weapons", ORDER),
    ReadyMade("fraud", "Fraud and forgery"),
    ReadyMade("other-crime", "Miscellaneous crimes against society"),
)
READY_MADE = (
    ReadyMade("crime", "Recorded crime", CRIME),
    ReadyMade(
        "asb",
        "Anti-social behaviour",
        (
            ReadyMade("asb-personal", "Personal anti-social behaviour"),
            ReadyMade("asb-nuisance", "Nuisance anti-social behaviour"),
            ReadyMade("asb-environmental", "Environmental anti-social behaviour"),
        ),
    ),
    ReadyMade(
        "fire",
        "Fires and attacks on fire staff",
        (
            ReadyMade("primary-fire", "Deliberate primary fire, not in a vehicle"),
            ReadyMade("vehicle-fire", "Deliberate primary fire in a vehicle"),
            ReadyMade("secondary-fire", "Deliberate secondary fire"),
            ReadyMade("violence-to-fire-staff", "Violence against fire staff"),
            ReadyMade("fire-without-alarm", "Dwelling fire without a smoke alarm"),
        ),
    ),
    ReadyMade(
        "road-casualties",
        "Road casualties",
        (
            ReadyMade(
                "ksi",
                "Killed or seriously injured",
                (
                    ReadyMade("road-killed", "Killed"),
                    ReadyMade("road-serious", "Seriously injured"),
                ),
            ),
            ReadyMade("road-slight", "Slightly injured"),
        ),
    ),
    ReadyMade(
        "health",
        "Harm seen by health services",
        (
            ReadyMade("assault-attendance", "Attendance after an assault"),
            ReadyMade("assault-admission", "Admission after an assault"),
            ReadyMade("domestic-abuse-admission", "Admission after domestic abuse"),
            ReadyMade("substance-admission", "Admission for drugs or alcohol"),
            ReadyMade("ambulance-call", "Ambulance call to crime or disorder"),
        ),
    ),
)

# What known sources' words mean, whoever supplies them: source, words, code.
READY_MAPPED = (
    ("police-uk", "Anti-social behaviour", "asb"),
    ("police-uk", "Bicycle theft", "bicycle-theft"),
    ("police-uk", "Burglary", "burglary"),
    ("police-uk", "Criminal damage and arson", "damage-and-arson"),
    ("police-uk", "Drugs", "drugs"),
    ("police-uk", "Other crime", "other-crime"),
    ("police-uk", "Other theft", "other-theft"),
    ("police-uk", "Possession of weapons", "weapons"),
    ("police-uk", "Public order", "public-order"),
    ("police-uk", "Robbery", "robbery"),
    ("police-uk", "Shoplifting", "shoplifting"),
    ("police-uk", "Theft from the person", "theft-from-the-person"),
    ("police-uk", "Vehicle crime", "vehicle-offences"),
    ("police-uk", "Violence and sexual offences", "violence-and-sexual-offences"),
    # Used until 2013.
    ("police-uk", "Public disorder and weapons", "order-and-weapons"),
    ("police-uk", "Violent crime", "violence-and-sexual-offences"),
    ("stats19-casualties", "Fatal casualty", "road-killed"),
    ("stats19-casualties", "Serious casualty", "road-serious"),
    ("stats19-casualties", "Slight casualty", "road-slight"),
    # What the regulations name of a fire service.
    ("incidents", "Deliberate primary fire not in vehicles", "primary-fire"),
    ("incidents", "Deliberate primary fire in vehicles", "vehicle-fire"),
    ("incidents", "Deliberate secondary fire not in vehicles", "secondary-fire"),
    ("incidents", "Violence against fire staff", "violence-to-fire-staff"),
    (
        "incidents",
        "Dwelling fire where no smoke alarm was fitted",
        "fire-without-alarm",
    ),
)

NEAREST = 3
NEAR_ENOUGH = 0.6  # of two names, between 0 (nothing in common) and 1 (the same)
SHORT_FORMS = {  # as forces and councils write them
    "abh": "violence with injury",
    "asb": "anti social behaviour",
    "gbh": "violence with injury",
    "ksi": "killed or seriously injured",
    "tfmv": "theft from a vehicle",
    "tomv": "theft of a vehicle",
    "veh": "vehicle",
    "vap": "violence against the person",
}
EMPTY_WORDS = {"a", "an", "and", "by", "for", "from", "in", "of", "or", "other", "the"}


def ready_made() -> Iterator[tuple[ReadyMade, ReadyMade | None]]:
    """Yield each ready-made category with its parent, parents first, in their order."""

    def below(parent: ReadyMade) -> Iterator[tuple[ReadyMade, ReadyMade | None]]:
        for one in parent.below:
            yield one, parent
            yield from below(one)

    for top in READY_MADE:
        yield top, None
        yield from below(top)


def nearest(words: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes whose names are most like a source's words, likest first.

    `names` gives a code by each name it goes by. At most `NEAREST` codes, none where
    nothing is near: a wrong suggestion is worse than none.
    """
    likeness: dict[str, float] = {}
    for name, code in names.items():
        likeness[code] = max(likeness.get(code, 0.0), _likeness(words, name))
    near = [code for code, like in likeness.items() if like >= NEAR_ENOUGH]
    return tuple(sorted(near, key=lambda code: -likeness[code])[:NEAREST])


def _likeness(one: str, other: str) -> float:
    if plain_words(one) == plain_words(other):
        return 1.0
    ours, theirs = _telling(one), _telling(other)
    both = len(ours & theirs)
    shared = both and (both / len(ours) + both / len(theirs)) / 2
    spelt = SequenceMatcher(None, plain_words(one), plain_words(other)).ratio()
    return 0.7 * max(0.9 * shared, spelt) + 0.3 * min(shared, spelt)


def plain_words(text: str) -> str:
    """Return words as compared: small letters, short forms written out."""
    found = re.findall(r"[^\W_]+", text.casefold())
    return " ".join(SHORT_FORMS.get(word, word) for word in found)


def _telling(text: str) -> set[str]:
    """Return the stems of the words that tell categories apart."""
    return {
        word.removesuffix("s").removesuffix("ie").removesuffix("y")
        for word in plain_words(text).split()
        if word not in EMPTY_WORDS
    }
