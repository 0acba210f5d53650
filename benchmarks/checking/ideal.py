"""The draft a perfect reader would give: what a person understands of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks.checking.blocks import Block, Grid, Heading
from benchmarks.checking.heads import PARTICULARS, QUARTERS, Col, Place
from benchmarks.checking.layout import Document, blocks_of
from benchmarks.checking.plan import Amount, Measure, Particular, Plan, Row, Theme
from benchmarks.checking.printing import printed, year_meant
from benchmarks.checking.style import Actions, Members, Priorities, TableStyle
from benchmarks.checking.tables import YEARS_BACK, names_its_year, said_in, title_of
from frankpledge.plan.reading.draft import (
    Activity,
    AgencyEntry,
    Draft,
    Figure,
    FigureState,
    Line,
    NarrativeTopic,
    Part,
    Particulars,
    PriorityItem,
    ResultRow,
    Source,
    TargetRow,
    ThemeMeasure,
    ThemeSheet,
)
from frankpledge.plan.reading.periods import period_of

NOTHING_THERE = FigureState.BLANK


class _Lines:
    """Numbers the elements as if each stood on a line of its own."""

    def __init__(self) -> None:
        self.last = 0

    def next(self) -> Source:
        """Return the next line."""
        self.last += 1
        return Source(self.last, self.last)


def ideal_draft(document: Document) -> Draft:
    """Return what a reader who misses nothing makes of a document."""
    plan, lines = document.plan, _Lines()
    told = _headings(blocks_of(document))
    headings = tuple(Line(text, lines.next()) for text in told)
    introduction = (f"This is the plan of the {plan.partnership}.", *plan.introduction)
    return Draft(
        title=document.title,
        year_label=year_meant(plan, plan.year),
        results_year_label=_year_of_results(document),
        partnership_name=plan.partnership,
        partnership_contact=None,
        introduction=tuple(Line(text, lines.next()) for text in introduction),
        narrative=_topics(document, lines),
        results=tuple(_result(row, document, lines) for row in plan.results),
        priorities=_priorities(document, lines),
        targets=tuple(_target(row, document, lines) for row in plan.targets),
        themes=tuple(_theme(theme, document, lines) for theme in plan.themes),
        agencies=_agencies(document, lines),
        headings=headings,
    )


def _headings(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Grid):
            yield from (
                " | ".join(c.text for c in r) for r in block.rows[: block.heads]
            )


def _topics(document: Document, lines: _Lines) -> tuple[NarrativeTopic, ...]:
    plan = document.plan
    told = [(document.heading(Place.SUCCESSES), plan.successes, Part.SUCCESSES)]
    told += [(one.title, one.paragraphs, Part.REVIEW) for one in plan.review]
    return tuple(
        NarrativeTopic(
            title,
            tuple(Line(text, lines.next()) for text in paragraphs),
            lines.next(),
            1.0,
            part=part,
        )
        for title, paragraphs, part in told
    )


def _year_of_results(document: Document) -> str:
    """Return the year of last year's table, or "" when nothing printed names it."""
    table = document.style.results
    if not document.plan.results:
        return ""
    named = any(names_its_year(col, table) for col in (Col.TARGET, Col.ACTUAL))
    named = named or "{last}" in document.style.headings[Place.RESULTS]
    return year_meant(document.plan, document.plan.year - 1) if named else ""


def _priorities(document: Document, lines: _Lines) -> tuple[PriorityItem, ...]:
    way = document.style.priorities
    if way is Priorities.NONE:
        return ()
    return tuple(
        PriorityItem(
            one.title,
            tuple(Line(issue, lines.next()) for issue in one.issues)
            if way is not Priorities.NUMBERED
            else (),
            lines.next(),
            1.0,
        )
        for one in document.plan.priorities
    )


def _period(col: Col, table: TableStyle, plan: Plan, year: int) -> str:
    """Return the year a column's head names, or "" when it names none."""
    if not names_its_year(col, table):
        head = table.heads.get(col, "")
        return period_of(head) if any(c.isdigit() for c in head) else ""
    return year_meant(plan, year - YEARS_BACK.get(col, 0) + table.years_off)


def _figure(
    amount: Amount, col: Col, table: TableStyle, document: Document, year: int
) -> Figure:
    if col not in table.columns:
        return Figure("", NOTHING_THERE)
    return Figure(
        printed=printed(amount, document.style),
        state=amount.state,
        value=amount.value,
        unit=amount.unit,
        period=_period(col, table, document.plan, year),
    )


def _quarters(
    row: Row, table: TableStyle, document: Document, year: int
) -> tuple[Figure, ...]:
    if Col.Q1 not in table.columns:
        return ()
    if not row.quarters:
        return tuple(
            Figure("n/a", FigureState.NOT_APPLICABLE, period=f"Q{n}")
            for n in range(1, 5)
        )
    found = []
    for number, (col, one) in enumerate(zip(QUARTERS, row.quarters, strict=True), 1):
        figure = _figure(one, col, table, document, year)
        label = year_meant(document.plan, year) if names_its_year(col, table) else ""
        found.append(replace(figure, period=f"{label} Q{number}".strip()))
    return tuple(found)


def _particulars(
    said: Particular, table: TableStyle, document: Document
) -> Particulars:
    shown = {
        col.value: said_in(said, col, document.plan, document.style)
        for col in PARTICULARS
        if col in table.columns
    }
    return Particulars(**shown)


def _links(row: Row, table: TableStyle) -> tuple[str, tuple[str, ...]]:
    if Col.CODE not in table.columns:
        return "", ()
    return row.code or row.link, (row.code,) if row.code else ()


def _instruments(row: Row, table: TableStyle, document: Document) -> tuple[str, ...]:
    told = title_of(row, document.style)
    if Col.EVIDENCE in table.columns:
        told += row.particular.evidence
    return (row.survey,) if row.survey and row.survey in told else ()


def _result(row: Row, document: Document, lines: _Lines) -> ResultRow:
    table, year = document.style.results, document.plan.year - 1
    links, codes = _links(row, table)
    baseline, target, actual, change = (
        _figure(getattr(row, col.value), col, table, document, year)
        for col in (Col.BASELINE, Col.TARGET, Col.ACTUAL, Col.CHANGE)
    )
    return ResultRow(
        title=title_of(row, document.style),
        rule=row.rule,
        baseline=baseline,
        target=target,
        actual=actual,
        change=change,
        source=lines.next(),
        confidence=1.0,
        section=row.section if table.has_sections or table.is_split else "",
        links=links,
        indicator_codes=codes,
        instruments=_instruments(row, table, document),
        quarters=_quarters(row, table, document, year),
        particulars=_particulars(row.particular, table, document),
    )


def _target(row: Row, document: Document, lines: _Lines) -> TargetRow:
    table, year = document.style.targets, document.plan.year
    links, codes = _links(row, table)
    return TargetRow(
        title=title_of(row, document.style),
        section=row.section if table.has_sections or table.is_split else "",
        rule=row.rule,
        links=links,
        indicator_codes=codes,
        instruments=_instruments(row, table, document),
        baseline=_figure(row.baseline, Col.BASELINE, table, document, year),
        target=_figure(row.target, Col.TARGET, table, document, year),
        source=lines.next(),
        confidence=1.0,
        quarters=_quarters(row, table, document, year),
        particulars=_particulars(row.particular, table, document),
    )


def _theme(theme: Theme, document: Document, lines: _Lines) -> ThemeSheet:
    style = document.style
    signs = tuple(_signs(theme, document, lines))
    are_outcomes = style.actions_table.heads.get(Col.SUCCESS) == "Outcome"
    if style.actions in (Actions.TABLES, Actions.ONE_TABLE):
        return ThemeSheet(
            title=theme.title,
            priority="",
            lead_agency="",
            overview="",
            activities=tuple(
                Activity(
                    one.text,
                    lines.next(),
                    _particulars(one.particular, style.actions_table, document),
                )
                for one in theme.actions
            ),
            measures=() if are_outcomes else signs,
            outcomes=tuple(Line(one.text, one.source) for one in signs)
            if are_outcomes
            else (),
            key_partners=(),
            source=lines.next(),
            confidence=1.0,
        )
    return ThemeSheet(
        title=theme.title,
        priority=theme.priority,
        lead_agency=theme.lead,
        overview="\n".join(theme.overview),
        activities=tuple(Activity(one.text, lines.next()) for one in theme.actions),
        measures=tuple(
            _measure(theme_measure, lines) for theme_measure in theme.measures
        ),
        outcomes=tuple(Line(text, lines.next()) for text in theme.outcomes),
        key_partners=tuple(Line(name, lines.next()) for name in theme.partners),
        source=lines.next(),
        confidence=1.0,
    )


def _signs(theme: Theme, document: Document, lines: _Lines) -> Iterator[ThemeMeasure]:
    """Yield how the success of a theme's actions is told."""
    if Col.SUCCESS in document.style.actions_table.columns:
        for one in theme.actions:
            yield ThemeMeasure(one.success, None, (), lines.next())


def _measure(measure: Measure, lines: _Lines) -> ThemeMeasure:
    text = f"{measure.code} - {measure.text}" if measure.code else measure.text
    codes = (measure.code,) if measure.code else ()
    return ThemeMeasure(text, measure.rule, codes, lines.next())


def _agencies(document: Document, lines: _Lines) -> tuple[AgencyEntry, ...]:
    if document.style.members is Members.NONE:
        return ()
    if document.style.members is Members.NAMES:
        return tuple(
            AgencyEntry(one.name, "", "", "", "", lines.next(), 1.0)
            for one in document.plan.members
        )
    return tuple(
        AgencyEntry(
            name=one.name,
            address="\n".join(one.address),
            postcode=one.postcode,
            telephone=one.telephone,
            website=one.website,
            source=lines.next(),
            confidence=1.0,
        )
        for one in document.plan.members
    )
