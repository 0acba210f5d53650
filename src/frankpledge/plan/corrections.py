"""An element of a draft as ordinary questions, and the answers as an element. Pure.

A page asks for text: a figure as printed, a list one item a line. What was not touched
is kept exactly as it was read, its place in the document included; what was typed is
read again by the reader's own parsers.
"""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

from frankpledge.plan.elements import CorrectionRefused, as_json, from_json
from frankpledge.plan.reading.draft import (
    Figure,
    RuleKind,
    TargetRule,
    ThemeMeasure,
    Unit,
)
from frankpledge.plan.reading.figures import parse_figure
from frankpledge.plan.reading.target_words import (
    indicator_codes,
    parse_rule,
    subject_of,
)
from frankpledge.plan.rules import (
    AMOUNT_NEEDED,
    SHARE_OF_BASELINE,
    ElementKind,
    printed_number,
)

Json = dict[str, Any]
FIGURE, RULE, THEME_MEASURE = (
    TypeAdapter(each) for each in (Figure, TargetRule, ThemeMeasure)
)


@dataclass(frozen=True)
class Question:
    """One thing a correction may change, and how it is written in a box."""

    name: str
    label: str
    shown: Callable[[Any], str]  # from the stored part to text
    read: Callable[[str, Any, Json], Any]  # from text, the part before, the payload
    hint: str = ""
    rows: int = 1  # of the box; one is a single line
    is_required: bool = False
    inside: str = (
        ""  # the part of the payload it stands in, when not the payload itself
    )

    def held_in(self, payload: Json) -> Json:
        """Return the part of a payload this asks about."""
        part: Json = payload[self.inside] if self.inside else payload
        return part


def _plain(text: str, _before: Any, _payload: Json) -> str:
    return text.strip()


def _figure(text: str, _before: Json, _payload: Json) -> Any:
    return FIGURE.dump_python(parse_figure(text), mode="json")


def _items(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _words(text: str, _before: Sequence[str], _payload: Json) -> list[str]:
    return _items(text)


def _lines(text: str, before: Sequence[Json], payload: Json) -> list[Json]:
    return _placed(_items(text), before, payload, _line)


def _paragraphs(text: str, before: Sequence[Json], payload: Json) -> list[Json]:
    parts = [" ".join(p.split()) for p in text.replace("\r", "").split("\n\n")]
    return _placed([part for part in parts if part], before, payload, _line)


def _measures(text: str, before: Sequence[Json], payload: Json) -> list[Json]:
    return _placed(_items(text), before, payload, _measure)


def _placed(
    texts: Sequence[str],
    before: Sequence[Json],
    payload: Json,
    make: Callable[[str, Json], Json],
) -> list[Json]:
    # The same words twice keep their own places: each is used once, in order.
    left = list(before)
    made = []
    for text in texts:
        known = next((each for each in left if _one_line(each["text"]) == text), None)
        if known is not None:
            left.remove(known)
        made.append(known or make(text, payload["source"]))
    return made


def _line(text: str, source: Json) -> Json:
    return {"text": text, "source": source}


def _measure(text: str, source: Json) -> Json:
    rule = parse_rule(text)
    return {
        "text": text,
        "rule": RULE.dump_python(rule, mode="json") if rule else None,
        "indicator_codes": list(indicator_codes(text)),
        "source": source,
        "subject": subject_of(text),
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _text_of(part: str) -> str:
    return part


def _printed(part: Json) -> str:
    return str(part["printed"])


def _one_a_line(part: Sequence[Json]) -> str:
    return "\n".join(_one_line(each["text"]) for each in part)


def _blocks(part: Sequence[Json]) -> str:
    return "\n\n".join(_one_line(each["text"]) for each in part)


def _joined(part: Sequence[str]) -> str:
    return "\n".join(part)


def _text(name: str, label: str, **rest: Any) -> Question:
    return Question(name, label, _text_of, _plain, **rest)


def _cell(name: str, label: str) -> Question:
    hint = "As the document prints it: 1,320, 22.7%, TBC, n/a, or nothing."
    return Question(name, label, _printed, _figure, hint=hint)


def _list(name: str, label: str) -> Question:
    return Question(name, label, _one_a_line, _lines, hint="One a line.", rows=8)


CODES = Question(
    "indicator_codes", "Indicator codes named", _joined, _words,
    hint="One a line, like NI32.", rows=2,
)  # fmt: skip
INSTRUMENTS = Question(
    "instruments", "Surveys or systems named", _joined, _words,
    hint="One a line. Two surveys asking one question are two indicators.",
    rows=2,
)  # fmt: skip
MEASURES = Question(
    "measures", "Performance measures", _one_a_line, _measures,
    hint="One a line. A line you change is read again for its target.",
    rows=8,
)  # fmt: skip
PARAGRAPHS = Question(
    "paragraphs", "Text", _blocks, _paragraphs,
    hint="Leave an empty line between paragraphs.", rows=14,
)  # fmt: skip

BESIDE = tuple(
    _text(name, label, inside="particulars")
    for name, label in (
        ("owner", "Answered for by"),
        ("due", "By when"),
        ("status", "Status, as printed"),
        ("polarity", "Good is, as printed"),
    )
)

QUESTIONS: dict[ElementKind, tuple[Question, ...]] = {
    ElementKind.AGENCY: (
        _text("name", "Name", is_required=True),
        _text("address", "Address", rows=4),
        _text("postcode", "Postcode"),
        _text("telephone", "Telephone"),
        _text("email", "Email"),
        _text("website", "Website"),
    ),
    ElementKind.RESULT: (
        _text("title", "Action or target", rows=2, is_required=True),
        _cell("baseline", "Baseline"),
        _cell("target", "Target"),
        _cell("actual", "Actual"),
        _cell("change", "Change achieved, as printed"),
        *BESIDE,
    ),
    ElementKind.TARGET: (
        _text("title", "Outcome", rows=2, is_required=True),
        _text("section", "Section", hint="The heading it stands under."),
        _text("links", "Links to national or local targets"),
        CODES,
        INSTRUMENTS,
        _cell("baseline", "Baseline"),
        _cell("target", "Target"),
        *BESIDE,
    ),
    ElementKind.PRIORITY: (
        _text("title", "Priority", is_required=True),
        _list("issues", "Issues it covers"),
    ),
    ElementKind.THEME: (
        _text("title", "Theme", is_required=True),
        _text("priority", "Priority it stands under"),
        _text("lead_agency", "Lead agency"),
        _text("overview", "Overview", rows=8),
        _list("activities", "Activities"),
        MEASURES,
        _list("outcomes", "Intended outcomes"),
        _list("key_partners", "Key partners"),
    ),
    ElementKind.NARRATIVE: (
        _text("title", "Heading", is_required=True),
        _text("part", "Part of the plan it stands in"),
        PARAGRAPHS,
    ),
    ElementKind.FUNDING: (
        _text("name", "Name", is_required=True),
        _text("sentence", "What the document says of it", rows=4),
    ),
}
WITH_RULE = frozenset({ElementKind.RESULT, ElementKind.TARGET})


def answers_of(kind: ElementKind, payload: Json) -> dict[str, str]:
    """Return what stands in the boxes when an element is opened for correction."""
    payload = _whole(kind, payload)
    answers = {q.name: q.shown(q.held_in(payload)[q.name]) for q in QUESTIONS[kind]}
    if kind in WITH_RULE:
        rule = payload["rule"]
        answers["rule_kind"] = rule["kind"] if rule else ""
        answers["rule_amount"] = _amount_shown(rule)
    return answers


def corrected_payload(
    kind: ElementKind, payload: Json, answers: Mapping[str, str]
) -> Json:
    """Return an element's payload with the answers in it; what is unchanged is kept.

    Raises CorrectionRefused, with a sentence, for a rule without the number it needs.
    """
    payload = _whole(kind, payload)
    before = answers_of(kind, payload)
    made = deepcopy(payload)
    for question in QUESTIONS[kind]:
        text = answers.get(question.name, "")
        if _same(text, before[question.name]):
            continue
        held = question.held_in(payload)[question.name]
        question.held_in(made)[question.name] = question.read(text, held, payload)
    if kind in WITH_RULE and not _same_rule(answers, before):
        made["rule"] = _rule_of(answers)
    return made


def _whole(kind: ElementKind, payload: Json) -> Json:
    """Return a payload with every part, those an older reader did not know yet too."""
    return as_json(kind, from_json(kind, payload))


def _same(text: str, before: str) -> bool:
    return text.replace("\r\n", "\n").strip() == before.strip()


def _same_rule(answers: Mapping[str, str], before: Mapping[str, str]) -> bool:
    names = ("rule_kind", "rule_amount")
    return all(_same(answers.get(name, ""), before[name]) for name in names)


def _rule_of(answers: Mapping[str, str]) -> Json | None:
    if not answers.get("rule_kind"):
        return None
    kind = RuleKind(answers["rule_kind"])
    figure = parse_figure(answers.get("rule_amount", ""))
    if figure.value is None and (kind in AMOUNT_NEEDED or figure.printed):
        raise CorrectionRefused("The rule needs a number, like 5% or 20.")
    is_share = kind in SHARE_OF_BASELINE
    unit = Unit.PERCENT if is_share else figure.unit
    rule: Json = RULE.dump_python(TargetRule(kind, figure.value, unit), mode="json")
    return rule


def _amount_shown(rule: Json | None) -> str:
    if rule is None or rule["amount"] is None:
        return ""
    number = printed_number(Decimal(str(rule["amount"])))
    return number + ("%" if rule["unit"] == Unit.PERCENT.value else "")
