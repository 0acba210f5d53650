"""Opening and sending the plan's pages, and reading what they say."""

import re
from html import unescape

from django.test import Client

YEAR = "/northbridge/2010-11/plan/"


def words_of(response) -> str:
    """Return what a page says, its tags left out."""
    text = re.sub(
        r"<(script|style|head)\b.*?</\1>", " ", response.content.decode(), flags=re.S
    )
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def title_of(response) -> str:
    """Return the title of a page's window."""
    found = re.search(r"<title>(.*?)</title>", response.content.decode(), re.S)
    return unescape(found[1]) if found else ""


def filled(response) -> dict[str, str | list[str]]:
    """Return what a page's form would send as it stands, hidden version included."""
    form = response.context["form"]
    sent = {}
    for field in form:
        value = field.value()
        names = getattr(field.field.widget, "widgets_names", None)
        if names:
            parts = field.field.widget.decompress(value)
            for name, part in zip(names, parts, strict=True):
                sent[f"{field.html_name}{name}"] = part
        elif value is not None:
            sent[field.html_name] = getattr(value, "pk", value)
    return sent


def change(client: Client, address: str, **typed):
    """Open a page's form, type something into it, and send it."""
    return client.post(address, filled(client.get(address)) | typed)
