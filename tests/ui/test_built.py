"""What the build sends: our own looks, nothing of GOV.UK's, nothing that is not there."""

import json
import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def css(built):
    return (built / "application.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("mark", ["GDS Transport", "crest", "crown", "logotype"])
def test_nothing_of_the_governments_brand_is_sent(css, mark):
    assert mark.lower() not in css.lower()


def test_every_file_the_styles_name_is_there(built, css):
    named = set(re.findall(r"url\([\"']?([^\"')]+)", css))
    files = {name for name in named if not name.startswith("data:")}

    assert len(files) == 6
    assert [name for name in files if not (built / name).is_file()] == []


def test_our_own_font_is_named_throughout(css):
    families = set(re.findall(r"font-family:([^;}]+)", css))

    assert families <= {
        '"Source Sans 3"',
        "Source Sans 3,arial,sans-serif",
        '"Source Sans 3",arial,sans-serif',
        "sans-serif",
        "inherit",
    }


@pytest.mark.parametrize("cut", ["Regular", "Semibold", "Bold", "It"])
def test_documents_find_their_fonts_as_truetype(built, cut):
    start = (built / f"fonts/SourceSans3-{cut}.ttf").read_bytes()[:4]

    assert start == b"\x00\x01\x00\x00"


def test_the_licence_goes_with_the_fonts(built):
    assert "SIL OPEN FONT LICENSE" in (built / "fonts/LICENSE.txt").read_text().upper()


def test_the_script_is_small_and_names_no_file_that_is_not_there(built):
    script = (built / "application.js").read_text(encoding="utf-8")

    assert "sourceMappingURL" not in script
    assert len(script) < 80_000


def test_the_lock_names_no_registry_and_keeps_its_hashes():
    lock = json.loads((REPOSITORY / "package-lock.json").read_text(encoding="utf-8"))

    packages = {name: each for name, each in lock["packages"].items() if name}
    assert [name for name, each in packages.items() if "resolved" in each] == []
    assert [name for name, each in packages.items() if "integrity" not in each] == []


def test_every_package_is_pinned_to_one_version():
    package = json.loads((REPOSITORY / "package.json").read_text(encoding="utf-8"))

    pins = {**package["dependencies"], **package["devDependencies"]}
    assert [
        pin for pin in pins.values() if not re.fullmatch(r"\d+\.\d+\.\d+", pin)
    ] == []
