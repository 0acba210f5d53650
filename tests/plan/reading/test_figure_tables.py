"""Tables of figures: any order of columns, missing cells, sections, odd heads."""

from decimal import Decimal

import pytest

from frankpledge.plan.reading.draft import FigureState
from frankpledge.plan.reading.periods import year_label
from tests.plan.reading.documents import read

TITLE = "Northbridge Annual Plan 2031 - 2032\n\nOur year\n\n"


def values(row):
    return [f.value for f in (row.baseline, row.target, row.actual, row.change)]


def test_columns_are_known_by_their_heads_in_any_order():
    (row,) = read(
        TITLE + "2030/31 outturn\tWhat we set out to do\tVariance\tBase line\tGoal\n"
        "8\tReduce robbery by 10%\t- 20%\t10\t9"
    ).results

    assert row.title == "Reduce robbery by 10%"
    assert values(row) == [Decimal(10), Decimal(9), Decimal(8), Decimal(-20)]


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Baseline 2029/30", "baseline"),
        ("Basline figure", "baseline"),
        ("Previous year", "baseline"),
        ("2031/32 target", "target"),
        ("Tarrget", "target"),
        ("2030/31 actual crimes", "actual"),
        ("Outturn", "actual"),
        ("Result", "actual"),
        ("Percentage reduction/increase achieved", "change"),
        ("Change (%)", "change"),
        ("+/-", "change"),
    ],
)
def test_a_head_is_known_by_its_words(head, role):
    others = {"target": "Target", "actual": "Actual", "baseline": "Baseline"}
    other = next(name for name in others if name != role)
    text = f"Action\t{others[other]}\t{head}\nReduce robbery by 5%\t1\t42"

    draft = read(TITLE + text)

    (row,) = draft.results + draft.targets
    assert getattr(row, role).value == 42


def test_links_to_targets_is_not_the_target():
    (row,) = read(
        TITLE + "Outcome\tLinks to national/local targets\tTarget\n"
        "Reduce robbery by 5%\tCounty plan NI16\t40"
    ).targets

    assert (row.links, row.indicator_codes) == ("County plan NI16", ("NI16",))
    assert row.target.value == 40
    assert row.baseline.state is FigureState.BLANK


def test_of_two_columns_of_actual_figures_the_earlier_year_is_the_baseline():
    (row,) = read(
        TITLE + "Measure\t2030/31 actual\t2029/30 actual\nReduce robbery by 5%\t8\t10"
    ).results

    assert (row.baseline.value, row.actual.value) == (10, 8)


def test_a_first_column_without_a_name_is_taken_for_the_title_and_doubted():
    (row,) = read(TITLE + "\tBaseline\tTarget\nReduce robbery by 5%\t10\t9").targets

    assert row.title == "Reduce robbery by 5%"
    assert row.doubts == ("A column was taken for what it most likely is.",)


def test_of_two_target_columns_the_first_is_the_title():
    (row,) = read(
        TITLE + "Target\tBaseline\t2031/32 target\nReduce robbery by 5%\t10\t9"
    ).targets

    assert (row.title, row.target.value) == ("Reduce robbery by 5%", 9)


def test_a_figure_row_named_like_a_label_stays_a_figure_row():
    draft = read(TITLE + "Action\tBaseline\tTarget\nActivities\t10\t9\nActions\t4")

    assert [row.title for row in draft.targets] == ["Activities", "Actions"]


def test_a_flood_of_short_rows_is_counted_not_listed():
    rows = "Reduce robbery by 5%\t10\n" * 150

    warnings = read(TITLE + "Action\tBaseline\tTarget\n" + rows).warnings

    assert len(warnings) == 101
    assert warnings[-1] == "There are 50 more warnings like these."


def test_rows_alone_on_their_line_name_the_rows_after_them():
    draft = read(
        TITLE
        + "Outcome\tBaseline\tTarget\nCrime targets\t\t\nReduce robbery by 5%\t10\t9\n"
        "\nHow people feel\t\t\nReduce fear by 5%\t20\t19"
    )

    assert [row.section for row in draft.targets] == [
        "Crime targets",
        "How people feel",
    ]
    assert "How people feel" in [line.text for line in draft.headings]


def test_a_section_whose_blank_cells_were_trimmed_is_still_a_section():
    draft = read(
        TITLE + "Outcome\tBaseline\tTarget\nCrime\nReduce robbery by 5%\t10\t9"
    )

    assert [row.section for row in draft.targets] == ["Crime"]


def test_a_section_under_a_blank_line_keeps_the_header_above():
    draft = read(
        TITLE + "Outcome\tBaseline\tTarget\nReduce theft by 5%\t20\t19\n\n"
        "Violence\nReduce robbery by 5%\t10\t9"
    )

    assert [row.section for row in draft.targets] == ["", "Violence"]


def test_a_heading_right_above_the_next_header_is_no_section():
    draft = read(
        TITLE + "Action\tBaseline\tActual\nReduce theft by 5%\t20\t19\n\n"
        "Targets\nOutcome\tBaseline\tTarget\nReduce robbery by 5%\t10\t9"
    )

    assert (len(draft.results), len(draft.targets)) == (1, 1)
    assert draft.not_understood == ()


def test_a_row_with_too_few_cells_is_kept_with_blanks_and_a_warning():
    draft = read(
        TITLE + "Action\tBaseline\tTarget\tActual\nReduce robbery by 10%\t10\n"
        "Reduce arson by 10%\t20\t18\t17"
    )

    short, whole = draft.results
    assert values(short) == [10, None, None, None]
    assert short.actual.state is FigureState.BLANK
    assert short.confidence < whole.confidence == 1.0
    assert "The row has fewer cells than its table's header." in short.doubts
    (warning,) = draft.warnings
    assert warning.startswith("Line 6: the row has 2 cells and its header 4.")


def test_a_table_cut_in_the_middle_of_its_last_row_keeps_the_row():
    draft = read(
        TITLE + "Action\tBaseline\tTarget\nReduce robbery by 5%\t10\t9\nReduce ars"
    )

    assert [row.title for row in draft.targets] == [
        "Reduce robbery by 5%",
        "Reduce ars",
    ]
    assert draft.warnings[0].startswith("Line 7: the row has 1 cell and its header 3.")


def test_a_table_cut_after_a_cell_has_blanks_for_the_rest():
    draft = read(
        TITLE + "Action\tBaseline\tTarget\nReduce robbery by 5%\t10\t9\nReduce\t"
    )

    assert [row.title for row in draft.targets] == ["Reduce robbery by 5%", "Reduce"]
    assert draft.targets[-1].target.state is FigureState.BLANK
    assert len(draft.warnings) == 1


def test_a_target_alone_on_its_row_is_a_target_and_no_section():
    draft = read(
        TITLE + "Action\tBaseline\tTarget\nReduce arson by 5%\t\t\nA target\t10\t9"
    )

    assert [row.title for row in draft.targets] == ["Reduce arson by 5%", "A target"]


def test_prose_right_after_a_table_is_prose():
    draft = read(
        TITLE + "Action\tBaseline\tTarget\nReduce arson by 5%\t10\t9\n"
        "That was the table.\n\nThis is what follows it."
    )

    assert len(draft.targets) == 1
    assert len(draft.narrative[0].paragraphs) == 2


def test_a_row_with_too_many_cells_keeps_the_rest_aside():
    draft = read(
        TITLE + "Action\tBaseline\tTarget\nReduce robbery by 5%\t10\t9\t8\tlate"
    )

    (row,) = draft.targets
    assert row.target.value == 9
    assert [(n.text, n.source.first_line) for n in draft.not_understood] == [
        ("8 | late", 6)
    ]
    assert "set aside" in draft.warnings[0]


def test_a_column_nobody_knows_is_listed_with_its_head():
    draft = read(
        TITLE + "Action\tBaseline\tTarget\tMood\nReduce robbery by 5%\t10\t9\tGlad"
    )

    (left,) = draft.not_understood
    assert (left.text, left.source.first_line) == ("Glad", 6)
    assert "“Mood”" in left.reason


def test_words_where_a_figure_belongs_lower_the_confidence():
    (row,) = read(
        TITLE + "Action\tBaseline\tTarget\nReduce robbery by 5%\tmany\t9"
    ).targets

    assert row.baseline.state is FigureState.WORDS
    assert row.confidence == 0.8


def test_a_target_without_a_rule_lowers_the_confidence():
    (row,) = read(TITLE + "Action\tBaseline\tTarget\nSafer homes\t10\t9").targets

    assert row.rule is None
    assert row.confidence == 0.9
    assert row.doubts == (
        "The words give no rule: the printed target alone says what is wanted.",
    )


def test_a_target_without_a_rule_or_a_figure_lowers_it_further():
    (row,) = read(TITLE + "Action\tBaseline\tTarget\nSafer homes\t10\tTBC").targets

    assert row.confidence == 0.8
    assert row.doubts == ("The words of the target give no rule the reader knows.",)


def test_two_tables_after_one_another_are_two():
    draft = read(
        TITLE + "Action\tBaseline\tActual\nReduce robbery by 5%\t10\t9\n\n"
        "Outcome\tBaseline\tTarget\nReduce arson by 5%\t20\t19"
    )

    assert [row.title for row in draft.results] == ["Reduce robbery by 5%"]
    assert [row.title for row in draft.targets] == ["Reduce arson by 5%"]


def test_the_years_of_the_tables_are_read():
    draft = read(
        "Our plan\n\nAll of it\n\nAction\tBaseline 2029/30\t2030/31 actual\n"
        "Reduce robbery by 5%\t10\t9\n\nOutcome\tBaseline\tTarget for 2031/32\n"
        "Reduce robbery by 5%\t9\t8"
    )

    assert (draft.results_year_label, draft.year_label) == ("2030-31", "2031-32")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Plan 2010 - 2011", "2010-11"),
        ("Plan 2010–11", "2010-11"),
        ("2008/9 baseline", "2008-09"),
        ("1999/2000", "1999-00"),
        ("Plan 2010-13", "2010"),
        ("Plan for 2010", "2010"),
        ("Plan 12010", ""),
        ("Our plan", ""),
    ],
)
def test_a_year_is_labelled_by_its_two_halves(text, label):
    assert year_label(text) == label


def test_a_table_no_header_explains_is_listed_row_by_row():
    draft = read(TITLE + "Red\tBlue\nGreen\tPink")

    assert [n.text for n in draft.not_understood] == ["Red | Blue", "Green | Pink"]
    assert "no header the reader knows" in draft.warnings[-1]


def test_a_caption_over_a_table_is_a_heading():
    draft = read(
        TITLE + "Table 1\t\nAction\tBaseline\tActual\nReduce robbery by 5%\t10\t9"
    )

    assert len(draft.results) == 1
    assert draft.not_understood == ()
    assert "Table 1" in [line.text for line in draft.headings]
