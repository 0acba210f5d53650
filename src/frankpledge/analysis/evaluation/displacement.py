"""Before and after with a comparison area: what changed, and whether it moved away."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.analysis.evaluation.places import Estimate, Place
from frankpledge.analysis.results import Refusal

Periods = tuple[float, float]  # the lengths of before and after, in one unit


@dataclass(frozen=True)
class DisplacementDifference:
    """The change beyond the comparison's, in the treated area, nearby, and in all."""

    local: Estimate
    displaced: Estimate | None
    total: Estimate

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        total = self.total
        verdict = (
            "the interval holds 0, so no change can be told from chance"
            if total.covers_nought
            else f"a {'fall' if total.value < 0 else 'rise'} beyond chance"
        )
        where = "" if self.displaced is None else ", neighbouring areas included"
        return (
            f"{total.value:,.4g} events against what the comparison leads to expect"
            f"{where} (95% interval {total.lower:,.4g} to {total.upper:,.4g}): {verdict}."
        )


def weighted_displacement_difference(
    treated: Place,
    control: Place,
    displaced: Place | None = None,
    displaced_control: Place | None = None,
    *,
    periods: Periods = (1, 1),
) -> DisplacementDifference:
    """Estimate how many events an intervention prevented, those moved away counted.

    Question:
        Did the treated area change more than the comparison area, and did events move
        to places nearby?

    Data needed:
        Counts before and after in the treated area and in one like it; where movement
        is asked about, also in the places it would move to and in their comparison.
        The areas' sizes and the periods' lengths, where they differ.

    Method:
        Wheeler and Ratcliffe's: the change in the treated area less that of its
        comparison, plus the same of the places nearby. Each count is taken for
        Poisson, so the standard error is the root of the sum of all counts. With
        sizes or periods each count is divided by its own, and its variance by the
        square. Counts after are compared at the length of the period after.

    Reading the result:
        A negative number is events fewer than the comparison leads to expect. Where
        the interval holds 0 no change can be told from chance, and a small number
        with a wide interval proves nothing either way.

    When not to use it:
        Where the areas were moving apart before, or the treated one was chosen because
        of one bad year: it falls back by itself. Where one offender or one event makes
        many counts, chance varies more than the error says.

    References:
        Wheeler and Ratcliffe (2018), A simple weighted displacement difference test,
        Crime Science 7:11. Wheeler (2021) on periods and areas that differ.

    Example:
        >>> found = weighted_displacement_difference(
        ...     Place("treated", 207, 110), Place("control", 308, 318),
        ...     Place("nearby", 178, 157), Place("nearby control", 150, 140),
        ... )
        >>> round(found.total.value), round(found.total.error, 1), round(found.total.z, 2)
        (-118, 39.6, -2.98)

    Raises `Refusal` for counts below zero, and for one of the nearby pair alone.
    """
    if (displaced is None) != (displaced_control is None):
        raise Refusal(
            "Movement needs both the places it would go to and a comparison for them. "
            "Give both, or neither."
        )
    if not all(math.isfinite(length) and length > 0 for length in periods):
        raise Refusal(f"Periods of {periods[0]:g} and {periods[1]:g} are none.")
    local = _less(_change(treated, periods), _change(control, periods))
    if displaced is None or displaced_control is None:
        return DisplacementDifference(local, None, local)
    nearby = _less(_change(displaced, periods), _change(displaced_control, periods))
    total = Estimate(local.value + nearby.value, math.hypot(local.error, nearby.error))
    return DisplacementDifference(local, nearby, total)


def weighted_by_harm(
    estimates: Sequence[Estimate], weights: Sequence[float]
) -> Estimate:
    """Add up differences of several kinds of crime, each by the harm of one event."""
    return Estimate(
        sum(one.value * weight for one, weight in zip(estimates, weights, strict=True)),
        math.hypot(
            *(
                one.error * weight
                for one, weight in zip(estimates, weights, strict=True)
            )
        ),
    )


def _change(place: Place, periods: Periods) -> Estimate:
    """Return the change of a place at the length of the period after, for its size."""
    before = place.before * periods[1] / periods[0] / place.area
    after = place.after / place.area
    scale = (periods[1] / periods[0] / place.area, 1 / place.area)
    error = math.sqrt(place.before * scale[0] ** 2 + place.after * scale[1] ** 2)
    return Estimate(after - before, error)


def _less(one: Estimate, other: Estimate) -> Estimate:
    return Estimate(one.value - other.value, math.hypot(one.error, other.error))


@dataclass(frozen=True)
class DisplacementQuotient:
    """Bowers and Johnson's quotient and the effects beside it (Guerette 2009)."""

    gross_effect: float
    net_effect: float
    success: Estimate  # change of the treated area's share of its control
    buffer: float  # change of the buffer's share of the control
    quotient: float
    total_net_effect: float

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        if self.quotient >= 0:
            said = "the benefit spread to places nearby"
        elif self.quotient > -1:
            said = "some moved away, less than was gained"
        else:
            said = "as much moved away as was gained, or more"
        return (
            f"Weighted displacement quotient {self.quotient:.3f}: {said}. It has no "
            "standard error; the weighted displacement difference has."
        )


def weighted_displacement_quotient(
    treated: Place, control: Place, buffer: Place
) -> DisplacementQuotient:
    """Weigh what moved to a buffer against what was gained in the treated area.

    Question:
        Of what the treated area gained, how much moved next door, or did the gain
        spread?

    Data needed:
        Counts before and after in the treated area, in the buffer around it and in a
        comparison area that neither touches, over periods of one length.

    Method:
        Bowers and Johnson's quotient: the change of the buffer's share of the control
        over the change of the treated area's. With Guerette: gross effect Rb - Ra, net
        effect Rb/Cb - Ra/Ca, total net effect Rb(Ca/Cb) - Ra + Db(Ca/Cb) - Da.

    Reading the result:
        Above 0 the benefit spread; from -1 to 0 some moved; below -1 more moved than
        was gained.

    When not to use it:
        Where nothing was gained for sure: as the change nears 0 the quotient grows
        without bound. So it is refused where the 95% interval of the success measure
        (Poisson, delta method) holds 0 or lies above it. It has no standard error of
        its own: report the weighted displacement difference beside it.

    References:
        Bowers and Johnson (2003), Measuring the geographical displacement and diffusion
        of benefit effects, J. Quantitative Criminology 19. Guerette (2009), Analyzing
        crime displacement and diffusion, POP Center tool guide 10.

    Example:
        >>> found = weighted_displacement_quotient(
        ...     Place("treated", 207, 110), Place("control", 308, 318),
        ...     Place("buffer", 178, 157),
        ... )
        >>> round(found.quotient, 4), round(found.total_net_effect, 1)
        (0.2582, 130.5)

    Raises `Refusal` where no gain is sure, or the control has no events.
    """
    if control.before == 0 or control.after == 0:
        raise Refusal(
            f"The control has {control.in_words}; shares of it need events in both. "
            "Take a larger control."
        )
    rise = control.after / control.before
    after, before = (
        _share(treated.after, control.after),
        _share(treated.before, control.before),
    )
    success = _less(after, before)
    if success.upper >= 0:
        raise Refusal(
            f"The treated area's share of the control changed by {success.value:.3f} "
            f"(95% interval {success.lower:.3f} to {success.upper:.3f}): no gain is "
            "sure, so what moved cannot be weighed against it. Report the weighted "
            "displacement difference."
        )
    moved = buffer.after / control.after - buffer.before / control.before
    return DisplacementQuotient(
        gross_effect=treated.before - treated.after,
        net_effect=-success.value,
        success=success,
        buffer=moved,
        quotient=moved / success.value,
        total_net_effect=(treated.before + buffer.before) * rise
        - treated.after
        - buffer.after,
    )


def _share(part: float, whole: float) -> Estimate:
    """Return one count over another; a count of 0 has the variance of 1."""
    variance = max(part, 1) / whole**2 + part**2 / whole**3
    return Estimate(part / whole, math.sqrt(variance))
