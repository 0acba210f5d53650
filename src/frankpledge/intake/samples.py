"""A sample somebody brought, between the pages on which they explain it.

Nothing of it is stored: what the pages need goes to the browser and comes back, signed.
What tells of persons is left out before it goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from frankpledge.intake.readers.mapped.definition import DateOrder, Definition, Role
from frankpledge.intake.readers.mapped.guessing import Guess, guess, masked
from frankpledge.intake.readers.mapped.headers import Header, Sample, sample_of
from frankpledge.intake.readers.reader import FileRefused
from frankpledge.intake.readers.sheets import Row, open_book

MOST_COLUMNS = 100  # a person explains each
ROWS_SHOWN = 20
SALT = "frankpledge.intake.sample"
ONE_DAY = 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class SampleColumn:
    """A column of a sample: its first values, what it probably is, whom it tells of."""

    heading: str
    values: tuple[str, ...]
    role: Role
    why_personal: str


@dataclass(frozen=True)
class Brought:
    """A sample brought by one person, without what tells of persons.

    `source` is the kind of file it is to explain anew, "" for a new kind.
    """

    partnership: str
    person: int  # who brought it; nobody else may go on with it
    source: str
    file_name: str
    sheet: str
    line: int
    columns: tuple[SampleColumn, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    order: str  # a DateOrder, "" where it cannot be told
    about_dates: str
    notes: tuple[str, ...]

    @property
    def header(self) -> Header:
        """Return its headings."""
        names = tuple(column.heading for column in self.columns)
        return Header(self.sheet, self.line, names)

    @property
    def first_rows(self) -> tuple[Row, ...]:
        """Return its first rows."""
        return tuple(
            Row(self.sheet, number, list(cells)) for number, cells in self.rows
        )

    def signed(self) -> str:
        """Return it as a text only this installation can have made."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)


def bring(
    file: UploadedFile[Any],
    *,
    partnership: str,
    person: int,
    source: str = "",
    known: Definition | None = None,
) -> Brought:
    """Look at a sample; raises FileRefused, in words, for what is no table."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample"
        with path.open("wb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)
        with open_book(path) as book:
            sample = sample_of(book)
    if len(sample.header.headings) > MOST_COLUMNS:
        raise FileRefused(
            f"has {len(sample.header.headings):,} columns, and at most {MOST_COLUMNS} "
            "can be explained here: leave those that are not needed out of the file."
        )
    named = str(file.name or "the file")
    whose = {"partnership": partnership, "person": person, "source": source}
    return _without_persons(sample, guess(sample, known), whose, named)


def opened(text: str, *, partnership: str, person: int) -> Brought | None:
    """Return a sample signed here for a person of a partnership; None for other text."""
    try:
        held: Mapping[str, Any] = signing.loads(text, salt=SALT, max_age=ONE_DAY)
    except (signing.BadSignature, ValueError):
        return None
    if (held["partnership"], held.get("person")) != (partnership, person):
        return None
    columns = [SampleColumn(**{**c, "role": Role(c["role"])}) for c in held["columns"]]
    rows = tuple((number, tuple(cells)) for number, cells in held["rows"])
    return Brought(**{**held, "columns": tuple(columns), "rows": rows})


def _without_persons(
    sample: Sample, guessed: Guess, whose: dict[str, Any], file_name: str
) -> Brought:
    return Brought(
        **whose,
        file_name=file_name[:200],
        sheet=sample.header.sheet,
        line=sample.header.line,
        columns=tuple(
            SampleColumn(one.heading, one.values, one.role, one.why_personal)
            for one in guessed.columns
        ),
        rows=tuple(
            (number, tuple(cells))
            for number, cells in masked(sample, guessed, ROWS_SHOWN)
        ),
        order=guessed.order.value if isinstance(guessed.order, DateOrder) else "",
        about_dates=guessed.about_dates,
        notes=sample.notes,
    )
