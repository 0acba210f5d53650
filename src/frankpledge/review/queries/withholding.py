"""What somebody who may only count is told of small counts, under the terms of sharing.

A count below the number the terms set is not told, nor is anything else on the page from
which it could be worked out: a verdict, a change, the months of its year, its places.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from frankpledge.analysis.disclosure import CellState, CountTable, Policy, protect
from frankpledge.intake import queries as intake
from frankpledge.intake.telling import says_small
from frankpledge.partnership.models import Membership
from frankpledge.plan.models import Measure, Plan
from frankpledge.plan.queries import measures_of
from frankpledge.review.models import MeasureComment
from frankpledge.review.queries.measure_page import MeasurePage
from frankpledge.review.queries.measures import MeasureReview, YearValue
from frankpledge.review.queries.records import source_counted
from frankpledge.review.rules import Held, Judgement, Observation, Verdict


def strictest_small_number(plan: Plan) -> int | None:
    """Return the largest number the terms behind any measure of a plan set, if any."""
    numbers = intake.small_numbers(plan.year.partnership)
    keys = (source_counted(measure) for measure in measures_of(plan))
    return max((numbers[key] for key in keys if key in numbers), default=None)


def reviews_seen_by(
    membership: Membership, reviews: Sequence[MeasureReview]
) -> tuple[MeasureReview, ...]:
    """Return measures judged as a person may see them."""
    policies = _Policies(membership)
    return tuple(
        review if policy is None else _withheld(review, policy)
        for review in reviews
        for policy in [policies.of(review.measure)]
    )


def page_seen_by(membership: Membership, page: MeasurePage) -> MeasurePage:
    """Return what the page of a measure answers as a person may see it."""
    policy = _Policies(membership).of(page.review.measure)
    if policy is None:
        return page
    places = page.places
    tells = places and any(policy.hides(count) for count in places.counts.values())
    return replace(
        page,
        review=_withheld(page.review, policy),
        history=tuple(_year_withheld(year, policy) for year in page.history),
        places=None if tells else places,
        cautions=tuple(
            one for one in page.cautions if not says_small(one, policy.threshold)
        ),
        parts=() if _part_tells(page, policy) else page.parts,
        comments=tuple(_unquoted(comment, policy) for comment in page.comments),
    )


def _part_tells(page: MeasurePage, policy: Policy) -> bool:
    """Return whether any part is small, or could be worked out from the others."""
    return any(_is_small(found.value, policy) for _, found in page.parts)


def _unquoted(comment: MeasureComment, policy: Policy) -> MeasureComment:
    """Return words without the figure they were written about where it is small."""
    digits = comment.figure.replace(",", "")
    if digits.isdigit() and policy.hides(int(digits)):
        comment.figure = ""
    return comment


class _Policies:
    """What to hide from one person, by the measure; the terms are read once."""

    def __init__(self, membership: Membership) -> None:
        self.telling = intake.telling_to(membership)

    def of(self, measure: Measure) -> Policy | None:
        """Return what to hide; None where nothing is, as they may see records."""
        number = self.telling.least_of(*(source_counted(measure) or ("", "")))
        if number is None:
            return None
        return Policy(threshold=number, source="the terms of sharing")


def _withheld(review: MeasureReview, policy: Policy) -> MeasureReview:
    change, before = review.change, review.before
    earlier = None if before is None else before.value
    counts = [review.observation.value, earlier]
    if change is not None:
        counts.append(Decimal(change.earlier))
        if earlier is not None:  # the rest of last year, by subtraction
            counts.append(abs(earlier - change.earlier))
    if not any(_is_small(count, policy) for count in counts):
        return replace(review, observation=_annotated(review.observation, policy))
    words = (
        f"Not shown: a count below {policy.threshold}, or one it could be worked out "
        "from. The terms on which it was shared let you see no smaller one."
    )
    return replace(
        review,
        observation=_told(review.observation, policy, words),
        before=None,
        change=None,
        judgement=Judgement(Verdict.NOT_MEASURABLE, words),
        case=replace(review.case, real_change=None, same_months=None, projection=None),
    )


def _annotated(observation: Observation, policy: Policy) -> Observation:
    """Return a value that is told, without a note that names a small count."""
    if not says_small(observation.note, policy.threshold):
        return observation
    return replace(observation, note="")


def _told(observation: Observation, policy: Policy, words: str) -> Observation:
    if not _is_small(observation.value, policy):
        return observation
    return Observation(
        label=observation.label,
        held=Held.NOT_GIVEN,
        versions=observation.versions,
        note=words,
    )


def _year_withheld(year: YearValue, policy: Policy) -> YearValue:
    """Return a year without its months where one of them, or the year, is small."""
    observation = year.observation
    words = f"Not shown: a count below {policy.threshold}."
    if _is_small(observation.value, policy):
        return replace(year, observation=_told(observation, policy, words), months=())
    return replace(year, months=()) if _tells(year, policy) else year


def _tells(year: YearValue, policy: Policy) -> bool:
    if not year.months:
        return False
    table = CountTable(
        title=year.period.label,
        rows=tuple(str(value.month) for value in year.months),
        columns=("Count",),
        counts=tuple((value.count,) for value in year.months),
    )
    states = {row[0].state for row in protect(table, policy).cells}
    return CellState.SUPPRESSED in states


def _is_small(count: Decimal | None, policy: Policy) -> bool:
    return count is not None and policy.hides(int(count))
