"""Ways of setting out a plan that no fixture has, each invented and read whole."""

import pytest

from frankpledge.review.checks.run import check_draft
from tests.plan.reading.documents import read, words_lost

AIMS = """\
Harrowmere Crime and Disorder Reduction Strategy 2005 - 2008

Strategic Aim 1: Make our streets safer at night

We will:
- Train 60 door supervisors a year
- Reduce violence in the town centre by 10 per cent by 2008
Lead agency: Harrowmere District Council

Strategic Aim 2: Tackle anti-social behaviour

We will:
- Agree contracts with young people where they help
Lead agency: Youth Offending Team

Monitoring

The Strategy Group will receive a report every quarter.
"""
SEVERAL_YEARS = """\
Eastwold Plan 2008-2011

Targets

| National Indicator | Baseline 2007/08 | Target 2008/09 | Target 2009/10 | Lead |
|---|---|---|---|---|
| NI 16 Serious acquisitive crime rate | 14.2 | 13.8 | 13.2 | Police |
| NI 33 Arson incidents | 212 | 206 | 200 | Fire & Rescue |
"""
SCORECARD = """\
Quarter 3 performance scorecard 2016/17

<table>
<tr><th></th><th colspan="2">2015/16</th><th colspan="3">2016/17</th><th></th></tr>
<tr><th>Indicator</th><th>Q3</th><th>Year</th><th>Q2</th><th>Q3</th><th>Target</th><th>Status</th></tr>
<tr><td>Burglary dwelling</td><td>88</td><td>402</td><td>90</td><td>81</td><td>390</td><td>G</td></tr>
<tr><td>First time entrants</td><td>*</td><td>31</td><td>*</td><td>*</td><td>30</td><td>TBC</td></tr>
</table>

Source: Police and Youth Justice Board
"""
PRIORITIES = """\
Thornley Community Safety Plan 2025-2028

Our priorities

| Priority | Why it matters | What success looks like |
|---|---|---|
| Burglary | Residents name it first | 10% fewer burglaries by March 2028 |
| Exploitation | County lines affects both towns | Children at risk are known earlier |
"""
OUTCOMES = """\
Safer Tanfield Partnership Delivery Plan 2023/24

Priority 1 - Serious Violence

Outcome: Fewer young people are hurt

| Ref | Action | Owner | By when | BRAG |
|---|---|---|---|---|
| 1.1 | Knife arches at two railway stations | BTP | Quarterly | Green |

How we will know it is working

| Measure | 2021/22 | 2022/23 | Direction we want |
|---|---|---|---|
| Reports of sexual violence | 214 | 251 | Up |
"""
WARDS = """\
Aldbrook Strategic Assessment 2019

Crime by ward

| Ward | 2017/18 | 2018/19 | % change |
|---|---|---|---|
| Castle | 412 | 431 | 4.6% |
| Meadow | 208 | 190 | -8.7% |

Recommended priorities

- Domestic abuse
- Rural crime
"""


ROLLING = """\
Safer Northwold Partnership Board: Performance Report Q2 2018/19

| Indicator | Sep-17 (rolling 12m) | Sep-18 (rolling 12m) | % change | Met % change | RAG |
|---|---|---|---|---|---|
| Personal robbery | 1,012 | 1,214 | +20.0% | +15.2% | Red |
"""
SCORING = """\
Mereford Strategic Assessment 2009

3. Scoring matrix

| Issue | Volume (1-5) | Harm (1-5) | Trend (1-5) | Total |
|---|---|---|---|---|
| Violence | 4 | 5 | 2 | 11 |
| Criminal damage | 4 | 2 | 1 | 7 |
"""
QUESTIONS = """\
Hathersley Community Safety Partnership Plan 2022-2025

Priority 2: Reduce anti-social behaviour

Why is this a priority? Complaints rose from 1,420 in 2020/21 to 1,775 in 2021/22.

What will we do?

- Open a reporting hub in the market hall by October 2022

How will we measure success?

- 10% fewer complaints by March 2025

Who will deliver it? Hathersley Council, Police
"""
FRAMEWORK = """\
Community Safety Outcomes Framework 2011-2014

Outcome 1: People in Lydbury feel safe

Baseline: 72% feel safe after dark

Target: 76% by 2013/14

Lead: Lydbury Borough Council
"""
UNKNOWN_COLUMNS = """\
Performance of Kingsmere 2012/13

| Indicator | Quantity so noted | Baseline 2011/12 | Actual 2012/13 | Target 2012/13 |
|---|---|---|---|---|
| Graffiti removed | 96 | 80 | | 90 |
| Shops visited | | 70 | | 60 |
| Streets lit | | 10 | 12 | 11 |
"""


def test_aims_that_say_what_we_will_do_are_themes_with_their_lead():
    draft = read(AIMS)

    assert [
        (one.title, one.lead_agency, [a.text for a in one.activities])
        for one in draft.themes
    ] == [
        (
            "Strategic Aim 1: Make our streets safer at night",
            "Harrowmere District Council",
            [
                "Train 60 door supervisors a year",
                "Reduce violence in the town centre by 10 per cent by 2008",
            ],
        ),
        (
            "Strategic Aim 2: Tackle anti-social behaviour",
            "Youth Offending Team",
            ["Agree contracts with young people where they help"],
        ),
    ]
    assert [topic.title for topic in draft.narrative] == ["Monitoring"]


def test_targets_of_several_years_are_called_by_their_indicator_and_the_first_year_s():
    draft = read(SEVERAL_YEARS)

    assert [
        (one.title, one.indicator_codes, str(one.baseline.value), str(one.target.value))
        for one in draft.targets
    ] == [
        ("NI 16 Serious acquisitive crime rate", ("NI16",), "14.2", "13.8"),
        ("NI 33 Arson incidents", ("NI33",), "212", "206"),
    ]
    assert draft.targets[0].particulars.comment == "Target 2009/10: 13.2"
    assert draft.year_label == "2008-09"


def test_a_whole_year_among_its_quarters_is_the_baseline_of_the_next_year_s_target():
    draft = read(SCORECARD)

    assert draft.title == "Quarter 3 performance scorecard 2016/17"
    assert draft.results == ()
    burglary, entrants = draft.targets
    assert (burglary.baseline.period, burglary.target.period) == ("2015-16", "2016-17")
    assert [str(burglary.baseline.value), str(burglary.target.value)] == ["402", "390"]
    assert [one.period for one in burglary.quarters] == [
        *("2015-16 Q3", "2016-17 Q2", "2016-17 Q3"),
    ]
    assert [one.state.value for one in entrants.quarters] == ["withheld"] * 3


def test_a_table_of_priorities_with_why_and_what_success_is_gives_themes():
    draft = read(PRIORITIES)

    assert [one.title for one in draft.priorities] == ["Burglary", "Exploitation"]
    assert [(one.overview, [o.text for o in one.outcomes]) for one in draft.themes] == [
        ("Residents name it first", ["10% fewer burglaries by March 2028"]),
        ("County lines affects both towns", ["Children at risk are known earlier"]),
    ]


def test_an_outcome_on_a_line_before_a_table_of_actions_is_the_theme_s():
    draft = read(OUTCOMES)

    (theme,) = draft.themes
    assert theme.title == "Priority 1 - Serious Violence"
    assert [one.text for one in theme.outcomes] == ["Fewer young people are hurt"]
    assert [one.text for one in theme.activities] == [
        "Knife arches at two railway stations"
    ]
    (result,) = draft.results
    assert (result.particulars.polarity, result.particulars.direction) == ("Up", "")


def test_rows_by_ward_stand_under_what_they_count():
    draft = read(WARDS)

    assert [(one.title, one.section) for one in draft.results] == [
        ("Castle", "Crime by ward"),
        ("Meadow", "Crime by ward"),
    ]
    assert [one.title for one in draft.priorities] == ["Domestic abuse", "Rural crime"]


def test_a_line_that_dates_the_document_is_no_heading_of_it():
    draft = read(
        "Annual Action Plan\n\nUpdated May 2012\n\n"
        "| Action | Lead | By when |\n|---|---|---|\n"
        "| Visit every burgled home | Victim Support | October 2012 |\n"
    )

    assert draft.priorities == ()
    assert [line.text for line in draft.introduction] == ["Updated May 2012"]


def test_years_to_a_month_are_baseline_and_actual():
    (robbery,) = read(ROLLING).results

    assert (str(robbery.baseline.value), robbery.baseline.period) == (
        *("1012", "year to sep-17"),
    )
    assert (str(robbery.actual.value), robbery.actual.period) == (
        *("1214", "year to sep-18"),
    )


def test_scores_somebody_gave_are_no_results():
    draft = read(SCORING)

    assert (draft.results, draft.targets, draft.themes) == ((), (), ())
    assert len(draft.not_understood) == 3


def test_questions_are_the_parts_of_a_theme_and_their_answers_stand_under_them():
    (theme,) = read(QUESTIONS).themes

    assert theme.title == "Priority 2: Reduce anti-social behaviour"
    assert theme.overview.startswith("Complaints rose from 1,420")
    assert [one.text for one in theme.activities] == [
        "Open a reporting hub in the market hall by October 2022"
    ]
    assert [one.text for one in theme.measures] == [
        "10% fewer complaints by March 2025"
    ]
    assert [one.text for one in theme.key_partners] == ["Hathersley Council", "Police"]


def test_a_line_that_gives_a_baseline_names_no_theme():
    (theme,) = read(FRAMEWORK).themes

    assert theme.title == "Outcome 1: People in Lydbury feel safe"
    assert theme.lead_agency == "Lydbury Borough Council"
    assert [one.text for one in theme.measures] == ["76% by 2013/14"]


def test_a_figure_nobody_understood_is_not_called_missing():
    said = [one.sentence for one in check_draft(read(UNKNOWN_COLUMNS))]

    assert not any(text.startswith("Graffiti") for text in said)
    assert any("Shops visited" in text for text in said)


@pytest.mark.parametrize(
    "sentence", ["Objective 3 – Build safer places.", "Tel: 01999 555123 for help."]
)
def test_numbers_that_name_or_are_dialled_state_nothing(sentence):
    assert read(f"Plan 2020/21\n\nIntroduction\n\n{sentence}\n").statements == ()


@pytest.mark.parametrize(
    "text",
    [
        *(AIMS, SEVERAL_YEARS, SCORECARD, PRIORITIES, OUTCOMES, WARDS, ROLLING),
        *(SCORING, QUESTIONS, FRAMEWORK),
    ],
)
def test_no_word_of_them_is_lost_and_nothing_is_found_that_is_wrong(text):
    draft = read(text)

    assert words_lost(text, draft) == set()
    assert {one.rule for one in check_draft(draft)} <= {"results-inside-chance"}
