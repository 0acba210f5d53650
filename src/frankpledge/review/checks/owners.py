"""Checks that everything has somebody to do it."""

import re
from collections.abc import Iterator

from frankpledge.plan.reading.draft import Draft, ThemeSheet
from frankpledge.plan.reading.notes import Doubt
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.gathering import first_few, quoted, through
from frankpledge.review.checks.particulars import Entry, owned_rows
from frankpledge.review.checks.wording import counted

_NOBODY = re.compile(
    r"(t\.?b\.?[ca]\.?|to be (confirmed|agreed|decided|appointed)|n ?/ ?a|none|nobody|"
    r"[-–—?*.\s]*|not (yet )?(known|agreed)|vacant( post)?)",
    re.IGNORECASE,
)


def _is_named(owner: str) -> bool:
    return not _NOBODY.fullmatch(owner.strip())


def row_without_owner(draft: Draft) -> Iterator[Remark]:
    """Find rows with nobody named in a table that names somebody for the others."""
    tables: dict[str, list[Entry]] = {}
    for entry in owned_rows(draft):
        tables.setdefault(entry.table, []).append(entry)
    for rows in tables.values():
        open_rows = [one for one in rows if not _is_named(one.particulars.owner)]
        # Where most are empty a name may stand for the rows below it.
        if not open_rows or 2 * len(open_rows) > len(rows):
            continue
        said = first_few([quoted(one.words) for one in open_rows])
        yield Remark(
            f"{counted(len(open_rows), 'row names', 'rows name')} nobody to do it, "
            f"beside {len(rows) - len(open_rows)} that do: {said}.",
            through([one.source for one in open_rows]),
            open_rows[0].element if len(open_rows) == 1 else "",
        )


def theme_without_lead(draft: Draft) -> Iterator[Remark]:
    """Find themes without a lead in a plan whose other themes have one."""
    themes = [one for one in draft.themes if _is_read_whole(one)]
    open_themes = [one for one in themes if not _has_a_lead(one)]
    if not open_themes or 2 * len(open_themes) > len(themes):
        return
    said = first_few([quoted(one.title) for one in open_themes])
    yield Remark(
        f"{counted(len(open_themes), 'theme has', 'themes have')} no lead, beside "
        f"{len(themes) - len(open_themes)} that do: {said}.",
        through([one.source for one in open_themes]),
        open_themes[0].title if len(open_themes) == 1 else "",
    )


def _is_read_whole(theme: ThemeSheet) -> bool:
    """Say whether the reader doubts nothing of a theme but, it may be, its lead."""
    doubts = set(theme.doubts) - {Doubt.NO_LEAD_AGENCY.sentence}
    return bool(theme.activities or theme.measures) and not doubts


def _has_a_lead(theme: ThemeSheet) -> bool:
    owners = (
        theme.lead_agency,
        theme.particulars.owner,
        *(one.particulars.owner for one in theme.activities),
        *(one.particulars.owner for one in theme.measures),
    )
    return any(_is_named(owner) for owner in owners)
