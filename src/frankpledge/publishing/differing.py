"""What a publication would say otherwise if it were made today, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import Any

from frankpledge.analysis.disclosure import DEFAULT_THRESHOLD, Policy
from frankpledge.intake import queries as intake
from frankpledge.partnership.models import PlanYear
from frankpledge.plan import queries as plan_queries
from frankpledge.publishing.freezing import freeze
from frankpledge.publishing.models import Publication

# The cells a reader sees of a row, by what they are called.
CELLS = {
    "baseline": "Baseline",
    "target": "Target",
    "actual": "Result",
    "value": "Value",
    "change": "Change",
    "verdict": "Verdict",
    "is_change_real": "Is the change real?",
}
MOST_NAMED = 3  # returns in a sentence; more are counted
Rows = dict[tuple[str, str], Mapping[str, Any]]


@dataclass(frozen=True)
class Difference:
    """A cell that would be printed otherwise: where, as it was, as it would be, why."""

    part: str  # "Results 2009-10", "Targets: Crime targets"
    measure: str
    cell: str
    published: str
    now: str
    why: str


def differences(publication: Publication) -> tuple[Difference, ...] | None:
    """Return every figure that would now differ; None where the plan behind is gone.

    The plan is frozen again as on the day of publication, under the same rule for small
    counts, from the evidence that counts now.
    """
    year: PlanYear = publication.year
    plan = plan_queries.plan_for(year)
    if plan is None:
        return None
    then = publication.as_content
    policy = Policy(threshold=then.get("threshold", DEFAULT_THRESHOLD))
    now = freeze(plan, on=date.fromisoformat(then["published_on"]), policy=policy)
    before, after = _rows(then), _rows(now)
    why = _Reasons(publication, then, now)
    found = []
    for key in [*before, *(key for key in after if key not in before)]:
        part, measure = key
        for cell, one, other in _cells(before.get(key, {}), after.get(key, {})):
            reason = why.of(measure)
            found.append(Difference(part, measure, cell, one, other, reason))
    return tuple(found)


def replaced_since(publication: Publication) -> int:
    """Return how many of the returns behind a publication count no longer."""
    return len(
        intake.replaced_among(
            publication.year.partnership, publication.evidence_versions
        )
    )


def _cells(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    for name, words in CELLS.items():
        one, other = str(before.get(name) or ""), str(after.get(name) or "")
        if one != other:
            yield words, one, other


def _rows(content: Mapping[str, Any]) -> Rows:
    rows: Rows = {}
    if content["results"]:
        part = f"Results {content['results']['year']}"
        rows |= {(part, row["measure"]): row for row in content["results"]["rows"]}
    for section in content["targets"]:
        part = f"Targets: {section['title']}"
        rows |= {(part, row["title"]): row for row in section["rows"]}
    return rows


class _Reasons:
    """Why the figures of a measure differ, from what each was counted from."""

    def __init__(
        self, publication: Publication, then: Mapping[str, Any], now: Mapping[str, Any]
    ) -> None:
        self.partnership = publication.year.partnership
        self.code = publication.code_version
        self.then, self.now = _versions(then), _versions(now)

    def of(self, measure: str) -> str:
        before = self.then.get(measure, frozenset())
        after = self.now.get(measure, frozenset())
        if before == after:
            return self._without_evidence()
        parts = [
            *self._named(before - after, "counts no longer", "count no longer"),
            *self._named(after - before, "came since", "came since"),
        ]
        typed = [one for one in before ^ after if one.startswith("typed-")]
        if typed:
            parts.append("a figure was typed in since")
        return f"{'; '.join(parts) or 'other evidence is bound'}."

    def _named(self, versions: Collection[str], one: str, many: str) -> tuple[str, ...]:
        named = intake.versions_named(self.partnership, versions)
        if not named:
            return ()
        words = [
            f"{held.of_return.supplier} {held.of_return.period_words}, version "
            f"{held.number}"
            for held in named[:MOST_NAMED]
        ]
        more = len(named) - MOST_NAMED
        listed = ", ".join(words) + (f" and {more} more" if more > 0 else "")
        return (f"{listed} {one if len(named) == 1 else many}",)

    def _without_evidence(self) -> str:
        present = version("frankpledge")
        if self.code != present:
            return (
                f"The evidence is the same. It was worked out by version {self.code} of "
                f"the product, and this is {present}."
            )
        return (
            "The evidence is the same: the plan, or what it is bound to, was changed."
        )


def _versions(content: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for figure in content.get("evidence_of_figures", ()):
        held = found.get(figure["measure"], frozenset())
        found[figure["measure"]] = held | frozenset(figure["versions"])
    return found
