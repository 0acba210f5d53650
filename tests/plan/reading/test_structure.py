"""How a document is divided: numbered headings, priorities under headings, captions."""

from tests.plan.reading.documents import read

TITLE = "Northbridge Plan 2031/32\n\n"
TABLE = "Measure\tBaseline 2030/31\tTarget 2031/32\nReduce robbery by 5%\t40\t38\n"


def test_a_lone_numbered_line_between_numbered_headings_is_a_heading():
    draft = read(
        TITLE + "1. Introduction\n\nHello.\n\n2. How we did\n\nWell enough.\n\n"
        "3. Our priorities\n\nThey follow.\n"
    )

    assert "2. How we did" in [line.text for line in draft.headings]


def test_a_numbered_list_is_no_run_of_headings():
    draft = read(
        TITLE
        + "1. Introduction\n\nHello.\n\n2. Review of the year\n\nWe did:\n\n1. Patrols\n"
        "2. Visits\n3. Letters\n"
    )

    (topic,) = (t for t in draft.narrative if t.title == "Review of the year")
    assert [p.text for p in topic.paragraphs][-3:] == [
        "1. Patrols",
        "2. Visits",
        "3. Letters",
    ]


def test_priorities_may_stand_as_headings_with_their_issues_under_them():
    draft = read(
        TITLE + "Our priorities\n\nBurglary\n\n- Sheds\n- Farms\n\nViolence\n\n"
        "- At night\n"
    )

    assert [(p.title, [i.text for i in p.issues]) for p in draft.priorities] == [
        ("Burglary", ["Sheds", "Farms"]),
        ("Violence", ["At night"]),
    ]
    assert all(p.confidence < 0.9 for p in draft.priorities)


def test_headings_after_a_list_of_priorities_explain_it():
    draft = read(
        TITLE
        + "Our priorities\n\n- Burglary\n- Violence\n\nHow we chose\n\n- We asked\n"
        "\nWhat comes next\n\n- We act\n"
    )

    assert [p.title for p in draft.priorities] == ["Burglary", "Violence"]


def test_one_heading_with_a_list_under_it_is_no_priority():
    draft = read(TITLE + "Our priorities\n\nHow we chose\n\n- We asked\n")

    assert draft.priorities == ()


def test_a_caption_that_calls_itself_a_table_is_no_section():
    draft = read(TITLE + "Table of performance\t\t\n" + TABLE)

    assert draft.targets[0].section == ""


def test_a_caption_over_the_header_is_the_section_of_its_rows():
    draft = read(TITLE + "Crime targets\t\t\n" + TABLE)

    assert draft.targets[0].section == "Crime targets"


def test_quarters_under_a_heading_of_targets_are_milestones():
    draft = read(
        TITLE.replace("2031/32", "") + "Targets\n\n"
        "Measure\tBaseline\tQ1\tQ2\tQ3\tQ4\tTarget\nReduce robbery by 5%\t40\t9\t9\t10\t10"
        "\t38\n"
    )

    (row,) = draft.targets
    assert [quarter.value for quarter in row.quarters] == [9, 9, 10, 10]


def test_an_arrow_with_a_figure_is_a_change_whatever_its_head():
    (row,) = read(
        TITLE
        + "Measure\tBase year\tYear end target\tFinal figure\tDirection of travel\n"
        "Reduce robbery by 5%\t40\t38\t36\t▼ 10%\n"
    ).results

    assert (row.change.value, row.particulars.direction) == (-10, "")
    assert (row.baseline.value, row.target.value, row.actual.value) == (40, 38, 36)


def test_an_arrow_alone_is_a_direction_and_no_change():
    (row,) = read(
        TITLE + "Measure\tBaseline\tActual\tTrend\nReduce robbery by 5%\t40\t36\t▼\n"
    ).results

    assert (row.change.printed, row.particulars.direction) == ("", "▼")


def test_themes_may_have_their_parts_as_columns():
    (sheet,) = read(
        TITLE + "Theme\tWhy?\tWhat we will do\tWorking with\tLead\n"
        "Burglary\tSheds are broken into\tMark tools\tFarm Watch\tPolice\n"
    ).themes

    assert (sheet.title, sheet.overview) == ("Burglary", "Sheds are broken into")
    assert [line.text for line in sheet.key_partners] == ["Farm Watch"]


def test_years_in_a_row_over_the_header_are_the_periods_of_its_columns():
    (row,) = read(
        TITLE + "\t2030/31\t2031/32\t\nMeasure\tOutturn\tTarget\tMeasured by\n"
        "Reduce robbery by 5%\t40\t38\tPolice\n"
    ).targets

    assert (row.baseline.value, row.baseline.period) == (40, "2030-31")
    assert (row.target.period, row.particulars.evidence) == ("2031-32", "Police")


def test_a_note_under_a_table_is_no_row_of_it():
    draft = read(TITLE + TABLE + "Source: police returns.\t\t\n")

    assert len(draft.targets) == 1
    assert [n.reason for n in draft.not_understood] == ["It is a note under a table."]


def test_members_may_be_a_list_of_names():
    draft = read(TITLE + "Our members\n\n- Northbridge Police\n- Fire Service\n")

    assert [agency.name for agency in draft.agencies] == [
        "Northbridge Police",
        "Fire Service",
    ]


def test_the_heading_of_the_results_gives_their_year_where_no_column_does():
    draft = read(
        TITLE + "Progress in 2030/31\n\nMeasure\tBaseline\tTarget\tResult\n"
        "Reduce robbery by 5%\t40\t38\t36\n"
    )

    assert draft.results_year_label == "2030-31"


def test_a_heading_of_targets_over_a_table_is_the_section_of_its_rows():
    draft = read(TITLE + "Crime targets\n\n" + TABLE)

    assert draft.targets[0].section == "Crime targets"


def test_a_long_first_line_that_names_the_document_is_its_title():
    title = (
        "Northbridge and Mill Vale Crime and Disorder Reduction Partnership: Community "
        "Safety Strategy and Action Plan 2031-2032"
    )

    draft = read(title + "\n\nIntroduction\n\nHello.\n")

    assert (draft.title, draft.year_label) == (title, "2031-32")


def test_a_line_under_the_title_may_say_the_year():
    draft = read(
        "Northbridge Annual Plan\n\nApril 2031 to March 2032\n\nIntroduction\n"
    )

    assert draft.year_label == "2031-32"


def test_a_column_of_numbers_without_a_head_is_no_title():
    (row,) = read(
        TITLE + "\tThing\tBaseline\tTarget\n1\tReduce robbery by 5%\t40\t38\n"
    ).targets

    assert row.title == "Reduce robbery by 5%"


def test_a_contact_alone_on_its_line_is_one_member():
    draft = read(
        TITLE + "Our members\n\n<p>Farm Watch</p><p>6 Mill Road</p><p>NB5 9QX</p>"
        "<p>Tel: 01999 465663</p>\n"
    )

    assert [(a.name, a.postcode) for a in draft.agencies] == [("Farm Watch", "NB5 9QX")]


def test_the_title_may_stand_under_the_name_of_a_sheet():
    draft = read(
        "# 1 Background\n\nNorthbridge Annual Plan 2031/32\n\nBackground\n\nHi.\n"
    )

    assert draft.title == "Northbridge Annual Plan 2031/32"


def test_quarters_that_do_not_apply_make_no_results():
    draft = read(
        TITLE + "Measure\tBaseline\tTarget\tQ1\nReduce robbery by 5%\t40\t38\tn/a\n"
    )

    assert (len(draft.targets), draft.results) == (1, ())


def test_of_two_baselines_the_later_year_is_the_baseline():
    (row,) = read(
        TITLE + "Measure\tBaseline 2029/30\tBaseline 2030/31\tAim 2031/32\n"
        "Reduce robbery by 5%\t44\t40\t38\n"
    ).targets

    assert (row.baseline.value, row.target.value) == (40, 38)
    assert [figure.value for figure in row.earlier] == [44]


def test_a_share_beside_a_target_is_its_rule():
    (row,) = read(TITLE + "Measure\tBaseline\tTarget\nRobbery\t40\t38 (-5%)\n").targets

    assert (row.target.value, row.rule.kind, row.rule.amount) == (
        38,
        "reduce-by-share",
        5,
    )


def test_a_plan_of_three_years_says_which_year_it_is():
    draft = read(
        "Northbridge Plan 2030-33: year 2 (2031-32)\n\nIntroduction\n\nHello.\n"
    )

    assert draft.year_label == "2031-32"


def test_a_partnership_named_in_capitals_is_named():
    draft = read("NORTHBRIDGE SAFER COMMUNITIES PARTNERSHIP\n\nDELIVERY PLAN 2031/32\n")

    assert draft.partnership_name == "Northbridge Safer Communities Partnership"
    assert draft.title == "DELIVERY PLAN 2031/32"
