"""Incidents counted in the evidence store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from frankpledge.analysis.counts import IncidentFilter, monthly_counts
from frankpledge.analysis.periods import MONTH_NAMES, Period
from frankpledge.analysis.records import count_records, records
from frankpledge.intake import queries as intake
from frankpledge.plan.bindings import IncidentBinding
from frankpledge.plan.models import Measure
from frankpledge.review.rules import Held, Observation
from frankpledge.review.sources.answers import MonthValue, RecordRow, Records
from frankpledge.review.sources.holdings import Holdings

WHOLE_RETURN = "return"
PARTNERSHIP = "partnership"
NO_AREA = (
    "The partnership has no LSOAs yet, so nothing can be counted in it. Add its areas in "
    "the directory."
)
ELSEWHERE = (
    "No row of these returns lies in the area counted: its LSOA codes are not among "
    "theirs, perhaps because they are of another year's boundaries. That is not zero."
)


def binding_of(measure: Measure) -> IncidentBinding:
    """Return what the measure counts."""
    return IncidentBinding.model_validate(measure.binding.detail)


def describe(measure: Measure) -> str:
    """Return what is counted, in a sentence."""
    binding = binding_of(measure)
    kinds = ", ".join(binding.categories) or "every category"
    areas = {
        WHOLE_RETURN: "in the supplier's whole area",
        PARTNERSHIP: "in the partnership's own LSOAs",
    }
    area = areas.get(binding.area, f"in LSOA {binding.area}")
    title = intake.source_title(binding.source)
    return (
        f"Incidents recorded as {kinds}, {area}, counted by month. Source: {title}, "
        f"from {binding.supplier}."
    )


def observe(measure: Measure, period: Period, holdings: Holdings) -> Observation:
    """Return the count of a period, saying which of its months are missing or partial."""
    if binding_of(measure).area == PARTNERSHIP and not holdings.lsoa_codes():
        return Observation(label=period.label, held=Held.NOTHING, note=NO_AREA)
    values = months(measure, period, holdings)
    held = [value for value in values if value.count is not None]
    if not held:
        return Observation(
            label=period.label,
            held=Held.NOTHING,
            months_missing=tuple(value.month for value in values),
            note=f"No return covers {period.label}.",
        )
    if not any(value.count for value in held) and _lies_elsewhere(
        measure, period, holdings
    ):
        return Observation(label=period.label, held=Held.NOTHING, note=ELSEWHERE)
    missing = tuple(value.month for value in values if value.count is None)
    partial = tuple(value.month for value in held if value.partial)
    state = _how_much_is_held(values)
    total = sum(value.count or 0 for value in held)
    files = holdings.months(key_of(measure))
    return Observation(
        label=period.label,
        held=state,
        value=Decimal(total),
        numerator=Decimal(total),
        versions=tuple(str(files[value.month].uuid) for value in held),
        months_missing=missing,
        months_partial=partial,
        note=_note(state, missing, partial, total),
    )


def months(
    measure: Measure, period: Period, holdings: Holdings
) -> tuple[MonthValue, ...]:
    """Return the count of each month of a period; None where no return is held."""
    key = key_of(measure)
    files = holdings.months(key)
    asked = wanted(measure, period, holdings)
    if asked is None:
        return ()
    found = monthly_counts(holdings.evidence(key), asked, returned=files.keys())
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
    evidence = holdings.evidence(key_of(measure))
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


def months_in_words(months: Sequence[date]) -> str:
    """Return "November and December 2018" or "April 2014, June 2014"."""
    return ", ".join(f"{MONTH_NAMES[m.month - 1]} {m.year}" for m in months)


def key_of(measure: Measure) -> tuple[str, str]:
    """Return the source and supplier a measure counts in."""
    binding = binding_of(measure)
    return binding.source, binding.supplier


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
    return IncidentFilter(
        categories=binding.categories,
        lsoa_codes=areas.get(binding.area, (binding.area,)),
        period=period,
    )


def _lies_elsewhere(measure: Measure, period: Period, holdings: Holdings) -> bool:
    """Return whether returns are held but none of their rows is in the area counted.

    A zero there would be a matter of codes, not of peace.
    """
    asked = wanted(measure, period, holdings)
    if asked is None or asked.lsoa_codes is None:
        return False
    evidence = holdings.evidence(key_of(measure))
    everything = replace(asked, categories=())
    anywhere = replace(everything, lsoa_codes=None)
    return not count_records(evidence, everything) and bool(
        count_records(evidence, anywhere)
    )


def _how_much_is_held(values: Sequence[MonthValue]) -> Held:
    usable = [value.count is not None and not value.partial for value in values]
    if all(usable):
        return Held.WHOLE
    first_gap = usable.index(False)
    later_held = any(value.count is not None for value in values[first_gap:])
    return Held.GAPS if later_held or first_gap == 0 else Held.SO_FAR


def _note(
    state: Held, missing: Sequence[date], partial: Sequence[date], total: int
) -> str:
    if state is Held.WHOLE:
        return ""
    parts = []
    if missing:
        parts.append(f"no return is held for {months_in_words(missing)}")
    if partial:
        parts.append(f"{months_in_words(partial)} looks partial")
    reasons = " and ".join(parts)
    if state is Held.SO_FAR:
        return reasons
    return (
        f"{total:,} are counted, but {reasons}; the total is not the whole period's and "
        "is compared with nothing."
    )
