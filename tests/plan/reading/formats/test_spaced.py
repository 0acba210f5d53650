"""Plain text whose columns are set with spaces or drawn with characters."""

import pytest

from frankpledge.plan.reading.blocks import Kind, Table
from frankpledge.plan.reading.formats.spaced import spaced_tables
from frankpledge.plan.reading.layout import layout_of
from tests.plan.reading.documents import lines_covered, read, words_lost

RESULTS = """\
Target                              Baseline   Target    Actual    Change
                                    2008/9     2009/10   2009/10
Reduce burglary in homes by 5%      273        259       254       - 7%
Reduce burglary in other            429        408       452       + 5%
buildings by 5%
Reduce thefts by 5%                 925        879       931       + 1%
Maintain the share who say that     8%         8%        4%        Target exceeded
drug dealing is a problem
"""
SECTIONS = """\
Outcome                Baseline    Target for 2031/32

Crime targets

Reduce robbery by 5%   176         167

Reduce arson           40          38
by 5%

Perception targets

Feel safe              61%         61%

Our members

Northbridge Police
"""
ACTIONS = """\
Objective              Action                      Lead            By when    RAG
Reduce burglary        Fit locks in 200 homes      Northbridge     March      Green
                       on the Riverside estate     Police          2026
Tackle anti-social     Hold monthly case reviews   Borough Homes   Monthly    Amber
behaviour              with housing providers
                       Install cameras             Council         June 2025  Red
"""
SHEET = """\
Overview             Sheds were broken into 90 times.
Activities           These will include marking tools and visiting
                     farms in the spring.
Key partners         Northbridge Police, Farm Watch
"""
GRID = """\
+--------------+---------+--------+
| Target       | Baseline| Actual |
+==============+=========+========+
| Reduce       | 273     | 254    |
| burglary     |         |        |
+--------------+---------+--------+
| Arson        | 40      | 38     |
+--------------+---------+--------+
"""
BOX = "┌────────┬────┐\n│ Target │ a  │\n├────────┼────┤\n│ Arson  │ 40 │\n└────────┴────┘"
RULED = """\
===============  ========  ======
Target           Baseline  Actual
===============  ========  ======
Reduce burglary  273       254
Reduce arson     40        38
===============  ========  ======
"""


def rows_of(text):
    """Return the cells of every row of the first table of a text."""
    tables = [b for b in layout_of(text.split("\n")).blocks if isinstance(b, Table)]
    return [[cell.text for cell in row.cells] for row in tables[0].rows]


def test_wrapped_cells_are_one_and_the_header_of_two_lines_is_one():
    assert rows_of(RESULTS) == [
        [
            "Target",
            "Baseline 2008/9",
            "Target 2009/10",
            "Actual 2009/10",
            "Change",
        ],
        ["Reduce burglary in homes by 5%", "273", "259", "254", "- 7%"],
        ["Reduce burglary in other buildings by 5%", "429", "408", "452", "+ 5%"],
        ["Reduce thefts by 5%", "925", "879", "931", "+ 1%"],
        [
            "Maintain the share who say that drug dealing is a problem",
            "8%",
            "8%",
            "4%",
            "Target exceeded",
        ],
    ]


def test_rows_with_blank_lines_between_are_one_table_with_its_sections():
    assert rows_of(SECTIONS) == [
        ["Outcome", "Baseline", "Target for 2031/32"],
        ["Crime targets", "", ""],
        ["Reduce robbery by 5%", "176", "167"],
        ["Reduce arson by 5%", "40", "38"],
        ["Perception targets", "", ""],
        ["Feel safe", "61%", "61%"],
    ]
    assert layout_of(SECTIONS.split("\n")).blocks[1].text == "Our members"


def test_a_row_with_its_first_cell_blank_is_a_row():
    assert rows_of(ACTIONS)[1:] == [
        [
            "Reduce burglary",
            "Fit locks in 200 homes on the Riverside estate",
            "Northbridge Police",
            "March 2026",
            "Green",
        ],
        [
            "Tackle anti-social behaviour",
            "Hold monthly case reviews with housing providers",
            "Borough Homes",
            "Monthly",
            "Amber",
        ],
        ["", "Install cameras", "Council", "June 2025", "Red"],
    ]


def test_a_sheet_of_labels_is_a_table_of_two_columns():
    assert rows_of(SHEET) == [
        ["Overview", "Sheds were broken into 90 times."],
        [
            "Activities",
            "These will include marking tools and visiting farms in the spring.",
        ],
        ["Key partners", "Northbridge Police, Farm Watch"],
    ]


def test_every_cell_keeps_its_lines():
    (table,) = layout_of(RESULTS.split("\n")).blocks
    title, baseline, *_ = table.rows[2].cells

    assert (table.rows[2].source.first_line, table.rows[2].source.last_line) == (4, 5)
    assert (title.source.first_line, title.source.last_line) == (4, 5)
    assert (baseline.source.first_line, baseline.source.last_line) == (4, 4)


@pytest.mark.parametrize("text", [RESULTS, SECTIONS, ACTIONS, SHEET, GRID, BOX, RULED])
def test_every_word_and_line_is_kept(text):
    draft = read(text)

    with_words = {
        number
        for number, line in enumerate(text.split("\n"), start=1)
        if any(map(str.isalnum, line))
    }
    assert with_words <= lines_covered(draft)
    assert words_lost(text, draft) == set()


def test_a_table_with_a_rule_under_every_row_has_a_row_for_each():
    assert rows_of(GRID) == [
        ["Target", "Baseline", "Actual"],
        ["Reduce burglary", "273", "254"],
        ["Arson", "40", "38"],
    ]


def test_bars_drawn_with_box_characters_part_cells():
    assert rows_of(BOX) == [["Target", "a"], ["Arson", "40"]]


def test_rules_of_equals_signs_are_no_row():
    assert rows_of(RULED)[1:] == [
        ["Reduce burglary", "273", "254"],
        ["Reduce arson", "40", "38"],
    ]


def test_a_bar_after_a_backslash_is_a_word():
    assert rows_of("| Target | Note |\n|:--|--:|\n| a \\| b | 5 |")[1] == ["a | b", "5"]


NO_TABLES = {
    "addresses side by side": (
        "Northbridge Police        Borough Homes\n"
        "4 Mill Road               Quay House\n"
        "Northbridge               Dock Street\n"
        "NB1 2CD                   NB1 3EF\n"
        "Tel: 01999 100200         Tel: 01999 300400\n"
    ),
    "a letter's head": (
        "From:     The Chair\nTo:       Members of the board\nDate:     4 May 2025\n"
    ),
    "two spaces after sentences": (
        "The plan was agreed.  It says what is to be done and by whom it will be\n"
        "done.  Residents were asked.  They said that lamps were needed and wardens\n"
        "were seen.  That is why the plan has lamps.  It ends.\n"
    ),
    "prose spread to a margin": (
        "The  partnership  met  each  month  in the  council  chamber  and  looked at\n"
        "what its members had  learned since the  last time.  Officers called  on\n"
        "shops and schools,  and wardens  walked the  estates  in the evenings.\n"
    ),
    "lists": (
        "1.  Burglary\n2.  Noise\n     a)   Sheds\n     b)   Farms\n\n-  one\n-  two\n"
    ),
    "places for names": (
        "Signed                          Date\n\n"
        "J Smith                         4 May 2025\n"
        "Chair                           Northbridge\n"
    ),
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES.keys())
def test_words_that_only_line_up_are_no_table(text):
    blocks = layout_of(text.split("\n")).blocks

    assert not [block for block in blocks if isinstance(block, Table)]


CONTENTS = {
    "spaces": "Contents\n\nIntroduction       3\nOur priorities     5\nTargets       12\n",
    "dots": "Introduction ............ 3\nOur priorities ....... 5\nTargets ......... 12\n",
    "tabs": "Contents\tPage\nIntroduction\t3\nOur priorities\t5\nTargets\t12\n",
}


@pytest.mark.parametrize("text", CONTENTS.values(), ids=CONTENTS.keys())
def test_a_list_of_contents_is_one_leaving_and_gives_no_heading(text):
    layout = layout_of((text + "\nIntroduction\n\nIt went well.").split("\n"))

    headings = [b.text for b in layout.blocks if b.kind is Kind.HEADING]
    (left,) = layout.not_understood
    assert headings[-1:] == ["Introduction"]
    assert not {"Targets", "Our priorities"} & set(headings)
    assert all(word in left.text for word in ("Introduction", "Targets", "12"))


def test_a_table_of_figures_that_rise_is_no_list_of_contents():
    text = "Year end\n\nArson        40\nRobbery      176\nBurglary     254\n"

    assert rows_of(text + "Fraud        90") == [
        ["Arson", "40"],
        ["Robbery", "176"],
        ["Burglary", "254"],
        ["Fraud", "90"],
    ]


TWO_TABLES = """\
Our aim                   Target  Starting point  YTD
Reduce robbery by 5%      2 655   3 199           3 615
Decrease arson by 13%     6 773   7 785           6 696
Cut burglary by 12%       7 850   8 921           7 138

How people feel

Our aim                                            Target  Starting point  YTD
Increase the share who feel safe from 34% to 35%   35 %    34 %            28 %
Reduce the share who see litter from 21% to 20%    20 %    21 %            45 %
"""


def test_two_tables_with_columns_of_their_own_are_two():
    assert rows_of(TWO_TABLES)[:2] == [
        ["Our aim", "Target", "Starting point", "YTD"],
        ["Reduce robbery by 5%", "2 655", "3 199", "3 615"],
    ]


def test_addresses_that_line_up_exactly_are_a_table():
    text = """\
Organisation           Address                    Telephone
Northbridge Police     4 Mill Road, NB1 2CD       01999 100200
Farm Watch             6 Quay Street, NB1 3EF     01999 300400
"""

    assert rows_of(text)[1] == [
        "Northbridge Police",
        "4 Mill Road, NB1 2CD",
        "01999 100200",
    ]


def test_one_row_under_its_header_is_a_table():
    text = (
        "Perception targets\n\n"
        "Measure                         Baseline  Target  Actual\n"
        "Reduce drunkenness in the town  13%       12%     9%\n"
    )

    (table,) = spaced_tables(text.split("\n"))

    assert [
        [" ".join(w for _, w in cell) for cell in row.cells] for row in table.rows
    ] == [
        ["Measure", "Baseline", "Target", "Actual"],
        ["Reduce drunkenness in the town", "13%", "12%", "9%"],
    ]


def test_a_heading_between_two_theme_sheets_is_of_neither():
    sheet = (
        "Overview         Residents tell us of it often.\n"
        "Activities       Visit the shops and speak to owners.\n"
        "Outcomes         Fewer thefts.\n"
        "Key partners     Police, Trading Standards\n"
    )
    text = (
        f"Burglary\n\nHomes and sheds – Lead agency Police\n{sheet}\nRoad safety\n\n"
        f"Young drivers – Lead agency Fire Service\n{sheet}\n"
    )

    draft = read(text)

    assert [
        (one.title, one.priority, [line.text for line in one.key_partners])
        for one in draft.themes
    ] == [
        ("Homes and sheds", "Burglary", ["Police", "Trading Standards"]),
        ("Young drivers", "Road safety", ["Police", "Trading Standards"]),
    ]


NAMED_ROWS = """\
                                                     2007 - 2008  2008 - 2009
Linked to         Measure                            Outturn      Target       Outturn      Change
Crime targets
Policing plan     Reduce shoplifting by 4%           1 302        1 250                     -22 %
County plan       Reduce the thefts of metal by 11%  2 321        2 066        2 055        -11 %
Perception targets
Policing plan     Feel safe after dark               19%          20%          33%          74%
Figures are provisional until audited.
"""


def test_a_row_over_the_columns_names_those_after_it_and_a_blank_cell_stays_one():
    rows = rows_of(NAMED_ROWS)

    assert rows[0] == ["", "", "2007 - 2008", "2008 - 2009", "", ""]
    assert rows[2] == ["Crime targets", "", "", "", "", ""]
    assert rows[3][3:] == ["1 250", "", "-22 %"]
    assert rows[5][0] == "Perception targets"
    assert rows[7] == ["Figures are provisional until audited.", "", "", "", "", ""]


def test_words_under_a_narrow_first_column_are_a_name_and_under_a_wide_one_may_not_be():
    narrow = """\
National code   What we said we would do about it   Baseline   Target
Crime
LPI 4           Reduce the thefts of metal          2 321      2 066
LPI 5           Reduce shoplifting                  302        290
"""
    wide = """\
Outcome wanted               Baseline   Target
Reduce the harm caused by    2 321      2 066
Metal thieves
Reduce shoplifting           302        290
"""

    assert rows_of(narrow)[1] == ["Crime", "", "", ""]
    assert rows_of(wide)[1][0] == "Reduce the harm caused by Metal thieves"


def test_members_side_by_side_are_each_a_cell_and_the_odd_one_too():
    text = """\
Northbridge Police 4 Mill Road Northbridge NB1 2CD Tel: 01999 100200   Farm Watch 6 Quay Street Northbridge NB1 3EF Tel: 01999 300400
Youth Trust 9 High Street Northbridge NB1 4GH Tel: 01999 500600        Shop Watch 7 High Street Northbridge NB1 4GH Tel: 01999 500700
Northbridge Homes 2 Station Road Northbridge NB2 5JK Tel: 01999 700800
"""

    draft = read(f"Our members\n\n{text}")

    assert [agency.name for agency in draft.agencies] == [
        *("Northbridge Police", "Farm Watch", "Youth Trust", "Shop Watch"),
        "Northbridge Homes",
    ]


def test_a_gap_of_two_spaces_parts_wherever_it_stands_on_the_line():
    for length in range(4, 90):
        header = "Name".ljust(length) + "  AB  CD  EF"
        row = f"{'x' * length}  12  34  56"

        assert rows_of(f"{header}\n{row}\n")[1] == row.split()
