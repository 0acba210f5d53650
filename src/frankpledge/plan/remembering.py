"""What was decided in an earlier document, found again in the next. Pure.

An element is the same when it is of one kind and was read exactly alike, its places in
the document and how sure the reader was aside.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from frankpledge.plan.elements import CorrectionRefused, as_json, from_json
from frankpledge.plan.rules import Decision, ElementKind

Thing = TypeVar("Thing")
Json = Mapping[str, Any]
Place = tuple[frozenset[str], str, int]  # what is compared, what it says, which of it
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


def shape_of(payload: Json) -> frozenset[str]:
    """Return what a payload says of its element: the paths of its parts.

    A later reader reads more of the same words: what an earlier one did not know of
    tells nothing about whether they are the same.
    """
    return frozenset(_paths(payload, ""))


def sameness(read: Read, shape: frozenset[str]) -> str | None:
    """Return what two elements that were read alike have in common, as far as `shape`.

    None for one stored by a reader so old that it no longer has the shape of its kind.
    """
    try:
        payload = as_json(read.kind, from_json(read.kind, read.payload))
    except CorrectionRefused:
        return None
    return json.dumps([read.kind.value, _bare(payload, "", shape)], sort_keys=True)


def found_again(
    new: Sequence[Read], earlier: Iterable[Earlier[Thing]]
) -> list[Thing | None]:
    """Return for each element read now the earlier one whose decision counts, or None.

    `earlier` is in the order of the elements in their documents. Where the same words
    were decided in several documents the newest decision counts; where they stand
    several times in one, the first is the first, the second the second.
    """
    newest: dict[Place, Earlier[Thing]] = {}
    shapes: dict[ElementKind, dict[frozenset[str], None]] = defaultdict(dict)
    for place, one in _numbered(earlier):
        shapes[one.read.kind][place[0]] = None
        if _counts_more(one, newest.get(place)):
            newest[place] = one
    counts: Counter[tuple[frozenset[str], str]] = Counter()
    again: list[Thing | None] = []
    for read in new:
        best: Earlier[Thing] | None = None
        for shape in shapes[read.kind]:
            same = sameness(read, shape)
            if same is not None:
                counts[shape, same] += 1
                one_before = newest.get((shape, same, counts[shape, same]))
                if one_before is not None and _counts_more(one_before, best):
                    best = one_before
        again.append(best.thing if best else None)
    return again


def _counts_more(one: Earlier[Thing], than: Earlier[Thing] | None) -> bool:
    """Say whether an element was decided, and no earlier than another was."""
    if one.decided_at is None or one.decision is Decision.PENDING:
        return False
    return than is None or than.decided_at is None or than.decided_at <= one.decided_at


def paired(
    new: Sequence[Read], old: Iterable[tuple[Read, Thing]]
) -> list[Thing | None]:
    """Return for each element read now the one read alike before, decided or not."""
    earlier = [
        Earlier(read, 0, Decision.ACCEPTED, _ANY_TIME, each) for read, each in old
    ]
    return found_again(new, earlier)


def placed_anew(corrected: Json, *, before: Json, now: Json) -> dict[str, Any]:
    """Return a correction of `before` as one of `now`, which was read alike.

    What the correction did not touch is as it is read now, its place included; what it
    added stands where the element stands.
    """
    merged: dict[str, Any] = _merged(corrected, before, now, now["source"])
    kept = {name: now[name] for name in ASIDE if name in now}
    return merged | kept


def _numbered(
    earlier: Iterable[Earlier[Thing]],
) -> Iterator[tuple[Place, Earlier[Thing]]]:
    """Yield each earlier element with what it says, and the how-manieth it is to."""
    counts: Counter[tuple[int, str]] = Counter()
    for one in earlier:
        shape = shape_of(one.read.payload)
        same = sameness(one.read, shape)
        if same is not None:
            counts[one.document, same] += 1
            yield (shape, same, counts[one.document, same]), one


def _paths(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield f"{path}.{name}"
            yield from _paths(part, f"{path}.{name}")
    elif isinstance(value, list):
        for part in value:
            yield from _paths(part, f"{path}[]")


def _bare(value: Any, path: str, shape: frozenset[str]) -> Any:
    if isinstance(value, Mapping):
        return {
            name: _bare(part, f"{path}.{name}", shape)
            for name, part in value.items()
            if name not in ASIDE and f"{path}.{name}" in shape
        }
    if isinstance(value, list):
        return [_bare(part, f"{path}[]", shape) for part in value]
    return value


def _merged(corrected: Any, before: Any, now: Any, place: Any) -> Any:
    if corrected == before:
        return now
    if isinstance(corrected, Mapping) and isinstance(now, Mapping):
        was = before if isinstance(before, Mapping) else {}
        return {
            name: _merged(corrected[name], was.get(name), part, place)
            if name in corrected
            else part
            for name, part in now.items()
        }
    if isinstance(corrected, list):
        return _merged_items(corrected, before or [], now or [], place)
    return corrected


def _merged_items(
    corrected: Sequence[Any], before: Sequence[Any], now: Sequence[Any], place: Any
) -> list[Any]:
    """Return items as they are read now; each of those read is used once, in order."""
    left = list(zip(before, now, strict=False))
    merged = []
    for item in corrected:
        pair = next((pair for pair in left if pair[0] == item), None)
        if pair is not None:
            left.remove(pair)
            merged.append(pair[1])
        elif isinstance(item, Mapping) and "source" in item:
            merged.append({**item, "source": place})
        else:
            merged.append(item)
    return merged
