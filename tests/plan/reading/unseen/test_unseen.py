"""Whole documents nobody who built the reader had seen, with what is in them."""

from pathlib import Path

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.plan.reading.reader import read_plan
from frankpledge.review.checks.finding import Severity
from frankpledge.review.checks.run import check_draft
from tests.plan.reading.unseen import made

DOCUMENTS = Path(__file__).parent / "documents"


def _read(name):
    return read_plan((DOCUMENTS / name).read_bytes(), filename=name)


def _figures(row):
    figures = (row.baseline, row.target, getattr(row, "actual", None))
    return [figure.printed for figure in figures if figure is not None]


def _wrong(draft):
    return [one.rule for one in check_draft(draft) if one.severity is Severity.WRONG]


def test_a_scorecard_of_two_header_rows_is_read_by_both():
    draft = _read("scorecard.csv")

    assert draft.title == "Safer Harwick Partnership Scorecard 2022/23 - Quarter 4"
    assert draft.results_year_label == "2022-23"
    assert [(row.title, _figures(row)) for row in draft.results] == [
        ("Number of domestic burglaries", ["312", "300", "292"]),
        (
            "Number of reported incidents of anti-social behaviour",
            ["1,845", "1,750", "1,727"],
        ),
        ("Percentage of victims satisfied with the service", ["78.4%", "80%", "78.9%"]),
        ("Number of hate crimes reported", ["96", "Monitor only", "113"]),
    ]
    first = draft.results[0]
    assert [(q.printed, q.period) for q in first.quarters] == [
        ("70", "2022-23 Q1"),
        ("66", "2022-23 Q2"),
        ("81", "2022-23 Q3"),
        ("75", "2022-23 Q4"),
    ]
    assert first.links == "CSP01"
    assert first.particulars.status == "Green"
    assert _wrong(draft) == []


def test_a_page_of_a_council_gives_priorities_results_and_no_theme_of_a_sentence():
    draft = _read("council-page.html")

    assert draft.year_label == "2024-25"
    assert [priority.title for priority in draft.priorities] == [
        "Serious violence",
        "Violence against women and girls",
        "Anti-social behaviour in neighbourhoods",
    ]
    assert [(row.section, row.change.printed) for row in draft.results] == [
        ("Serious violence", "-9.3%"),
        ("Serious violence", "+13.6%"),
        ("Violence against women and girls", "+12.7%"),
        ("Anti-social behaviour in neighbourhoods", "-6.0%"),
    ]
    assert [(theme.title, theme.priority) for theme in draft.themes] == [
        ("Serious violence", "Serious violence"),
        ("Violence against women and girls", "Violence against women and girls"),
    ]
    assert [one.text for one in draft.themes[0].activities] == [
        "Run 12 knife arches in the town centre, led by Vale Police, by March 2025.",
        "Offer mentoring to 30 young people through the youth service.",
    ]
    assert _wrong(draft) == []


def test_a_message_is_called_by_its_subject_and_its_two_slips_are_found():
    draft = _read("message.txt")

    assert draft.title == "Northgate CDRP targets 2008/09"
    assert (draft.year_label, draft.results_year_label) == ("2008-09", "2007-08")
    assert len(draft.results) == len(draft.targets) == 4
    assert _wrong(draft) == [
        "change-does-not-follow",
        "baseline-is-not-last-years-actual",
    ]


def test_a_strategy_of_objectives_with_a_label_on_each_line_is_themes_and_targets():
    draft = _read("strategy-1999.txt")

    assert [_figures(target) for target in draft.targets] == [
        ["520", "442"],
        ["1,150", "1,012"],
        ["42%", "38%"],
    ]
    assert draft.targets[2].particulars.owner == "Westmere Borough Council"
    assert [theme.title for theme in draft.themes] == [
        "Objective 1.1: To reduce theft of motor vehicles by 15% over three years",
        "Objective 1.2: To reduce theft from motor vehicles by 12% over three years",
        "Objective 2.1: To reduce by 10% the number of residents who feel unsafe "
        "after dark",
    ]
    first = draft.themes[0]
    assert first.lead_agency == "Westmere Division, Westshire Constabulary"
    assert len(first.activities) == 3
    assert first.measures[0].rule.kind is RuleKind.REDUCE_TO
    assert not draft.not_understood
    assert _wrong(draft) == []


def test_a_dashboard_of_rolling_years_is_results_with_others_figures_beside():
    draft = _read("dashboard.txt")

    assert draft.title == "Safer Neighbourhood Board - Performance Dashboard"
    robbery = draft.results[1]
    assert (robbery.baseline.printed, robbery.actual.printed) == ("1,045", "1,301")
    assert robbery.actual.period == "year to feb 2018"
    assert robbery.change.printed == "24.5%"
    assert robbery.particulars.comment == "Change: 256\nMPS average % change: 31.2%"
    assert _wrong(draft) == []


def test_targets_of_two_years_to_come_are_targets_and_the_cut_sought_is_no_change():
    draft = read_plan(made.delivery_plan(), filename="plan.docx")

    assert draft.results == ()
    assert [(row.title, _figures(row)) for row in draft.targets] == [
        ("Theft of a vehicle", ["410", "349"]),
        ("Theft from a vehicle", ["980", "833"]),
        ("Domestic burglary", ["520", "442"]),
    ]
    first = draft.targets[0]
    assert first.target.period == "2006-07"
    assert [(q.printed, q.period) for q in first.quarters] == [("365", "2005-06")]
    assert first.particulars.comment == (
        "2007/08 Target: 328\n% reduction on baseline: 20%"
    )
    assert _wrong(draft) == []


def test_a_plan_with_a_label_on_each_line_is_a_theme_under_each_heading():
    draft = read_plan(made.action_plan(), filename="plan.docx")

    assert [(theme.title, theme.lead_agency) for theme in draft.themes] == [
        ("Priority One – Violence Against Women and Girls", "Community Safety Manager"),
        ("Priority Two – Neighbourhood Crime", "Neighbourhood Inspector"),
    ]
    assert [o.text for o in draft.themes[1].outcomes] == ["Fewer homes are burgled"]
    assert [(row.title, _figures(row)) for row in draft.targets] == [
        ("Women who feel safe after dark", ["52%", "56%"]),
        ("Residential burglary", ["190", "171"]),
    ]
    assert draft.targets[1].baseline.period == "2024-25"
    assert draft.targets[1].rule.amount == 10
    assert _wrong(draft) == []


def test_years_merged_over_their_targets_and_actuals_give_the_last_years_result():
    draft = read_plan(made.agreement(), filename="agreement.xlsx")

    arson = draft.results[0]
    assert _figures(arson) == ["118", "106", "119"]
    assert (arson.actual.period, arson.particulars.owner) == ("2009-10", "Fire Service")
    assert [(f.printed, f.period) for f in arson.earlier] == [("124", "2008-09")]
    assert arson.particulars.comment == "2008/09 Target: 112"
    assert arson.indicator_codes == ("NI33",)
