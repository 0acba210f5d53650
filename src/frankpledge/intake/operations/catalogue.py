"""Entering a file's returns in the catalogue: all its months at once, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from frankpledge.access.models import User
from frankpledge.analysis.contracts import Shape
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.intake import queries, store
from frankpledge.intake.answering import chased_by, close_answered
from frankpledge.intake.models import Return, ReturnVersion
from frankpledge.intake.readers.naming import printable
from frankpledge.intake.readers.reader import (
    FileRefused,
    MonthRead,
    MonthTally,
    Origin,
    Reader,
    Reading,
)
from frankpledge.intake.readers.words import fault_words
from frankpledge.intake.remarks import (
    Earlier,
    warnings_about_figures,
    warnings_about_file,
    warnings_about_month,
    warnings_about_replacing,
)
from frankpledge.intake.reports import Reason, ReturnReport
from frankpledge.intake.retention import REMOVAL_WORDS, Removal
from frankpledge.intake.rules import Outcome, VintageFound
from frankpledge.intake.sharing import Supply
from frankpledge.intake.verification import fault_of
from frankpledge.partnership.models import Partnership

COME_AGAIN = (
    "Ask whoever removed it. If it should be held all the same, let it come again on the "
    "page of that return, and bring it then."
)


@dataclass(frozen=True)
class Incoming:
    """One month of a file on its way into the catalogue.

    What was set aside of the file as a whole is told with its first month.
    """

    partnership: Partnership
    reader: Reader
    origin: Origin
    file: str
    reading: Reading
    month: MonthRead
    vintage: VintageFound
    is_first: bool
    by: User
    at: datetime

    @property
    def place(self) -> store.Place:
        """Return where the files of this version stand."""
        return store.Place(
            self.partnership.slug,
            self.origin.source,
            self.origin.supplier,
            self.month.period.slug,
            self.month.version,
        )

    @property
    def rows_set_aside(self) -> int:
        """Return the rows set aside that are told with this month."""
        return self.reading.rows_set_aside if self.is_first else 0

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Return why those rows were set aside."""
        faults = self.reading.faults if self.is_first else ()
        return tuple(
            Reason(fault_words(fault.code, self.origin.month), fault.rows, fault.lines)
            for fault in faults
        )

    def is_what_made(self, version: ReturnVersion) -> bool:
        """Say whether a version holds this very content, read the same way."""
        came = (version.content_sha256, version.read_with)
        return came == (self.reading.content_sha256, self.reading.read_with)

    def warnings(self, earlier: Earlier | None) -> list[str]:
        """Return every sentence about this month, in the order of importance."""
        tally = self.month.tally
        sentences = [
            *warnings_about_replacing(earlier, tally.rows_kept),
            *(warnings_about_file(self.reading, self.origin) if self.is_first else ()),
            *self._about_rows(tally),
        ]
        return [printable(sentence) for sentence in sentences]

    def _about_rows(self, tally: MonthTally) -> Iterator[str]:
        if self.reader.shape is Shape.FIGURES:
            return warnings_about_figures(tally, vintage=self.vintage)
        return warnings_about_month(
            tally, reader=self.reader, origin=self.origin, vintage=self.vintage
        )


@dataclass(frozen=True)
class _Kept:
    """The files of a version, in the store for good."""

    parquet_path: str
    parquet_sha256: str
    set_aside_path: str
    set_aside_sha256: str


def catalogue(months: Sequence[Incoming]) -> list[ReturnReport]:
    """Keep the files of a file's months and enter them, in one transaction.

    A month whose very content is current already is left as it is, unless the file kept
    of it was lost or damaged: then this one takes its place. When the transaction
    fails, the files stay unreferred to and the sweep finds them: nothing is removed
    that a commit just before an interruption may have entered.
    """
    for incoming in months:
        _refuse_what_was_removed(incoming)
    kept = [_keep(incoming) for incoming in months]
    with transaction.atomic():
        entered = _enter(months, kept)
    named = {version.parquet_path for version, _ in entered}
    for files in kept:
        if files.parquet_path not in named:
            _discard(files)
    return [_report(version, outcome) for version, outcome in entered]


def _refuse_what_was_removed(incoming: Incoming) -> None:
    """Ask about a content that was removed before it is held again."""
    removed = queries.removed_with_content(
        incoming.partnership,
        of=Supply(incoming.origin.source, incoming.origin.supplier),
        period=incoming.month.period,
        content_sha256=incoming.reading.content_sha256,
    )
    if removed is not None:
        raise FileRefused(
            f"is the very content of {removed}, which was "
            f"{REMOVAL_WORDS[Removal(removed.removed_as)]} on "
            f"{timezone.localtime(removed.removed_at):%d/%m/%Y}: “{removed.removed_why}” "
            f"{COME_AGAIN}"
        )


def _keep(incoming: Incoming) -> _Kept:
    root, place = settings.EVIDENCE_STORE, incoming.place
    set_aside_path = set_aside_sha256 = ""
    if incoming.is_first and incoming.reading.set_aside is not None:
        set_aside_path = place.set_aside
        set_aside_sha256 = store.keep(root, incoming.reading.set_aside, set_aside_path)
    digest = store.keep(root, incoming.month.parquet, place.parquet)
    return _Kept(place.parquet, digest, set_aside_path, set_aside_sha256)


def _discard(files: _Kept) -> None:
    store.discard(settings.EVIDENCE_STORE, files.parquet_path)
    if files.set_aside_path:
        store.discard(settings.EVIDENCE_STORE, files.set_aside_path)


def _enter(
    months: Sequence[Incoming], kept: Sequence[_Kept]
) -> list[tuple[ReturnVersion, Outcome]]:
    # Every return is locked before the first is changed, in order of month: changing
    # one locks the audit chain, and two files with months in common must not each hold
    # what the other waits for.
    returns = [_locked_return(incoming) for incoming in months]
    for incoming in months:  # again: it may have been withdrawn since
        _refuse_what_was_removed(incoming)
    chased = chased_by(returns)
    entered = [
        _enter_one(incoming, of_return, files)
        for incoming, of_return, files in zip(months, returns, kept, strict=True)
    ]
    if chased:
        close_answered(chased, by=months[0].by, at=months[0].at)
    return entered


def _locked_return(incoming: Incoming) -> Return:
    of_return, _ = Return.objects.get_or_create(
        partnership=incoming.partnership,
        source=incoming.origin.source,
        supplier=incoming.origin.supplier,
        month=incoming.month.month,
        months=incoming.month.months,
    )
    return Return.objects.select_for_update().get(pk=of_return.pk)


def _enter_one(
    incoming: Incoming, of_return: Return, files: _Kept
) -> tuple[ReturnVersion, Outcome]:
    versions = list(of_return.versions.order_by("-number"))
    current = next((version for version in versions if version.is_current), None)
    if current is None:
        number = versions[0].number + 1 if versions else 1
        return _add(incoming, of_return, files, number, None), Outcome.ADDED
    fault = fault_of(current)
    if incoming.is_what_made(current) and not fault:
        return current, Outcome.ALREADY_HELD
    current.is_current, current.superseded_at = False, incoming.at
    current.save(update_fields=["is_current", "superseded_at"])
    earlier = Earlier(
        number=current.number,
        rows_kept=current.rows_kept,
        received_on=f"{timezone.localtime(current.received_at):%d/%m/%Y}",
        same_as=next(
            (version.number for version in versions if incoming.is_what_made(version)),
            None,
        ),
        fault=fault,
    )
    number = versions[0].number + 1
    return _add(incoming, of_return, files, number, earlier), Outcome.SUPERSEDED


def _add(
    incoming: Incoming,
    of_return: Return,
    files: _Kept,
    number: int,
    earlier: Earlier | None,
) -> ReturnVersion:
    tally = incoming.month.tally
    version = ReturnVersion.objects.create(
        of_return=of_return,
        uuid=incoming.month.version,
        number=number,
        shape=incoming.reader.shape,
        is_current=True,
        received_at=incoming.at,
        received_by=incoming.by,
        file_name=incoming.file[:300],
        content_sha256=incoming.reading.content_sha256,
        read_with=incoming.reading.read_with,
        parquet_path=files.parquet_path,
        parquet_sha256=files.parquet_sha256,
        set_aside_path=files.set_aside_path,
        set_aside_sha256=files.set_aside_sha256,
        rows_read=tally.rows_kept + incoming.rows_set_aside,
        rows_kept=tally.rows_kept,
        rows_set_aside=incoming.rows_set_aside,
        rows_without_location=tally.rows_without_location,
        lsoa_vintage=incoming.vintage.vintage.value,
        lsoa_sentence=incoming.vintage.sentence,
        categories=dict(tally.categories),
        states=dict(tally.states),
        reasons=[asdict(reason) for reason in incoming.reasons],
        warnings=incoming.warnings(earlier),
    )
    _record(version, incoming)
    return version


def _record(version: ReturnVersion, incoming: Incoming) -> None:
    audit.record(
        Event.RETURN_ADDED,
        subject=version,
        by=incoming.by,
        at=incoming.at,
        partnership=incoming.partnership.slug,
        detail={
            "file": version.file_name,
            "rows_kept": version.rows_kept,
            "rows_set_aside": version.rows_set_aside,
            "content_sha256": version.content_sha256,
            "parquet_sha256": version.parquet_sha256,
        },
    )


def _report(version: ReturnVersion, outcome: Outcome) -> ReturnReport:
    of_return = version.of_return
    return ReturnReport(
        source=of_return.source,
        supplier=of_return.supplier,
        period=of_return.period,
        file=version.file_name,
        version=str(version.uuid),
        outcome=outcome,
        rows_read=version.rows_read,
        rows_kept=version.rows_kept,
        rows_set_aside=version.rows_set_aside,
        rows_without_location=version.rows_without_location,
        lsoa_vintage=version.lsoa_vintage,
        lsoa_sentence=version.lsoa_sentence,
        reasons=tuple(
            Reason(one["words"], one["rows"], tuple(one["lines"]))
            for one in version.reasons
        ),
        warnings=tuple(version.warnings),
    )
