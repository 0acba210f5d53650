"""Conventions of a partnership, and the status each measure has under its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import models

from frankpledge.partnership.models import Partnership
from frankpledge.plan.models import Indicator, Measure
from frankpledge.review.models import JudgedStatus, StatusConvention
from frankpledge.review.queries.measures import MeasureReview
from frankpledge.review.status import Basis, Level, level_at, margin_of


@dataclass(frozen=True)
class Status:
    """A measure's status: the convention it is of, the level, and why that one."""

    convention: StatusConvention
    level: Level | None  # None where the convention has none for it
    judged: JudgedStatus | None = None


def conventions_of(partnership: Partnership) -> models.QuerySet[StatusConvention]:
    """Return a partnership's conventions with their levels and indicators."""
    return StatusConvention.objects.filter(partnership=partnership).prefetch_related(
        "levels", "indicators"
    )


def convention_of(partnership: Partnership, *, pk: int) -> StatusConvention | None:
    """Return one convention of a partnership, or None."""
    return conventions_of(partnership).filter(pk=pk).first()


def indicators_of(partnership: Partnership) -> models.QuerySet[Indicator]:
    """Return what a partnership counts, by title."""
    return partnership.indicators.order_by("title", "pk")


def convention_for(measure: Measure) -> StatusConvention | None:
    """Return the convention a measure's statuses are given by: its own, or the usual."""
    held = conventions_of(measure.plan.year.partnership)
    return _chosen(measure, tuple(held))


def statuses_of(reviews: Sequence[MeasureReview]) -> dict[int, Status]:
    """Return the status of each measure by its pk; none where nobody chose how.

    What a reader may not be told stays untold: a status is of the figure shown.
    """
    if not reviews:
        return {}
    partnership = reviews[0].measure.plan.year.partnership
    held = tuple(conventions_of(partnership))
    if not held:
        return {}
    judged = _judged([review.measure for review in reviews])
    found = {}
    for review in reviews:
        convention = _chosen(review.measure, held)
        if convention is not None:
            given = judged.get(review.measure.pk)
            found[review.measure.pk] = _status(review, convention, given)
    return found


def _status(
    review: MeasureReview, convention: StatusConvention, given: JudgedStatus | None
) -> Status:
    said = convention.convention
    if said.basis is Basis.JUDGED:
        is_its = given is not None and given.level.convention_id == convention.pk
        if given is None or not is_its:
            return Status(convention, level_at(None, said.levels))
        return Status(convention, given.level.level, given)
    shown = replace(review.case, observation=review.observation)
    return Status(convention, level_at(margin_of(shown, said.basis), said.levels))


def _chosen(
    measure: Measure, held: Sequence[StatusConvention]
) -> StatusConvention | None:
    for convention in held:
        if any(one.pk == measure.indicator_id for one in convention.indicators.all()):
            return convention
    return next((convention for convention in held if convention.is_usual), None)


def _judged(measures: Sequence[Measure]) -> dict[int, JudgedStatus]:
    """Return the status given last to each measure by a person."""
    given = JudgedStatus.objects.filter(measure__in=measures).select_related(
        "level", "judged_by"
    )
    return {each.measure_id: each for each in given.order_by("pk")}
