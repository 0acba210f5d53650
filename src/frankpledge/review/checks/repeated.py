"""Checks of figures printed in several places: rows told twice, themes and prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from frankpledge.analysis.rounding import ROUNDED, conventions_giving
from frankpledge.plan.reading.claim_words import figure as a_figure
from frankpledge.plan.reading.draft import (
    Draft,
    ResultRow,
    Source,
    TargetRow,
    ThemeMeasure,
    Unit,
)
from frankpledge.plan.reading.figures import number_of
from frankpledge.plan.reading.meaning import Subject
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.prose import sentences
from frankpledge.review.checks.rows import (
    BY_SHARE,
    TO_A_FIGURE,
    Row,
    exact_goals,
    known,
    own_name,
    subject_in,
    unit_of,
)
from frankpledge.review.checks.tabled import columns_of, tables_of
from frankpledge.review.checks.targets import over_other_years
from frankpledge.review.checks.wording import (
    aim,
    figure,
    lines,
    listed,
    name_of,
    printed,
    quoted,
    within_sentence,
)

_FEWEST_ROWS = 3  # of a table in which one title stands twice by mistake


def row_told_twice(draft: Draft) -> Iterator[Remark]:
    """Find one row that a section holds twice, with different figures.

    Several titles that come twice are two tables read as one, not slips.
    """
    for table in tables_of(draft):
        by_title: dict[tuple[object, ...], list[Row]] = {}
        for row in table:
            by_title.setdefault(_what_sets_apart(row), []).append(row)
        twice = [rows for rows in by_title.values() if len(rows) > 1]
        if len(twice) == 1 and len(twice[0]) == 2 and len(table) >= _FEWEST_ROWS:
            yield from _differing(*twice[0])


def _what_sets_apart(row: Row) -> tuple[object, ...]:
    said = row.particulars
    title = " ".join(row.title.casefold().split())
    return (title, unit_of(row), row.links, said.owner, said.evidence, said.partners)


def _differing(first: Row, second: Row) -> Iterator[Remark]:
    others = {column.key: cell for column, cell in columns_of(second)}
    apart = []
    for column, cell in columns_of(first):
        other = others.get(column.key)
        if other is None or other.period != cell.period:
            return  # the two are of different years
        one, two = known(cell), known(other)
        if one is not None and two is not None and one != two:
            apart.append(f"{printed(cell)} and {printed(other)} ({column.name})")
    if apart and first.title.strip():
        yield Remark(
            f"{name_of(first.title)} stands twice ({lines(first.source, second.source)}) "
            f"with different figures: {listed(apart)}. Leave out the one that is wrong, "
            f"or say what sets the two apart.",
            first.source,
            first.title,
        )


_FROM_TO = re.compile(
    rf"\bfrom\s+{a_figure('before')}\s+to\s+{a_figure('after')}", re.IGNORECASE
)


@dataclass(frozen=True)
class Rows:
    """The rows of both tables about one subject, if each table has no more than one."""

    target: TargetRow | None
    result: ResultRow | None

    @property
    def all(self) -> tuple[Row, ...]:
        """Those there are."""
        return tuple(row for row in (self.target, self.result) if row is not None)

    @property
    def figures(self) -> set[Decimal]:
        """Every figure the tables give for the subject."""
        cells = (cell for row in self.all for _, cell in columns_of(row))
        return {value for cell in cells if (value := known(cell)) is not None}


def _by_subject(draft: Draft, ignoring: Subject) -> dict[Subject, Rows]:
    found: dict[Subject, list[list[Row]]] = {}
    tables: tuple[tuple[Row, ...], ...] = (draft.targets, draft.results)
    for place, rows in enumerate(tables):
        for row in rows:
            about = subject_in(row.title, ignoring)
            if about:
                found.setdefault(about, [[], []])[place].append(row)
    return {
        about: Rows(
            next((row for row in targets if isinstance(row, TargetRow)), None),
            next((row for row in results if isinstance(row, ResultRow)), None),
        )
        for about, (targets, results) in found.items()
        if len(targets) < 2 and len(results) < 2
    }


def theme_and_table_figures_differ(draft: Draft) -> Iterator[Remark]:
    """Find a theme's measure whose figures are not those of its row in the table."""
    ignoring = own_name(draft)
    rows = _by_subject(draft, ignoring)
    for theme in draft.themes:
        for measure in theme.measures:
            found = rows.get(subject_in(measure.text, ignoring))
            if found and found.target and not over_other_years(measure.text):
                differs = _pair_differs(measure, found)
                differs = differs or _size_differs(measure, found, found.target)
                if differs:
                    yield Remark(
                        f"{name_of(measure.text)}: {differs} "
                        f"({lines(found.target.source)}).",
                        measure.source,
                        theme.title,
                    )


def _pair_differs(measure: ThemeMeasure, rows: Rows) -> str:
    """Return what is wrong with "from 61 to 57" beside the rows of its subject."""
    said = _FROM_TO.search(measure.text)
    if said is None or rows.target is None:
        return ""
    before, after = number_of(said["before"]), number_of(said["after"])
    given = rows.figures
    goal = known(rows.target.target)
    unit = rows.target.target.unit
    is_share = bool(said["after_percent"])
    if before is None or after is None or is_share is not (unit is Unit.PERCENT):
        return ""
    if goal is None or known(rows.target.baseline) is None:
        return ""
    if after == goal and before in given:
        return ""
    if after != goal and after in given:
        return ""  # last year's target, told again
    start = known(rows.target.baseline) or Decimal(0)
    return (
        f"the theme says “{said.group().strip()}”, the table of targets "
        f"{figure(start, unit)} and {figure(goal, unit)}"
    )


def _size_differs(measure: ThemeMeasure, rows: Rows, row: TargetRow) -> str:
    """Return what is wrong with a measure's size beside a row that names none."""
    rule, goal, start = measure.rule, known(row.target), known(row.baseline)
    if rule is None or rule.amount is None or goal is None or row.rule is not None:
        return ""
    unit = row.target.unit
    asked = f"the theme asks for {aim(rule)}"
    is_other = rule.amount not in rows.figures  # last year's may be told again
    if rule.kind in TO_A_FIGURE and rule.unit is unit and is_other:
        return f"{asked}, but the target in the table is {figure(goal, unit)}"
    if rule.kind in BY_SHARE and start and row.baseline.unit is unit:
        goals = exact_goals(rule, start, unit)
        places = max(0, -int(goal.as_tuple().exponent))
        follows = any(
            conventions_giving(goal, one, places) & ROUNDED or abs(goal - one) < 1
            for one in goals
        )
        if not follows:
            return (
                f"{asked}, but the table goes from {figure(start, unit)} to "
                f"{figure(goal, unit)}"
            )
    return ""


_TOLD = re.compile(
    r"\b(?P<what>target|baseline)\s+(?:figure\s+)?(?:for|of)\s+(?:the\s+)?"
    r"(?P<subject>[a-z][a-z' -]{3,80}?)\s+(?:is|was|of|at|has been set at|is set at)\s+"
    rf"{a_figure('value')}(?!\s*(?:reduction|increase|decrease|fall|rise|fewer|more|to\b))",
    re.IGNORECASE,
)


def figure_in_prose_is_not_the_rows(draft: Draft) -> Iterator[Remark]:
    """Find "the target for burglary is 250" beside a row whose target is 241."""
    ignoring = own_name(draft)
    rows = _by_subject(draft, ignoring)
    for sentence in sentences(draft) if rows else ():
        for said in _TOLD.finditer(sentence.text):
            found = rows.get(subject_in(said["subject"], ignoring))
            value = number_of(said["value"])
            if found is None or value is None or said["value_hedge"]:
                continue
            cells = [cell for row in found.all for _, cell in columns_of(row)]
            unit = Unit.PERCENT if said["value_percent"] else Unit.COUNT
            sizes = {row.rule.amount for row in found.all if row.rule is not None}
            alike = {known(cell) for cell in cells if cell.unit is unit} - {None}
            if alike and value not in alike | sizes:
                yield _not_the_rows(sentence.text, said, found, sentence.source)


def _not_the_rows(
    text: str, said: re.Match[str], found: Rows, source: Source
) -> Remark:
    row = found.all[0]
    told = []
    for one in found.all:
        cell = one.target if said["what"].lower() == "target" else one.baseline
        if known(cell) is not None:
            told.append(f"{printed(cell)} ({lines(one.source)})")
    shown = listed(told) if told else "another"
    return Remark(
        f"“{quoted(text, said.start(), said.end()).rstrip('.')}”: the {said['what'].lower()} "
        f"printed for {within_sentence(name_of(row.title))} is {shown}.",
        source,
        row.title,
    )
