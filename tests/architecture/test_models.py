"""Every table says what is personal in it, and is explained in the glossary."""

import pytest
from django.conf import settings
from django.db import models
from django.test.utils import isolate_apps

from tests.architecture.document_laws import unexplained
from tests.architecture.model_laws import our_models, personal_faults
from tests.architecture.source import REPOSITORY


def test_there_are_models():
    assert len(our_models()) > 20


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model.__name__)
def test_every_model_says_what_is_personal_and_how_long_it_is_kept(model):
    assert personal_faults(model) == []


def test_every_model_is_in_the_glossary():
    glossary = (REPOSITORY / "docs" / "glossary.md").read_text(encoding="utf-8")

    assert unexplained({model.__name__ for model in our_models()}, glossary) == set()


@pytest.mark.parametrize(
    ("personal", "retention", "fault"),
    [
        (None, "a year", "does not declare PERSONAL"),
        ({"owner"}, "a year", "does not declare PERSONAL"),  # a set can be changed
        (frozenset({"owner", "nam"}), "a year", "nam is not a field"),
        (frozenset({"name"}), "a year", "owner points to a person"),
        (frozenset({"owner"}), " ", "does not say how long"),
    ],
)
@isolate_apps("frankpledge.partnership")
def test_a_silent_model_is_reported(personal, retention, fault):
    model = ledger(personal, retention)

    assert fault in "".join(personal_faults(model))


@isolate_apps("frankpledge.partnership")
def test_a_model_that_says_everything_is_not_reported():
    assert personal_faults(ledger(frozenset({"owner"}), "a year")) == []


def ledger(personal, retention):
    """Return a model with a person in it and the declarations given."""
    fields = {
        "name": models.CharField(max_length=10),
        "owner": models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE),
        "Meta": type("Meta", (), {"app_label": "partnership"}),
        "__module__": __name__,
        "RETENTION": retention,
    }
    if personal is not None:
        fields["PERSONAL"] = personal
    return type("Ledger", (models.Model,), fields)
