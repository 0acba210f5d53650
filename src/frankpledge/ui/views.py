"""The components page: every component in every state, for those who build pages.

`config` puts it into the site only where it is asked for.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.ui.specimens.page import contents


def components(request: HttpRequest) -> HttpResponse:
    """Show every component."""
    return render(request, "ui/components_page.html", contents())
