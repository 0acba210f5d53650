"""Numbers that Word writes by itself, headings told by style, lists in lists."""

import pytest

from frankpledge.plan.reading.formats.numerals import numeral
from frankpledge.plan.reading.formats.word import open_word
from frankpledge.plan.reading.reader import read_plan
from tests.plan.reading.formats import packages
from tests.plan.reading.formats.packages import WORD, p, tbl, tc


def level(at, text, way="decimal", more="", left=None):
    """Return a level of a list of Word."""
    indent = f'<w:pPr><w:ind w:left="{left}"/></w:pPr>' if left else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{way}"/>{more}'
        f'<w:lvlText w:val="{text}"/>{indent}</w:lvl>'
    )


def numbering(*lists, overrides=""):
    """Return a numbering part; each list, from 1, is the XML of its levels."""
    families = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>'
        for n, levels in enumerate(lists, start=1)
    )
    numbers = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(1, len(lists) + 1)
    )
    return f"<w:numbering {WORD}>{families}{numbers}{overrides}</w:numbering>"


def styles(**named):
    """Return a styles part; each style, by identity, its name and the rest in XML."""
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f"{more}</w:style>"
        for identity, (name, more) in named.items()
    )
    return f"<w:styles {WORD}>{made}</w:styles>"


def item(text, number=1, depth=0, more="", run=""):
    """Return a paragraph of a list."""
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return (
        f"<w:p><w:pPr>{place}{more}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f"<w:t>{text}</w:t></w:r></w:p>"
    )


def styled(text, style):
    """Return a paragraph in a style."""
    return p(text, f'<w:pStyle w:val="{style}"/>')


def lines_of(body, *lists, overrides="", **named):
    """Return the lines of a document with these lists and styles."""
    others = {
        "word/numbering.xml": numbering(*lists, overrides=overrides),
        "word/styles.xml": styles(**named),
    }
    read = open_word(packages.docx(body, **others), "“plan.docx”")
    return [line for line in read.lines if line]


BULLETS = level(0, "•", "bullet", left=720) + level(1, "o", "bullet", left=1440)
CLAUSES = level(0, "%1.") + level(1, "%1.%2") + level(2, "(%3)", "lowerRoman")


def test_numbered_headings_are_printed_with_their_numbers():
    by_style = level(0, "%1.", more='<w:pStyle w:val="One"/>') + level(
        1, "%1.%2", more='<w:pStyle w:val="Two"/>'
    )
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = "".join(
        styled(text, style)
        for text, style in [
            ("Introduction", "One"),
            ("Priorities", "One"),
            ("Burglary", "Two"),
            ("Noise", "Two"),
            ("Targets", "One"),
            ("Crime", "Two"),
        ]
    )

    assert lines_of(
        body,
        by_style,
        One=("heading 1", listed),
        Two=("heading 2", '<w:basedOn w:val="One"/>'),
    ) == [
        "# 1. Introduction",
        "# 2. Priorities",
        "# 2.1 Burglary",
        "# 2.2 Noise",
        "# 3. Targets",
        "# 3.1 Crime",
    ]


def test_items_count_on_by_level_and_begin_again_under_a_new_one():
    body = "".join(
        item(text, depth=depth)
        for text, depth in [("a", 0), ("b", 1), ("c", 2), ("d", 2), ("e", 0), ("f", 1)]
    )

    assert lines_of(body, CLAUSES) == [
        "1. a",
        "  - 1.1 b",
        "    (i) c",
        "    (ii) d",
        "2. e",
        "  - 2.1 f",
    ]


def test_words_around_a_number_are_printed_too():
    levels = level(0, "Priority %1:", "upperLetter")

    assert lines_of(item("Burglary") + item("Noise"), levels) == [
        "- Priority A: Burglary",
        "- Priority B: Noise",
    ]


def test_a_list_started_again_counts_from_where_it_says():
    again = (
        '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item("a") + item("b") + item("c", number=9) + item("d", number=9)

    assert lines_of(body, CLAUSES, overrides=again) == ["1. a", "2. b", "5. c", "6. d"]


def test_an_empty_or_deleted_item_is_counted_as_word_counts_it():
    deleted = item("gone", more="<w:rPr><w:del/></w:rPr>").replace("w:t>", "w:delText>")
    body = item("a") + item("") + deleted + item("b")

    assert lines_of(body, CLAUSES) == ["1. a", "3. b"]


def test_a_column_word_numbers_by_itself_keeps_its_numbers():
    rows = [[f"<w:tc>{item('')}</w:tc>", tc(words)] for words in ("Noise", "Arson")]

    assert lines_of(tbl(*rows), CLAUSES) == ["1.\tNoise", "2.\tArson"]


def test_a_numbered_cell_is_its_number_and_its_words():
    two = f"<w:tc>{item('Mark tools')}{item('Visit farms')}</w:tc>"

    assert lines_of(tbl([two, f"<w:tc>{item('Run')}</w:tc>"]), CLAUSES) == [
        "<li>1. Mark tools</li><li>2. Visit farms</li>\t3. Run"
    ]


def test_bullets_under_a_number_belong_to_it():
    body = item("Burglary") + item("Sheds", 2) + item("Farms", 2) + item("Noise")

    assert lines_of(body, level(0, "%1.", left=720), BULLETS) == [
        "1. Burglary",
        "  - Sheds",
        "  - Farms",
        "2. Noise",
    ]


def test_items_of_two_lists_stand_as_deep_as_they_are_indented():
    deeper = level(0, "–", "bullet", left=1080)

    assert lines_of(item("Burglary") + item("Sheds", 2), BULLETS, deeper) == [
        "- Burglary",
        "  - Sheds",
    ]


def test_a_bold_numbered_line_over_words_is_a_heading_and_in_a_list_is_not():
    bold = "<w:b/>"
    body = item("Burglary", run=bold) + p("Sheds were broken into 90 times.")
    body += item("Noise", run=bold) + item("Arson", run=bold)

    assert lines_of(body, CLAUSES) == [
        "# 1. Burglary",
        "Sheds were broken into 90 times.",
        "2. Noise",
        "3. Arson",
    ]


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("Titre du plan", '<w:basedOn w:val="Base"/>'),
        ("CSP Heading 2", ""),
        ("Numbered Heading", ""),
        ("H2", ""),
        ("Council red", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
    ],
)
def test_a_heading_is_told_by_what_its_style_is_based_on_or_named(name, more):
    body = styled("Our year", "Own") + p("It went well.")

    lines = lines_of(body, Own=(name, more), Base=("heading 1", ""))

    assert lines == ["# Our year", "It went well."]


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("Table Heading", ""),
        ("Body", '<w:basedOn w:val="Base"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
    ],
)
def test_a_style_that_says_it_is_no_heading_is_none(name, more):
    lines = lines_of(
        styled("It went.", "Own"), Own=(name, more), Base=("heading 1", "")
    )

    assert lines == ["It went."]


def test_a_page_of_words_in_a_heading_style_is_no_heading():
    words = "The partnership met each month. " * 12

    assert lines_of(styled(words, "A"), A=("heading 1", "")) == [words.strip()]


def test_numbered_priorities_and_their_issues_are_read():
    body = styled("Our priorities", "A") + p("The priorities agreed are:")
    body += item("Tackling burglary including:") + item("Sheds; and", 2)
    body += item("Farms.", 2) + item("Tackling noise including:") + item("Homes.", 2)
    others = {
        "word/numbering.xml": numbering(level(0, "%1.", left=720), BULLETS),
        "word/styles.xml": styles(A=("heading 1", "")),
    }

    draft = read_plan(packages.docx(body, **others), filename="plan.docx")

    assert [[i.text for i in p.issues] for p in draft.priorities] == [
        ["Sheds", "Farms"],
        ["Homes"],
    ]


@pytest.mark.parametrize(
    ("number", "way", "written"),
    [
        (28, "lowerLetter", "bb"),
        (1994, "upperRoman", "MCMXCIV"),
        (22, "ordinal", "22nd"),
        (13, "ordinal", "13th"),
        (7, "decimalZero", "07"),
        (3, "cardinalText", "Three"),
        (2, "ordinalText", "Second"),
        (40, "cardinalText", "40"),
        (0, "lowerRoman", "0"),
        (5, "chineseCounting", "5"),
        (5, "none", ""),
    ],
)
def test_numbers_are_written_as_the_list_says(number, way, written):
    assert numeral(number, way) == written
