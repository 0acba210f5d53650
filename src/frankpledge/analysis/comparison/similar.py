"""Which areas are like this one, by variables anybody can check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Basis, Caveat, Dropped, Refusal

Floats = npt.NDArray[np.float64]

NEAREST = 15  # as the families of partnerships are usually sized


@dataclass(frozen=True)
class Member:
    """An area of a group: how far it is, and by which variable furthest."""

    name: str
    distance: float  # in deviations, the root of the mean square over variables
    furthest: str  # the variable in which the two differ most


@dataclass(frozen=True)
class SimilarAreas:
    """An area's group: its members nearest first, and what made them so."""

    of: str
    members: tuple[Member, ...]
    variables: tuple[str, ...]
    basis: Basis

    @property
    def sentence(self) -> str:
        """The group in words, members and variables named."""
        names = ", ".join(member.name for member in self.members)
        return (
            f"The {len(self.members)} areas most like {self.of}, by "
            f"{', '.join(self.variables)}: {names}."
        )


def similar_areas(
    of: str,
    names: Sequence[str],
    features: Floats,
    *,
    variables: Sequence[str],
    nearest: int = NEAREST,
) -> SimilarAreas:
    """Find the areas most like one, and publish what was compared.

    Question:
        With which areas may this one fairly be compared?

    Data needed:
        For each area the same few figures that bear on crime and are not crime: age,
        density, deprivation, students, size of centre. Shares and densities, not
        counts. `features` is (areas, variables).

    Method:
        Each variable is put in deviations from its mean over all areas; the distance
        of two areas is the root of the mean squared difference. The nearest are taken.
        Areas lacking a figure are left out.

    Reading the result:
        The group holds as good as the variables chosen: print both. An area whose
        nearest is far (over 1 deviation) is like none, and should be compared with
        its own past instead.

    When not to use it:
        Where an official group exists, use that and say so. Never choose variables
        after seeing the crime figures: any area can be made to look good so.

    References:
        Home Office (2001), family groups of partnerships; CIPFA, nearest neighbours
        model (the same distances, other variables).

    Example:
        >>> share = np.array([[0.1, 20], [0.11, 21], [0.5, 90], [0.12, 19]])
        >>> group = similar_areas(
        ...     "Ashby",
        ...     ["Ashby", "Beck", "Cowley", "Dale"],
        ...     share,
        ...     variables=["students", "density"],
        ...     nearest=2,
        ... )
        >>> [member.name for member in group.members]
        ['Beck', 'Dale']

    Raises `Refusal` where the area, or two others with all figures, are not there.
    """
    _check(of, names, features, variables, nearest)
    whole = np.asarray(np.isfinite(features).all(axis=1), dtype=np.bool_)
    kept = [name for name, has in zip(names, whole, strict=True) if has]
    if of not in kept:
        raise Refusal(f"{of} lacks a figure, so nothing can be said to be like it.")
    table = features[whole]
    spread = table.std(axis=0)
    varies = spread > 0
    if not varies.any():
        raise Refusal("No variable varies among the areas, so none tells them apart.")
    scaled = (table[:, varies] - table[:, varies].mean(axis=0)) / spread[varies]
    used = [name for name, has in zip(variables, varies, strict=True) if has]
    apart = np.abs(scaled - scaled[kept.index(of)])
    distance = np.sqrt((apart**2).mean(axis=1))
    order = sorted(
        (float(distance[row]), name, row) for row, name in enumerate(kept) if name != of
    )[:nearest]
    members = tuple(
        Member(name, far, used[int(apart[row].argmax())]) for far, name, row in order
    )
    return SimilarAreas(
        of=of,
        members=members,
        variables=tuple(used),
        basis=_basis(names, whole, variables, varies, members),
    )


def _check(
    of: str,
    names: Sequence[str],
    features: Floats,
    variables: Sequence[str],
    nearest: int,
) -> None:
    if features.shape != (len(names), len(variables)):
        raise Refusal(
            f"There are {len(names)} areas and {len(variables)} variables for figures "
            f"of the shape {features.shape}."
        )
    if of not in names:
        raise Refusal(f"{of} is not among the areas: {', '.join(sorted(names)[:10])}.")
    if len(set(names)) < len(names):
        raise Refusal("An area is there twice; give each one row.")
    if nearest < 1 or len(names) < 3:
        raise Refusal("A group needs at least two other areas to choose from.")


def _basis(
    names: Sequence[str],
    whole: npt.NDArray[np.bool_],
    variables: Sequence[str],
    varies: npt.NDArray[np.bool_],
    members: Sequence[Member],
) -> Basis:
    lacking = [name for name, has in zip(names, whole, strict=True) if not has]
    same = [name for name, has in zip(variables, varies, strict=True) if not has]
    caveats = []
    if same:
        caveats.append(
            Caveat("no-variation", f"{', '.join(same)}: the same everywhere, not used.")
        )
    if members and members[0].distance > 1:
        caveats.append(
            Caveat(
                "like-none",
                f"Even the nearest, {members[0].name}, is {members[0].distance:.1f} "
                "deviations away: no area here is much like it.",
            )
        )
    dropped = [Dropped(len(lacking), f"{', '.join(lacking)}: a figure is missing.")]
    return Basis(
        method="nearest areas by standardised variables",
        parameters={"nearest": len(members)},
        rows_used=int(whole.sum()),
        dropped=tuple(dropped) if lacking else (),
        caveats=tuple(caveats),
    )
