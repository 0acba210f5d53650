"""The months to be read: as published, or each several times as large."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path


def months(source: Path) -> list[Path]:
    """Return the street files of a force, in order of month."""
    return sorted(source.glob("*/*-street.csv.gz"))


def enlarged(source: Path, times: int, folder: Path) -> list[Path]:
    """Write each month `times` as large, gzipped as lightly as is quick; return them."""
    made = []
    for path in months(source):
        target = folder / path.parent.name / path.name
        target.parent.mkdir(parents=True)
        with gzip.open(path) as file:
            header, *rows = (
                file.read().replace(b"\r\n", b"\n").splitlines(keepends=True)
            )
        with gzip.open(target, "wb", compresslevel=1) as file:
            file.write(header)
            for copy in range(times):
                file.writelines(_copied(rows, copy))
        made.append(target)
    return made


def _copied(rows: list[bytes], copy: int) -> Iterator[bytes]:
    mark = b"%02d" % copy
    for row in rows:
        yield row if row.startswith(b",") else mark + row
