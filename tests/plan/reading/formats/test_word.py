"""Word documents: what the body says, in its order, as last accepted."""

import docx
import pytest

from frankpledge.plan.reading.formats.word import open_word
from frankpledge.plan.reading.reader import read_plan
from tests.plan.reading.formats import packages
from tests.plan.reading.formats.packages import p, tbl, tc
from tests.plan.reading.formats.rendering import in_change, saved

ACROSS = '<w:gridSpan w:val="{}"/>'
BEGINS, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def opened(body, **others):
    return open_word(packages.docx(body, **others), "“plan.docx”")


def lines_of(body, **others):
    return [line for line in opened(body, **others).lines if line]


def test_headings_lists_and_tables_keep_their_order_and_places():
    document = docx.Document()
    document.add_heading("Our plan", level=0)
    document.add_paragraph("It begins.")
    document.add_paragraph("One", style="List Bullet")
    document.add_paragraph("Two", style="List Bullet 2")
    table = document.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"c{number}"
    document.add_paragraph("It ends.")

    read = open_word(saved(document), "“plan.docx”")

    assert list(zip(read.lines, read.places, strict=True)) == [
        ("# Our plan", ""),
        ("", ""),
        ("It begins.", ""),
        ("", ""),
        ("- One", ""),
        ("  - Two", ""),
        ("", ""),
        ("c0\tc1", "table 1, row 1"),
        ("c2\tc3", "table 1, row 2"),
        ("", ""),
        ("It ends.", ""),
        ("", ""),
    ]
    assert (read.kind, read.warnings) == ("a Word document", ())


def test_tracked_changes_are_read_as_accepted():
    document = docx.Document()
    paragraph = document.add_paragraph("Reduce robbery by ")
    in_change(paragraph, "del", "5%")
    in_change(paragraph, "ins", "7%")

    assert open_word(saved(document), "x").lines[0] == "Reduce robbery by 7%"


def test_a_deleted_row_is_gone_and_a_deleted_end_joins_two_paragraphs():
    joined = p("One ", "<w:rPr><w:del/></w:rPr>") + p("sentence.")
    rows = tbl([tc("a"), tc("b")]).replace(
        "</w:tbl>",
        f"<w:tr><w:trPr><w:del/></w:trPr>{tc('c')}{tc('d')}</w:tr></w:tbl>",
    )

    assert lines_of(joined + rows) == ["One sentence.", "a\tb"]


def test_moved_words_stand_where_they_were_moved_to():
    moved = (
        "<w:p><w:moveFrom><w:r><w:t>here</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:moveTo><w:r><w:t>there</w:t></w:r></w:moveTo></w:p>"
    )

    assert lines_of(moved) == ["there"]


def test_columns_in_which_no_cell_begins_are_none():
    two = ACROSS.format(2)
    rows = [[tc(a, two), tc(b), tc(c, two)] for a, b, c in ("abc", "def")]

    assert lines_of(tbl(*rows)) == ["a\tb\tc", "d\te\tf"]


def test_a_cell_merged_across_is_its_words_and_blanks():
    table = tbl([tc("Crime targets", ACROSS.format(3))], [tc("a"), tc("b"), tc("c")])

    assert lines_of(table) == ["Crime targets\t\t", "a\tb\tc"]


def test_a_cell_merged_down_holds_for_each_row_but_a_label_begins_once():
    table = tbl(
        [tc("Burglary", BEGINS), tc("1")],
        [tc("", GOES_ON), tc("2")],
        [tc("Activities", BEGINS), tc("3")],
        [tc("", GOES_ON), tc("4")],
    )

    assert lines_of(table) == ["Burglary\t1", "Burglary\t2", "Activities\t3", "\t4"]


def test_a_header_of_two_rows_is_made_one():
    table = tbl(
        [tc("Action", BEGINS), tc("2030/31", ACROSS.format(2))],
        [tc("", GOES_ON), tc("Target"), tc("Actual")],
        [tc("Reduce robbery by 10%"), tc("180"), tc("176")],
    )

    assert lines_of(table)[0] == "Action\t2030/31 Target\t2030/31 Actual"
    (result,) = read_plan(packages.docx(table), filename="p.docx").results
    assert (result.target.value, result.actual.value) == (180, 176)


def test_paragraphs_and_items_of_a_cell_stay_apart():
    item = p("Visit farms", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    cell = f"<w:tc>{p('These:')}{item}</w:tc>"

    assert lines_of(tbl([tc("Activities"), cell])) == [
        "Activities\t<p>These:</p><li>Visit farms</li>"
    ]


def test_a_table_in_a_cell_follows_the_table_it_stands_in():
    inner = tbl([tc("Action"), tc("Target")], [tc("Reduce arson"), tc("40")])
    outer = tbl([tc("Left"), f"<w:tc>{p('Right')}{inner}{p('')}</w:tc>"], [tc("End")])

    read = opened(outer)
    held = [(line, place) for line, place in zip(read.lines, read.places, strict=True)]

    assert [pair for pair in held if pair[0]] == [
        ("Left\tRight", "table 1, row 1"),
        ("End\t", "table 1, row 2"),
        ("Action\tTarget", "table 2, row 1"),
        ("Reduce arson\t40", "table 2, row 2"),
    ]


def test_a_table_of_one_column_is_words_in_a_frame():
    inner = tbl([tc("a"), tc("b")])

    assert lines_of(tbl([f"<w:tc>{p('Framed.')}{inner}</w:tc>"])) == [
        "Framed.",
        "a\tb",
    ]


def test_text_boxes_are_read_once():
    box = (
        "<w:p><w:r><w:t>Before.</w:t></w:r><w:r><mc:AlternateContent "
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:txbxContent>{p('Boxed.')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{p('Boxed.')}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )

    assert lines_of(box) == ["Before.", "Boxed."]


NOTES = (
    f"<w:footnotes {packages.WORD}>"
    f'<w:footnote w:type="separator" w:id="0">{p("none")}</w:footnote>'
    f'<w:footnote w:id="7">{p("Counted by the police.")}</w:footnote>'
    f'<w:footnote w:id="3">{p("From the survey.")}</w:footnote></w:footnotes>'
)


def mark(number, kind="footnote"):
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def test_footnotes_stand_at_the_end_in_the_order_of_their_marks():
    body = p("Robbery.").replace("</w:p>", mark(3) + "</w:p>")
    body += p("Arson.").replace("</w:p>", mark(7) + "</w:p>")

    read = opened(body, **{"word/footnotes.xml": NOTES})

    pairs = [pair for pair in zip(read.lines, read.places, strict=True) if pair[0]]
    assert pairs[2:] == [
        ("# Footnotes", ""),
        ("From the survey.", "footnote 1"),
        ("Counted by the police.", "footnote 2"),
    ]


def test_a_note_whose_mark_was_deleted_is_gone_with_it():
    body = f"<w:p><w:del>{mark(3)}</w:del>{mark(7)}<w:r><w:t>A.</w:t></w:r></w:p>"

    assert lines_of(body, **{"word/footnotes.xml": NOTES}) == [
        "A.",
        "# Footnotes",
        "Counted by the police.",
    ]


def test_endnotes_stand_under_their_own_heading_and_links_keep_their_words():
    notes = NOTES.replace("footnote", "endnote")
    link = "<w:p><w:hyperlink><w:r><w:t>www.a.example</w:t></w:r></w:hyperlink></w:p>"
    body = link + p("A.").replace("</w:p>", mark(3, "endnote") + "</w:p>")

    assert lines_of(body, **{"word/endnotes.xml": notes})[:4] == [
        "www.a.example",
        "A.",
        "# Endnotes",
        "From the survey.",
    ]


def test_what_is_left_out_is_said_and_counted():
    contents = p("Introduction 3", '<w:pStyle w:val="TOC1"/>')
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
    pictures = "<w:p><w:r><w:drawing><w:pic/><w:pic/></w:drawing></w:r></w:p>"
    comments = f"<w:comments {packages.WORD}><w:comment/><w:comment/></w:comments>"
    header = f"<w:hdr {packages.WORD}>{p('Draft for the board')}{p('Page 2')}</w:hdr>"

    read = opened(
        contents + hidden + pictures + p("Seen."),
        **{"word/comments.xml": comments, "word/header1.xml": header},
    )

    assert [line for line in read.lines if line] == ["Seen."]
    assert read.warnings == (
        "The table of contents was left out.",
        "Hidden text was left out.",
        "2 pictures were left out: words and figures inside were not read.",
        "Left out: 2 comments in the margin.",
        "Left out as page headers and footers: “Draft for the board”.",
    )


def test_prompts_of_a_form_are_no_words_and_its_answers_are():
    prompt = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    control = "<w:sdt>{}<w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = control.format(prompt, p("Click here")) + control.format("", p("Answered."))

    read = opened(body)

    assert [line for line in read.lines if line] == ["Answered."]
    assert read.warnings == ("Prompts of a form that nobody filled in were left out.",)


def test_signs_of_symbol_fonts_are_the_signs():
    sign = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'

    assert lines_of(sign + p("\uf0fe done")) == ["✓", "☑ done"]


def test_figures_set_above_the_line_stay_apart_from_the_figure_before():
    up = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
    body = p("254").replace("</w:p>", up.format("1") + "</w:p>")
    body += p("the 1").replace("</w:p>", up.format("st") + "</w:p>")

    assert lines_of(body) == ["254¹", "the 1st"]


def test_words_of_a_diagram_stand_where_it_is_drawn():
    drawing = '<w:p><w:r><w:drawing><d:relIds xmlns:d="d" d:dm="rId9"/></w:drawing></w:r></w:p>'
    relations = (
        f'<Relationships {packages.RELATIONS}><Relationship Id="rId9" Type="diagramData"'
        ' Target="diagrams/data1.xml"/></Relationships>'
    )
    points = (
        '<d:dataModel xmlns:d="d"><d:pt type="doc"><d:p><d:t>no</d:t></d:p></d:pt>'
        "<d:pt><d:p><d:t>Burglary</d:t></d:p></d:pt></d:dataModel>"
    )

    assert lines_of(
        p("Before.") + drawing + p("After."),
        **{
            "word/_rels/document.xml.rels": relations,
            "word/diagrams/data1.xml": points,
        },
    ) == ["Before.", "Burglary", "After."]


def test_a_deleted_end_joins_nothing_over_a_table_or_the_end_of_a_cell():
    ended = p("Last words", "<w:rPr><w:del/></w:rPr>")
    cell = f"<w:tc>{ended}</w:tc>"

    assert lines_of(ended + tbl([cell, tc("b")]) + ended) == [
        "Last words",
        "Last words\tb",
        "Last words",
    ]


def test_a_cell_that_a_tracked_change_merged_goes_on_with_the_one_above():
    joined = '<w:cellMerge w:vMerge="{}"/>'
    table = tbl(
        [tc("Noise", joined.format("rest")), tc("1")],
        [tc("", joined.format("cont")), tc("2")],
    )

    assert lines_of(table) == ["Noise\t1", "Noise\t2"]


def test_cells_merged_across_the_old_way_are_one():
    table = tbl(
        [tc("Crime targets", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>")],
        [tc("a"), tc("b")],
    )

    assert lines_of(table) == ["Crime targets\t", "a\tb"]


def test_two_columns_of_prose_in_a_table_are_read_one_after_the_other():
    left, right = "Burglary fell. " * 30, "Noise rose. " * 40

    assert lines_of(tbl([tc(left), tc(right)])) == [left.strip(), right.strip()]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("a &lt;b&gt; c &lt;/table&gt;", "a &lt;b> c &lt;/table>"),
        ("fewer than &lt;5", "fewer than <5"),
        ("&amp;lt;p&gt;", "&amp;lt;p>"),
        ("Tel: 1 | Email: a@b.example", "Tel: 1 &#124; Email: a@b.example"),
        ("# 5", "&#35; 5"),
        ("Fish &amp; chips", "Fish & chips"),
    ],
)
def test_words_that_look_like_structure_stay_words(words, line):
    assert lines_of(p(words)) == [line]


def test_a_tab_inside_a_paragraph_makes_no_cell():
    assert lines_of("<w:p><w:r><w:t>Tel:</w:t><w:tab/><w:t>1</w:t></w:r></w:p>") == [
        "Tel: 1"
    ]
