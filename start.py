# /// script
# requires-python = ">=3.11,<3.15"
# dependencies = []
# ///
"""Set everything up, then run the demo partnership or the tests.

    python3 start.py [--port N ...]     set up, then `frankpledge demo` with these options
    python3 start.py test               set up, then every check and every test
    python3 start.py test ARGUMENTS     set up, then pytest alone, with these arguments
    python3 start.py setup              set up, and nothing more

Standard library only. Uses uv when it is on PATH, venv and pip otherwise; Node from
the machine, or from PyPI when there is none. What is already done is not done again:
a stamp holds a hash of what each step was made from.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import IO, NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
ASSETS = ROOT / "assets"
KERNELS = ROOT / "src" / "frankpledge" / "analysis" / "kernels"
HOME = ROOT / "home"  # what the demo keeps, and what .venv's frankpledge works on
BUILT = ROOT / "src" / "frankpledge" / "ui" / "static" / "frankpledge"
OLDEST, NEWEST = (3, 11), (3, 14)
OLDEST_NODE = 20

# Each check: what a person calls it, and what runs it. The first that fails ends the
# run, because the tests take minutes and these take seconds.
CHECKS = (
    ("layout", "ruff format --check --quiet ."),
    ("lint", "ruff check --quiet ."),
    ("types", "mypy"),
    ("contracts between packages", "lint-imports"),
    ("migrations", "django-admin makemigrations --check --dry-run"),
    ("deployment settings", "django-admin check --deploy --fail-level WARNING"),
    ("reference pages", "python -m frankpledge.config.reference --check"),
)
# Two lanes of about the same length, side by side: each takes a core, minutes long.
LANES = (
    (("tests on SQLite", "pytest -m 'not journey'"),),
    (
        ("tests on PostgreSQL", "pytest --postgres"),
        ("journeys in a browser", "pytest -m journey"),
    ),
)


def main(arguments: list[str]) -> int:
    """Do what the command line asks; return the exit code."""
    named = bool(arguments) and not arguments[0].startswith("-")
    command, rest = (arguments[0], arguments[1:]) if named else ("demo", arguments)
    if command not in ("demo", "test", "setup") or rest[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0 if rest else 2
    check_python()
    os.chdir(ROOT)
    os.environ.setdefault("FRANKPLEDGE_HOME", str(HOME))
    set_up("requirements-dev.txt" if command == "test" else "requirements.txt")
    if command == "demo":
        become([str(PYTHON), "-m", "frankpledge.config.cli", "demo", *rest])
    if command == "test" and rest:
        become([str(PYTHON), "-m", "pytest", *rest])
    return test_everything() if command == "test" else 0


def set_up(lock: str) -> None:
    """Bring the environment and the assets up to date, doing only what is needed."""
    if not venv_is_usable():
        make_venv()
    done = hash_of([lock], extra=f"{sys.version} {ROOT}")
    if not stamped(VENV / f"{lock}.stamp", done):
        install(lock)
        put_project_on_path()
        (VENV / f"{lock}.stamp").write_text(done, encoding="ascii")
    loops = [name for name in files_under(KERNELS) if name.endswith(".py")]
    kernels = hash_of(loops, extra=done)
    assets = hash_of(["package.json", "package-lock.json", *files_under(ASSETS)])
    with ThreadPoolExecutor() as side_by_side:  # both are minutes of work for a core
        if not stamped(VENV / "kernels.stamp", kernels):
            compiling = side_by_side.submit(compile_kernels)
        else:
            compiling = None
        if not stamped(BUILT / ".stamp", assets):
            build_assets()
            (BUILT / ".stamp").write_text(assets, encoding="ascii")
        if compiling:
            compiling.result()
            (VENV / "kernels.stamp").write_text(kernels, encoding="ascii")


def check_python() -> None:
    """Stop on a Python we were not tested with."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        running = "{}.{}".format(*sys.version_info[:2])
        stop(
            f"Frankpledge needs Python 3.11 to 3.14 and this is {running}: "
            "run start.py with one of them, or `uv run start.py`."
        )


def venv_is_usable() -> bool:
    """Say whether .venv is there, whole, and of the Python that runs this."""
    try:
        described = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return False
    found = re.search(r"^version(?:_info)? *= *(\d+\.\d+)", described, re.MULTILINE)
    running = "{}.{}".format(*sys.version_info[:2])
    return PYTHON.exists() and found is not None and found[1] == running


def make_venv() -> None:
    """Make .venv, with uv or with Python's own venv."""
    uv = shutil.which("uv")
    if uv:
        say("Making an environment in .venv (uv)")
        run([uv, "venv", "--clear", "--quiet", "--python", sys.executable, str(VENV)])
        return
    if importlib.util.find_spec("ensurepip") is None:
        version = "{}.{}".format(*sys.version_info[:2])
        stop(
            "This Python cannot make environments (it has no ensurepip): "
            f"`apt-get install python{version}-venv`, or install uv."
        )
    say("Making an environment in .venv (venv)")
    run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def install(lock: str) -> None:
    """Install exactly what a lock names; every file is checked against its hash."""
    count = (ROOT / lock).read_text(encoding="utf-8").count("==")
    uv = shutil.which("uv")
    say(f"Installing {count} packages of {lock} ({'uv' if uv else 'pip'})")
    wanted = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", lock]
    if uv:
        command = [uv, "pip", "install", "--python", str(PYTHON)]
    else:
        command = [str(PYTHON), "-m", "pip", "--no-input", "--quiet", "install"]
    run(
        [*command, "--quiet", *wanted],
        remedy="Packages come from PyPI the first time: is there a network? "
        "A damaged .venv may simply be deleted.",
    )


def put_project_on_path() -> None:
    """Make `import frankpledge` and the `frankpledge` command work from the checkout.

    A path file, a name card and a launcher: no build step, so no build tool to pin.
    """
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    told = subprocess.check_output([str(PYTHON), "-c", ask], text=True)
    packages = Path(told.strip())
    (packages / "frankpledge.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    version = re.search(r'^version = "(.+)"', declared, re.MULTILINE)[1]
    for older in packages.glob("frankpledge-*.dist-info"):
        shutil.rmtree(older)
    card = packages / f"frankpledge-{version}.dist-info" / "METADATA"
    card.parent.mkdir()
    card.write_text(f"Metadata-Version: 2.1\nName: frankpledge\nVersion: {version}\n")
    launch(f'"{PYTHON}" -m frankpledge.config.cli')


def launch(command: str) -> None:
    """Write the launcher; unless told otherwise it works on the checkout's own home."""
    if WINDOWS:
        launcher = BIN / "frankpledge.cmd"
        lines = [f"@if not defined FRANKPLEDGE_HOME set FRANKPLEDGE_HOME={HOME}"]
        lines += [f"@{command} %*"]
    else:
        launcher = BIN / "frankpledge"
        lines = ["#!/bin/sh", f': "${{FRANKPLEDGE_HOME:={HOME}}}"']
        lines += ["export FRANKPLEDGE_HOME", f'exec {command} "$@"']
    launcher.unlink(missing_ok=True)  # another tool may have put a link here
    launcher.write_text("\n".join([*lines, ""]), encoding="utf-8")
    launcher.chmod(0o755)


def build_assets() -> None:
    """Build styles, scripts and fonts with Node: the machine's, or PyPI's."""
    npm = npm_command()
    say("Fetching the design system and building styles and scripts (npm)")
    quietly = "--loglevel=error"
    run([npm, "ci", quietly], remedy="npm needs the network the first time.")
    run([npm, "run", "--silent", "build"])


def compile_kernels() -> None:
    """Compile the loops of the analysis once; without this their first use is slow."""
    run([str(PYTHON), "-m", "frankpledge.analysis.kernels"])


def npm_command() -> str:
    """Return how to call npm; fetch Node from PyPI when the machine's will not do."""
    npm = shutil.which("npm")
    if npm and node_is_new_enough():
        return npm
    say(f"No Node {OLDEST_NODE} or newer on this machine: taking the one from PyPI")
    install("requirements-node.txt")
    os.environ["PATH"] = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    return str(shutil.which("npm", path=BIN))


def node_is_new_enough() -> bool:
    """Say whether the machine's Node can build the assets."""
    node = shutil.which("node")
    if not node:
        return False
    found = re.match(r"v(\d+)", subprocess.check_output([node, "--version"], text=True))
    return bool(found) and int(found[1]) >= OLDEST_NODE


def test_everything() -> int:
    """Run every check, then every test; print what each came to."""
    came_to = []
    with tempfile.TemporaryDirectory(prefix="frankpledge-") as home:
        for name, arguments in CHECKS:
            say(name[0].upper() + name[1:])
            came_to.append(outcome(name, start_step(arguments, home)))
            if came_to[-1][1]:
                break
        else:
            came_to += lanes_at_once(home)
    print()
    for name, code, seconds in came_to:
        print(f"{'FAILED' if code else 'fine':<7}{name:<30}{seconds:7.1f} s")
    unrun = len(CHECKS) + sum(map(len, LANES)) - len(came_to)
    if unrun:
        print(f"{unrun} further steps were not run; mend the failure above first.")
    return 1 if unrun or any(code for _, code, _ in came_to) else 0


def lanes_at_once(home: str) -> list[tuple[str, int, float]]:
    """Run the lanes side by side, what is in one of them in turn.

    The first lane's lines are shown as they come, another's when it has ended.
    """
    first, *others = LANES
    with ExitStack() as stack:
        files = [
            stack.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8"))
            for _ in others
        ]
        pool = stack.enter_context(ThreadPoolExecutor(max_workers=len(LANES)))
        say(" beside ".join(", then ".join(name for name, _ in lane) for lane in LANES))
        beside = [
            pool.submit(run_lane, lane, home, file)
            for lane, file in zip(others, files, strict=True)
        ]
        came_to = run_lane(first, home, None)
        for lane, running, file in zip(others, beside, files, strict=True):
            came_to += running.result()
            say(", then ".join(name for name, _ in lane))
            file.seek(0)
            print(file.read(), flush=True)
    return came_to


def run_lane(
    lane: tuple[tuple[str, str], ...], home: str, output: IO[str] | None
) -> list[tuple[str, int, float]]:
    """Run each step of a lane after the one before, whatever became of that."""
    return [
        outcome(name, start_step(command, home, output=output))
        for name, command in lane
    ]


def start_step(
    arguments: str, home: str, *, output: IO[str] | None = None
) -> tuple[subprocess.Popen[bytes], float]:
    """Start a command of the environment; return it and the moment it began."""
    program, *options = shlex.split(arguments)
    started = subprocess.Popen(
        [str(BIN / program), *options],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output and subprocess.STDOUT,
        env=test_environment(home),
    )
    return started, time.monotonic()


def outcome(
    name: str, step: tuple[subprocess.Popen[bytes], float]
) -> tuple[str, int, float]:
    """Wait for a step; return its name, exit code and seconds."""
    process, began = step
    return name, process.wait(), time.monotonic() - began


def test_environment(home: str) -> dict[str, str]:
    """Return our environment, less what a person set for their own installation."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("FRANKPLEDGE_") or name == "FRANKPLEDGE_SHARED"
    }
    settings = "frankpledge.config.settings"
    return {**kept, "FRANKPLEDGE_HOME": home, "DJANGO_SETTINGS_MODULE": settings}


def files_under(folder: Path) -> list[str]:
    """Return the files under a folder, sorted, as paths from the root."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(ROOT).as_posix() for path in paths)


def hash_of(paths: list[str], *, extra: str = "") -> str:
    """Return one hash over the names and contents of files, and something extra."""
    total = hashlib.sha256(extra.encode())
    for path in paths:
        content = (ROOT / path).read_bytes()
        total.update(f"{path} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()


def stamped(stamp: Path, wanted: str) -> bool:
    """Say whether a step was already done from the same ingredients."""
    try:
        return stamp.read_text(encoding="ascii") == wanted
    except OSError:
        return False


def run(command: list[str], *, remedy: str = "") -> None:
    """Run a command; stop with one line when it fails."""
    code = subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode
    if code:
        stop(f"This failed (exit {code}): {' '.join(command)}\n{remedy}".strip())


def become(command: list[str]) -> NoReturn:
    """Hand over to a command, so that Ctrl-C and signals reach it directly."""
    if WINDOWS:
        sys.exit(subprocess.call(command))
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606


def say(line: str) -> None:
    """Tell the person what is going on; flushed, because children print too."""
    print(f"start.py: {line}", flush=True)


def stop(line: str) -> NoReturn:
    """End with a sentence that says what is missing and what to do."""
    sys.exit(f"start.py: {line}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
