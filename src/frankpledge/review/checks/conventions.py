"""Which way a document rounds, where a figure of its own gives that away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from frankpledge.analysis.rounding import (
    ROUNDED,
    Convention,
    half_even,
    half_up,
    is_a_half,
    places_of,
    truncate,
)
from frankpledge.plan.reading.claims import Hedge
from frankpledge.plan.reading.draft import Draft, Source, Unit
from frankpledge.review.checks.changes import (
    PrintedChange,
    cuts_off_throughout,
    printed_changes,
)
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.claimed import Agreement, agreement_of, told_claims
from frankpledge.review.checks.parts import shares_in_prose
from frankpledge.review.checks.rows import BY_SHARE, change_between, way_of
from frankpledge.review.checks.targets import PrintedTarget, printed_targets
from frankpledge.review.checks.wording import (
    counted,
    figure,
    lines,
    listed,
    name_of,
    number,
    share,
    signed_share,
)

_MOST_TOLD = 3  # halves named in full; more would say no more


@dataclass(frozen=True)
class Halfway:
    """A figure that fell exactly between two printable ones."""

    working: str
    said: Decimal
    upward: Decimal
    to_even: Decimal
    source: Source
    element: str = ""


def rounding_revealed(draft: Draft) -> Iterator[Remark]:
    """Say which way halves go, in a document where some figure needs correcting.

    Where everything agrees nobody has to know, so nothing is said.
    """
    found = [*_target_halves(draft), *_change_halves(draft), *_prose_halves(draft)]
    telling = [one for one in found if one.upward != one.to_even]
    up = [one for one in telling if one.said == one.upward]
    even = [one for one in telling if one.said == one.to_even]
    if not (up or even) or not _something_needs_correcting(draft):
        return
    said = []
    if up:
        said.append(_worked(up, _HALF_UP if not even else _SOMETIMES_UP))
    if even:
        said.append(_worked(even, _HALF_EVEN))
    first = (up or even)[0]
    yield Remark(
        " ".join([*said, _the_others(draft)]).strip(), first.source, first.element
    )


_HALF_UP = (
    "The document rounds a half up, as a spreadsheet does, so correct its other "
    "figures the same way; software that rounds a half to the even number would "
    "print {even}."
)
_SOMETIMES_UP = "Here a half went up, as a spreadsheet rounds; to the even number it would be {even}."
_HALF_EVEN = (
    "Here a half went to the even number; rounding a half up, as a spreadsheet does, "
    "would print {up}."
)


def _worked(halves: list[Halfway], sentence: str) -> str:
    told = listed([one.working for one in halves[:_MOST_TOLD]])
    first = halves[0]
    return f"{told}. " + sentence.format(
        up=number(first.upward), even=number(first.to_even)
    )


def _the_others(draft: Draft) -> str:
    """Return how the figures that fell on no half are shortened, if they tell."""
    figures: list[PrintedChange | PrintedTarget] = [
        *printed_changes(draft),
        *(one for one in printed_targets(draft) if one.rule.kind in BY_SHARE),
    ]
    telling = [
        one
        for one in figures
        if half_up(one.exact, one.places) != truncate(one.exact, one.places)
        and not is_a_half(one.exact, one.places)
    ]
    rounded = sum(bool(one.conventions & ROUNDED) for one in telling)
    cut = sum(one.conventions == {Convention.TRUNCATED} for one in telling)
    if not rounded and not cut:
        return ""
    told = [counted(rounded, "is rounded", "are rounded")] if rounded else []
    told += [counted(cut, "is cut off", "are cut off")] if cut else []
    return f"Of its other figures that would show cutting off, {listed(told)}."


def _something_needs_correcting(draft: Draft) -> bool:
    unrounded = [one.conventions for one in printed_changes(draft)]
    unrounded += [one.conventions for one in printed_targets(draft)]
    if any(not ways & ROUNDED for ways in unrounded):
        return True
    claims = (agreement_of(one.claim, one.pair) for one in told_claims(draft))
    return any(one is Agreement.SIZE for one in claims)


def _target_halves(draft: Draft) -> Iterator[Halfway]:
    for one in printed_targets(draft):
        if one.rule.kind in BY_SHARE and is_a_half(one.exact, one.places):
            way = "off" if way_of(one.rule) < 0 else "on top of"
            amount = figure(one.rule.amount or Decimal(0), one.rule.unit)
            yield Halfway(
                working=(
                    f"{name_of(one.row.title)}: {amount} {way} "
                    f"{figure(one.baseline, one.unit)} is exactly "
                    f"{figure(one.exact, one.unit)}, printed "
                    f"{figure(one.said, one.unit)}"
                ),
                said=one.said,
                upward=half_up(one.exact, one.places),
                to_even=half_even(one.exact, one.places),
                source=one.row.source,
                element=one.row.title,
            )


def _change_halves(draft: Draft) -> Iterator[Halfway]:
    changes = printed_changes(draft)
    if cuts_off_throughout(changes):
        return  # a half that is cut off went nowhere
    for one in changes:
        if is_a_half(one.exact, one.places):
            yield Halfway(
                working=(
                    f"{name_of(one.row.title)}: a change of exactly "
                    f"{signed_share(one.exact, one.places + 1)} is printed "
                    f"{signed_share(one.said, one.places)}"
                ),
                said=one.said,
                upward=half_up(one.exact, one.places),
                to_even=half_even(one.exact, one.places),
                source=one.row.source,
                element=one.row.title,
            )


def _prose_halves(draft: Draft) -> Iterator[Halfway]:
    """Yield the shares and changes of the prose that fall on a half."""
    for told in shares_in_prose(draft):
        part, whole = number(told.of.part.value), number(told.of.whole.value)
        yield from _prose_half(
            told.of.share, told.said, told.places, f"{part} of {whole}", told.source
        )
    for claim in told_claims(draft):
        before, after, change = claim.pair.before, claim.pair.after, claim.claim.share
        plain = {before.hedge, after.hedge} == {
            Hedge.NONE
        } and not claim.pair.either_order
        counts = before.unit is Unit.COUNT and not before.is_scaled
        if not plain or not counts or not before.value or change is None:
            continue
        if change.size.hedge is Hedge.NONE and change.times is None:
            exact = abs(change_between(before.value, after.value))
            places = places_of(change.size.printed)
            words = f"{number(before.value)} to {number(after.value)}"
            yield from _prose_half(
                exact, change.size.value, places, words, claim.source
            )


def _prose_half(
    exact: Decimal, said: Decimal, places: int, words: str, source: Source
) -> Iterator[Halfway]:
    if is_a_half(exact, places):
        yield Halfway(
            working=(
                f"{words}, exactly {share(exact, places + 1)}, is printed "
                f"{share(said, places)} ({lines(source)})"
            ),
            said=said,
            upward=half_up(exact, places),
            to_even=half_even(exact, places),
            source=source,
        )
