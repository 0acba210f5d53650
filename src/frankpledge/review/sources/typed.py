"""A partner's figure, typed in; and the figure a plan document prints."""

from decimal import Decimal

from frankpledge.analysis.periods import Period
from frankpledge.plan.models import Measure
from frankpledge.plan.rules import FIGURE_WORDS, FigureKnown
from frankpledge.review.models import TypedReturn
from frankpledge.review.rules import Held, Observation
from frankpledge.review.sources.answers import MonthValue, Records
from frankpledge.review.sources.holdings import Holdings


def latest(measure: Measure, period: Period) -> TypedReturn | None:
    """Return the figure typed last for exactly this period, or None."""
    fitting = [
        typed
        for typed in measure.typed_returns.all()
        if (typed.starts_on, typed.ends_before) == (period.start, period.end)
    ]
    return max(fitting, key=lambda typed: typed.pk, default=None)


def observe_typed(
    measure: Measure,
    period: Period,
    holdings: Holdings,  # noqa: ARG001
) -> Observation:
    """Return what was typed for the period, or that nothing was."""
    typed = latest(measure, period)
    if typed is None:
        owner = f" from {measure.owner}" if measure.owner else ""
        return Observation(
            label=period.label,
            held=Held.NOTHING,
            note=f"No figure for {period.label} has been received{owner}.",
        )
    return Observation(
        label=period.label,
        held=Held.WHOLE,
        value=plain(typed.value),
        numerator=typed.numerator,
        denominator=typed.denominator,
        provisional=typed.provisional,
        versions=(f"typed-{typed.pk}",),
        note="Provisional." if typed.provisional else "",
    )


def observe_printed(
    measure: Measure,
    period: Period,
    holdings: Holdings,  # noqa: ARG001
) -> Observation:
    """Return the result printed in the plan document, for the plan's own year only."""
    printed = getattr(measure, "printed_result", None)
    if printed is None or period.label[:4] != measure.plan.year.label[:4]:
        return Observation(
            label=period.label,
            held=Held.NOTHING,
            note=f"The plan document prints no result for {period.label}.",
        )
    state = FigureKnown(printed.actual_state)
    if state is not FigureKnown.KNOWN:
        words = FIGURE_WORDS.get(state, "not given")
        return Observation(
            label=period.label,
            held=Held.NOT_GIVEN,
            note=f"The result is {words}. It is missing, which is not zero.",
        )
    return Observation(
        label=period.label,
        held=Held.WHOLE,
        value=plain(printed.actual),
        versions=(f"printed-{printed.pk}",),
        note="As the plan document prints it; no evidence stands behind it yet.",
    )


def plain(value: Decimal) -> Decimal:
    """Return a stored decimal without the zeros its column adds."""
    shorter = value.normalize()
    exponent = shorter.as_tuple().exponent
    whole = isinstance(exponent, int) and exponent > 0
    return shorter.quantize(Decimal(1)) if whole else shorter


def no_months(
    measure: Measure,  # noqa: ARG001
    period: Period,  # noqa: ARG001
    holdings: Holdings,  # noqa: ARG001
) -> tuple[MonthValue, ...]:
    """Return nothing: such figures are given for whole periods only."""
    return ()


def no_records(
    measure: Measure,  # noqa: ARG001
    period: Period,  # noqa: ARG001
    holdings: Holdings,  # noqa: ARG001
    limit: int,  # noqa: ARG001
    offset: int,  # noqa: ARG001
) -> Records | None:
    """Return None: behind a typed or printed figure stands the entry, not records."""
    return None


def describe_typed(measure: Measure) -> str:
    """Return where the figure comes from, in a sentence."""
    owner = f" by {measure.owner}" if measure.owner else ""
    return f"A figure reported{owner} and typed in; who typed it and when is kept."


def describe_printed(measure: Measure) -> str:
    """Return where the figure comes from, in a sentence."""
    line = f", line {measure.line}" if measure.line else ""
    return f"The figure printed in the plan document{line}, not yet tested by evidence."
