import pytest

from frankpledge.plan.corrections import QUESTIONS, answers_of, corrected_payload
from frankpledge.plan.elements import CorrectionRefused, elements_of, from_json
from frankpledge.plan.reading.reader import read_plan
from frankpledge.plan.rules import ElementKind
from tests.plan.papers import paper


def stored(content: bytes):
    return list(elements_of(read_plan(content, filename="plan.txt")))


ELEMENTS = stored(paper())


def of_kind(kind: ElementKind):
    return next(element.payload for element in ELEMENTS if element.kind is kind)


def corrected(kind: ElementKind, **changes: str):
    payload = of_kind(kind)
    answers = answers_of(kind, payload) | changes
    return from_json(kind, corrected_payload(kind, payload, answers))


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda element: element.title[:30])
def test_an_element_nobody_touched_stays_exactly_as_it_was_read(element):
    answers = answers_of(element.kind, element.payload)

    made = corrected_payload(element.kind, element.payload, answers)

    assert made == element.payload


@pytest.mark.shared
def test_every_element_of_the_seed_stays_as_it_was_read(shared_data):
    elements = stored((shared_data / "seed/action-plan-2010-11.txt").read_bytes())

    changed = [
        element.title
        for element in elements
        if corrected_payload(
            element.kind, element.payload, answers_of(element.kind, element.payload)
        )
        != element.payload
    ]

    assert {element.kind for element in elements} == set(ElementKind)
    assert changed == []


def test_answers_with_the_line_ends_of_a_browser_change_nothing():
    payload = of_kind(ElementKind.THEME)
    answers = answers_of(ElementKind.THEME, payload)
    sent = {name: text.replace("\n", "\r\n") for name, text in answers.items()}

    assert corrected_payload(ElementKind.THEME, payload, sent) == payload


def test_every_kind_has_its_questions():
    assert set(QUESTIONS) == set(ElementKind)


def test_a_figure_is_read_again_as_the_reader_reads_it():
    row = corrected(ElementKind.RESULT, actual="1,254")

    assert (row.actual.printed, row.actual.value) == ("1,254", 1254)


def test_a_figure_in_words_keeps_its_words_and_no_number():
    row = corrected(ElementKind.RESULT, actual="TBC")

    assert (row.actual.state.value, row.actual.value) == ("tbc", None)


def test_a_rule_may_be_chosen_anew():
    row = corrected(ElementKind.TARGET, rule_kind="reduce-to", rule_amount="20%")

    assert (row.rule.kind.value, row.rule.amount) == ("reduce-to", 20)
    assert row.rule.unit.value == "percent"


def test_a_share_is_a_percentage_even_when_the_sign_is_left_out():
    row = corrected(ElementKind.TARGET, rule_kind="reduce-by-share", rule_amount="7")

    assert row.rule.unit.value == "percent"


def test_a_rule_may_be_taken_away():
    assert corrected(ElementKind.TARGET, rule_kind="").rule is None


@pytest.mark.parametrize(
    ("kind", "amount"), [("reduce-to", ""), ("at-least", "many"), ("reduce", "some")]
)
def test_a_rule_without_the_number_it_needs_is_refused(kind, amount):
    with pytest.raises(CorrectionRefused, match="needs a number"):
        corrected(ElementKind.TARGET, rule_kind=kind, rule_amount=amount)


def test_a_line_that_stayed_keeps_its_place_and_a_new_one_gets_the_sheets():
    before = of_kind(ElementKind.THEME)["activities"]

    sheet = corrected(
        ElementKind.THEME, activities=f"{before[0]['text']}\n\nWalk the parks"
    )

    assert [line.text for line in sheet.activities] == [
        before[0]["text"],
        "Walk the parks",
    ]
    assert sheet.activities[0].source.first_line == before[0]["source"]["first_line"]
    assert sheet.activities[1].source == sheet.source


def test_a_measure_that_was_rewritten_is_read_again_for_its_rule():
    sheet = corrected(ElementKind.THEME, measures="NI32 - Reduce it by 12%")

    (measure,) = sheet.measures
    assert (measure.rule.kind.value, measure.rule.amount) == ("reduce-by-share", 12)
    assert measure.indicator_codes == ("NI32",)


def test_a_measure_without_a_rule_is_kept_as_words():
    sheet = corrected(ElementKind.THEME, measures="Be kind")

    assert sheet.measures[0].rule is None


def test_the_same_words_twice_keep_two_places():
    payload = dict(of_kind(ElementKind.PRIORITY))
    twice = [
        {"text": "Noise", "source": {"first_line": n, "last_line": n, "place": ""}}
        for n in (3, 4)
    ]
    payload["issues"] = twice
    answers = answers_of(ElementKind.PRIORITY, payload) | {"issues": "Noise\nNoise\nX"}

    made = corrected_payload(ElementKind.PRIORITY, payload, answers)

    assert made["issues"][:2] == twice


def test_paragraphs_are_parted_by_empty_lines():
    topic = corrected(ElementKind.NARRATIVE, paragraphs="One\nand on.\r\n\r\nTwo.")

    assert [line.text for line in topic.paragraphs] == ["One and on.", "Two."]


def test_lists_of_words_are_one_a_line():
    row = corrected(ElementKind.TARGET, instruments="Panel\n\nSurvey ")

    assert row.instruments == ("Panel", "Survey")


def test_a_payload_of_the_wrong_shape_is_refused_with_the_place():
    with pytest.raises(CorrectionRefused, match="baseline"):
        from_json(ElementKind.RESULT, {**of_kind(ElementKind.RESULT), "baseline": 7})


def test_whose_a_target_is_and_by_when_may_be_corrected():
    target = corrected(ElementKind.TARGET, owner="Licensing Service", due="Q3")

    assert (target.particulars.owner, target.particulars.due) == (
        "Licensing Service",
        "Q3",
    )


def test_an_element_kept_by_an_older_reader_may_still_be_corrected():
    payload = {
        k: v for k, v in of_kind(ElementKind.TARGET).items() if k != "particulars"
    }
    answers = answers_of(ElementKind.TARGET, payload) | {"owner": "Police"}

    made = corrected_payload(ElementKind.TARGET, payload, answers)

    assert from_json(ElementKind.TARGET, made).particulars.owner == "Police"
