"""British National Grid to degrees: what `sql/located.sql` does, for whoever asks it.

A reader gives its eastings and northings as the cells `easting_text` and
`northing_text`; staging turns them into longitude and latitude (WGS 84) with the rest of
the file, and this module asks the same statement of single points. Within about 5 m in
Great Britain, because one Helmert transformation stands for the Ordnance Survey's
surveyed grid of shifts (OSTN15). Northern Ireland has a grid of its own, not read here.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from frankpledge.intake.readers.staging import statement

GIVEN = """
CREATE TABLE trimmed AS
SELECT
    place,
    CAST(point[1] AS VARCHAR) AS easting_text,
    CAST(point[2] AS VARCHAR) AS northing_text
FROM (
    SELECT
        unnest(range(len($points))) AS place,
        unnest($points) AS point
)
"""


def degrees_of(
    points: Sequence[tuple[float, float]],
) -> list[tuple[float, float] | None]:
    """Return longitude and latitude of (easting, northing) in metres, in their order.

    None for a point outside the grid; nought stands for an unknown place there.
    """
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        connection.execute(
            GIVEN,
            {"points": [list(point) for point in points]},
        )
        connection.execute(statement("located"))
        rows = connection.table("located").order("place")
        degrees = rows.project("grid_longitude, grid_latitude").fetchall()
    return [None if x is None or y is None else (x, y) for x, y in degrees]
