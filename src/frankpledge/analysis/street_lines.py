"""Reading streets: GeoJSON lines, or a CSV of lines as text or as two ends."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from frankpledge.analysis.plane import to_metres
from frankpledge.analysis.results import Refusal
from frankpledge.analysis.streets import Street

NAMES = ("name", "street", "road", "roadname", "id")
ENDS = ("x1", "y1", "x2", "y2")
LINES = {"LineString", "MultiLineString"}


def read_streets(path: Path, *, latitude: float | None = None) -> list[Street]:
    """Read streets; degrees are laid flat at `latitude` where one is given.

    Raises `Refusal` for a file that is absent, not one of the forms, or without lines.
    """
    import shapely

    if not path.is_file():
        raise Refusal(
            f"There is no file {path}. Name a GeoJSON or CSV file of streets."
        )
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = _of_geojson(text) if text.lstrip().startswith("{") else _of_csv(text)
        found = [Street(name, line) for name, line in rows]
    except (ValueError, KeyError, TypeError, shapely.errors.ShapelyError) as error:
        if isinstance(error, Refusal):
            raise
        raise Refusal(
            f"{path.name} cannot be read as streets ({error}). Give GeoJSON with lines, "
            "or a CSV with a name and wkt, or a name and x1, y1, x2, y2."
        ) from error
    if not found:
        raise Refusal(f"{path.name} holds no line. Give streets as lines.")
    if latitude is None:
        return found
    return [Street(one.name, _flat(one.line, latitude)) for one in found]


def _of_geojson(text: str) -> Iterator[tuple[str, Any]]:
    from shapely.geometry import shape

    document = json.loads(text)
    for number, feature in enumerate(document.get("features", [])):
        geometry = feature.get("geometry") or {}
        if geometry.get("type") in LINES:
            yield _name(feature.get("properties") or {}, number), shape(geometry)


def _of_csv(text: str) -> Iterator[tuple[str, Any]]:
    import shapely

    for number, row in enumerate(csv.DictReader(text.splitlines())):
        plain = {(key or "").strip().lower(): value for key, value in row.items()}
        if plain.get("wkt"):
            yield _name(plain, number), shapely.from_wkt(plain["wkt"])
            continue
        if missing := [end for end in ENDS if end not in plain]:
            raise Refusal(
                "The streets need a column wkt, or columns x1, y1, x2, y2; there is no "
                f"{', '.join(missing)}."
            )
        x1, y1, x2, y2 = (float(plain[end]) for end in ENDS)
        yield _name(plain, number), shapely.LineString([(x1, y1), (x2, y2)])


def _name(properties: Mapping[str, Any], number: int) -> str:
    plain = {key.lower(): value for key, value in properties.items()}
    named = [plain[name] for name in NAMES if plain.get(name)]
    return str(named[0]) if named else f"street {number + 1}"


def _flat(line: Any, latitude: float) -> Any:
    import shapely

    def laid(points: Any) -> Any:
        return np.column_stack(to_metres(points[:, 0], points[:, 1], latitude=latitude))

    return shapely.transform(line, laid)
