"""Files brought by page: received at once, worked off by the worker, told about."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models.functions import Now

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.intake import store
from frankpledge.intake.models import Delivery
from frankpledge.intake.operations.returns import add_paths
from frankpledge.intake.readers.naming import printable
from frankpledge.intake.reports import report_as_json
from frankpledge.intake.rules import DeliveryStatus, is_stalled
from frankpledge.partnership.models import Partnership

Then = Callable[[int], object]  # told a delivery's number once it is safely received
LONGEST_NAME_BYTES = 200  # no file system takes more than 255


def receive_upload(
    *,
    partnership: Partnership,
    files: Sequence[UploadedFile[Any]],
    source: str,
    then: Then,
    by: User,
    at: datetime,
) -> Delivery:
    """Keep uploaded files for the worker, which `then` is to call once they are safe."""
    folder = f"{partnership.slug}/{uuid.uuid4()}"
    try:
        _write(files, settings.INCOMING / folder)
        with transaction.atomic():
            delivery = Delivery.objects.create(
                partnership=partnership,
                source=source,
                file_names=[printable(str(file.name)) for file in files],
                folder=folder,
                received_at=at,
                received_by=by,
                files_in_all=len(files),
                heard_at=at,
            )
            _record(delivery, by, at)
            transaction.on_commit(partial(then, delivery.pk))
    except BaseException:
        shutil.rmtree(settings.INCOMING / folder, ignore_errors=True)
        raise
    return delivery


@transaction.atomic
def try_again(*, delivery: Delivery, then: Then, by: User, at: datetime) -> Delivery:
    """Put a delivery that failed, or whose worker stopped, back in the queue.

    Raises Refusal for one that is waiting, being read or done.
    """
    held = Delivery.objects.select_for_update().get(pk=delivery.pk)
    has_failed = held.status == DeliveryStatus.FAILED
    if not has_failed and not is_stalled(held.status, held.heard_at, at=at):
        raise Refusal("These files are waiting, being read or done: nothing to repeat.")
    held.status, held.files_done, held.message = DeliveryStatus.WAITING, 0, ""
    held.heard_at = at
    held.save()
    _record(held, by, at)
    transaction.on_commit(partial(then, held.pk))
    return held


def work_off(*, delivery: Delivery, by: User, at: datetime) -> Delivery:
    """Add what a delivery brought and write its report; does nothing a second time.

    Whatever goes wrong that is not the files' fault leaves them in place, to be tried
    again, and is raised.
    """
    mine = Delivery.objects.filter(pk=delivery.pk, status=DeliveryStatus.WAITING)
    if not mine.update(status=DeliveryStatus.RUNNING, heard_at=Now()):
        return delivery
    try:
        report = add_paths(
            partnership=delivery.partnership,
            paths=store.files_brought(settings.INCOMING / delivery.folder),
            source=delivery.source,
            by=by,
            at=at,
            progress=partial(_say_how_far, delivery.pk),
        )
    except BaseException:
        _set(
            delivery,
            status=DeliveryStatus.FAILED,
            message="The work on these files stopped through a fault that is not theirs. "
            "They are kept: try again.",
        )
        raise
    _set(
        delivery,
        status=DeliveryStatus.DONE if report.returns else DeliveryStatus.REFUSED,
        message=report.sentence,
        report=report_as_json(report),
    )
    shutil.rmtree(settings.INCOMING / delivery.folder, ignore_errors=True)
    return delivery


def _write(files: Sequence[UploadedFile[Any]], folder: Path) -> None:
    # A folder for each file: two may have one name, and readers go by the name.
    for number, file in enumerate(files, start=1):
        place = folder / f"{number:04d}"
        store.make_private(place)
        name = PurePosixPath(str(file.name).replace("\\", "/")).name
        # Its end is kept: endings and months stand there.
        cut = name.encode()[-LONGEST_NAME_BYTES:].decode(errors="ignore")
        with (place / cut).open("wb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)


def _say_how_far(number: int, done: int, in_all: int, label: str) -> None:  # noqa: ARG001
    Delivery.objects.filter(pk=number).update(
        files_done=done, files_in_all=in_all, heard_at=Now()
    )


def _set(delivery: Delivery, **fields: object) -> None:
    delivery.refresh_from_db()
    for name, value in fields.items():
        setattr(delivery, name, value)
    delivery.save()


def _record(delivery: Delivery, by: User, at: datetime) -> None:
    audit.record(
        Event.DELIVERY_RECEIVED,
        subject=delivery,
        by=by,
        at=at,
        partnership=delivery.partnership.slug,
        detail={"files": delivery.file_names, "source": delivery.source},
    )
