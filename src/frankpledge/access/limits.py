"""How often somebody unknown may ask for something that costs time."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

HOUR_S = 3600


def within(
    request: HttpRequest, *, what: str, most: int, seconds: int = HOUR_S
) -> bool:
    """Count one more asking from this address; return whether it is within the limit.

    Counted as sign-ins are: in the shared cache, under a lock, so that it holds across
    server processes, and by the address our own proxy saw, not the proxy's. It is
    forgotten when the time is over.
    """
    limits = {what: f"{most}/{seconds}s/ip"}
    # allauth's public function takes no limits but its own.
    used = ratelimit.consume(
        request, app="frankpledge", action=what, config=limits, limit_get=True
    )
    return used is not None
