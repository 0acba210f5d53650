"""A comparison as the command line prints it for machines."""

from dataclasses import asdict
from typing import Any

from frankpledge.review.comparing.comparison import Entry
from frankpledge.review.comparing.elements import Element, YearPlan
from frankpledge.review.comparing.rule import YearsFinding
from frankpledge.review.comparing.run import Compared
from frankpledge.review.comparing.summary import KindCount, counts_of, summary_of


def compared_as_json(compared: Compared) -> dict[str, Any]:
    """Return a comparison as JSON can hold it."""
    comparison = compared.comparison
    return {
        "earlier": _plan(comparison.earlier),
        "later": _plan(comparison.later),
        "summary": summary_of(compared),
        "cautions": list(compared.cautions),
        "counts": [_count(count) for count in counts_of(comparison)],
        "findings": [_finding(finding) for finding in compared.findings],
        "elements": [_entry(entry) for entry in comparison.entries],
    }


def _plan(plan: YearPlan) -> dict[str, str]:
    return {"title": plan.title, "year": plan.label, "results_of": plan.results_label}


def _count(count: KindCount) -> dict[str, Any]:
    fates = {fate.value: number for fate, number in count.fates.items() if number}
    return {
        "kind": count.kind.value,
        "earlier": count.earlier,
        "later": count.later,
        **dict(sorted(fates.items())),
    }


def _finding(finding: YearsFinding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "sentence": finding.sentence,
        "earlier": _element(finding.earlier),
        "later": _element(finding.later),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "fate": entry.fate.value,
        "kind": entry.kind.value,
        "earlier": [_element(element) for element in entry.earlier],
        "later": [_element(element) for element in entry.later],
        "why": entry.why,
        "is_likely": entry.is_likely,
        "changes": [
            {"what": change.what, "before": change.before, "after": change.after}
            for change in entry.changes
        ],
    }


def _element(element: Element | None) -> dict[str, Any] | None:
    if element is None:
        return None
    source = element.place.source
    place = asdict(source) if source else None
    return {"words": element.words, "under": element.under, "source": place}
