"""What nobody can spare: `python -m benchmarks.intake.floor unpack|engine FILE...`.

`unpack` reads and decompresses the bytes and drops them. `engine` lets DuckDB's own CSV
reader read the files, guessing nothing, and look at every column.
"""

from __future__ import annotations

import gzip
import sys

import duckdb

CHUNK = 1 << 20
COLUMNS = 12


def main(what: str, *files: str) -> None:
    """Do one of the two."""
    if what == "unpack":
        for name in files:
            with gzip.open(name) as file:
                while file.read(CHUNK):
                    pass
        return
    names = [f"c{number}" for number in range(COLUMNS)]
    told = ", ".join(f"count({name})" for name in names)
    connection = duckdb.connect(config={"threads": 2})
    rows = connection.read_csv(
        list(files), header=True, all_varchar=True, delimiter=",", names=names
    )
    rows.aggregate(f"count(*), {told}").fetchall()


if __name__ == "__main__":
    main(*sys.argv[1:])
