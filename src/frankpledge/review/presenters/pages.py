"""The contexts of the review's pages, one function a page."""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse

from frankpledge.access.models import User
from frankpledge.access.rules import Permission
from frankpledge.partnership.models import PlanYear
from frankpledge.plan.models import Measure, Plan
from frankpledge.plan.rules import MeasureUnit
from frankpledge.review import queries
from frankpledge.review.presenters import comments, tables
from frankpledge.review.presenters.charts import history_chart, places_map
from frankpledge.review.presenters.parts import parts_table
from frankpledge.review.presenters.statuses import status_words
from frankpledge.review.queries import (
    MeasurePage,
    MeasureReview,
    RecordsAsked,
    Status,
    TableRow,
)
from frankpledge.review.queries.year_end import COLUMNS
from frankpledge.review.rules import VERDICT_WORDS, Held, Verdict
from frankpledge.review.sources.answers import Records
from frankpledge.review.status import Basis
from frankpledge.ui.sheets import csv_text
from frankpledge.ui.tables import Table


def home(
    plan: Plan | None,
    reviews: Sequence[MeasureReview],
    statuses: Mapping[int, Status],
) -> dict[str, Any]:
    """Return the measures by heading, and how many stand under each verdict."""
    counted = [review.judgement.verdict for review in reviews]
    return {
        "plan": plan,
        "summary": [
            {"label": VERDICT_WORDS[verdict].words, "text": str(counted.count(verdict))}
            for verdict in Verdict
            if verdict in counted
        ],
        "unchosen": sum(r.observation.held is Held.NOT_BOUND for r in reviews),
        "has_year_so_far": any(r.observation.held is Held.SO_FAR for r in reviews),
        "sections": [
            tables.measures_table(tuple(group), caption=heading, statuses=statuses)
            for heading, group in groupby(reviews, key=_heading)
        ],
    }


def _heading(review: MeasureReview) -> str:
    measure = review.measure
    return str(measure.theme) if measure.theme else measure.section or "Targets"


def year_end(
    year: PlanYear, plan: Plan | None, rows: Sequence[TableRow]
) -> dict[str, Any]:
    """Return the year-end table."""
    table = tables.year_end_table(rows, year=year) if rows else None
    return {"plan": plan, "table": table}


def year_end_csv(rows: Sequence[TableRow]) -> str:
    """Return the year-end table as CSV."""
    return csv_text(COLUMNS, [[getattr(row, c) for c in COLUMNS] for row in rows])


def measure(
    shown: MeasurePage,
    *,
    permissions: Collection[Permission],
    reader: User,
    status: Status | None,
    why_only_counts: str = "",
) -> dict[str, Any]:
    """Return everything the page of a measure shows."""
    review = shown.review
    held, change, detectable = review.measure, review.change, review.detectable
    scope = [held.plan.year.partnership.slug, held.plan.year.label, held.code]
    may_see_any = Permission.RECORDS_VIEW in permissions
    may_see = may_see_any and not why_only_counts
    records_url = reverse("review:records", args=scope) if may_see else ""
    own_records_url = records_url if review.has_records else ""
    return {
        "review": review,
        "measure": held,
        "figures": tables.headline_figures(review, records_url=own_records_url),
        "disagreements": tables.disagreements(review),
        "change_sentence": change.sentence if change else why_untested(review),
        "caveats": [caveat.text for caveat in change.caveats] if change else [],
        "detectable": detectable.sentence if detectable else "",
        "chart": history_chart(review, shown.history, records_url=records_url),
        "cautions": shown.cautions,
        "map": places_map(review, shown.places),
        "years": tables.years_table(review, shown.history) if shown.history else None,
        "parts": parts_table(review, shown.parts),
        "facts": tables.definition_facts(review),
        **_what_people_say(shown, permissions, reader, status),
        "may_bind": Permission.MEASURE_BIND in permissions,
        "may_change": Permission.PLAN_EDIT in permissions and held.plan.is_open,
        "records_url": own_records_url,
        "why_only_counts": why_only_counts
        if review.has_records and may_see_any
        else "",
    }


def would_count(shown: MeasurePage) -> dict[str, Any]:
    """Return what a measure would count: its figure, what to mind, and its years."""
    review = shown.review
    return {
        "counted": review.counted,
        "label": review.observation.label,
        "value": tables.value_words(review) or "no figure",
        "sentences": [s for s in (review.observation.note, *shown.cautions) if s],
        "years": tables.years_table(review, shown.history) if shown.history else None,
    }


def _what_people_say(
    shown: MeasurePage,
    permissions: Collection[Permission],
    reader: User,
    status: Status | None,
) -> dict[str, Any]:
    """Return the thread under a measure, its status, and the ways to add to them."""
    held = shown.review.measure
    scope = [held.plan.year.partnership.slug, held.plan.year.label, held.code]
    is_judged = status and status.convention.basis == Basis.JUDGED.value
    may_judge = is_judged and Permission.COMMENT_SIGN in permissions
    return {
        "thread": comments.thread(
            shown.comments, measure=held, permissions=permissions, reader=reader
        ),
        "comment_url": reverse("review:comment", args=scope),
        "status": status_words(status),
        "judge_url": reverse("review:judge-status", args=scope) if may_judge else "",
    }


def why_untested(review: MeasureReview) -> str:
    """Return why a change was not tested, as a sentence."""
    if queries.kind_of_period(review.measure).is_averaged:
        return (
            "Not tested. Averages of three years share two of them with the average "
            "before, so the two are not separate counts."
        )
    if tables.unit_of(review) is not MeasureUnit.COUNT:
        return (
            "Not tested. The test compares two counts, and this is not a count: "
            "how many people or cases stand behind it is not given."
        )
    if not review.observation.is_whole:
        return "Not tested: there is no figure for a whole year, nor the same months of two."
    return "Not tested: the plan gives no baseline that is a count to compare with."


def records(
    held: Measure, asked: RecordsAsked, found: Records | None
) -> dict[str, Any]:
    """Return a page of records with the way on and the CSV of all of them."""
    total = found.total if found else 0
    pages = Paginator(range(total), asked.size)
    return {
        "measure": held,
        "asked": asked,
        "found": found,
        "table": _records_table(found) if found else None,
        "page": pages.get_page(asked.page),
        "query": urlencode({"period": asked.period.label}),
    }


def _records_table(found: Records) -> Table | None:
    if found.cells:
        return tables.cells_table(found)
    return tables.records_table(found) if found.rows else None


def records_csv(found: Records) -> str:
    """Return records as CSV."""
    return csv_text(tables.record_columns(found), tables.record_cells(found))
