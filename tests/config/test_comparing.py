"""The command that compares two years' plans: what it prints, how it exits."""

import json

import pytest
from click.testing import CliRunner

from frankpledge.config.cli import frankpledge
from frankpledge.config.refusing import Refused, refusals
from frankpledge.review.comparing.comparison import Fate
from frankpledge.review.comparing.elements import Kind
from tests.plan.reading.formats.rendering import WRITERS, blocks_of
from tests.review.comparing.papers import NOW, THEN


@pytest.fixture
def compare(tmp_path):
    """Return a function that compares two texts, each brought in a file of a name."""

    def run(then, now, *options, names=("then.txt", "now.txt")):
        paths = []
        for text, name in zip((then, now), names, strict=True):
            path = tmp_path / name
            writer = next(
                (w for n, w in WRITERS.items() if n.endswith(path.suffix)), None
            )
            path.write_bytes(writer(blocks_of(text)) if writer else text.encode())
            paths.append(str(path))
        return CliRunner().invoke(
            frankpledge, ["plan", "compare", *paths, *options], catch_exceptions=False
        )

    return run


def test_it_says_it_in_a_sentence_then_the_findings_then_every_element(compare):
    done = compare(THEN, NOW)

    lines = done.stdout.splitlines()
    assert done.exit_code == 1
    assert lines[0].startswith("5 of 6 targets carried over, 1 dropped, 1 added; ")
    assert lines[2].startswith(
        "wrong        Arson: the plan for 2032-33 starts from 34"
    )
    assert "Targets: 5 of 6 targets carried over, 1 dropped, 1 added" in lines
    assert "  Dropped                Reduce bicycle theft by 10% (line 32)" in lines
    assert any(
        "lead: Northbridge Police, now Northbridge Council" in li for li in lines
    )
    assert any("likely: 2 of the 3 telling words are in both" in li for li in lines)


def test_two_plans_that_do_not_contradict_each_other_exit_with_0(compare):
    sound = NOW.replace("\t32\t34\tCounty plan", "\t31\t33\tCounty plan").replace(
        "\t390\t400\t390", "\t390\t400\t380"
    )

    done = compare(THEN, sound)
    assert done.exit_code == 0
    assert "question     Robberies" in done.stdout


def test_as_json_every_element_of_both_stands_once(compare):
    done = compare(THEN, NOW, "--json")

    printed = json.loads(done.stdout)
    assert done.exit_code == 1
    assert printed["earlier"]["year"] == "2031-32"
    assert printed["later"] == {
        "title": "Northbridge Community Safety Partnership Annual Plan 2032 - 2033",
        "year": "2032-33",
        "results_of": "2031-32",
    }
    for side in ("earlier", "later"):
        placed = [
            (each["words"], each["source"]["first_line"], entry["kind"])
            for entry in printed["elements"]
            for each in entry[side]
        ]
        assert len(placed) == sum(count[side] for count in printed["counts"])
    assert {f["severity"] for f in printed["findings"]} == {"wrong", "question"}
    assert printed["findings"][0]["later"]["source"] == {
        "first_line": 50,
        "last_line": 50,
        "place": "",
    }


def test_every_key_and_fate_it_prints_is_in_its_help(compare):
    printed = json.loads(compare(THEN, NOW, "--json").stdout)
    help_text = CliRunner().invoke(frankpledge, ["plan", "compare", "--help"]).stdout

    words = {*printed, *printed["elements"][0], *printed["findings"][0]}
    words |= {fate.value for fate in Fate}
    missing = {word for word in words if word not in " ".join(help_text.split())}
    assert missing == set()


def test_files_of_two_formats_can_be_compared(compare):
    done = compare(THEN, NOW, "--json", names=("then.docx", "now.xlsx"))

    printed = json.loads(done.stdout)
    assert [f["rule"] for f in printed["findings"]][:2] == [
        "baseline-is-not-the-result",
        "target-was-changed",
    ]
    assert {count["kind"] for count in printed["counts"]} == {
        kind.value for kind in Kind if kind is not Kind.RESULT
    }


def test_a_missing_file_is_a_matter_of_usage(compare, tmp_path):
    done = CliRunner().invoke(frankpledge, ["plan", "compare", "no.txt", "none.txt"])

    assert done.exit_code == 2


def test_an_unreadable_file_is_refused_in_a_sentence(compare):
    with pytest.raises(Refused, match="is empty"), refusals():
        compare(THEN, "")
