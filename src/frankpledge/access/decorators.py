"""Every page says who may open it: `@requires(Permission.X)`, `@signed_in`, `@public`.

An architecture test walks the URLs and finds any page that does not.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase

from frankpledge.access.refusals import Refusal
from frankpledge.access.rules import Permission, refusal_sentence

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def requires(permission: Permission) -> Callable[[View], View]:
    """Let a request through only when its membership gives `permission`."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if permission not in getattr(request, "permissions", frozenset()):
                raise Refusal(refusal_sentence(permission))
            return view(request, *args, **kwargs)

        return cast(View, _marked(checked, permission))

    return decorate


def signed_in(view: View) -> View:
    """Mark a page that anyone with an account may open, whatever their partnership."""
    return cast(View, _marked(view, "signed-in"))


def public(view: View) -> View:
    """Mark a page that needs no sign-in."""
    return cast(View, _marked(login_not_required(view), "public"))


def _marked(view: Any, permission: str) -> Any:
    view.permission = permission
    return view
