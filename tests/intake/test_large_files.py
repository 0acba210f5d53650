"""A file of many rows is kept as one of few is."""

import duckdb
import numpy as np

from tests.intake.streets import row, street


def test_rows_stand_in_the_order_of_their_lines_in_large_files_too(read):
    header, line = street([row()], line_end="\n").splitlines(keepends=True)

    reading = read(header + line * 130_000)

    [month] = reading.months
    numbers = duckdb.read_parquet(str(month.parquet)).project("row_number").fetchnumpy()
    assert (numbers["row_number"] == np.arange(2, 130_002)).all()
