"""Which way a document rounds, where a figure of its own gives that away."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from frankpledge.analysis.rounding import ROUNDED, half_even, half_up, is_a_half
from frankpledge.plan.reading.draft import Draft
from frankpledge.review.checks.changes import printed_changes
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.rows import BY_SHARE, Row, way_of
from frankpledge.review.checks.targets import printed_targets
from frankpledge.review.checks.wording import (
    figure,
    listed,
    name_of,
    number,
    signed_share,
)


@dataclass(frozen=True)
class Halfway:
    """A figure that fell exactly between two printable ones."""

    row: Row
    working: str
    said: Decimal
    upward: Decimal
    to_even: Decimal


def rounding_revealed(draft: Draft) -> Iterator[Remark]:
    """Say which way halves go, in a document where some figure needs correcting.

    Where everything agrees nobody has to know, so nothing is said.
    """
    halves = [*_target_halves(draft), *_change_halves(draft)]
    telling = [one for one in halves if one.upward != one.to_even]
    if not telling or not _something_needs_correcting(draft):
        return
    up = [one for one in telling if one.said == one.upward]
    even = [one for one in telling if one.said == one.to_even]
    for group, sentence in ((up, _HALF_UP), (even, _HALF_EVEN)):
        if group:
            yield Remark(
                f"{listed([one.working for one in group])}. "
                + sentence.format(
                    up=number(group[0].upward), even=number(group[0].to_even)
                ),
                group[0].row.source,
                group[0].row.title,
            )


_HALF_UP = (
    "The document rounds a half up, as a spreadsheet does, so correct its other "
    "figures the same way; software that rounds a half to the even number would "
    "print {even}."
)
_HALF_EVEN = (
    "Here a half went to the even number; rounding a half up, as a spreadsheet does, "
    "would print {up}."
)


def _something_needs_correcting(draft: Draft) -> bool:
    unrounded = [one.conventions for one in printed_changes(draft)]
    unrounded += [one.conventions for one in printed_targets(draft)]
    return any(not ways & ROUNDED for ways in unrounded)


def _target_halves(draft: Draft) -> Iterator[Halfway]:
    for one in printed_targets(draft):
        if one.rule.kind in BY_SHARE and is_a_half(one.exact, one.places):
            way = "off" if way_of(one.rule) < 0 else "on top of"
            amount = figure(one.rule.amount or Decimal(0), one.rule.unit)
            yield Halfway(
                row=one.row,
                working=(
                    f"{name_of(one.row.title)}: {amount} {way} "
                    f"{figure(one.baseline, one.unit)} is exactly "
                    f"{figure(one.exact, one.unit)}, printed "
                    f"{figure(one.said, one.unit)}"
                ),
                said=one.said,
                upward=half_up(one.exact, one.places),
                to_even=half_even(one.exact, one.places),
            )


def _change_halves(draft: Draft) -> Iterator[Halfway]:
    for one in printed_changes(draft):
        if is_a_half(one.exact, one.places):
            yield Halfway(
                row=one.row,
                working=(
                    f"{name_of(one.row.title)}: a change of exactly "
                    f"{signed_share(one.exact, one.places + 1)} is printed "
                    f"{signed_share(one.said, one.places)}"
                ),
                said=one.said,
                upward=half_up(one.exact, one.places),
                to_even=half_even(one.exact, one.places),
            )
