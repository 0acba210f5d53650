"""Releasing depersonalised extracts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.analysis.disclosure import CountTable
from frankpledge.analysis.releases import protect_release, told
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.intake import queries
from frankpledge.intake.extracts import (
    GRAIN_WORDS,
    NOT_PLACED,
    Asked,
    Grain,
    quarter_label,
)
from frankpledge.intake.models import Extract, Return, ReturnVersion
from frankpledge.intake.rules import month_words
from frankpledge.partnership.keeping import one_at_a_time
from frankpledge.partnership.models import Agency, Partnership

WHERE_PLACES_COME_FROM = {
    Grain.POSTCODE: "None of the incidents says its outward postcode, so none could be "
    "told by it. Release them by ward, or ask the supplier for postcodes.",
    Grain.WARD: "None of the incidents lies in a ward we know, so none could be told by "
    "it. Add the lookup of small areas to wards in the directory, or release them by "
    "outward postcode.",
}


@transaction.atomic
def release_extract(
    *,
    partnership: Partnership,
    asked: Asked,
    agency: Agency | None,
    why: str,
    by: User,
    at: datetime,
) -> Extract:
    """Release a quarter's counts by place and category to an agency, and keep what is told.

    Raises Refusal where a month of the quarter is not held, where nothing is counted, and
    where the same returns were released by other places before.
    """
    _one_at_a_time(partnership, asked)
    before = queries.extracts_before(partnership, asked)
    of_quarter = [one for one in before if one.quarter == asked.quarter.start]
    table, versions, boundaries = queries.table_asked(partnership, asked, of_quarter)
    _check_whole(versions, asked)
    _check_grain(before, asked, boundaries)
    table = _placed(table, asked)
    policy = queries.policy_of(partnership, asked, of_quarter)
    safe = protect_release(table, policy, [one.as_told for one in of_quarter])
    extract = Extract.objects.create(
        partnership=partnership,
        number=_next_number(partnership),
        source=asked.of.source,
        supplier=asked.of.supplier,
        quarter=asked.quarter.start,
        grain=asked.grain.value,
        boundaries=boundaries,
        agency=agency,
        why=why,
        threshold=policy.threshold,
        told=asdict(told(safe)),
        versions=[str(version.uuid) for version in versions],
        cautions=queries.cautions_of(partnership, asked, least=policy.threshold),
        released_by=by,
        released_at=at,
    )
    _record(extract, by=by, at=at)
    return extract


def _one_at_a_time(partnership: Partnership, asked: Asked) -> None:
    """Hold the partnership, as numbers are its own, and the returns of the supplier.

    Two releases at once must know of one another, and what they count must stay.
    """
    one_at_a_time(partnership)
    held = Return.objects.select_for_update().filter(
        partnership=partnership, source=asked.of.source, supplier=asked.of.supplier
    )
    list(held.order_by("pk"))


def _check_whole(versions: Sequence[ReturnVersion], asked: Asked) -> None:
    held = {month for version in versions for month in version.of_return.span.months}
    missing = [month for month in asked.quarter.months if month not in held]
    if missing:
        raise Refusal(
            f"No return of {asked.of.supplier} is held for "
            f"{_listed(missing)}. An extract is of a "
            "whole quarter: bring the returns first."
        )


def _placed(table: CountTable | None, asked: Asked) -> CountTable:
    """Return what was counted; refuse nothing at all, and incidents without any place.

    A grain that places none of a supplier's incidents must not be settled for good.
    """
    if table is None:
        raise Refusal(
            "Nothing was counted in that quarter, so there is nothing to tell."
        )
    if table.rows == (NOT_PLACED,):
        raise Refusal(WHERE_PLACES_COME_FROM[asked.grain])
    return table


def _next_number(partnership: Partnership) -> int:
    latest = queries.extracts_of(partnership).first()
    return 1 + (latest.number if latest else 0)


def _listed(months: Sequence[date]) -> str:
    *first, last = (month_words(month) for month in months)
    return f"{', '.join(first)} and {last}" if first else last


def _check_grain(
    before: Sequence[Extract], asked: Asked, boundaries: int | None
) -> None:
    for one in before:
        if (one.grain, one.boundaries) == (asked.grain.value, boundaries):
            continue
        year = f" of {one.boundaries}" if one.boundaries else ""
        raise Refusal(
            f"Extract {one.number} told the incidents of {asked.of.supplier} by "
            f"{GRAIN_WORDS[Grain(one.grain)].lower()}{year}. By other places as well, small "
            "counts could be worked out from the two together; release it by the same."
        )


def _record(extract: Extract, *, by: User, at: datetime) -> None:
    audit.record(
        Event.EXTRACT_RELEASED,
        subject=extract,
        by=by,
        at=at,
        partnership=extract.partnership.slug,
        detail={
            "to": extract.agency.name if extract.agency else "",
            "why": extract.why,
            "quarter": quarter_label(extract.quarter),
            "grain": extract.grain,
            "threshold": extract.threshold,
            "versions": extract.versions,
        },
    )
