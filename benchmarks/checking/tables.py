"""The tables of a document: figures of both years, and actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.checking.blocks import Block, Cell, Grid, Paragraph, cell
from benchmarks.checking.heads import PARTICULARS, QUARTERS, Col
from benchmarks.checking.plan import Action, Particular, Plan, Row, Theme
from benchmarks.checking.printing import dated, printed, year_printed
from benchmarks.checking.style import Style, TableStyle

COLOURS = {"Green": "green", "Amber": "amber", "Red": "red"}
EARLIER = frozenset({Col.BASELINE})  # columns about the year before the table's own


def head_of(col: Col, table: TableStyle, plan: Plan, style: Style, year: int) -> str:
    """Return the printed head of a column of a table about a year."""
    own = year - 1 if col in EARLIER else year
    return table.heads[col].format(y=year_printed(plan, style, own))


def results_table(plan: Plan, style: Style) -> Iterator[Block]:
    """Yield last year's table."""
    yield from _figures(plan, style, style.results, plan.results, plan.year - 1)


def targets_table(plan: Plan, style: Style) -> Iterator[Block]:
    """Yield the coming year's table."""
    yield from _figures(plan, style, style.targets, plan.targets, plan.year)


def _figures(
    plan: Plan, style: Style, table: TableStyle, rows: Sequence[Row], year: int
) -> Iterator[Block]:
    width = len(table.columns)
    made: list[tuple[Cell, ...]] = []
    if table.caption:
        made.append((cell(table.caption, across=width),))
    made.append(
        tuple(cell(head_of(c, table, plan, style, year)) for c in table.columns)
    )
    heads = len(made)
    section = ""
    for row in rows:
        if table.has_sections and row.section != section:
            section = row.section
            made.append((cell(section, across=width),))
        made.append(tuple(_cell(row, c, plan, style) for c in table.columns))
    yield Grid(tuple(made), heads=heads)
    if table.footnote:
        yield Paragraph(table.footnote)


def _cell(row: Row, col: Col, plan: Plan, style: Style) -> Cell:
    if col is Col.TITLE:
        return cell(row.title)
    if col is Col.CODE:
        return cell(row.code or row.link)
    if col in QUARTERS:
        place = QUARTERS.index(col)
        return cell(printed(row.quarters[place], style) if row.quarters else "n/a")
    if col in PARTICULARS:
        return particular_cell(row.particular, col, plan)
    return cell(printed(getattr(row, col.value), style))


def particular_cell(said: Particular, col: Col, plan: Plan) -> Cell:
    """Return the cell of one of the further columns."""
    text = dated(getattr(said, col.value), plan)
    return Cell((text,) if text else (), colour=COLOURS.get(text, ""))


def action_table(
    plan: Plan, style: Style, themes: Sequence[Theme], *, with_theme: bool
) -> Grid:
    """Return a table with a row an action."""
    table = style.actions_table
    columns = (Col.THEME, *table.columns) if with_theme else table.columns
    rows = [tuple(cell(table.heads[col]) for col in columns)]
    for theme in themes:
        rows += [
            tuple(_action_cell(theme, action, col, plan) for col in columns)
            for action in theme.actions
        ]
    return Grid(tuple(rows))


def _action_cell(theme: Theme, action: Action, col: Col, plan: Plan) -> Cell:
    if col is Col.THEME:
        return cell(theme.title)
    if col is Col.ACTION:
        return cell(action.text)
    return particular_cell(action.particular, col, plan)
