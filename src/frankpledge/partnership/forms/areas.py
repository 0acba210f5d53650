"""What people give to add a layer of areas."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from frankpledge.partnership.boundaries import Wanted, read_areas
from frankpledge.partnership.forms.fields import words
from frankpledge.partnership.lookups import read_lookup
from frankpledge.partnership.rules import AREA_KIND_NAMES, AreaKind
from frankpledge.ui.forms import FieldDesign

LARGEST_AREA_FILE = 100 * 1024**2
LARGEST_WORDS = "100 MB"


class AreasForm(forms.Form):
    """A layer of areas, from a file of boundaries or of codes."""

    kind = forms.ChoiceField(
        label="What the areas are",
        choices=[(kind.value, name) for kind, name in AREA_KIND_NAMES.items()],
        widget=forms.RadioSelect,
    )
    vintage = forms.IntegerField(
        label="Year of the boundaries",
        min_value=1974,
        max_value=2100,
        help_text="LSOAs are of 2001, 2011 or 2021; the column LSOA21CD means 2021.",
    )
    district = words(
        label="Only the areas of this district (optional)",
        help_text="Its code or name, for a file that covers more than yours.",
    )
    file = forms.FileField(
        label="File",
        help_text="Boundaries as GeoJSON, or a CSV of codes and names.",
    )
    design = {"vintage": FieldDesign(width=4)}

    def clean_file(self) -> UploadedFile[Any]:
        """Refuse a file too large to be one partnership's areas."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_AREA_FILE:
            raise ValidationError(
                f"The file is larger than {LARGEST_WORDS}. Export the boundaries of "
                "your district alone, or generalised ones."
            )
        return file

    def clean(self) -> dict[str, Any]:
        """Read the file; what is wrong with it is said beside it."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        wanted = Wanted(self.area_kind, cleaned["vintage"], cleaned["district"])
        try:
            cleaned["shapes"] = read_areas(cleaned["file"].read(), wanted)
        except ValueError as error:
            self.add_error("file", str(error))
        return cleaned

    @property
    def area_kind(self) -> AreaKind:
        """Return the kind chosen."""
        return AreaKind(self.cleaned_data["kind"])

    @property
    def layer(self) -> dict[str, Any]:
        """Return what the operation asks: the kind, the vintage, the areas read."""
        vintage, shapes = self.cleaned_data["vintage"], self.cleaned_data["shapes"]
        return {"kind": self.area_kind, "vintage": vintage, "shapes": shapes}

    @property
    def address(self) -> tuple[str, int]:
        """Return what the layer's page is found by."""
        return self.area_kind.value, self.cleaned_data["vintage"]


class LookupForm(forms.Form):
    """A lookup of small areas: which ward, district or later small area each is in."""

    district = words(
        label="Only the small areas of this district (optional)",
        help_text="Its code or name, for a file that covers more than yours.",
    )
    file = forms.FileField(
        label="File",
        help_text="A CSV with columns such as LSOA21CD, WD24CD and LAD24CD, as the "
        "Office for National Statistics gives it.",
    )

    def clean(self) -> dict[str, Any]:
        """Read the file; what is wrong with it is said beside it."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        file: UploadedFile[Any] = cleaned["file"]
        if (file.size or 0) > LARGEST_AREA_FILE:
            self.add_error("file", f"The file is larger than {LARGEST_WORDS}.")
            return cleaned
        try:
            cleaned["rows"] = read_lookup(file.read(), district=cleaned["district"])
        except ValueError as error:
            self.add_error("file", str(error))
        return cleaned
