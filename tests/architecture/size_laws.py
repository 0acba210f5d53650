"""Laws about size and names: what fits on a screen, and no bags."""

import ast
from pathlib import PurePosixPath

from tests.architecture.code_laws import Function
from tests.architecture.source import Source

FILE, FUNCTION, VIEW = 400, 40, 15
BAGS = {"utils", "helpers", "common", "misc", "services", "managers", "core", "base"}


def long_files(source: Source) -> list[str]:
    """A file is at most 400 lines: beyond that it is split by noun."""
    lines = source.text.count("\n")
    return [f"{source.path}: {lines} lines, {FILE} allowed"] if lines > FILE else []


def long_functions(source: Source) -> list[str]:
    """A function is at most 40 lines, its docstring not counted."""
    return [
        source.at(node, f"{node.name} is {length_of(node)} lines, {FUNCTION} allowed")
        for node in ast.walk(source.tree)
        if isinstance(node, Function) and length_of(node) > FUNCTION
    ]


def long_views(source: Source) -> list[str]:
    """A view's body is at most 15 lines: load, one call, answer."""
    if source.layer != "views":
        return []
    return [
        source.at(node, f"{node.name}'s body is {body_of(node)} lines, {VIEW} allowed")
        for node in ast.walk(source.tree)
        if isinstance(node, Function)
        and node.args.args
        and node.args.args[0].arg == "request"
        and body_of(node) > VIEW
    ]


def bags(source: Source) -> list[str]:
    """No module is named after a bag: a bag attracts everything."""
    parts = set(PurePosixPath(source.path).with_suffix("").parts)
    return [f"{source.path}: {name} names a bag" for name in sorted(parts & BAGS)]


LAWS = (long_files, long_functions, long_views, bags)


def length_of(node: Function) -> int:
    """Return the lines of a function from its `def`, less those of its docstring."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def body_of(node: Function) -> int:
    """Return the lines of a function's body, without signature and docstring."""
    first, *rest = node.body
    start = rest[0] if ast.get_docstring(node) is not None and rest else first
    return (node.end_lineno or start.lineno) - start.lineno + 1
