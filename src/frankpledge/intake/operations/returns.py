"""Adding returns: files in, one version of each return current, a report out."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.intake import queries, store
from frankpledge.intake.operations.ahead import Ahead
from frankpledge.intake.operations.catalogue import Incoming, catalogue
from frankpledge.intake.operations.progress import Progress, Watch
from frankpledge.intake.operations.sweeping import sweep_store
from frankpledge.intake.readers.beginnings import beginning_of
from frankpledge.intake.readers.mapped.reading import (
    Mapped,
    reader_of_mapped,
    recognise_mapped,
)
from frankpledge.intake.readers.naming import printable
from frankpledge.intake.readers.parcels import Member, ReadTo, unpacked
from frankpledge.intake.readers.personal import Keyring
from frankpledge.intake.readers.reader import (
    BY_NAME,
    FileRefused,
    Opener,
    Origin,
    Reader,
    Reading,
    Recognition,
)
from frankpledge.intake.readers.recognising import recognise
from frankpledge.intake.readers.registry import ANY_SOURCE, READERS
from frankpledge.intake.reports import BatchReport, FileNote, PartialNote, ReturnReport
from frankpledge.intake.rules import lsoa_vintage, month_label
from frankpledge.partnership.models import Partnership


class SourceUnknown(ValueError):
    """Nobody reads files of this source; the text is a sentence."""


@dataclass
class _Batch:
    """Everything one call adds, and what became of it so far."""

    partnership: Partnership
    readers: tuple[Reader, ...]  # one where the source is known, else all
    mapped: tuple[Mapped, ...]  # kinds of file a person explained, as above
    is_asked: bool  # whether the source is known
    by: User
    at: datetime
    own_codes: dict[int, frozenset[str]]
    members: Sequence[Member] = ()
    folder: Path = Path()  # where files are worked on
    returns: list[ReturnReport] = field(default_factory=list)
    refused: list[FileNote] = field(default_factory=list)
    passed_over: list[FileNote] = field(default_factory=list)


def add_paths(
    *,
    partnership: Partnership,
    paths: Sequence[Path],
    source: str = ANY_SOURCE,
    by: User,
    at: datetime,
    progress: Progress | None = None,
) -> BatchReport:
    """Add the returns in files, folders and zips; one bad file never stops the others.

    Each file is its own transaction: when this is interrupted, the files before are
    kept whole and adding the same paths again completes the rest. `progress` is told
    how far it is, within large files too; where it raises Stopped, nothing of the file
    being read is kept. Without a source each file's own is found by its name and
    columns. Raises SourceUnknown for one that is neither built in nor explained by the
    partnership.
    """
    is_asked = source != ANY_SOURCE
    readers, mapped = _meant(partnership, source)
    batch = _Batch(
        partnership=partnership,
        readers=readers,
        mapped=mapped,
        is_asked=is_asked,
        by=by,
        at=at,
        own_codes=queries.lsoa_codes_by_vintage(partnership),
    )
    with (
        unpacked(paths) as members,
        store.working_folder(settings.EVIDENCE_STORE) as folder,
    ):
        batch.members, batch.folder = members, folder
        watch = Watch(members, progress)
        with Ahead(partial(_read, batch), members, folder, watch) as files:
            for file in files:
                _take_in(file, batch)
    _nothing_found(batch, paths)
    sweep_store(by=by, at=at)
    return _reported(batch)


def _meant(
    partnership: Partnership, source: str
) -> tuple[tuple[Reader, ...], tuple[Mapped, ...]]:
    """Return who may read: for any source all, else the one; raises SourceUnknown."""
    readers = [r for r in READERS.values() if source in {ANY_SOURCE, r.source}]
    mapped = [
        one
        for one in queries.mapped_of(partnership)
        if source in {ANY_SOURCE, one.source}
    ]
    if not readers and not mapped:
        raise SourceUnknown(
            f"{source!r} is no source; choose one of {', '.join(READERS)}, or a kind of "
            "file whose columns were explained."
        )
    return tuple(readers), tuple(mapped)


@dataclass(frozen=True)
class _Read:
    """What was found in a file, before anything of it is entered.

    `trouble` is a sentence on why nothing of it can be.
    """

    member: Member
    folder: Path  # what was written of it
    why: str = ""  # no reader is meant, and why
    incoming: tuple[Incoming, ...] = ()
    trouble: str = ""


def _read(batch: _Batch, member: Member, read_to: ReadTo) -> _Read:
    """Read a file; nothing here may touch the database, for it runs beside others."""
    folder = Path(tempfile.mkdtemp(dir=batch.folder))
    read = _Read(member, folder)
    try:
        reader, recognised = _recognised(member, batch, folder)
        if reader is None:
            return replace(read, why=recognised.why)
        origin = Origin(
            reader.source,
            recognised.supplier,
            recognised.month,
            keyring=_keyring(batch.partnership),
            beside=_beside(reader, batch),
        )
        with member.opened(read_to) as stream:
            reading = reader.read(stream, origin, folder)
    except FileRefused as refusal:
        return replace(read, trouble=f"{member.shown} {refusal.sentence}")
    if recognised.confidence < BY_NAME:
        note = f"{member.shown} {recognised.why}."
        reading = replace(reading, notes=(note, *reading.notes))
    return replace(
        read, incoming=tuple(_incoming(member, reader, origin, reading, batch))
    )


def _take_in(read: _Read, batch: _Batch) -> None:
    if read.why:
        _not_ours(read.member, read.why, batch)
    elif read.trouble:
        _refuse(read.member.shown, read.trouble, batch)
    else:
        try:
            batch.returns += catalogue(read.incoming)
        except FileRefused as refusal:
            sentence = f"{read.member.shown} {refusal.sentence}"
            _refuse(read.member.shown, sentence, batch)
    shutil.rmtree(read.folder, ignore_errors=True)


def _beside(reader: Reader, batch: _Batch) -> tuple[Opener, ...]:
    """Return the files of the delivery that those of a source are read beside."""
    if not reader.beside:
        return ()
    return tuple(
        member.opened
        for member in batch.members
        if not member.trouble and _is_of(READERS[reader.beside], member)
    )


def _is_of(reader: Reader, member: Member) -> bool:
    try:
        return bool(reader.recognise(member.name, member.first_bytes()).confidence)
    except FileRefused:
        return False


def _recognised(
    member: Member, batch: _Batch, folder: Path
) -> tuple[Reader | None, Recognition]:
    best = recognise(member.name, beginning_of(member), batch.readers)
    if best.recognition.confidence == BY_NAME or not batch.mapped:
        return best.reader, best.recognition
    try:
        with tempfile.TemporaryDirectory(dir=folder) as apart:
            mapped, found = recognise_mapped(
                member, batch.mapped, Path(apart), is_asked=batch.is_asked
            )
    except FileRefused:
        if batch.is_asked:
            raise
        return best.reader, best.recognition
    if mapped is None:
        return best.reader, found if batch.is_asked else best.recognition
    return reader_of_mapped(mapped), found


def _keyring(partnership: Partnership) -> Keyring | None:
    """Return what a partnership's identifiers are hashed with, where there is a key."""
    if not settings.IDENTIFIER_KEY:
        return None
    return Keyring(settings.IDENTIFIER_KEY, partnership.slug)


def _incoming(
    member: Member, reader: Reader, origin: Origin, reading: Reading, batch: _Batch
) -> Iterator[Incoming]:
    for place, month in enumerate(reading.months):
        yield Incoming(
            partnership=batch.partnership,
            reader=reader,
            origin=origin,
            file=member.shown,
            reading=reading,
            month=month,
            vintage=lsoa_vintage(month.tally.lsoa_codes, batch.own_codes),
            is_first=place == 0,
            by=batch.by,
            at=batch.at,
        )


def _not_ours(member: Member, why: str, batch: _Batch) -> None:
    besides = [READERS[one.beside] for one in batch.readers if one.beside]
    is_beside = any(_is_of(one, member) for one in besides)
    if member.is_asked_for and not is_beside:
        _refuse(member.shown, f"{member.shown} {why}.", batch)
    else:
        batch.passed_over.append(FileNote(member.shown, f"{member.shown} {why}."))


def _nothing_found(batch: _Batch, paths: Sequence[Path]) -> None:
    if batch.returns or batch.refused:
        return
    names = ", ".join(path.name for path in paths) or "What was brought"
    _refuse(
        names,
        f"{names} holds no file of {_sources(batch.readers)} "
        f"({len(batch.passed_over)} of other kinds were passed over).",
        batch,
    )


def _sources(readers: tuple[Reader, ...]) -> str:
    return f"the source {readers[0].title}" if len(readers) == 1 else "a known source"


@transaction.atomic
def _refuse(file: str, sentence: str, batch: _Batch) -> None:
    sentence = printable(sentence)
    audit.record(
        Event.RETURN_REFUSED,
        subject=batch.partnership,
        by=batch.by,
        at=batch.at,
        partnership=batch.partnership.slug,
        detail={"file": file[:300], "sentence": sentence},
    )
    batch.refused.append(FileNote(file, sentence))


def _reported(batch: _Batch) -> BatchReport:
    """Close the report in the light of every month now held."""
    partial = {
        (source, supplier, month_label(month.month)): month.why_partial
        for source, supplier in sorted({(r.source, r.supplier) for r in batch.returns})
        for month in queries.coverage(
            batch.partnership, source=source, supplier=supplier
        ).partial
    }
    return BatchReport(
        returns=tuple(
            replace(one, warnings=(*one.warnings, *_why_partial(one, partial)))
            for one in batch.returns
        ),
        refused=tuple(batch.refused),
        passed_over=tuple(batch.passed_over),
        months_partial=tuple(
            PartialNote(source, supplier, period, sentence)
            for (source, supplier, period), sentence in partial.items()
        ),
    )


def _why_partial(
    one: ReturnReport, partial: Mapping[tuple[str, str, str], str]
) -> tuple[str, ...]:
    sentence = partial.get((one.source, one.supplier, one.period))
    return (sentence,) if sentence else ()
