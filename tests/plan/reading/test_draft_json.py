"""The draft as plain values."""

import json
from dataclasses import fields

import pytest
from pydantic import TypeAdapter

from frankpledge.plan.reading.draft import Draft
from frankpledge.plan.reading.draft_json import draft_as_json
from tests.plan.reading.documents import NORTHBRIDGE, line_of, read

ELEMENTS = ["results", "targets", "priorities", "themes", "agencies", "narrative"]
ELEMENTS += ["funding", "statements", "not_understood"]


def test_every_field_of_the_draft_has_its_key():
    renamed = {"year_label": "year", "results_year_label": "results_year"}

    payload = draft_as_json(read(NORTHBRIDGE))

    assert set(payload) == {renamed.get(f.name, f.name) for f in fields(Draft)}
    assert (payload["year"], payload["results_year"]) == ("2031-32", "2030-31")


def test_a_figure_is_what_is_printed_its_state_value_unit_and_period():
    line = line_of(NORTHBRIDGE, "Reduce robbery by 10%")

    first, second = draft_as_json(read(NORTHBRIDGE))["results"]

    assert first["change"] == {
        "printed": "- 12%",
        "state": "known",
        "value": -12,
        "unit": "percent",
        "period": "",
    }
    assert second["baseline"] == {
        "printed": "TBC",
        "state": "tbc",
        "value": None,
        "unit": "count",
        "period": "2029-30",
    }
    assert first["source"] == {"first_line": line, "last_line": line, "place": ""}


@pytest.mark.parametrize("name", ELEMENTS)
def test_json_gives_every_element_back_as_it_was(name):
    draft = read(NORTHBRIDGE + "\nOdd\tthings")
    elements = getattr(draft, name)

    payload = json.loads(json.dumps(draft_as_json(draft)))[name]

    shape = TypeAdapter(tuple[type(elements[0]), ...])
    assert shape.validate_python(payload) == elements
