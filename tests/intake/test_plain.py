"""Rows taken by the block, and months written as they are read, are what they are else."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.intake.readers import lines, staging
from frankpledge.intake.readers.lines import number_rows
from frankpledge.intake.readers.plain import plain_block
from tests.intake.conftest import rows_of
from tests.intake.streets import nuisance, row, street
from tests.intake.test_lines import ENDS, PIECES


@given(st.lists(st.tuples(PIECES, ENDS), max_size=30), st.integers(5, 60))
def test_plain_rows_and_those_numbered_after_them_are_all_rows(
    tmp_path_factory, pieces, chunk
):
    content = b"a,b,c\n" + b"".join(piece + end for piece, end in pieces)
    folder = tmp_path_factory.mktemp("lines")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "CHUNK_BYTES", chunk)
        whole = number_rows(io.BytesIO(content), folder / "whole.csv")
        parted = number_rows(
            io.BytesIO(content), folder / "rest.csv", plain=folder / "plain.csv"
        )

    plain = enumerate(cells_of(parted.plain), start=parted.plain_from)
    numbered = [[str(number), "", *cells] for number, cells in plain]
    assert numbered + cells_of(parted.path) == cells_of(whole.path)
    assert parted.rows == whole.rows
    assert parted.plain_rows == len(numbered)


def cells_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize(
    ("content", "is_plain"),
    [
        (b"1,2", True),
        (b"1,2\r\n3,4\r", True),
        ("é,2".encode(), True),
        (b"1, 2", True),
        (b"\xe9,2", False),
        ("\N{NO-BREAK SPACE}1,2".encode(), False),
        (b"\xef\xbb\xbfa,b", False),
        (b'"1",2', False),
        (b"1\r,2", False),
        (b"1,\t2", False),
        (b"1,\x002", False),
        (b"1,2\n3", False),
        (b"1\n2,3,4", False),
        (b"1,2,3\n4", False),
        (b",", False),
        (b"1,2\n , ", False),
        (b"a,b", False),
        (b"1,2\na,b", False),
        (b"", False),
        (b"1,2\n\n3,4", False),
    ],
)
def test_a_block_is_plain_where_no_row_of_it_needs_a_second_look(content, is_plain):
    assert (plain_block(content, b"a,b", 2) is not None) is is_plain


def test_a_plain_block_tells_what_stands_in_its_cells():
    block = plain_block(b"1,x,\n2,x,\n,x,5", b"a,b,c", 3, watched=1)

    assert (block.rows, block.filled.tolist()) == (3, [2, 3, 1])
    assert (block.watched, block.has_blanks) == (b"x", False)
    assert plain_block(b"1,x\n2,y", b"a,b", 2, watched=1).watched == b""
    assert plain_block(b"1,x \n2,y", b"a,b", 2).has_blanks


ODD = {
    "nothing odd": [],
    "another month": [row(9, Month="2014-07")],
    "no category": [row(9, Crime_type="")],
    "half a point": [row(9, Latitude="")],
    "a point elsewhere": [row(9, Longitude="170")],
    "a code that is none": [row(9, LSOA_code="Kent")],
    "no place at all": [row(9, Longitude="", Latitude="", LSOA_code="")],
    "a reference again": [row(1), row(1)],
    "blanks around": [row(9, Crime_type="  Burglary ", LSOA_code=" E01024730")],
    "nothing but blanks": [row(9, Last_outcome_category="  ", LSOA_code="  ")],
    "a sender of another name": [row(9, Falls_within="Elsewhere")],
    "an accent": [row(9, Location="Café")],
    "a torn row": [b"torn"],
    "a quoted row": [row(9, Location="Here, there")],
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
@pytest.mark.parametrize("end", [b"", b"\n"], ids=["ended", "with an empty line"])
def test_a_month_written_as_it_is_read_is_what_it_is_row_by_row(
    read, monkeypatch, odd, end
):
    content = street([row(1), nuisance(), *odd, row(2)]) + end
    quick = read(content)
    [month] = quick.months
    rows = rows_of(month.parquet, "* EXCLUDE (version)")
    set_aside = quick.set_aside and quick.set_aside.read_text()

    monkeypatch.setattr(lines, "_plain", lambda *_: None)
    monkeypatch.setattr(staging, "_is_none_odd", lambda *_: False)
    slow = read(content)

    assert rows_of(slow.months[0].parquet, "* EXCLUDE (version)") == rows
    assert (slow.set_aside and slow.set_aside.read_text()) == set_aside
    assert like(slow) == like(quick)


def like(reading):
    """Return a reading without what differs from one to the next."""
    return replace(
        reading, set_aside=None, months=tuple(month.tally for month in reading.months)
    )


def test_rows_of_which_nothing_is_odd_are_never_looked_at_again(read, monkeypatch):
    looked_at = []
    statement = staging.statement
    monkeypatch.setattr(
        staging, "statement", lambda name: looked_at.append(name) or statement(name)
    )

    read(street([row(1), nuisance(), row(2)]))

    assert "odd_none" in looked_at
    assert {"odd", "senders", "repeated"}.isdisjoint(looked_at)
