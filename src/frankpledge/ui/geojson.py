"""Boundaries as GeoJSON, read and checked: what is wrong is said with its feature.

Coordinates are longitude then latitude in degrees (WGS84), as RFC 7946 has it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Position = tuple[float, float]
Ring = tuple[Position, ...]


class NotBoundaries(ValueError):
    """The file cannot be used as boundaries; the message says what, where and what to do."""


@dataclass(frozen=True)
class Shape:
    """An area with its code, name and rings, outer rings and holes alike."""

    code: str
    name: str
    rings: tuple[Ring, ...]


# "LSOA11CD", "lsoa11_code", "code", "WD13CD"; not "WD13CDO", the old code.
CODE = re.compile(r"^(code|.*_code|[A-Z]+\d*CD)$", re.IGNORECASE)
NAME = re.compile(r"^(name|.*_name|[A-Z]+\d*NM)$", re.IGNORECASE)
# A code of the district an area lies in, beside the area's own.
OF_PARENT = re.compile(r"^(ltla|lad|lad\d+|utla|region)", re.IGNORECASE)


def read_geojson(data: str | bytes) -> tuple[Shape, ...]:
    """Read areas from the text of a GeoJSON file.

    Raises NotBoundaries with a sentence that says what is wrong and in which feature
    (counted from 1).
    """
    features = _features(_parsed(data))
    first = features[0].get("properties") if isinstance(features[0], dict) else None
    code_key, name_key = property_names(first if isinstance(first, dict) else {})
    shapes = tuple(
        _shape(feature, number, code_key=code_key, name_key=name_key)
        for number, feature in enumerate(features, start=1)
    )
    _refuse_repeats(shapes)
    return shapes


def property_names(properties: Mapping[str, object]) -> tuple[str, str]:
    """Guess which properties hold an area's code and its name; "" when none does.

    >>> property_names({"lsoa11_name": "", "lsoa11_code": "", "ltla_code": ""})
    ('lsoa11_code', 'lsoa11_name')
    """
    return _first(properties, CODE), _first(properties, NAME)


def _first(properties: Mapping[str, object], pattern: re.Pattern[str]) -> str:
    found = [key for key in properties if pattern.match(key)]
    own = [key for key in found if not OF_PARENT.match(key)]
    return next(iter(own or found), "")


def _parsed(data: str | bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotBoundaries(
            "The file is not JSON. Export the boundaries again as GeoJSON "
            f"({str(error)[:80]})."
        ) from error


def _features(parsed: object) -> list[Any]:
    if not isinstance(parsed, dict) or parsed.get("type") != "FeatureCollection":
        kind = parsed.get("type") if isinstance(parsed, dict) else type(parsed).__name__
        raise NotBoundaries(
            f"The file is JSON but not a GeoJSON FeatureCollection (it is {kind!r:.40}). "
            "Export the boundaries as GeoJSON."
        )
    features = parsed.get("features")
    if not isinstance(features, list) or not features:
        raise NotBoundaries("The file is GeoJSON but holds no features.")
    return features


def _shape(feature: Any, number: int, *, code_key: str, name_key: str) -> Shape:
    if not isinstance(feature, dict):
        raise NotBoundaries(f"Feature {number} is not a GeoJSON feature.")
    given = feature.get("properties")
    properties = given if isinstance(given, dict) else {}
    code = str(properties.get(code_key) or "").strip()
    if not code:
        names = ", ".join(map(str, properties)) or "none"
        raise NotBoundaries(
            f"Feature {number} has no code. A property such as LSOA11CD or code was "
            f"looked for; the properties are: {names}."
        )
    rings = tuple(_rings(feature.get("geometry"), where=f"Feature {number} ({code})"))
    name = str(properties.get(name_key) or "").strip()
    return Shape(code=code, name=name or code, rings=rings)


def _rings(geometry: Any, *, where: str) -> Iterator[Ring]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise NotBoundaries(
            f"{where} is not an area: its geometry is {kind or 'missing'}, and a "
            "Polygon or MultiPolygon is needed."
        )
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not polygons or not all(polygons):
        raise NotBoundaries(f"{where} has no coordinates.")
    for polygon in polygons:
        for ring in polygon if isinstance(polygon, list) else [polygon]:
            yield _ring(ring, where=where)


def _ring(ring: Any, *, where: str) -> Ring:
    if not isinstance(ring, list) or len(ring) < 4:
        raise NotBoundaries(f"{where} has a ring of fewer than four positions.")
    return tuple(_position(position, where=where) for position in ring)


def _position(position: Any, *, where: str) -> Position:
    try:
        longitude, latitude = float(position[0]), float(position[1])
    except (TypeError, ValueError, LookupError, OverflowError) as error:
        raise NotBoundaries(
            f"{where} has a position that is not two numbers: {str(position)[:40]}."
        ) from error
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise NotBoundaries(
            f"{where} has a position out of range ({longitude:g}, {latitude:g}). "
            "Longitude and latitude in degrees are needed; easting and northing must "
            "be converted first."
        )
    return longitude, latitude


def _refuse_repeats(shapes: tuple[Shape, ...]) -> None:
    seen: dict[str, int] = {}
    for number, shape in enumerate(shapes, start=1):
        if shape.code in seen:
            raise NotBoundaries(
                f"Features {seen[shape.code]} and {number} have the same code, "
                f"{shape.code}. Each area must be there once."
            )
        seen[shape.code] = number
