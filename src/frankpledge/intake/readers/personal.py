"""What may be written down of columns that tell of persons, and what never is.

Numbers of victims, offenders and premises become keyed hashes while the file is still
being read, before anything of it touches a disk; names, dates of birth and addresses are
left behind; of a postcode the outward part is kept. A row that came torn is not written
down at all where the file has such columns: nobody can tell which cell is which.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Care(StrEnum):
    """What is done to the cells of a column before they are written down."""

    NONE = ""
    VICTIM = "victim"  # hashed, and so on
    OFFENDER = "offender"
    PREMISES = "premises"
    UPRN = "uprn"  # the one number of a property that every agency uses
    OUTWARD = "outward"  # a postcode, cut
    BANDED = "banded"  # what is made of it is kept, itself it is not
    LEFT_BEHIND = "left behind"


HASHED = (Care.VICTIM, Care.OFFENDER, Care.PREMISES, Care.UPRN)
# What systems write where there is no number. Hashed, it would be the worst repeat of all.
NOBODY = frozenset(
    {"-", ".", "?", "0", "n/a", "na", "nil", "none", "null", "x", "xx", "xxx"}
    | {"unknown", "notknown", "anonymous", "tbc"}
)
OUTWARD_PART = re.compile(
    r"([A-Z]{1,2}[0-9][A-Z0-9]?)\s*(?:[0-9](?:[A-Z]{2})?)?", re.IGNORECASE
)
KEY_LETTERS = 32  # 128 bits: no two of a billion numbers fall together
WITHHELD = "(not written down)"


@dataclass(frozen=True)
class Keyring:
    """The key one partnership's identifiers are hashed with.

    What is hashed with it matches nothing of another partnership, of another purpose,
    or of another supplier, whose numbers are their own; UPRNs are everybody's.
    """

    secret: bytes = field(repr=False)
    partnership: str

    def hashed(self, care: Care, supplier: str, text: str) -> str:
        """Return the keyed hash of an identifier; "" where there is none.

        HMAC-SHA-256, its first 128 bits in hexadecimal. Case and blanks make no
        difference.
        """
        plain = "".join(text.split()).casefold()
        if plain in NOBODY or not plain:
            return ""
        whose = "" if care is Care.UPRN else supplier
        said = "\0".join((self.partnership, care.value, whose, plain))
        digest = hmac.digest(self.secret, said.encode(), hashlib.sha256)
        return digest.hex()[:KEY_LETTERS]

    @property
    def fingerprint(self) -> str:
        """Return what tells this key from another and gives nothing of it away."""
        said = f"{self.partnership}\0fingerprint".encode()
        return hmac.digest(self.secret, said, hashlib.sha256).hex()[:16]


@dataclass(frozen=True)
class Treatment:
    """What is done to each row before it is written down.

    `whole` takes the cells of a whole row and gives as many, then `more` cells made of
    them; `torn` takes those of a torn row and gives as many.
    """

    whole: Callable[[list[str]], list[str]]
    torn: Callable[[list[str]], list[str]]
    more: int = 0


def care_taken(
    cares: Sequence[Care], keyring: Keyring | None, supplier: str
) -> Callable[[list[str]], list[str]]:
    """Return a function that takes care of the cells of one row, in the file's order."""
    places = [(place, care) for place, care in enumerate(cares) if care]

    def taken(cells: list[str]) -> list[str]:
        for place, care in places:
            cells[place] = _taken(cells[place], care, keyring, supplier)
        return cells

    return taken


def withheld(cells: list[str]) -> list[str]:
    """Return a torn row of which nothing is written down."""
    return [WITHHELD] + [""] * (len(cells) - 1)


def _taken(text: str, care: Care, keyring: Keyring | None, supplier: str) -> str:
    if care is Care.OUTWARD:
        cut = OUTWARD_PART.fullmatch(text.strip())
        # What is no postcode may be an address: not written down, but remarked.
        return cut[1].upper() if cut else ("?" if text.strip() else "")
    if care in HASHED and keyring is not None:
        return keyring.hashed(care, supplier, text)
    return ""
