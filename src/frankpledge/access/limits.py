"""How often somebody unknown may ask for something that costs time."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

HOUR_S = 3600


def within(
    request: HttpRequest, *, what: str, most: int, seconds: int = HOUR_S
) -> bool:
    """Count one more asking from this address; return whether it is within the limit.

    Counted in the shared cache, so that it holds across server processes. The address
    is kept as a hash and forgotten when the time is over.
    """
    address = request.META.get("REMOTE_ADDR", "")
    key = f"limit:{what}:{hashlib.sha256(address.encode()).hexdigest()[:32]}"
    if cache.add(key, 1, timeout=seconds):
        return True
    try:
        return cache.incr(key) <= most
    except ValueError:  # it was forgotten between the two
        return cache.add(key, 1, timeout=seconds)
