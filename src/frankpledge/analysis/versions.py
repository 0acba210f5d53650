"""What a later version of a return changed: rows gone, new, told otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.analysis.evidence import Evidence


@dataclass(frozen=True)
class VersionsCompared:
    """Two versions of one return. The last two counts are of rows without a reference."""

    in_both: int
    only_before: int
    only_after: int
    other_category: int
    other_outcome: int
    other_place: int
    unpaired_before: int
    unpaired_after: int

    @property
    def sentence(self) -> str:
        """Return what changed, fit for a page."""
        if not (self.in_both or self.only_before or self.only_after):
            return (
                "No row carries a reference, so rows cannot be followed from one version "
                f"to the other: {self.unpaired_before:,} before, "
                f"{self.unpaired_after:,} after."
            )
        text = (
            f"{self.in_both:,} references are in both versions, {self.only_before:,} "
            f"only in the earlier and {self.only_after:,} only in the later."
        )
        changed = [
            f"another {what} {count:,}"
            for what, count in (
                ("outcome", self.other_outcome),
                ("category", self.other_category),
                ("place", self.other_place),
            )
            if count
        ]
        if changed:
            text += f" Of those in both, {', '.join(changed)}."
        if self.unpaired_before or self.unpaired_after:
            text += (
                f" Rows without a reference: {self.unpaired_before:,} before, "
                f"{self.unpaired_after:,} after."
            )
        return text


def compare_versions(
    evidence: Evidence, *, before: str, after: str
) -> VersionsCompared:
    """Compare two versions of a return, both in the opened evidence.

    Question:
        What did the supplier change in a month already returned?

    Data needed:
        The Parquet of both versions, opened together, each known by its UUID.

    Method:
        Rows are paired by reference; a reference that comes twice is paired in the
        order of the file. Rows without one are counted, never guessed at.

    Reading the result:
        Outcomes come in for months after a crime: many changed outcomes and few
        changed rows are an ordinary refresh. Many rows gone ask for a telephone call.

    When not to use it:
        For versions that number their references anew: every row is then gone and new.

    References:
        None: it is counting.

    Example:
        >>> from frankpledge.analysis.evidence import open_evidence
        >>> with open_evidence([]) as nothing:
        ...     compare_versions(nothing, before="a", after="b").in_both
        0
    """
    [row] = evidence.answer("versions_compared", before=before, after=after)
    return VersionsCompared(*row)
