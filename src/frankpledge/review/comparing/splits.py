"""One element that became several, or several that became one, where it can be told.

Either the parts are each narrower ("burglary" became "burglary of homes" and "burglary
of shops"), or their words together are those of the whole ("burglary and vehicle crime"
became "burglary" and "vehicle crime").
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from frankpledge.plan.reading.meaning import Subject
from frankpledge.review.comparing.elements import Kind
from frankpledge.review.comparing.levels import Known

NARROWER = "each of the parts is a narrower form of the whole"
TOGETHER = "the parts together have the words of the whole"
# Which kinds may part so. An agency's name does not part, and a longer activity is no
# narrower one.
MAY_NARROW = frozenset({Kind.TARGET, Kind.MEASURE, Kind.PRIORITY, Kind.THEME})
MAY_JOIN = MAY_NARROW | {Kind.ACTIVITY, Kind.OUTCOME}

Group = tuple[list[Known], list[Known], str]


def split_groups(earlier: Sequence[Known], later: Sequence[Known]) -> list[Group]:
    """Return the groups that are no matter of doubt: no element is in two of them."""
    groups = [([whole], parts, why) for whole, parts, why in _parted(earlier, later)]
    groups += [(parts, [whole], why) for whole, parts, why in _parted(later, earlier)]
    times = Counter(id(known) for ours, theirs, _ in groups for known in ours + theirs)
    return [
        group
        for group in groups
        if all(times[id(known)] == 1 for known in group[0] + group[1])
    ]


def _parted(
    wholes: Sequence[Known], pieces: Sequence[Known]
) -> Iterator[tuple[Known, list[Known], str]]:
    for whole in wholes:
        kind, subject = whole.element.kind, whole.element.subject
        if not subject or kind not in MAY_JOIN:
            continue
        alike = [piece for piece in pieces if piece.element.kind is kind]
        narrower = [piece for piece in alike if subject < piece.element.subject]
        shorter = [
            p for p in alike if p.element.subject and p.element.subject < subject
        ]
        if len(narrower) > 1 and kind in MAY_NARROW:
            yield whole, narrower, NARROWER
        elif len(shorter) > 1 and _make_up(subject, shorter):
            yield whole, shorter, TOGETHER


def _make_up(subject: Subject, parts: Sequence[Known]) -> bool:
    """Say whether parts without a word in common have all the words of the whole."""
    words = [word for part in parts for word in part.element.subject]
    return len(words) == len(set(words)) and frozenset(words) == subject
