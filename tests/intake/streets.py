"""Small files in the forms that are read, made row by row for a test."""

import csv
import gzip
import io
import zipfile
from pathlib import Path

HEADER = (
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context",
)
ROW = {
    "Crime ID": "a1",
    "Month": "2014-06",
    "Reported by": "Northbridge Police",
    "Falls within": "Northbridge Police",
    "Longitude": "0.274",
    "Latitude": "51.195",
    "Location": "On or near Mill Lane",
    "LSOA code": "E01024730",
    "LSOA name": "Northbridge 001A",
    "Crime type": "Burglary",
    "Last outcome category": "Under investigation",
    "Context": "",
}
NOWHERE = {
    "Longitude": "",
    "Latitude": "",
    "Location": "No Location",
    "LSOA code": "",
    "LSOA name": "",
}
NAME = "2014-06-northbridge-street.csv"


def row(number: int = 1, **changes: str) -> dict[str, str]:
    """Return a whole row; `changes` go by heading, blanks as underscores."""
    made = {**ROW, "Crime ID": f"id{number}"}
    made.update({name.replace("_", " "): value for name, value in changes.items()})
    return made


def nuisance(**changes: str) -> dict[str, str]:
    """Return a row of anti-social behaviour, which has no crime ID and no outcome."""
    made = {"Crime ID": "", "Crime type": "Anti-social behaviour"}
    return row(**{**made, "Last outcome category": "", **changes})


def street(rows, *, header=HEADER, line_end="\r\n") -> bytes:
    """Return a street-level file; a row may also be bytes, put in as they are."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator=line_end)
    writer.writerow(header)
    content = file.getvalue().encode()
    for one in rows:
        if isinstance(one, bytes):
            content += one + line_end.encode()
            continue
        file = io.StringIO()
        csv.writer(file, lineterminator=line_end).writerow(
            [one.get(name, "") for name in header]
        )
        content += file.getvalue().encode()
    return content


def put(folder: Path, content: bytes, name: str = NAME) -> Path:
    """Write a file and return its path, making the folders on the way."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def put_gzip(folder: Path, content: bytes, name: str = f"{NAME}.gz") -> Path:
    """Write a gzipped file."""
    return put(folder, gzip.compress(content, mtime=0), name)


def put_zip(folder: Path, members: dict[str, bytes], name: str = "months.zip") -> Path:
    """Write a zip of members by name."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return path
