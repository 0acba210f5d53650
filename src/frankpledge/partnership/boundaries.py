"""Reading a file of areas: boundaries as GeoJSON, or a lookup of codes and names as CSV.

The Office for National Statistics names its columns by kind and year (LSOA21CD and
LSOA21NM, WD24CD, lsoa11_code): from these the file itself says which kind and vintage
its codes are, and a file of another kind or vintage than asked for is refused.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, pi, radians, sin, sqrt
from typing import Any

from frankpledge.partnership.rules import AREA_KIND_NAMES, AreaKind, AreaShape
from frankpledge.ui.geojson import NotBoundaries, Position, Ring, Shape, read_geojson

MOST_AREAS = 5000  # no partnership has as many; England has 35,672 LSOAs
LONGEST_CODE, LONGEST_NAME = 20, 120
# The ellipsoid of WGS84, which GeoJSON's degrees are measured on.
EQUATOR_RADIUS_M, ECCENTRICITY_SQUARED = 6_378_137.0, 0.006_694_379_99
PREFIXES = {
    AreaKind.LSOA: "lsoa",
    AreaKind.WARD: "wd|ward",
    AreaKind.DISTRICT: "lad|ltla|utla|district",
    AreaKind.OWN: "area",
}


@dataclass(frozen=True)
class Wanted:
    """What to take from a file: a kind of area, its vintage, perhaps one district's.

    `district` is a district's code or name as the file writes it; "" for all.
    """

    kind: AreaKind
    vintage: int
    district: str = ""


@dataclass(frozen=True)
class Columns:
    """Which columns of a file hold an area's code, its name and its district."""

    code: str
    name: str
    districts: tuple[str, ...]


def read_areas(data: bytes, wanted: Wanted) -> tuple[AreaShape, ...]:
    """Read areas from a file's bytes, GeoJSON or CSV.

    Raises NotBoundaries (a ValueError) with a sentence that says what is wrong, where,
    and what to do.
    """
    text = _text(data)
    rows = _features(text, wanted) if text.startswith("{") else _lines(text, wanted)
    areas: dict[str, AreaShape] = {}
    for number, area in rows:
        _check_lengths(area, number)
        areas.setdefault(area.code, area)  # a lookup names a ward once for each LSOA
    if not areas:
        raise NotBoundaries(_nothing(wanted))
    if len(areas) > MOST_AREAS:
        raise NotBoundaries(
            f"The file has {len(areas):,} areas, more than a partnership has. Say which "
            "district to keep."
        )
    return tuple(areas.values())


def shape_of(*, code: str, name: str, boundary: Mapping[str, Any]) -> Shape:
    """Return a stored boundary as the map draws it."""
    rings = [ring for polygon in _polygons(boundary) for ring in polygon]
    return Shape(code=code, name=name, rings=tuple(rings))


def hectares(boundary: Mapping[str, Any]) -> float:
    """Return how large a stored boundary is, in hectares.

    Worked out as if the area were flat at its own latitude, with the length a degree
    has there: at the size of a district the error is below a tenth of a per cent.
    """
    return sum(
        abs(_square_metres(ring)) * (-1 if hole else 1) / 10_000
        for polygon in _polygons(boundary)
        for hole, ring in enumerate(polygon)
    )


def _text(data: bytes) -> str:
    if b"\x00" in data[:4096]:
        raise NotBoundaries(
            "The file is not text. Choose a GeoJSON or CSV file; a shapefile or "
            "spreadsheet must be exported as one of them first."
        )
    try:
        text = data.decode("utf-8-sig").lstrip()
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace").lstrip()
    if not text:  # decoded first: a mark or a blank of another alphabet is nothing too
        raise NotBoundaries("The file is empty. Choose a GeoJSON or CSV file.")
    return text


def _features(text: str, wanted: Wanted) -> Iterator[tuple[int, AreaShape]]:
    read_geojson(text)  # refuses what is no boundary, feature by feature
    features = json.loads(text)["features"]
    columns = _columns(list(features[0]["properties"]), wanted)
    for number, feature in enumerate(features, start=1):
        properties = feature["properties"]
        if _lies_in(properties, columns, wanted):
            yield (
                number,
                _area(properties, columns, boundary=_kept(feature["geometry"])),
            )


def _kept(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is kept of a geometry already checked: its kind and its positions.

    A file may carry more: heights, words for numbers, members of its own, and JSON that
    PostgreSQL does not take (NaN, zero bytes).
    """

    def positions(ring: list[Any]) -> list[list[float]]:
        return [[float(position[0]), float(position[1])] for position in ring]

    kind, given = geometry["type"], geometry["coordinates"]
    polygons = given if kind == "MultiPolygon" else [given]
    kept = [[positions(ring) for ring in polygon] for polygon in polygons]
    return {"type": kind, "coordinates": kept if kind == "MultiPolygon" else kept[0]}


def _lines(text: str, wanted: Wanted) -> Iterator[tuple[int, AreaShape]]:
    header = text.splitlines()[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter, strict=True)
    try:
        columns = _columns(list(reader.fieldnames or []), wanted)
        for row in reader:
            area = _area(row, columns, boundary=None)
            if not area.code:
                raise NotBoundaries(
                    f"Line {reader.line_num} has no code in the column {columns.code}."
                )
            if _lies_in(row, columns, wanted):
                yield reader.line_num, area
    except csv.Error as error:
        raise NotBoundaries(
            f"The file cannot be read as CSV near line {reader.line_num} ({error})."
        ) from error


def _columns(names: list[str], wanted: Wanted) -> Columns:
    code = _column(names, wanted, ending="cd|_?code", plain="code")
    name = _column(names, wanted, ending="nm|_?name", plain="name")
    districts = tuple(
        column
        for column in names
        if re.fullmatch(
            rf"({PREFIXES[AreaKind.DISTRICT]})\d*(cd|nm|_?code|_?name)?", column, re.I
        )
    )
    if not code:
        raise NotBoundaries(
            f"The file has no codes of this kind: {AREA_KIND_NAMES[wanted.kind]}. "
            f"A column such as {_example(wanted)} or code was looked for; the columns "
            f"are: {', '.join(names)[:200] or 'none'}."
        )
    return Columns(code=code, name=name or code, districts=districts)


def _column(names: list[str], wanted: Wanted, *, ending: str, plain: str) -> str:
    """Return the column of the kind and vintage wanted; "" when there is none."""
    pattern = re.compile(rf"({PREFIXES[wanted.kind]})(\d\d)?_?({ending})", re.I)
    found = {match: m for match in names if (m := pattern.fullmatch(match.strip()))}
    years = {2000 + int(m[2]): column for column, m in found.items() if m[2]}
    if wanted.vintage in years:
        return years[wanted.vintage]
    undated = [column for column, m in found.items() if not m[2]]
    undated += [column for column in names if column.strip().lower() == plain]
    if undated:
        return undated[0]
    if years:
        listed = " and ".join(str(year) for year in sorted(years))
        raise NotBoundaries(
            f"The file's codes are of {listed} ({', '.join(years.values())}); you asked "
            f"for {wanted.vintage}. Write the year of the file's boundaries."
        )
    return ""


def _example(wanted: Wanted) -> str:
    prefix = {
        AreaKind.LSOA: "LSOA",
        AreaKind.WARD: "WD",
        AreaKind.DISTRICT: "LAD",
        AreaKind.OWN: "AREA",
    }
    return f"{prefix[wanted.kind]}{wanted.vintage % 100:02d}CD"


def _lies_in(row: Mapping[str, Any], columns: Columns, wanted: Wanted) -> bool:
    sought = wanted.district.strip().casefold()
    if not sought:
        return True
    if wanted.kind is AreaKind.LSOA and _is_named_for(sought, row.get(columns.name)):
        return True
    if not columns.districts and wanted.kind is not AreaKind.LSOA:
        raise NotBoundaries(
            "The file does not say which district an area lies in (a column such as "
            "LAD24CD). Leave the district empty, or choose another file."
        )
    return any(
        str(row.get(column) or "").strip().casefold() == sought
        for column in columns.districts
    )


def _is_named_for(district: str, name: object) -> bool:
    """Say whether an LSOA's name is the district's with a number: "Medway 015A"."""
    return bool(
        re.fullmatch(rf"{re.escape(district)} \d{{3}}[a-z]", str(name).casefold())
    )


def _area(
    row: Mapping[str, Any], columns: Columns, *, boundary: dict[str, Any] | None
) -> AreaShape:
    code, name = _words(row.get(columns.code)), _words(row.get(columns.name))
    return AreaShape(code=code, name=name or code, boundary=boundary)


def _words(value: object) -> str:
    """Return a cell as every database and page can hold it: no half or zero characters."""
    text = " ".join(str(value or "").split())
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def _check_lengths(area: AreaShape, number: int) -> None:
    if not area.code:
        raise NotBoundaries(f"Feature {number} has no code.")
    if len(area.code) > LONGEST_CODE or len(area.name) > LONGEST_NAME:
        raise NotBoundaries(
            f"Row {number} has a code or name too long to be an area's: "
            f"{area.code[:40]}, {area.name[:60]}. Check that the columns are in order."
        )


def _nothing(wanted: Wanted) -> str:
    if wanted.district:
        return (
            f"No area of the file lies in {wanted.district!r}. Write the district as "
            "the file does, by code or by name."
        )
    return "The file holds a heading and no areas."


def _polygons(boundary: Mapping[str, Any]) -> Iterator[list[Ring]]:
    coordinates = boundary["coordinates"]
    for polygon in coordinates if boundary["type"] == "MultiPolygon" else [coordinates]:
        yield [tuple((p[0], p[1]) for p in ring) for ring in polygon]


def _square_metres(ring: Ring) -> float:
    """Return the area within a ring by the shoelace formula, as if it were flat."""
    latitude = sum(position[1] for position in ring) / len(ring)
    bent = 1 - ECCENTRICITY_SQUARED * sin(radians(latitude)) ** 2
    along = EQUATOR_RADIUS_M / sqrt(bent) * pi / 180
    east = along * cos(radians(latitude))
    north = along * (1 - ECCENTRICITY_SQUARED) / bent
    origin = ring[0]

    def flat(position: Position) -> tuple[float, float]:
        return (position[0] - origin[0]) * east, (position[1] - origin[1]) * north

    places = [flat(position) for position in ring]
    pairs = zip(places, [*places[1:], places[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2
