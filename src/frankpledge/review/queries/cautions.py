"""What to mind about the months counted in the partnership's own area.

A force's total can look whole while one district's records are missing. Such a month is
said beside the chart and left to people: on a district's smaller counts a low month may
simply be a quiet one, so it changes no verdict by itself.
"""

from collections.abc import Collection, Iterator
from datetime import date

from frankpledge.analysis.completeness import PartialMonth
from frankpledge.analysis.counts import IncidentFilter
from frankpledge.analysis.periods import Period
from frankpledge.intake import queries as intake
from frankpledge.intake.rules import Vintage
from frankpledge.plan.bindings import IncidentBinding
from frankpledge.plan.models import Measure
from frankpledge.plan.rules import BindingKind
from frankpledge.review.queries.measures import period_of
from frankpledge.review.sources import incidents
from frankpledge.review.sources.holdings import (
    Holdings,
    Key,
    PlaceNamed,
    Scope,
    place_named,
)
from frankpledge.review.sources.months import months_in_words

TOLD_APART = frozenset({2011, 2021})  # vintages a return's codes can be told to be of


def cautions_of(measure: Measure, holdings: Holdings) -> tuple[str, ...]:
    """Return a sentence for each thing to mind about what a measure counts."""
    binding = getattr(measure, "binding", None)
    if binding is None or binding.kind != BindingKind.INCIDENTS.value:
        return ()
    bound = incidents.binding_of(measure)
    words = incidents.words_counted(measure, holdings)
    if bound.taxonomy and not words:
        return ()
    return (
        *_of_the_area(measure, bound, holdings),
        *_of_breaks(measure, bound, words),
    )


def _of_the_area(
    measure: Measure, bound: IncidentBinding, holdings: Holdings
) -> tuple[str, ...]:
    key = (bound.source, bound.supplier)
    if named := place_named(bound.area):
        return _of_placing(measure, named, holdings)
    if bound.area != incidents.PARTNERSHIP:
        return ()
    words = incidents.words_counted(measure, holdings)
    return (*_of_other_boundaries(key, holdings), *_short(key, words, holdings))


def _of_breaks(
    measure: Measure, bound: IncidentBinding, words: Collection[str]
) -> tuple[str, ...]:
    """Return the breaks between the year before and the measure's own year's end."""
    year = measure.plan.year
    period = period_of(measure, year)
    crossed = intake.breaks_between(
        year.partnership,
        source=bound.source,
        supplier=bound.supplier,
        categories=words,
        after=period.year_before().start,
        until=period.end,
    )
    return tuple(
        f"The break register says of {each.category or 'every category'} from "
        f"{each.month:%Y-%m}: {each.reason} Figures before that month "
        "are not comparable with those after."
        for each in crossed
    )


def _of_placing(
    measure: Measure, named: PlaceNamed, holdings: Holdings
) -> tuple[str, ...]:
    """Return how it is known which rows lie in the area."""
    period = period_of(measure, measure.plan.year)
    wanted = incidents.wanted(measure, period, holdings)
    if wanted is None or not holdings.files(incidents.key_of(measure)):
        return ()
    placed = holdings.placed(incidents.scope_of(measure), named.kind, named.vintage)
    return (placed.counts(wanted).sentence,)


def _of_other_boundaries(key: Key, holdings: Holdings) -> Iterator[str]:
    """Yield the months whose codes are of boundaries the partnership has no areas of.

    Where an area was redrawn its code changed, and its incidents are not counted.
    """
    held = TOLD_APART & holdings.lsoas().keys()
    for missing in sorted(TOLD_APART - held) if held else ():
        months = sorted(
            month
            for month, file in holdings.months(key).items()
            if file.lsoa_vintage in {str(missing), Vintage.BOTH}
        )
        if months:
            yield (
                f"The returns of {months_in_words(months)} carry LSOA codes of "
                f"{missing}, and the partnership's areas are of {min(held)}: incidents "
                "where codes changed are not counted. Add the areas of "
                f"{missing} in the directory."
            )


def _short(key: Key, words: Collection[str], holdings: Holdings) -> tuple[str, ...]:
    groups = intake.groups_of(key[0], words)
    files = holdings.months(key)
    return tuple(
        f"In the partnership's own area, {short.sentence}"
        for short in _short_months(key, holdings)
        # Only whole groups speak: one category of one district is often small. What the
        # whole return lacks is said of the month already.
        if groups & {item.name for item in short.shortfalls}
        and not files[short.month].is_partial
    )


def _short_months(key: Key, holdings: Holdings) -> tuple[PartialMonth, ...]:
    months, codes = sorted(holdings.months(key)), holdings.lsoa_codes()
    if not months or not codes:
        return ()
    span = Period(months[0], _month_after(months[-1]))
    asked = IncidentFilter(period=span, lsoa_codes=codes)
    counted = holdings.monthly(Scope(key), asked)
    counts = {
        category.category: {
            each.month: each.count for each in category.months if each.count is not None
        }
        for category in counted.categories
    }
    return intake.short_months(counts, source=key[0])


def _month_after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
