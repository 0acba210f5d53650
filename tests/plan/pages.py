"""Opening and sending the plan's pages, and reading what they say."""

import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from frankpledge.plan import operations
from frankpledge.plan.models import PlanDocument

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


def upload(client: Client, content: bytes, name: str = "plan.txt"):
    """Bring a document by page, and do what the worker does with it."""
    response = client.post(
        f"{YEAR}documents/", {"document": SimpleUploadedFile(name, content)}
    )
    work_off()
    return response


def work_off() -> None:
    """Read every document that waits, as the worker does."""
    for document in PlanDocument.objects.filter(status="waiting"):
        operations.read_brought(
            document=document, by=document.read_by, at=document.read_at
        )
