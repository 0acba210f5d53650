"""Warnings about a return, as sentences: what a person should know before counting it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.analysis.contracts import FIGURE_STATE_WORDS, FigureState
from frankpledge.intake.readers.reader import Fault, MonthTally, Origin, Reader, Reading
from frankpledge.intake.readers.words import (
    REMARK_WORDS,
    fault_words,
    lines_named,
    rows_counted,
)
from frankpledge.intake.rules import Vintage, VintageFound

WITHOUT_LOCATION = (
    "without a location: counted for the supplier's whole area and in no smaller one"
)
STATES_REMARKED = tuple(state for state in FigureState if state != FigureState.GIVEN)
NAMED_OTHERWISE = {"btp"}  # British Transport Police
FAR_FEWER = 0.8  # of the version replaced: below this, ask whether the file is whole


@dataclass(frozen=True)
class Earlier:
    """The version a return had before: its number, rows, day, and its file's fault."""

    number: int
    rows_kept: int
    received_on: str
    same_as: int | None = None  # an older version with the very content of this file
    fault: str = ""  # "is gone": what became of its file, when something did


def warnings_about_file(reading: Reading, origin: Origin) -> Iterator[str]:
    """Yield what is odd about a file as a whole, and what of it was set aside."""
    yield from reading.notes
    for fault in reading.faults:
        yield (
            f"{rows_counted(fault.rows)} {fault_words(fault.code, origin.month)} "
            f"{_was(fault.rows)} set aside ({lines_named(fault.lines, fault.rows)})."
        )


def warnings_about_month(
    tally: MonthTally, *, reader: Reader, origin: Origin, vintage: VintageFound
) -> Iterator[str]:
    """Yield what is odd about the rows kept for a month."""
    remarks = {remark.code: remark for remark in tally.remarks}
    for code, words in REMARK_WORDS.items():
        if code in remarks:
            yield f"{_with_lines(remarks[code], words)}."
    if "reference-again" in remarks:
        yield from _references_again(remarks, reader)
    if tally.rows_without_location:
        yield (f"{rows_counted(tally.rows_without_location)} {WITHOUT_LOCATION}.")
    if vintage.vintage in (Vintage.BOTH, Vintage.UNKNOWN):
        yield vintage.sentence
    yield from _unknown_categories(tally, reader.categories_from(origin.supplier))
    yield from _strange_senders(tally, origin)


def warnings_about_figures(
    tally: MonthTally, *, vintage: VintageFound
) -> Iterator[str]:
    """Yield what to mind about the figures kept for a period."""
    for state in STATES_REMARKED:
        if rows := tally.states.get(state):
            yield f"{rows_counted(rows)}: {FIGURE_STATE_WORDS[state].lower()}."
    if tally.lsoa_codes and vintage.vintage in (Vintage.BOTH, Vintage.UNKNOWN):
        yield vintage.sentence


def warnings_about_replacing(earlier: Earlier | None, rows_kept: int) -> Iterator[str]:
    """Yield what the version before was, where there was one."""
    if earlier is None:
        return
    sentence = (
        f"Replaces version {earlier.number}, received on {earlier.received_on}: "
        f"{rows_counted(rows_kept)} kept where it kept {earlier.rows_kept:,}."
    )
    if rows_kept < FAR_FEWER * earlier.rows_kept:
        sentence += " That is far fewer: check that the file is whole."
    if earlier.fault:
        sentence += f" The file of that version {earlier.fault}."
    elif earlier.same_as is not None:
        sentence += (
            f" This is the very file of version {earlier.same_as}, which had been "
            "replaced."
        )
    yield sentence


def _references_again(remarks: dict[str, Fault], reader: Reader) -> Iterator[str]:
    again, copies = remarks["reference-again"], remarks.get("exact-copy")
    carry, them = ("carries", "it") if again.rows == 1 else ("carry", "them")
    sentence = (
        f"{rows_counted(again.rows)} {carry} a {reader.reference_called} already seen in "
        f"this file ({lines_named(again.lines, again.rows)}); kept, because the source "
        f"counts {them}."
    )
    if copies and copies.rows == again.rows:
        are = "It is an exact copy" if copies.rows == 1 else "All are exact copies"
        sentence += f" {are} of an earlier row."
    elif copies:
        are = "is an exact copy" if copies.rows == 1 else "are exact copies"
        sentence += (
            f" {copies.rows:,} of them ({lines_named(copies.lines, copies.rows)}) {are} "
            "of an earlier row."
        )
    yield sentence


def _unknown_categories(tally: MonthTally, known: frozenset[str]) -> Iterator[str]:
    if not known:
        return
    for name, rows in tally.categories.items():
        if name not in known:
            yield (
                f"{rows_counted(rows)} of a category not known from this source, "
                f"“{name[:80]}”: kept under that name."
            )


def _strange_senders(tally: MonthTally, origin: Origin) -> Iterator[str]:
    if origin.month is None:  # an extract: its name says nothing of who sent it
        return
    strange = [
        sender
        for sender in tally.senders
        if origin.supplier not in re.sub(r"[^a-z0-9]+", "-", sender.lower())
    ]
    if strange and origin.supplier not in NAMED_OTHERWISE:
        yield (
            f"The file's name says {origin.supplier}, but rows fall within "
            f"{', '.join(strange[:3])}: check whose file it is."
        )


def _with_lines(fault: Fault, words: str) -> str:
    what, done = words.split("; ", 1)
    return (
        f"{rows_counted(fault.rows)} {what} ({lines_named(fault.lines, fault.rows)}); "
        f"{done}"
    )


def _was(rows: int) -> str:
    return "was" if rows == 1 else "were"
