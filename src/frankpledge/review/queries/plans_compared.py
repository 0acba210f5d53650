"""Plans held in the product, and documents brought to it, as plans to be compared."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from frankpledge.partnership.rules import plan_year_label
from frankpledge.plan import queries as plan_queries
from frankpledge.plan.elements import from_json
from frankpledge.plan.models import Plan, PlanDocument, Theme
from frankpledge.plan.reading.draft import (
    Figure,
    FigureState,
    TargetRule,
    Unit,
)
from frankpledge.plan.reading.meaning import Subject, subject_of
from frankpledge.plan.rules import (
    BindingKind,
    ElementKind,
    MeasureUnit,
    Polarity,
    Rule,
    printed_number,
)
from frankpledge.review.checks.polarity import Good
from frankpledge.review.checks.rows import BY_SHARE, stems_of_name
from frankpledge.review.comparing.drafts import (
    in_turn,
    member_element,
    plan_of_draft,
    result_element,
    with_roles,
)
from frankpledge.review.comparing.elements import (
    NO_FIGURE,
    Basis,
    Element,
    Fact,
    Kind,
    Place,
    YearPlan,
    agency_element,
    text_element,
)
from frankpledge.review.queries.measures import MeasureReview, reviews_of
from frankpledge.review.rules import DIRECTIONS_ONLY, WANTED

BASES = {
    BindingKind.INCIDENTS: Basis.COUNTED,
    BindingKind.TABLE: Basis.COUNTED,
    BindingKind.TYPED: Basis.TYPED,
    BindingKind.PRINTED: Basis.PRINTED,
}
GOOD = {Polarity.LOWER: Good.DOWN, Polarity.HIGHER: Good.UP, Polarity.NEITHER: None}


@dataclass(frozen=True)
class Side:
    """One side of a comparison, and the document whose lines it points to."""

    plan: YearPlan
    document: PlanDocument | None


def side_of_document(document: PlanDocument) -> Side:
    """Return a document as its draft now stands, without what was refused."""
    draft = plan_queries.draft_of(document, plan_queries.opened(document))
    read = plan_of_draft(draft)
    labelled = replace(
        read,
        title=document.title or document.name,
        label=document.year_label,
        results_label=document.results_year_label,
    )
    return Side(labelled, document)


def side_of_plan(plan: Plan) -> Side:
    """Return a plan held here, with its members and results from its document.

    The directory says who is a member now and not who was then: where there is no
    document, members are not known by year.
    """
    own = stems_of_name(str(plan.year.partnership))
    document = _document_of(plan)
    elements = (
        *(_measure(review, own) for review in reviews_of(plan)),
        *_priorities(plan, own),
        *_themes(plan, own),
        *(_members(document) if document else ()),
    )
    results = _results(document, own) if document else ()
    made = YearPlan(
        title=plan.title,
        label=plan.year.label,
        results_label=_results_label(plan, document),
        partnership=str(plan.year.partnership),
        elements=in_turn(elements),
        results=in_turn(tuple(results)),
    )
    return Side(made, document)


def _document_of(plan: Plan) -> PlanDocument | None:
    return plan_queries.documents_of(plan.year.partnership).filter(plan=plan).first()


def _results_label(plan: Plan, document: PlanDocument | None) -> str:
    if document is not None and document.results_year_label:
        return document.results_year_label
    starts_on = plan.year.starts_on
    return plan_year_label(starts_on.replace(year=starts_on.year - 1))


def _measure(review: MeasureReview, own: Subject) -> Element:
    measure = review.measure
    theme, owner, indicator = measure.theme, measure.owner, measure.indicator
    unit = Unit(indicator.unit)
    # A sheet read from a document names no survey: the indicator has it from the table.
    is_said = theme is None or measure.drawn_from is None
    instruments = indicator.instrument.split(", ") if is_said else ()
    binding = getattr(measure, "binding", None)
    return Element(
        kind=Kind.MEASURE if theme else Kind.TARGET,
        words=measure.title,
        subject=subject_of(measure.title, own),
        place=Place(turn=0, address=measure.get_absolute_url()),
        under=theme.title if theme else measure.section,
        # A theme's measures are its lead's unless somebody else is named.
        lead=str(owner) if owner and not (theme and owner.pk == theme.lead_id) else "",
        codes=tuple(indicator.reference.split()),
        instruments=tuple(filter(None, instruments)),
        rule=_rule(review.rule, unit),
        good=_good(review),
        baseline=Figure(
            measure.baseline_printed,
            FigureState(measure.baseline_state),
            review.baseline,
            unit,
        ),
        target=_target(review, unit),
        actual=_actual(review, unit),
        basis=BASES[BindingKind(binding.kind)] if binding else Basis.PRINTED,
    )


def _rule(rule: Rule | None, unit: Unit) -> TargetRule | None:
    if rule is None:
        return None
    return TargetRule(
        rule.kind, rule.amount, Unit.PERCENT if rule.kind in BY_SHARE else unit
    )


def _good(review: MeasureReview) -> Good | None:
    kind = review.rule.kind if review.rule else None
    polarity = Polarity(review.measure.indicator.polarity)
    return GOOD[WANTED.get(kind, polarity) if kind else polarity]


def _target(review: MeasureReview, unit: Unit) -> Figure:
    """Return the number to reach; a bare direction gives none."""
    target, rule = review.measure.target, review.rule
    if target is None:
        return NO_FIGURE
    state = FigureState(target.printed_state)
    if review.goal_printed is not None or state is not FigureState.BLANK:
        return Figure(target.printed_text, state, review.goal_printed, unit)
    is_direction = rule is not None and rule.kind in DIRECTIONS_ONLY
    if review.goal_by_rule is None or (is_direction and rule and rule.amount is None):
        return NO_FIGURE
    printed = printed_number(review.goal_by_rule, MeasureUnit(unit.value))
    return Figure(printed, FigureState.KNOWN, review.goal_by_rule, unit)


def _actual(review: MeasureReview, unit: Unit) -> Figure:
    """Return what came of it, where a whole year is held."""
    value = review.observation.value
    if value is None or not review.observation.is_whole:
        return NO_FIGURE
    printed = printed_number(value, MeasureUnit(unit.value))
    return Figure(printed, FigureState.KNOWN, value, unit)


def _priorities(plan: Plan, own: Subject) -> Iterator[Element]:
    place = Place(turn=0, address=f"{plan.get_absolute_url()}#priorities")
    for priority in plan_queries.priorities_of(plan):
        issues = tuple(priority.issues.splitlines())
        yield replace(
            text_element(Kind.PRIORITY, priority.title, place, own),
            facts=(Fact("issues", issues),),
            contents=frozenset(subject_of(issue, own) for issue in issues),
        )


def _themes(plan: Plan, own: Subject) -> Iterator[Element]:
    """Yield themes with what stands on their sheets, then the agencies they name."""
    named: dict[int, Element] = {}
    leads: dict[int, list[str]] = defaultdict(list)
    joins: dict[int, list[str]] = defaultdict(list)
    for theme in plan_queries.themes_of(plan):
        yield from _theme(theme, own)
        place = Place(turn=0, address=theme.get_absolute_url())
        roles = [(theme.lead, leads)] if theme.lead else []
        roles += [(partner.agency, joins) for partner in theme.partners.all()]
        for agency, themes in roles:
            element = agency_element(Kind.PARTNER, str(agency), place)
            named.setdefault(agency.pk, element)
            themes[agency.pk].append(theme.title)
    for number, element in named.items():
        yield with_roles(element, leads=leads[number], joins=joins[number])


def _theme(theme: Theme, own: Subject) -> Iterator[Element]:
    place = Place(turn=0, address=theme.get_absolute_url())
    inside = [
        replace(
            text_element(Kind.ACTIVITY, activity.text, place, own),
            under=theme.title,
            lead=str(activity.owner) if activity.owner else activity.answered_by,
        )
        for activity in theme.activities.all()
    ]
    inside += [
        replace(text_element(Kind.OUTCOME, o.text, place, own), under=theme.title)
        for o in theme.outcomes.all()
    ]
    measured = {subject_of(each.title, own) for each in theme.measures.all()}
    yield replace(
        text_element(Kind.THEME, theme.title, place, own),
        under=theme.priority.title,
        lead=str(theme.lead) if theme.lead else theme.answered_by,
        facts=(Fact("overview", (theme.overview,) if theme.overview else ()),),
        contents=frozenset(each.subject for each in inside) | measured,
    )
    yield from inside


def _members(document: PlanDocument) -> Iterator[Element]:
    for element in document.elements.filter(kind=ElementKind.AGENCY.value):
        if element.counts:
            entry = from_json(ElementKind.AGENCY, element.understood)
            yield member_element(entry, Place(turn=0, source=entry.source))


def _results(document: PlanDocument, own: Subject) -> Iterator[Element]:
    for element in document.elements.filter(kind=ElementKind.RESULT.value):
        if element.counts:
            yield result_element(from_json(ElementKind.RESULT, element.understood), own)
