"""Files that are no plan in plain text, and what is said of each."""

import pytest

from frankpledge.plan.reading import decoding
from frankpledge.plan.reading.decoding import decode
from frankpledge.plan.reading.reader import UnreadableDocument, read_plan
from tests.plan.reading.documents import NORTHBRIDGE

ZIP = b"PK\x03\x04" + bytes(20)
REFUSED = [
    (b"", "is empty (0 bytes)"),
    (b" \r\n\t\n", "nothing but blank space"),
    ("\ufeff  \n".encode("utf-16"), "nothing but blank space"),
    (b"%PDF-1.7 and so on", "a PDF document"),
    (ZIP + b"word/document.xml", "a Word document (.docx)"),
    (ZIP + b"xl/workbook.xml", "an Excel workbook (.xlsx)"),
    (ZIP + b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument"),
    (ZIP + b"anything", "a zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "an older Word or Excel file"),
    (b"{\\rtf1 Plan}", "a rich text document"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"Plan\x00 of the year", "byte 5 is zero"),
    (b"\x01\x02\x03\x04Plan", "4 of its 8 characters are control characters"),
]


@pytest.mark.parametrize(("data", "words"), REFUSED)
def test_a_file_that_is_no_text_is_refused_in_words(data, words):
    with pytest.raises(UnreadableDocument) as refusal:
        read_plan(data, filename="our plan.doc")

    sentence = str(refusal.value)
    assert words in sentence
    assert sentence.startswith("“our plan.doc”")
    assert sentence.endswith(".")


def test_a_file_of_100_mb_is_refused_with_its_size():
    with pytest.raises(UnreadableDocument, match=r"is 100\.0 MB .* up to 20 MB"):
        read_plan(b"a " * (50 * 1024 * 1024), filename="plan.txt")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a\n" * decoding.MAX_LINES, "20,001 lines"),
        (b"a\t" * (decoding.MAX_PARTS + 1), "200,001 table cells"),
        (b"<p>" * (decoding.MAX_PARTS + 1), "200,001 table cells, tags and bullets"),
    ],
)
def test_more_parts_than_any_plan_has_are_refused(data, words):
    with pytest.raises(UnreadableDocument, match=words):
        read_plan(data, filename="plan.txt")


def test_a_file_name_cannot_break_the_sentence():
    with pytest.raises(UnreadableDocument) as refusal:
        read_plan(b"", filename="a\nb\x1b" + "c" * 300)

    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 250


WORDS = "Plan – it’s “ours” £5\nNext\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode("utf-8-sig"), "UTF-8 with a byte order mark"),
        (WORDS.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "UTF-16"),
        (WORDS.encode("cp1252"), "Windows-1252"),
    ],
)
def test_other_encodings_are_read_and_named(data, encoding):
    decoded = decode(data, filename="plan.txt")

    assert "\n".join(decoded.lines) == WORDS
    assert decoded.encoding == encoding
    assert f"read as {encoding}." in decoded.warnings[0]


def test_plain_utf_8_needs_no_warning():
    assert decode(WORDS.encode(), filename="plan.txt").warnings == ()


def test_bytes_without_meaning_are_counted_in_the_warning():
    decoded = decode(b"Plan \x81\x8d caf\xe9 costs", filename="plan.txt")

    assert "2 characters have no meaning" in decoded.warnings[0]


def test_a_file_cut_inside_a_character_is_read_up_to_it():
    decoded = decode("Caf\xe9 plan for 5\xa3".encode()[:-1], filename="plan.txt")

    assert decoded.lines == ("Caf\xe9 plan for 5",)
    assert "cut short" in decoded.warnings[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_ends_them(end):
    assert decode(f"a{end}b{end}{end}c".encode(), filename="x").lines == (
        "a",
        "b",
        "",
        "c",
    )


def test_a_line_separator_inside_a_line_makes_no_line():
    assert decode("a\u2028b\x0cc".encode(), filename="x").lines == ("a\u2028b\x0cc",)


def test_the_warning_about_the_encoding_reaches_the_draft():
    draft = read_plan(NORTHBRIDGE.encode("cp1252"), filename="plan.txt")

    assert "Windows-1252" in draft.warnings[0]
    assert len(draft.results) == 2
