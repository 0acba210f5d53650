"""The documents say what is so: decisions, links, commands, words."""

from pathlib import Path

import click
import pytest

from frankpledge.config.cli import frankpledge
from tests.architecture import document_laws
from tests.architecture.source import REPOSITORY, repository_files

DECISIONS = REPOSITORY / "docs" / "adr"
DOCUMENTS = [path for path in repository_files() if path.endswith(".md")]
SECTIONS = "\n".join(f"## {name}\n\nWords.\n" for name in document_laws.SECTIONS)


def decisions() -> dict[str, str]:
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in DECISIONS.glob("[0-9]*.md")
    }


def test_every_decision_is_whole():
    faults = [
        fault
        for name, text in decisions().items()
        for fault in document_laws.decision_faults(name, text)
    ]

    assert len(decisions()) >= 14
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("0002-x.md", "Stages\n", "no title"),
        ("0002-x.md", f"# 3. Stages\n\n{SECTIONS}", "the title says 3"),
        (
            "0002-x.md",
            f"# 2. X\n\n{SECTIONS.replace('Options', 'Choice')}",
            "'Options'",
        ),
        (
            "0002-x.md",
            f"# 2. X\n\n{SECTIONS}## How it is enforced\n" + "x\n" * 70,
            "page",
        ),
    ],
)
def test_a_faulty_decision_is_reported(name, text, fault):
    assert fault in "".join(document_laws.decision_faults(name, text))


def test_the_index_lists_every_decision():
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")

    assert document_laws.index_faults(index, decisions()) == []


def test_a_decision_missing_from_the_index_is_reported():
    written = {"0001-a.md": "# 1. A\n", "0002-b.md": "# 2. B\n"}
    index = "| 1 | [A](0001-a.md) |\n"

    assert document_laws.index_faults(index, written)
    assert document_laws.index_faults(index.replace("1 | [A", "1 | [Z"), written)
    assert not document_laws.index_faults(index, {"0001-a.md": "# 1. A\n"})


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_link_and_every_file_named_is_there(path):
    folder = (REPOSITORY / path).parent

    def exists(target: str, is_link: bool) -> bool:
        return ((folder if is_link else REPOSITORY) / target).exists()

    text = Path(REPOSITORY / path).read_text(encoding="utf-8")
    assert document_laws.dead_links(text, exists) == []


def test_a_dead_link_and_a_lost_file_are_reported():
    text = "[story](story.md), [web](https://example.org/x), `src/gone.py`"

    assert document_laws.dead_links(text, lambda *_: False) == [
        "story.md",
        "src/gone.py",
    ]
    assert document_laws.dead_links(text, lambda *_: True) == []


@pytest.mark.parametrize("path", DOCUMENTS)
def test_start_py_accepts_every_command_written_down(path):
    text = Path(REPOSITORY / path).read_text(encoding="utf-8")

    assert document_laws.unknown_commands(text) == set()


def test_an_unknown_command_is_reported():
    assert document_laws.unknown_commands("run python3 start.py tests") == {"tests"}


def test_the_glossary_is_in_alphabetical_order():
    glossary = (REPOSITORY / "docs" / "glossary.md").read_text(encoding="utf-8")

    assert glossary.count("| **") > 40
    assert document_laws.out_of_order(glossary) == []


def test_a_term_out_of_order_is_reported():
    rows = "| **Beat** | x |\n| **Area** | y |\n| **Case** | z |\n"

    assert document_laws.out_of_order(rows) == ["Area"]


def test_a_model_missing_from_the_glossary_is_reported():
    assert document_laws.unexplained({"Plan", "Theme"}, "`Plan`") == {"Theme"}


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_command_named_exists(path):
    text = Path(REPOSITORY / path).read_text(encoding="utf-8")

    unknown = [
        words
        for words in document_laws.commands_named(text)
        if document_laws.unknown_command(words, frankpledge)
    ]

    assert unknown == []


def test_a_command_that_does_not_exist_is_reported():
    text = "`frankpledge plan read FILE`, `frankpledge plan burn`, `frankpledge dance`"
    group = click.Group(
        commands={"plan": click.Group(commands={"read": click.Command("")})}
    )

    named = document_laws.commands_named(text)

    assert named == [["plan", "read"], ["plan", "burn"], ["dance"]]
    assert [document_laws.unknown_command(words, group) for words in named] == [
        False,
        True,
        True,
    ]
