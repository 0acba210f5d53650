"""Reading a file whole, and nothing more: `python -m benchmarks.assessment.floor FILE`."""

import sys

import duckdb

if __name__ == "__main__":
    [path] = sys.argv[1:]
    with duckdb.connect() as connection:
        rows = connection.read_parquet(path)
        read = ", ".join(
            f"count(DISTINCT hash({column}) % 2)" for column in rows.columns
        )
        print(rows.aggregate(read).fetchall()[0][:1])
