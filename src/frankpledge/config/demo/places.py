"""The demo's district: an invented grid of small areas round an invented town. Pure."""

from dataclasses import dataclass
from typing import Any

WEST, SOUTH = 0.30, 52.30  # a corner in open country: nobody's real district
WIDTH, HEIGHT = 0.022, 0.014  # degrees: about a mile square
COLUMNS, ROWS = 6, 5
TOWN = 14  # the cell of the town centre
VINTAGE = 2001
STREETS = (
    "High Street",
    "Station Road",
    "Mill Lane",
    "Church Walk",
    "Priory Close",
    "The Quay",
    "Orchard Way",
    "Castle Hill",
)
PARISHES = (
    "Northbridge",
    "Eastleigh Green",
    "Wickham Ford",
    "Pell Hill",
    "Sallow Down",
)


@dataclass(frozen=True)
class SmallArea:
    """An invented LSOA: no real code begins with E0199."""

    code: str
    name: str
    west: float
    south: float

    @property
    def boundary(self) -> dict[str, Any]:
        """Return its square as GeoJSON."""
        east, north = self.west + WIDTH, self.south + HEIGHT
        ring = [
            [self.west, self.south],
            [east, self.south],
            [east, north],
            [self.west, north],
            [self.west, self.south],
        ]
        rounded = [[round(x, 5), round(y, 5)] for x, y in ring]
        return {"type": "Polygon", "coordinates": [rounded]}


SMALL_AREAS = tuple(
    SmallArea(
        code=f"E0199{number:04d}",
        name=f"Northbridge {number // COLUMNS + 1:03d}{'ABCDEF'[number % COLUMNS]}",
        west=WEST + WIDTH * (number % COLUMNS),
        south=SOUTH + HEIGHT * (number // COLUMNS),
    )
    for number in range(COLUMNS * ROWS)
)
# How busy each area is: the town centre most, then what lies near it.
WEIGHTS = tuple(
    1.0
    + 8.0 * (number == TOWN)
    + 2.0
    * (
        abs(number % COLUMNS - TOWN % COLUMNS)
        + abs(number // COLUMNS - TOWN // COLUMNS)
        == 1
    )
    for number in range(COLUMNS * ROWS)
)
