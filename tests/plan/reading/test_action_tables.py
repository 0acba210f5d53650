"""Action plans set out as tables: by their heads, in any order, with their sections."""

import pytest

from tests.plan.reading.documents import read, words_lost

PLAN = "Northbridge Action Plan 2031/32\n\n"


def texts(lines):
    return [line.text for line in lines]


def test_a_row_is_an_action_with_its_lead_date_cost_status_and_measure():
    (sheet,) = read(
        PLAN + "Priority 1: Noise\n\n"
        "Action\tLead officer\tTimescale\tSuccess measure\tResources\tRAG\n"
        "Visit bars\tLicensing\tMarch 2032\tAt least 12 visits\t£500\tAmber\n"
    ).themes

    (visit,) = sheet.activities
    said = visit.particulars
    assert (visit.text, said.owner, said.due) == (
        "Visit bars",
        "Licensing",
        "March 2032",
    )
    assert (said.cost, said.status) == ("£500", "Amber")
    (measure,) = sheet.measures
    assert (measure.text, measure.rule.amount) == ("At least 12 visits", 12)
    assert (sheet.title, sheet.priority) == ("Priority 1: Noise", "Priority 1: Noise")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Lead", "owner"),
        ("Who?", "owner"),
        ("Responsible officer", "owner"),
        ("By whom", "owner"),
        ("Lead agency", "owner"),
        ("By when", "due"),
        ("When?", "due"),
        ("Target date", "due"),
        ("Deadline", "due"),
        ("Completion date", "due"),
        ("Cost (£)", "cost"),
        ("Funding source", "cost"),
        ("RAG rating", "status"),
        ("Status", "status"),
        ("Progress", "comment"),
        ("Update at quarter end", "comment"),
        ("Data source", "evidence"),
        ("Partner agencies", "partners"),
    ],
)
def test_a_column_beside_the_actions_is_known_by_its_head(head, name):
    (sheet,) = read(PLAN + f"Action\t{head}\tOwner of it\nVisit bars\tsaid\t").themes

    assert getattr(sheet.activities[0].particulars, name).startswith("said")


def test_a_section_of_the_table_is_a_theme_of_its_own():
    draft = read(
        PLAN + "What we will do\tWho\tWhen\nBurglary\nMark tools\tPolice\tMay 2031\n"
        "Noise\t\t\nVisit bars\tLicensing\tJune 2031\n"
    )

    assert [(t.title, texts(t.activities)) for t in draft.themes] == [
        ("Burglary", ["Mark tools"]),
        ("Noise", ["Visit bars"]),
    ]


def test_an_objective_named_once_holds_for_the_rows_below():
    draft = read(
        PLAN + "Objective\tAction\tLead\nFewer burglaries\tMark tools\tPolice\n"
        "\tVisit sheds\tWardens\nLess noise\tVisit bars\tLicensing Service\n"
    )

    assert [(t.title, texts(t.activities)) for t in draft.themes] == [
        ("Fewer burglaries", ["Mark tools", "Visit sheds"]),
        ("Less noise", ["Visit bars"]),
    ]
    assert draft.themes[1].lead_agency == "Licensing Service"


def test_a_post_or_a_person_beside_every_action_is_no_lead_agency():
    (sheet,) = read(PLAN + "Action\tLead\tWhen\nVisit bars\tA Reed\tMay 2031\n").themes

    assert sheet.lead_agency == ""
    assert sheet.activities[0].particulars.owner == "A Reed"


def test_a_column_of_priorities_names_priorities():
    draft = read(
        PLAN + "Priority\tAction\tLead\nViolence\tPatrol\tPolice\n"
        "Drugs\tOpen a clinic\tHealth\n"
    )

    assert [p.title for p in draft.priorities] == ["Violence", "Drugs"]
    assert [t.priority for t in draft.themes] == ["Violence", "Drugs"]


def test_a_header_printed_again_on_the_next_page_begins_no_other_table():
    head = "Action\tLead\tWhen\n"
    draft = read(
        PLAN
        + head
        + "Noise\t\t\nVisit bars\tLicensing\tMay\n"
        + head
        + "Write to bars\tLicensing\tJune\n"
    )

    (sheet,) = draft.themes
    assert texts(sheet.activities) == ["Visit bars", "Write to bars"]


def test_a_target_told_in_words_makes_a_measure_not_a_figure():
    draft = read(
        PLAN + "Action\tLead\tTarget\nVisit bars\tLicensing\tAll bars visited twice\n"
        "Write to bars\tLicensing\tAt least 40 letters\n"
    )

    assert draft.targets == ()
    assert texts(draft.themes[0].measures) == [
        "All bars visited twice",
        "At least 40 letters",
    ]


def test_figures_beside_an_owner_stay_figures():
    (row,) = read(
        PLAN + "Action\tLead\tBaseline 2030/31\tTarget 2031/32\n"
        "Reduce noise by 10%\tLicensing\t40\t36\n"
    ).targets

    assert (row.particulars.owner, row.target.value) == ("Licensing", 36)
    assert (row.baseline.period, row.target.period) == ("2030-31", "2031-32")


def test_a_row_of_an_action_table_that_speaks_of_leads_is_no_header():
    (sheet,) = read(
        PLAN + "Action\tLead\tWhen\nDevelop success measures\tLead partners\tMay 2031\n"
    ).themes

    assert texts(sheet.activities) == ["Develop success measures"]


def test_a_telephone_number_beside_an_action_makes_no_member_of_its_owner():
    draft = read(
        PLAN + "Action\tLead\tWhen\n"
        "Visit bars\tA Reed 01999 100200 a.reed@council.example\tMay 2031\n"
    )

    assert (len(draft.themes), draft.agencies) == (1, ())


def test_bullets_in_a_cell_are_actions_of_their_own():
    (sheet,) = read(
        PLAN + "Action\tLead\tWhen\n<ul><li>Visit bars<li>Write to bars</ul>\tA\tMay\n"
    ).themes

    assert texts(sheet.activities) == ["Visit bars", "Write to bars"]


def test_two_columns_of_money_are_both_kept_the_second_after_its_head():
    (sheet,) = read(
        PLAN + "Project\tFunding source\tAmount\tLead\nWardens\tGrant\t£25,000\tA\n"
    ).themes

    assert sheet.activities[0].particulars.cost == "Grant\nAmount: £25,000"


def test_a_lone_line_over_the_header_names_the_theme_and_its_lead():
    (sheet,) = read(
        PLAN + "Noise – Lead agency: Licensing Service\t\t\nAction\tWhen\tCost\n"
        "Visit bars\tMay 2031\t£5\n"
    ).themes

    assert (sheet.title, sheet.lead_agency) == ("Noise", "Licensing Service")


def test_no_word_of_an_action_table_is_lost():
    text = (
        PLAN + "Ref\tObjective\tAction\tLead\tWhen\tOutcome\tRAG\tRisk\tUpdate\tOdd\n"
        "1a\tQuiet\tVisit bars\tLicensing\tMay\tSleep\tRed\tStaff\tBegun\tThing\n"
    )

    assert words_lost(text, read(text)) == set()


def test_when_an_action_starts_is_not_by_when_it_is_due():
    (sheet,) = read(
        PLAN
        + "Action\tStart date\tEnd date\tLead\nVisit bars\tMay 2031\tJune 2031\tA\n"
    ).themes

    said = sheet.activities[0].particulars
    assert (said.due, said.comment) == ("June 2031", "Start date: May 2031")


def test_a_row_that_would_say_much_again_for_each_of_its_measures_is_left_whole():
    measures = "Hold 5 runs. Visit 6 bars. " * 200

    (sheet,) = read(
        PLAN + "Action\tLead\tMeasure\tComment\n"
        f"Visit bars\tPolice\t{measures}\t{'It was long. ' * 400}\n"
    ).themes

    (measure,) = sheet.measures
    assert measure.text == measures.strip()


@pytest.mark.parametrize("head", ["Complete?", "Done?", "Completed"])
@pytest.mark.parametrize("said", ["Yes", "no", "✓", "✗"])
def test_an_answer_is_kept_with_what_was_asked(head, said):
    (theme,) = read(
        "Plan 2030-31\n\nAction plan\n\n"
        f"Action\tLead\tBy when\t{head}\nVisit halls\tPolice\tMay 2030\t{said}\n"
    ).themes

    (activity,) = theme.activities
    joined = " " if head.endswith("?") else ": "
    assert activity.particulars.status == f"{head}{joined}{said}"


def test_a_list_of_sums_after_the_table_names_no_leads():
    draft = read(
        "Delivery Plan 2016-17\n\n"
        "Action\tLead\tTimescale\tMeasure\n"
        "Fund two youth workers\tCouncil\tMarch 2017\t120 young people engaged\n\n"
        "Funding\n"
        "Domestic abuse service\t£24,000\n"
        "Youth diversion\t£12,500\n"
    )

    owners = {
        activity.particulars.owner
        for theme in draft.themes
        for activity in theme.activities
    }
    assert owners == {"Council"}
    left = [one.text for one in draft.not_understood]
    assert left == ["Domestic abuse service | £24,000", "Youth diversion | £12,500"]
