"""Theme sheets: labels, items run together, partners with commas."""

import pytest

from frankpledge.plan.reading.parting import (
    fragments_of,
    names_with_commas,
    parted_measures,
    parted_outcomes,
    partners_in,
    sentences_of,
)
from frankpledge.plan.reading.vocabulary import Label, label_of, theme_header
from tests.plan.reading.documents import NORTHBRIDGE, line_of, read

PLAN = "Northbridge Action Plan 2031 - 2032\n\nAction plan\n\nBurglary\n\n"


def theme(rows, before=PLAN):
    (sheet,) = read(before + rows).themes
    return sheet


def texts(lines):
    return [line.text for line in lines]


def test_a_whole_sheet_is_read_with_its_lines():
    (sheet,) = read(NORTHBRIDGE).themes

    assert (sheet.title, sheet.lead_agency) == ("Sheds and farms", "Northbridge Police")
    assert sheet.priority == "Tackling burglary"
    assert sheet.overview == "Sheds were broken into 90 times."
    assert texts(sheet.activities_lead_in) == ["These will include:"]
    assert texts(sheet.activities) == ["Mark tools", "Visit farms"]
    assert texts(sheet.measures) == [
        "NI16 - Reduce robbery by 5%",
        "Run 12 marking days",
    ]
    assert sheet.measures[0].indicator_codes == ("NI16",)
    assert len(sheet.outcomes) == 2
    assert sheet.activities[0].source.first_line == line_of(NORTHBRIDGE, "Mark tools")
    assert sheet.source.first_line == line_of(NORTHBRIDGE, "Lead agency")


@pytest.mark.parametrize(
    ("header", "title", "lead"),
    [
        ("Sheds – Lead agency The Police", "Sheds", "The Police"),
        ("Sheds - lead agency: The Police", "Sheds", "The Police"),
        ("Sheds (Lead partner: The Police)", "Sheds", "The Police"),
        ("Sheds: led by The Police", "Sheds", "The Police"),
        (
            "Night-time noise — Lead organisation Noise Team",
            "Night-time noise",
            "Noise Team",
        ),
    ],
)
def test_a_header_names_theme_and_lead(header, title, lead):
    assert theme_header(header) == (title, lead)


@pytest.mark.parametrize("text", ["Sheds", "The lead agency", "x" * 400, ""])
def test_other_words_are_no_header(text):
    assert theme_header(text) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Overview", Label.OVERVIEW),
        ("OVERVEIW", Label.OVERVIEW),
        ("Background:", Label.OVERVIEW),
        ("Activites", Label.ACTIVITIES),
        ("What we will do", Label.ACTIVITIES),
        ("Performance measures/targets", Label.MEASURES),
        ("Performence  indicators", Label.MEASURES),
        ("Intended outcomes", Label.OUTCOMES),
        ("**Key partners**", Label.PARTNERS),
        ("Lead agency", Label.LEAD),
        ("Reduce overall crime", None),
        ("", None),
    ],
)
def test_labels_are_known_by_synonym_and_forgiven_their_spelling(text, label):
    assert label_of(text) is label


def test_a_sheet_may_name_its_theme_and_lead_in_rows():
    sheet = theme("Theme\tSheds\nLead agency\tThe Police\nWhy\tMany were broken into.")

    assert (sheet.title, sheet.lead_agency) == ("Sheds", "The Police")
    assert sheet.overview == "Many were broken into."
    assert sheet.priority == "Burglary"


def test_a_sheet_that_names_its_theme_in_a_row_ends_where_the_next_does():
    themes = read(PLAN + "Theme\tA\nOverview\tOne.\nTheme\tB\nOverview\tTwo.").themes

    assert [(t.title, t.overview) for t in themes] == [("A", "One."), ("B", "Two.")]


def test_a_sheet_in_paragraphs_ends_at_a_table():
    draft = read(
        PLAN + "Sheds – Lead agency Police\n\nOverview: One.\n\n"
        "Action\tBaseline\tTarget\nReduce theft by 5%\t10\t9"
    )

    assert (len(draft.themes), len(draft.targets)) == (1, 1)


def test_a_sheet_without_a_title_of_its_own_takes_the_heading():
    sheet = theme("Overview\tMany were broken into.\nLead\tThe Police")

    assert (sheet.title, sheet.lead_agency) == ("Burglary", "The Police")


def test_sheets_after_one_another_are_apart():
    themes = read(
        PLAN
        + "A – Lead agency X\t\nOverview\tOne.\n\nB – Lead agency Y\t\nOverview\tTwo."
    ).themes

    assert [(t.title, t.overview) for t in themes] == [("A", "One."), ("B", "Two.")]


def test_a_blank_first_cell_goes_on_with_the_label_before():
    sheet = theme("A – Lead agency X\t\nOutcomes\tFewer thefts.\n\tMore trust.")

    assert texts(sheet.outcomes) == ["Fewer thefts.", "More trust."]


def test_a_heading_between_sheets_without_blank_lines_is_a_heading():
    draft = read(
        PLAN + "A – Lead agency X\t\nKey partners\tPolice\nNoise\n"
        "B – Lead agency Y\t\nKey partners\tFire"
    )

    assert [t.priority for t in draft.themes] == ["Burglary", "Noise"]
    assert texts(draft.themes[0].key_partners) == ["Police"]


def test_a_header_trimmed_to_a_line_of_its_own_still_heads_its_rows():
    themes = read(
        PLAN + "A – Lead agency X\nOverview\tOne.\n\nB – Lead agency Y\nOverview\tTwo."
    ).themes

    assert [(t.title, t.overview) for t in themes] == [("A", "One."), ("B", "Two.")]


def test_stars_in_a_cell_are_bullets_when_there_are_two():
    sheet = theme(
        "A – Lead agency X\t\nActivities\tThese: * Mark tools * Visit farms\n"
        "Outcomes\tFewer thefts * see note"
    )

    assert texts(sheet.activities) == ["Mark tools", "Visit farms"]
    assert texts(sheet.outcomes) == ["Fewer thefts * see note"]


def test_lines_inside_a_cell_go_on_with_it():
    sheet = theme(
        "A – Lead agency X\t\nActivities\tThese are:\n• Train\n• Print\n"
        "Outcomes\tFewer thefts.\nMore trust.\nKey partners\tPolice"
    )

    assert texts(sheet.activities) == ["Train", "Print"]
    assert texts(sheet.outcomes) == ["Fewer thefts.", "More trust."]
    assert sheet.activities[1].source.first_line == 10


def test_a_sheet_written_in_paragraphs_is_read_too():
    sheet = theme(
        "Sheds – Lead agency The Police\n\nOverview: Many were broken into.\n\n"
        "Activities\n\n- Mark tools\n- Visit farms\n\nKey partners\n\nFarm Watch, Police"
    )

    assert sheet.overview == "Many were broken into."
    assert texts(sheet.activities) == ["Mark tools", "Visit farms"]
    assert texts(sheet.key_partners) == ["Farm Watch", "Police"]


def test_sheets_without_headers_part_where_the_overview_comes_again():
    themes = read(PLAN + "Overview\tOne.\nLead\tX\nOverview\tTwo.\nLead\tY").themes

    assert [(t.overview, t.lead_agency) for t in themes] == [
        ("One.", "X"),
        ("Two.", "Y"),
    ]


def test_a_part_that_stands_twice_is_kept_whole_and_doubted():
    sheet = theme("A – Lead agency X\t\nOutcomes\tOne.\nOutcomes\tTwo.")

    assert texts(sheet.outcomes) == ["One.", "Two."]
    assert "A part of the sheet stands there twice." in sheet.doubts


def test_a_second_lead_agency_is_kept_beside_the_first():
    sheet = theme("A – Lead agency X\t\nLead officer\tMx Y")

    assert sheet.lead_agency == "X; Mx Y"


def test_a_misspelt_label_is_understood_and_shown():
    draft = read(PLAN + "A – Lead agency X\t\nOverveiw\tOne.")

    assert draft.themes[0].overview == "One."
    assert "Overveiw" in texts(draft.headings)


def test_a_sheet_right_after_figures_is_a_sheet():
    draft = read(
        PLAN + "Action\tBaseline\tTarget\nReduce noise by 5%\t10\t9\n"
        "Overview\tMany were broken into."
    )

    assert (len(draft.targets), len(draft.themes)) == (1, 1)


def test_a_row_of_labels_is_the_header_of_an_action_table():
    draft = read(PLAN + "Activities\tLead\tPartners\nMark tools\tPolice\tFire")

    (sheet,) = draft.themes
    assert [one.text for one in sheet.activities] == ["Mark tools"]
    assert (sheet.lead_agency, texts(sheet.key_partners)) == ("Police", ["Fire"])


def test_what_is_missing_is_named_and_lowers_the_confidence():
    sheet = theme("A – Lead agency X\t\nOverview\tOne.\nActivities\tTwo.")

    assert sheet.confidence == 0.7
    assert sheet.doubts == (
        "A part of the sheet is missing. Missing: performance measures, intended "
        "outcomes, key partners.",
    )


def test_a_row_under_no_known_label_is_listed():
    draft = read(PLAN + "A – Lead agency X\t\nMood\tGlad\nOverview\tOne.")

    assert [n.text for n in draft.not_understood] == ["Mood | Glad"]


def test_paragraphs_of_activities_are_activities_unless_they_lead_in():
    sheet = theme(
        "A – Lead agency X\t\nActivities\t<p>We will go on with the refuge.</p>"
        "<p>Others are:</p><ul> • Train • Print"
    )

    assert texts(sheet.activities_lead_in) == ["Others are:"]
    assert texts(sheet.activities) == [
        "We will go on with the refuge.",
        "Train",
        "Print",
    ]


def test_a_measure_that_goes_on_names_its_subject():
    sheet = theme(
        "A – Lead agency X\t\nMeasures\tLink Scheme - Complete 40 plans. "
        "With a minimum of 45 referrals."
    )

    first, second = sheet.measures
    assert (first.subject, second.subject) == ("", "Link Scheme")
    assert [m.rule.amount for m in sheet.measures] == [40, 45]


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Run 5 days Hold 4 fairs", ["Run 5 days", "Hold 4 fairs"]),
        (
            "NI16 - Reduce theft by 5% NI21 - Maintain trust",
            ["NI16 - Reduce theft by 5%", "NI21 - Maintain trust"],
        ),
        ("Clean up (litter) At least 4 days", ["Clean up (litter)", "At least 4 days"]),
        ("Work with Operation Target and the Use Less group",) * 2,
        ("Visit the House Increase Scheme",) * 2,
        ("Visit the Watch Increase the number of signs", None),
        (
            "Help 5 in 75% of cases. Offer 3 talks",
            ["Help 5 in 75% of cases.", "Offer 3 talks"],
        ),
    ],
)
def test_measures_run_together_are_parted_where_one_begins(cell, parts):
    if parts is None:
        parts = ["Visit the Watch", "Increase the number of signs"]
    expected = [parts] if isinstance(parts, str) else parts

    assert parted_measures(cell) == expected


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("A fall in theft An increase in trust", 2),
        ("A fall told to the Council An increase in trust", 2),
        ("To reduce theft To improve trust", 2),
        ("Fewer thefts from the A road and To Let signs", 1),
        ("A fall in theft at Park A and Park B", 1),
    ],
)
def test_outcomes_run_together_are_parted(cell, parts):
    assert len(parted_outcomes(cell)) == parts


def test_a_partner_with_a_comma_is_known_from_the_membership_list():
    (sheet,) = read(NORTHBRIDGE).themes

    assert texts(sheet.key_partners) == [
        "Northbridge Police",
        "Homes, Land and Rivers Agency",
        "Farm Watch",
    ]


def test_a_lead_agency_with_commas_is_one_partner():
    sheet = theme(
        "A – Lead agency Roads, Parks and Trees\t\nKey partners\tPolice, Roads, Parks and Trees"
    )

    assert texts(sheet.key_partners) == ["Police", "Roads, Parks and Trees"]


def test_fragments_always_together_are_one_name_learnt_from_use():
    lists = [
        fragments_of("Police, County Youth, Homes and Schools, Fire"),
        fragments_of("County Youth, Homes and Schools, Police"),
        fragments_of("Fire, Police"),
    ]

    names = names_with_commas([], lists)

    assert partners_in(lists[0], names) == [
        ("Police", False),
        ("County Youth, Homes and Schools", True),
        ("Fire", False),
    ]


def test_fragments_met_apart_are_two_names():
    lists = [["Youth", "Homes and Schools"], ["Youth", "Homes and Schools"], ["Youth"]]

    assert len(partners_in(lists[0], names_with_commas([], lists))) == 2


@pytest.mark.parametrize(
    "bodies",
    [
        ["Farm Watch Association", "Roads and Rivers"],
        ["Public Health", "Alcohol and Gambling Team"],
        ["Wardens", "County Fire and Rescue Service"],
    ],
)
def test_two_bodies_that_always_stand_together_stay_two(bodies):
    lists = [bodies, [*bodies, "Probation"]]

    assert len(partners_in(bodies, names_with_commas([], lists))) == 2


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Police, Fire; Health.", ["Police", "Fire", "Health"]),
        ("Police, Fire, and Health", ["Police", "Fire", "Health"]),
        ("Fire and Rescue", ["Fire and Rescue"]),
        (" , ", []),
    ],
)
def test_partners_are_parted_at_commas_and_semicolons(cell, names):
    assert fragments_of(cell) == names


def test_sentences_end_at_stops_that_end_them():
    text = "It cost 4.1% more, e.g. Fire did. 6 came! “Good” they said. It was 8 p.m. sharp."

    assert len(list(sentences_of(text))) == 4
