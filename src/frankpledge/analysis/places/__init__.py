"""In which area does an incident lie: ward, district, an area drawn by hand?"""

from frankpledge.analysis.places.placing import (
    PLACED_BY_WORDS,
    Layer,
    PlaceArea,
    Placed,
    PlacedBy,
    PlacedCounts,
    PlacesError,
    place,
)

__all__ = [
    "PLACED_BY_WORDS",
    "Layer",
    "PlaceArea",
    "Placed",
    "PlacedBy",
    "PlacedCounts",
    "PlacesError",
    "place",
]
