"""Laws about documents: numbers, titles, sections, and words that must be explained."""

import re
from collections.abc import Callable

SECTIONS = ("Context", "Options", "Decision", "Consequences", "How it is enforced")
TITLE = re.compile(r"^# (\d+)\. (.+)$", re.MULTILINE)
LISTED = re.compile(r"^\| *(\d+) *\| *\[(.+?)\]\((\S+?\.md)\)", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"python3 start\.py(?: ([a-z]+))?")
START_COMMANDS = {"", "test", "setup"}
NAMED_FILE = re.compile(r"`((?:src|tests|docs)/[\w./-]+|start\.py|pyproject\.toml)`")


def decision_faults(path: str, text: str) -> list[str]:
    """A decision's number is its file's; it has every section, and fits a page."""
    title = TITLE.search(text)
    if title is None:
        return [f"{path}: no title of the form '# 7. What was decided'"]
    faults = []
    if int(title[1]) != int(path.rsplit("/", 1)[-1].split("-")[0]):
        faults.append(f"{path}: the title says {title[1]}")
    faults += [
        f"{path}: no section '{section}'"
        for section in SECTIONS
        if not re.search(rf"^## {section}\n+\S", text, re.MULTILINE)
    ]
    if text.count("\n") > 70:
        faults.append(f"{path}: longer than a page")
    return faults


def index_faults(index: str, decisions: dict[str, str]) -> list[str]:
    """The index lists each decision once, in order, by its own title."""
    listed = [
        (int(number), title, file) for number, title, file in LISTED.findall(index)
    ]
    written = [
        (int(found[1]), found[2], name)
        for name, text in sorted(decisions.items())
        if (found := TITLE.search(text))
    ]
    faults = [f"{entry} is in one place only" for entry in set(listed) ^ set(written)]
    if [number for number, _, _ in listed] != list(range(1, len(listed) + 1)):
        faults.append("the numbers do not run from 1 without a gap")
    return faults


def dead_links(text: str, exists: Callable[[str, bool], bool]) -> list[str]:
    """Return the links and file names in a text that lead nowhere.

    `exists(target, is_link)` says whether a relative link, or a path from the
    repository's root, is there.
    """
    dead = [target for target in LINK.findall(text) if not exists(target, True)]
    return dead + [name for name in NAMED_FILE.findall(text) if not exists(name, False)]


def unknown_commands(text: str) -> set[str]:
    """Return the words after `python3 start.py` that it would refuse."""
    return set(COMMAND.findall(text)) - START_COMMANDS


def unexplained(names: set[str], glossary: str) -> set[str]:
    """Return the names of models that no row of the glossary carries in its code."""
    return names - set(re.findall(r"`(\w+)`", glossary))


def out_of_order(glossary: str) -> list[str]:
    """Return the terms that do not follow the one before in the alphabet."""
    terms = re.findall(r"^\| \*\*(.+?)\*\*", glossary, re.MULTILINE)
    keys = [term.casefold() for term in terms]
    return [
        term
        for before, key, term in zip(keys, keys[1:], terms[1:], strict=False)
        if key < before
    ]


def commands_named(text: str) -> list[list[str]]:
    """Return the words of each `frankpledge ...` in a text, up to the first operand."""
    return [
        re.findall(r"[a-z][a-z-]*(?= |$)", found)
        for found in re.findall(r"`frankpledge ((?:[a-z][a-z-]*(?: |(?=`)))+)", text)
    ]


def unknown_command(words: list[str], command: object) -> bool:
    """Say whether words lead to no command of a click group."""
    for word in words:
        known = getattr(command, "commands", None)
        if known is None:
            return False  # an operand in small letters
        if word not in known:
            return True
        command = known[word]
    return False
