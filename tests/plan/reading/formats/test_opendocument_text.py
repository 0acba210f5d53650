"""OpenDocument texts: what the body says, in its order, as last accepted."""

import pytest

from frankpledge.plan.reading.decoding import UnreadableDocument
from frankpledge.plan.reading.formats.opendocument_text import open_opendocument_text
from frankpledge.plan.reading.formats.registry import open_document
from frankpledge.plan.reading.reader import read_plan
from tests.plan.reading.formats import packages
from tests.plan.reading.formats.packages import od_row

BULLETS = (
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/>'
    '<text:list-level-style-bullet text:level="2"/></text:list-style>'
)
NUMBERS = (
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-number '
    'text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" '
    'text:display-levels="3"/></text:list-style>'
)


def opened(body, styles="", **others):
    return open_opendocument_text(packages.odt(body, styles, **others), "“plan.odt”")


def lines_of(body, styles="", **others):
    return [line for line in opened(body, styles, **others).lines if line]


def p(words, style="", tag="p", more=""):
    return f'<text:{tag} text:style-name="{style}" {more}>{words}</text:{tag}>'


def items(*held, style="N", more=""):
    """Return a list; each item is XML, or a list in a tuple after it."""
    made = "".join(f"<text:list-item>{each}</text:list-item>" for each in held)
    return f'<text:list text:style-name="{style}" {more}>{made}</text:list>'


def table(*rows):
    return f'<table:table table:name="T">{"".join(rows)}</table:table>'


def test_headings_lists_and_tables_keep_their_order_and_places():
    inner = f"<text:list><text:list-item>{p('Two')}</text:list-item></text:list>"
    body = p("Our plan", tag="h", more='text:outline-level="1"') + p("It begins.")
    body += items(p("One") + inner, style="B") + table(od_row("a", "b")) + p("End.")

    read = opened(body, BULLETS)

    pairs = [pair for pair in zip(read.lines, read.places, strict=True) if pair[0]]
    assert pairs == [
        ("# Our plan", ""),
        ("It begins.", ""),
        ("- One", ""),
        ("  - Two", ""),
        ("a\tb", "table 1, row 1"),
        ("End.", ""),
    ]
    assert (read.kind, read.warnings) == ("an OpenDocument text", ())


def test_numbers_of_lists_are_printed_as_the_list_counts():
    deep = f"<text:list><text:list-item>{p('c')}</text:list-item></text:list>"
    inner = (
        f"<text:list><text:list-item>{p('b')}{deep}</text:list-item>"
        f"<text:list-item>{p('d')}{p('more of d')}</text:list-item></text:list>"
    )
    body = items(p("a") + inner, p("e"))
    body += p("Between.") + items(p("f"), more='text:continue-numbering="true"')
    body += p("Anew.") + items(p("g"))

    assert lines_of(body, NUMBERS) == [
        "1. a",
        "  (a) b",
        "    - 1.a.1 c",
        "  (b) d",
        "more of d",
        "2. e",
        "Between.",
        "3. f",
        "Anew.",
        "1. g",
    ]


def test_a_list_goes_on_from_the_one_it_names_and_starts_where_it_says():
    again = items(p("b"), more='text:continue-list="l1"')
    at_seven = (
        '<text:list text:style-name="N"><text:list-item text:start-value="7">'
        f"{p('c')}</text:list-item></text:list>"
    )
    body = items(p("a"), more='xml:id="l1"') + p("x") + again + p("y") + at_seven

    assert lines_of(body, NUMBERS) == ["1. a", "x", "2. b", "y", "7. c"]


def test_headings_are_numbered_by_the_outline_of_the_document():
    outline = (
        '<text:outline-style style:name="Outline"><text:outline-level-style '
        'text:level="1" style:num-format="1"/><text:outline-level-style text:level="2" '
        'style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    styles = packages.od_styles(outline)
    body = "".join(
        p(words, tag="h", more=f'text:outline-level="{level}"')
        for words, level in [("Aims", 1), ("Burglary", 2), ("Noise", 2), ("Targets", 1)]
    )

    assert lines_of(body, **{"styles.xml": styles}) == [
        "# 1 Aims",
        "# 1.1 Burglary",
        "# 1.2 Noise",
        "# 2 Targets",
    ]


def test_a_paragraph_in_a_style_based_on_a_heading_is_one():
    own = (
        '<style:style style:name="P1" style:family="paragraph" '
        'style:parent-style-name="Heading_20_2"/>'
        '<style:style style:name="Heading_20_2" style:family="paragraph"/>'
    )

    assert lines_of(p("Our year", "P1") + p("It went."), own) == [
        "# Our year",
        "It went.",
    ]


def test_a_bold_numbered_line_over_words_is_a_heading():
    bold = (
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        'fo:font-weight="bold"/></style:style>'
    )
    head = p('<text:span text:style-name="T1">Burglary</text:span>')

    lines = lines_of(items(head) + p("Sheds were broken into."), NUMBERS + bold)

    assert lines == ["# 1. Burglary", "Sheds were broken into."]


def test_figures_set_above_the_line_stay_apart_from_the_figure_before():
    up = (
        '<style:style style:name="T2" style:family="text"><style:text-properties '
        'style:text-position="super 58%"/></style:style>'
    )

    assert lines_of(p('254<text:span text:style-name="T2">1</text:span>'), up) == [
        "254¹"
    ]


def test_cells_merged_both_ways_and_repeated_are_filled():
    across = (
        '<table:table-cell table:number-columns-spanned="2"><text:p>Crime</text:p>'
        "</table:table-cell><table:covered-table-cell/>"
    )
    down = (
        '<table:table-cell table:number-rows-spanned="2"><text:p>Noise</text:p>'
        "</table:table-cell>"
    )
    twice = (
        '<table:table-cell table:number-columns-repeated="2"><text:p>5</text:p>'
        "</table:table-cell>"
    )
    rows = [
        f"<table:table-header-rows>{od_row(across)}</table:table-header-rows>",
        od_row(down, "a"),
        od_row("<table:covered-table-cell/>", "b"),
        od_row(twice),
    ]

    assert lines_of(table(*rows)) == ["Crime\t", "Noise\ta", "Noise\tb", "5\t5"]


def test_tracked_changes_are_read_as_accepted_and_comments_counted():
    body = (
        f"<text:tracked-changes><text:changed-region>{p('gone')}</text:changed-region>"
        "</text:tracked-changes>"
        + p(
            'Reduce <text:change text:change-id="c1"/>robbery by '
            '<text:change-start text:change-id="c2"/>7%'
            '<text:change-end text:change-id="c2"/>'
            "<office:annotation><text:p>Sure?</text:p></office:annotation>"
        )
    )

    read = opened(body)

    assert [line for line in read.lines if line] == ["Reduce robbery by 7%"]
    assert read.warnings == ("Left out: 1 comment in the margin.",)


def test_notes_stand_at_the_end_by_kind_with_their_places():
    note = (
        '<text:note text:note-class="{0}"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>{1}</text:p></text:note-body></text:note>"
    )
    body = p("A." + note.format("endnote", "Late.")) + p(
        "B." + note.format("footnote", "Counted.")
    )

    read = opened(body)

    pairs = [pair for pair in zip(read.lines, read.places, strict=True) if pair[0]]
    assert pairs[2:] == [
        ("# Footnotes", ""),
        ("Counted.", "footnote 1"),
        ("# Endnotes", ""),
        ("Late.", "endnote 1"),
    ]


def test_text_boxes_are_read_and_what_is_left_out_is_said():
    frame = "<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>"
    picture = "<draw:frame><draw:image/></draw:frame>"
    chart = "<draw:frame><draw:object/><draw:image/></draw:frame>"
    contents = (
        f"<text:table-of-content><text:index-body>{p('Aims 3')}</text:index-body>"
        "</text:table-of-content>"
    )
    secret = f'<text:section text:display="none">{p("secret")}</text:section>'
    header = packages.od_styles(
        "",
        f"<style:master-page><style:header>{p('Draft for the board')}</style:header>"
        "</style:master-page>",
    )

    read = opened(
        contents + secret + p("Before." + frame.format(p("Boxed.")) + picture + chart),
        **{"styles.xml": header},
    )

    assert [line for line in read.lines if line] == ["Before.", "Boxed."]
    assert read.warnings == (
        "The table of contents was left out.",
        "Hidden text was left out.",
        "1 picture was left out: words and figures inside were not read.",
        "1 embedded file was left out: words and figures inside were not read.",
        "Left out as page headers and footers: “Draft for the board”.",
    )


def test_words_that_look_like_structure_stay_words():
    assert lines_of(p("a &lt;b&gt; | c<text:tab/>d<text:s text:c='3'/>e")) == [
        "a &lt;b> &#124; c d e"
    ]


def test_a_locked_text_is_refused_as_locked():
    manifest = (
        '<!DOCTYPE manifest:manifest PUBLIC "a" "Manifest.dtd"><manifest:manifest>'
        "<manifest:encryption-data/></manifest:manifest>"
    )

    with pytest.raises(UnreadableDocument, match="locked with a password"):
        opened(p("a"), **{"META-INF/manifest.xml": manifest})


@pytest.mark.parametrize("name", ["plan.odt", "plan.ott", "plan.txt", "plan"])
def test_it_is_told_by_its_bytes_whatever_it_is_called(name):
    body = p("Targets", tag="h") + table(
        od_row("Outcome", "Baseline", "Target for 2031/32"),
        od_row("Reduce robbery by 5%", "176", "167"),
    )

    data = packages.odt(body)

    assert open_document(data, filename=name).kind == "an OpenDocument text"
    (target,) = read_plan(data, filename=name).targets
    assert (target.baseline.value, target.target.value) == (176, 167)
