"""Small incident returns, written row by row for a test."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE, THERE = "E01000001", "E01000002"  # an LSOA of Northbridge's, and one of nobody's
HEADER = ("Reference", "Month", "Category", "Place", "LSOA code", "LSOA name")
YEAR = tuple(
    f"{2010 + (number + 3) // 12}-{(number + 3) % 12 + 1:02d}" for number in range(12)
)  # the months of 2010-11
YEAR_BEFORE = tuple(f"{int(month[:4]) - 1}{month[4:]}" for month in YEAR)

Counts = Mapping[str, int]  # by category


def month_file(
    folder: Path, month: str, places: Mapping[str, Counts], *, supplier: str
) -> Path:
    """Write the return of a month: by LSOA, so many incidents of each category."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{supplier}-incidents-{month}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for lsoa, counts in places.items():
            writer.writerows(_rows(month, lsoa, counts))
    return path


def _rows(month: str, lsoa: str, counts: Counts) -> Iterator[tuple[str, ...]]:
    for category, count in counts.items():
        for number in range(count):
            reference = f"{category[:3]}{month}{number:04d}"
            yield reference, month, category, "Mill Lane", lsoa, f"Area {lsoa[-3:]}"
