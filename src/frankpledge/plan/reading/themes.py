"""Rows of label and content to theme sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from frankpledge.plan.reading.addresses import ORGANISATIONS
from frankpledge.plan.reading.blocks import Cell, Piece, Row, Words, spanning
from frankpledge.plan.reading.draft import (
    NO_PARTICULARS,
    Activity,
    Line,
    Particulars,
    ThemeMeasure,
    ThemeSheet,
)
from frankpledge.plan.reading.notes import Doubt, Notes, weighed
from frankpledge.plan.reading.parting import (
    PartnerNames,
    fragments_of,
    parted_measures,
    parted_outcomes,
    partners_in,
)
from frankpledge.plan.reading.target_words import (
    indicator_codes,
    parse_rule,
    subject_of,
)
from frankpledge.plan.reading.text import fold, words_of
from frankpledge.plan.reading.vocabulary import (
    PARTICULAR_LABELS,
    SHEET_PARTS,
    Label,
    label_of,
    theme_header,
)


@dataclass(eq=False)
class RawSheet:
    """One theme's rows by label, not yet read."""

    title: str
    lead_agency: str
    priority: str  # the heading it stands under
    is_headed: bool  # its own rows name it, not only the heading before
    rows: list[Row] = field(default_factory=list)
    pieces: dict[Label, list[Piece]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)  # of an action table
    measures: list[ThemeMeasure] = field(default_factory=list)  # of an action table
    particulars: Particulars = NO_PARTICULARS  # of a row that is the sheet
    is_table: bool = False  # its rows are of an action table
    names_priority: bool = False  # its title is a priority, by the head over it

    def holds(self, words: Words) -> bool:
        """Return whether a line of the document is one of its rows."""
        return any(row.source == words.source for row in self.rows)

    def may_take_in(self, other: RawSheet) -> bool:
        """Return whether the other has other parts, or is the table of this one."""
        said, also = (
            {label for label, pieces in sheet.pieces.items() if pieces}
            for sheet in (self, other)
        )
        return other.is_table or not said & also

    def take_in(self, other: RawSheet) -> None:
        """Add what another sheet says of the same theme."""
        self.lead_agency = self.lead_agency or other.lead_agency
        self.rows.extend(other.rows)
        self.activities.extend(other.activities)
        self.measures.extend(other.measures)
        self.doubts.extend(other.doubts)
        self.is_table = self.is_table and other.is_table
        for label, pieces in other.pieces.items():
            self.pieces.setdefault(label, []).extend(pieces)

    @property
    def owner(self) -> str:
        """The agency named beside every action, when it is one and the same."""
        owners = {fold(one.particulars.owner): one for one in self.activities}
        only = next(iter(owners.values())) if len(owners) == 1 else None
        name = only.particulars.owner if only else ""
        return "" if ORGANISATIONS.isdisjoint(words_of(name)) else name

    @property
    def partner_fragments(self) -> list[list[str]]:
        """The key partners cell, cut at its commas; one list a piece."""
        return [fragments_of(p.text) for p in self.pieces.get(Label.PARTNERS, [])]


def raw_sheets_of(rows: Sequence[Row], heading: str, notes: Notes) -> list[RawSheet]:
    """Gather the rows of each theme; words under no label go to the notes."""
    sheets: list[RawSheet] = []
    label: Label | None = None
    for row in rows:
        header = theme_header(row.text)
        found = label_of(row.cells[0].text)
        if header or not sheets or _begins_another(found, sheets[-1]):
            title, lead = header or ("", "")
            under = heading if title else ""
            sheets.append(RawSheet(title or heading, lead, under, bool(title)))
            label = None
        sheet = sheets[-1]
        sheet.rows.append(row)
        if header:
            continue
        if found:
            label = found
            notes.heading(row.cells[0].text, row.source)
            _take(sheet, found, row.cells[1:])
        elif label is None or (row.cells[0].pieces and len(row.filled) > 1):
            reason = (
                "It stands on a theme sheet under a label the reader does not know."
            )
            notes.leave(row.text, reason, row.source)
        else:
            _take(sheet, label, row.cells, goes_on=True)
    return sheets


def _begins_another(label: Label | None, sheet: RawSheet) -> bool:
    """Return whether a sheet without a header row begins with this label."""
    if label is Label.THEME:
        return bool(sheet.pieces)
    return label is Label.OVERVIEW and Label.OVERVIEW in sheet.pieces


def _take(
    sheet: RawSheet, label: Label, cells: Sequence[Cell], *, goes_on: bool = False
) -> None:
    pieces = [piece for cell in cells for piece in cell.pieces]
    texts = [piece.text for piece in pieces]
    if label is Label.THEME and pieces:
        if not sheet.is_headed:
            sheet.priority, sheet.title, sheet.is_headed = sheet.title, "", True
        sheet.title = "; ".join(filter(None, [sheet.title, *texts]))
    elif label is Label.LEAD and pieces:
        sheet.lead_agency = "; ".join(filter(None, [sheet.lead_agency, *texts]))
    if label in sheet.pieces and not goes_on:
        sheet.doubts.append(Doubt.REPEATED_LABEL)
    sheet.pieces.setdefault(label, []).extend(pieces)


def theme_of(sheet: RawSheet, priority: str, names: PartnerNames) -> ThemeSheet:
    """Read a gathered sheet; `priority` is the title of the priority it stands under."""
    doubts = list(sheet.doubts)
    lead = sheet.lead_agency or sheet.owner
    if not lead and not any(one.particulars.owner for one in sheet.activities):
        doubts.append(Doubt.NO_LEAD_AGENCY)
    if not priority:
        doubts.append(Doubt.NO_PRIORITY)
    wanted = () if sheet.is_table else SHEET_PARTS
    told = {Label.ACTIVITIES: sheet.activities, Label.MEASURES: sheet.measures}
    missing = [p for p in wanted if not (sheet.pieces.get(p) or told.get(p))]
    doubts.extend(Doubt.MISSING_LABEL for _ in missing)
    lead_in, activities = _activities(sheet.pieces.get(Label.ACTIVITIES, []))
    partners = list(_partners(sheet, names, doubts))
    measures = list(_measures(sheet.pieces.get(Label.MEASURES, [])))
    outcomes = list(_outcomes(sheet.pieces.get(Label.OUTCOMES, [])))
    if _is_parted(sheet, Label.MEASURES, measures) or _is_parted(
        sheet, Label.OUTCOMES, outcomes
    ):
        doubts.append(Doubt.SPLIT_BY_WORDING)
    confidence, reasons = weighed(doubts)
    return ThemeSheet(
        title=sheet.title,
        priority=priority,
        lead_agency=lead,
        overview="\n".join(p.text for p in sheet.pieces.get(Label.OVERVIEW, [])),
        activities=(*activities, *sheet.activities),
        measures=(*measures, *sheet.measures),
        outcomes=tuple(outcomes),
        key_partners=tuple(partners),
        source=spanning(sheet.rows),
        confidence=confidence,
        doubts=_with_missing(reasons, missing),
        activities_lead_in=tuple(lead_in),
        particulars=_particulars(sheet),
    )


def _particulars(sheet: RawSheet) -> Particulars:
    said = {
        name: "\n".join(piece.text for piece in sheet.pieces.get(label, []))
        for label, name in PARTICULAR_LABELS.items()
    }
    return Particulars(**said) if any(said.values()) else sheet.particulars


def _is_parted(
    sheet: RawSheet, label: Label, items: Sequence[ThemeMeasure | Line]
) -> bool:
    return len(items) > len(sheet.pieces.get(label, []))


def _with_missing(
    reasons: tuple[str, ...], missing: Sequence[Label]
) -> tuple[str, ...]:
    if not missing:
        return reasons
    named = ", ".join(label.value for label in missing)
    plain = Doubt.MISSING_LABEL.sentence
    return tuple(f"{r} Missing: {named}." if r == plain else r for r in reasons)


def _activities(pieces: Sequence[Piece]) -> tuple[list[Line], list[Activity]]:
    """Part what leads in to the list from the activities themselves."""
    lead_in: list[Line] = []
    activities: list[Activity] = []
    for place, piece in enumerate(pieces):
        introduces = not piece.is_item and piece.text.endswith(":")
        if introduces and place + 1 < len(pieces) and pieces[place + 1].is_item:
            lead_in.append(Line(piece.text, piece.source))
        else:
            activities.append(Activity(piece.text, piece.source))
    return lead_in, activities


def _measures(pieces: Sequence[Piece]) -> Iterator[ThemeMeasure]:
    for piece in pieces:
        subject = ""
        for text in parted_measures(piece.text):
            goes_on = text.startswith(("With ", "Including ", "And "))
            subject = subject if goes_on else subject_of(text)
            yield ThemeMeasure(
                text=text,
                rule=parse_rule(text),
                indicator_codes=indicator_codes(text),
                source=piece.source,
                subject=subject if goes_on else "",
            )


def _outcomes(pieces: Sequence[Piece]) -> Iterator[Line]:
    for piece in pieces:
        for text in parted_outcomes(piece.text):
            yield Line(text, piece.source)


def _partners(
    sheet: RawSheet, names: PartnerNames, doubts: list[Doubt]
) -> Iterator[Line]:
    pieces = sheet.pieces.get(Label.PARTNERS, [])
    for piece, fragments in zip(pieces, sheet.partner_fragments, strict=True):
        for name, from_use in partners_in(fragments, names):
            if from_use:
                doubts.append(Doubt.PARTNERS_JOINED)
            yield Line(name, piece.source)


def prose_of(sheet: RawSheet) -> Iterator[Piece]:
    """Yield the pieces of a sheet in which a figure may be told."""
    for label in (Label.OVERVIEW, Label.ACTIVITIES, Label.OUTCOMES):
        yield from sheet.pieces.get(label, [])
