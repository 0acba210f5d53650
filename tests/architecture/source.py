"""The repository's files as the laws read them: a path, a text, a syntax tree."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

REPOSITORY = Path(__file__).resolve().parents[2]
SKIPPED = {".git", ".venv", "node_modules", "home", "build", "dist", "__pycache__"}


@dataclass(frozen=True)
class Source:
    """One Python file; `path` is from the repository's root, with forward slashes."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The file's syntax tree."""
        return ast.parse(self.text, self.path)

    @cached_property
    def module(self) -> str:
        """The dotted name: "frankpledge.plan.operations.targets"."""
        parts = PurePosixPath(self.path.removeprefix("src/")).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def package(self) -> str:
        """The stage of the year it belongs to: "plan"; "" outside the packages."""
        parts = self.module.split(".")
        return parts[1] if parts[0] == "frankpledge" and len(parts) > 1 else ""

    @property
    def layer(self) -> str:
        """The file of the package it is or is part of: "operations"; "" for none."""
        parts = self.module.split(".")
        return parts[2] if parts[0] == "frankpledge" and len(parts) > 2 else ""

    def at(self, node: ast.AST, complaint: str) -> str:
        """Return a complaint with the place it is about."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {complaint}"


@cache
def repository_files() -> list[str]:
    """Return the paths of all files we keep, new ones not yet added included."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    told = subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    if told.returncode == 0:
        listed = told.stdout.splitlines()
    else:  # unpacked from an archive
        listed = [path.relative_to(REPOSITORY).as_posix() for path in walk(REPOSITORY)]
    return sorted(path for path in set(listed) if (REPOSITORY / path).is_file())


def walk(folder: Path) -> Iterator[Path]:
    """Yield the files under a folder, leaving out what tools made."""
    for path in folder.iterdir():
        if path.is_dir() and path.name not in SKIPPED:
            yield from walk(path)
        elif path.is_file():
            yield path


@cache
def python_sources(under: str = "") -> list[Source]:
    """Return our Python files, migrations left out: Django writes those."""
    return [
        Source(path, (REPOSITORY / path).read_text(encoding="utf-8"))
        for path in repository_files()
        if path.endswith(".py")
        and path.startswith(under)
        and "/migrations/" not in path
    ]
