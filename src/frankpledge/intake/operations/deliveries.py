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
from django.db import models, transaction
from django.db.models.functions import Now

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.intake import store
from frankpledge.intake.models import Delivery
from frankpledge.intake.operations.progress import HowFar, Stopped
from frankpledge.intake.operations.returns import add_paths
from frankpledge.intake.readers.naming import printable
from frankpledge.intake.reports import report_as_json
from frankpledge.intake.rules import MAY_BE_REPEATED, DeliveryStatus, is_stalled
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
    is_stopped = held.status in MAY_BE_REPEATED
    if not is_stopped and not is_stalled(held.status, held.heard_at, at=at):
        raise Refusal("These files are waiting, being read or done: nothing to repeat.")
    held.status, held.files_done, held.message = DeliveryStatus.WAITING, 0, ""
    held.bytes_done, held.attempt = 0, held.attempt + 1
    held.heard_at = at
    held.save()
    _record(held, by, at)
    transaction.on_commit(partial(then, held.pk))
    return held


@transaction.atomic
def cancel(*, delivery: Delivery, by: User, at: datetime) -> Delivery:
    """Stop the work on a delivery; its files stay, and it can be gone on with.

    The worker notices at its next step, within a file too, and keeps nothing of the
    file it is in. Raises Refusal where nothing is under way.
    """
    held = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if not held.is_under_way:
        raise Refusal("The work on these files has ended already: nothing to stop.")
    held.status = DeliveryStatus.CANCELLED
    held.attempt += 1
    held.heard_at = at
    held.message = (
        f"Stopped by {by.get_full_name()}. What was added before stays; the files are "
        "kept, and it can be gone on with."
    )
    held.save()
    audit.record(
        Event.DELIVERY_CANCELLED,
        subject=held,
        by=by,
        at=at,
        partnership=held.partnership.slug,
        detail={"files_done": held.files_done, "files_in_all": held.files_in_all},
    )
    return held


def work_off(*, delivery: Delivery, by: User, at: datetime) -> Delivery:
    """Add what a delivery brought and write its report; does nothing a second time.

    Two workers never work off one: whoever claims it first does, and whoever lost it,
    because it was stopped or given to another, ends. Whatever goes wrong that is not
    the files' fault leaves them in place, to be tried again, and is raised.
    """
    attempt = _claimed(delivery)
    if attempt is None:
        return delivery
    try:
        report = add_paths(
            partnership=delivery.partnership,
            paths=store.files_brought(settings.INCOMING / delivery.folder),
            source=delivery.source,
            by=by,
            at=at,
            progress=partial(_say_how_far, attempt),
        )
    except Stopped:
        delivery.refresh_from_db()
        return delivery
    except BaseException:
        attempt.update(
            status=DeliveryStatus.FAILED,
            message="The work on these files stopped through a fault that is not theirs. "
            "They are kept: try again.",
        )
        raise
    is_ours = attempt.update(
        status=DeliveryStatus.DONE if report.returns else DeliveryStatus.REFUSED,
        message=report.sentence,
        report=report_as_json(report),
    )
    if is_ours:
        shutil.rmtree(settings.INCOMING / delivery.folder, ignore_errors=True)
    delivery.refresh_from_db()
    return delivery


Attempt = models.QuerySet[Delivery, Delivery]  # the delivery while this attempt has it


@transaction.atomic
def _claimed(delivery: Delivery) -> Attempt | None:
    """Take a waiting delivery for this worker; None where another has it."""
    held = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if held.status != DeliveryStatus.WAITING:
        return None
    attempt = Delivery.objects.filter(
        pk=held.pk, status=DeliveryStatus.RUNNING, attempt=held.attempt
    )
    Delivery.objects.filter(pk=held.pk).update(
        status=DeliveryStatus.RUNNING, heard_at=Now()
    )
    return attempt


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


def _say_how_far(attempt: Attempt, far: HowFar) -> None:
    is_ours = attempt.update(
        files_done=far.files_done,
        files_in_all=far.files_in_all,
        bytes_done=far.bytes_done,
        bytes_in_all=far.bytes_in_all,
        heard_at=Now(),
    )
    if not is_ours:
        raise Stopped


def _record(delivery: Delivery, by: User, at: datetime) -> None:
    audit.record(
        Event.DELIVERY_RECEIVED,
        subject=delivery,
        by=by,
        at=at,
        partnership=delivery.partnership.slug,
        detail={"files": delivery.file_names, "source": delivery.source},
    )
