"""The interface every reader keeps, and what reading a file gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from frankpledge.analysis.contracts import Shape
from frankpledge.analysis.periods import Period, months_from
from frankpledge.intake.readers.personal import Keyring


class Readable(Protocol):
    """Bytes that can be read from front to back."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes; none at the end."""
        ...


Opener = Callable[[], AbstractContextManager[Readable]]


class FileRefused(Exception):
    """A file cannot be taken in at all; the text is a sentence for whoever sent it."""

    @property
    def sentence(self) -> str:
        """Return the reason in words."""
        return str(self.args[0])


@dataclass(frozen=True)
class Recognition:
    """Whether a file is a reader's own, and what its name says of it.

    `confidence` runs from 0 (not mine) to 1 (by name and form). `why` is a clause that
    follows the file's name: "is a police.uk street-level file". `month` is the first
    of the month, or None where the rows alone tell.
    """

    confidence: float
    why: str
    supplier: str = ""
    month: date | None = None
    # Not mine, and yet nobody else can say better why: "names a month that does not exist".
    is_nearly: bool = False


@dataclass(frozen=True)
class Origin:
    """What is stamped on every row of a file: where it came from."""

    source: str
    supplier: str
    month: date | None
    # What identifiers are hashed with; without it they are left behind.
    keyring: Keyring | None = field(default=None, repr=False)
    # Files of the same delivery that the rows of this one refer to.
    beside: tuple[Opener, ...] = ()


@dataclass(frozen=True)
class Fault:
    """A reason rows were set aside: how many, and the first few lines of them."""

    code: str
    rows: int
    lines: tuple[int, ...]


@dataclass(frozen=True)
class MonthTally:
    """What was found in the rows kept for one month, or another period.

    Of figures, those without a location are assigned to no area.
    """

    rows_kept: int
    rows_without_location: int
    categories: Mapping[str, int]
    lsoa_codes: frozenset[str]
    senders: tuple[str, ...] = ()  # who the rows say they come from
    remarks: tuple[Fault, ...] = ()  # about rows that were kept all the same
    states: Mapping[str, int] = field(default_factory=dict)  # of figures


@dataclass(frozen=True)
class MonthRead:
    """One month of a file, written as Parquet under a version's name.

    Figures are also of quarters and years: `months` says of how many months.
    """

    month: date
    version: str  # a UUID
    parquet: Path
    tally: MonthTally
    months: int = 1

    @property
    def period(self) -> Period:
        """Return the days it is of."""
        return months_from(self.month, self.months)


@dataclass(frozen=True)
class Reading:
    """All a file held: its months, and the rows set aside with reasons.

    rows_read is rows_set_aside plus what each month kept; the header and blank lines
    are not rows.
    """

    content_sha256: str  # of the bytes as supplied, unpacked
    rows_read: int
    rows_set_aside: int
    faults: tuple[Fault, ...]
    set_aside: Path | None  # CSV: line, reason, cells as received
    months: tuple[MonthRead, ...]
    notes: tuple[str, ...] = field(default=())  # sentences about the file as a whole
    # What else than the bytes decided what was kept: the same bytes read with another
    # key, or with one where there was none, are another version.
    read_with: str = ""


@dataclass(frozen=True)
class Reader:
    """A source's reader: its name, how it knows its files, how it reads one.

    `recognise(name, first_bytes)` looks at a name and the first kilobytes.
    `read(stream, origin, folder)` writes what it keeps into `folder`; raises
    FileRefused when nothing of the file can be kept. `rest` and `apart` are how its
    categories are looked at for missing records: see `analysis.completeness`.
    `beside` is the source of the files its own are read beside, "" for none.
    `categories_of(supplier)` tells the categories known where suppliers differ.
    """

    source: str
    title: str
    recognise: Callable[[str, bytes], Recognition]
    read: Callable[[Readable, Origin, Path], Reading]
    known_categories: frozenset[str] = frozenset()  # none: any name is as good
    rest: str = "incidents"
    apart: tuple[str, ...] = ()
    reference_called: str = "reference"
    shape: Shape = Shape.INCIDENTS
    categories_of: Callable[[str], frozenset[str]] | None = None
    beside: str = ""

    def categories_from(self, supplier: str) -> frozenset[str]:
        """Return the categories known from a supplier; none where any is as good."""
        if self.categories_of is not None:
            return self.categories_of(supplier)
        return self.known_categories


NOT_MINE = 0.0
BY_FORM = 0.6  # the columns fit, the name does not
BY_NAME = 1.0
