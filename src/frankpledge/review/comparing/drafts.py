"""A plan document, as read, brought to the form that is compared."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from frankpledge.partnership.rules import name_words
from frankpledge.plan.reading.draft import (
    AgencyEntry,
    Draft,
    PriorityItem,
    ResultRow,
    Source,
    TargetRow,
    ThemeMeasure,
    ThemeSheet,
)
from frankpledge.plan.reading.meaning import Subject, subject_of
from frankpledge.review.checks.polarity import good_direction
from frankpledge.review.checks.rows import own_name
from frankpledge.review.comparing.elements import (
    Element,
    Fact,
    Kind,
    Place,
    YearPlan,
    agency_element,
    text_element,
)

CONTACT = ("address", "postcode", "telephone", "email", "website")


def plan_of_draft(draft: Draft) -> YearPlan:
    """Return a document's draft as a plan to be compared."""
    own = own_name(draft)
    elements = (
        *(_target(row, own) for row in draft.targets),
        *(_priority(item, own) for item in draft.priorities),
        *(each for sheet in draft.themes for each in _of_theme(sheet, own)),
        *_partners(draft.themes),
        *(_member(entry) for entry in draft.agencies),
    )
    return YearPlan(
        title=draft.title,
        label=draft.year_label,
        results_label=draft.results_year_label,
        partnership=draft.partnership_name,
        elements=in_turn(elements),
        results=in_turn(tuple(result_element(row, own) for row in draft.results)),
    )


def in_turn(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return elements with their turn in the plan set."""
    return tuple(
        replace(each, place=replace(each.place, turn=turn))
        for turn, each in enumerate(elements)
    )


def result_element(row: ResultRow, own: Subject) -> Element:
    """Return a row of last year's results."""
    return Element(
        kind=Kind.RESULT,
        words=row.title,
        subject=subject_of(row.title, own),
        place=_at(row.source),
        codes=row.indicator_codes,
        rule=row.rule,
        good=good_direction(row.title, row.rule),
        baseline=row.baseline,
        target=row.target,
        actual=row.actual,
    )


def member_element(entry: AgencyEntry, place: Place) -> Element:
    """Return a member organisation with how it is reached."""
    facts = tuple(
        Fact(name, (" ".join(value.split()),))
        for name in CONTACT
        if (value := getattr(entry, name))
    )
    return replace(agency_element(Kind.MEMBER, entry.name, place), facts=facts)


def _at(source: Source) -> Place:
    return Place(turn=0, source=source)


def _target(row: TargetRow, own: Subject) -> Element:
    return Element(
        kind=Kind.TARGET,
        words=row.title,
        subject=subject_of(row.title, own),
        place=_at(row.source),
        under=row.section,
        lead=row.particulars.owner,
        codes=row.indicator_codes,
        instruments=row.instruments,
        rule=row.rule,
        good=good_direction(row.title, row.rule),
        baseline=row.baseline,
        target=row.target,
    )


def _priority(item: PriorityItem, own: Subject) -> Element:
    issues = tuple(issue.text for issue in item.issues)
    made = text_element(Kind.PRIORITY, item.title, _at(item.source), own)
    return replace(
        made,
        facts=(Fact("issues", issues),),
        contents=frozenset(subject_of(issue, own) for issue in issues),
    )


def _of_theme(sheet: ThemeSheet, own: Subject) -> Iterator[Element]:
    """Yield a theme, then what stands on its sheet."""
    inside = [_measure(measure, sheet, own) for measure in sheet.measures]
    for activity in sheet.activities:
        place = _at(activity.source)
        made = text_element(Kind.ACTIVITY, activity.text, place, own)
        owner = activity.particulars.owner
        inside.append(replace(made, under=sheet.title, lead=owner))
    for outcome in sheet.outcomes:
        made = text_element(Kind.OUTCOME, outcome.text, _at(outcome.source), own)
        inside.append(replace(made, under=sheet.title))
    theme = text_element(Kind.THEME, sheet.title, _at(sheet.source), own)
    yield replace(
        theme,
        under=sheet.priority,
        lead=sheet.lead_agency,
        facts=(Fact("overview", (sheet.overview,) if sheet.overview else ()),),
        contents=frozenset(each.subject for each in inside),
    )
    yield from inside


def _measure(measure: ThemeMeasure, sheet: ThemeSheet, own: Subject) -> Element:
    # "With a minimum of 45 referrals" says nothing without what it goes on about.
    is_said = measure.subject.casefold() in measure.text.casefold()
    words = measure.text if is_said else f"{measure.subject}: {measure.text}"
    return Element(
        kind=Kind.MEASURE,
        words=words,
        subject=subject_of(words, own),
        place=_at(measure.source),
        under=sheet.title,
        lead=measure.particulars.owner,
        codes=measure.indicator_codes,
        rule=measure.rule,
        good=good_direction(words, measure.rule),
    )


def _partners(sheets: tuple[ThemeSheet, ...]) -> Iterator[Element]:
    """Yield each agency that themes name, once, with the themes it is named by."""
    met: dict[Subject, Element] = {}
    leads: dict[Subject, list[str]] = defaultdict(list)
    joins: dict[Subject, list[str]] = defaultdict(list)
    for sheet in sheets:
        named = [(sheet.lead_agency, sheet.source, leads)]
        named += [(each.text, each.source, joins) for each in sheet.key_partners]
        for name, source, role in named:
            if name.strip():
                words = name_words(name) or frozenset({name.strip().casefold()})
                met.setdefault(words, agency_element(Kind.PARTNER, name, _at(source)))
                role[words].append(sheet.title)
    for words, element in met.items():
        yield with_roles(element, leads=leads[words], joins=joins[words])


def with_roles(element: Element, *, leads: list[str], joins: list[str]) -> Element:
    """Return an agency with the themes it leads and those it takes part in."""
    facts = (Fact("leads", tuple(leads)), Fact("takes part in", tuple(joins)))
    return replace(element, facts=facts)


def _member(entry: AgencyEntry) -> Element:
    return member_element(entry, _at(entry.source))
