"""The evidence one partnership holds, opened at most once for a page."""

from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from types import TracebackType

from frankpledge.analysis.categories import Taxonomy, taxonomy_counts
from frankpledge.analysis.counts import (
    IncidentFilter,
    MonthCount,
    MonthlyCounts,
    monthly_counts,
)
from frankpledge.analysis.evidence import Evidence, open_evidence
from frankpledge.analysis.places import Placed, place
from frankpledge.intake import queries as intake
from frankpledge.intake.queries import EvidenceFile
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.rules import AreaKind

Key = tuple[str, str]  # source, supplier


@dataclass(frozen=True)
class PlaceNamed:
    """An area a measure counts in: its kind, the year of its boundaries, its code."""

    kind: AreaKind
    vintage: int
    code: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.vintage}/{self.code}"


def place_named(area: str) -> PlaceNamed | None:
    """Return the area a binding names as "ward/2013/E05005063", or None."""
    kind, *rest = area.split("/", 2)
    if len(rest) != 2 or kind not in list(AreaKind) or not rest[0].isdecimal():
        return None
    return PlaceNamed(AreaKind(kind), int(rest[0]), rest[1])


@dataclass(frozen=True)
class Scope:
    """Which rows are meant: a supplier's, in an area, of categories of our own."""

    key: Key
    area: PlaceNamed | None = None  # None: wherever they lie
    codes: tuple[str, ...] = ()  # of the taxonomy; none: whatever they are


@dataclass
class Holdings:
    """Opens each supplier's evidence when it is first asked for; closes all at the end.

    What was counted once is remembered: the measures of a page ask for the same months.
    Use as a context manager around everything one page or command works out.
    """

    partnership: Partnership
    _open: dict[Key, Evidence] = field(default_factory=dict)
    _figures: dict[Key, Evidence] = field(default_factory=dict)
    _files: dict[Key, tuple[EvidenceFile, ...]] = field(default_factory=dict)
    _counts: dict[tuple[Scope, IncidentFilter], MonthlyCounts] = field(
        default_factory=dict
    )
    _placed: dict[tuple[Scope, AreaKind, int], Placed] = field(default_factory=dict)
    _within: dict[Scope, Evidence] = field(default_factory=dict)
    _taxonomy: Taxonomy | None = None
    _stack: ExitStack = field(default_factory=ExitStack)
    _lsoas: dict[int, frozenset[str]] | None = None  # the partnership's, by vintage

    def __enter__(self) -> "Holdings":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def files(self, key: Key) -> tuple[EvidenceFile, ...]:
        """Return the current version of every return of a supplier."""
        if key not in self._files:
            self._files[key] = intake.evidence_files(
                self.partnership, source=key[0], supplier=key[1]
            )
        return self._files[key]

    def months(self, key: Key) -> dict[date, EvidenceFile]:
        """Return the months held, each with its file."""
        return {file.month: file for file in self.files(key)}

    def evidence(self, key: Key) -> Evidence:
        """Return a supplier's evidence, opened."""
        if key not in self._open:
            paths = [file.path for file in self.files(key)]
            self._open[key] = self._stack.enter_context(open_evidence(paths))
        return self._open[key]

    def placed(self, scope: Scope, kind: AreaKind, vintage: int) -> Placed:
        """Return the rows meant, wherever they lie, placed in the areas of a layer."""
        anywhere = replace(scope, area=None)
        key = (anywhere, kind, vintage)
        if key not in self._placed:
            layer = partnership_queries.places_layer(
                self.partnership, kind=kind, vintage=vintage
            )
            self._placed[key] = self._stack.enter_context(
                place(self.within(anywhere), layer)
            )
        return self._placed[key]

    def within(self, scope: Scope) -> Evidence:
        """Return a supplier's evidence, narrowed to the rows meant.

        Raises KeyError where the partnership has no such area.
        """
        if scope == Scope(scope.key):
            return self.evidence(scope.key)
        if scope not in self._within:
            self._within[scope] = self._narrowed(scope)
        return self._within[scope]

    def _narrowed(self, scope: Scope) -> Evidence:
        if area := scope.area:
            return self.placed(scope, area.kind, area.vintage).within(area.code)
        meant = self.taxonomy().meant_by(scope.codes)
        return self.evidence(scope.key).narrowed(meant)

    def taxonomy(self) -> Taxonomy:
        """Return the partnership's categories and what each word means in them."""
        if self._taxonomy is None:
            self._taxonomy = intake.taxonomy_for_analysis(self.partnership)
        return self._taxonomy

    def words_of(self, scope: Scope) -> tuple[str, ...]:
        """Return the supplier's words that are counted in the categories meant."""
        meant = self.taxonomy().meant_by(scope.codes) if scope.codes else ()
        return tuple(
            sorted(
                {words for *whose, words, _, _ in meant if tuple(whose) == scope.key}
            )
        )

    def figures(self, key: Key) -> Evidence:
        """Return a supplier's tables of figures, opened."""
        if key not in self._figures:
            self._figures[key] = self._stack.enter_context(
                intake.opened_figures(self.partnership, source=key[0], supplier=key[1])
            )
        return self._figures[key]

    def monthly(self, scope: Scope, wanted: IncidentFilter) -> MonthlyCounts:
        """Return the count of the rows meant in each month asked for."""
        if (scope, wanted) not in self._counts:
            self._counts[scope, wanted] = monthly_counts(
                self.within(scope), wanted, returned=self.months(scope.key).keys()
            )
        return self._counts[scope, wanted]

    def unmapped(self, scope: Scope, wanted: IncidentFilter) -> tuple[MonthCount, ...]:
        """Return in each month the rows whose words nobody has said the meaning of."""
        everything = replace(scope, codes=())
        return taxonomy_counts(
            self.within(everything),
            wanted,
            self.taxonomy(),
            returned=self.months(scope.key).keys(),
        ).unmapped

    def lsoas(self) -> dict[int, frozenset[str]]:
        """Return the codes of the partnership's own LSOAs by vintage."""
        if self._lsoas is None:
            self._lsoas = intake.lsoa_codes_by_vintage(self.partnership)
        return self._lsoas

    def lsoa_codes(self) -> tuple[str, ...]:
        """Return the codes of the partnership's own LSOAs, of every vintage, sorted."""
        return tuple(sorted(set().union(*self.lsoas().values())))
