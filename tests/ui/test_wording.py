"""Error messages name the field they are about."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from frankpledge.ui.wording import worded

CHOICES = [("", "Choose"), ("a", "A")]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (forms.CharField(label="Name"), "", "Enter the name."),
        (forms.CharField(label="KSI target"), "", "Enter the KSI target."),
        (forms.DecimalField(label="Baseline"), "", "Enter the baseline."),
        (forms.EmailField(label="Address"), "", "Enter the address."),
        (forms.ChoiceField(label="Lead", choices=CHOICES), "", "Choose the lead."),
        (
            forms.ChoiceField(label="Which way is good", choices=CHOICES),
            "",
            "Choose which way is good.",
        ),
        (
            forms.ChoiceField(label="Which way?", choices=CHOICES),
            "",
            "Answer the question: Which way?",
        ),
        (forms.ChoiceField(label="Lead", choices=CHOICES), "z", "Lead: choose one of"),
        (forms.IntegerField(label="Baseline"), "x", "Baseline must be a whole number."),
        (forms.DecimalField(label="Share"), "x", "Share must be a number."),
        (
            forms.IntegerField(label="Share", min_value=1),
            "0",
            "Share must be 1 or more.",
        ),
        (
            forms.IntegerField(label="Share", max_value=9),
            "10",
            "Share must be 9 or less.",
        ),
        (
            forms.CharField(label="Code", max_length=2),
            "abc",
            "Code must be 2 characters or fewer; it has 3.",
        ),
        (forms.EmailField(label="Address"), "x", "Address must be an email address."),
        (
            forms.URLField(label="Page", assume_scheme="https"),
            "http://",
            "Page must be a web address.",
        ),
        (
            forms.CharField(label="Name", error_messages={"required": "Say a name."}),
            "",
            "Say a name.",
        ),
        (
            forms.DecimalField(label="Share", decimal_places=1, min_value=0),
            "1.25",
            "Share has too many digits.",
        ),
        (
            forms.IntegerField(label="100% {share}", min_value=1),
            "0",
            "100% {share} must be 1 or more.",
        ),
    ],
)
def test_a_message_names_its_field(field, typed, sentence):
    form = type("OneField", (forms.Form,), {"it": field})({"it": typed})

    (told,) = form["it"].error_texts
    assert told.startswith(sentence)
    assert told in form["it"].as_field_group()


def test_a_missing_file_is_asked_for_by_name():
    form = type("Upload", (forms.Form,), {"plan": forms.FileField(label="The plan")})(
        {}, {}
    )

    assert form["plan"].error_texts == ["Choose the plan."]


def test_an_authors_own_error_that_begins_like_djangos_is_left_alone():
    error = ValidationError("Ensure this value is greater than last year's.")

    assert worded(error, label="Share", is_chosen=False) == error.message
