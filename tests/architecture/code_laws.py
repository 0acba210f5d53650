"""Laws about code, each a function from one file to a list of complaints.

`test_code.py` shows each law a file that breaks it before it trusts the law with ours.
"""

import ast
import sys
from collections.abc import Iterator

from tests.architecture.source import Source

LOADERS = {"get_object_or_404", "get_list_or_404", "aget_object_or_404"}
TABLE_DOORS = {"objects", "_default_manager", "_base_manager"}
WRITES = {"save", "delete", "bulk_create", "bulk_update", "get_or_create"}
WRITES |= {"update_or_create", "full_clean_and_save", "create"}
READING_LAYERS = {"views", "forms", "presenters", "queries", "permissions", "rules"}
PRIVATE_LAYERS = {"models", "views", "forms"}
PURE_PARTS = ("frankpledge.plan.reading", "frankpledge.review.checks")
PURE_PARTS += ("frankpledge.review.comparing",)
# Pure as well: bytes in, words out. Each opens one kind of file, for one folder.
FILE_OPENERS = {"lxml", "pypdfium2"}
OPENING_FILES = "frankpledge.plan.reading.formats"
ALWAYS_LOADED = {"duckdb", "numpy", "shapely"}
KERNELS = "frankpledge.analysis.kernels"
CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "monotonic"}
CLOCK_OWNERS = {"datetime", "date", "timezone", "time"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def unscoped_reads(source: Source) -> list[str]:
    """A view begins at the partnership: it never opens a table itself."""
    if source.layer != "views":
        return []
    complaints = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in TABLE_DOORS:
            complaints.append(source.at(node, f"reads a table by .{node.attr}"))
        if (
            isinstance(node, ast.Call)
            and last_name(node.func) in LOADERS
            and node.args
            and is_class_name(node.args[0])
        ):
            complaints.append(source.at(node, "loads from a whole model, not a scope"))
    return complaints


def loose_operations(source: Source) -> list[str]:
    """A public operation is keyword-only and says who and when."""
    if source.layer != "operations":
        return []
    complaints = []
    for node in source.tree.body:
        if not isinstance(node, Function) or node.name.startswith("_"):
            continue
        keywords = {argument.arg for argument in node.args.kwonlyargs}
        if node.args.posonlyargs or node.args.args or node.args.vararg:
            complaints.append(
                source.at(node, f"{node.name} takes positional arguments")
            )
        if not {"by", "at"} <= keywords:
            complaints.append(source.at(node, f"{node.name} does not take by= and at="))
    return complaints


def writes_elsewhere(source: Source) -> list[str]:
    """Nothing outside operations writes to a table."""
    if source.layer not in READING_LAYERS or source.package == "ui":
        return []
    return [
        source.at(node, f"calls .{node.func.attr}(), which belongs in operations")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
    ]


def foreign_insides(source: Source) -> list[str]:
    """Another package's views and forms are never imported.

    Its models may be named in annotations and nowhere else: never read, never made.
    The forms and views of `ui` are its face, made for all the others.
    """
    complaints = []
    named_only: set[str] = set()
    for node, module, names in imports_of(source):
        package, layer = inside_of(module)
        if package in {"", "ui", source.package}:
            continue
        if layer in {"views", "forms"} or (not layer and PRIVATE_LAYERS & set(names)):
            complaints.append(source.at(node, f"imports the insides of {package}"))
        elif layer == "models":
            named_only |= set(names) or {module}
    return complaints + used_beyond_annotations(source, named_only)


def used_beyond_annotations(source: Source, names: set[str]) -> list[str]:
    """Return the places where names are used for more than saying a type."""
    said = set()
    for node in ast.walk(source.tree):
        for hint in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if isinstance(hint, ast.AST):
                said |= {id(part) for part in ast.walk(hint)}
    return [
        source.at(node, f"uses another package's model {node.id} beyond annotations")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Name) and node.id in names and id(node) not in said
    ]


def impure_centre(source: Source) -> list[str]:
    """Rules, readers and checks import only the standard library and one another.

    What opens Word, PDF and web pages may import the library that parses them.
    """
    if not is_pure(source):
        return []
    complaints = []
    for node, module, _ in imports_of(source):
        top = module.split(".")[0]
        is_opener = top in FILE_OPENERS and source.module.startswith(OPENING_FILES)
        if is_opener:
            continue
        if top == "random" or (top != "frankpledge" and not is_standard(top)):
            complaints.append(source.at(node, f"imports {module}"))
        if top == "frankpledge" and not is_pure_name(module):
            complaints.append(source.at(node, f"imports {module}, which is not pure"))
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and last_name(node.func) in {"print", "input"}:
            complaints.append(source.at(node, "talks to a terminal"))
    return complaints


def heavy_analysis(source: Source) -> list[str]:
    """Analysis imports the standard library, duckdb, numpy, shapely and itself.

    scipy takes a third of a second to load, so it is imported inside the function that
    needs it; kernels the same way, for they bring numba.
    """
    if source.package != "analysis":
        return []
    above = {id(node) for node in source.tree.body}
    complaints = []
    for node, module, _ in imports_of(source):
        top = module.split(".")[0]
        ours = f"{module}.".startswith("frankpledge.analysis.")
        is_kernel = module.startswith(f"{KERNELS}.")
        if not (ours or top in ALWAYS_LOADED or is_standard(top)) and top != "scipy":
            complaints.append(source.at(node, f"imports {module}"))
        elif id(node) in above and (top == "scipy" or is_kernel):
            complaints.append(source.at(node, f"loads {module} before it is needed"))
    return complaints


def clocks(source: Source) -> list[str]:
    """Only config (middleware, commands, jobs) reads the clock; others are told."""
    if not source.package or source.package == "config":
        return []
    return [
        source.at(node, f"reads the clock ({ast.unparse(node.func)})")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and last_name(node.func.value) in CLOCK_OWNERS
    ]


def environment_reads(source: Source) -> list[str]:
    """Only config reads the environment, so every variable is in its one list."""
    if not source.package or source.package == "config":
        return []
    return [
        source.at(node, "reads the environment")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    ]


def hidden_wiring(source: Source) -> list[str]:
    """No signals and no generic foreign keys: what happens is called by name."""
    hidden = ("django.dispatch", "django.db.models.signals")
    hidden += ("django.contrib.contenttypes.fields",)
    return [
        source.at(node, f"imports {module}")
        for node, module, names in imports_of(source)
        if module.startswith(hidden)
        or (module == "django.db.models" and "signals" in names)
    ]


LAWS = (
    unscoped_reads,
    loose_operations,
    writes_elsewhere,
    foreign_insides,
    impure_centre,
    heavy_analysis,
    clocks,
    environment_reads,
    hidden_wiring,
)


def imports_of(source: Source) -> Iterator[tuple[ast.stmt, str, tuple[str, ...]]]:
    """Yield each import: its node, the module, and the names taken from it."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name, ()
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node, node.module, tuple(alias.name for alias in node.names)


def inside_of(module: str) -> tuple[str, str]:
    """Return the package and layer a dotted name is in; "" outside ours."""
    top, package, layer, *_ = [*module.split("."), "", "", ""]
    return (package, layer) if top == "frankpledge" else ("", "")


def is_pure(source: Source) -> bool:
    """Say whether a file is part of the pure centre."""
    return source.layer == "rules" or source.module.startswith(PURE_PARTS)


def is_pure_name(module: str) -> bool:
    """Say whether a dotted name is part of the pure centre, or of analysis."""
    package, layer = inside_of(module)
    return package == "analysis" or layer == "rules" or module.startswith(PURE_PARTS)


def is_standard(top: str) -> bool:
    """Say whether a module comes with Python."""
    return top in sys.stdlib_module_names


def last_name(node: ast.AST) -> str:
    """Return the last part of a name or attribute: "date" of `datetime.date`."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def is_class_name(node: ast.AST) -> bool:
    """Say whether an expression is the bare name of a class."""
    return last_name(node)[:1].isupper()
