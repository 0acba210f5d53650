"""Degrees laid flat, so that distances are metres."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
EARTH = 6_371_008.8  # metres, the mean radius


def to_metres(
    x: Floats, y: Floats, *, latitude: float | None = None
) -> tuple[Floats, Floats]:
    """Lay longitudes and latitudes flat: right to 0.1% over some 50 km.

    They are laid at their mean latitude unless another is given.
    """
    squeezed = np.cos(np.radians(y.mean() if latitude is None else latitude))
    return EARTH * np.radians(x) * squeezed, EARTH * np.radians(y)


def to_degrees(x: Floats, y: Floats, *, latitude: float) -> tuple[Floats, Floats]:
    """Return longitudes and latitudes of points laid flat at a mean latitude."""
    squeezed = np.cos(np.radians(latitude))
    return np.degrees(x / (EARTH * squeezed)), np.degrees(y / EARTH)
