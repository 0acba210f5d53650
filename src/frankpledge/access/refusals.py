"""Refusals: always a sentence fit for the page, never a bare code."""

from django.core.exceptions import PermissionDenied


class Refusal(PermissionDenied):
    """The person may not do this, or may not do it now; the text says why."""

    @property
    def sentence(self) -> str:
        """Return the reason in words."""
        return str(self.args[0])
