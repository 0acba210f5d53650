"""Comparing two plans and asking every check of the table about them."""

from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.review.checks.finding import Severity
from frankpledge.review.comparing.comparison import Comparison, compare
from frankpledge.review.comparing.elements import YearPlan
from frankpledge.review.comparing.following import Years, follow
from frankpledge.review.comparing.rule import YearsCheck, YearsFinding
from frankpledge.review.comparing.table import YEARS_CHECKS

_ORDER = tuple(Severity)  # the worst first, as the enumeration lists them


@dataclass(frozen=True)
class Compared:
    """Two plans compared, what the checks find, and what to mind in reading it."""

    years: Years
    findings: tuple[YearsFinding, ...]
    cautions: tuple[str, ...]

    @property
    def comparison(self) -> Comparison:
        """Return what became of each element."""
        return self.years.comparison

    @property
    def is_wrong(self) -> bool:
        """Return whether a printed figure contradicts another."""
        return any(one.severity is Severity.WRONG for one in self.findings)


def compare_plans(
    earlier: YearPlan, later: YearPlan, checks: Iterable[YearsCheck] = YEARS_CHECKS
) -> Compared:
    """Compare two plans: what became of each element, and what their figures say."""
    years = follow(compare(earlier, later))
    found = [
        YearsFinding(
            rule=check.name,
            severity=check.severity,
            sentence=remark.sentence,
            earlier=remark.earlier,
            later=remark.later,
        )
        for check in checks
        for remark in check.function(years)
    ]
    findings = tuple(sorted(found, key=_place))
    return Compared(years, findings, tuple(_cautions(years)))


def _place(finding: YearsFinding) -> tuple[int, int, int]:
    element = finding.later or finding.earlier
    turn = element.place.turn if element else 0
    return _ORDER.index(finding.severity), turn, bool(finding.later)


def _cautions(years: Years) -> Iterable[str]:
    """Yield what a reader should mind: years the wrong way round, or not in a row."""
    earlier, later = years.comparison.earlier, years.comparison.later
    if earlier.label and later.label and earlier.label > later.label:
        yield (
            f"The earlier plan is for {earlier.label} and the later for {later.label}: "
            "they seem to be the wrong way round."
        )
    elif not years.are_consecutive:
        yield (
            f"The later plan's results are those of {later.results_label}, not of "
            f"{earlier.label}: what came of {years.then_plan} stands in neither, and "
            "results and baselines are not compared."
        )
    if earlier.partnership and later.partnership:
        one, other = (_plain(each.partnership) for each in (earlier, later))
        if one != other:
            yield (
                f"The plans name two partnerships: {earlier.partnership} and "
                f"{later.partnership}."
            )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
