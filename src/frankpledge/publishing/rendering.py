"""Making the page and the PDF out of frozen content: the same content, the same bytes."""

from collections.abc import Mapping
from datetime import date
from importlib.resources import as_file
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

import typst
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from frankpledge.access.refusals import Refusal
from frankpledge.publishing.rules import canonical, day_in_words

TEMPLATE = resources("frankpledge.publishing") / "typst" / "plan.typ"
A_FONT = "frankpledge/fonts/SourceSans3-Regular.ttf"


class DocumentNotMade(Refusal):
    """A document could not be made; the text says what is missing and what to do."""


def page(content: Mapping[str, Any]) -> str:
    """Return the body of the public page."""
    return render_to_string("publishing/_document.html", {"content": content})


def pdf(content: Mapping[str, Any]) -> bytes:
    """Return a tagged PDF (PDF/UA-1) of the content.

    The same content gives the same bytes: the date inside is the content's own.
    Raises DocumentNotMade where the fonts have not been built.
    """
    with as_file(TEMPLATE) as template:
        made: bytes = typst.compile(
            str(template),
            sys_inputs={
                "content": canonical(content),
                "published": day_in_words(date.fromisoformat(content["published_on"])),
            },
            font_paths=[str(_fonts())],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            format="pdf",
        )
    return made


def _fonts() -> Path:
    found = finders.find(A_FONT)
    if not found:
        raise DocumentNotMade(
            "The fonts for documents are not built. Run `python3 start.py setup`, which "
            "builds them, and publish again."
        )
    return Path(found).parent
