"""How the files of police.uk are named, one force, month and kind each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frankpledge.intake.readers.layout import Layout, looks_like
from frankpledge.intake.readers.naming import month_named, supplier_named
from frankpledge.intake.readers.reader import BY_FORM, BY_NAME, NOT_MINE, Recognition

NAME = re.compile(
    r"(?P<month>\d{4}-\d{2})-(?P<force>[a-z0-9][a-z0-9-]{0,59}?)-"
    r"(?P<kind>street|outcomes|stop-and-search)\.csv",
    re.IGNORECASE,
)
WORDS = {
    "street": "street-level",
    "outcomes": "outcomes",
    "stop-and-search": "stop and search",
}


@dataclass(frozen=True)
class Kind:
    """One kind of file: the end of its name, and the layouts it comes in."""

    ending: str
    layouts: tuple[Layout, ...]

    def recognise(self, name: str, first: bytes) -> Recognition:
        """Say whether a file is of this kind, by its name or by its columns."""
        words = f"a police.uk {WORDS[self.ending]} file"
        if named := NAME.fullmatch(name):
            return self._named(named, words)
        if any(looks_like(first, layout) for layout in self.layouts):
            # Not a force's whole month, or nobody would have renamed it: kept apart, so
            # that it never replaces one.
            supplier = supplier_named(name)
            return Recognition(
                BY_FORM,
                f"has the columns of {words} but not its name, so it is kept apart as "
                f"an extract, under “{supplier}”",
                supplier,
            )
        return Recognition(
            NOT_MINE,
            f"is not {words}, which is named like 2014-06-kent-{self.ending}.csv",
        )

    def _named(self, named: re.Match[str], words: str) -> Recognition:
        kind = named["kind"].lower()
        if kind != self.ending:
            why = f"is a police.uk {WORDS[kind]} file, which is another source"
            return Recognition(NOT_MINE, why)
        month = month_named(named["month"])
        if month is None:
            why = f"names a month that does not exist, {named['month']}"
            return Recognition(NOT_MINE, why, is_nearly=True)
        return Recognition(BY_NAME, f"is {words}", named["force"].lower(), month)
