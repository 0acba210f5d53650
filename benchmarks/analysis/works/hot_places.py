"""Hot places of the next month on real data, beside counts, density and Gi*.

The protocol was fixed before any of these sets was looked at: 200 m cells; a list before
each month from what was known by then; judged on that month; the study area, the same for
all, is the cells that held an event before or touch one that did; ties at the edge taken
in part. Density (quartic) and Gi* get the width that caught most in the three months
before. Our constants were chosen on other data (docs/adr/0027).
"""

from __future__ import annotations

import csv
import gzip
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.analysis.work import Skipped, Told, Work

Array = npt.NDArray[Any]
CELL = 200.0  # metres
SHARES = (0.01, 0.02, 0.05)
YEAR, TUNED_ON = 12, 3  # months
WIDTHS = {"density": (1.2, 1.5, 2.0, 3.0, 5.0), "Gi*": (1.0, 1.5, 2.0, 3.0)}  # cells
KINDS = {
    "Kent 2014, burglary": "Burglary",
    "Kent 2014, vehicle crime": "Vehicle crime",
    "Kent 2014, anti-social behaviour": "Anti-social behaviour",
    "Kent 2014, criminal damage": "Criminal damage and arson",
}
# Where lists begin: the first month foretold, and the months there are.
SETS = {
    "Kent 2014, all": (5, 11),
    **dict.fromkeys(KINDS, (5, 11)),
    "New York 2016-17, vehicle thefts": (24, 48),
    "Vancouver 2020, all": (5, 12),
}
EARTH = 6_371_008.8
BOX = (-0.05, 1.6, 50.8, 51.6)  # of Kent, degrees: rows far outside are left out
Score = Callable[[Array, Array], Array]  # counts and study area, by cell, to scores


@dataclass(frozen=True)
class _Set:
    name: str
    counts: Array  # month, across, up
    first: int

    def before(self, month: int) -> tuple[Array, Array]:
        """Return the counts before a month, and the study area known by then."""
        known = self.counts[:month]
        held = np.pad(known.sum(axis=0) > 0, 1)
        wide, tall = known.shape[1:]
        near = [
            held[right : right + wide, up : up + tall]
            for right in range(3)
            for up in range(3)
        ]
        return known, np.logical_or.reduce(near)


def _prepare(folder: Path, shared: Path | None) -> None:
    if shared is None:
        raise Skipped("The real data are not here.")
    data = shared / "data"
    points = {
        **_kent(data / "police_uk" / "kent"),
        "New York 2016-17, vehicle thefts": _new_york(data / "timestamped"),
        "Vancouver 2020, all": _vancouver(data / "timestamped"),
    }
    for number, name in enumerate(SETS):
        np.save(folder / f"{number}.npy", points[name])


def _kent(folder: Path) -> dict[str, Array]:
    rows: dict[str, list[tuple[float, float, int]]] = {"Kent 2014, all": []}
    rows |= {name: [] for name in KINDS}
    for month in range(1, 12):
        file = f"2014-{month:02}"
        for row in _rows(folder / file / f"{file}-kent-street.csv.gz"):
            if not row["Longitude"]:
                continue
            point = float(row["Longitude"]), float(row["Latitude"])
            if BOX[0] < point[0] < BOX[1] and BOX[2] < point[1] < BOX[3]:
                rows["Kent 2014, all"].append((*point, month - 1))
                for name, kind in KINDS.items():
                    if row["Crime type"] == kind:
                        rows[name].append((*point, month - 1))
    return {name: _flat(np.array(found)) for name, found in rows.items()}


def _new_york(folder: Path) -> Array:
    found = [
        (
            float(row["longitude"]),
            float(row["latitude"]),
            12 * (int(row["date_single"][:4]) - 2014)
            + int(row["date_single"][5:7])
            - 1,
        )
        for row in _rows(folder / "nycvehiclethefts.csv.gz")
    ]
    return _flat(np.array(found))


def _vancouver(folder: Path) -> Array:
    found = [
        (float(row["X"]), float(row["Y"]), int(row["MONTH"]) - 1)
        for row in _rows(folder / "vancouver_crimes_2020.csv.gz")
        if row["X"] and float(row["X"]) > 0  # 0 stands for unknown
    ]
    return np.array(found)


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _flat(points: Array) -> Array:
    squeezed = np.cos(np.radians(points[:, 1].mean()))
    east, north = EARTH * np.radians(points[:, :2]).T
    return np.column_stack([east * squeezed, north, points[:, 2]])


def _sets(folder: Path) -> Iterator[tuple[_Set, Array]]:
    for number, (name, (first, months)) in enumerate(SETS.items()):
        points = np.load(folder / f"{number}.npy")
        at = np.floor(points[:, :2] / CELL).astype(int)
        at -= at.min(axis=0)
        counts = np.zeros((months, *(at.max(axis=0) + 1)))
        np.add.at(counts, (points[:, 2].astype(int), at[:, 0], at[:, 1]), 1)
        yield _Set(name, counts, first), points


def _caught(score: Array, came: Array, study: Array) -> list[float]:
    """Return the events caught at each share, places tied at the edge taken in part."""
    inside, events = score[study], came[study]
    falling = np.sort(inside)[::-1]
    found = []
    for share in SHARES:
        room = share * len(inside)
        edge = falling[int(np.ceil(room - 1e-9)) - 1]
        above, tied = inside > edge, inside == edge
        part = (room - above.sum()) / tied.sum()
        found.append(float(events[above].sum() + part * events[tied].sum()))
    return found


def _ours(folder: Path) -> Told:
    from frankpledge.analysis.hotplaces.expecting import expect
    from frankpledge.analysis.hotplaces.past import count_past

    caught: dict[str, list[list[float]]] = {}
    seconds, lists = 0.0, 0
    for one, points in _sets(folder):
        x, y, month = points.T
        past = count_past(
            x, y, month.astype(np.int64), side=CELL, months=len(one.counts)
        )
        for foretold in range(one.first, len(one.counts)):
            began = time.perf_counter()
            rate = expect(past.before(foretold)).rate
            seconds += time.perf_counter() - began
            lists += 1
            _, study = one.before(foretold)
            found = _caught(rate.reshape(study.shape), one.counts[foretold], study)
            caught.setdefault(one.name, []).append(found)
    return {"seconds": seconds, "lists": lists, "caught": caught}


def _peer(folder: Path) -> Told:
    caught: dict[str, dict[str, list[list[float]]]] = {}
    events: dict[str, list[float]] = {}
    seconds = 0.0
    for one, _ in _sets(folder):
        of_set: dict[str, list[list[float]]] = {}
        for foretold in range(one.first, len(one.counts)):
            known, study = one.before(foretold)
            year, came = known[-YEAR:].sum(axis=0), one.counts[foretold]
            began = time.perf_counter()
            scores = {"counts": year}
            for name, method in (("density", _density), ("Gi*", _gi_star)):
                width = _best(one, foretold, method, WIDTHS[name])
                scores[name] = method(year, study, width)
            seconds += time.perf_counter() - began
            for name, score in scores.items():
                of_set.setdefault(name, []).append(_caught(score, came, study))
            events.setdefault(one.name, []).append(float(came.sum()))
        caught[one.name] = of_set
    return {
        "seconds": seconds,
        "caught": caught,
        "events": events,
        "esda": _difference_from_esda(folder),
    }


def _best(
    one: _Set,
    foretold: int,
    method: Callable[[Array, Array, float], Array],
    widths: Sequence[float],
) -> float:
    """Return the width that caught most in the months before the one foretold."""
    found = dict.fromkeys(widths, 0.0)
    for month in range(max(2, foretold - TUNED_ON), foretold):
        known, study = one.before(month)
        year = known[-YEAR:].sum(axis=0)
        for width in widths:
            score = method(year, study, width)
            found[width] += sum(_caught(score, one.counts[month], study))
    return max(widths, key=lambda width: found[width])


def _disc(width: float, *, quartic: bool) -> Array:
    reach = int(width) + 1
    apart = np.arange(-reach, reach + 1)
    far = (apart[:, None] ** 2 + apart**2) / width**2
    if quartic:
        return np.where(far < 1, (1 - far) ** 2, 0)
    return (far <= 1 + 1e-9).astype(float)


def _density(counts: Array, study: Array, width: float) -> Array:
    from scipy.signal import fftconvolve

    del study
    spread = fftconvolve(counts, _disc(width, quartic=True), mode="same")
    return np.round(np.maximum(spread, 0), 9)


def _gi_star(counts: Array, study: Array, width: float) -> Array:
    from scipy.signal import fftconvolve

    disc, inside = _disc(width, quartic=False), study.astype(float)
    near = np.round(fftconvolve(inside, disc, mode="same"))
    summed = np.round(fftconvolve(counts * inside, disc, mode="same"))
    cells, mean, spread = study.sum(), counts[study].mean(), counts[study].std()
    with np.errstate(invalid="ignore", divide="ignore"):
        room = np.sqrt((cells * near - near**2) / (cells - 1))
        z = (summed - mean * near) / (spread * room)
    return np.where(study, np.nan_to_num(z), -np.inf)


def _difference_from_esda(folder: Path) -> float:
    """Return by how much our peer's Gi* differs from esda's, on the smallest set."""
    import warnings

    from esda.getisord import G_Local
    from libpysal.weights import DistanceBand

    warnings.simplefilter("ignore")
    one = next(one for one, _ in _sets(folder) if one.name.startswith("Vancouver"))
    known, study = one.before(one.first)
    year = known[-YEAR:].sum(axis=0)
    places = np.argwhere(study).astype(float)
    weights = DistanceBand(places, threshold=1.5, binary=True, silence_warnings=True)
    esda = G_Local(
        year[study].astype(float), weights, transform="B", star=True, permutations=0
    )
    return float(np.abs(esda.Zs - _gi_star(year, study, 1.5)[study]).max())


def _agree(folder: Path, ours: Told, peer: Told) -> str:
    del folder
    mine: Any = ours["caught"]
    theirs: Any = peer["caught"]
    events: Any = peer["events"]
    rng = np.random.default_rng(1)
    lines, better = [], []
    for name in SETS:
        total = sum(events[name])
        caught = {"ours": np.array(mine[name])}
        caught |= {other: np.array(found) for other, found in theirs[name].items()}
        pai = {
            other: found.sum(axis=0) / total / SHARES for other, found in caught.items()
        }
        drawn = rng.integers(0, len(events[name]), (2000, len(events[name])))
        ratio = caught["ours"][drawn].sum(axis=1) / caught["counts"][drawn].sum(axis=1)
        low, high = np.quantile(ratio, (0.05, 0.95), axis=0)
        if all((pai["ours"] > found).all() for k, found in pai.items() if k != "ours"):
            better.append(name)
        cells = "; ".join(
            f"{other} {' / '.join(f'{value:.2f}' for value in found)}"
            for other, found in pai.items()
        )
        spread = ", ".join(
            f"{a:.3f} to {b:.3f}" for a, b in zip(low, high, strict=True)
        )
        lines.append(
            f"  - {name} ({len(events[name])} months): {cells}. Ours over counts, 90% "
            f"of months drawn again in pairs: {spread}."
        )
    return (
        f"PAI at 1 / 2 / 5% of the study area on the months that followed. Ours is above "
        f"each of the others at every share on {len(better)} of {len(SETS)} sets; not on "
        f"{', '.join(name for name in SETS if name not in better) or 'none'}. "
        f"{ours['lists']} lists; Gi* as esda's to {peer['esda']:.0e}.\n"
        + "\n".join(lines)
    )


WORK = Work(
    name="hot_places",
    title="Hot-place lists before each month of seven real sets",
    peer_name="last year's counts, quartic density and Gi*, widths chosen on the past",
    goal="higher PAI than each at 1%, 2% and 5% of area, on at least three real sets",
    prepare=_prepare,
    ours=_ours,
    peer=_peer,
    agree=_agree,
)
