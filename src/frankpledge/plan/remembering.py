"""What was decided in an earlier document, found again in the next. Pure.

An element is the same when it is of one kind and was read exactly alike, its places in
the document and how sure the reader was aside.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from frankpledge.plan.elements import CorrectionRefused, as_json, from_json
from frankpledge.plan.rules import Decision, ElementKind

Thing = TypeVar("Thing")
Json = Mapping[str, Any]
_ANY_TIME = datetime.min.replace(tzinfo=UTC)
ASIDE = frozenset({"source", "confidence", "doubts"})


@dataclass(frozen=True)
class Read:
    """An element as it was read."""

    kind: ElementKind
    payload: Json


@dataclass(frozen=True)
class Earlier(Generic[Thing]):
    """An element of an earlier document, and what was decided about it."""

    read: Read
    document: int
    decision: Decision
    decided_at: datetime | None
    thing: Thing  # what to give back when it is found again


def sameness(read: Read) -> str | None:
    """Return what two elements that were read alike have in common.

    None for one stored by a reader so old that it no longer has the shape of its kind.
    """
    try:
        payload = as_json(read.kind, from_json(read.kind, read.payload))
    except CorrectionRefused:
        return None
    return json.dumps([read.kind.value, _bare(payload)], sort_keys=True)


def found_again(
    new: Sequence[Read], earlier: Iterable[Earlier[Thing]]
) -> list[Thing | None]:
    """Return for each element read now the earlier one whose decision counts, or None.

    `earlier` is in the order of the elements in their documents. Where the same words
    were decided in several documents the newest decision counts; where they stand
    several times in one, the first is the first, the second the second.
    """
    newest: dict[tuple[str, int], Earlier[Thing]] = {}
    for place, one in _numbered(earlier):
        held = newest.get(place)
        if one.decided_at is None or one.decision is Decision.PENDING:
            continue
        if held is None or held.decided_at is None or held.decided_at <= one.decided_at:
            newest[place] = one
    counts: Counter[str] = Counter()
    again: list[Thing | None] = []
    for read in new:
        same = sameness(read)
        if same is None:
            again.append(None)
            continue
        counts[same] += 1
        one_before = newest.get((same, counts[same]))
        again.append(one_before.thing if one_before else None)
    return again


def paired(
    new: Sequence[Read], old: Iterable[tuple[Read, Thing]]
) -> list[Thing | None]:
    """Return for each element read now the one read alike before, decided or not."""
    earlier = [
        Earlier(read, 0, Decision.ACCEPTED, _ANY_TIME, each) for read, each in old
    ]
    return found_again(new, earlier)


def placed_anew(corrected: Json, *, before: Json, now: Json) -> dict[str, Any]:
    """Return a correction of `before` with the places the same words have in `now`.

    What the correction added stands where the element stands.
    """
    moved = {
        json.dumps(old, sort_keys=True): new
        for old, new in zip(_sources(before), _sources(now), strict=True)
    }
    placed: dict[str, Any] = _with_places(corrected, moved, now["source"])
    kept = {name: now[name] for name in ASIDE if name in now}
    return placed | kept


def _numbered(
    earlier: Iterable[Earlier[Thing]],
) -> Iterator[tuple[tuple[str, int], Earlier[Thing]]]:
    """Yield each earlier element with what it says, and the how-manieth it is to."""
    counts: Counter[tuple[int, str]] = Counter()
    for one in earlier:
        same = sameness(one.read)
        if same is not None:
            counts[one.document, same] += 1
            yield (same, counts[one.document, same]), one


def _bare(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _bare(part) for name, part in value.items() if name not in ASIDE}
    if isinstance(value, list):
        return [_bare(part) for part in value]
    return value


def _sources(value: Any) -> Iterator[Any]:
    """Yield every place in a payload, in an order two payloads read alike share."""
    if isinstance(value, Mapping):
        if "source" in value:
            yield value["source"]
        for name in sorted(value.keys() - ASIDE):
            yield from _sources(value[name])
    elif isinstance(value, list):
        for part in value:
            yield from _sources(part)


def _with_places(value: Any, moved: Mapping[str, Any], otherwise: Any) -> Any:
    if isinstance(value, Mapping):
        placed = {
            name: _with_places(part, moved, otherwise) for name, part in value.items()
        }
        if "source" in value:
            key = json.dumps(value["source"], sort_keys=True)
            placed["source"] = moved.get(key, otherwise)
        return placed
    if isinstance(value, list):
        return [_with_places(part, moved, otherwise) for part in value]
    return value
