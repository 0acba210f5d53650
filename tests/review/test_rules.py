"""Judging: every verdict, every rule, every way of not knowing."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.plan.rules import BindingKind, MeasureUnit, Polarity, Rule
from frankpledge.review.rules import (
    HELD_WORDS,
    VERDICT_WORDS,
    Case,
    Held,
    Observation,
    Projection,
    Verdict,
    change_of,
    judge,
    what_is_missing,
)
from frankpledge.review.sources.table import RESOLVERS

EXCEEDED, MET, MISSED = Verdict.EXCEEDED, Verdict.MET, Verdict.MISSED
ON_COURSE, AT_RISK = Verdict.ON_COURSE, Verdict.AT_RISK
NO_EVIDENCE, NOT_MEASURABLE = Verdict.NO_EVIDENCE, Verdict.NOT_MEASURABLE
JUDGED = set(Verdict) - {NOT_MEASURABLE}


def number(value) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def seen(value, held=Held.WHOLE, note="") -> Observation:
    return Observation("2009-10", held, number(value), note=note)


def case(value=100, *, goal=95, kind=RuleKind.REDUCE_BY_SHARE, amount=5, **other):
    """Return a case: 100 against a target of 95 from a baseline of 100, unless told."""
    rule = Rule(kind, number(amount)) if kind else None
    observation = other.pop("observation", None) or seen(
        value, other.pop("held", Held.WHOLE), other.pop("note", "")
    )
    given_case = Case(
        observation=observation,
        rule=rule,
        goal=number(goal),
        baseline=Decimal(100),
        polarity=Polarity.LOWER,
        unit=MeasureUnit.COUNT,
    )
    return replace(given_case, **other)


RULES = [
    (RuleKind.REDUCE_BY_SHARE, 5, 95, 96, 94),
    (RuleKind.REDUCE_TO, 80, 80, 81, 79),
    (RuleKind.REDUCE, 20, 80, 81, 79),
    (RuleKind.AT_MOST, 40, 40, 41, 39),
    (RuleKind.INCREASE_BY_SHARE, 50, 150, 149, 151),
    (RuleKind.INCREASE_TO, 120, 120, 119, 121),
    (RuleKind.INCREASE, 20, 120, 119, 121),
    (RuleKind.AT_LEAST, 40, 40, 39, 41),
    (RuleKind.MAINTAIN_OR_IMPROVE, 100, 100, 101, 99),
    (None, None, 90, 91, 89),
]


@pytest.mark.parametrize(("kind", "amount", "goal", "worse", "best"), RULES)
def test_each_rule_is_met_at_its_number_and_missed_on_the_wrong_side(
    kind, amount, goal, worse, best
):
    def verdict(value):
        return judge(case(value, goal=goal, kind=kind, amount=amount)).verdict

    assert (verdict(worse), verdict(goal), verdict(best)) == (MISSED, MET, EXCEEDED)


def test_every_rule_a_plan_can_have_is_in_the_table_above():
    assert {kind for kind, *_ in RULES} == {*RuleKind, None}


@pytest.mark.parametrize(
    ("polarity", "worse", "best"),
    [(Polarity.LOWER, 6, 4), (Polarity.HIGHER, 4, 6)],
)
def test_maintain_or_improve_goes_the_way_that_is_good(polarity, worse, best):
    def verdict(value):
        return judge(
            case(
                value,
                goal=5,
                kind=RuleKind.MAINTAIN_OR_IMPROVE,
                amount=None,
                baseline=Decimal(5),
                polarity=polarity,
            )
        ).verdict

    assert (verdict(worse), verdict(5), verdict(best)) == (MISSED, MET, EXCEEDED)


def test_a_rule_that_names_its_direction_needs_no_polarity():
    assert judge(case(94, polarity=Polarity.NEITHER)).verdict is EXCEEDED


@pytest.mark.parametrize(
    ("value", "real", "verdict", "sentence"),
    [
        (
            80,
            True,
            MET,
            "80 against 100 in the baseline year: a fall, as was wanted, and more than "
            "chance would usually give.",
        ),
        (
            130,
            True,
            MISSED,
            "130 against 100 in the baseline year: a rise, not what was wanted, and "
            "more than chance would usually give.",
        ),
        (
            95,
            False,
            NO_EVIDENCE,
            "95 against 100 in the baseline year: a fall of a size that chance alone "
            "often gives.",
        ),
        (100, False, NO_EVIDENCE, "100 against 100 in the baseline year: no change."),
        (
            95,
            None,
            NO_EVIDENCE,
            "95 against 100 in the baseline year: a fall, as was wanted, but these "
            "figures cannot be tested.",
        ),
    ],
)
def test_a_bare_direction_is_judged_by_whether_the_change_is_real(
    value, real, verdict, sentence
):
    judgement = judge(
        case(value, goal=100, kind=RuleKind.REDUCE, amount=None, real_change=real)
    )

    assert (judgement.verdict, judgement.sentence) == (verdict, sentence)


def test_a_bare_direction_with_a_printed_number_is_judged_by_the_number():
    judgement = judge(
        case(92, goal=90, kind=RuleKind.REDUCE, amount=None, real_change=True)
    )

    assert judgement.verdict is MISSED
    assert judgement.sentence == "92 is above the target of 90."


@pytest.mark.parametrize(
    ("value", "same", "real", "verdict"),
    [
        (40, 60, True, ON_COURSE),
        (80, 60, True, AT_RISK),  # though 80 is below the whole baseline year's 100
        (58, 60, False, NO_EVIDENCE),
        (58, None, None, NOT_MEASURABLE),
    ],
)
def test_a_bare_direction_half_way_is_compared_with_the_same_months(
    value, same, real, verdict
):
    judgement = judge(
        case(
            value,
            goal=100,
            kind=RuleKind.REDUCE,
            amount=None,
            held=Held.SO_FAR,
            same_months=number(same),
            real_change=real,
        )
    )

    assert judgement.verdict is verdict
    assert f"{value} so far" in judgement.sentence
    assert "baseline year" not in judgement.sentence


@pytest.mark.parametrize(
    ("heading", "verdict"), [(96, AT_RISK), (95, ON_COURSE), (80, ON_COURSE)]
)
def test_a_year_so_far_is_judged_by_where_it_is_heading(heading, verdict):
    judgement = judge(
        case(
            48,
            held=Held.SO_FAR,
            projection=Projection(Decimal(heading), "if the year goes on so"),
        )
    )

    assert judgement.verdict is verdict
    assert judgement.sentence == (
        f"48 so far; if the year goes on so, it would end near {heading}, against a "
        "target of 95."
    )


@pytest.mark.parametrize(
    ("chance", "verdict", "words"),
    [(0.49, AT_RISK, "49%"), (0.5, ON_COURSE, "50%"), (0.999, ON_COURSE, "over 99%")],
)
def test_a_year_so_far_is_judged_by_the_chance_of_meeting_the_target(
    chance, verdict, words
):
    heading = Projection(
        Decimal(95),
        "as the months of 5 years and this one foretell",
        lower=Decimal(88),
        upper=Decimal(104),
        chance=chance,
    )

    judgement = judge(case(48, held=Held.SO_FAR, projection=heading))

    assert judgement.verdict is verdict
    assert judgement.sentence == (
        "48 so far; as the months of 5 years and this one foretell, it would end near "
        "95, with 4 chances in 5 between 88 and 104, against a target of 95; the "
        f"chance of meeting it is {words}."
    )


def test_a_year_so_far_with_too_few_months_is_not_judged():
    judgement = judge(case(8, held=Held.SO_FAR))

    assert judgement.verdict is NOT_MEASURABLE
    assert judgement.sentence == (
        "8 so far: too few months are held to say where the year is heading against a "
        "target of 95."
    )


@pytest.mark.parametrize(
    ("kind", "value", "verdict"),
    [
        (RuleKind.AT_MOST, 96, MISSED),
        (RuleKind.AT_MOST, 95, NOT_MEASURABLE),  # the next incident would settle it
        (RuleKind.AT_LEAST, 95, MET),
        (RuleKind.AT_LEAST, 96, EXCEEDED),
        (RuleKind.AT_LEAST, 94, NOT_MEASURABLE),
    ],
)
def test_a_count_so_far_may_have_settled_its_target_already(kind, value, verdict):
    judgement = judge(case(value, kind=kind, amount=95, held=Held.SO_FAR))

    assert judgement.verdict is verdict
    assert ("already" in judgement.sentence) is (verdict is not NOT_MEASURABLE)


def test_a_percentage_so_far_settles_nothing():
    judgement = judge(
        case(99, kind=RuleKind.AT_MOST, held=Held.SO_FAR, unit=MeasureUnit.PERCENT)
    )

    assert judgement.verdict is NOT_MEASURABLE


@pytest.mark.parametrize(
    ("given_case", "sentence"),
    [
        (
            case(None, held=Held.NOT_GIVEN, note="The result is to be confirmed."),
            "The result is to be confirmed.",
        ),
        (case(None, held=Held.NOTHING, note="No return."), "No return."),
        (case(None, held=Held.NOT_BOUND), "No figure is held for 2009-10."),
        (case(60, held=Held.GAPS, note="60 counted, but ..."), "60 counted, but ..."),
        (case(60, held=Held.GAPS), "The figure is not of the whole period."),
        (
            case(90, kind=None, polarity=Polarity.NEITHER),
            "The plan does not say which way is better, so the figure cannot be judged. "
            "Say so on the indicator's page.",
        ),
        (
            case(90, goal=None, baseline=None),
            "The target is a change of 5% on a baseline that is not given. Ask the "
            "owner for the baseline.",
        ),
        (
            case(90, goal=None, amount=None),
            "The target's number is not given, so the figure cannot be judged.",
        ),
        (
            case(
                90,
                goal=None,
                kind=RuleKind.MAINTAIN_OR_IMPROVE,
                amount=None,
                baseline=None,
            ),
            "The target is measured from a baseline that is not given. Ask the owner "
            "for the baseline.",
        ),
        (
            case(90, goal=None, kind=None),
            "No target is set, so there is nothing to judge the figure against.",
        ),
        (
            case(90, goal=None, kind=None, goal_words="to be confirmed"),
            "The target is to be confirmed, so there is nothing to judge the figure "
            "against.",
        ),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_judged(given_case, sentence):
    assert what_is_missing(given_case) == sentence
    assert judge(given_case).verdict is NOT_MEASURABLE
    assert judge(given_case).sentence == sentence


def test_nothing_is_missing_where_everything_is_known():
    assert what_is_missing(case(90)) == ""


@pytest.mark.parametrize(
    ("value", "baseline", "unit", "change"),
    [
        (254, 273, MeasureUnit.COUNT, Decimal(-1900) / 273),
        (110, 100, MeasureUnit.COUNT, Decimal(10)),
        ("22.7", "23", MeasureUnit.PERCENT, Decimal("-0.3")),
        (5, 0, MeasureUnit.PERCENT, Decimal(5)),
        (5, 0, MeasureUnit.COUNT, None),  # no share of nothing
        (None, 100, MeasureUnit.COUNT, None),
        (100, None, MeasureUnit.COUNT, None),
    ],
)
def test_a_change_is_per_cent_of_a_count_and_points_of_a_percentage(
    value, baseline, unit, change
):
    assert change_of(number(value), number(baseline), unit) == change


def test_every_verdict_has_words_and_a_tone():
    assert set(VERDICT_WORDS) == set(Verdict)
    assert {words.tone for words in VERDICT_WORDS.values()} == {
        "good",
        "bad",
        "warning",
        "neutral",
    }
    assert all(words.words for words in VERDICT_WORDS.values())


def test_every_way_of_holding_a_value_has_words():
    assert set(HELD_WORDS) == set(Held)
    assert [held for held in Held if not HELD_WORDS[held]] == [Held.WHOLE]


def test_every_kind_of_binding_has_a_resolver():
    assert set(RESOLVERS) == set(BindingKind)


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_a_sign_of_its_own_on_the_page(verdict):
    """A kind the component does not know would look like "not measurable"."""
    shown = render_to_string("ui/components/verdict.html", {"kind": verdict.value})
    unknown = render_to_string("ui/components/verdict.html", {"kind": "no such kind"})

    assert shown.replace(verdict.value, "") != unknown.replace("no such kind", "") or (
        verdict is NOT_MEASURABLE
    )
