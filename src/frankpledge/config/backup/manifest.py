"""What a backup says of itself, and whether that can be believed before it is unpacked."""

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from frankpledge.config.refusing import Refused

NAME = "manifest.json"
FORMAT = 1
LONGEST_PART_BYTES = 255  # of a name: no file system takes more
MOST_BYTES = 1 << 30  # a million files take a fifth of it
FOLDERS = ("evidence", "incoming", "uploads")  # of the home, as they stand there
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
SHA256 = re.compile("[0-9a-f]{64}")
# Marks some system would take for a folder, a drive, a stream or an order to a terminal.
UNSAFE = re.compile(r'[\\:*?"<>|\x00-\x1f\x7f]')


@dataclass(frozen=True)
class Entry:
    """A file in a backup: its name there, how many bytes it holds, their hash."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """When a backup was made, of what, and every file in it.

    `migrations` are the tables' changes applied, as "intake.0001_initial".
    """

    format: int
    made_at: str
    frankpledge: str
    database: str  # a key of DATABASES
    migrations: tuple[str, ...]
    files: tuple[Entry, ...]

    @property
    def bytes(self) -> int:
        """Return how much room the files take, unpacked."""
        return sum(entry.bytes for entry in self.files)


def written(manifest: Manifest) -> bytes:
    """Return a manifest as JSON."""
    return json.dumps(asdict(manifest), indent=1).encode()


def read(text: bytes) -> Manifest:
    """Return a manifest from its JSON; raises Refused for anything else."""
    try:
        given = json.loads(text)
        if given["format"] != FORMAT:
            raise Refused(
                f"This backup is of format {given['format']!r}, and this Frankpledge "
                f"reads format {FORMAT}. Restore it with the Frankpledge that made it."
            )
        manifest = Manifest(
            **{
                **given,
                "migrations": tuple(given["migrations"]),
                "files": tuple(Entry(**entry) for entry in given["files"]),
            }
        )
        DATABASES[manifest.database]
        "".join(manifest.migrations)  # names, or a TypeError
        for entry in manifest.files:
            _check_entry(entry)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refused(
            "The backup's list of its own files cannot be read, so nothing can be "
            "checked: it is no backup of Frankpledge, or damaged. Use another."
        ) from error
    return manifest


def check_names(manifest: Manifest, held: Sequence[str]) -> None:
    """Refuse files that lead out of the home, or are not those the manifest lists."""
    listed = [entry.name for entry in manifest.files]
    for name in (*held, *listed):
        if name != NAME and not _is_safe(name, manifest.database):
            raise Refused(
                f"The backup holds a file named {name[:200]!r}, which no backup of "
                "Frankpledge does: somebody altered it. Nothing was restored."
            )
    folders = {str(folder) for name in listed for folder in PurePosixPath(name).parents}
    is_nested = not folders.isdisjoint(listed)  # a file cannot be a folder too
    is_twice = len(set(listed)) != len(listed)
    if sorted(held) != sorted([*listed, NAME]) or is_twice or is_nested:
        raise Refused(
            "The backup's files are not those of its own list: it was altered or is "
            "damaged. Nothing was restored; use another."
        )
    if DATABASES[manifest.database] not in listed:
        raise Refused("The backup holds no database. Nothing was restored.")


def check_migrations(manifest: Manifest, known: Collection[str]) -> None:
    """Refuse a backup whose tables are of a later Frankpledge than this one."""
    if unknown := sorted(set(manifest.migrations) - set(known)):
        raise Refused(
            f"The backup was made by Frankpledge {manifest.frankpledge[:20]}, which is "
            f"newer than this one (it knows {unknown[0][:80]}). Install that version and "
            "restore again."
        )


def _check_entry(entry: Entry) -> None:
    if entry.bytes < 0 or not SHA256.fullmatch(entry.sha256):
        raise ValueError(entry.name)


def _is_safe(name: str, database: str) -> bool:
    if name == DATABASES[database]:
        return True
    place = PurePosixPath(name)
    return (
        str(place) == name  # no "./", no doubled or trailing slash
        and len(place.parts) > 1
        and place.parts[0] in FOLDERS
        and ".." not in place.parts
        and all(len(part.encode()) <= LONGEST_PART_BYTES for part in place.parts)
        and not UNSAFE.search(name)
    )
