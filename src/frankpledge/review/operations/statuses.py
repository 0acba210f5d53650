"""How statuses are given, and statuses given by people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.refusals import EditedMeanwhile, NameTaken
from frankpledge.plan.models import Indicator, Measure
from frankpledge.review.models import JudgedStatus, StatusConvention, StatusLevel
from frankpledge.review.status import EXAMPLES, Basis, Convention, Level, faults_of


@dataclass(frozen=True)
class ConventionGiven:
    """What a convention should be, for which indicators, and whether for the rest.

    `places` says of each level which of those held it takes the place of, counted from
    0 without the one for measures without a figure; a place not held adds one, and a
    level nobody takes the place of is taken out.
    """

    convention: Convention
    places: tuple[int, ...]
    indicators: tuple[Indicator, ...]
    is_usual: bool


@transaction.atomic
def use_ready_made(
    *, partnership: Partnership, code: str, by: User, at: datetime
) -> StatusConvention:
    """Take one of the examples as the partnership's own; the first becomes the usual.

    Raises Refusal for a code that names none, and NameTaken where one has its name.
    """
    example = EXAMPLES.get(code)
    if example is None:
        known = ", ".join(EXAMPLES)
        raise Refusal(f"There is no ready-made convention {code!r}: choose {known}.")
    others = StatusConvention.objects.filter(partnership=partnership)
    if others.filter(name=example.name).exists():
        raise NameTaken(f"The partnership uses “{example.name}” already.")
    made = StatusConvention.objects.create(
        partnership=partnership,
        name=example.name,
        basis=example.basis.value,
        is_usual=not others.exists(),
    )
    _keep_levels(made, example.levels, range(len(example.levels)))
    _record(made, {"taken from": code}, by=by, at=at)
    return made


@transaction.atomic
def change_convention(
    *,
    convention: StatusConvention,
    given: ConventionGiven,
    version: int,
    by: User,
    at: datetime,
) -> StatusConvention:
    """Change how statuses are given; `version` is the one the changer opened.

    Raises Refusal where some measure would get no status or two, EditedMeanwhile where
    somebody saved it since, NameTaken where another has the name.
    """
    faults = faults_of(given.convention)
    if faults:
        raise Refusal(" ".join(faults))
    held = StatusConvention.objects.select_for_update().get(pk=convention.pk)
    if held.version != version:
        raise EditedMeanwhile(
            f"“{held.name}” was changed by somebody else while you were editing. Look "
            "at theirs, and save yours again."
        )
    others = StatusConvention.objects.filter(partnership=held.partnership)
    if given.is_usual:
        others.exclude(pk=held.pk).filter(is_usual=True).update(is_usual=False)
    held.name, held.is_usual = given.convention.name, given.is_usual
    held.basis = given.convention.basis.value
    held.version += 1
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError as error:
        raise NameTaken(f"Another convention is called “{held.name}”.") from error
    for other in others.exclude(pk=held.pk):
        other.indicators.remove(*given.indicators)  # an indicator has one convention
    held.indicators.set(given.indicators)
    _keep_levels(held, given.convention.levels, given.places)
    names = [level.name for level in given.convention.levels]
    _record(held, {"levels": ", ".join(names)}, by=by, at=at)
    return held


@transaction.atomic
def judge_status(
    *, measure: Measure, level: StatusLevel, reason: str, by: User, at: datetime
) -> JudgedStatus:
    """Give a measure a status, with the reason; those given before are kept.

    Raises Refusal where its convention goes by the figures.
    """
    if level.convention.basis != Basis.JUDGED.value:
        raise Refusal(
            f"“{level.convention}” goes by the figures; nobody gives its statuses."
        )
    held = JudgedStatus.objects.create(
        measure=measure, level=level, reason=reason, judged_by=by, judged_at=at
    )
    audit.record(
        Event.STATUS_JUDGED,
        subject=measure,
        by=by,
        at=at,
        partnership=measure.plan.year.partnership.slug,
        detail={"status": level.name, "why": reason},
    )
    return held


def _keep_levels(
    convention: StatusConvention, levels: Sequence[Level], places: Sequence[int]
) -> None:
    """Keep levels in the place of those held; a status given stays with its level."""
    rows = list(convention.levels.all())
    known = [row for row in rows if not row.is_unknown]
    unknown = next((row for row in rows if row.is_unknown), None)
    kept = set()
    for position, (level, place) in enumerate(zip(levels, places, strict=True)):
        held = unknown if level.is_unknown else None
        if not level.is_unknown and place < len(known):
            held = known[place]
        row = held or StatusLevel(convention=convention)
        row.position, row.name, row.meaning = position, level.name, level.meaning
        row.shape, row.colour = level.shape.value, level.colour.value
        row.least_margin, row.is_unknown = level.least_margin, level.is_unknown
        row.save()
        kept.add(row.pk)
    for row in rows:
        if row.pk not in kept:
            _take_out(row)


def _take_out(row: StatusLevel) -> None:
    if JudgedStatus.objects.filter(level=row).exists():
        raise Refusal(
            f"“{row.name}” has been given to measures, so it cannot be taken out."
        )
    row.delete()


def _record(
    convention: StatusConvention, detail: dict[str, str], *, by: User, at: datetime
) -> None:
    audit.record(
        Event.STATUSES_CHANGED,
        subject=convention,
        by=by,
        at=at,
        partnership=convention.partnership.slug,
        detail=detail,
    )
