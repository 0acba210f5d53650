"""Files made to do harm, broken files and wrong endings: a sentence, and soon."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.plan.reading.decoding import MAX_PARTS, UnreadableDocument
from frankpledge.plan.reading.formats import package
from frankpledge.plan.reading.formats.registry import ACCEPTED, open_document
from frankpledge.plan.reading.layout import layout_of
from frankpledge.plan.reading.reader import read_plan
from tests.plan.reading.documents import NORTHBRIDGE
from tests.plan.reading.formats import packages
from tests.plan.reading.formats.packages import p, tbl, tc
from tests.plan.reading.formats.rendering import WRITERS, blocks_of

SECONDS = 6  # of processor time; each takes below two on an idle machine
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    f"<w:document {packages.WORD}><w:body>{p('&b;')}</w:body></w:document>"
)
OUTSIDE = LAUGHS.replace('"ha"', 'SYSTEM "file:///etc/hostname"')
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1" + "EncryptedPackage".encode("utf-16-le")


def nested(depth):
    """Return a Word table inside tables, this many deep."""
    inner = p("x")
    for _ in range(depth):
        inner = tbl([f"<w:tc>{inner}</w:tc>", tc("a")], [tc("b"), tc("c")])
    return inner


def said_of(reading):
    """Return how the refusal of a document ends, "" when it was read."""
    sentence = ""
    try:
        reading()
    except UnreadableDocument as refused:
        sentence = str(refused)
    return sentence[-1:]


def refusal(data, name="plan.docx"):
    began = time.process_time()
    with pytest.raises(UnreadableDocument) as refused:
        read_plan(data, filename=name)
    assert time.process_time() - began < SECONDS
    sentence = str(refused.value)
    assert sentence.startswith(f"“{name}”")
    assert sentence.endswith(".")
    return sentence


def test_a_part_that_unpacks_to_more_than_any_plan_is_refused():
    bomb = packages.docx(p("a" * (package.MAX_PART_BYTES + 1)))

    assert len(bomb) < 200_000
    assert "unpacks to more than 48 MB" in refusal(bomb)


def test_parts_that_only_together_are_too_much_are_refused():
    filler = ("<w:x>" + " " * 1_000_000 + "</w:x>") * (
        package.MAX_PART_BYTES // 1_000_100
    )
    bomb = packages.docx(
        p("a") + filler,
        **{
            "word/styles.xml": f"<w:styles {packages.WORD}>{filler}</w:styles>",
            "word/footnotes.xml": f"<w:footnotes {packages.WORD}>{filler}</w:footnotes>",
        },
    )

    assert "far more than any plan holds" in refusal(bomb)


def test_more_members_than_any_document_has_are_refused():
    many = {f"x{number}": "" for number in range(package.MAX_MEMBERS)}

    assert "holds 5,001 parts" in refusal(packages.docx(p("a"), **many))


def test_more_tags_than_any_plan_has_are_refused():
    bomb = packages.docx("<w:p/>" * (package.MAX_TAGS + 1))

    assert "more than 1,200,000 marks" in refusal(bomb)


@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_are_never_declared_let_alone_resolved(xml, encoding):
    data = xml.encode(encoding)
    if encoding == "utf-16-be":
        data = b"\xfe\xff" + data

    assert "declares entities" in refusal(packages.zipped({"word/document.xml": data}))


def test_entities_in_a_sheet_are_refused_too():
    strings = f'<!DOCTYPE x [<!ENTITY a "ha">]><sst {packages.SHEET}/>'
    book = packages.xlsx("<sheetData/>", **{"xl/sharedStrings.xml": strings})

    assert "declares entities" in refusal(book, "plan.xlsx")


def test_an_opendocument_text_is_bounded_as_word_is():
    deep = "<text:p>x</text:p>"
    for _ in range(60):
        deep = f"<table:table>{packages.od_row(f'<table:table-cell>{deep}</table:table-cell>', 'a')}</table:table>"
    lists = "<text:list><text:list-item>" * 100 + "</text:list-item></text:list>" * 100
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">]><office:document-styles/>'
    cells = '<table:table-cell table:number-columns-repeated="9999999"/>' * 500

    assert "deeper than any plan" in refusal(packages.odt(deep), "plan.odt")
    assert "without any words" in refusal(packages.odt(lists), "plan.odt")
    assert "declares entities" in refusal(
        packages.odt("", **{"styles.xml": laughs}), "plan.odt"
    )
    assert "unpacks to more than 48 MB" in refusal(
        packages.zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": b" " * (package.MAX_PART_BYTES + 1),
            }
        ),
        "plan.odt",
    )
    row = f"<table:table-row>{cells}</table:table-row>"
    assert "table cells" in refusal(
        packages.odt(f"<table:table>{row * 3}</table:table>"), "plan.odt"
    )


@pytest.mark.parametrize("depth", [30, 60])
def test_tables_deeper_than_any_are_refused_and_others_read(depth):
    data = packages.docx(nested(depth))

    if depth == 30:
        assert open_document(data, filename="plan.docx").places[0].startswith("table")
    else:
        assert refusal(data)


def test_a_page_of_blocks_in_blocks_without_end_is_bounded():
    sentence = refusal(b"<!doctype html>" + b"<div>" * 50_000 + b"x", "plan.html")

    assert "deeper than any plan" in sentence or "without any words" in sentence


MACRO_FILES = {
    "plan.xlsm": packages.xlsx(
        '<sheetData><row><c t="str"><v>Aim</v></c></row></sheetData>',
        **{"xl/vbaProject.bin": b"x"},
    ),
    "plan.docm": packages.docx(p("Aim"), **{"word/vbaProject.bin": b"x"}),
    "plan.odt": packages.odt("<text:p>Aim</text:p>", **{"Basic/Standard/M.xml": b"x"}),
}


@pytest.mark.parametrize("name", MACRO_FILES)
def test_macros_are_never_opened_and_that_is_said(name):
    read = open_document(MACRO_FILES[name], filename=name)

    assert "Aim" in read.lines
    assert "They were not opened or run" in read.warnings[0]


def test_a_locked_document_is_refused_as_locked():
    assert "locked with a password" in refusal(LOCKED)


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_said_to_be_damaged(name, share):
    whole = WRITERS[name](blocks_of(NORTHBRIDGE))

    sentence = refusal(whole[: int(len(whole) * share)], name)

    assert "damaged or cut short" in sentence


@pytest.mark.parametrize("ending", ACCEPTED)
def test_a_picture_under_any_ending_is_called_a_picture(ending):
    assert "a picture (PNG)" in refusal(b"\x89PNG\r\n" + bytes(50), f"plan{ending}")


@pytest.mark.parametrize("name", ["plan.csv", "plan.txt", "plan", "plan.docx.txt"])
def test_a_word_document_under_another_name_is_read_as_one(name):
    data = WRITERS["plan.docx"](blocks_of(NORTHBRIDGE))

    assert len(read_plan(data, filename=name).results) == 2


def test_text_called_a_word_document_is_read_as_text():
    assert len(read_plan(NORTHBRIDGE.encode(), filename="plan.docx").results) == 2


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (packages.docx(""), "plan.docx"),
        (packages.xlsx("<sheetData/>"), "plan.xlsx"),
        (packages.ods(""), "plan.ods"),
        (b"<html><body><img src=a.png></body></html>", "plan.html"),
        (b",,,\n,,\n", "plan.csv"),
    ],
)
def test_a_document_without_words_is_refused(data, name):
    assert "without any words" in refusal(data, name)


def test_other_packages_are_called_what_they_are():
    slides = packages.zipped({"ppt/presentation.xml": "<a/>"})

    assert "a PowerPoint file" in refusal(slides, "plan.pptx")


@pytest.mark.parametrize(
    "sheet",
    [
        "<sheetData>"
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        "<sheetData><row>" + "<c><v>1</v></c>" * (MAX_PARTS + 1) + "</row></sheetData>",
        '<sheetData><row r="1"><c><v>1</v></c></row></sheetData><mergeCells>'
        + '<mergeCell ref="A1:A1048576"/>' * 5_000
        + "</mergeCells>",
        "<sheetData>"
        + "".join(f'<row r="{n}"><c r="A{n}"><v>1e308</v></c></row>' for n in range(9))
        + "</sheetData>",
    ],
    ids=["far corners", "too many cells", "merges over merges", "great numbers"],
)
def test_sheets_made_to_be_vast_are_bounded(sheet):
    began = time.process_time()
    assert said_of(lambda: read_plan(packages.xlsx(sheet), filename="plan.xlsx")) in (
        "",
        ".",
    )
    assert time.process_time() - began < SECONDS


def test_one_long_string_in_every_cell_is_refused():
    strings = f"<sst {packages.SHEET}><si><t>{'a ' * 4_000_000}</t></si></sst>"
    cells = '<c t="s"><v>0</v></c>' * 50_000
    book = packages.xlsx(
        f"<sheetData><row>{cells}</row></sheetData>",
        **{"xl/sharedStrings.xml": strings},
    )

    assert "characters and the reader takes" in refusal(book, "plan.xlsx")


def test_a_long_cell_merged_down_is_not_said_again_on_every_row():
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [[tc("", goes_on), tc("b")] for _ in range(2_000)]
    data = packages.docx(tbl([tc("a " * 40_000, begins), tc("b")], *rows))

    assert sum(map(len, open_document(data, filename="plan.docx").lines)) < 100_000


def test_repeated_cells_of_a_sheet_are_bounded():
    cell = (
        '<table:table-cell table:number-columns-repeated="9999999">'
        "<text:p>a</text:p></table:table-cell>"
    )
    row = packages.od_row(cell, more='table:number-rows-repeated="9999999"')
    data = packages.ods(f'<table:table table:name="a">{row * 50}</table:table>')

    assert "table cells" in refusal(data, "plan.ods")


def test_spans_of_a_page_are_bounded():
    cells = "<td colspan=9999999 rowspan=9999999>a" * 40
    page = f"<!doctype html><table>{f'<tr>{cells}' * 40}</table>".encode()

    assert "table cells" in refusal(page, "plan.html")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([*ACCEPTED, ".pdf", ".docm", ""]))
def test_arbitrary_bytes_under_any_ending_are_read_or_refused(data, ending):
    assert said_of(
        lambda: layout_of(open_document(data, filename=f"plan{ending}").lines)
    ) in ("", ".")


GOOD = {name: write(blocks_of(NORTHBRIDGE)) for name, write in WRITERS.items()}
HAND = {
    "body.docx": packages.docx(nested(3) + p("a")),
    "sheet.ods": packages.ods(
        f"<table:table>{packages.od_row('a', 'b')}</table:table>"
    ),
}


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([*GOOD.items(), *HAND.items()]),
    st.lists(st.tuples(st.floats(0, 0.999), st.binary(min_size=1, max_size=4))),
)
def test_a_good_file_with_bytes_changed_is_read_or_refused(file, changes):
    name, data = file
    spoilt = bytearray(data)
    for share, new in changes:
        at = int(share * len(spoilt))
        spoilt[at : at + len(new)] = new
    assert said_of(lambda: read_plan(bytes(spoilt), filename=name)) in ("", ".")


XML = st.text(alphabet="<>/wptbrc:=\"' &;x1\n", max_size=200)


@settings(max_examples=200, deadline=None)
@given(XML, st.sampled_from(["word/document.xml", "word/styles.xml", "_rels/.rels"]))
def test_strange_xml_in_a_good_package_is_read_or_refused(xml, member):
    members = {"word/document.xml": f"<w:document {packages.WORD}/>"} | {member: xml}
    assert said_of(
        lambda: read_plan(packages.zipped(members), filename="plan.docx")
    ) in ("", ".")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=12), st.text(max_size=12), st.floats())
def test_strange_references_numbers_and_formats_are_read(reference, code, number):
    styles = (
        f"<styleSheet {packages.SHEET}><numFmts><numFmt numFmtId='200' formatCode="
        f"{_quoted(code)}/></numFmts><cellXfs><xf numFmtId='200'/></cellXfs></styleSheet>"
    )
    cell = f"<c r={_quoted(reference)} s='0'><v>{number!r}</v></c><c><v>1</v></c>"
    book = packages.xlsx(
        f"<sheetData><row>{cell}</row></sheetData>", **{"xl/styles.xml": styles}
    )

    opened = open_document(book, filename="plan.xlsx")

    assert opened.kind == "an Excel workbook"


def _quoted(text):
    kept = "".join(c for c in text if c.isprintable())
    for mark, entity in (("&", "&amp;"), ("<", "&lt;"), ("'", "&apos;")):
        kept = kept.replace(mark, entity)
    return f"'{kept}'"


def test_a_package_with_an_unknown_packing_is_said_to_be_damaged():
    data = bytearray(packages.docx(p("a")))
    for at in range(len(data) - 4):
        if data[at : at + 4] in (b"PK\x03\x04", b"PK\x01\x02"):
            offset = 8 if data[at + 2] == 3 else 10
            data[at + offset : at + offset + 2] = b"\x63\x00"

    assert "damaged or cut short" in refusal(bytes(data))
