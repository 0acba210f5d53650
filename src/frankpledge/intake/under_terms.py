"""May it be done under the terms on which evidence is shared, said in words."""

from __future__ import annotations

from frankpledge.access.refusals import Refusal
from frankpledge.intake import queries
from frankpledge.partnership.models import Membership


def check_may_see_records(
    membership: Membership, *, source: str, supplier: str
) -> None:
    """Refuse records to those whom the terms of their supplier let only count."""
    why = queries.records_refused(membership, source=source, supplier=supplier)
    if why:
        raise Refusal(why)


def check_small_counts_told(least: int | None) -> None:
    """Refuse what is made of small counts; `least` is the first that may be told."""
    if least is not None:
        raise Refusal(
            "This page counts by small areas and rare categories. The terms on which it "
            f"was shared let you see no count below {least}."
        )
