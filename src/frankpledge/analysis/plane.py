"""Degrees laid flat, so that distances are metres."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
EARTH = 6_371_008.8  # metres, the mean radius


def to_metres(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats]:
    """Lay degrees flat at their mean latitude: right to 0.1% over some 50 km."""
    squeezed = np.cos(np.radians(latitude.mean()))
    return EARTH * np.radians(longitude) * squeezed, EARTH * np.radians(latitude)


def to_degrees(x: Floats, y: Floats, *, latitude: float) -> tuple[Floats, Floats]:
    """Return longitudes and latitudes of points laid flat at a mean latitude."""
    squeezed = np.cos(np.radians(latitude))
    return np.degrees(x / (EARTH * squeezed)), np.degrees(y / EARTH)
