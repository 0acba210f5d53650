"""What every page's frame shows: whose page, which year, where in the year, where to go.

The frame knows nothing of partnerships. `config` puts plain values on the request
(`partnership`, `year`, `stage`, `home_url`, `navigation`), each optional, and this
context processor hands them to the layouts, marking the link to where the reader is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from django.http import HttpRequest


@dataclass(frozen=True)
class NavigationItem:
    """A link of the service navigation, under the partnership's name."""

    label: str
    url: str
    is_current: bool = False


def page(request: HttpRequest) -> dict[str, object]:
    """Give the layouts what the request says about its place in the year.

    `request.navigation` is an iterable of `NavigationItem`; the one whose address is
    the longest beginning of this page's path is marked current, unless one already is.
    """
    return {
        "partnership": getattr(request, "partnership", None),
        "year": getattr(request, "year", None),
        "stage": getattr(request, "stage", ""),
        "home_url": getattr(request, "home_url", "/"),
        "navigation": mark_current(
            getattr(request, "navigation", ()) or (), path=request.path
        ),
    }


def mark_current(
    items: Iterable[NavigationItem], *, path: str
) -> tuple[NavigationItem, ...]:
    """Mark the item whose address is the longest beginning of `path`."""
    items = tuple(items)
    if any(item.is_current for item in items):
        return items
    holding = [item for item in items if _holds(item.url, path)]
    nearest = max(holding, key=lambda item: len(item.url), default=None)
    return tuple(replace(item, is_current=item is nearest) for item in items)


def _holds(url: str, path: str) -> bool:
    place = urlsplit(url).path
    # "/plan" holds "/plan/themes/" but not "/planning/".
    return path == place or path.startswith(place.rstrip("/") + "/")
