"""The evidence one partnership holds, opened at most once for a page."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from types import TracebackType

from frankpledge.analysis.counts import (
    IncidentFilter,
    MonthlyCounts,
    monthly_counts,
)
from frankpledge.analysis.evidence import Evidence, open_evidence
from frankpledge.intake import queries as intake
from frankpledge.intake.queries import EvidenceFile
from frankpledge.partnership.models import Partnership

Key = tuple[str, str]  # source, supplier


@dataclass
class Holdings:
    """Opens each supplier's evidence when it is first asked for; closes all at the end.

    What was counted once is remembered: the measures of a page ask for the same months.
    Use as a context manager around everything one page or command works out.
    """

    partnership: Partnership
    _open: dict[Key, Evidence] = field(default_factory=dict)
    _files: dict[Key, tuple[EvidenceFile, ...]] = field(default_factory=dict)
    _counts: dict[tuple[Key, IncidentFilter], MonthlyCounts] = field(
        default_factory=dict
    )
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

    def monthly(self, key: Key, wanted: IncidentFilter) -> MonthlyCounts:
        """Return a supplier's count of each month asked for."""
        if (key, wanted) not in self._counts:
            self._counts[key, wanted] = monthly_counts(
                self.evidence(key), wanted, returned=self.months(key).keys()
            )
        return self._counts[key, wanted]

    def lsoas(self) -> dict[int, frozenset[str]]:
        """Return the codes of the partnership's own LSOAs by vintage."""
        if self._lsoas is None:
            self._lsoas = intake.lsoa_codes_by_vintage(self.partnership)
        return self._lsoas

    def lsoa_codes(self) -> tuple[str, ...]:
        """Return the codes of the partnership's own LSOAs, of every vintage, sorted."""
        return tuple(sorted(set().union(*self.lsoas().values())))
