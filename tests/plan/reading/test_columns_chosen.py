"""Several columns of one kind: which is the one, and what becomes of the others."""

import pytest

from frankpledge.plan.reading.draft import Unit
from tests.plan.reading.documents import read

TITLE = "Northbridge Annual Plan 2031 - 2032\n\nOur year\n\n"


def only_row(text):
    draft = read(TITLE + text)
    (row,) = draft.results + draft.targets
    assert not draft.not_understood
    return row


def test_a_change_in_per_cent_is_the_change_and_one_in_numbers_is_told_beside():
    row = only_row(
        "Measure\tBaseline\tActual\tChange\tChange %\nRobbery\t200\t180\t-20\t-10%"
    )

    assert row.change.printed == "-10%"
    assert row.particulars.comment == "Change: -20"


def test_the_change_of_others_is_never_our_change():
    row = only_row(
        "Measure\tBaseline\tActual\tNational % change\t% change\n"
        "Robbery\t200\t180\t4%\t-10%"
    )

    assert row.change.printed == "-10%"
    assert row.particulars.comment == "National % change: 4%"


def test_of_targets_of_several_years_that_of_the_actuals_year_is_the_one():
    row = only_row(
        "Measure\tBaseline 2028/29\t2029/30 Target\t2030/31 Target\t2030/31 Actual\n"
        "Robbery\t200\t190\t180\t185"
    )

    assert (row.target.printed, row.target.period) == ("180", "2030-31")
    assert row.particulars.comment == "2029/30 Target: 190"


def test_how_we_will_know_we_made_a_difference_is_a_measure():
    draft = read(
        TITLE
        + "What we will do\tWho will lead\tHow will we know we made a difference\n"
        "Train door staff\tLicensing Officer\t80 trained"
    )

    (theme,) = draft.themes
    assert [measure.text for measure in theme.measures] == ["80 trained"]
    assert not draft.results


def test_figures_of_two_years_to_date_are_the_baseline_and_the_actual():
    row = only_row(
        "Indicator\t2029/30 Q3 YTD\t2030/31 Q3 YTD\tTarget YTD\tRAG\n"
        "Fly-tipping\t905\t1,122\t900\tRed"
    )

    assert (row.baseline.printed, row.actual.printed) == ("905", "1,122")
    assert row.actual.period == "2030-31 to date"


def test_the_total_beside_months_is_the_year():
    row = only_row("Ward\tApr\tMay\tJun\tTotal 2030/31\nCastle\t1\t2\t3\t6")

    assert [part.value for part in row.quarters] == [1, 2, 3]
    assert row.actual.printed == "6"


def test_a_start_is_told_beside_the_end_by_which_work_is_due():
    draft = read(
        TITLE + "Action\tLead\tStart\tEnd\nFit locks\tHousing\tMay 2031\tJune 2031"
    )

    (activity,) = draft.themes[0].activities
    assert activity.particulars.due == "June 2031"
    assert activity.particulars.comment == "Start: May 2031"


def test_a_row_of_totals_under_actions_is_no_action():
    draft = read(
        TITLE + "Project\tProvider\tAward\nLocks\tHomes Trust\t£100\nTOTAL\t\t£100"
    )

    assert [one.text for one in draft.themes[0].activities] == ["Locks"]
    assert [n.text for n in draft.not_understood] == ["TOTAL | £100"]


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("Rolling 12 months to Feb 2031", "year to feb 2031"),
        ("Year ending March 2031", "year to march 2031"),
        ("Offences Oct 2030 - Sep 2031", "oct 2030 - sep 2031"),
    ],
)
def test_a_year_may_be_named_by_its_end_or_its_months(head, period):
    before = head.replace("2031", "2030").replace("Oct 2030", "Oct 2029")
    row = only_row(f"Crime type\t{before}\t{head}\tChange\nRobbery\t10\t9\t-1")

    assert (row.baseline.printed, row.actual.printed) == ("10", "9")
    assert row.actual.period == period


@pytest.mark.parametrize("share", ["5% reduction", "a 5% reduction", "-5%"])
def test_a_target_may_say_its_cut_in_brackets(share):
    row = only_row(f"Measure\tBaseline\tTarget\nRobbery\t200\t190 ({share})")

    assert row.target.value == 190
    assert row.rule.amount == 5


def test_a_variance_from_the_target_is_no_change_in_the_year():
    draft = read(
        TITLE
        + "Measure\tBaseline\tTarget\tActual\tVariance\nRobbery\t239\t227\t260\t33\n"
        "Arson\t80\t70\t65\t-5"
    )

    assert [row.change.printed for row in draft.results] == ["", ""]
    assert [row.particulars.comment for row in draft.results] == [
        "Variance: 33",
        "Variance: -5",
    ]


def test_a_column_of_units_says_what_the_figures_of_its_rows_count():
    row = only_row("Measure\tUnit\tBaseline\tTarget\nPeople who feel safe\t%\t58\t60")

    assert row.baseline.unit is row.target.unit is Unit.PERCENT
    assert row.particulars.comment == "Unit: %"


def test_what_we_achieved_is_the_actual_and_the_first_target_names_the_row():
    row = only_row(
        "Target\tWhere we started\tTarget 2030/31\tWhat we achieved\tStatus\n"
        "Domestic burglary\t310\t295\t288\tMet"
    )

    assert row.title == "Domestic burglary"
    assert [f.printed for f in (row.baseline, row.target, row.actual)] == [
        "310",
        "295",
        "288",
    ]


def test_numbers_under_no_head_leave_the_title_to_the_first_of_two_targets():
    rows = [
        ["", "Target", "2029/30", "Target 2030/31", "2030/31"],
        ["Crime targets", "", "", "", ""],
        ["1", "Reduce robbery by 10%", "200", "180", "190"],
        ["2", "Reduce arson by 5%", "100", "95", "96"],
    ]

    draft = read(TITLE + "\n".join(map("\t".join, rows)))

    assert [
        (row.title, row.target.printed, row.actual.printed) for row in draft.results
    ] == [("Reduce robbery by 10%", "180", "190"), ("Reduce arson by 5%", "95", "96")]
