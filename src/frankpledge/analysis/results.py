"""What every result carries beside its figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Caveat:
    """Something a reader must know before using a figure, in a sentence.

    `code` is stable and meant for programs; `text` is meant for the page.
    """

    code: str
    text: str


@dataclass(frozen=True)
class Dropped:
    """Rows a method could not use, and why, in a sentence with an example of one."""

    rows: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class Basis:
    """What a result rests on: enough to print under it, and to make it again.

    `parameters` are plain values (numbers, words, lists of them), by the names of the
    method's own arguments; a seed is one of them. `versions` are the versions of
    returns the rows came from, where they came from the evidence store.
    """

    method: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    rows_used: int
    dropped: tuple[Dropped, ...] = ()
    versions: tuple[str, ...] = ()
    caveats: tuple[Caveat, ...] = ()

    def for_programs(self) -> dict[str, object]:
        """Return it as plain values that JSON can hold."""
        return {
            "method": self.method,
            "parameters": dict(self.parameters),
            "rows_used": self.rows_used,
            "rows_dropped": [
                {"rows": dropped.rows, "reason": dropped.reason}
                for dropped in self.dropped
            ],
            "versions": list(self.versions),
            "caveats": [
                {"code": caveat.code, "text": caveat.text} for caveat in self.caveats
            ],
        }

    def in_words(self) -> str:
        """Return the lines to print under a result: method, rows, what was left out."""
        lines = [f"Method: {self.method}, from {self.rows_used:,} rows."]
        lines += [f"Left out: {one.reason}" for one in self.dropped if one.rows]
        lines += [f"Note: {caveat.text}" for caveat in self.caveats]
        return "\n".join(lines)


class Refusal(ValueError):
    """Input a method will not answer for. The text says why and what to do instead."""
