"""Points of a file laid out in metres, and what is drawn on them told in their terms."""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from frankpledge.analysis.columns import Columns, Kind, Wanted, read_columns
from frankpledge.analysis.commands.options import add_file, numbers
from frankpledge.analysis.commands.roles import (
    add_columns,
    are_degrees,
    chosen,
    in_words,
)
from frankpledge.analysis.commands.rows import of_rows
from frankpledge.analysis.plane import to_degrees, to_metres
from frankpledge.analysis.results import Basis, Caveat, Refusal

ROLES = {
    "x": "easting in metres, or longitude",
    "y": "northing in metres, or latitude",
}
LAID_FLAT = Caveat(
    "laid-flat",
    "Longitudes and latitudes were laid flat at their mean latitude: distances are right "
    "to 0.1% over some 50 km.",
)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Points:
    """Points in metres, with what else their rows hold."""

    x: Floats
    y: Floats
    rows: Columns
    columns: Mapping[str, str]
    latitude: float | None  # at which degrees were laid flat; None: metres were given
    boundary: Any  # a shapely polygon in the same metres, or None
    box: tuple[float, ...] | None

    def column(self, role: str) -> Floats | None:
        """Return the array of a role, or None where it was not asked for."""
        return self.rows.arrays.get(role)

    def places(self, x: Floats, y: Floats) -> dict[str, Floats]:
        """Return places by the names of their coordinates: degrees where given so."""
        if self.latitude is None:
            return {"x": x, "y": y}
        longitude, latitude = to_degrees(x, y, latitude=self.latitude)
        return {"longitude": longitude, "latitude": latitude}

    def basis(self, basis: Basis, **parameters: object) -> Basis:
        """Return the basis with the rows left out of the file, and what was taken."""
        whole = of_rows(basis, self.rows, **parameters)
        kept = self.rows.rows - sum(one.rows for one in basis.dropped)
        flat = () if self.latitude is None else (LAID_FLAT,)
        return replace(whole, rows_used=kept, caveats=(*whole.caveats, *flat))

    @property
    def in_words(self) -> str:
        """The line that says what was taken for what."""
        return in_words(self.columns)


def add_points(parser: argparse.ArgumentParser) -> None:
    """Take a file of points, the box they are studied in and its boundary."""
    add_file(parser)
    add_columns(parser, ROLES)
    parser.add_argument(
        "--bbox",
        type=numbers,
        metavar="BOX",
        help="left,bottom,right,top, as the points' own coordinates",
    )
    parser.add_argument(
        "--boundary",
        type=Path,
        metavar="GEOJSON",
        help="the area studied, in the points' own coordinates",
    )


def add_out(parser: argparse.ArgumentParser) -> None:
    """Take the file to write every row to, which the answer then does not repeat."""
    parser.add_argument(
        "--out", type=Path, metavar="CSV", help="write every place to a file"
    )


def points_of(options: argparse.Namespace, *roles: str) -> Points:
    """Read points and the columns of those other roles that an option names."""
    asked = [*ROLES, *(role for role in roles if getattr(options, role) is not None)]
    columns = chosen(options.file, options, asked)
    wanted = [Wanted(role, name, Kind.NUMBER) for role, name in columns.items()]
    rows = read_columns(options.file, wanted, date_format=options.date_format)
    x, y, latitude = rows["x"], rows["y"], None
    box, boundary = options.bbox, _polygon(options.boundary)
    if box is not None and len(box) != 4:
        raise Refusal("--bbox is left,bottom,right,top, as in 0,0,20000,20000.")
    if are_degrees(columns["x"], columns["y"]):
        latitude = float(y.mean())
        x, y = to_metres(x, y)
        box = None if box is None else _flat_box(box, latitude)
        if boundary is not None:
            boundary = shapely.transform(
                boundary, lambda points: _flat(points, latitude)
            )
    return Points(x, y, rows, columns, latitude, boundary, box)


def listed(columns: Mapping[str, npt.NDArray[Any]]) -> list[dict[str, Any]]:
    """Return columns as rows of plain values; what is not a number is None."""
    plain = [
        [_plain(value) for value in column.tolist()] for column in columns.values()
    ]
    return [dict(zip(columns, row, strict=True)) for row in zip(*plain, strict=True)]


def write_rows(path: Path, columns: Mapping[str, npt.NDArray[Any]]) -> None:
    """Write columns as a CSV file."""
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(_rows(columns.values()))
    except OSError as error:
        raise Refusal(f"{path} cannot be written: {error.strerror}.") from error


def _rows(columns: Iterable[npt.NDArray[Any]]) -> Iterable[Sequence[Any]]:
    return zip(*(column.tolist() for column in columns), strict=True)


def _plain(value: Any) -> Any:
    return None if isinstance(value, float) and value != value else value


def _flat(points: Floats, latitude: float) -> Floats:
    return np.column_stack(to_metres(points[:, 0], points[:, 1], latitude=latitude))


def _flat_box(box: tuple[float, ...], latitude: float) -> tuple[float, ...]:
    corners = _flat(np.array(box).reshape(2, 2), latitude)
    return tuple(float(edge) for edge in corners.ravel())


def _polygon(path: Path | None) -> Any:
    """Read every polygon of a GeoJSON file as one."""
    if path is None:
        return None
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
        held = shapely.from_geojson(json.dumps(document))
    except OSError as error:
        raise Refusal(f"There is no file {path} to read the boundary from.") from error
    except (ValueError, shapely.errors.ShapelyError) as error:
        raise Refusal(f"{path.name} is not GeoJSON: {error}.") from error
    whole = shapely.unary_union(shapely.make_valid(shapely.get_parts(held)))
    if whole.is_empty or not whole.area:
        raise Refusal(f"{path.name} holds no polygon to be the boundary.")
    return whole
