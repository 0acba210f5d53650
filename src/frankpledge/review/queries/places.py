"""Where a measure's incidents are: counts by small area, of one vintage."""

from dataclasses import dataclass

from frankpledge.analysis.counts import area_counts
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Area
from frankpledge.partnership.rules import AreaKind
from frankpledge.plan.models import Measure
from frankpledge.plan.rules import BindingKind
from frankpledge.review.queries.measures import period_of
from frankpledge.review.sources import incidents
from frankpledge.review.sources.holdings import Holdings


@dataclass(frozen=True)
class Places:
    """Counts by LSOA for the areas drawn, and what could not be put on the map."""

    vintage: int
    areas: tuple[Area, ...]
    counts: dict[str, int]
    elsewhere: int  # in LSOAs of another vintage's codes, counted but not drawn


def places_of(measure: Measure, holdings: Holdings) -> Places | None:
    """Return where the incidents of a measure's own year are.

    Draws the vintage whose codes hold most of them. None where the measure counts no
    incidents in the partnership's areas, or no boundaries are held.
    """
    binding = getattr(measure, "binding", None)
    if binding is None or binding.kind != BindingKind.INCIDENTS.value:
        return None
    if incidents.binding_of(measure).area != incidents.PARTNERSHIP:
        return None
    partnership = measure.plan.year.partnership
    drawn = [
        area
        for area in partnership_queries.areas_of(partnership, kind=AreaKind.LSOA)
        if area.boundary
    ]
    period = period_of(measure, measure.plan.year)
    wanted = incidents.wanted(measure, period, holdings)
    if not drawn or wanted is None:
        return None
    found = area_counts(holdings.within(incidents.scope_of(measure)), wanted).areas
    return _of_best_vintage(drawn, dict(found))


def _of_best_vintage(drawn: list[Area], found: dict[str, int]) -> Places | None:
    total = sum(found.values())
    if not total:
        return None
    vintages = {area.vintage for area in drawn}

    def held(vintage: int) -> int:
        return sum(found.get(a.code, 0) for a in drawn if a.vintage == vintage)

    best = max(sorted(vintages), key=held)
    areas = tuple(area for area in drawn if area.vintage == best)
    return Places(
        vintage=best,
        areas=areas,
        counts={area.code: found.get(area.code, 0) for area in areas},
        elsewhere=total - held(best),
    )
