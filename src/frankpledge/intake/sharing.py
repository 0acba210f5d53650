"""On which terms a partner shares what it sends: why, by what right, who may see it. Pure.

The terms narrow what a role allows and never widen it: who sees records must hold a role
that sees records, and be named by the terms as well.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Basis(StrEnum):
    """By what right information is shared."""

    SECTION_115 = "section-115"
    SECTION_17A = "section-17a"
    REGULATIONS_2007 = "regulations-2007"
    PUBLIC_LICENCE = "public-licence"
    PUBLIC_TASK = "public-task"
    LEGAL_OBLIGATION = "legal-obligation"
    VITAL_INTERESTS = "vital-interests"
    LEGITIMATE_INTERESTS = "legitimate-interests"
    CONSENT = "consent"
    LAW_ENFORCEMENT = "law-enforcement"


@dataclass(frozen=True)
class BasisWords:
    """A basis as people name it, and what it says in a sentence."""

    name: str
    sentence: str


BASIS_WORDS = {
    Basis.SECTION_115: BasisWords(
        "Crime and Disorder Act 1998, section 115",
        "A power, not a duty, to disclose to a relevant authority what is needed for "
        "the Act. It lifts no duty of confidence and no rule of data protection.",
    ),
    Basis.SECTION_17A: BasisWords(
        "Crime and Disorder Act 1998, section 17A",
        "A duty of relevant authorities to share depersonalised information of the kinds "
        "prescribed, each quarter.",
    ),
    Basis.REGULATIONS_2007: BasisWords(
        "Crime and Disorder (Prescribed Information) Regulations 2007",
        "They list the kinds of information the duty of section 17A is about.",
    ),
    Basis.PUBLIC_LICENCE: BasisWords(
        "Public data under a licence",
        "Anyone may have it; the licence says on which conditions.",
    ),
    Basis.PUBLIC_TASK: BasisWords(
        "UK GDPR: public task",
        "Article 6(1)(e): needed for a task in the public interest laid down by law.",
    ),
    Basis.LEGAL_OBLIGATION: BasisWords(
        "UK GDPR: legal obligation",
        "Article 6(1)(c): the law leaves the supplier no choice.",
    ),
    Basis.VITAL_INTERESTS: BasisWords(
        "UK GDPR: vital interests",
        "Article 6(1)(d): needed to protect somebody's life.",
    ),
    Basis.LEGITIMATE_INTERESTS: BasisWords(
        "UK GDPR: legitimate interests",
        "Article 6(1)(f): not for a public authority in its own tasks.",
    ),
    Basis.CONSENT: BasisWords(
        "UK GDPR: consent",
        "Article 6(1)(a): the person agreed, and may take it back.",
    ),
    Basis.LAW_ENFORCEMENT: BasisWords(
        "Data Protection Act 2018, Part 3: law enforcement",
        "Section 35: a competent authority, for a law enforcement purpose.",
    ),
}
# Sources that anyone may have, with their licence.
OPEN_GOVERNMENT = "the Open Government Licence v3.0"
OPEN_SOURCES = {
    "police-uk": OPEN_GOVERNMENT,
    "police-uk-outcomes": OPEN_GOVERNMENT,
    "police-uk-stop-and-search": OPEN_GOVERNMENT,
    "stats19-collisions": OPEN_GOVERNMENT,
    "stats19-casualties": OPEN_GOVERNMENT,
    "stats19-vehicles": OPEN_GOVERNMENT,
    "recorded-crime": OPEN_GOVERNMENT,
    "ons-table-c2": OPEN_GOVERNMENT,
    "fly-tipping": OPEN_GOVERNMENT,
}


class RetentionFrom(StrEnum):
    """From which day the months of retention are counted."""

    RECEIPT = "receipt"
    PERIOD = "period"


RETENTION_WORDS = {
    RetentionFrom.RECEIPT: "after it was received",
    RetentionFrom.PERIOD: "after the end of its period",
}


@dataclass(frozen=True)
class Named:
    """Somebody as the terms name them: by key and in words."""

    key: str | int
    name: str


@dataclass(frozen=True)
class Supply:
    """What one supplier sends of one source: what terms are agreed for."""

    source: str
    supplier: str


@dataclass(frozen=True)
class Terms:
    """The terms of one source and supplier.

    `roles` are those that may see records; None leaves it to the role alone. `agencies`
    narrow that to the people of some; none named means of any. `small_number` is the
    first count that may be told to those who only count; None leaves it to the product.
    """

    bases: tuple[Basis, ...] = ()
    purpose: str = ""
    agreement: str = ""
    signed_on: date | None = None
    roles: tuple[Named, ...] | None = None
    agencies: tuple[Named, ...] = ()
    small_number: int | None = None
    retention_months: int | None = None
    retention_from: RetentionFrom = RetentionFrom.RECEIPT
    contact: str = ""
    is_recorded: bool = False
    sentence: str = ""  # of terms nobody recorded: what holds instead

    @property
    def is_warning(self) -> bool:
        """Say whether terms should be recorded and are not."""
        return not self.is_recorded and Basis.PUBLIC_LICENCE not in self.bases


def terms_unrecorded(source: str) -> Terms:
    """Return what holds of a source and supplier nobody recorded terms for."""
    if licence := OPEN_SOURCES.get(source):
        return Terms(
            bases=(Basis.PUBLIC_LICENCE,),
            sentence=f"Public data under {licence}. No other terms are recorded.",
        )
    return Terms(
        sentence="No terms are recorded: why it is shared, by what right, who may see "
        "its records and how long it is kept. Ask its supplier, and record them.",
    )


def why_no_records(terms: Terms, *, role: Named, agency: Named | None) -> str:
    """Return why a person only counts under these terms; "" where they see records.

    It says what they may do instead; whether their role sees records at all is another
    question.
    """
    if terms.roles is None:
        return ""
    seers = tuple(one.name for one in terms.roles)
    if not seers:
        return (
            "The terms on which this was shared let nobody see its records one by one. "
            "You see what is counted from them."
        )
    is_role = role.key in {one.key for one in terms.roles}
    if is_role and is_of_agency(terms.agencies, agency):
        return ""
    whose = (
        f" of {listed([one.name for one in terms.agencies])}" if terms.agencies else ""
    )
    name = role.name[0].lower() + role.name[1:]
    article = "an" if name[0] in "aeiou" else "a"
    you = f"{article} {name}{f' of {agency.name}' if agency else ''}"
    return (
        "The terms on which this was shared let only people with the role "
        f"{listed([name.lower() for name in seers])}{whose} see its records one by one. "
        f"As {you} you see what is counted from them."
    )


def is_of_agency(agencies: Collection[Named], agency: Named | None) -> bool:
    """Say whether somebody works for one of the agencies; any will do for none."""
    if not agencies:
        return True
    return agency is not None and agency.key in {one.key for one in agencies}


def listed(names: Collection[str]) -> str:
    """Return "a", "a or b", "a, b or c"."""
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last
