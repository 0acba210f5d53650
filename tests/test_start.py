"""`start.py` says what is missing in one line, and does nothing twice."""

import subprocess
import sys

import pytest
import start


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """Return an empty checkout for start.py to work in; it runs no command."""
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(start, "ASSETS", tmp_path / "assets")
    monkeypatch.setattr(start, "BUILT", tmp_path / "built")
    monkeypatch.setattr(start, "KERNELS", tmp_path / "kernels")
    (tmp_path / "kernels").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "built").mkdir()
    for name in ("package.json", "package-lock.json", "requirements.txt"):
        (tmp_path / name).write_text(f"{name}: click==8\n")
    return tmp_path


@pytest.fixture
def steps(checkout, monkeypatch):
    """Return the list of steps taken, instead of taking them."""
    taken = []

    def make_venv():
        taken.append("venv")
        start.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        start.PYTHON.touch()
        version = ".".join(str(part) for part in sys.version_info[:3])
        (start.VENV / "pyvenv.cfg").write_text(f"home = x\nversion = {version}\n")

    monkeypatch.setattr(start, "make_venv", make_venv)
    monkeypatch.setattr(start, "install", taken.append)
    monkeypatch.setattr(start, "put_project_on_path", lambda: None)
    monkeypatch.setattr(start, "compile_kernels", lambda: None)
    monkeypatch.setattr(start, "build_assets", lambda: taken.append("assets"))
    return taken


def test_a_first_run_does_everything_and_a_second_nothing(steps):
    start.set_up("requirements.txt")
    first = list(steps)
    start.set_up("requirements.txt")

    assert first == ["venv", "requirements.txt", "assets"]
    assert steps == first


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ("requirements.txt", ["requirements.txt"]),
        ("package-lock.json", ["assets"]),
        ("assets/new.scss", ["assets"]),
        (".venv/pyvenv.cfg", ["venv"]),
    ],
)
def test_what_changed_is_done_again(checkout, steps, changed, again):
    start.set_up("requirements.txt")
    steps.clear()

    (checkout / changed).write_text("version = 3.1.4\n")
    start.set_up("requirements.txt")

    assert steps[: len(again)] == again
    assert ("assets" in steps) == ("assets" in again)


def test_kernels_are_compiled_again_only_when_their_text_changed(
    checkout, steps, monkeypatch
):
    compiled = []
    monkeypatch.setattr(start, "compile_kernels", lambda: compiled.append(1))
    loops = checkout / "kernels" / "grid.py"
    loops.write_text("x = 1\n")
    start.set_up("requirements.txt")
    (checkout / "kernels" / "grid.nbi").write_text("machine code")
    start.set_up("requirements.txt")
    assert len(compiled) == 1

    loops.write_text("x = 2\n")
    start.set_up("requirements.txt")

    assert len(compiled) == 2


def test_a_file_moved_among_the_assets_changes_the_hash(checkout):
    (checkout / "assets" / "a").write_text("x")
    before = start.hash_of(start.files_under(start.ASSETS))

    (checkout / "assets" / "a").rename(checkout / "assets" / "b")

    assert start.hash_of(start.files_under(start.ASSETS)) != before


@pytest.mark.parametrize("version", [(3, 10, 4), (3, 15, 0), (2, 7, 18)])
def test_an_untried_python_is_refused_with_the_remedy(monkeypatch, version):
    monkeypatch.setattr(start.sys, "version_info", version)

    with pytest.raises(SystemExit, match=r"needs Python 3\.11 to 3\.14 .* `uv run"):
        start.check_python()


def test_a_python_without_ensurepip_names_the_package_to_install(monkeypatch, checkout):
    monkeypatch.setattr(start.shutil, "which", lambda _: None)
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda _: None)

    with pytest.raises(SystemExit, match=r"apt-get install python3\.\d+-venv"):
        start.make_venv()


def test_a_failing_command_is_named_with_its_remedy():
    command = [sys.executable, "-c", "raise SystemExit(3)"]

    with pytest.raises(SystemExit, match=r"(?s)exit 3.*try the other one"):
        start.run(command, remedy="try the other one")


@pytest.mark.parametrize(
    ("printed", "enough"),
    [("v18.19.0", False), ("v20.1.0", True), ("v24.0.0", True), ("strange", False)],
)
def test_an_old_node_is_not_used(monkeypatch, printed, enough):
    monkeypatch.setattr(start.shutil, "which", lambda _: "node")
    monkeypatch.setattr(start.subprocess, "check_output", lambda *_, **__: printed)

    assert start.node_is_new_enough() == enough


def test_no_node_is_not_enough(monkeypatch):
    monkeypatch.setattr(start.shutil, "which", lambda _: None)

    assert not start.node_is_new_enough()


def test_a_persons_own_settings_do_not_reach_the_tests(monkeypatch):
    monkeypatch.setenv("FRANKPLEDGE_SECRET_KEY", "x" * 40)
    monkeypatch.setenv("FRANKPLEDGE_SHARED", "there")

    given = start.test_environment("here")

    assert "FRANKPLEDGE_SECRET_KEY" not in given
    assert given["FRANKPLEDGE_HOME"] == "here"
    assert given["FRANKPLEDGE_SHARED"] == "there"


@pytest.mark.parametrize(("word", "code"), [("tests", 2), ("--help", 0)])
def test_help_is_given_when_asked_for_and_when_a_word_is_unknown(word, code):
    ended = subprocess.run(
        [sys.executable, start.__file__, word],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == code
    assert "python3 start.py test" in ended.stdout


def test_a_failing_check_stops_the_run_and_a_failing_test_does_not(monkeypatch, capfd):
    monkeypatch.setattr(start, "BIN", start.Path("/usr/bin"))
    monkeypatch.setattr(start, "CHECKS", (("first", "true"), ("second", "false")))
    monkeypatch.setattr(start, "LANES", ((("tests", "true"),),))

    stopped = start.test_everything()
    monkeypatch.setattr(start, "CHECKS", (("first", "true"),))
    passed = start.test_everything()

    printed = capfd.readouterr().out
    assert (stopped, passed) == (1, 0)
    assert "1 further steps were not run" in printed
    assert "FAILED second" in printed


def test_tests_run_side_by_side_and_one_that_fails_fails_the_run(monkeypatch, capfd):
    monkeypatch.setattr(start, "BIN", start.Path("/usr/bin"))
    monkeypatch.setattr(start, "CHECKS", ())
    one, *others = (("one", "echo of one"), ("other", "ls no-such-file"))
    third = ("third", "echo 'of the third'")
    monkeypatch.setattr(start, "LANES", ((one,), (*others, third)))

    came_to = start.test_everything()

    printed = capfd.readouterr().out
    assert came_to == 1
    assert "of one" in printed
    assert "no-such-file" in printed
    assert "FAILED other" in printed
    assert "of the third" in printed
