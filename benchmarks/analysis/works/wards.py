"""Ten million incidents put in seven thousand wards, and counted by ward."""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np

from benchmarks.analysis.work import Disagreement, Told, Work

ROWS, POINTS, WARDS = 10_000_000, 745_000, 7_000
VERTICES = 50  # between two neighbours' corners, so that a boundary winds
WEST, SOUTH, WIDE, HIGH = -2.0, 51.0, 3.0, 2.0  # degrees


def prepare(folder: Path, shared: Path | None) -> None:
    """Draw wards about scattered middles, and incidents at points shared by many."""
    import duckdb
    import shapely

    from frankpledge.analysis.contracts import INCIDENTS

    chance = np.random.default_rng(5)
    middles = chance.uniform((WEST, SOUTH), (WEST + WIDE, SOUTH + HIGH), (WARDS, 2))
    box = shapely.box(WEST, SOUTH, WEST + WIDE, SOUTH + HIGH)
    cells = shapely.voronoi_polygons(shapely.multipoints(middles), extend_to=box)
    parts = shapely.intersection(shapely.get_parts(cells), box)
    longest = shapely.length(parts).mean() / VERTICES
    wards = shapely.segmentize(parts, longest)
    (folder / "wards.json").write_text(
        json.dumps([json.loads(shapely.to_geojson(ward)) for ward in wards])
    )
    points = chance.uniform((WEST, SOUTH), (WEST + WIDE, SOUTH + HIGH), (POINTS, 2))
    at = (POINTS * chance.uniform(size=ROWS) ** 2).astype(np.int64)
    longitude, latitude = points[at, 0], points[at, 1]
    made = {
        "longitude": "longitude", "latitude": "latitude", "month": "DATE '2025-01-01'",
        "row_number": "1", "version": "'v'", "source": "'s'", "supplier": "'s'",
        "time_precision": "'month'", "location_precision": "'snapped'",
        "category": "'c'",
    }  # fmt: skip
    columns = ", ".join(
        f"CAST({made.get(one.name, 'NULL')} AS {one.kind}) AS {one.name}"
        for one in INCIDENTS
    )
    with duckdb.connect() as connection:
        connection.register("drawn", {"longitude": longitude, "latitude": latitude})
        rows = connection.sql(f"SELECT {columns} FROM drawn")
        rows.write_parquet(str(folder / "incidents.parquet"))


def ours(folder: Path) -> Told:
    """Place and count them as a page of a ward does."""
    from frankpledge.analysis.counts import IncidentFilter
    from frankpledge.analysis.evidence import open_evidence
    from frankpledge.analysis.periods import month
    from frankpledge.analysis.places import Layer, PlaceArea, place

    wards = json.loads((folder / "wards.json").read_text())
    began = time.perf_counter()
    layer = Layer(
        "Wards", tuple(PlaceArea(str(n), str(n), w) for n, w in enumerate(wards))
    )
    with (
        open_evidence([folder / "incidents.parquet"], memory="4GB") as evidence,
        place(evidence, layer) as placed,
    ):
        found = placed.counts(IncidentFilter(month(2025, 1)))
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "counts": dict(found.areas)}


def peer(folder: Path) -> Told:
    """Read them into a frame, join them to the wards, count."""
    import geopandas
    import pandas
    import shapely

    wards = json.loads((folder / "wards.json").read_text())
    began = time.perf_counter()
    drawn = [shapely.from_geojson(json.dumps(ward)) for ward in wards]
    areas = geopandas.GeoDataFrame(
        {"ward": [str(n) for n in range(len(drawn))]}, geometry=drawn, crs="EPSG:4326"
    )
    rows = pandas.read_parquet(
        folder / "incidents.parquet", columns=["longitude", "latitude"]
    )
    points = geopandas.GeoDataFrame(
        geometry=geopandas.points_from_xy(rows.longitude, rows.latitude),
        crs="EPSG:4326",
    )
    joined = points.sjoin(areas, predicate="intersects")
    counts = joined.groupby("ward").size()
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "counts": {k: int(v) for k, v in counts.items()}}


def agree(folder: Path, mine: Told, theirs: Told) -> str:
    """Hold every ward's count to the other's."""
    here, there = mine["counts"], theirs["counts"]
    assert isinstance(here, dict)
    assert isinstance(there, dict)
    differ = [ward for ward, count in here.items() if there.get(ward, 0) != count]
    if differ:
        raise Disagreement(f"{len(differ):,} of {len(here):,} wards have other counts.")
    return f"All {len(here):,} wards have the same count in both."


WORK = Work(
    name="wards",
    title="10 million incidents at 745,000 points, in 7,000 wards, counted",
    peer_name="geopandas sjoin",
    goal="at least 8 times",
    prepare=prepare,
    ours=ours,
    peer=peer,
    agree=agree,
)
