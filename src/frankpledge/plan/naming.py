"""Short names and codes for what a document words at length. Pure."""

import re
from collections.abc import Collection

# What frames a target in a sentence, cut from the front and the back in this order.
FRAMES = (
    re.compile(r"^NI\s?\d+\s*[-–—:]\s*", re.I),
    re.compile(
        r"^(to )?(reduce|increase|decrease|improve|maintain|ensure|complete|run|hold|"
        r"offer|provide|continue)(,? or (improve|reduce|increase),?)?\s+",
        re.I,
    ),
    re.compile(
        r"^(with )?(at least|at most|no more than|a (minimum|maximum) of)\s+", re.I
    ),
    re.compile(
        r"^(\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+"
        r"(?=[a-z])",
        re.I,
    ),
    re.compile(r"^(the )?(current )?", re.I),
    re.compile(r"^(number|percentage|proportion|rate|levels?) of\s+", re.I),
    re.compile(r"^(the )", re.I),
    re.compile(r"\s+(by|to|from)\s+[\d.,]+\s*%?.*$", re.I | re.S),
    re.compile(r"\s*\([^)]*\)\s*"),
)
LONGEST_CODE = 60
RESERVED = "add"  # stands where a code would in the address of the page that adds one


def short_title(title: str) -> str:
    """Return what a target is about: "Domestic burglary" for "Reduce ... by 5%"."""
    text = " ".join(title.split())
    for frame in FRAMES:
        text = frame.sub(" ", text).strip() or text
    text = text.strip(" .,;:") or title.strip()
    return text[:1].upper() + text[1:]


def code_for(title: str, *, taken: Collection[str]) -> str:
    """Return a readable code not yet taken: "domestic-burglary", "...-2"."""
    words = re.sub(r"[^a-z0-9]+", "-", short_title(title).casefold()).strip("-")
    code = words[:LONGEST_CODE].strip("-") or "measure"
    if code not in taken:
        return code
    number = 2
    while f"{code}-{number}" in taken:
        number += 1
    return f"{code}-{number}"
