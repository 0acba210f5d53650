"""The thread under a measure and the commentary of a period, in the words of a page."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.utils.formats import date_format

from frankpledge.access.models import User
from frankpledge.access.rules import Permission
from frankpledge.analysis.periods import Period
from frankpledge.partnership.models import Membership, PlanYear
from frankpledge.partnership.presenters import moment
from frankpledge.plan.models import Measure
from frankpledge.review.models import MeasureComment
from frankpledge.review.operations import Asked
from frankpledge.review.queries import Owed
from frankpledge.review.thread import KINDS, CommentKind, periods_of, why_not_signed
from frankpledge.ui.tables import Cell, Table, table


def owns(membership: Membership, measure: Measure) -> bool:
    """Return whether a person's agency owns a measure."""
    return measure.owner_id is not None and measure.owner_id == membership.agency_id


def thread(
    comments: Iterable[MeasureComment],
    *,
    measure: Measure,
    permissions: Collection[Permission],
    reader: User,
) -> list[dict[str, str]]:
    """Return the words under a measure, latest first, each with what can be done."""
    may_sign = Permission.COMMENT_SIGN in permissions
    return [
        _entry(comment, measure, may_sign=may_sign, reader=reader)
        for comment in reversed(list(comments))
    ]


def _entry(
    comment: MeasureComment, measure: Measure, *, may_sign: bool, reader: User
) -> dict[str, str]:
    kind = CommentKind(comment.kind)
    said = [f"Written when the figure was {comment.figure}."] if comment.figure else []
    if comment.signed_by is not None and comment.signed_at is not None:
        said.append(
            f"Signed off by {comment.signed_by.name}, {moment(comment.signed_at)}."
        )
    elif KINDS[kind].is_signed:
        said.append("Not signed off yet.")
    cannot = why_not_signed(
        kind,
        is_signed=comment.signed_at is not None,
        is_own=comment.written_by_id == reader.pk,
    )
    year = measure.plan.year
    scope = [year.partnership.slug, year.label, measure.code, comment.pk]
    return {
        "title": f"{KINDS[kind].name}, {comment.period.label}",
        "by": comment.written_by.name,
        "at": moment(comment.written_at),
        "text": comment.text,
        "note": " ".join(said),
        "sign_url": reverse("review:sign", args=scope)
        if may_sign and not cannot
        else "",
    }


def commentary_page(
    owed: Sequence[Owed], *, period: Period, year: PlanYear, today: date
) -> dict[str, Any]:
    """Return whose commentary stands how, and the way to the other periods."""
    written = sum(one.comment is not None for one in owed)
    signed = sum(
        one.comment is not None and one.comment.signed_at is not None for one in owed
    )
    return {
        "period": period,
        "figures": [
            {"label": "Measures", "text": str(len(owed))},
            {"label": "Commentary written", "text": str(written)},
            {"label": "Signed off", "text": str(signed)},
        ],
        "table": _owed_table(owed, period, today=today) if owed else None,
        "periods": [
            {
                "label": one.label,
                "url": commentary_url(year, one),
                "is_shown": one == period,
            }
            for one in periods_of(Period(year.starts_on, year.ends_before))
        ],
        "ask_url": reverse("review:ask", args=[year.partnership.slug, year.label])
        + f"?{urlencode({'period': period.slug})}",
    }


def commentary_url(year: PlanYear, period: Period) -> str:
    """Return the page of a period's commentary."""
    address = reverse("review:commentary", args=[year.partnership.slug, year.label])
    return f"{address}?{urlencode({'period': period.slug})}"


def asked_in_words(asked: Asked) -> str:
    """Return what came of asking, as sentences."""
    parts = [
        f"{asked.asked} owner{pluralize(asked.asked)} asked; each has an action, and is "
        "reminded of it."
    ]
    if asked.already:
        parts.append(f"{asked.already} had been asked, or had written, before.")
    if asked.without_owner:
        names = ", ".join(
            measure.indicator.title for measure in asked.without_owner[:5]
        )
        more = len(asked.without_owner) - 5
        others = f" and {more} more" if more > 0 else ""
        parts.append(f"Nobody owns {names}{others}: name an owner in the plan.")
    return " ".join(parts)


def _owed_table(owed: Sequence[Owed], period: Period, *, today: date) -> Table:
    return table(
        f"Commentary for {period.label}",
        ["Measure", "Owner", "Asked for by", "Written", "Signed off"],
        [
            [
                Cell(one.measure.indicator.title, href=one.measure.get_absolute_url()),
                str(one.measure.owner or "Nobody yet"),
                _asked(one, today=today),
                _written(one),
                _signed(one),
            ]
            for one in owed
        ],
    )


def _asked(one: Owed, *, today: date) -> Cell | str:
    if one.action is None:
        return "Not asked"
    day = date_format(one.action.due_on, "j F Y")
    is_late = one.action.is_open and one.action.due_on < today and one.comment is None
    return Cell(day, tag="red", note="Overdue") if is_late else day


def _written(one: Owed) -> Cell | str:
    if one.comment is None:
        return "Not yet"
    return Cell(
        date_format(one.comment.written_at, "j F Y"), note=one.comment.written_by.name
    )


def _signed(one: Owed) -> Cell | str:
    if one.comment is None or one.comment.signed_by is None:
        return "Not yet"
    return Cell("Signed off", tag="green", note=one.comment.signed_by.name)
