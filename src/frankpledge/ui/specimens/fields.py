"""Forms with a field of every kind, new and sent back."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from frankpledge.ui.fields import DateField
from frankpledge.ui.forms import FieldDesign


class SpecimenForm(forms.Form):
    """One field of every kind."""

    title = forms.CharField(
        label="What the target is about",
        help_text="As the plan names it, for example: domestic burglary.",
    )
    share = forms.DecimalField(
        label="Reduce by", decimal_places=1, min_value=0, help_text="Per cent."
    )
    baseline = forms.IntegerField(label="Baseline", min_value=0)
    agreed_on = DateField(
        label="Date agreed", help_text="For example, 27 3 2010.", required=False
    )
    lead = forms.ChoiceField(
        label="Lead agency",
        choices=[("", "Choose one"), ("police", "Police"), ("council", "Council")],
    )
    direction = forms.ChoiceField(
        label="Which way is good?",
        choices=[("down", "Fewer is better"), ("up", "More is better")],
        widget=forms.RadioSelect,
    )
    period = forms.ChoiceField(
        label="How often is it judged?",
        choices=[("month", "Monthly"), ("quarter", "Quarterly"), ("year", "Yearly")],
        widget=forms.RadioSelect,
    )
    partners = forms.MultipleChoiceField(
        label="Key partners",
        help_text="Tick all that take part.",
        choices=[
            ("fire", "Fire and rescue"),
            ("health", "Health"),
            ("prob", "Probation"),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = forms.CharField(
        label="Why this number",
        help_text="One or two sentences the meeting can read.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    document = forms.FileField(
        label="The paper behind it", help_text="A PDF or text file.", required=False
    )
    is_local = forms.BooleanField(
        label="This is a local target, not a national one", required=False
    )

    design: ClassVar[dict[str, FieldDesign]] = {
        "title": FieldDesign(label_size="m"),
        "share": FieldDesign(suffix="%", width=4),
        "baseline": FieldDesign(width=5),
        "agreed_on": FieldDesign(label_size="s"),
        "direction": FieldDesign(label_size="s"),
        "period": FieldDesign(label_size="s", inline=True),
        "partners": FieldDesign(label_size="s"),
    }


class FilterForm(forms.Form):
    """The questions above a list."""

    category = forms.ChoiceField(
        label="Category",
        choices=[("", "Every category"), ("burglary", "Burglary")],
        required=False,
    )
    area = forms.ChoiceField(
        label="Ward", choices=[("", "Every ward"), ("n", "North End")], required=False
    )


class UploadForm(forms.Form):
    """One file."""

    plan = forms.FileField(
        label="The plan, as a text file", help_text="Saved as plain text, up to 5 MB."
    )


def refused_form() -> SpecimenForm:
    """A form sent with everything wrong, as its page shows it again."""
    form = SpecimenForm(
        {
            "title": "",
            "share": "five",
            "baseline": "-3",
            "agreed_on_day": "31",
            "agreed_on_month": "2",
            "agreed_on_year": "2010",
            "reason": "",
        },
        prefix="",
        auto_id="refused_%s",
    )
    form.full_clean()
    form.add_error(None, "The baseline and the target were swapped.")
    form.add_error("partners", "Tick at least one partner.")
    form.add_error("document", "The file is empty. Save it again and choose it anew.")
    form.add_error("is_local", "A national target has a code; this one has none.")
    return form
