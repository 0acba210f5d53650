"""What an analyst would write: pandas reads and checks, geopandas places, a file a month.

`python peer.py WARDS OUT FILE...` prints the report as JSON. It needs only what is in
`requirements.txt`; nothing of Frankpledge.
"""

import json
import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd
from meanings import MEANINGS

NEEDED = ["Crime ID", "Month", "Longitude", "Latitude", "LSOA code", "Crime type"]


def main(wards_file: str, out: str, *files: str) -> None:
    wards = gpd.read_file(wards_file)[["ward22_code", "geometry"]]
    reports = [month(Path(file), wards, Path(out)) for file in files]
    print(json.dumps(reports))


def month(file: Path, wards: gpd.GeoDataFrame, out: Path) -> dict:
    """Read, check, categorise, place, write and report one month."""
    rows = pd.read_csv(file, dtype={"Context": str})
    missing = [name for name in NEEDED if name not in rows]
    if missing:
        raise SystemExit(f"{file.name} has no column {missing}")
    period = file.name[:7]
    rows["line"] = rows.index + 2
    good = (rows["Month"] == period) & rows["Crime type"].notna()
    kept = rows[good].copy()
    has_point = kept["Longitude"].between(-14, 2.5) & kept["Latitude"].between(49, 61.5)
    kept.loc[~has_point, ["Longitude", "Latitude"]] = None
    is_code = kept["LSOA code"].str.fullmatch(r"[EWSN]\d{8}").fillna(value=False)
    kept.loc[~is_code.astype(bool), "LSOA code"] = None
    kept["category"] = kept["Crime type"].map(MEANINGS)
    again = kept["Crime ID"].dropna().duplicated().sum()
    points = gpd.GeoDataFrame(
        kept, geometry=gpd.points_from_xy(kept["Longitude"], kept["Latitude"]), crs=4326
    )
    placed = gpd.sjoin(points, wards, how="left", predicate="intersects")
    placed = placed[~placed["line"].duplicated()]
    table = pd.DataFrame(placed.drop(columns=["geometry", "index_right"]))
    table.rename(columns={"ward22_code": "ward"}).to_parquet(
        out / f"{period}.parquet", compression="zstd", index=False
    )
    return {
        "period": period,
        "rows_read": len(rows),
        "rows_kept": len(table),
        "set_aside": int((~good).sum()),
        "without_location": int(
            (table["Longitude"].isna() & table["LSOA code"].isna()).sum()
        ),
        "references_again": int(again),
        "categories": table["category"].value_counts().to_dict(),
        "wards": table["ward22_code"].value_counts().to_dict(),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
