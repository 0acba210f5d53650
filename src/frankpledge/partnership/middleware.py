"""Finds the partnership and the plan year in the path; 404 outside one's own."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from frankpledge.partnership import queries

PUBLIC = "public"


class ScopeMiddleware:
    """Turns `<partnership>` and `<year>` of the path into the request's scope.

    Views never see the two as arguments; a page of a partnership one holds no role in
    does not exist for them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: Any,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],  # noqa: ARG002
        kwargs: dict[str, Any],
    ) -> None:
        """Put partnership, membership, permissions and year on the request."""
        if getattr(view, "permission", None) == PUBLIC or "partnership" not in kwargs:
            return
        slug, label = kwargs.pop("partnership"), kwargs.pop("year", None)
        membership = queries.membership_of(request.user, slug=slug)
        if membership is None:
            raise Http404("You hold no role in a partnership of that name.")
        request.membership = membership
        request.partnership = membership.partnership
        request.permissions = membership.permissions
        if label is not None:
            request.year = queries.year_of(membership.partnership, label=label)
            if request.year is None:
                raise Http404(f"{membership.partnership} has no plan year {label}.")
