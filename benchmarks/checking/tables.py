"""The tables of a document: figures of both years, and actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from benchmarks.checking.blocks import Block, Cell, Grid, Heading, Paragraph, cell
from benchmarks.checking.heads import PARTICULARS, QUARTERS, Col
from benchmarks.checking.plan import Action, Particular, Plan, Row, Theme
from benchmarks.checking.printing import dated, printed, year_printed
from benchmarks.checking.style import Style, TableStyle

COLOURS = {"Green": "green", "Amber": "amber", "Red": "red"}
# How many years before the table's own a column is about.
YEARS_BACK = {Col.BASELINE: 1, Col.EARLIER: 2}
OF_A_YEAR = frozenset({Col.BASELINE, Col.TARGET, Col.ACTUAL})


def head_of(col: Col, table: TableStyle, plan: Plan, style: Style, year: int) -> str:
    """Return the printed head of a column of a table about a year."""
    own = year - YEARS_BACK.get(col, 0) + table.years_off
    return table.heads[col].format(y=year_printed(plan, style, own))


def names_its_year(col: Col, table: TableStyle) -> bool:
    """Say whether the header tells which year a column is about."""
    return "{y}" in table.heads[col] or (table.has_groups and col in OF_A_YEAR)


def results_table(plan: Plan, style: Style) -> Iterator[Block]:
    """Yield last year's table."""
    yield from _figures(plan, style, style.results, plan.results, plan.year - 1)


def targets_table(plan: Plan, style: Style) -> Iterator[Block]:
    """Yield the coming year's table."""
    yield from _figures(plan, style, style.targets, plan.targets, plan.year)


def _figures(
    plan: Plan, style: Style, table: TableStyle, rows: Sequence[Row], year: int
) -> Iterator[Block]:
    if not rows:
        return
    head = list(_header(plan, style, table, year))
    parts = [(name, list(of)) for name, of in groupby(rows, lambda row: row.section)]
    if table.is_split:
        for name, of in parts:
            yield Heading(name, 3)
            made = [*head, *_lines(of, plan, style, table)]
            yield Grid(tuple(made), heads=len(head))
    else:
        made = head[:]
        for name, of in parts:
            if table.has_sections:
                made.append((cell(name, across=len(table.columns)),))
            made += _lines(of, plan, style, table)
        if table.has_footnote_inside and table.footnote:
            made.append((cell(table.footnote, across=len(table.columns)),))
        yield Grid(tuple(made), heads=len(head))
    if table.footnote and (table.is_split or not table.has_footnote_inside):
        yield Paragraph(table.footnote)


def _header(
    plan: Plan, style: Style, table: TableStyle, year: int
) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of the header: a caption, the years, the heads."""
    if table.caption:
        yield (cell(table.caption, across=len(table.columns)),)
    if table.has_groups:
        above: list[Cell] = []
        for own, columns in groupby(table.columns, lambda col: _year_above(col, year)):
            width = len(list(columns))
            text = year_printed(plan, style, own) if own else ""
            above += [cell(text, across=width)] if own else [cell("")] * width
        yield tuple(above)
    yield tuple(cell(head_of(c, table, plan, style, year)) for c in table.columns)


def _year_above(col: Col, year: int) -> int:
    return year - YEARS_BACK.get(col, 0) if col in OF_A_YEAR else 0


def _lines(
    rows: Sequence[Row], plan: Plan, style: Style, table: TableStyle
) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(rows, start=1):
        yield tuple(
            cell(str(number)) if col is Col.NUMBER else _cell(row, col, plan, style)
            for col in table.columns
        )


def title_of(row: Row, style: Style) -> str:
    """Return a row's title, with its survey in brackets where the style names them."""
    is_named = style.are_surveys_named and row.survey and row.survey not in row.title
    return f"{row.title} ({row.survey})" if is_named else row.title


def _cell(row: Row, col: Col, plan: Plan, style: Style) -> Cell:
    if col is Col.TITLE:
        return cell(title_of(row, style))
    if col is Col.CODE:
        return cell(row.code or row.link)
    if col in QUARTERS:
        place = QUARTERS.index(col)
        return cell(printed(row.quarters[place], style) if row.quarters else "n/a")
    if col in PARTICULARS:
        return particular_cell(row.particular, col, plan, style)
    return cell(printed(getattr(row, col.value), style))


def particular_cell(said: Particular, col: Col, plan: Plan, style: Style) -> Cell:
    """Return the cell of one of the further columns."""
    text = said_in(said, col, plan, style)
    colour = COLOURS.get(said.status, "") if col is Col.STATUS else ""
    return Cell((text,) if text else (), colour=colour)


def said_in(said: Particular, col: Col, plan: Plan, style: Style) -> str:
    """Return what one of the further columns prints."""
    text = getattr(said, col.value)
    return style.statuses.get(text, text) if col is Col.STATUS else dated(text, plan)


def action_table(
    plan: Plan, style: Style, themes: Sequence[Theme], *, with_theme: bool
) -> Grid:
    """Return a table with a row an action."""
    table = style.actions_table
    columns = (Col.THEME, *table.columns) if with_theme else table.columns
    rows = [tuple(cell(table.heads[col]) for col in columns)]
    for theme in themes:
        rows += [
            tuple(_action_cell(theme, action, col, plan, style) for col in columns)
            for action in theme.actions
        ]
    return Grid(tuple(rows))


def _action_cell(
    theme: Theme, action: Action, col: Col, plan: Plan, style: Style
) -> Cell:
    if col is Col.THEME:
        return cell(theme.title)
    if col is Col.ACTION:
        return cell(action.text)
    if col is Col.SUCCESS:
        return cell(action.success)
    return particular_cell(action.particular, col, plan, style)
