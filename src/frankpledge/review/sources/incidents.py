"""Incidents counted in the evidence store."""

from dataclasses import replace
from decimal import Decimal

from frankpledge.analysis.counts import IncidentFilter
from frankpledge.analysis.periods import Period
from frankpledge.analysis.records import count_records, records
from frankpledge.intake import queries as intake
from frankpledge.partnership import queries as partnerships
from frankpledge.partnership.models import Area
from frankpledge.plan.bindings import IncidentBinding
from frankpledge.plan.models import Measure
from frankpledge.plan.rules import MeasureUnit
from frankpledge.review.rules import Held, Observation
from frankpledge.review.sources.answers import MonthValue, RecordRow, Records
from frankpledge.review.sources.holdings import (
    Holdings,
    Key,
    PlaceNamed,
    Scope,
    place_named,
)
from frankpledge.review.sources.months import (
    how_much_is_held,
    months_in_words,
    note_on,
)

WHOLE_RETURN = "return"
PARTNERSHIP = "partnership"
NO_AREA = (
    "The partnership has no LSOAs yet, so nothing can be counted in it. Add its areas in "
    "the directory."
)
ELSEWHERE = (
    "None of the incidents returned lies in the area counted. Its LSOA codes are not "
    "among theirs, perhaps because they are of another year's boundaries. That is not "
    "zero."
)
AREA_GONE = (
    "The area it is counted in is not among the partnership's areas. Add it in the "
    "directory, or choose another area."
)
CATEGORY_GONE = (
    "A category it counts is no longer among the partnership's. Choose another."
)
NOTHING_MAPPED = (
    "Nobody has said of any word of this supplier that it is counted in these "
    "categories. That is not zero: say what the words mean on the page of categories."
)
NOT_A_COUNT = (
    "The indicator is not a count, and incidents give nothing else. Type in the figure, "
    "or measure it by an indicator that is a count."
)


def binding_of(measure: Measure) -> IncidentBinding:
    """Return what the measure counts."""
    return IncidentBinding.model_validate(measure.binding.detail)


def describe(measure: Measure) -> str:
    """Return what is counted, in a sentence."""
    binding = binding_of(measure)
    kinds = _kinds(binding, measure)
    areas = {
        WHOLE_RETURN: "in the supplier's whole area",
        PARTNERSHIP: "in the partnership's own LSOAs",
    }
    area = areas.get(binding.area) or _in_area(binding.area, measure)
    title = intake.source_title(binding.source)
    return (
        f"Incidents {kinds}, {area}, counted by month. Source: {title}, "
        f"from {binding.supplier}."
    )


def _kinds(binding: IncidentBinding, measure: Measure) -> str:
    if not binding.taxonomy:
        return f"recorded as {', '.join(binding.categories) or 'every category'}"
    known = intake.category_names(measure.plan.year.partnership)
    names = ", ".join(known.get(code, code) for code in binding.taxonomy)
    which = "category" if len(binding.taxonomy) == 1 else "categories"
    return f"in the partnership's {which} {names}, with what is below"


def area_of(measure: Measure) -> PlaceNamed | None:
    """Return the ward, district or area of its own a measure counts in, or None."""
    return place_named(binding_of(measure).area)


def _in_area(area: str, measure: Measure) -> str:
    named = place_named(area)
    if named is None:
        return f"in LSOA {area}"
    held = _held(named, measure)
    return f"in {held.name if held else named.code}, boundaries of {named.vintage}"


def _held(named: PlaceNamed, measure: Measure) -> Area | None:
    areas = partnerships.areas_of(measure.plan.year.partnership, kind=named.kind)
    return areas.filter(vintage=named.vintage, code=named.code).first()


def observe(measure: Measure, period: Period, holdings: Holdings) -> Observation:
    """Return the count of a period, saying which of its months are missing or partial."""
    refusal = _why_not_counted(measure, holdings)
    if refusal:
        return Observation(label=period.label, held=Held.NOTHING, note=refusal)
    values = months(measure, period, holdings)
    held = [value for value in values if value.count is not None]
    missing = tuple(value.month for value in values if value.count is None)
    if not held or _lies_elsewhere(measure, period, holdings):
        return Observation(
            label=period.label,
            held=Held.NOTHING,
            months_missing=missing,
            note=ELSEWHERE if held else f"No return is held for {period.label}.",
        )
    total = Decimal(sum(value.count or 0 for value in held))
    files = holdings.months(key_of(measure))
    return Observation(
        label=period.label,
        held=how_much_is_held(values),
        value=total,
        numerator=total,
        versions=tuple(str(files[value.month].uuid) for value in held),
        months_missing=missing,
        months_partial=tuple(value.month for value in held if value.partial),
        note=" ".join(
            filter(None, [note_on(values), _of_unmapped(measure, period, holdings)])
        ),
    )


def months(
    measure: Measure, period: Period, holdings: Holdings
) -> tuple[MonthValue, ...]:
    """Return the count of each month of a period; None where no return is held."""
    files = holdings.months(key_of(measure))
    asked = wanted(measure, period, holdings)
    if asked is None:
        return ()
    found = holdings.monthly(scope_of(measure), asked)
    return tuple(
        MonthValue(
            month=value.month,
            count=value.count,
            partial=value.month in files and files[value.month].is_partial,
            why_partial=files[value.month].why_partial if value.month in files else "",
        )
        for value in found.months
    )


def records_behind(
    measure: Measure, period: Period, holdings: Holdings, limit: int, offset: int
) -> Records | None:
    """Return a page of the records a period's count is made of, in a fixed order."""
    evidence = holdings.within(scope_of(measure))
    chosen = wanted(measure, period, holdings)
    if chosen is None:
        return Records(total=0, rows=())
    return Records(
        total=count_records(evidence, chosen),
        rows=tuple(
            RecordRow(
                month=row.month,
                occurred_at=row.occurred_at,
                category=row.category,
                place=row.place or "",
                lsoa_code=row.lsoa_code or "",
                lsoa_name=row.lsoa_name or "",
                outcome=row.outcome or "",
                reference=row.reference or "",
                source=row.source,
                version=row.version,
                row_number=row.row_number,
            )
            for row in records(evidence, chosen, limit=limit, offset=offset)
        ),
    )


def key_of(measure: Measure) -> Key:
    """Return the source and supplier a measure counts in."""
    binding = binding_of(measure)
    return binding.source, binding.supplier


def scope_of(measure: Measure) -> Scope:
    """Return which rows a measure counts: whose, where and of which of our categories."""
    return Scope(key_of(measure), area_of(measure), binding_of(measure).taxonomy)


def words_counted(measure: Measure, holdings: Holdings) -> tuple[str, ...]:
    """Return the source's words a measure counts; none named means every word."""
    binding = binding_of(measure)
    if binding.taxonomy:
        return holdings.words_of(scope_of(measure))
    return binding.categories


def wanted(
    measure: Measure, period: Period, holdings: Holdings
) -> IncidentFilter | None:
    """Return what to count, or None where the partnership has no areas to count in."""
    binding = binding_of(measure)
    if binding.area == PARTNERSHIP and not holdings.lsoa_codes():
        return None
    areas: dict[str, tuple[str, ...] | None] = {
        WHOLE_RETURN: None,
        PARTNERSHIP: holdings.lsoa_codes(),
    }
    if place_named(binding.area):
        areas[binding.area] = None  # the evidence itself is narrowed to the area
    return IncidentFilter(
        categories=binding.categories,
        lsoa_codes=areas.get(binding.area, (binding.area,)),
        period=period,
    )


def _why_not_counted(measure: Measure, holdings: Holdings) -> str:
    """Return why incidents cannot be counted for this measure; "" where they can."""
    if measure.indicator.unit != MeasureUnit.COUNT.value:
        return NOT_A_COUNT
    named = area_of(measure)
    if named is not None and _held(named, measure) is None:
        return AREA_GONE
    binding = binding_of(measure)
    if binding.area == PARTNERSHIP and not holdings.lsoa_codes():
        return NO_AREA
    if not binding.taxonomy:
        return ""
    if not set(binding.taxonomy) <= holdings.taxonomy().parents.keys():
        return CATEGORY_GONE
    return "" if words_counted(measure, holdings) else NOTHING_MAPPED


def _of_unmapped(measure: Measure, period: Period, holdings: Holdings) -> str:
    """Return how many rows more might belong, their words being unknown; "" for none."""
    asked = wanted(measure, period, holdings)
    if not binding_of(measure).taxonomy or asked is None:
        return ""
    found = [one for one in holdings.unmapped(scope_of(measure), asked) if one.count]
    if not found:
        return ""
    rows = sum(one.count or 0 for one in found)
    return (
        f"The count may be too low by up to {rows:,}: so many incidents of "
        f"{months_in_words([one.month for one in found])} carry words nobody has said "
        "the meaning of. Say it on the page of categories."
    )


def _lies_elsewhere(measure: Measure, period: Period, holdings: Holdings) -> bool:
    """Return whether rows are held for the period, but none of any kind in the area.

    A zero there would be a matter of codes, not of peace.
    """
    asked = wanted(measure, period, holdings)
    area = area_of(measure)
    if asked is None or (asked.lsoa_codes is None and area is None):
        return False
    scope = scope_of(measure)
    everything = replace(asked, categories=())
    if holdings.monthly(scope, asked).total.counted:
        return False
    anywhere = holdings.monthly(Scope(scope.key), replace(everything, lsoa_codes=None))
    here = holdings.monthly(replace(scope, codes=()), everything)
    return not here.total.counted and bool(anywhere.total.counted)
