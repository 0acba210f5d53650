"""Finding what tells of persons: by the words of a heading, and by what values look like."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Headings of columns that tell of persons, as words of the heading.
OF_PERSONS = (
    frozenset({"name"}),
    frozenset({"names"}),
    frozenset({"forename"}),
    frozenset({"surname"}),
    frozenset({"dob"}),
    frozenset({"birth"}),
    frozenset({"birthday"}),
    frozenset({"address"}),
    frozenset({"phone"}),
    frozenset({"telephone"}),
    frozenset({"tel"}),
    frozenset({"mobile"}),
    frozenset({"email"}),
    frozenset({"e", "mail"}),
    frozenset({"nhs"}),
    frozenset({"ni", "number"}),
    frozenset({"nino"}),
    frozenset({"insurance", "number"}),
    frozenset({"passport"}),
    frozenset({"gender"}),
    frozenset({"ethnicity"}),
    frozenset({"vrm"}),
    frozenset({"registration", "number"}),
)
# Words that say the name is of a thing.
OF_THINGS = frozenset(
    {"area", "authority", "beat", "category", "council", "crime", "district", "event"}
    | {"file", "incident", "locality", "lsoa", "msoa", "offence", "parish", "park"}
    | {"pub", "road", "school", "sector", "service", "site", "station", "street"}
    | {"team", "town", "type", "venue", "village", "ward", "zone"}
)
EMAIL = r"[\w.+-]+@[\w-]+\.[\w.-]+"
TELEPHONE = r"(?<!\d)(?:\+44\s?\(?0?\)?|0)[1-9](?:[\s()-]?\d){8,9}(?!\d)"
INSURANCE = r"\b[A-CEGHJ-PR-TW-Z]{2}\s?\d\d\s?\d\d\s?\d\d\s?[A-D]\b"
TITLED = r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?"
# Some part of whatever the patterns here match, looked for first.
MAYBE = re.compile(r"@|\d[\d\s()-]{8}|[A-Za-z]\s?\d|Mr|Ms|Miss|Mx|Dr")
PERSONS = re.compile(f"{EMAIL}|{TELEPHONE}|{INSURANCE}|{TITLED}")
POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s?\d[A-Z]{2}\b", re.IGNORECASE)
ADDRESS = re.compile(r"^(?:flat\s+)?\d+[a-z]?,?\s+\w+", re.IGNORECASE)
TEN_DIGITS = re.compile(r"\d{3}\s?\d{3}\s?\d{4}")
LEFT_OUT = "(left out)"
ENOUGH = 0.2  # of a column's values


def tells_of_persons(heading: str, values: Sequence[str]) -> str:
    """Return how a column shows that it tells of persons: a clause, "" when it does not."""
    words = set(re.findall(r"[a-z]+", heading.casefold()))
    if any(telling <= words for telling in OF_PERSONS) and not words & OF_THINGS:
        return "its heading says so"
    said = [value for value in values if value.strip()]
    kinds = (
        ("its values look like telephone numbers, e-mails or names", _is_personal),
        ("its values look like NHS numbers", _is_nhs_number),
        ("its values look like full addresses", _is_full_address),
    )
    for why, looks in kinds:
        if said and sum(map(looks, said)) >= max(1, ENOUGH * len(said)):
            return why
    return ""


def without_persons(text: str) -> str:
    """Return words with what tells of persons left out, and postcodes cut."""
    if MAYBE.search(text) is None:
        return text  # nearly all: quick
    return POSTCODE.sub(r"\1", PERSONS.sub(LEFT_OUT, text))


def _is_personal(value: str) -> bool:
    return PERSONS.search(value) is not None


def _is_full_address(value: str) -> bool:
    starts = ADDRESS.match(value) is not None
    postcode = POSTCODE.search(value)
    return postcode is not None and (starts or postcode.start() > 0)


def _is_nhs_number(value: str) -> bool:
    """Say whether ten digits end in the NHS's check digit (modulus 11)."""
    if not TEN_DIGITS.fullmatch(value.strip()):
        return False
    digits = [int(letter) for letter in value if letter.isdigit()]
    check = 11 - sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[9] == check % 11 and check != 10
