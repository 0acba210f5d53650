"""What people type about one another: a role, an agency, a job title."""

from typing import Any

from django import forms

from frankpledge.access.rules import ROLES
from frankpledge.partnership import queries
from frankpledge.partnership.forms.fields import words
from frankpledge.partnership.models import Agency, Membership, Partnership
from frankpledge.partnership.operations import Invitation, Post


class RoleForm(forms.Form):
    """What somebody is in a partnership."""

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


class PostForm(RoleForm):
    """What a person here is to be from now on."""

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        kept = {
            "role": membership.role_code,
            "agency": membership.agency,
            "job_title": membership.job_title,
        }
        partnership = membership.partnership
        super().__init__(*args, partnership=partnership, initial=kept, **kwargs)


class InviteForm(RoleForm):
    """Somebody new, and what they will be here."""

    name = words(label="Name", required=True)
    email = forms.EmailField(label="E-mail", help_text="They sign in with it.")
    field_order = ("name", "email")

    @property
    def invitation(self) -> Invitation:
        """Return what was typed as an invitation."""
        email, name = self.cleaned_data["email"], self.cleaned_data["name"]
        return Invitation(email=email, name=name, post=self.post)
