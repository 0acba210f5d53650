"""A document's lines and its draft as they are kept beside its bytes. Pure.

So no page opens the file again. What a reader of another version kept in another shape
is read anew from the lines, and those from the bytes.
"""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from frankpledge.plan.reading.draft import Draft
from frankpledge.plan.reading.formats.opened import Opened

OPENED = TypeAdapter(Opened)
DRAFT = TypeAdapter(Draft)


def opened_as_json(opened: Opened) -> Any:
    """Return the lines of a document as JSON can hold them."""
    return OPENED.dump_python(opened, mode="json")


def draft_as_kept(draft: Draft) -> Any:
    """Return a draft as JSON can hold it, to be read back by `draft_kept`."""
    return DRAFT.dump_python(draft, mode="json")


def opened_kept(kept: Any) -> Opened | None:
    """Return the lines that were kept, or None when they are of another shape."""
    try:
        return OPENED.validate_python(kept)
    except ValidationError:
        return None


def draft_kept(kept: Any) -> Draft | None:
    """Return the draft that was kept, or None when it is of another shape."""
    try:
        return DRAFT.validate_python(kept)
    except ValidationError:
        return None
