"""The reference pages, written from the code they describe.

`python -m frankpledge.config.reference` writes `docs/reference`; with `--check` it
writes nothing and names the pages that are not current. Each page is a function from
data to Markdown; nothing here is kept up by hand.
"""

import importlib
import inspect
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import django
from django.apps import apps
from django.db import models

from frankpledge.access.rules import ROLES, Permission, Role
from frankpledge.analysis.contracts import CONTRACTS, Shape
from frankpledge.analysis.methods import CARD, METHODS
from frankpledge.config.env import VARIABLES, Variable

CHECKOUT = Path(__file__).resolve().parents[3]
FOLDER = CHECKOUT / "docs" / "reference"
WRITTEN_BY = (
    "<!-- Written by `python -m frankpledge.config.reference`. Do not edit. -->"
)
STAGES = (
    "partnership",
    "actions",
    "intake",
    "plan",
    "review",
    "publishing",
    "access",
    "audit",
)
# Written by `python -m benchmarks.NAME --write`, NAME one of analysis, assessment,
# checking, checking.long, honesty and intake, from runs that take minutes.
MEASURED = frozenset(
    {
        "analysis-speed.md",
        "assessment-speed.md",
        "honesty.md",
        "intake-speed.md",
        "precision.md",
        "reading-speed.md",
    }
)
KINDS = {
    "BigAutoField": "its number",
    "BigIntegerField": "whole number",
    "BinaryField": "bytes",
    "BooleanField": "yes or no",
    "CharField": "text",
    "DateField": "day",
    "DateTimeField": "moment",
    "DecimalField": "decimal number",
    "EmailField": "e-mail address",
    "FloatField": "number",
    "IntegerField": "whole number",
    "JSONField": "structured data",
    "PositiveBigIntegerField": "whole number",
    "PositiveIntegerField": "whole number",
    "PositiveSmallIntegerField": "whole number",
    "SlugField": "short name",
    "TextField": "text of any length",
    "UUIDField": "unique number",
}
HEADING = re.compile(rf"^({'|'.join(CARD)}):$", re.MULTILINE)


def page(title: str, introduction: str, body: Iterable[str]) -> str:
    """Return a whole page of Markdown."""
    return "\n".join([f"# {title}", "", WRITTEN_BY, "", introduction, "", *body]) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a Markdown table; cells may hold anything but bars."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for row in rows:
        cells = [" ".join(cell.split()).replace("|", "\\|") for cell in row]
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def permissions_page(roles: Sequence[Role]) -> str:
    """Return who may do what: a row a permission, a column a role."""
    described = table(["Role", "What it is"], [(r.name, r.sentence) for r in roles])
    matrix = table(
        ["A person may", *(role.name for role in roles)],
        [
            (p.value, *("yes" if p in role.permissions else "" for role in roles))
            for p in Permission
        ],
    )
    return page(
        "Roles and permissions",
        "A role is held in one partnership and says nothing about any other. The table "
        "is `src/frankpledge/access/rules.py`, turned for reading.",
        [*described, "", "## Who may do what", "", *matrix],
    )


def settings_page(variables: Sequence[Variable]) -> str:
    """Return what the product reads from the environment."""
    rows = [(f"`{v.name}`", v.meaning, v.default) for v in variables]
    return page(
        "Settings",
        "Everything the product reads from the environment. Nonsense is refused when it "
        "starts, in a sentence that says what to set.",
        table(["Variable", "What it is for", "Without it"], rows),
    )


def tables_page(described: Iterable[type[models.Model]]) -> str:
    """Return the data dictionary: every table, its fields, what is personal in it."""
    body: list[str] = []
    for model in described:
        body += [*one_table(model), ""]
    for shape in Shape:
        body += [*evidence_table(shape), ""]
    return page(
        "Tables",
        "Every table, in the order of the year. A field is marked personal when it "
        "tells something about a person.",
        body,
    )


def one_table(model: type[models.Model]) -> list[str]:
    """Return a model's part of the data dictionary."""
    kept = getattr(model, "RETENTION", "")
    personal: frozenset[str] = getattr(model, "PERSONAL", frozenset())
    rows = [
        (
            f"`{field.name}`",
            kind_of(field),
            "yes" if getattr(field, "null", False) else "",
            "personal" if field.name in personal else "",
        )
        for field in (*model._meta.fields, *model._meta.many_to_many)
    ]
    package = model.__module__.split(".")[1]
    return [
        f"## {model.__name__} ({package})",
        "",
        " ".join((inspect.getdoc(model) or "").split()),
        f"Kept {kept}.",
        "",
        *table(["Field", "Holds", "May be missing", ""], rows),
    ]


def kind_of(field: Any) -> str:
    """Return what a field holds, in words a reader of tables knows."""
    if field.related_model is not None:
        many = "several of" if field.many_to_many else "a"
        return f"{many} {field.related_model.__name__}"
    if field.choices:
        return "one of " + ", ".join(str(value) for value, _ in field.choices)
    words = KINDS[field.get_internal_type()]
    return f"{words}, up to {field.max_length}" if field.max_length else words


def evidence_table(shape: Shape) -> list[str]:
    """Return the columns of the evidence store, which is no table of the database."""
    rows = [
        (f"`{c.name}`", f"{c.kind}. {c.meaning}", "yes" if c.nullable else "", "")
        for c in CONTRACTS[shape]
    ]
    one = {
        Shape.INCIDENTS: "an incident",
        Shape.FIGURES: "a figure that somebody else counted",
    }[shape]
    return [
        f"## Evidence of {shape} (Parquet)",
        "",
        f"One row {one}, in files that are never changed. No names, no addresses.",
        "",
        *table(["Column", "Holds", "May be missing", ""], rows),
    ]


def checks_page(checks: Iterable[Any], between_years: Iterable[Any] = ()) -> str:
    """Return every question put to plan documents, in the order they are asked."""
    body = [line for check in checks for line in one_check(check)]
    if compared := [line for c in between_years for line in one_check(c, level=3)]:
        body += [
            "## Between two years’ plans",
            "",
            "Put to the plans of two years when they are compared: see `frankpledge plan "
            "compare`.",
            "",
            *compared,
        ]
    return page(
        "Checks of a plan document",
        "Each is put to every document that is read. On a sound one all are silent.",
        body[:-1],
    )


def one_check(check: Any, *, level: int = 2) -> list[str]:
    """Return a rule's part of the page of checks."""
    return [
        f"{'#' * level} {check.name}",
        "",
        check.question,
        "",
        f"- Kind: {check.about.value}; severity: {check.severity.value}",
        f"- Needs: {check.needs}",
        f"- Tolerance: {check.tolerance}",
        f"- Source: {check.source}",
        "",
    ]


def methods_page(functions: Iterable[Callable[..., Any]]) -> str:
    """Return the method cards: the docstrings of the analyses, turned for reading."""
    body: list[str] = []
    for function in functions:
        name = f"{function.__module__.removeprefix('frankpledge.')}.{function.__name__}"
        body += [f"## {name}", "", *card(inspect.getdoc(function) or ""), ""]
    return page(
        "Methods",
        "How each figure is worked out, when to rely on it and when not. Written in the "
        "code beside the method, with an example that the tests run.",
        body[:-1],
    )


def card(text: str) -> list[str]:
    """Return a docstring of "Heading:" parts as Markdown."""
    first, *parts = HEADING.split(text)
    lines = [first.strip(), ""]
    for heading, part in zip(parts[::2], parts[1::2], strict=True):
        content = inspect.cleandoc("\n" + part).strip("\n")
        if heading == "Example":
            content = f"```python\n{content}\n```"
        lines += [f"**{heading}**", "", content, ""]
    return lines[:-1]


def commands_page(group: click.Group) -> str:
    """Return the help of every command, as the terminal prints it."""
    body: list[str] = []
    for path, command in commands(group, "frankpledge"):
        context = click.Context(command, info_name=path, terminal_width=80)
        body += [f"## {path}", "", "```", command.get_help(context), "```", ""]
    return page(
        "Commands",
        "All of them keep database and evidence in the folder FRANKPLEDGE_HOME. They end "
        "with 0 when all is fine, 1 when there are findings or the input was refused, "
        "and 2 when they were called wrongly.",
        body[:-1],
    )


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """Yield every command under a group with its full name, groups left out."""
    for name, command in group.commands.items():
        if command.hidden:
            continue
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def our_models() -> list[type[models.Model]]:
    """Return our models by stage, in the order they are declared."""
    return [
        model for stage in STAGES for model in apps.get_app_config(stage).get_models()
    ]


def pages() -> dict[str, str]:
    """Return every reference page by its file's name. Needs Django set up."""
    # By name, because they bring models with them and Django must be ready first.
    checks = importlib.import_module("frankpledge.review.checks.table").CHECKS
    between = importlib.import_module("frankpledge.review.comparing.table").YEARS_CHECKS
    cli = importlib.import_module("frankpledge.config.cli").frankpledge
    return {
        "permissions.md": permissions_page(ROLES),
        "settings.md": settings_page(VARIABLES),
        "tables.md": tables_page(our_models()),
        "checks.md": checks_page(checks, between),
        "methods.md": methods_page(METHODS),
        "commands.md": commands_page(cli),
    }


def stale(written: dict[str, str], folder: Path) -> list[str]:
    """Return the names of pages that are missing, differ, or describe nothing more.

    Pages that are measured, not described, have their own writer and are left alone.
    """
    found = {
        path.name: path.read_text(encoding="utf-8")
        for path in folder.glob("*.md")
        if path.name not in MEASURED
    }
    names = written.keys() | found.keys()
    return sorted(name for name in names if written.get(name) != found.get(name))


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail if a page is stale.")
def main(*, check: bool) -> None:
    """Write the reference pages from the code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frankpledge.config.settings")
    django.setup()
    written = pages()
    outdated = stale(written, FOLDER)
    if check and outdated:
        raise click.ClickException(
            f"{', '.join(outdated)} in docs/reference are not current; run "
            "`python -m frankpledge.config.reference`."
        )
    if check:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in outdated:
        if name in written:
            (FOLDER / name).write_text(written[name], encoding="utf-8")
        else:
            (FOLDER / name).unlink()
        click.echo(f"docs/reference/{name}", err=True)


if __name__ == "__main__":
    main()
