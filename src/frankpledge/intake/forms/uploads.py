"""What people bring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from frankpledge.intake.readers.registry import ANY_SOURCE, READERS

GIGABYTE = 1024**3


class SeveralFilesInput(forms.ClearableFileInput):
    """A control that takes several files at once."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """One file or several; its value is a list of them."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Check each file, and what they weigh together."""
        given = data if isinstance(data, Sequence) else [data]
        files = [super(SeveralFilesField, self).clean(file, initial) for file in given]
        if not files:
            raise ValidationError(self.error_messages["required"], code="required")
        if sum(file.size for file in files) > settings.UPLOAD_LIMIT_BYTES:
            raise ValidationError(
                f"The files weigh more than {settings.UPLOAD_LIMIT_BYTES // GIGABYTE} GB "
                "together. Bring them in parts, or zipped.",
                code="too_large",
            )
        return files


class UploadForm(forms.Form):
    """Files of one source; `kinds` are those whose columns the partnership explained."""

    source = forms.ChoiceField(
        label="What kind of data is it?",
        choices=[
            (ANY_SOURCE, "Find out by itself, from the names and columns of the files"),
            *((reader.source, reader.title) for reader in READERS.values()),
        ],
        widget=forms.RadioSelect,
        initial=ANY_SOURCE,
        error_messages={"required": "Say what kind of data it is."},
    )
    uploads = SeveralFilesField(
        label="Files",
        help_text="CSV, JSON, XML, xlsx or ods, plain or gzipped, or the zip as downloaded. "
        "Keep the names they came with: they say whose month it is.",
        error_messages={
            "required": "Choose at least one file.",
            "empty": "One of the files is empty: ask the supplier to send it again.",
        },
    )

    def __init__(
        self, *brought: Any, kinds: Sequence[tuple[str, str]] = (), **more: Any
    ) -> None:
        super().__init__(*brought, **more)
        sources = self.fields["source"]
        sources.choices = [*sources.choices, *kinds]  # type: ignore[attr-defined]
