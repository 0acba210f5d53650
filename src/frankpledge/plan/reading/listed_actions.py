"""Action plans set out as lists: a heading of the plan, and under it what will be done."""

from __future__ import annotations

from collections.abc import Sequence

from frankpledge.plan.reading.blocks import Cell, Kind, Piece, Row, Table, Words
from frankpledge.plan.reading.draft import Part
from frankpledge.plan.reading.outline import Section
from frankpledge.plan.reading.themes import RawSheet
from frankpledge.plan.reading.vocabulary import Label, line_label


def sheet_of_list(section: Section, words: Sequence[Words]) -> RawSheet | None:
    """Return the theme a heading within the action plan is, its items the activities.

    A heading over a table is that table's theme, and the plan's own heading is none.
    """
    items = [one for one in words if one.kind is Kind.ITEM]
    is_topic = section.part is Part.ACTIONS and not section.is_known
    has_table = any(isinstance(block, Table) for block in section.blocks)
    if not items or not is_topic or has_table:
        return None
    sheet = RawSheet(section.title, "", "", is_headed=False, is_table=True)
    for one in words:
        said = line_label(one.text)
        if one.kind is Kind.ITEM:
            piece = Piece(one.text, one.source, is_item=True)
            sheet.pieces.setdefault(Label.ACTIVITIES, []).append(piece)
        elif said is not None and said[0] is Label.LEAD and not sheet.lead_agency:
            sheet.lead_agency = said[2]
        else:
            continue
        cell = Cell((Piece(one.text, one.source),), one.source)
        sheet.rows.append(Row((cell,), one.source))
    return sheet
