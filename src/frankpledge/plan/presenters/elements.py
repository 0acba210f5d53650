"""An element of a draft as a person reads it: facts, each with its own words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from frankpledge.plan.elements import from_json
from frankpledge.plan.models import DraftElement
from frankpledge.plan.reading.draft import (
    Activity,
    AgencyEntry,
    Figure,
    FundingPot,
    NarrativeTopic,
    Particulars,
    PriorityItem,
    ResultRow,
    TargetRow,
    TargetRule,
    ThemeSheet,
    Unit,
)
from frankpledge.plan.rules import (
    FIGURE_WORDS,
    PART_NAMES,
    SHARE_OF_BASELINE,
    ElementKind,
    FigureKnown,
    MeasureUnit,
    Rule,
    rule_in_words,
)

LONG = 60  # characters: more than this does not stand beside other facts
NO_RULE = "No rule was understood"


@dataclass(frozen=True)
class Fact:
    """One thing understood of an element; several `items` make a list."""

    label: str
    text: str = ""
    items: tuple[str, ...] = ()
    note: str = ""
    is_figure: bool = False

    @property
    def is_long(self) -> bool:
        """Return whether it needs the width of the card."""
        return len(self.text) > LONG


def facts_of(element: DraftElement) -> list[Fact]:
    """Return what is understood of an element, as it counts now."""
    kind = ElementKind(element.kind)
    return [fact for fact in FACTS[kind](from_json(kind, element.understood)) if fact]


def rule_words(rule: TargetRule | None) -> str:
    """Return a rule of the document in words: "Reduce by 5%", "At least 40"."""
    if rule is None:
        return NO_RULE
    is_level = rule.unit is Unit.PERCENT and rule.kind not in SHARE_OF_BASELINE
    unit = MeasureUnit.PERCENT if is_level else MeasureUnit.COUNT
    return rule_in_words(Rule(rule.kind, rule.amount), unit)


def _figure(label: str, figure: Figure) -> Fact:
    state = FigureKnown(figure.state.value)
    note = FIGURE_WORDS.get(state, "")
    if state is FigureKnown.BLANK:
        return Fact(label, "–", note=note, is_figure=True)
    # "to be confirmed" under TBC helps; "in words only" under words says it again.
    note = "" if state is FigureKnown.WORDS else note
    return Fact(label, figure.printed, note=note, is_figure=True)


def _agency(entry: AgencyEntry) -> list[Fact]:
    address = ", ".join([*entry.address.splitlines(), entry.postcode])
    return [
        Fact("Address", address.strip(", ") or "Not given"),
        Fact("Telephone", entry.telephone or "Not given"),
        Fact("Website", entry.website or "Not given"),
        *([Fact("Email", entry.email)] if entry.email else []),
    ]


def _result(row: ResultRow) -> list[Fact]:
    return [
        Fact("Rule", rule_words(row.rule)),
        _figure("Baseline", row.baseline),
        _figure("Target", row.target),
        _figure("Actual", row.actual),
        _figure("Change, as printed", row.change),
        *_further(row),
    ]


def _target(row: TargetRow) -> list[Fact]:
    return [
        Fact("Rule", rule_words(row.rule)),
        _figure("Baseline", row.baseline),
        _figure("Target", row.target),
        Fact("Section", row.section or "None"),
        Fact("Links", row.links or "None"),
        *(
            [Fact("Survey or system", ", ".join(row.instruments))]
            * bool(row.instruments)
        ),
        *_further(row),
    ]


# What further columns of a row are called on its card.
PARTICULAR_NAMES = {
    "owner": "Answered for by",
    "partners": "Partners",
    "due": "By when",
    "cost": "Cost and money",
    "status": "Status",
    "direction": "Direction",
    "polarity": "Good is",
    "evidence": "Where the figure comes from",
    "comment": "Comment",
}


def _further(row: ResultRow | TargetRow) -> list[Fact]:
    """Return what the other columns of a row say, those that say something."""
    told = [(f.period, f.printed) for f in (*row.earlier, *row.quarters) if f.printed]
    series = "; ".join(f"{period}: {printed}" for period, printed in told)
    return [
        *([Fact("Other periods", series)] if series else []),
        *_particulars(row.particulars),
    ]


def _particulars(said: Particulars) -> list[Fact]:
    return [
        Fact(label, text)
        for name, label in PARTICULAR_NAMES.items()
        if (text := getattr(said, name))
    ]


def _activity(activity: Activity) -> str:
    """Return an activity with what stands beside it, in one line."""
    said = "; ".join(
        f"{fact.label.lower()}: {fact.text}"
        for fact in _particulars(activity.particulars)
    )
    return f"{activity.text} ({said})" if said else activity.text


def _priority(item: PriorityItem) -> list[Fact]:
    return [Fact("Issues it covers", items=tuple(i.text for i in item.issues))]


def _theme(sheet: ThemeSheet) -> list[Fact]:
    return [
        Fact("Priority", sheet.priority or "None was named"),
        Fact("Lead agency", sheet.lead_agency or "None was named"),
        Fact("Overview", sheet.overview or "None"),
        Fact("Activities", items=tuple(map(_activity, sheet.activities))),
        Fact(
            "Performance measures",
            items=tuple(
                f"{measure.text} ({rule_words(measure.rule).lower()})"
                for measure in sheet.measures
            ),
        ),
        Fact("Intended outcomes", items=tuple(line.text for line in sheet.outcomes)),
        Fact("Key partners", "; ".join(line.text for line in sheet.key_partners)),
        *_particulars(sheet.particulars),
    ]


def _narrative(topic: NarrativeTopic) -> list[Fact]:
    return [
        Fact("Stands in", PART_NAMES[topic.part]),
        Fact("Text", "\n\n".join(line.text for line in topic.paragraphs)),
    ]


def _funding(pot: FundingPot) -> list[Fact]:
    return [Fact("What the document says of it", pot.sentence)]


FACTS: dict[ElementKind, Callable[[Any], list[Fact]]] = {
    ElementKind.AGENCY: _agency,
    ElementKind.RESULT: _result,
    ElementKind.TARGET: _target,
    ElementKind.PRIORITY: _priority,
    ElementKind.THEME: _theme,
    ElementKind.NARRATIVE: _narrative,
    ElementKind.FUNDING: _funding,
}
