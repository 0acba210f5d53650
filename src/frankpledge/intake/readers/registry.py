"""The readers there are, by the name of their source."""

from __future__ import annotations

from pathlib import Path

from frankpledge.intake.readers import (
    incidents,
    istv,
    open311,
    police_uk,
    police_uk_outcomes,
    stats19,
    stop_and_search,
)
from frankpledge.intake.readers.figures import (
    counts,
    fixmystreet,
    fly_tipping,
    recorded_crime,
    table_c2,
)
from frankpledge.intake.readers.reader import (
    NOT_MINE,
    FileRefused,
    Origin,
    Readable,
    Reader,
    Reading,
    Recognition,
)

ANY_SOURCE = "any"  # stands for: find out by name and columns
READERS: dict[str, Reader] = {
    reader.source: reader
    for reader in (
        police_uk.READER,
        police_uk_outcomes.READER,
        stop_and_search.READER,
        stats19.READER,
        stats19.CASUALTY_READER,
        stats19.VEHICLE_READER,
        incidents.READER,
        open311.READER,
        istv.READER,
        recorded_crime.READER,
        table_c2.READER,
        fixmystreet.READER,
        fly_tipping.READER,
        counts.READER,
    )
}


def reader_of(source: str) -> Reader:
    """Return a source's reader; of a kind of file a person explained, what all share."""
    if source in READERS:
        return READERS[source]
    title = source.replace("-", " ").capitalize()
    return Reader(source, title, recognise=_nobodys, read=_unread)


def _nobodys(name: str, first: bytes) -> Recognition:  # noqa: ARG001
    return Recognition(NOT_MINE, "is known by its columns alone")


def _unread(stream: Readable, origin: Origin, folder: Path) -> Reading:  # noqa: ARG001
    raise FileRefused(f"is of {origin.source}, whose columns nobody has explained.")
