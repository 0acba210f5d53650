"""The one place a request meets the clock."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone


class ReceivedAtMiddleware:
    """Stamps each request with the moment it arrived, for every write it causes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.received_at = timezone.now()  # type: ignore[attr-defined]  # noqa: TID251
        return self.get_response(request)
