"""STATS19, the police's record of road collisions, as the Department for Transport has it.

Three files a year: collisions (with date, time and place), the casualties of them and the
vehicles in them. Both vintages of column names are read (`accident_index` to 2023,
`collision_index` since) and values as codes or as labels (`stats19_codes`).

Casualties and vehicles carry the year alone. They are read beside the collisions of the
same delivery, from which each row gets its day, time and place. KSI, killed or seriously
injured, counts casualties of severity 1 or 2: those categorised fatal and serious, flagged
"ksi". Since forces changed from judging severity to recording injuries, years are compared
by the adjusted figure; each row's probability of having been serious is kept as a flag
where the file gives it ("adjusted serious 0.173").

Of the persons, "child" (under 16) or "adult" is kept. Sex, age, and where they live or how
deprived it is there, are left behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from frankpledge.analysis.contracts import LocationPrecision
from frankpledge.intake.readers import stats19_rows as rows
from frankpledge.intake.readers.layout import Heading, Layout, looks_like
from frankpledge.intake.readers.naming import supplier_named
from frankpledge.intake.readers.personal import Care
from frankpledge.intake.readers.reader import (
    BY_FORM,
    BY_NAME,
    NOT_MINE,
    FileRefused,
    Origin,
    Readable,
    Reader,
    Reading,
    Recognition,
)
from frankpledge.intake.readers.reading import read_csv
from frankpledge.intake.readers.staging import Ways
from frankpledge.intake.readers.stats19_codes import SEVERITIES, VEHICLE_TYPES

COLLISIONS = "stats19-collisions"
NAME = re.compile(
    r"dft-?road-?casualty-?statistics-(accident|collision|casualty|vehicle)-.+\.csv",
    re.IGNORECASE,
)
WORDS = {"collision": "collisions", "casualty": "casualties", "vehicle": "vehicles"}
WAYS = Ways(point=LocationPrecision.EXACT)
Derive = Callable[[Mapping[str, str]], Mapping[str, str]]


def _layout(
    needed: Mapping[str, str], others: Mapping[str, str], derive: Derive, made: str
) -> Layout:
    """Return a layout of headings and their cells; the rest is published and left out."""
    return Layout(
        headings=(
            *(Heading(text, cell) for text, cell in needed.items()),
            *(_optional(text, cell) for text, cell in others.items()),
        ),
        ways=WAYS,
        tells_of_persons=True,
        rest_is_known=True,
        derive=derive,
        derived=tuple(made.split()),
        derived_from=frozenset({"collision_key"}),
    )


def _optional(text: str, cell: str) -> Heading:
    care = Care.BANDED if cell == "age_band" else Care.NONE
    return Heading(text, cell, is_needed=False, care=care)


WHEN_AND_WHERE = "day_text time_text longitude_text latitude_text easting_text northing_text lsoa_text"
PLACES = {
    "longitude": "said_longitude",
    "latitude": "said_latitude",
    "location_easting_osgr": "said_easting",
    "location_northing_osgr": "said_northing",
    "time": "time",
    "number_of_vehicles": "vehicles",
    "number_of_casualties": "casualties",
    "speed_limit": "speed",
    "light_conditions": "light",
    "weather_conditions": "weather",
    "road_surface_conditions": "surface",
}
OF_COLLISIONS = tuple(
    _layout(
        {
            f"{word}_index": "collision_key",
            f"{word}_severity": "severity",
            "date": "date",
        },
        PLACES
        | {
            f"lsoa_of_{word}_location": "said_lsoa",
            f"{word}_adjusted_serious": "adjusted",
            f"{word}_adjusted_severity_serious": "adjusted",
        },
        rows.collision,
        f"reference category flags_text {WHEN_AND_WHERE}",
    )
    for word in ("collision", "accident")
)
OF_CASUALTIES = (
    *(
        _layout(
            {
                f"{word}_index": "collision_key",
                "vehicle_reference": "vehicle",
                "casualty_reference": "casualty",
                "casualty_severity": "severity",
                "casualty_class": "class",
            },
            {
                "casualty_type": "type",
                "age_band_of_casualty": "age_band",
                "casualty_adjusted_serious": "adjusted",
                "casualty_adjusted_severity_serious": "adjusted",
            },
            rows.casualty,
            "reference category flags_text",
        )
        for word in ("collision", "accident")
    ),
    # As some councils publish them.
    _layout(
        {
            "Accident Index": "collision_key",
            "VehicleReferenceNumber": "vehicle",
            "CasualtyNumber": "casualty",
            "CasualtySeverity": "severity",
            "CasualtyClass": "class",
        },
        {"CasTypeCode": "type", "AgeBandOfCasualty": "age_band"},
        rows.casualty,
        "reference category flags_text",
    ),
)
OF_VEHICLES = tuple(
    _layout(
        {
            f"{word}_index": "collision_key",
            "vehicle_reference": "vehicle",
            "vehicle_type": "type",
        },
        {"escooter_flag": "escooter"},
        rows.vehicle,
        "reference category flags_text",
    )
    for word in ("collision", "accident")
)


def recognise(
    name: str, first: bytes, *, kind: str, layouts: Sequence[Layout]
) -> Recognition:
    """Say whether a file is of a kind of STATS19, by its name or by its columns."""
    words = f"STATS19 road {WORDS[kind]}"
    if named := NAME.fullmatch(name):
        own = named[1].lower().replace("accident", "collision")
        if own == kind:
            return Recognition(BY_NAME, f"is a file of {words}", "dft")
        return Recognition(NOT_MINE, f"is a file of STATS19 road {WORDS[own]}")
    if any(looks_like(first, layout) for layout in layouts):
        return Recognition(
            BY_FORM,
            f"has the columns of {words} but not the Department's name, so it is kept "
            "apart as an extract",
            supplier_named(name),
        )
    return Recognition(
        NOT_MINE,
        f"is not a file of {words}, which is named like "
        f"dft-road-casualty-statistics-{kind}-2024.csv",
    )


def read_beside_collisions(
    stream: Readable,
    origin: Origin,
    folder: Path,
    *,
    kind: str,
    layouts: Sequence[Layout],
) -> Reading:
    """Read casualties or vehicles with the day and place of their collisions."""
    if not origin.beside:
        raise FileRefused(
            f"tells the year of its {WORDS[kind]} and no day: month and place stand in "
            "the file of the collisions. Bring that file (dft-road-casualty-statistics-"
            "collision-....csv) of the same years in the same delivery, with this one."
        )
    return read_csv(stream, origin, folder, layouts=layouts, beside=OF_COLLISIONS)


def _reader(kind: str, layouts: Sequence[Layout], categories: frozenset[str]) -> Reader:
    read = read_csv
    if kind != "collision":
        read = partial(read_beside_collisions, kind=kind)
    return Reader(
        source=f"stats19-{WORDS[kind]}",
        title=f"STATS19 road {WORDS[kind]}",
        recognise=partial(recognise, kind=kind, layouts=layouts),
        read=partial(read, layouts=layouts),
        known_categories=categories,
        rest=WORDS[kind],
        beside="" if kind == "collision" else COLLISIONS,
    )


def _of_severities(kind: str) -> frozenset[str]:
    return frozenset(f"{severity} {kind}" for severity in SEVERITIES.values())


READER = _reader("collision", OF_COLLISIONS, _of_severities("collision"))
CASUALTY_READER = _reader("casualty", OF_CASUALTIES, _of_severities("casualty"))
VEHICLE_READER = _reader("vehicle", OF_VEHICLES, frozenset(VEHICLE_TYPES.values()))
