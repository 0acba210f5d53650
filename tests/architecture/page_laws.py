"""Laws about pages: who may open each, and where the links in templates lead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver

from frankpledge.access.rules import Permission

OPEN_TO = {"public", "signed-in"}
URL_TAG = re.compile(r"""{%\s*url\s+['"]([^'"]+)['"]""")
SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE)
# Spoken data, never run: the browser does not execute these types.
DATA_SCRIPT = re.compile(r"""type=["']application/(?:ld\+)?json["']""")
STYLE = re.compile(r"<style\b|<[a-z][^>]*\sstyle=", re.IGNORECASE)
HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+=", re.IGNORECASE)
ENHANCED = re.compile(
    r"<(a|form|div|section|tr|li|p|span|main)\b[^>]*\shx-(?:get|post)="
)
EXAMPLES = {
    "SlugConverter": "northbridge",
    "PlanYearConverter": "2010-11",
    "IntConverter": 1,
    "StringConverter": "x",
    "PathConverter": "x/y",
    "UUIDConverter": "00000000-0000-4000-8000-000000000000",
}


@dataclass(frozen=True)
class Page:
    """An address of the product: its name, its route, its view, what its path takes."""

    name: str
    route: str
    view: object
    takes: dict[str, object]

    @property
    def permission(self) -> object:
        """What the view says about who may open it; None when it says nothing."""
        return getattr(self.view, "permission", None)


def pages(
    patterns: list, *, spaces: str = "", route: str = "", takes: dict | None = None
) -> Iterator[Page]:
    """Yield every page under some URL patterns, names with their namespaces."""
    for entry in patterns:
        path = route + str(entry.pattern)
        parts = {**(takes or {}), **entry.pattern.converters}
        if isinstance(entry, URLResolver):
            inner = f"{spaces}{entry.namespace}:" if entry.namespace else spaces
            yield from pages(entry.url_patterns, spaces=inner, route=path, takes=parts)
        elif isinstance(entry, URLPattern):
            name = f"{spaces}{entry.name}" if entry.name else ""
            yield Page(name, path, entry.callback, parts)


def undeclared(found: list[Page]) -> list[str]:
    """Return the pages that do not say who may open them."""
    return [
        f"{page.route} ({page.name}) says {page.permission!r}"
        for page in found
        if not isinstance(page.permission, Permission)
        and page.permission not in OPEN_TO
    ]


def unnamed(found: list[Page]) -> list[str]:
    """Return the pages without a name, and the names that two pages share."""
    names = [page.name for page in found]
    return [
        f"{page.route} ({page.name})"
        for page in found
        if not page.name or names.count(page.name) > 1
    ]


def examples(converters: dict[str, object]) -> dict[str, object]:
    """Return a value for each part of a path; it need not exist."""
    return {
        name: EXAMPLES[type(converter).__name__]
        for name, converter in converters.items()
    }


def template_faults(text: str, names: set[str]) -> list[str]:
    """Return the dead links, inline scripts and styles, and scripts-only parts."""
    faults = [
        f"links to {name!r}, which no page has"
        for name in URL_TAG.findall(text)
        if name not in names
    ]
    faults += [
        f"inline script: {tag}"
        for tag in SCRIPT.findall(text)
        if not DATA_SCRIPT.search(tag)
    ]
    faults += [f"inline style: {tag}" for tag in STYLE.findall(text)]
    faults += [f"inline handler: {tag}" for tag in HANDLER.findall(text)]
    return faults + [f"works with scripts only: {tag}" for tag in scripts_only(text)]


def scripts_only(text: str) -> list[str]:
    """Return the tags that fetch by htmx and lead nowhere without it.

    One that sends the form around it has that form's own button to fall back on.
    """
    tags = [
        text[match.start() :].split(">", 1)[0] + ">"
        for match in ENHANCED.finditer(text)
    ]
    return [
        tag
        for tag in tags
        if not re.search(r"\s(?:href|action)=|hx-include=.closest form", tag)
    ]
