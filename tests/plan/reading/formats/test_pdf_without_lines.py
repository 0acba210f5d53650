"""Tables without lines in a PDF, and what the end of a page cuts in two."""

from frankpledge.plan.reading.reader import read_plan
from tests.plan.reading.formats.pdf_rendering import printed
from tests.plan.reading.formats.test_pdf import lines_of, rows_of

PLAIN = """#set text(font: "Source Sans 3", size: 10pt, lang: "en", hyphenate: false)
#set page(paper: "a4", margin: 20mm)
#set table(stroke: none, inset: (x: 6pt, y: 5pt))
"""
SMALL = "#set page(width: 160mm, height: 60mm, margin: 12mm)\n"
HEADS = "[*Action*], [*Lead*], [*When*]"


def set_out(body):
    """Return a document without lines, printed."""
    return printed(PLAIN + body)


def actions(*names):
    rows = ", ".join(f"[{name}], [Borough Council], [May 2031]" for name in names)
    return f"#table(columns: (3fr, 2fr, 1fr), {HEADS}, {rows})"


def sheet(title, *parts):
    rows = ", ".join(f"[{label}], [{words}]" for label, words in parts)
    return f"#table(columns: (3fr, 7fr), table.cell(colspan: 2)[{title}], {rows})"


def contact(name, street, town, number):
    lines = [name, street, "Northbridge", town, f"Tel: 01999 {number}"]
    return "[" + "\n\n".join([*lines, f"Web: www.{number}.example"]) + "]"


def test_a_heading_between_two_tables_with_the_same_columns_is_a_heading():
    pdf = set_out(
        "=== Noise\n"
        + actions("Visit halls", "Write to owners")
        + "\n=== Litter\n"
        + actions("Clean the square", "Fine those who litter")
    )

    draft = read_plan(pdf, filename="plan.pdf")

    assert [
        (theme.title, [one.text for one in theme.activities]) for theme in draft.themes
    ] == [
        ("Noise", ["Visit halls", "Write to owners"]),
        ("Litter", ["Clean the square", "Fine those who litter"]),
    ]


def test_a_section_in_bold_stays_a_row_of_its_table():
    rows = "[Burglary], [254], [241], [*Other targets*], [], [], [Arson], [40], [30]"
    pdf = set_out(f"#table(columns: 3, [*Measure*], [*Baseline*], [*Target*], {rows})")

    assert ["Other targets", "", ""] in rows_of(pdf)


def test_a_heading_after_a_theme_sheet_is_none_of_its_partners():
    parts = [
        ("Activities", "Visit shops."),
        ("Key partners", "Police, Trading Standards"),
    ]
    pdf = set_out(
        "=== Burglary\n"
        + sheet("Homes and sheds - Lead agency: Police", *parts)
        + "\n=== Road safety\n"
        + sheet("Young drivers - Lead agency: Fire Service", *parts)
    )

    draft = read_plan(pdf, filename="plan.pdf")

    assert [(theme.title, theme.priority) for theme in draft.themes] == [
        ("Homes and sheds", "Burglary"),
        ("Young drivers", "Road safety"),
    ]
    assert [[one.text for one in theme.key_partners] for theme in draft.themes] == [
        ["Police", "Trading Standards"]
    ] * 2


def test_items_with_more_room_than_rows_stay_with_their_label():
    told = "\n\n".join(["• Visit halls", "• Write to owners", "• Clean the square"])
    pdf = set_out(
        sheet(
            "Litter - Lead agency: Council",
            ("Overview", "Litter is a worry for residents."),
            ("Activities", told),
            ("Outcomes", "• Better support for victims\n\n• Cleaner streets"),
        )
    )

    (theme,) = read_plan(pdf, filename="plan.pdf").themes

    assert len(theme.activities) == 3
    assert [one.text for one in theme.outcomes] == [
        "Better support for victims",
        "Cleaner streets",
    ]


def test_a_theme_s_name_wrapped_in_its_first_column_is_one():
    title = (
        "Tackling noise in the town centre – Lead agency Northbridge Borough Council"
    )
    row = (
        "[Overview], ["
        + "Noise keeps residents awake in many of the streets. " * 3
        + "]"
    )
    pdf = set_out(f"#table(columns: (3fr, 7fr), [{title}], [], {row})")

    assert [cells[0] for cells in rows_of(pdf)] == [title, "Overview"]


def test_organisations_side_by_side_are_each_a_cell():
    cells = [
        contact("Borough Police", "12 Quay Street", "NB1 2QX", "101101"),
        contact("Victim Support", "7 Mill Road", "NB1 3QX", "101102"),
        contact("Fire Service", "9 High Street", "NB1 4QX", "101103"),
        contact("Trading Standards", "4 Abbey Lane", "NB1 5QX", "101104"),
    ]
    pdf = set_out(f"= Members\n#table(columns: (1fr, 1fr), {', '.join(cells)})")

    draft = read_plan(pdf, filename="plan.pdf")

    assert [(one.name, one.postcode) for one in draft.agencies] == [
        ("Borough Police", "NB1 2QX"),
        ("Victim Support", "NB1 3QX"),
        ("Fire Service", "NB1 4QX"),
        ("Trading Standards", "NB1 5QX"),
    ]


def test_an_address_that_goes_on_over_the_page_is_one():
    cells = [
        contact("Borough Police", "12 Quay Street", "NB1 2QX", "101101"),
        contact("Victim Support", "7 Mill Road", "NB1 3QX", "101102"),
    ]
    pdf = set_out(
        "#set page(width: 160mm, height: 60mm, margin: 12mm)\n= Members\n"
        f"#table(columns: (1fr, 1fr), stroke: 0.5pt, {', '.join(cells)})"
    )

    draft = read_plan(pdf, filename="plan.pdf")

    assert [(one.name, one.website) for one in draft.agencies] == [
        ("Borough Police", "www.101101.example"),
        ("Victim Support", "www.101102.example"),
    ]


def test_paragraphs_of_one_full_line_each_are_parted_by_the_whole_document():
    alike = (
        "The partners met in every month of the year and shared what they had learned"
    )
    pdf = set_out(
        "= Introduction\n"
        + "\n\n".join([f"{alike} of it." for _ in range(3)])
        + "\n= Review\n#block(width: 60mm)["
        + "the wardens walked the estates in the evenings and called on many shops. "
        * 2
        + "]"
    )

    assert lines_of(pdf)[1:4] == [f"{alike} of it."] * 3


def test_the_two_rows_of_a_header_come_again_once():
    heads = "[], [*2009-10*], [*2010-11*], [*Measure*], [*Baseline*], [*Target*]"
    rows = ", ".join(
        f"[Reduce offence {n} by 5%], [{n}00], [{n * 95}]" for n in range(1, 9)
    )
    pdf = set_out(
        SMALL + f"#table(columns: (3fr, 1fr, 1fr), table.header({heads}), {rows})"
    )

    assert [row[1] for row in rows_of(pdf)] == [
        "2009-10",
        "Baseline",
        *(f"{n}00" for n in range(1, 9)),
    ]


def test_a_list_goes_on_over_the_page_as_deep_as_it_was():
    items = "#pad(left: 4mm)[• Burglary including:]\n#pad(left: 8mm)[• Sheds]\n"
    pdf = set_out(SMALL + "Our priorities are:\n" + items * 4)

    assert [line.count("  ") for line in lines_of(pdf)[1:]] == [0, 1] * 4


def test_a_heading_that_begins_two_pages_is_no_running_head():
    text = "The wardens walked the estates. " * 3
    pdf = set_out(
        SMALL + f"*Noise*\n\n{text}#pagebreak()\n*Noise*\n\n{text}#pagebreak()\nEnd."
    )

    assert lines_of(pdf).count("# Noise") == 2
