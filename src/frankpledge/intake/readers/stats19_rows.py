"""What a row of STATS19 means: its number, category and flags, coded or labelled."""

from __future__ import annotations

from collections.abc import Mapping

from frankpledge.intake.readers.moments import iso_day
from frankpledge.intake.readers.stats19_codes import (
    AGE_BANDS,
    CASUALTY_TYPES,
    CLASSES,
    LIGHT,
    MISSING,
    SEVERITIES,
    SURFACES,
    VEHICLE_TYPES,
    WEATHER,
    code,
    label,
)

KSI = ("Fatal", "Serious")
CHILDREN = ("0 - 5", "6 - 10", "11 - 15")
COUNTED = ("vehicles", "casualties")
ADULTS = frozenset(AGE_BANDS.values()) - {*CHILDREN}
PLACED = {
    "longitude_text": "said_longitude",
    "latitude_text": "said_latitude",
    "easting_text": "said_easting",
    "northing_text": "said_northing",
    "lsoa_text": "said_lsoa",
}


def reference(cells: Mapping[str, str], *parts: str) -> str:
    """Return the number of a row: its collision's, then its vehicle's and casualty's."""
    return "-".join(code(cells.get(part, "")) for part in ("collision_key", *parts))


def collision(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a collision."""
    speed = code(cells.get("speed", ""))
    flags = [
        f"speed limit {speed}" if speed.isdigit() else "",
        label(cells.get("light", ""), LIGHT),
        label(cells.get("weather", ""), WEATHER),
        label(cells.get("surface", ""), SURFACES),
        *(f"{word} {code(cells[word])}" for word in COUNTED if _is_told(cells, word)),
        _adjusted(cells),
    ]
    told = {
        cell: code(cells[own]) for cell, own in PLACED.items() if _is_told(cells, own)
    }
    return {
        **told,
        "reference": reference(cells),
        "day_text": iso_day(cells.get("date", "")),
        "time_text": _time(cells),
        "category": _severity(cells, "collision"),
        "flags_text": _joined(flags),
    }


def casualty(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a casualty; its collision tells when and where."""
    kind = label(cells.get("type", ""), CASUALTY_TYPES)
    age = label(cells.get("age_band", ""), AGE_BANDS)
    is_ksi = label(cells.get("severity", ""), SEVERITIES) in KSI
    flags = [
        "ksi" if is_ksi else "",
        label(cells.get("class", ""), CLASSES),
        kind if "unknown" not in kind else f"casualty type {kind}",
        "child" if age in CHILDREN else "adult" if age in ADULTS else "age unknown",
        _adjusted(cells),
    ]
    return {
        "reference": reference(cells, "vehicle", "casualty"),
        "category": _severity(cells, "casualty"),
        "flags_text": _joined(flags),
    }


def vehicle(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a vehicle, counted by its type."""
    kind = label(cells.get("type", ""), VEHICLE_TYPES) or "unknown"
    return {
        "reference": reference(cells, "vehicle"),
        "category": kind if "unknown" not in kind else f"Vehicle type {kind}",
        "flags_text": "e-scooter" if code(cells.get("escooter", "")) == "1" else "",
    }


def _severity(cells: Mapping[str, str], of: str) -> str:
    found = label(cells.get("severity", ""), SEVERITIES)
    known = found in SEVERITIES.values()
    return f"{found} {of}" if known else f"{of.capitalize()} of unknown severity"


def _adjusted(cells: Mapping[str, str]) -> str:
    text = cells.get("adjusted", "").strip()
    return "" if text.casefold() in MISSING else f"adjusted serious {text[:20]}"


def _time(cells: Mapping[str, str]) -> str:
    text = cells.get("time", "").strip()
    return "" if text.casefold() in MISSING else text.zfill(5)


def _is_told(cells: Mapping[str, str], name: str) -> bool:
    return cells.get(name, "").strip().casefold() not in MISSING


def _joined(flags: list[str]) -> str:
    return "; ".join(flag for flag in flags if flag)
