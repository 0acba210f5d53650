"""What people type about a partnership: agencies, groups, areas, people, years."""

import re
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from frankpledge.access.rules import ROLES
from frankpledge.partnership import queries
from frankpledge.partnership.boundaries import Wanted, read_areas
from frankpledge.partnership.models import Agency, Group, Membership, Partnership
from frankpledge.partnership.operations import Invitation, Post
from frankpledge.partnership.rules import (
    AGENCY_KIND_NAMES,
    AREA_KIND_NAMES,
    GROUP_KIND_NAMES,
    AreaKind,
    Contact,
    GroupKind,
    plan_year_starts,
    telephone_link,
    web_link,
)
from frankpledge.ui.forms import FieldDesign

UK_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})")
TELEPHONE = re.compile(r"[\d\s()+./-]+(\s*(ext|x)\.?\s*\d+)?", re.IGNORECASE)
LARGEST_AREA_FILE = 100 * 1024**2
LARGEST_WORDS = "100 MB"


def words(**given: Any) -> forms.CharField:
    """Return a field for a line of text, its spaces tidied."""
    return forms.CharField(**{"required": False, "max_length": 200, **given})


def paragraphs(*, rows: int, **given: Any) -> forms.CharField:
    """Return a field for several lines of text."""
    return forms.CharField(
        widget=forms.Textarea({"rows": rows}),
        **{"required": False, "max_length": 4000, **given},
    )


def clean_postcode(text: str) -> str:
    """Return a postcode as the post office writes it, or refuse it in words."""
    match = UK_POSTCODE.fullmatch(re.sub(r"\s", "", text.upper()))
    if text and match is None:
        raise ValidationError("Enter a full postcode, like NB1 1AA.")
    return f"{match[1]} {match[2]}" if match else ""


def check_telephone(text: str) -> None:
    """Refuse in words what nobody can dial."""
    if not TELEPHONE.fullmatch(text) or not telephone_link(text):
        raise ValidationError("Enter a telephone number, like 01632 960 001 ext 12.")


def check_website(text: str) -> None:
    """Refuse in words what leads nowhere."""
    if not web_link(text):
        raise ValidationError("Enter a website's address, like www.agency.example.")


class VersionedForm(forms.Form):
    """A form that knows which version of the thing its writer opened."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    @property
    def changes(self) -> dict[str, Any]:
        """Return what was typed, field by field, without the version."""
        return {k: v for k, v in self.cleaned_data.items() if k != "version"}

    @property
    def edit(self) -> dict[str, Any]:
        """Return what the operation asks: the changes, and the version opened."""
        return {"changes": self.changes, "version": self.cleaned_data["version"]}

    def is_outdated(self, version: int) -> bool:
        """Return whether the change was refused because `version` is kept by now."""
        return bool(self.non_field_errors()) and self.cleaned_data["version"] != version

    def accept_version(self, version: int) -> None:
        """Let the next save replace `version`, which the writer now has seen."""
        sent = cast(QueryDict, self.data).copy()
        sent[self.add_prefix("version")] = str(version)
        self.data = sent


class ContactForm(forms.Form):
    """How the public reaches the partnership."""

    telephone = words(label="Telephone", max_length=40, validators=[check_telephone])
    email = forms.EmailField(label="E-mail", required=False)
    website = words(label="Website", validators=[check_website])
    design = {"telephone": FieldDesign(width=20)}

    @property
    def contact(self) -> Contact:
        """Return what was typed as a contact."""
        return Contact(**self.cleaned_data)


def contact_as_typed(partnership: Partnership) -> dict[str, Any]:
    """Return what the form shows of the partnership's contact as it is kept."""
    return {name: getattr(partnership, name) for name in ContactForm.base_fields}


class AgencyForm(VersionedForm):
    """An agency: its name and kind, and how to reach it."""

    name = words(label="Name", required=True)
    kind = forms.ChoiceField(
        label="What it is to the partnership",
        choices=[(kind.value, name) for kind, name in AGENCY_KIND_NAMES.items()],
        widget=forms.RadioSelect,
    )
    is_member = forms.BooleanField(label="A member of the partnership", required=False)
    address = paragraphs(label="Address", rows=4, help_text="Without the postcode.")
    postcode = words(label="Postcode", max_length=10)
    telephone = words(label="Telephone", max_length=40, validators=[check_telephone])
    email = forms.EmailField(label="E-mail", required=False)
    website = words(label="Website", validators=[check_website])
    also_known_as = paragraphs(
        label="Other spellings",
        rows=3,
        help_text="As plans and returns write the name, one a line.",
    )
    design = {
        "postcode": FieldDesign(width=10),
        "telephone": FieldDesign(width=20),
    }

    def clean_name(self) -> str:
        """Return the name with single spaces."""
        return " ".join(self.cleaned_data["name"].split())

    def clean_postcode(self) -> str:
        """Return the postcode in its usual form."""
        return clean_postcode(self.cleaned_data["postcode"])

    def clean_address(self) -> str:
        """Return the address with one kind of line ending."""
        return _lines(self.cleaned_data["address"])

    def clean_also_known_as(self) -> str:
        """Return the spellings with one kind of line ending."""
        return _lines(self.cleaned_data["also_known_as"])


def agency_as_typed(agency: Agency) -> dict[str, Any]:
    """Return what the form shows of an agency as it is kept."""
    return {name: getattr(agency, name) for name in AgencyForm.base_fields}


class NewAgencyForm(AgencyForm):
    """An agency nobody has entered yet."""

    version = None  # type: ignore[assignment]  # Django's way to drop a field

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership

    def clean_name(self) -> str:
        """Refuse a name, or another spelling of it, that is there already."""
        name = super().clean_name()
        known = queries.agency_by_name(self.partnership, name)
        if known is not None:
            raise ValidationError(f"{known.name} is in the directory already.")
        return name


class GroupForm(VersionedForm):
    """A group: what it is for, when it meets, who sits on it."""

    name = words(label="Name", required=True)
    kind = forms.ChoiceField(
        label="What it does",
        choices=[(kind.value, name) for kind, name in GROUP_KIND_NAMES.items()],
        widget=forms.RadioSelect,
    )
    purpose = paragraphs(label="Purpose", rows=4)
    meets = words(
        label="When it meets", max_length=120, help_text="For example, each month."
    )
    chair: "forms.ModelChoiceField[Agency]" = forms.ModelChoiceField(
        label="Chaired by", queryset=None, required=False, empty_label="Not known"
    )
    agencies: "forms.ModelMultipleChoiceField[Agency]" = forms.ModelMultipleChoiceField(
        label="Agencies on it",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        for name in ("chair", "agencies"):
            self.fields[name].queryset = queries.agencies_of(partnership)  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        """Return the name with single spaces."""
        return " ".join(self.cleaned_data["name"].split())

    def clean_purpose(self) -> str:
        """Return the purpose with one kind of line ending."""
        return _lines(self.cleaned_data["purpose"])

    @property
    def edit(self) -> dict[str, Any]:
        """Return what the operation asks: changes, agencies, the version opened."""
        changes = self.changes
        agencies = list(changes.pop("agencies"))
        return {**super().edit, "changes": changes, "agencies": agencies}


def group_as_typed(group: Group) -> dict[str, Any]:
    """Return what the form shows of a group as it is kept."""
    kept = {name: getattr(group, name) for name in GroupForm.base_fields}
    return {**kept, "agencies": list(group.agencies.all())}


class NewGroupForm(forms.Form):
    """A group nobody has entered yet; the rest is said on its own page."""

    name = words(label="Name", required=True)
    kind = GroupForm.base_fields["kind"]

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership

    def clean_name(self) -> str:
        """Refuse a name that is there already."""
        name = " ".join(self.cleaned_data["name"].split())
        if queries.group_by_name(self.partnership, name) is not None:
            raise ValidationError(f"There is already a group called {name}.")
        return name

    @property
    def group(self) -> dict[str, Any]:
        """Return the name and the kind of the group."""
        kind = GroupKind(self.cleaned_data["kind"])
        return {"name": self.cleaned_data["name"], "kind": kind}


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


class PostForm(forms.Form):
    """What somebody is in the partnership."""

    role = forms.ChoiceField(
        label="Role",
        choices=[(role.code, f"{role.name}. {role.sentence}") for role in ROLES],
        widget=forms.RadioSelect,
    )
    agency: "forms.ModelChoiceField[Agency]" = forms.ModelChoiceField(
        label="Agency", queryset=None, required=False, empty_label="None"
    )
    job_title = words(label="Job title", max_length=120)

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = queries.agencies_of(partnership)  # type: ignore[attr-defined]

    @property
    def post(self) -> Post:
        """Return what was typed as a post."""
        typed = self.cleaned_data
        return Post(typed["role"], typed["agency"], typed["job_title"])


def post_as_typed(membership: Membership) -> dict[str, Any]:
    """Return what the form shows of a person's post as it is kept."""
    return {
        "role": membership.role_code,
        "agency": membership.agency,
        "job_title": membership.job_title,
    }


class InviteForm(PostForm):
    """Somebody new, and what they will be here."""

    name = words(label="Name", required=True)
    email = forms.EmailField(label="E-mail", help_text="They sign in with it.")
    field_order = ("name", "email")

    @property
    def invitation(self) -> Invitation:
        """Return what was typed as an invitation."""
        email, name = self.cleaned_data["email"], self.cleaned_data["name"]
        return Invitation(email=email, name=name, post=self.post)


class YearForm(forms.Form):
    """A plan year to open."""

    label = words(
        label="Plan year",
        required=True,
        max_length=7,
        help_text="Two years that follow one another. It begins on 1 April.",
    )
    design = {"label": FieldDesign(width=10)}

    def clean_label(self) -> str:
        """Refuse what is not a plan year."""
        label: str = self.cleaned_data["label"].replace("/", "-").replace("–", "-")
        try:
            plan_year_starts(label)
        except ValueError as error:
            raise ValidationError(str(error)) from error
        return label


class RecordFilterForm(forms.Form):
    """Which acts of the record to show."""

    event = forms.ChoiceField(label="What was done", required=False)

    def __init__(self, *args: Any, events: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Everything"), *((event, _capital(event)) for event in events)]
        self.fields["event"].choices = choices  # type: ignore[attr-defined]


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
