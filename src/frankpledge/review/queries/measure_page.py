"""All that the page of one measure answers, with the evidence opened once."""

from dataclasses import dataclass

from frankpledge.analysis.periods import Period
from frankpledge.plan.bindings import Binding
from frankpledge.plan.models import Measure
from frankpledge.plan.queries import bind_in_thought
from frankpledge.plan.rules import MeasureUnit, printed_number
from frankpledge.review.models import MeasureComment
from frankpledge.review.queries.cautions import cautions_of
from frankpledge.review.queries.comments import comments_of
from frankpledge.review.queries.measures import (
    MeasureReview,
    YearValue,
    history,
    observe,
    parts_of,
    review,
)
from frankpledge.review.queries.places import Places, places_of
from frankpledge.review.rules import Observation
from frankpledge.review.sources.holdings import Holdings


@dataclass(frozen=True)
class MeasurePage:
    """A measure judged, its value year by year, and where its incidents are."""

    review: MeasureReview
    history: tuple[YearValue, ...]
    places: Places | None
    cautions: tuple[str, ...]  # months that look short in its own area
    parts: tuple[tuple[Period, Observation], ...] = ()  # within its own period
    comments: tuple[MeasureComment, ...] = ()  # the words under it, oldest first


def measure_page(measure: Measure) -> MeasurePage:
    """Return a measure judged, with the years the evidence has and its places."""
    with Holdings(measure.plan.year.partnership) as holdings:
        return MeasurePage(
            review=review(measure, holdings),
            history=history(measure, holdings),
            places=places_of(measure, holdings),
            cautions=cautions_of(measure, holdings),
            parts=parts_of(measure, holdings),
            comments=tuple(comments_of(measure)),
        )


def measure_page_bound_to(measure: Measure, binding: Binding) -> MeasurePage:
    """Return the page of a measure as it would be if it were bound so; nothing is kept."""
    bind_in_thought(measure, binding)
    return measure_page(measure)


def figure_shown(measure: Measure, period: Period) -> str:
    """Return a measure's value for a period as printed; "" where there is none."""
    with Holdings(measure.plan.year.partnership) as holdings:
        value = observe(measure, period, holdings).value
    if value is None:
        return ""
    return printed_number(value, MeasureUnit(measure.indicator.unit))
