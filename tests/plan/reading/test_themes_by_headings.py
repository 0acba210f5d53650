"""Theme sheets whose parts are headings, with the actions in a table under one."""

from tests.plan.reading.documents import read, words_lost

PLAN = "Northbridge Plan 2031/32\n\nIntroduction\n\nHello.\n\n"
THEME = """\
Priority One - Noise

Why this is a priority

Many residents are woken at night.

Outcomes we want

- Quieter nights

What we will do

Action\tResponsible officer\tTimescale
Visit bars\tA Reed\tMay 2031
"""


def texts(lines):
    return [line.text for line in lines]


def test_headings_that_name_the_parts_of_a_theme_make_one_sheet_with_its_table():
    (sheet,) = read(PLAN + THEME).themes

    assert (sheet.title, sheet.priority) == ("Priority One - Noise",) * 2
    assert sheet.overview == "Many residents are woken at night."
    assert texts(sheet.outcomes) == ["Quieter nights"]
    assert texts(sheet.activities) == ["Visit bars"]
    assert sheet.activities[0].particulars.owner == "A Reed"


def test_two_themes_by_headings_are_two():
    draft = read(PLAN + THEME + "\n" + THEME.replace("One - Noise", "Two - Litter"))

    assert [sheet.title for sheet in draft.themes] == [
        "Priority One - Noise",
        "Priority Two - Litter",
    ]


def test_background_and_targets_of_a_whole_plan_make_no_theme():
    draft = read(
        "Northbridge Plan\n\nBackground\n\nHello.\n\nTargets\n\nWe have some.\n"
    )

    assert draft.themes == ()


def test_no_word_of_such_a_theme_is_lost():
    assert words_lost(PLAN + THEME, read(PLAN + THEME)) == set()


def test_a_table_of_priorities_with_why_and_whose_is_priorities_with_themes():
    draft = read(
        PLAN + "Priority\tWhy is it a priority?\tLead\nNoise\tMany are woken\tA Reed\n"
        "Litter\tIt is everywhere\tCouncil\n"
    )

    assert [priority.title for priority in draft.priorities] == ["Noise", "Litter"]
    assert [(t.title, t.overview, t.lead_agency) for t in draft.themes] == [
        ("Noise", "Many are woken", "A Reed"),
        ("Litter", "It is everywhere", "Council"),
    ]


def test_a_list_under_a_heading_of_the_action_plan_is_a_theme_with_its_activities():
    draft = read(
        "Northbridge Annual Plan 2031 - 2032\n\n# What we will do in 2031/32\n\n"
        "Burglary\n\nLead: Northbridge Police\n\n- Fit 40 locks\n- Visit 20 shops\n\n"
        "Noise\n\n- Call on 30 student houses, led by the council.\n"
    )

    assert [(theme.title, theme.lead_agency) for theme in draft.themes] == [
        ("Burglary", "Northbridge Police"),
        ("Noise", ""),
    ]
    assert [one.text for one in draft.themes[0].activities] == [
        "Fit 40 locks",
        "Visit 20 shops",
    ]
