"""Bytes as supplied become numbered rows; what is torn is marked, nothing is lost."""

import csv
import hashlib
import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.intake.readers import lines
from frankpledge.intake.readers.lines import BLANKS, number_rows
from frankpledge.intake.readers.reader import FileRefused


@pytest.fixture
def number(tmp_path):
    def numbering(content: bytes):
        found = number_rows(io.BytesIO(content), tmp_path / "rows.csv")
        with found.path.open(encoding="utf-8", newline="") as file:
            return found, list(csv.reader(file))

    return numbering


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b"a,b\n1,2\n", [["2", "", "1", "2"]]),
        (b"a,b\r\n1,2\r\n", [["2", "", "1", "2"]]),
        (b"\xef\xbb\xbfa,b\n1,2\n", [["2", "", "1", "2"]]),
        (b"\n\na,b\n\n1,2\n", [["5", "", "1", "2"]]),
        (b"a,b\n1,2", [["2", "", "1", "2"]]),
        (b'a,b\n"1,5",2\n', [["2", "", "1,5", "2"]]),
        (b'a,b\n"say ""no""",2\n', [["2", "", 'say "no"', "2"]]),
        (b"a,b\n\xc3\xa9,2\n", [["2", "", "é", "2"]]),
        (b"a,b\n1\n", [["2", "few-cells", "1", ""]]),
        (b"a,b\n1,2,3,4\n", [["2", "many-cells", "1", "2,3,4"]]),
        (
            b"a,b,c\n1,2,3\n4,5",
            [["2", "", "1", "2", "3"], ["3", "cut-short", "4", "5", ""]],
        ),
        (b'a,b\n"1,2\n3,4\n', [["2", "open-quote", '"1,2', ""], ["3", "", "3", "4"]]),
        (b"a,b\n1,\x002\n", [["2", "not-text", "1,\ufffd2", ""]]),
        (b"a,b\n,\n", [["2", "no-values", "", ""]]),
        (b"a,b\n1,2\na,b\n", [["2", "", "1", "2"], ["3", "header-again", "a", "b"]]),
        (
            b"\xef\xbb\xbfa,b\n\xef\xbb\xbfa,b\n",
            [["2", "header-again", "\ufeffa", "b"]],
        ),
    ],
)
def test_each_line_is_a_row_whole_or_marked(number, content, rows):
    assert number(content)[1] == rows


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\n \n\r\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"PK\x03\x04rest", "a zip or a spreadsheet"),
        (b"\xd0\xcf\x11\xe0rest", "an old spreadsheet"),
        (b"%PDF-1.7", "is a PDF"),
        ("a,b\n1,2\n".encode("utf-16"), "UTF-16"),
        (b"PAR1....", "is Parquet"),
        (b"\x00\x01\x02binary\n", "is not text"),
        (b"a,b\r1,2\r3,4\r", "carriage returns"),
        (b"<!DOCTYPE html><p>\n", "is a web page"),
        (b'"a,b\n1,2\n', "cannot be read as CSV"),
    ],
)
def test_what_is_not_csv_is_refused_in_words(number, content, words):
    with pytest.raises(FileRefused, match=words):
        number(content)


def test_a_line_without_end_is_refused_before_it_fills_memory(number):
    with pytest.raises(FileRefused, match=r"a line \(2\) longer than a megabyte"):
        number(b"a,b\n" + b"x" * (lines.LONGEST_LINE_BYTES + lines.CHUNK_BYTES))


def test_a_line_over_the_border_of_two_chunks_is_one_line(number, monkeypatch):
    monkeypatch.setattr(lines, "CHUNK_BYTES", 7)

    assert number(b"first,second\r\n1,2\r\n3,4\r\n")[1] == [
        ["2", "", "1", "2"],
        ["3", "", "3", "4"],
    ]


def test_bytes_that_are_not_utf8_are_read_as_windows_wrote_them_and_counted(number):
    found, rows = number(b"a,b\n1,2\ncaf\xe9,3\n\x80,4\n")

    assert rows[1:] == [["3", "", "café", "3"], ["4", "", "€", "4"]]
    assert (found.rows_not_utf8, found.first_not_utf8) == (2, 3)


def test_the_hash_is_of_every_byte_supplied(number):
    content = b"\xef\xbb\xbfa,b\r\n\r\n1,2\r\nbroken"

    assert number(content)[0].content_sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("content", "is_open"),
    [
        (b"a,b\n1,2", True),
        (b"a,b\n1,", False),
        (b"a,b\n1,2\n", False),
        (b"a,b\n1", False),
    ],
)
def test_a_last_line_that_may_have_lost_its_end_is_noticed(number, content, is_open):
    assert number(content)[0].last_is_open is is_open


cells = st.text(
    st.characters(blacklist_categories=("Cs",), blacklist_characters="\r\n\0"),
    max_size=8,
)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), max_size=8), st.booleans())
def test_whatever_python_writes_comes_back_cell_by_cell(
    tmp_path_factory, rows, is_crlf
):
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n" if is_crlf else "\n")
    writer.writerows([["x", "y", "z"], *rows])
    path = tmp_path_factory.mktemp("lines") / "rows.csv"

    number_rows(io.BytesIO(file.getvalue().encode()), path)

    with path.open(encoding="utf-8", newline="") as written:
        read = [line[2:] for line in csv.reader(written)]
    assert [[cell.strip(BLANKS) for cell in row] for row in read] == [
        [cell.strip(BLANKS) for cell in row] for row in rows
    ]


@given(st.binary(max_size=400))
def test_no_bytes_whatever_make_it_fall_over(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("lines") / "rows.csv"
    try:
        found = number_rows(io.BytesIO(b"a,b,c\n" + content), path)
    except FileRefused:
        return
    with path.open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == found.rows


PIECES = st.sampled_from(
    [
        *(b"1,2,3", b"4,5,6", b"a,b,c", b"", b" ", b",,", b", ,", b"1,2", b"1,2,3,4"),
        *(b'"1,2",3,4', b'"1,2', b"\xe9,2,3", b"1,\t2,3", b"1,\x002,3", b"1,\r2,3"),
        *(b"\x0b", b"\xef\xbb\xbfa,b,c", b" 7 ,8,9 "),
    ]
)
ENDS = st.sampled_from([b"\n", b"\n", b"\r\n", b"\r\r\n"])


@given(
    st.lists(st.tuples(PIECES, ENDS), max_size=30),
    st.booleans(),
    st.integers(5, 60),
)
def test_lines_taken_by_the_block_are_what_they_are_one_by_one(
    tmp_path_factory, pieces, is_open, chunk
):
    content = b"a,b,c\n" + b"".join(piece + end for piece, end in pieces)
    content = content.removesuffix(b"\n") if is_open else content
    folder = tmp_path_factory.mktemp("lines")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "CHUNK_BYTES", chunk)
        quick = number_rows(io.BytesIO(content), folder / "rows.csv")
        told = quick.path.read_bytes()
        patch.setattr(lines, "_plain", lambda *_: None)
        slow = number_rows(io.BytesIO(content), folder / "rows.csv")

    assert told == slow.path.read_bytes()
    assert quick == slow


def test_a_plain_block_is_never_looked_at_line_by_line(number, monkeypatch):
    monkeypatch.setattr(lines, "_looked_at", None)

    found, rows = number(b"a,b\r\n" + b"1,2\r\n" * 999)

    assert (found.rows, rows[-1]) == (999, ["1000", "", "1", "2"])


class Endless:
    """A stream that gives the same bytes for as long as it is asked, after a start."""

    def __init__(self, start: bytes, again: bytes, size: int) -> None:
        self.start, self.again, self.left = start, again, size

    def read(self, size: int = -1, /) -> bytes:  # noqa: ARG002
        given = self.start or self.again[: self.left]
        self.start, self.left = b"", self.left - len(given)
        return given


TWO_GIGABYTES = 2 << 30


def test_a_line_of_two_gigabytes_is_refused_in_little_memory(tmp_path):
    stream = Endless(b"a,b\n", b"x" * (1 << 20), TWO_GIGABYTES)

    tracemalloc.start()
    with pytest.raises(FileRefused, match=r"a line \(2\) longer than a megabyte"):
        number_rows(stream, tmp_path / "rows.csv")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 16 << 20
    assert stream.left > TWO_GIGABYTES - (8 << 20)  # the rest was never asked for


def test_empty_lines_without_end_are_never_looked_at_one_by_one(number, monkeypatch):
    monkeypatch.setattr(lines, "_looked_at", None)

    assert number(b"a,b\n" + b"\n" * 5000 + b"\r\n" * 50)[0].rows == 0


def test_torn_rows_without_end_are_refused(number, monkeypatch):
    monkeypatch.setattr(lines, "MOST_TORN", 100)

    assert number(b"a,b\n" + b"1\n" * 100)[0].torn == 100
    with pytest.raises(FileRefused, match="more than 100 rows that are not whole"):
        number(b"a,b\n" + b"1\n" * 101)
