"""The reference pages say what the code says, and staleness is noticed."""

import re
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner

from frankpledge.access.rules import ROLES, Permission, Role
from frankpledge.analysis.contracts import CONTRACTS, Shape
from frankpledge.analysis.methods import CARD, METHODS
from frankpledge.config import reference
from frankpledge.config.env import VARIABLES, Variable
from frankpledge.review.comparing.table import YEARS_CHECKS


def cells(text: str, first: str) -> list[str]:
    """Return the cells of the row of a table that begins with a text."""
    row = next(line for line in text.splitlines() if line.startswith(f"| {first}"))
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_the_matrix_holds_a_cell_for_each_role_and_permission():
    text = reference.permissions_page(ROLES)

    for permission in Permission:
        row = cells(text, permission.value)[1:]
        assert row == ["yes" if permission in r.permissions else "" for r in ROLES]


def test_a_new_role_appears_as_a_row_and_a_column():
    role = Role(
        "warden", "Warden", "Walks the beat.", frozenset({Permission.PLAN_VIEW})
    )

    text = reference.permissions_page([role])

    assert "| Warden | Walks the beat. |" in text
    assert cells(text, "A person may") == ["A person may", "Warden"]


def test_every_variable_is_documented():
    text = reference.settings_page(VARIABLES)

    for variable in VARIABLES:
        assert cells(text, f"`{variable.name}`")[1:] == [
            variable.meaning,
            variable.default,
        ]


def test_a_bar_in_a_cell_does_not_break_the_table():
    text = reference.settings_page([Variable("X", "a|b\nc", "d")])

    assert "| `X` | a\\|b c | d |" in text


def test_every_field_of_every_table_is_described():
    text = reference.tables_page(reference.our_models())

    for model in reference.our_models():
        part = text.split(f"## {model.__name__} (")[1].split("\n## ")[0]
        for field in model._meta.fields:
            is_personal = field.name in model.PERSONAL
            assert ("personal" in cells(part, f"`{field.name}`")[-1]) == is_personal


@pytest.mark.parametrize("shape", Shape)
def test_every_column_of_the_evidence_is_described(shape):
    text = reference.tables_page([]).split(f"## Evidence of {shape}")[1]

    for column in CONTRACTS[shape]:
        assert column.meaning in cells(text, f"`{column.name}`")[1]


def test_a_card_keeps_its_parts_in_order_and_its_example_as_code():
    text = "Count.\n\nQuestion:\n    How many?\n\nExample:\n    >>> count([1])\n    1\n"

    assert reference.card(text) == [
        "Count.",
        "",
        "**Question**",
        "",
        "How many?",
        "",
        "**Example**",
        "",
        "```python\n>>> count([1])\n1\n```",
    ]


def test_every_method_of_the_product_has_a_card_with_its_parts():
    text = reference.methods_page(METHODS)

    for method in METHODS:
        name = f"{method.__module__.removeprefix('frankpledge.')}.{method.__name__}"
        part = text.split(f"## {name}\n")[1].split("\n## ")[0]
        assert re.findall(r"^\*\*(.+)\*\*$", part, re.MULTILINE) == list(CARD)


def test_a_check_is_described_by_its_own_words():
    check = SimpleNamespace(
        name="sum-is-wrong",
        question="Do the parts add up?",
        about=SimpleNamespace(value="arithmetic"),
        severity=SimpleNamespace(value="wrong"),
        needs="Parts.",
        tolerance="None.",
        source="Arithmetic.",
    )

    text = reference.checks_page([check])

    assert "## sum-is-wrong\n\nDo the parts add up?" in text
    assert "- Kind: arithmetic; severity: wrong" in text


def test_every_check_between_two_years_is_on_the_page_of_checks():
    text = reference.pages()["checks.md"]

    between = text.split("## Between two years’ plans")[1]
    for check in YEARS_CHECKS:
        assert f"### {check.name}\n\n{check.question}" in between


def test_commands_are_listed_with_their_groups_and_hidden_ones_are_not():
    group = click.Group("top")
    inner = click.Group("plan")
    inner.add_command(click.Command("read", help="Read a document."))
    group.add_command(inner)
    group.add_command(click.Command("secret", hidden=True))

    text = reference.commands_page(group)

    assert "## frankpledge plan read" in text
    assert "Read a document." in text
    assert "secret" not in text


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    monkeypatch.setattr(reference, "pages", lambda: {"a.md": "new", "b.md": "same"})
    (tmp_path / "a.md").write_text("old")
    (tmp_path / "b.md").write_text("same")
    (tmp_path / "gone.md").write_text("about nothing")
    return tmp_path


def test_a_stale_page_fails_the_check_by_name_and_is_left_as_it_is(folder):
    result = CliRunner().invoke(reference.main, ["--check"])

    assert result.exit_code == 1
    assert "a.md, gone.md" in result.output
    assert "b.md" not in result.output
    assert (folder / "a.md").read_text() == "old"


def test_writing_brings_every_page_up_to_date(folder):
    written = CliRunner().invoke(reference.main, [])
    checked = CliRunner().invoke(reference.main, ["--check"])

    assert (written.exit_code, checked.exit_code) == (0, 0)
    assert (folder / "a.md").read_text() == "new"
    assert not (folder / "gone.md").exists()


def test_a_page_that_is_measured_is_left_to_its_own_writer(folder):
    (folder / "precision.md").write_text("measured")

    result = CliRunner().invoke(reference.main, [])

    assert result.exit_code == 0
    assert (folder / "precision.md").read_text() == "measured"
