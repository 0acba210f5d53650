"""A period's value out of its parts: a sum, a pooled share, an average of years. Pure."""

from collections.abc import Sequence
from decimal import Decimal

from frankpledge.analysis.periods import Period
from frankpledge.plan.rules import MeasureUnit, printed_number
from frankpledge.review.rules import Held, Observation
from frankpledge.review.sources.months import months_in_words

ADDED = frozenset({MeasureUnit.COUNT, MeasureUnit.POUNDS})
PER = {MeasureUnit.PERCENT: 100, MeasureUnit.PER_1000: 1000}
EXACT = Decimal("0.000001")  # as finely as a figure is kept
NOT_ADDABLE = (
    "The figures of its parts are held, but cannot be put together: give how many, and "
    "out of how many, with each."
)
Part = tuple[Period, Observation]


def averaged(parts: Sequence[Part], unit: MeasureUnit, period: Period) -> Observation:
    """Return the yearly average of several years; all must be wholly held.

    >>> year = lambda label, value: Observation(label, Held.WHOLE, Decimal(value))
    >>> from frankpledge.analysis.periods import calendar_year, parse_period
    >>> counts = zip((2008, 2009, 2010), (56, 61, 54))
    >>> parts = [(calendar_year(y), year(str(y), n)) for y, n in counts]
    >>> averaged(parts, MeasureUnit.COUNT, parse_period("2008 to 2010")).value
    Decimal('57.000000')
    """
    lacking = [year.label for year, found in parts if not found.is_whole]
    if lacking:
        first = next(found for _, found in parts if not found.is_whole)
        return Observation(
            label=period.label,
            held=Held.NOTHING,
            note=f"An average of {len(parts)} years needs each of them, and there is no "
            f"whole figure for {' and '.join(lacking)}. {first.note}".strip(),
        )
    values = [found.value or Decimal(0) for _, found in parts]
    said = ", ".join(
        f"{printed_number(value, unit)} in {year.label}"
        for value, (year, _) in zip(values, parts, strict=True)
    )
    return Observation(
        label=period.label,
        held=Held.WHOLE,
        value=(sum(values, Decimal(0)) / len(values)).quantize(EXACT),
        provisional=any(found.provisional for _, found in parts),
        versions=_versions(parts),
        note=f"The average of {said}.",
    )


def put_together(
    parts: Sequence[Part], unit: MeasureUnit, period: Period
) -> Observation:
    """Return a period's value from figures given for its parts.

    Counts and pounds are added; shares and rates are pooled from how many, out of how
    many. What follows the last part held is not there yet; a part missing before it is
    a gap, and the sum stands for less than the period.
    """
    held = [(part, found) for part, found in parts if found.is_whole]
    if not held:
        return Observation(label=period.label, held=Held.NOTHING, note=parts[0][1].note)
    pooled = _pooled([found for _, found in held], unit)
    missing = [part for part, found in parts if not found.is_whole]
    is_last = all(part.start > held[-1][0].start for part in missing)
    state = Held.SO_FAR if is_last else Held.GAPS
    months = tuple(month for part in missing for month in part.months)
    return Observation(
        label=period.label,
        held=Held.NOT_GIVEN if pooled is None else state if missing else Held.WHOLE,
        value=pooled,
        numerator=_total([found.numerator for _, found in held]),
        denominator=_total([found.denominator for _, found in held]),
        provisional=any(found.provisional for _, found in held),
        versions=_versions(held),
        months_missing=months,
        note=NOT_ADDABLE if pooled is None else _note(months),
    )


def _pooled(found: Sequence[Observation], unit: MeasureUnit) -> Decimal | None:
    if unit in ADDED:
        return sum((one.value or Decimal(0) for one in found), Decimal(0))
    above = _total([one.numerator for one in found])
    below = _total([one.denominator for one in found])
    if unit not in PER or above is None or not below:
        return found[0].value if len(found) == 1 else None
    return (above * PER[unit] / below).quantize(EXACT)


def _total(numbers: Sequence[Decimal | None]) -> Decimal | None:
    known = [number for number in numbers if number is not None]
    return sum(known, Decimal(0)) if len(known) == len(numbers) else None


def _versions(parts: Sequence[Part]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for _, found in parts for v in found.versions))


def _note(missing: Sequence[object]) -> str:
    if not missing:
        return ""
    return f"No figure is held for {months_in_words(missing)}."  # type: ignore[arg-type]
