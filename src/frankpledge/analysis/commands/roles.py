"""Which column plays which part: as an option says, else by a name in common use."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path

from frankpledge.analysis.columns import column_names
from frankpledge.analysis.results import Refusal

# Tried in this order, whatever the capitals; blanks and hyphens count as underlines.
NAMES: Mapping[str, tuple[str, ...]] = {
    role: tuple(names.split())
    for role, names in (
        ("x", "x easting eastings east x_coord xcoord longitude lon long lng"),
        ("y", "y northing northings north y_coord ycoord latitude lat"),
        (
            "date",
            "date day occurred_on date_occurred event_date occurred_at datetime "
            "date_time timestamp date_single month period year_month reported_on week t "
            "time",
        ),
        (
            "at",
            "at datetime date_time occurred_at timestamp date_occurred date_single "
            "occurred date time",
        ),
        (
            "start",
            "start date_start start_date from date_from begin earliest occurred_from "
            "start_time",
        ),
        ("end", "end date_end end_date to date_to until latest occurred_to end_time"),
        ("count", "count counts n events incidents crimes offences number total value"),
        ("place", "place place_id location location_id address uprn premises street"),
        (
            "key",
            "key victim_key premises_key offender_key victim victim_id premises_id",
        ),
        ("predicted", "predicted prediction pred score expected forecast rate"),
        ("observed", "observed later actual obs count counts after events"),
        ("area", "area area_km2 hectares length length_m size"),
        ("earlier", "earlier before previous past last_year baseline count_before a"),
        ("later", "later after current this_year now count_after b"),
        ("name", "name area ward lsoa category offence measure code"),
    )
}
DEGREES = {"longitude", "lon", "long", "lng", "latitude", "lat"}


def add_columns(parser: argparse.ArgumentParser, helps: Mapping[str, str]) -> None:
    """Take an option for each role: its column, by name or by number from 1."""
    for role, text in helps.items():
        parser.add_argument(
            f"--{role}",
            metavar="COLUMN",
            help=f"{text} (without it: {', '.join(NAMES[role][:4])} ...)",
        )


def chosen(
    path: Path,
    options: argparse.Namespace,
    roles: Iterable[str],
    names: Mapping[str, tuple[str, ...]] = NAMES,
) -> dict[str, str]:
    """Return the column of each role; `names` are those tried where none is given.

    A file without a line of names has the columns 1, 2, 3 ...: roles that no option
    names take them in their order. Raises `Refusal` where a role has no column.
    """
    held = column_names(path)
    plain = {_plain(name): name for name in reversed(held)}
    unnamed = held == tuple(str(number + 1) for number in range(len(held)))
    found: dict[str, str] = {}
    for place, role in enumerate(roles):
        given = getattr(options, role)
        if given is not None:
            found[role] = _named(path, held, given)
            continue
        candidates = (str(place + 1),) if unnamed else names[role]
        named = [plain[name] for name in candidates if name in plain]
        if not named:
            raise Refusal(
                f"{path.name} has no column that is surely the {role}; it has "
                f"{', '.join(held)}. Name it by --{role}."
            )
        found[role] = named[0]
    return found


def in_words(columns: Mapping[str, str]) -> str:
    """Return the line that says what was taken for what."""
    return (
        f"Columns: {', '.join(f'{role} = {name}' for role, name in columns.items())}."
    )


def are_degrees(*columns: str) -> bool:
    """Say whether columns are longitudes and latitudes by their names."""
    return all(_plain(name) in DEGREES for name in columns)


def _named(path: Path, held: tuple[str, ...], given: str) -> str:
    if given in held:
        return given
    plain = [name for name in held if _plain(name) == _plain(given)]
    if plain:
        return plain[0]
    if given.isdigit() and 0 < int(given) <= len(held):
        return held[int(given) - 1]
    raise Refusal(
        f"{path.name} has no column {given}; it has {', '.join(held)}. Name the right "
        "one by the option."
    )


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")
