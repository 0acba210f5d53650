"""No text we keep names what it must not."""

import pytest

from tests.architecture import text_laws
from tests.architecture.source import REPOSITORY, repository_files

BREACHES = [
    ("addresses", "README.md", f"see https://{text_laws.REGISTRIES[0]}/simple"),
    ("addresses", "package.json", f'"registry": "{text_laws.REGISTRIES[2]}"'),
    ("machine_paths", "a.py", f"open('{text_laws.MACHINE_PATHS[0]}main/x')"),
    ("machine_paths", "a.md", f"{text_laws.MACHINE_PATHS[1]}.cache is full"),
    ("machine_paths", "a.sh", f"cp x {text_laws.MACHINE_PATHS[2]}y"),
    ("locks", "uv.lock", ""),
    ("locks", "package-lock.json", '  "resolved": "somewhere"'),
]
PERMITTED = [
    ("addresses", "README.md", "from PyPI and npm"),
    ("machine_paths", "a.md", "docs/work/plan.md, example.org/root/x, {home}/tmp/y"),
    ("locks", "package-lock.json", '  "integrity": "sha512-"'),
    ("locks", "requirements.txt", "django==5.2"),
]
LAWS = {law.__name__: law for law in text_laws.LAWS}


@pytest.mark.parametrize(("law", "path", "text"), BREACHES)
def test_a_breach_is_reported(law, path, text):
    assert LAWS[law](path, text)


@pytest.mark.parametrize(("law", "path", "text"), PERMITTED)
def test_what_is_permitted_is_not_reported(law, path, text):
    assert LAWS[law](path, text) == []


@pytest.mark.parametrize("law", text_laws.LAWS, ids=lambda law: law.__name__)
def test_every_file_keeps_the_law(law):
    complaints = [
        complaint
        for path in repository_files()
        for complaint in law(path, readable(path))
    ]

    assert not complaints, "\n".join(complaints)


def readable(path: str) -> str:
    """Return a file's text; pictures and fonts have none."""
    content = (REPOSITORY / path).read_bytes()
    return "" if b"\0" in content[:8000] else content.decode("utf-8")
