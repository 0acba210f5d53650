"""The review's tables and the words around a figure."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.template.defaultfilters import pluralize
from django.urls import reverse

from frankpledge.analysis.contracts import FIGURE_STATE_WORDS, FigureState
from frankpledge.analysis.periods import MONTH_NAMES
from frankpledge.partnership.models import PlanYear
from frankpledge.plan.rules import (
    FIGURE_WORDS,
    FigureKnown,
    MeasureUnit,
    printed_number,
    rule_in_words,
)
from frankpledge.review.checks.definitions import definitions_named
from frankpledge.review.presenters.statuses import status_cell
from frankpledge.review.queries import (
    MeasureReview,
    Places,
    Status,
    TableRow,
    YearValue,
)
from frankpledge.review.rules import HELD_WORDS, Held
from frankpledge.review.sources.answers import MonthValue, Records
from frankpledge.ui.tables import Cell, Column, Table, table


def unit_of(review: MeasureReview) -> MeasureUnit:
    """Return the unit a measure's figures are in."""
    return MeasureUnit(review.measure.indicator.unit)


def value_words(review: MeasureReview) -> str:
    """Return the value as printed, or the state that stands in its place."""
    value = review.observation.value
    return "" if value is None else printed_number(value, unit_of(review))


def target_words(review: MeasureReview) -> str:
    """Return the target as printed, else the rule's number, else its state."""
    target = review.measure.target
    if review.goal is not None:
        return printed_number(review.goal, unit_of(review))
    if target is not None and target.printed_text:
        return target.printed_text
    state = FigureKnown(target.printed_state) if target else FigureKnown.BLANK
    return FIGURE_WORDS.get(state, "not given")


def rule_words(review: MeasureReview) -> str:
    """Return the target as a rule in words."""
    return rule_in_words(review.rule, unit_of(review)) if review.rule else "No rule"


def measures_table(
    reviews: Sequence[MeasureReview],
    *,
    caption: str,
    statuses: Mapping[int, Status],
) -> Table:
    """Return a table of measures with value, target, verdict, and status where given."""
    columns: list[Column | str] = [
        "Measure",
        Column("Baseline", is_numeric=True),
        Column("Target", is_numeric=True),
        Column("Value", is_numeric=True),
        "Verdict",
    ]
    rows = [_measure_cells(review) for review in reviews]
    if statuses:
        columns.append("Status")
        for review, cells in zip(reviews, rows, strict=True):
            cells.append(status_cell(statuses.get(review.measure.pk)))
    return table(caption, columns, rows)


def _measure_cells(review: MeasureReview) -> list[Cell | str]:
    title = review.measure.indicator.title
    tones = {"good": "green", "bad": "red", "warning": "orange", "neutral": "grey"}
    return [
        Cell(title, href=review.measure.get_absolute_url(), note=rule_words(review)),
        review.baseline_words,
        target_words(review),
        Cell(value_words(review), note=HELD_WORDS[review.observation.held]),
        Cell(
            review.judgement.words,
            tag=tones[review.judgement.tone],
            note=review.judgement.sentence,
        ),
    ]


def headline_figures(
    review: MeasureReview, *, records_url: str
) -> list[dict[str, str]]:
    """Return the numbers that matter, the value a link to its records."""
    title = review.measure.indicator.title
    value: dict[str, str] = {
        "label": review.observation.label,
        "text": value_words(review) or "No figure",
        "note": HELD_WORDS[review.observation.held],
    }
    if records_url:
        value |= {
            "href": records_url,
            "about": f"{title} in {review.observation.label}",
        }
    return [
        value,
        {"label": "Baseline, as printed", "text": review.baseline_words},
        {
            "label": "Target",
            "text": target_words(review),
            "note": rule_words(review),
        },
    ]


def disagreements(review: MeasureReview) -> list[str]:
    """Return where the plan's figures and what follows from them differ, in sentences."""
    found = [
        _target_disagreement(review),
        _result_disagreement(review),
        _baseline_disagreement(review),
    ]
    return [sentence for sentence in found if sentence]


def _target_disagreement(review: MeasureReview) -> str:
    given, exact = review.goal_by_rule, review.goal_exact
    if not review.goals_disagree or given is None:
        return ""
    unit = unit_of(review)
    opening = f"The plan prints a target of {target_words(review)}, but "
    if review.rule is not None and review.rule.amount is None:
        return f"{opening}asks to {rule_words(review).lower()} from {printed_number(given, unit)}."
    unrounded = (
        f" ({printed_number(exact, unit)} before rounding)"
        if exact is not None and exact != given
        else ""
    )
    return (
        f"{opening}“{rule_words(review).lower()}” from {review.baseline_words} gives "
        f"{printed_number(given, unit)}{unrounded}. The verdict goes by the printed "
        "target."
    )


def _result_disagreement(review: MeasureReview) -> str:
    printed = getattr(review.measure, "printed_result", None)
    value = review.observation.value
    if printed is None or printed.actual is None or not review.observation.is_whole:
        return ""
    if value is None or printed.actual == value:
        return ""
    return (
        f"The document prints a result of {printed.actual_printed}; the evidence gives "
        f"{printed_number(value, unit_of(review))}."
    )


def _baseline_disagreement(review: MeasureReview) -> str:
    before = review.before
    if not review.baseline_disagrees or before is None or before.value is None:
        return ""
    return (
        f"The plan prints a baseline of {review.baseline_words}; the evidence gives "
        f"{printed_number(before.value, unit_of(review))} for {before.label}."
    )


def months_table(months: Sequence[MonthValue], *, records_url: str) -> Table:
    """Return each month's count, a link for those who may see its records.

    A month without a return has none, not zero. The month stands in words in the
    address, where "2009-10" would mean the year.
    """
    rows: list[list[Cell | str]] = []
    for value in months:
        name = f"{MONTH_NAMES[value.month.month - 1]} {value.month.year}"
        count = "" if value.count is None else f"{value.count:,}"
        asked = urlencode({"period": name})
        link = f"{records_url}?{asked}" if records_url and count else ""
        note = "looks partial" if value.partial else ""
        rows.append(
            [
                name,
                Cell(
                    count,
                    href=link,
                    about=f"record{pluralize(value.count)} of {name}",
                    note=note,
                ),
            ]
        )
    return table("Values by month", ["Month", Column("Count", is_numeric=True)], rows)


def places_table(places: Places, *, caption: str) -> Table:
    """Return each LSOA's count, most first."""
    ranked = sorted(places.areas, key=lambda a: (-places.counts[a.code], a.name))
    columns: list[Column | str] = ["LSOA", Column("Count", is_numeric=True)]
    rows: list[list[Cell | str]] = [
        [Cell(area.name, note=area.code), f"{places.counts[area.code]:,}"]
        for area in ranked
    ]
    return table(caption, columns, rows)


def years_table(review: MeasureReview, history: Sequence[YearValue]) -> Table:
    """Return each year's value, with how much of it is held."""
    unit = unit_of(review)
    rows: list[list[Cell | str]] = [
        [
            year.period.label,
            Cell(
                printed_number(year.observation.value, unit)
                if year.observation.value is not None
                else "",
                note=HELD_WORDS[year.observation.held],
            ),
            year.observation.note or "The whole year",
        ]
        for year in history
    ]
    columns: list[Column | str] = [
        "Year",
        Column("Value", is_numeric=True),
        "What is held",
    ]
    return table("Values by year", columns, rows)


def year_end_table(rows: Sequence[TableRow], *, year: PlanYear) -> Table:
    """Return the year-end table, each actual a link to what stands behind it."""
    columns: list[Column | str] = [
        "Action or target",
        Column("Baseline", is_numeric=True),
        Column("Target", is_numeric=True),
        Column("Actual", is_numeric=True),
        Column("Change", is_numeric=True, note="as the figures give it"),
        Column("Change", is_numeric=True, note="as printed"),
        "Our verdict",
        "Is the change real?",
    ]
    slug = year.partnership.slug
    return table(
        f"Results {year.label}",
        columns,
        [
            [
                Cell(row.measure, note=f"Line {row.line}" if row.line else ""),
                row.baseline,
                row.target,
                Cell(
                    row.actual,
                    href=reverse("review:measure", args=[slug, year.label, row.code]),
                    about=row.measure,
                    note=_beside_actual(row),
                ),
                row.change,
                row.change_printed,
                Cell(row.verdict, note=row.sentence),
                row.is_change_real or "Not tested",
            ]
            for row in rows
        ],
    )


def _beside_actual(row: TableRow) -> str:
    """Return what to mind about the actual: that it is part, that print differs."""
    differs = row.actual_printed and row.actual_printed != row.actual
    printed = f"printed {row.actual_printed}" if differs else ""
    is_said = row.actual_held == HELD_WORDS[Held.NOT_GIVEN]  # the actual is "TBC"
    held = "" if is_said else row.actual_held
    return ", ".join(note for note in (held, printed) if note)


def records_table(records: Records) -> Table:
    """Return a page of records."""
    columns = ["When", "Category", "Place", "LSOA", "Outcome", "Row of the return"]
    return table(
        "Records",
        columns,
        [
            [
                f"{r.occurred_at:%d %b %Y %H:%M}"
                if r.occurred_at
                else f"{r.month:%b %Y}",
                r.category,
                r.place or "No location",
                Cell(r.lsoa_name, note=r.lsoa_code),
                r.outcome,
                Cell(f"{r.source}, line {r.row_number}", note=r.reference[:12]),
            ]
            for r in records.rows
        ],
    )


def cells_table(records: Records) -> Table:
    """Return a page of the cells of a table, as received."""
    return table(
        "Cells of the table",
        ["Area", "Period", "Category", "State", "Cell as received", "Where it stands"],
        [
            [
                Cell(
                    cell.area_name or cell.area_code or "", note=cell.wider_area or ""
                ),
                cell.period.label,
                Cell(cell.category, note=cell.measure),
                FIGURE_STATE_WORDS[FigureState(cell.state)],
                cell.printed or "(empty)",
                Cell(f"{cell.source}, line {cell.row_number}", note=cell.sheet or ""),
            ]
            for cell in records.cells
        ],
    )


CELL_COLUMNS = (
    "period_start",
    "period_end",
    "area_code",
    "area_name",
    "category",
    "measure",
    "unit",
    "value",
    "state",
    "printed",
    "source",
    "version",
    "sheet",
    "row_number",
)
RECORD_COLUMNS = (
    "month",
    "occurred_at",
    "category",
    "place",
    "lsoa_code",
    "lsoa_name",
    "outcome",
    "reference",
    "source",
    "version",
    "row_number",
)


def record_columns(records: Records) -> tuple[str, ...]:
    """Return the columns of a CSV of records, or of cells of a table."""
    return CELL_COLUMNS if records.cells else RECORD_COLUMNS


def record_cells(records: Records) -> list[list[Any]]:
    """Return records as rows of a CSV, columns as `record_columns` names them."""
    names = record_columns(records)
    rows = records.cells or records.rows
    return [[getattr(row, name) for name in names] for row in rows]


def formal_definitions(review: MeasureReview) -> list[tuple[str, str]]:
    """Return what each national indicator the measure names formally measured."""
    indicator = review.measure.indicator
    named = f"{indicator.reference} {review.measure.links} {review.measure.title}"
    return [
        (
            f"{one.code}, as it was defined",
            f"{one.title}: {one.measures}. What is counted here is ours, and only the "
            "same where it says the same.",
        )
        for one in definitions_named(named)
    ]


def definition_facts(review: MeasureReview) -> list[dict[str, str]]:
    """Return what the measure is: what is counted, by which instrument, good which way."""
    indicator = review.measure.indicator
    facts = [
        ("Values come from", review.counted),
        ("What is counted", indicator.numerator or "Not written down yet"),
        ("Out of what", indicator.denominator),
        ("Which way is good", indicator.get_polarity_display()),
        ("Instrument", indicator.instrument),
        ("National or local reference", indicator.reference or review.measure.links),
        *formal_definitions(review),
        ("Rounding", indicator.get_rounding_display()),
        ("Who answers for it", str(review.measure.owner or "Nobody named yet")),
    ]
    return [{"key": key, "value": value} for key, value in facts if value]
