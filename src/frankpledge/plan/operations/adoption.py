"""Making the plan out of a draft whose every element has been decided."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership import operations as partnership_operations
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Agency, Partnership, PlanYear
from frankpledge.partnership.operations import Contact
from frankpledge.partnership.rules import guess_agency_kind
from frankpledge.plan import permissions
from frankpledge.plan.bindings import PrintedBinding
from frankpledge.plan.elements import from_json
from frankpledge.plan.models import (
    DraftElement,
    Indicator,
    Measure,
    Plan,
    PlanDocument,
    Priority,
    Theme,
)
from frankpledge.plan.operations.measures import (
    FigureGiven,
    IndicatorGiven,
    MeasureGiven,
    add_measure,
    bind_measure,
    find_or_add_indicator,
    record_printed_result,
    set_target,
)
from frankpledge.plan.operations.plans import (
    add_funding_pot,
    add_narrative_topic,
    add_priority,
    create_plan,
    set_stage,
)
from frankpledge.plan.operations.themes import (
    ThemeText,
    add_activity,
    add_outcome,
    add_theme,
    set_key_partners,
)
from frankpledge.plan.reading.draft import (
    AgencyEntry,
    Figure,
    Line,
    PriorityItem,
    ResultRow,
    TargetRow,
    TargetRule,
    ThemeMeasure,
    ThemeSheet,
    Unit,
)
from frankpledge.plan.rules import (
    ElementKind,
    FigureKnown,
    MeasureUnit,
    PlanStage,
    Rule,
    guess_polarity,
)


@transaction.atomic
def adopt_document(*, document: PlanDocument, by: User, at: datetime) -> Plan:
    """Make the plan of the document's year, and last year's from its results.

    Needs every element decided. Refuses, in words, when the year already has a plan or
    the document does not say which year it is for.
    """
    permissions.check_not_adopted(document)
    permissions.check_all_decided(document)
    return _Adoption(document, by=by, at=at).carry_out()


class _Adoption:
    """One adoption: whose document, by whom, when; and the agencies met on the way."""

    def __init__(self, document: PlanDocument, *, by: User, at: datetime) -> None:
        self.document = document
        self.partnership: Partnership = document.partnership
        self.by, self.at = by, at
        self.stamp: dict[str, Any] = {"by": by, "at": at}
        self.agencies: dict[str, Agency] = {}

    def carry_out(self) -> Plan:
        """Make everything, in the order the parts need each other."""
        year = self._year(self.document.year_label)
        plan = create_plan(
            year=year,
            title=self.document.title or f"Action plan {year.label}",
            introduction=self.document.introduction,
            **self.stamp,
        )
        self._set_contact()
        for element in self._elements(ElementKind.AGENCY):
            self._adopt_member(from_json(ElementKind.AGENCY, element.understood))
        self._adopt_results()
        for element in self._elements(ElementKind.TARGET):
            self._adopt_target(plan, element)
        self._adopt_themes(plan, self._adopt_priorities(plan))
        self._adopt_words(plan)
        self.document.plan = plan
        self.document.save()
        audit.record(
            Event.DOCUMENT_ADOPTED,
            subject=self.document,
            partnership=self.partnership.slug,
            detail={"plan": plan.pk},
            **self.stamp,
        )
        return plan

    def _elements(self, kind: ElementKind) -> Iterable[DraftElement]:
        elements = self.document.elements.filter(kind=kind.value)
        return [element for element in elements if element.counts]

    def _year(self, label: str) -> PlanYear:
        if not label:
            raise Refusal(
                f"{self.document.name} does not say which year it plans. Set the year "
                "on the draft's page, then make the plan."
            )
        year = partnership_operations.open_year(
            partnership=self.partnership, label=label, **self.stamp
        )
        if hasattr(year, "plan"):
            raise Refusal(
                f"{self.partnership} already has a plan for {label}: “{year.plan}”. "
                "A year has one plan; change that one."
            )
        return year

    def _set_contact(self) -> None:
        if self.document.contact:
            entry = from_json(ElementKind.AGENCY, self.document.contact)
            partnership_operations.set_contact(
                partnership=self.partnership,
                contact=Contact(telephone=entry.telephone, website=entry.website),
                **self.stamp,
            )

    def _adopt_member(self, entry: AgencyEntry) -> None:
        agency = partnership_operations.add_agency(
            partnership=self.partnership,
            name=entry.name,
            kind=guess_agency_kind(entry.name),
            is_member=True,
            **self.stamp,
        )
        changes = {
            "is_member": True,
            "address": entry.address,
            "postcode": entry.postcode,
            "telephone": entry.telephone,
            "website": entry.website,
        }
        self.agencies[entry.name] = partnership_operations.change_agency(
            agency=agency, changes=changes, version=agency.version, **self.stamp
        )

    def _agency(self, name: str) -> Agency | None:
        """Return the agency a theme names, adding those that are not members."""
        if not name.strip():
            return None
        if name not in self.agencies:
            known = partnership_queries.agency_meant(self.partnership, name)
            self.agencies[name] = known or partnership_operations.add_agency(
                partnership=self.partnership,
                name=name,
                kind=guess_agency_kind(name),
                is_member=False,
                **self.stamp,
            )
        return self.agencies[name]

    def _adopt_results(self) -> None:
        elements = list(self._elements(ElementKind.RESULT))
        label = self.document.results_year_label
        if not elements or not label:
            return
        year = partnership_operations.open_year(
            partnership=self.partnership, label=label, **self.stamp
        )
        if hasattr(year, "plan"):
            return  # the partnership already holds that year; its own figures stand
        plan = create_plan(year=year, title=f"Action plan {label}", **self.stamp)
        for element in elements:
            self._adopt_result(plan, element)
        set_stage(
            plan=plan,
            stage=PlanStage.AGREED,
            why=f"Its targets and results are printed in {self.document.name}.",
            **self.stamp,
        )

    def _adopt_result(self, plan: Plan, element: DraftElement) -> None:
        row: ResultRow = from_json(ElementKind.RESULT, element.understood)
        indicator = self._indicator(row.title, row.rule, (row.baseline, row.actual))
        given = MeasureGiven(
            title=row.title,
            indicator=indicator,
            baseline=_figure(row.baseline),
            drawn_from=element,
            line=element.first_line,
        )
        measure = self._measure(plan, given, row.rule, row.target)
        record_printed_result(
            measure=measure,
            actual=_figure(row.actual),
            change_printed=row.change.printed,
            **self.stamp,
        )
        bind_measure(measure=measure, binding=PrintedBinding(), version=0, **self.stamp)

    def _adopt_target(self, plan: Plan, element: DraftElement) -> None:
        row: TargetRow = from_json(ElementKind.TARGET, element.understood)
        indicator = self._indicator(
            row.title,
            row.rule,
            (row.baseline, row.target),
            instrument=", ".join(row.instruments),
            reference=" ".join(row.indicator_codes),
        )
        given = MeasureGiven(
            title=row.title,
            indicator=indicator,
            baseline=_figure(row.baseline),
            section=row.section,
            links=row.links,
            drawn_from=element,
            line=element.first_line,
        )
        self._measure(plan, given, row.rule, row.target)

    def _indicator(
        self,
        title: str,
        rule: TargetRule | None,
        figures: Iterable[Figure],
        *,
        instrument: str = "",
        reference: str = "",
    ) -> Indicator:
        percent = any(figure.unit is Unit.PERCENT for figure in figures)
        given = IndicatorGiven(
            title=title,
            unit=MeasureUnit.PERCENT if percent else MeasureUnit.COUNT,
            polarity=guess_polarity(title, rule.kind if rule else None),
            instrument=instrument,
            reference=reference,
            places=max((_places(figure) for figure in figures), default=0),
        )
        return find_or_add_indicator(
            partnership=self.partnership, given=given, **self.stamp
        )

    def _measure(
        self,
        plan: Plan,
        given: MeasureGiven,
        rule: TargetRule | None,
        printed: Figure | None,
    ) -> Measure:
        measure = add_measure(plan=plan, given=given, **self.stamp)
        set_target(
            measure=measure,
            rule=Rule(rule.kind, rule.amount) if rule else None,
            printed=_figure(printed) if printed else FigureGiven(),
            **self.stamp,
        )
        return measure

    def _adopt_priorities(self, plan: Plan) -> dict[str, Priority]:
        priorities = {}
        for element in self._elements(ElementKind.PRIORITY):
            item: PriorityItem = from_json(ElementKind.PRIORITY, element.understood)
            priorities[item.title] = add_priority(
                plan=plan,
                title=item.title,
                issues="\n".join(issue.text for issue in item.issues),
                drawn_from=element,
                **self.stamp,
            )
        return priorities

    def _adopt_themes(self, plan: Plan, priorities: dict[str, Priority]) -> None:
        for element in self._elements(ElementKind.THEME):
            sheet: ThemeSheet = from_json(ElementKind.THEME, element.understood)
            if sheet.priority not in priorities:
                # A theme whose priority was refused or never named still has a home.
                priorities[sheet.priority] = add_priority(
                    plan=plan, title=sheet.priority or "Other themes", **self.stamp
                )
            self._adopt_theme(priorities[sheet.priority], sheet, element)

    def _adopt_theme(
        self, priority: Priority, sheet: ThemeSheet, element: DraftElement
    ) -> None:
        text = ThemeText(sheet.title, self._agency(sheet.lead_agency), sheet.overview)
        theme = add_theme(
            priority=priority, text=text, drawn_from=element, **self.stamp
        )
        for activity in sheet.activities:
            add_activity(
                theme=theme, text=activity.text, line=_line(activity), **self.stamp
            )
        for outcome in sheet.outcomes:
            add_outcome(
                theme=theme, text=outcome.text, line=_line(outcome), **self.stamp
            )
        partners = [self._agency(partner.text) for partner in sheet.key_partners]
        agencies = [agency for agency in partners if agency is not None]
        set_key_partners(theme=theme, agencies=agencies, **self.stamp)
        for measure in sheet.measures:
            self._adopt_theme_measure(theme, measure, element)

    def _adopt_theme_measure(
        self, theme: Theme, measure: ThemeMeasure, element: DraftElement
    ) -> None:
        rule = measure.rule
        level = (
            rule is not None and rule.unit is Unit.PERCENT and "share" not in rule.kind
        )
        given = IndicatorGiven(
            title=measure.text,
            unit=MeasureUnit.PERCENT if level else MeasureUnit.COUNT,
            polarity=guess_polarity(measure.text, rule.kind if rule else None),
            reference=" ".join(measure.indicator_codes),
        )
        indicator = find_or_add_indicator(
            partnership=self.partnership, given=given, **self.stamp
        )
        self._measure(
            theme.plan,
            MeasureGiven(
                title=measure.text,
                indicator=indicator,
                theme=theme,
                owner=theme.lead,
                drawn_from=element,
                line=measure.source.first_line,
            ),
            rule,
            None,
        )

    def _adopt_words(self, plan: Plan) -> None:
        for element in self._elements(ElementKind.NARRATIVE):
            topic = from_json(ElementKind.NARRATIVE, element.understood)
            text = "\n\n".join(paragraph.text for paragraph in topic.paragraphs)
            add_narrative_topic(
                plan=plan,
                title=topic.title,
                text=text,
                drawn_from=element,
                **self.stamp,
            )
        for element in self._elements(ElementKind.FUNDING):
            pot = from_json(ElementKind.FUNDING, element.understood)
            add_funding_pot(
                plan=plan,
                name=pot.name,
                sentence=pot.sentence,
                drawn_from=element,
                **self.stamp,
            )


def _figure(figure: Figure) -> FigureGiven:
    return FigureGiven(figure.printed, FigureKnown(figure.state.value), figure.value)


def _places(figure: Figure) -> int:
    if figure.value is None:
        return 0
    exponent = figure.value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _line(line: Line) -> int:
    return line.source.first_line
