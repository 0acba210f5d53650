"""What happens to every request: the clock, how much it may send, who may keep it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

PUBLIC = "public"
MEGABYTE = 1024**2
# Around the files of an upload stand the form's other fields and the marks between.
WRAPPING_BYTES = MEGABYTE
STRANGERS_MOST_BYTES = 3 * MEGABYTE  # a plan to be checked, where anyone may
TOO_LARGE = (
    "What was sent is too large, so none of it was read. Sign in first, and bring large "
    "files in parts."
)


class ReceivedAtMiddleware:
    """Stamps each request with the moment it arrived, for every write it causes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.received_at = timezone.now()  # type: ignore[attr-defined]  # noqa: TID251
        return self.get_response(request)


class BodyLimitMiddleware:
    """Refuses a body larger than any form of ours before a byte of it is read.

    Django would write it to disk first, a stranger's too: the mark that protects a form
    is looked for inside the body.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or ""
        sent = int(length) if length.isdecimal() and len(length) < 20 else 0
        if sent > STRANGERS_MOST_BYTES and sent > _most(request):
            return render(request, "400.html", {"reason": TOO_LARGE}, status=413)
        return self.get_response(request)


def _most(request: HttpRequest) -> int:
    """Return how many bytes the sender may send at once."""
    if not request.user.is_authenticated:
        return STRANGERS_MOST_BYTES
    limit: int = settings.UPLOAD_LIMIT_BYTES
    return limit + WRAPPING_BYTES


class KeptNowhereMiddleware:
    """Tells browsers and caches to keep no page but what anyone may read.

    On a shared desk the next person must not find a page by going back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not _is_for_anyone(request):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


def _is_for_anyone(request: HttpRequest) -> bool:
    match, user = request.resolver_match, getattr(request, "user", None)
    is_public = getattr(match and match.func, "permission", None) == PUBLIC
    return is_public and (user is None or not user.is_authenticated)
