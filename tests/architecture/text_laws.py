"""Laws about texts: what must never be written down, and what must be written twice."""

import re
from pathlib import PurePosixPath

# In pieces, so that this file does not itself hold what it forbids.
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("python" + "hosted", "org"),
        ("npm" + "js", "org"),
        ("npm" + "js", "com"),
        ("deb" + "ian", "org"),
        ("ubuntu", "com"),
    )
)
MACHINE_PATHS = tuple("/" + name + "/" for name in ("work", "root", "tmp"))
MACHINE_PATHS += tuple("/" + "home/" + name for name in ("runner", "user", "dev"))
LOCKS_WITH_ADDRESSES = {"uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock"}
RESOLVED = re.compile(r'^\s*"resolved":', re.MULTILINE)


def addresses(path: str, text: str) -> list[str]:
    """No file names a package registry's host: mirrors differ, mistakes leak."""
    return [f"{path}: names {host}" for host in REGISTRIES if host in text]


def machine_paths(path: str, text: str) -> list[str]:
    """No file names a folder of the machine it was written on."""
    # Not inside a longer path or address: `docs/work/` and `x.org/work/` are no folders
    # of ours.
    return [
        f"{path}: names a folder under {place}"
        for place in MACHINE_PATHS
        if re.search(rf"(?<![\w.\-/}}*]){place}", text)
    ]


def locks(path: str, text: str) -> list[str]:
    """Locks carry versions and hashes, no addresses."""
    name = PurePosixPath(path).name
    if name in LOCKS_WITH_ADDRESSES:
        return [f"{path}: a lock of this kind carries registry addresses"]
    if name == "package-lock.json" and RESOLVED.search(text):
        return [f"{path}: carries addresses; .npmrc asks npm to leave them out"]
    return []


LAWS = (addresses, machine_paths, locks)
