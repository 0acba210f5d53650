"""All that the page of one measure answers, with the evidence opened once."""

from dataclasses import dataclass

from frankpledge.plan.models import Measure
from frankpledge.review.queries.cautions import cautions_of
from frankpledge.review.queries.measures import (
    MeasureReview,
    YearValue,
    history,
    review,
)
from frankpledge.review.queries.places import Places, places_of
from frankpledge.review.sources.holdings import Holdings


@dataclass(frozen=True)
class MeasurePage:
    """A measure judged, its value year by year, and where its incidents are."""

    review: MeasureReview
    history: tuple[YearValue, ...]
    places: Places | None
    cautions: tuple[str, ...]  # months that look short in its own area


def measure_page(measure: Measure) -> MeasurePage:
    """Return a measure judged, with the years the evidence has and its places."""
    with Holdings(measure.plan.year.partnership) as holdings:
        return MeasurePage(
            review=review(measure, holdings),
            history=history(measure, holdings),
            places=places_of(measure, holdings),
            cautions=cautions_of(measure, holdings),
        )
