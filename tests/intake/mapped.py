"""Files of noise complaints, and what a person says about their columns."""

import io
from pathlib import Path

from frankpledge.intake.operations import Explained
from frankpledge.intake.readers.mapped.definition import (
    DateOrder,
    Definition,
    MappedColumn,
    Role,
)
from frankpledge.intake.readers.mapped.guessing import guess
from frankpledge.intake.readers.mapped.headers import Header, sample_of
from frankpledge.intake.readers.mapped.reading import Mapped, read_mapped
from frankpledge.intake.readers.reader import Origin
from frankpledge.intake.readers.sheets import open_book

NOISE = (
    "Case ref,Reported,Nature,Street,Easting,Northing,Complainant name,Out of hours\n"
    "N1,03/04/2014 23:15,Music,High Street,559000,146000,Ann Example,Y\n"
    "N2,25/04/2014,Alarm,Mill Lane,559100,146100,Bob Example,N\n"
)


def sample(folder: Path, content: bytes | str):
    """Return the sample of a file's content."""
    path = folder / "sample"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with open_book(path) as book:
        return sample_of(book)


def guessed(folder: Path, content: bytes | str):
    """Return what a file's columns probably are, by heading."""
    found = guess(sample(folder, content))
    return {column.heading: column for column in found.columns}, found


def definition(*, order=DateOrder.DAY_FIRST, category="", persons=(), **roles):
    """Return a definition; each role is given as `role=heading`."""
    return Definition(
        columns=tuple(
            MappedColumn(heading=heading, role=Role(role.replace("_", "-").strip("-")))
            for role, heading in roles.items()
        )
        + tuple(
            MappedColumn(heading=heading, role=Role.LEFT, is_personal=True)
            for heading in persons
        ),
        category=category,
        date_order=order,
    )


NOISE_SAID = definition(
    reference="Case ref",
    date="Reported",
    category_="Nature",
    place="Street",
    easting="Easting",
    northing="Northing",
    flag="Out of hours",
    persons=("Complainant name",),
)


def mapped(said=NOISE_SAID, number=1):
    """Return a kind of file, explained."""
    return Mapped("noise-complaints", "Noise complaints", "council", number, "", said)


def read(folder: Path, content: bytes | str, said=NOISE_SAID, keyring=None):
    """Return the reading of a file's content."""
    folder = folder / "read"
    folder.mkdir(exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    origin = Origin("noise-complaints", "council", None, keyring=keyring)
    return read_mapped(io.BytesIO(data), origin, folder, mapped=mapped(said))


def said_of_noise(title="Noise complaints", given=NOISE_SAID, header=None):
    """Return what is said of noise complaints, as the operations ask."""
    headings = tuple(NOISE.split("\n", 1)[0].split(","))
    header = header or Header("", 1, headings)
    return Explained(title, "council", header.fingerprint, given)
