"""Figures held, by source, supplier and period: always of one partnership."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from frankpledge.analysis.contracts import FigureState, Shape
from frankpledge.analysis.evidence import Evidence, open_evidence
from frankpledge.analysis.figures import (
    Figure,
    FigureError,
    FigureFilter,
    FigureRow,
    code_of_area,
    figure,
    figure_rows,
    figure_series,
    smallest_figure,
)
from frankpledge.analysis.periods import Period
from frankpledge.intake.models import ReturnVersion
from frankpledge.intake.queries.returns import current_versions
from frankpledge.intake.queries.terms import records_refused, telling_to
from frankpledge.partnership.models import Membership, Partnership

MOST_CELLS = 500  # shown behind what was looked up


@dataclass(frozen=True)
class TablesHeld:
    """What is held of a supplier's figures: from when to when, how much, how sure."""

    source: str
    supplier: str
    versions: tuple[ReturnVersion, ...]  # current, in order of period

    @property
    def periods(self) -> tuple[Period, ...]:
        """Return the periods held, in order."""
        return tuple(version.of_return.span for version in self.versions)

    @property
    def rows(self) -> int:
        """Return how many figures are held."""
        return sum(version.rows_kept for version in self.versions)

    @property
    def states(self) -> dict[str, int]:
        """Return how many figures stand in each state."""
        counted: Counter[str] = Counter()
        for version in self.versions:
            counted.update(version.states)
        return dict(counted)

    @property
    def suppressed(self) -> int:
        """Return how many were withheld by the supplier."""
        return self.states.get(FigureState.SUPPRESSED, 0)


def tables_held(partnership: Partnership) -> tuple[TablesHeld, ...]:
    """Return what is held of every supplier of figures."""
    held: dict[tuple[str, str], list[ReturnVersion]] = defaultdict(list)
    for version in current_versions(partnership, shape=Shape.FIGURES):
        key = (version.of_return.source, version.of_return.supplier)
        held[key].append(version)
    return tuple(
        TablesHeld(source, supplier, tuple(versions))
        for (source, supplier), versions in held.items()
    )


@dataclass(frozen=True)
class LookedUp:
    """The figures of an area, period by period, the cells behind them, or why none."""

    wanted: FigureFilter
    held: TablesHeld
    figures: tuple[Figure, ...] = ()
    cells: tuple[FigureRow, ...] = ()
    refusal: str = ""  # a sentence

    @property
    def files(self) -> dict[str, str]:
        """Return the name of the file each version came in."""
        return {str(one.uuid): one.file_name for one in self.held.versions}


@contextmanager
def opened_figures(
    partnership: Partnership, *, source: str, supplier: str
) -> Iterator[Evidence]:
    """Open the current figures of a supplier; closed at the end of the block."""
    versions = current_versions(
        partnership, source=source, supplier=supplier, shape=Shape.FIGURES
    )
    with open_evidence(
        [_path(one) for one in versions], shape=Shape.FIGURES
    ) as evidence:
        yield evidence


def table_held(
    partnership: Partnership, *, source: str, supplier: str
) -> TablesHeld | None:
    """Return what is held of one supplier's figures, or None."""
    versions = current_versions(
        partnership, source=source, supplier=supplier, shape=Shape.FIGURES
    )
    return TablesHeld(source, supplier, tuple(versions)) if versions else None


def cells_refused(membership: Membership, *, source: str, supplier: str) -> str:
    """Return why a person is told no cell of a supplier's figures; "" where they are.

    All or none: tables hold sums of their own cells, by area, kind and year, and from
    the others the one left out is worked out.
    """
    scope = {"source": source, "supplier": supplier}
    if why := records_refused(membership, **scope):
        return why
    least = telling_to(membership).least_of(source, supplier)
    if least is None:
        return ""
    with opened_figures(membership.partnership, **scope) as evidence:
        smallest = smallest_figure(evidence)
    if smallest is None or smallest >= least:
        return ""
    return (
        f"Some of these figures are below {least}, and others are sums they could be "
        "worked out from. The terms on which they were shared let you see no smaller "
        "count, so none of them is shown. A measure that takes one of them says it "
        "where it is larger."
    )


def looked_up(
    partnership: Partnership,
    held: TablesHeld,
    *,
    area: str,
    category: str,
    measure: str,
    period: Period | None = None,
) -> LookedUp:
    """Return every figure held of an area and a category, or the one of a period.

    An area is named by its code or its name; one renamed is followed by its code.
    """
    last = max(period.end for period in held.periods)
    span = period or Period(held.periods[0].start, last)
    with opened_figures(
        partnership, source=held.source, supplier=held.supplier
    ) as evidence:
        wanted = FigureFilter(
            span,
            area=code_of_area(evidence, area) or area,
            category=category or None,
            measure=measure or None,
        )
        try:
            return LookedUp(
                wanted,
                held,
                (figure(evidence, wanted),)
                if period
                else figure_series(evidence, wanted),
                figure_rows(evidence, wanted, limit=MOST_CELLS),
            )
        except FigureError as refusal:
            return LookedUp(wanted, held, refusal=str(refusal))


def figures_of(
    version: ReturnVersion, *, limit: int, offset: int = 0
) -> tuple[FigureRow, ...]:
    """Return a page of the figures one version holds, in the order of its file."""
    wanted = FigureFilter(version.of_return.span)
    with open_evidence([_path(version)], shape=Shape.FIGURES) as evidence:
        return figure_rows(evidence, wanted, limit=limit, offset=offset)


def _path(version: ReturnVersion) -> Path:
    return Path(settings.EVIDENCE_STORE) / version.parquet_path
