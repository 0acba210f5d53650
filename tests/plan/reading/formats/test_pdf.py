"""Plans printed to PDF, read back: tables, columns, headings and what is left out."""

import pytest

from frankpledge.plan.reading.decoding import shown
from frankpledge.plan.reading.formats.pdf import open_pdf
from frankpledge.plan.reading.reader import read_plan
from tests.plan.reading.formats.pdf_rendering import as_pdf, printed
from tests.plan.reading.formats.pdf_table import PROSE, RESULTS, TARGETS, as_text
from tests.plan.reading.formats.rendering import blocks_of

RULES = ["all", "rows", "shade", "none"]
# The first table begins low on its page and goes on over the next.
LONG = "\n\n".join(
    [
        "Northbridge Plan 2010 - 2011",
        "Introduction",
        *([PROSE * 2] * 6),
        "Successes",
        as_text(RESULTS),
        "Targets",
        as_text(TARGETS),
    ]
)


def opened(pdf):
    """Return the lines and places of a PDF."""
    return open_pdf(pdf, shown("plan.pdf"))


def lines_of(pdf):
    """Return its lines that are not blank."""
    return [line for line in opened(pdf).lines if line]


def rows_of(pdf):
    """Return the cells of its rows."""
    return [line.split("\t") for line in opened(pdf).lines if "\t" in line]


def type_of(body):
    """Return a document of typst's language in our type, printed."""
    return printed(
        '#set text(font: "Source Sans 3", size: 10pt, lang: "en")\n'
        '#set page(paper: "a4", margin: 20mm)\n' + body
    )


@pytest.mark.parametrize("rules", RULES)
def test_a_table_over_two_pages_is_one_table(rules):
    pdf = as_pdf(blocks_of(LONG), rules=rules, repeat=True)

    places = [p for p in opened(pdf).places if ", table 1, " in p]

    assert {place.split(",")[0] for place in places} == {"page 1", "page 2"}
    assert rows_of(pdf)[: len(RESULTS)] == RESULTS


@pytest.mark.parametrize("rules", RULES)
def test_figures_rules_and_sections_are_read(rules):
    draft = read_plan(as_pdf(blocks_of(LONG), rules=rules), filename="plan.pdf")

    assert [row.title for row in draft.results] == [row[0] for row in RESULTS[1:]]
    assert [
        [row.baseline.printed, row.target.printed, row.actual.printed]
        for row in draft.results
    ] == [row[1:4] for row in RESULTS[1:]]
    assert [row.section for row in draft.targets] == 5 * ["Crime targets"] + [
        "Perception targets"
    ]
    assert all(row.rule for row in [*draft.results[:9], *draft.targets])


def test_a_header_that_comes_again_is_said():
    pdf = as_pdf(blocks_of(LONG), repeat=True)

    assert "1 row of table headers that came again" in " ".join(opened(pdf).warnings)


def test_running_heads_and_page_numbers_are_left_out_and_named():
    read = opened(as_pdf(blocks_of(LONG), running=True))

    assert not [line for line in read.lines if "Draft for comment" in line]
    assert not [line for line in read.lines if line.startswith("Page ")]
    (warning,) = [w for w in read.warnings if "page headers" in w]
    assert "Safer Borough Plan Draft for comment" in warning
    assert "Page 1 of" in warning


def test_two_columns_are_read_one_after_the_other():
    left = "The left column tells of burglary and of locks. " * 14
    right = "The right column tells of noise and of students. " * 14
    pdf = type_of(
        f"= A title over both columns\n#columns(2)[\n{left}\n#colbreak()\n{right}\n]\n"
    )

    lines = lines_of(pdf)

    assert lines[0] == "# A title over both columns"
    assert lines[1:] == [left.strip(), right.strip()]


def test_words_between_two_tables_as_wide_are_words():
    table = "#table(columns: (1fr, 1fr), [a], [b], [c], [d])"
    pdf = type_of(f"{table}\nThen.\n{table}")

    assert lines_of(pdf) == ["a\tb", "c\td", "Then.", "a\tb", "c\td"]


def test_a_row_cut_by_the_page_is_one_row_whatever_its_cells_begin_with():
    aim, act = "anti-social behaviour in town", "Set two cameras up at Mill Lane"
    pdf = type_of(
        "#set page(height: 40mm, margin: 8mm)\n#v(12mm)\n#table(columns: (24mm, 22mm, 1fr),"
        f"[Aim], [Action], [Lead], [Cut {aim}], [{act}], [Council])"
    )

    assert rows_of(pdf)[1] == [f"Cut {aim}", act, "Council"]


def test_a_heading_below_two_columns_comes_after_both():
    columns = f"#columns(2)[{PROSE} The end of the left #colbreak() goes on. {PROSE}]"
    pdf = type_of(
        f"{columns}\n#v(8mm)\n= Targets\n#table(columns: 2, [a], [b], [c], [d])"
    )

    said = [line for line in lines_of(pdf) if "Targets" in line or "goes on" in line]

    assert [line[:9] for line in said] == ["The partn", "# Targets"]


def test_a_table_in_the_middle_of_two_columns_stands_between_them():
    columns = f"#columns(2)[{PROSE * 2} #colbreak() {PROSE * 2}]"
    table = "#table(columns: (1fr,) * 3, [Aim], [Target], [Actual], [Noise], [4], [5])"
    pdf = type_of(f"{columns}\n{table}\n{columns}")

    kinds = ["\t" in line for line in lines_of(pdf)]

    assert kinds == [False, False, True, True, False, False]


def test_a_paragraph_over_two_pages_is_one():
    pdf = type_of(f"#v(225mm)\n{PROSE * 3}")

    assert lines_of(pdf) == [(PROSE * 3).strip()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("an agree-\\ ment. The agreement", "an agreement. The agreement"),
        ("a multi-\\ agency team. The agency", "a multi-agency team. The agency"),
        ("well-\\ known. So well-known", "well-known. So well-known"),
        ("2009/\\ 10 and after", "2009/10 and after"),
        ("see www.\\ police.example today", "see www.police.example today"),
    ],
)
def test_a_word_parted_at_the_end_of_a_line_is_mended(words, expected):
    pdf = type_of(f"#box(width: 90mm)[The plan was {words} is here.]")

    assert " ".join(lines_of(pdf)) == f"The plan was {expected} is here."


def test_headings_are_told_by_size_and_by_weight():
    pdf = type_of(f"#text(16pt)[Our aims]\n\n{PROSE}\n\n*Shops*\n\n{PROSE}")

    assert lines_of(pdf) == ["# Our aims", PROSE.strip(), "# Shops", PROSE.strip()]


def test_dots_drawn_before_words_are_bullets():
    dot = "circle(radius: 1.5pt, fill: black)"
    pdf = type_of(f"#set list(marker: {dot})\n{PROSE}\n- Burglary\n- Noise\n")

    assert lines_of(pdf)[1:] == ["- Burglary", "- Noise"]


def test_a_tick_before_words_is_a_bullet_and_alone_in_a_cell_a_tick():
    pdf = type_of(
        '#set text(font: ("Source Sans 3", "DejaVu Sans Mono"))\n'
        f"{PROSE}\n\n✓ Burglary\n\n✓ Noise\n\n"
        "#table(columns: (1fr, 1fr, 1fr), [Measure], [Actual], [Achieved?], "
        "[Arson], [12], [✓], [Theft], [15], [✗])\n"
    )

    assert lines_of(pdf)[1:3] == ["- Burglary", "- Noise"]
    assert [row[2] for row in rows_of(pdf)] == ["Achieved?", "✓", "✗"]


def test_items_are_as_deep_as_among_those_they_stand_with():
    pdf = type_of(f"- Burglary\n\n{PROSE}\n\n#pad(left: 9mm)[\n- Noise\n- Arson\n]\n")

    assert lines_of(pdf)[2:] == ["- Noise", "- Arson"]


def test_a_hyphen_is_kept_where_no_other_word_was_parted():
    pdf = type_of("#box(width: 90mm)[Wardens told of anti-\\ social acts in the town.]")

    assert lines_of(pdf) == ["Wardens told of anti-social acts in the town."]


def test_figures_set_above_the_line_stay_apart_from_the_figure_before():
    pdf = type_of(
        "#let up = super.with(typographic: false)\n#table(columns: 2, [Burglary], [254#up[1]], [Noise], [1#up[st]])"
    )

    assert rows_of(pdf) == [["Burglary", "254¹"], ["Noise", "1st"]]


TIGHT = """\
#set text(size: 10pt)
#table(columns: (auto, auto, auto), stroke: none, inset: (x: 3pt, y: {y}pt),
  [Outcome], [Baseline], [Target for 2031/32],
  [Crime targets], [], [],
  [Reduce robbery by 5% in the town and on the roads that lead to it], [176], [167],
  [Reduce arson by 5%], [1,040], [988],
  [Perception targets], [], [],
  [Residents who feel safe], [61%], [64%])
"""


@pytest.mark.parametrize("room", [3, 5, 8])
def test_sections_of_a_table_without_rules_are_rows_however_tight(room):
    pdf = type_of(TIGHT.replace("{y}", str(room)))

    assert [row[0] for row in rows_of(pdf)] == [
        "Outcome",
        "Crime targets",
        "Reduce robbery by 5% in the town and on the roads that lead to it",
        "Reduce arson by 5%",
        "Perception targets",
        "Residents who feel safe",
    ]


def test_items_keep_their_depth():
    pdf = type_of("- Burglary\n  - Sheds\n  - Farms and yards\n- Noise\n")

    assert lines_of(pdf) == [
        "- Burglary",
        "  - Sheds",
        "  - Farms and yards",
        "- Noise",
    ]


def test_a_cell_with_items_keeps_them():
    pdf = type_of(
        "#table(columns: (3cm, 6cm), [Activities],"
        "[These are:\n- Mark tools that stand in sheds and yards at night\n- Visit farms])"
    )

    assert rows_of(pdf) == [
        [
            "Activities",
            "<p>These are:</p><li>Mark tools that stand in sheds and yards at night"
            "</li><li>Visit farms</li>",
        ]
    ]


def test_a_minus_before_a_figure_is_no_item():
    pdf = type_of("#table(columns: (1fr,) * 2, [Change], [\\- 7%], [Noise], [– 4])")

    assert rows_of(pdf) == [["Change", "- 7%"], ["Noise", "– 4"]]


def test_a_cell_merged_down_holds_for_each_row_as_in_word():
    pdf = type_of(
        "#table(columns: (1fr,) * 3, table.cell(rowspan: 2)[Noise], [a], [1], [b], [2])"
    )

    assert rows_of(pdf) == [["Noise", "a", "1"], ["Noise", "b", "2"]]


@pytest.mark.parametrize("align", ["left", "center"])
def test_a_header_of_two_rows_is_made_one(align):
    pdf = type_of(
        f"#table(columns: (1fr,) * 4, align: {align}, table.cell(rowspan: 2)[Measure],"
        "table.cell(colspan: 2)[2030/31], table.cell(rowspan: 2)[Change],"
        "[Target], [Actual], [Reduce robbery by 10%], [180], [176], [2%])"
    )

    assert rows_of(pdf) == [
        ["Measure", "2030/31 Target", "2030/31 Actual", "Change"],
        ["Reduce robbery by 10%", "180", "176", "2%"],
    ]


def test_prose_over_tables_in_small_type_is_no_heading():
    rows = ", ".join(f"[Reduce noise on street {n}], [{n}], [{n}]" for n in range(90))
    pdf = type_of(
        f"#text(11pt)[{PROSE * 2}]\n\n#text(11pt)[The priorities agreed are:]\n\n"
        f"#text(8pt)[#table(columns: (3fr, 1fr, 1fr), [Aim], [Target], [Actual], {rows})]"
    )

    assert "The priorities agreed are:" in lines_of(pdf)


def test_a_page_turned_on_its_side_is_read_upright():
    body = as_pdf(blocks_of("\n\n".join(["Plan", PROSE, as_text(RESULTS)])))
    turned = type_of(
        "#set page(width: 297mm, height: 210mm)\n#rotate(-90deg, reflow: true)["
        "#table(columns: (6cm, 3cm, 3cm), [Aim], [Target], [Actual], [Noise], [4], [5])"
        "]"
    )

    assert rows_of(turned) == [["Aim", "Target", "Actual"], ["Noise", "4", "5"]]
    assert rows_of(body) == RESULTS


def test_words_printed_sideways_beside_others_are_named():
    read = opened(type_of(f"{PROSE}\n#rotate(-90deg, reflow: true)[Appendix B]"))

    assert not [line for line in read.lines if "Appendix" in line]
    assert "Appendix B" in " ".join(read.warnings).replace("AppendixB", "Appendix B")


def test_a_list_of_contents_is_left_out_and_named():
    pdf = type_of(f"#outline()\n= Aims\n{PROSE}\n= Shops\n{PROSE}\n= Noise\n{PROSE}")

    read = opened(pdf)

    assert [line for line in read.lines if line.startswith("# ")][1:] == [
        "# Aims",
        "# Shops",
        "# Noise",
    ]
    assert "“Aims”; “Shops”; “Noise”" in " ".join(read.warnings)


def test_marks_that_look_like_markup_stay_words():
    pdf = type_of("Fewer than \\<p> of 5 | 6 by a\\<b.")

    draft = read_plan(pdf, filename="plan.pdf")

    kept = [one.text for one in [*draft.not_understood, *draft.headings]]
    assert "Fewer than <p> of 5 | 6 by a<b." in kept


def test_ligatures_are_letters():
    pdf = type_of("Officers offer different offices a fifth of the traffic files.")

    assert lines_of(pdf) == [
        "Officers offer different offices a fifth of the traffic files."
    ]
