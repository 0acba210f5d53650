"""Invented incidents whose yearly totals are given. Pure: the generator is passed in."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from frankpledge.analysis.periods import Period, financial_year
from frankpledge.config.demo.figures import (
    IN_PROGRESS,
    KINDS,
    MONTHS_IN_PROGRESS,
    YEARS,
    Kind,
)
from frankpledge.config.demo.places import (
    HEIGHT,
    SMALL_AREAS,
    STREETS,
    TOWN,
    WEIGHTS,
    WIDTH,
)

SUPPLIER = "northbridge"
HEADER = (
    "Reference",
    "Occurred on",
    "Occurred at",
    "Category",
    "Place",
    "Longitude",
    "Latitude",
    "LSOA code",
    "LSOA name",
)
JULY = 7
WEEKEND_NIGHTS = (3, 4, 5)  # Thursday, Friday, Saturday
SHARE_AT_NIGHT = 0.45  # of violence, on weekend nights in the town centre


@dataclass(frozen=True)
class Incident:
    """One invented incident."""

    at: datetime
    category: str
    area: int  # number of the small area
    street: str
    longitude: float
    latitude: float


def files(rng: np.random.Generator) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each month's incident file, oldest first."""
    by_month: dict[date, list[Incident]] = defaultdict(list)
    for period, kind, total in _wanted():
        for incident in invent(kind, period, total, rng):
            by_month[incident.at.date().replace(day=1)].append(incident)
    for month in sorted(by_month):
        name = f"{SUPPLIER}-incidents-{month:%Y-%m}.csv"
        yield name, _as_csv(sorted(by_month[month], key=lambda each: each.at))


def invent(
    kind: Kind, period: Period, total: int, rng: np.random.Generator
) -> Iterator[Incident]:
    """Yield exactly `total` incidents of a kind in a period, seasonal and clustered."""
    months = period.months
    swing = [1 + kind.summer * np.cos((m.month - JULY) / 6 * np.pi) for m in months]
    shares = np.array(swing) / sum(swing)
    for month, count in zip(months, rng.multinomial(total, shares), strict=True):
        days = (_next(month) - month).days
        for _ in range(int(count)):
            yield _one(kind, month, days, rng)


def _wanted() -> Iterator[tuple[Period, Kind, int]]:
    for place, label in enumerate(YEARS):
        for kind in KINDS:
            total = kind.totals[place]
            if total is not None:
                yield financial_year(label), kind, total
    start = financial_year(IN_PROGRESS).start
    so_far = Period(start, date(start.year, start.month + MONTHS_IN_PROGRESS, 1))
    for kind in KINDS:
        yield so_far, kind, kind.half_year


def _one(kind: Kind, month: date, days: int, rng: np.random.Generator) -> Incident:
    at_night = kind.is_at_night and rng.random() < SHARE_AT_NIGHT
    day = month + timedelta(days=int(rng.integers(days)))
    while at_night and day.weekday() not in WEEKEND_NIGHTS:
        day = month + timedelta(days=int(rng.integers(days)))
    spread = 1.5 if at_night else 4.0
    hour = int(rng.normal(23 if at_night else kind.peak_hour, spread)) % 24
    chances = np.array(WEIGHTS) / sum(WEIGHTS)
    area = TOWN if at_night else int(rng.choice(len(SMALL_AREAS), p=chances))
    street = int(rng.geometric(0.35)) % len(STREETS)  # a few streets hold most
    corner = SMALL_AREAS[area]
    return Incident(
        at=datetime(day.year, day.month, day.day, hour, int(rng.integers(60))),  # noqa: DTZ001  local civil time
        category=kind.category,
        area=area,
        street=STREETS[street],
        longitude=round(corner.west + WIDTH * (street + 0.5) / len(STREETS), 5),
        latitude=round(corner.south + HEIGHT * float(rng.random()), 5),
    )


def _next(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)


def _as_csv(incidents: list[Incident]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADER)
    for number, each in enumerate(incidents, start=1):
        area = SMALL_AREAS[each.area]
        writer.writerow(
            (
                f"NB{each.at:%y%m}{number:04d}",
                f"{each.at:%Y-%m-%d}",
                f"{each.at:%H:%M}",
                each.category,
                f"{each.street}, {area.name}",
                each.longitude,
                each.latitude,
                area.code,
                area.name,
            )
        )
    return file.getvalue()
