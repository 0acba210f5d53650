"""Which source a file is of: every reader is asked, the surest answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from frankpledge.intake.readers.beginnings import beginning_of
from frankpledge.intake.readers.parcels import Member, unpacked
from frankpledge.intake.readers.reader import (
    NOT_MINE,
    FileRefused,
    Reader,
    Recognition,
)
from frankpledge.intake.readers.registry import READERS

UNKNOWN = (
    "is not known, neither by its name nor by its columns; say which source it is of, or "
    "see that it keeps the name it came with"
)


@dataclass(frozen=True)
class Recognised:
    """Whose file it is, and the clause that says why; no reader where nobody's."""

    reader: Reader | None
    recognition: Recognition
    others: tuple[str, ...] = ()  # sources that might have it too, surest first


@dataclass(frozen=True)
class FileRecognised:
    """What a file that was brought would be taken for; `source` is "" for nothing.

    `confidence` runs from 0 to 1, `why` is a sentence, `period` is "2014-06" or "" where
    the rows alone tell.
    """

    file: str
    source: str
    title: str
    confidence: float
    supplier: str
    period: str
    why: str
    others: tuple[str, ...] = ()


def recognise(name: str, first: bytes, readers: Collection[Reader]) -> Recognised:
    """Return the reader that is surest a file is its own, by its name and beginning.

    Of several as sure, the first. Asked alone, a reader says itself why it is not its
    own.
    """
    answers = [(reader, reader.recognise(name, first)) for reader in readers]
    sure = sorted(
        ((reader, found) for reader, found in answers if found.confidence),
        key=lambda answer: -answer[1].confidence,
    )
    if sure:
        reader, found = sure[0]
        return Recognised(reader, found, tuple(other.source for other, _ in sure[1:]))
    if len(answers) == 1:
        return Recognised(None, answers[0][1])
    nearly = [found.why for _, found in answers if found.is_nearly]
    return Recognised(None, Recognition(NOT_MINE, nearly[0] if nearly else UNKNOWN))


def recognise_paths(paths: Sequence[Path]) -> Iterator[FileRecognised]:
    """Yield what each file in files, folders and zips would be taken for."""
    with unpacked(paths) as members:
        for member in members:
            yield _told(member)


def recognised_as_json(found: FileRecognised) -> dict[str, Any]:
    """Return it as a plain dictionary, ready for JSON."""
    return asdict(found)


def _told(member: Member) -> FileRecognised:
    try:
        best = recognise(member.name, beginning_of(member), READERS.values())
    except FileRefused as refusal:
        sentence = f"{member.shown} {refusal.sentence}"
        return FileRecognised(member.shown, "", "", NOT_MINE, "", "", sentence)
    found = best.recognition
    return FileRecognised(
        file=member.shown,
        source=best.reader.source if best.reader else "",
        title=best.reader.title if best.reader else "",
        confidence=found.confidence,
        supplier=found.supplier,
        period=f"{found.month:%Y-%m}" if found.month else "",
        why=f"{member.shown} {found.why}.",
        others=best.others,
    )
