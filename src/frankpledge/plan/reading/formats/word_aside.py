"""What stands beside the body of a Word document: comments, headers, footers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from frankpledge.plan.reading.formats.aside import comments_left_out, running_left_out
from frankpledge.plan.reading.formats.package import Package, local

_RUNNING = re.compile(r"/(?:header|footer)[0-9]*\.xml$")


def aside_of(package: Package, folder: str) -> list[str]:
    """Return what to say of comments and of page headers and footers."""
    root = package.root(f"{folder}/comments.xml")
    count = sum(local(each) == "comment" for each in (() if root is None else root))
    running = running_left_out(_running(package, folder))
    return [*comments_left_out(count), *running]


def _running(package: Package, folder: str) -> Iterator[list[str]]:
    for part in package.members():
        if part.startswith(folder) and _RUNNING.search(part):
            root = package.root(part)
            for paragraph in () if root is None else root.iter("{*}p"):
                yield [
                    (each.text or "") if local(each) == "t" else " "
                    for each in paragraph.iter("{*}t", "{*}tab")
                ]
