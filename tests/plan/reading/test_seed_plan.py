"""The 2010-11 action plan: what its draft must hold, counted by hand."""

from decimal import Decimal

import pytest

from frankpledge.plan.reading.draft import (
    FigureState,
    Part,
    RuleKind,
    TargetRule,
    Unit,
)
from tests.plan.reading.documents import lines_covered, words_lost

pytestmark = pytest.mark.shared
TBC = FigureState.TBC


def shown(figure):
    """Return a figure as its value, else its state, else its words."""
    if figure.state is FigureState.KNOWN:
        return float(figure.value)
    return figure.printed if figure.state is FigureState.WORDS else figure.state


def test_it_says_whose_it_is_and_for_which_year(draft):
    assert draft.partnership_name == (
        "Tonbridge and Malling Community Safety Partnership"
    )
    assert (draft.year_label, draft.results_year_label) == ("2010-11", "2009-10")
    assert draft.warnings == ()
    assert draft.not_understood == ()


def test_last_years_thirteen_rows_are_read_figure_by_figure(draft):
    rows = {
        row.source.first_line: [
            shown(f) for f in (row.baseline, row.target, row.actual, row.change)
        ]
        for row in draft.results
    }

    assert rows == {
        22: [273, 259, 254, -7],
        23: [429, 408, 452, 5],
        24: [925, 879, 931, 1],
        25: [521, 495, 445, -14],
        26: [190, 181, 131, -31],
        27: [370, 359, 195, -47],
        28: [1320, 1254, 1265, -4],
        29: [61, 57, 53, -13],
        30: [1193, 1133, 1030, -6],
        31: [TBC, 130, TBC, TBC],
        32: [13, 13, 5, "Target achieved"],
        33: [8, 8, 4, "Target exceeded"],
        34: [21.4, 20, 22.7, "Target missed"],
    }
    assert all(row.confidence == 1.0 for row in draft.results)


def test_their_rules_and_units_are_read(draft):
    rules = [row.rule for row in draft.results]

    five = TargetRule(RuleKind.REDUCE_BY_SHARE, Decimal(5), Unit.PERCENT)
    assert rules[:5] == [five] * 5
    assert rules[5].amount == 3
    assert rules[7] == TargetRule(RuleKind.REDUCE_TO, Decimal(57), Unit.COUNT)
    assert rules[9] == TargetRule(RuleKind.REDUCE)
    assert rules[10].kind is rules[11].kind is RuleKind.MAINTAIN_OR_IMPROVE
    assert rules[12] == TargetRule(RuleKind.REDUCE_TO, Decimal(20), Unit.PERCENT)
    assert {row.change.unit for row in draft.results[:9]} == {Unit.PERCENT}
    assert draft.results[12].actual.unit is Unit.PERCENT


def test_the_fourteen_targets_are_read_with_codes_and_instruments(draft):
    rows = [
        (
            row.source.first_line,
            shown(row.baseline),
            shown(row.target),
            row.rule.amount,
            row.indicator_codes,
            row.instruments,
        )
        for row in draft.targets
    ]

    assert rows == [
        (128, 5745, 5285, 8, (), ()),
        (129, 1030, 958, 7, (), ()),
        (130, 22.7, 20, 20, ("NI32",), ()),
        (131, 254, 241, 5, (), ()),
        (132, 452, 438, 3, (), ()),
        (133, 131, 119, 9, (), ()),
        (134, 445, 423, 5, (), ()),
        (135, TBC, TBC, 10, ("NI18",), ()),
        (138, 1964, 1866, 5, (), ("KCVS",)),
        (139, 1265, 1202, 5, (), ()),
        (140, 56, 52, 5, ("NI47",), ()),
        (142, 77, 77, None, ("NI21",), ("KCVS",)),
        (143, 5, 5, None, ("NI41",), ("KCVS",)),
        (144, 4, 4, None, ("NI42",), ("KCVS",)),
    ]


def test_the_targets_stand_in_three_sections(draft):
    sections = [row.section for row in draft.targets]

    assert sections == (
        ["Crime targets"] * 8
        + ["Anti-social behaviour targets"] * 3
        + ["Perception targets"] * 3
    )
    assert sum("West Kent Policing Plan" in row.links for row in draft.targets) == 10


def test_two_priorities_hold_six_and_three_issues(draft):
    asb, violence = draft.priorities

    assert (asb.title, len(asb.issues)) == ("Tackling anti-social behaviour", 6)
    assert (violence.title, len(violence.issues)) == ("Tackling violent crime", 3)
    assert [issue.source.first_line for issue in asb.issues] == list(range(95, 101))
    assert violence.issues[0].text == "Domestic abuse"


# first line, lead agency, activities, measures, outcomes, partners
TMBC = "Tonbridge and Malling Borough Council"
THEMES = [
    (152, "Kent Probation", 6, 3, 2, 7),
    (159, "Local Children’s Trust", 6, 3, 3, 9),
    (166, "Kent Police", 7, 2, 2, 6),
    (173, TMBC, 4, 4, 3, 6),
    (180, "Kent Fire and Rescue Service", 8, 3, 2, 5),
    (187, TMBC, 6, 3, 2, 9),
    (196, TMBC, 6, 4, 3, 6),
    (203, "Kent Police", 6, 3, 2, 3),
    (210, "NHS West Kent", 6, 2, 3, 5),
]


def test_nine_themes_hold_what_was_counted_by_hand(draft):
    read = [
        (
            theme.source.first_line,
            theme.lead_agency,
            len(theme.activities),
            len(theme.measures),
            len(theme.outcomes),
            len(theme.key_partners),
        )
        for theme in draft.themes
    ]

    assert read == THEMES
    assert all(theme.overview for theme in draft.themes)
    assert all(
        theme.source.last_line - theme.source.first_line == 5 for theme in draft.themes
    )


def test_each_theme_stands_under_its_priority(draft):
    asb, violence = (priority.title for priority in draft.priorities)

    assert [theme.priority for theme in draft.themes] == [asb] * 6 + [violence] * 3


def test_measures_run_together_have_a_rule_each(draft):
    rules = [
        [None if m.rule is None else (m.rule.kind, m.rule.amount) for m in t.measures]
        for t in draft.themes
    ]

    at_least = RuleKind.AT_LEAST
    assert rules[0] == [(at_least, 75), (at_least, 40), (at_least, 45)]
    assert rules[1] == [(at_least, 4), (at_least, 240), (at_least, 10)]
    assert rules[5] == [None, (at_least, 50), (at_least, 40)]
    assert rules[6][1:] == [(at_least, 70), (at_least, 6), (at_least, 1)]
    assert rules[7][1:] == [
        (RuleKind.INCREASE_BY_SHARE, 50),
        (RuleKind.INCREASE_BY_SHARE, 20),
    ]
    assert rules[8] == [(RuleKind.REDUCE_BY_SHARE, 7), (RuleKind.INCREASE_BY_SHARE, 15)]


def test_the_partner_with_a_comma_is_one(draft):
    name = "KCC Children, Families and Education"

    holding = [t for t in draft.themes if name in [p.text for p in t.key_partners]]

    assert len(holding) == 4
    fragments = {p.text for t in draft.themes for p in t.key_partners}
    assert fragments.isdisjoint({"KCC Children", "Families and Education"})


# line, name, address lines, postcode, telephone
AGENCIES = [
    (219, "Tonbridge & Malling Borough Council", 5, "ME19 4LZ", "01732 844522"),
    (219, "Kent Police", 3, "TN9 2HS", "01732 771055"),
    (219, "Kent Fire & Rescue Service", 4, "ME15 9QB", "01622 774500"),
    (219, "Kent Police Authority", 4, "ME15 6NB", "01622 677055"),
    (220, "NHS West Kent", 4, "TN9 1RE", "01732 375200"),
    (220, "Kent Probation Service", 3, "TN1 2XB", "01892 559350"),
    (220, "KCC Social Services", 4, "TN9 1HP", "01732 362442"),
    (220, "KCC Children, Families and Education", 3, "ME19 4UL", "08458 247247"),
    (221, "KCC Youth Offending Service", 4, "TN9 1HP", "01732 362442"),
    (221, "KCC Youth Service", 4, "ME14 1AF", "08458 247 247"),
    (221, "KCC Trading Standards", 3, "ME19 4HW", "01732 525291"),
    (221, "Kent Partnership", 3, "ME14 1XQ", "01622 696575"),
    (222, "Russet Homes", 4, "TN15 8PB", "01732 780999"),
    (222, "Victim Support", 3, "TN23 7SH", "0845 389 9527"),
    (222, "Neighbourhood Watch", 3, "TN9 2HS", ""),
    (222, "Kent Drug and Alcohol Action Team", 5, "ME14 1XX", "01622 221676"),
]


def test_sixteen_members_have_their_addresses_and_telephones(draft):
    read = [
        (
            entry.source.first_line,
            entry.name,
            len(entry.address.split("\n")),
            entry.postcode,
            entry.telephone,
        )
        for entry in draft.agencies
    ]

    assert read == AGENCIES
    assert sum(bool(entry.website) for entry in draft.agencies) == 15


def test_the_partnerships_own_contact_is_kept_apart(draft):
    contact = draft.partnership_contact

    assert (contact.telephone, contact.email) == ("01732 876132", "csp@tmbc.gov.uk")
    assert (contact.source.first_line, contact.source.last_line) == (224, 230)


def test_the_review_has_an_opening_and_six_topics(draft):
    review = [topic for topic in draft.narrative if topic.part is Part.REVIEW]

    assert [topic.source.first_line for topic in review] == [36, 40, 50, 62, 68, 76, 82]
    assert [len(topic.paragraphs) for topic in review] == [1, 4, 4, 2, 2, 2, 2]


def test_sentences_broken_by_blank_lines_are_whole_again(draft):
    spans = {
        (line.source.first_line, line.source.last_line)
        for topic in draft.narrative
        for line in topic.paragraphs
        if line.source.first_line != line.source.last_line
    }

    assert spans == {(52, 54), (70, 72), (108, 110)}


def test_the_key_successes_are_kept(draft):
    (topic,) = [t for t in draft.narrative if t.part is Part.SUCCESSES]

    assert [line.source.first_line for line in topic.paragraphs] == [17, 19]


def test_the_funding_pots_are_named(draft):
    pots = {pot.name: pot.source.first_line for pot in draft.funding}

    assert pots == {
        "Choosing Health funding": 70,
        "Local Partnership Fund": 116,
        "Safer and Stronger Communities Fund": 116,
    }


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        (17, ["7 per cent"]),
        (42, ["400", "1,500", "250", "200"]),
        (44, ["30"]),
        (56, ["27", "10", "6"]),
        (56, ["43", "33"]),
        (78, ["109"]),
        (78, ["eight"]),
        (86, ["45"]),
        (167, ["93%"]),
        (174, ["7%", "5%"]),
        (174, ["26%"]),
        (181, ["4.1%"]),
        (188, ["89", "286"]),
        (197, ["137"]),
        (204, ["6.8%"]),
        (211, ["47%"]),
    ],
)
def test_figures_in_prose_are_set_apart_wherever_they_stand(draft, line, figures):
    assert figures in [
        [figure.printed for figure in said.figures]
        for said in draft.statements
        if said.source.first_line == line
    ]


def test_the_place_survey_is_named_as_the_source_of_its_figure(draft):
    (said,) = [s for s in draft.statements if s.instruments == ("Place Survey",)]

    assert (said.place, said.figures[0].value) == ("Tackling substance misuse", 26)


def test_every_line_and_every_word_is_accounted_for(document, draft):
    text = document.decode()
    lines = text.split("\n")
    with_words = {n for n, line in enumerate(lines, start=1) if line.strip()}

    assert with_words - lines_covered(draft) == set()
    assert words_lost(text, draft) == set()
